"""A pooled connection is tried before it is lent, without asking a server that has nothing to say."""

import select
import time

import psycopg

from shiquan.config.database.base import was_hung_up


def test_a_connection_that_the_server_ended_is_found_out_and_one_with_news_is_not(database_url: str):
    with psycopg.connect(database_url, autocommit=True) as other, psycopg.connect(database_url, autocommit=True) as ours:
        assert not was_hung_up(ours)
        ours.execute("LISTEN trial")
        other.execute("NOTIFY trial")
        wait_for_something_to_read(ours)
        assert not was_hung_up(ours)
        other.execute("SELECT pg_terminate_backend(%s)", [ours.info.backend_pid])
        wait_for_something_to_read(ours)
        assert was_hung_up(ours)


def wait_for_something_to_read(connection: psycopg.Connection) -> None:
    readable, _, _ = select.select([connection.pgconn.socket], [], [], 10)
    assert readable
    time.sleep(0.05)
