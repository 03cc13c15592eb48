"""Who may listen to what: the session behind a cookie, the access rule of the spine, and the replay of missed signals.

Everything here asks the database through Django and therefore runs in a thread; answers are kept for a short time so
that a thousand browsers coming back at once cost a thousand look-ups, not a thousand per topic.
"""

import re
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from importlib import import_module
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.auth import get_user
from django.db import close_old_connections, connection
from django.http import HttpRequest

from shiquan.cases.access import may_listen

from .hub import event_bytes
from .listener import OVERLAP

TOPIC = re.compile(r"(case|worklist|person|office|room):[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
TOPIC_LIMIT = 60
KEPT_FOR = 20.0  # seconds
KEPT_LIMIT = 50_000


class Kept:
    """A small memory of answers, each for KEPT_FOR seconds."""

    def __init__(self) -> None:
        self.rows: dict[Any, tuple[float, Any]] = {}

    def get(self, key: Any, ask: Callable[[], Any]) -> Any:
        """The remembered answer, or a fresh one."""
        at = time.monotonic()
        found = self.rows.get(key)
        if found is not None and found[0] > at:
            return found[1]
        answer = ask()
        if len(self.rows) >= KEPT_LIMIT:
            self.rows.clear()
        self.rows[key] = (at + KEPT_FOR, answer)
        return answer


people = Kept()
permissions = Kept()


@dataclass(frozen=True, slots=True)
class Since:
    """From where a browser wants to be told again: after a signal, or after the instant its page was made."""

    signal_id: int | None = None
    instant: datetime | None = None


def read_topics(text: str) -> list[str]:
    """The well-formed topics of a query, each once; the rest is ignored."""
    found = (topic for topic in text.lower().split(",") if TOPIC.fullmatch(topic))
    return list(dict.fromkeys(found))[:TOPIC_LIMIT]


def find_person(session_key: str) -> UUID | None:
    """The person signed in by a session, or None. Runs in a thread."""
    if not session_key or len(session_key) > 64:
        return None
    found: UUID | None = people.get(session_key, lambda: _ask_person(session_key))
    return found


def allowed_topics(session_key: str, topics: Iterable[str]) -> frozenset[str]:
    """The topics that the person behind a session may hear; empty for nobody. Runs in a thread."""
    close_old_connections()
    try:
        person = find_person(session_key)
        if person is None:
            return frozenset()
        return frozenset(
            topic for topic in topics if permissions.get((person, topic), partial(may_listen, person, topic))
        )
    finally:
        close_old_connections()


def replay(topics: frozenset[str], since: Since) -> tuple[bytes, int]:
    """The newest missed signal of each topic as event bytes, and the newest number of all. Runs in a thread.

    One signal per topic is enough: it says "look again", and looking once shows everything.
    """
    close_old_connections()
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT coalesce(max(id), 0) FROM cases_signal")
            newest = int(cursor.fetchone()[0])
            if since.signal_id is not None:
                cursor.execute(
                    "SELECT max(id), topic FROM cases_signal WHERE topic = ANY(%s) AND (id > %s OR (id > %s AND"
                    " created_at > now() - interval '10 seconds')) GROUP BY topic ORDER BY 1",
                    [list(topics), since.signal_id, since.signal_id - OVERLAP],
                )
            elif since.instant is not None:
                cursor.execute(
                    "SELECT max(id), topic FROM cases_signal WHERE topic = ANY(%s)"
                    " AND created_at > greatest(%s, now() - interval '1 hour') GROUP BY topic ORDER BY 1",
                    [list(topics), since.instant - timedelta(seconds=2)],
                )
            else:
                return b"", newest
            return b"".join(event_bytes(number, topic) for number, topic in cursor.fetchall()), newest
    finally:
        close_old_connections()


def _ask_person(session_key: str) -> UUID | None:
    engine = import_module(settings.SESSION_ENGINE)
    request = HttpRequest()
    request.session = engine.SessionStore(session_key)
    user = get_user(request)
    return user.pk if user.is_authenticated and user.is_active else None
