"""The live channel as browsers meet it: real PostgreSQL, real uvicorn."""

from uuid import uuid4

import httpx
import pytest
from django.db import connection

from tests.live import Live

from .conftest import Stream, signal

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_signal_reaches_the_one_it_concerns(live: Live, browser, worker, sign_in):
    topic = f"person:{worker.pk}"
    with live.open(browser, sign_in(worker), topics=topic) as answer:
        stream = Stream(answer.iter_lines())
        hello = stream.next()
        assert answer.status_code == 200
        assert answer.headers["content-type"].startswith("text/event-stream")
        assert hello["event"] == "hello" and hello["data"]["topics"] == [topic]
        number = signal(topic)
        heard = stream.next()
        assert heard == {"id": str(number), "event": "signal", "data": {"id": number, "topic": topic}}


def test_it_grants_only_the_topics_that_one_may_hear(live: Live, browser, worker, outsider, sign_in):
    own, foreign = f"person:{worker.pk}", f"person:{outsider.pk}"
    with live.open(browser, sign_in(worker), topics=f"{own},{foreign},case:{uuid4()}") as answer:
        stream = Stream(answer.iter_lines())
        assert stream.next()["data"]["topics"] == [own]
        signal(foreign)
        signal(own)
        assert stream.next()["data"]["topic"] == own


@pytest.mark.parametrize("session", ["", "no-such-session", "x" * 500])
def test_it_refuses_visitors_without_a_session(live: Live, browser, worker, session):
    with live.open(browser, session, topics=f"person:{worker.pk}") as answer:
        assert answer.status_code == 403


@pytest.mark.parametrize("topics", ["", "person:*", "case:1 OR 1=1", "constructor:x", "," * 4000])
def test_it_refuses_topics_that_are_none(live: Live, browser, worker, sign_in, topics):
    with live.open(browser, sign_in(worker), topics=topics) as answer:
        assert answer.status_code == 403


def test_it_refuses_a_page_of_another_host_and_serves_the_own_host_on_another_port(
    live: Live, browser, worker, sign_in
):
    query = {"topics": f"person:{worker.pk}"}
    assert browser.get(live.url, params=query, headers={"Origin": "https://evil.example"}).status_code == 403
    own = {"Origin": "http://127.0.0.1:8000"}
    refused = browser.get(live.url, params=query, headers=own)
    assert refused.headers["access-control-allow-origin"] == "http://127.0.0.1:8000"
    assert refused.headers["access-control-allow-credentials"] == "true"


def test_a_returning_browser_hears_what_it_missed_once_per_topic(live: Live, browser, worker, sign_in):
    topic = f"person:{worker.pk}"
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO cases_signal (topic, created_at) VALUES (%s, now() - interval '1 minute') RETURNING id",
            [topic],
        )
        first = cursor.fetchone()[0]
    for _ in range(3):
        last = signal(topic, tell=False)
    with live.open(browser, sign_in(worker), topics=topic, last_event_id=str(first)) as answer:
        stream = Stream(answer.iter_lines())
        assert stream.next()["data"] == {"id": last, "topic": topic}
        assert stream.next()["event"] == "hello"


def test_a_first_visit_hears_what_happened_since_the_page_was_made(live: Live, browser, worker, sign_in):
    topic = f"person:{worker.pk}"
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_json(now()) #>> '{}'")
        made = cursor.fetchone()[0]
    number = signal(topic, tell=False)
    with live.open(browser, sign_in(worker), topics=topic, since=made) as answer:
        assert Stream(answer.iter_lines()).next()["data"]["id"] == number


@pytest.mark.parametrize("last", ["-1", "abc", "9" * 40, "1;drop", "²"])
def test_a_wrong_number_to_come_back_with_is_only_ignored(live: Live, browser, worker, sign_in, last):
    with live.open(browser, sign_in(worker), topics=f"person:{worker.pk}", last=last) as answer:
        assert Stream(answer.iter_lines()).next()["event"] == "hello"


def test_news_go_on_after_the_database_cut_the_listening_connection(live: Live, browser, worker, sign_in):
    topic = f"person:{worker.pk}"
    with live.open(browser, sign_in(worker), topics=topic) as answer:
        stream = Stream(answer.iter_lines())
        stream.next()
        first = signal(topic)
        assert stream.next()["data"]["id"] == first
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'shiquan-live'"
            )
            assert cursor.rowcount == 1
        second = signal(topic)  # perhaps unheard: then the table tells
        while stream.next()["data"]["id"] != second:
            pass


def test_news_that_are_no_signal_do_no_harm(live: Live, browser, worker, sign_in):
    topic = f"person:{worker.pk}"
    with live.open(browser, sign_in(worker), topics=topic) as answer:
        stream = Stream(answer.iter_lines())
        stream.next()
        with connection.cursor() as cursor:
            for payload in ("", "{", "[]", '{"id": "x"}'):
                cursor.execute("SELECT pg_notify('shiquan', %s)", [payload])
        number = signal(topic)
        assert stream.next()["data"]["id"] == number


def test_a_beat_keeps_a_quiet_connection_alive(live: Live, browser, worker, sign_in):
    with live.open(browser, sign_in(worker), topics=f"person:{worker.pk}") as answer:
        lines = answer.iter_lines()
        assert any(line == ": beat" for line in lines)


def test_many_listeners_are_counted_and_forgotten_when_they_leave(live: Live, browser, worker, sign_in):
    session, health = sign_in(worker), f"http://127.0.0.1:{live.port}/live/healthz"
    with httpx.Client(timeout=20, trust_env=False, limits=httpx.Limits(max_connections=60)) as crowd:
        opened = [live.open(crowd, session, topics=f"person:{worker.pk}") for _ in range(50)]
        streams = [Stream(each.__enter__().iter_lines()) for each in opened]
        for stream in streams:
            stream.next()
        assert browser.get(health).json()["clients"] == 50
        number = signal(f"person:{worker.pk}")
        assert {stream.next()["data"]["id"] for stream in streams} == {number}
        for each in opened:
            each.__exit__(None, None, None)
    while browser.get(health).json()["clients"]:
        pass


def test_other_addresses_and_methods_are_refused(live: Live, browser):
    assert browser.get(f"http://127.0.0.1:{live.port}/anything").status_code == 404
    assert browser.post(live.url).status_code == 405
