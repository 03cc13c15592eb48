"""The embedded PostgreSQL does what the rest relies on."""

import psycopg


def test_it_finds_chinese_words_by_trigram(database_url):
    with psycopg.connect(database_url, autocommit=True) as connection:
        connection.execute("create extension if not exists pg_trgm")
        row = connection.execute("select cardinality(show_trgm('拖欠工资'))").fetchone()
    assert row is not None and row[0] > 3


def test_it_offers_exclusion_constraints_for_bookings(database_url):
    with psycopg.connect(database_url, autocommit=True) as connection:
        connection.execute("create extension if not exists btree_gist")
