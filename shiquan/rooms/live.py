"""The live channel: a raw ASGI application that tells browsers *that* something changed, never what.

Run by uvicorn as `shiquan.rooms.live:application` on the live port, with `--timeout-graceful-shutdown 2`
(an open event stream would otherwise hold the shutdown up). GET /live/events?topics=… and GET /live/healthz.
"""

import asyncio
import os
import random
from collections.abc import Awaitable, Callable, MutableMapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import datetime
from http.cookies import CookieError, SimpleCookie
from typing import Any
from urllib.parse import parse_qs, urlsplit

import django
from django.utils.dateparse import parse_datetime

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shiquan.config.settings")
django.setup(set_prefix=False)

from django.conf import settings  # noqa: E402
from django.db import Error as DatabaseError  # noqa: E402

from shiquan.cases.clock import now  # noqa: E402

from . import gate  # noqa: E402
from .hub import Client, Hub  # noqa: E402
from .listener import Listener, conninfo_of  # noqa: E402

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]

LONGEST_LIFE = 900.0  # seconds; then the browser comes back and is asked again whether it may listen
CLIENT_LIMIT = 20_000
RETRY = b"retry: 2000\n\n"
THREADS = 4


class LiveChannel:
    """The application with its hub, its one LISTEN connection and its few threads for questions to the database."""

    def __init__(self) -> None:
        self.hub = Hub()
        self.listener: Listener | None = None
        self.tasks: list[asyncio.Task[None]] = []
        self.threads = ThreadPoolExecutor(THREADS, thread_name_prefix="live")

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._live(receive, send)
        elif scope["type"] == "http":
            await self._answer(scope, receive, send)

    async def start(self) -> None:
        """Begin to listen to the database and to beat."""
        self.listener = Listener(self.hub, conninfo_of(settings.DATABASES["default"]))
        self.tasks = [asyncio.create_task(self.listener.run()), asyncio.create_task(self._beat())]

    async def stop(self) -> None:
        """End all connections and tasks."""
        self.hub.close_all()
        for task in self.tasks:
            task.cancel()
        await asyncio.gather(*self.tasks, return_exceptions=True)
        self.threads.shutdown(wait=False)

    async def _live(self, receive: Receive, send: Send) -> None:
        while True:
            message = await receive()
            if message["type"] == "lifespan.startup":
                await self.start()
                await send({"type": "lifespan.startup.complete"})
            elif message["type"] == "lifespan.shutdown":
                await self.stop()
                await send({"type": "lifespan.shutdown.complete"})
                return

    async def _beat(self) -> None:
        second = 0
        while True:
            await asyncio.sleep(1)
            self.hub.beat(second)
            second += 1

    async def _answer(self, scope: Message, receive: Receive, send: Send) -> None:
        headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
        cors = cors_headers(headers)
        if scope["method"] != "GET":
            await say(send, 405, b"", cors)
        elif scope["path"] == "/live/healthz":
            up = self.listener is not None and self.listener.connected
            body = f'{{"status":"{"ok" if up else "error"}","clients":{len(self.hub)},"dropped":{self.hub.dropped}}}'
            await say(send, 200 if up else 503, body.encode(), cors, b"application/json")
        elif scope["path"] != "/live/events":
            await say(send, 404, b"", cors)
        elif cors is None:
            await say(send, 403, b"foreign origin", None)
        elif len(self.hub) >= CLIENT_LIMIT:
            await say(send, 503, b"full", cors)
        else:
            await self._open_stream(headers, scope["query_string"].decode("latin-1"), receive, send, cors)

    async def _open_stream(
        self,
        headers: dict[str, str],
        query: str,
        receive: Receive,
        send: Send,
        cors: list[tuple[bytes, bytes]],
    ) -> None:
        asked = parse_qs(query)
        wanted = gate.read_topics(asked.get("topics", [""])[0])
        try:
            topics = (
                await self._ask(gate.allowed_topics, session_key_of(headers), wanted)
                if wanted
                else frozenset()
            )
        except DatabaseError:
            await say(send, 503, b"database unreachable", cors)
            return
        if not topics:
            await say(send, 403, b"nothing to listen to", cors)
            return
        client = Client(topics, asyncio.current_task())
        self.hub.add(client)  # before the replay is read: what happens meanwhile waits in the client
        watch = asyncio.create_task(watch_leaving(client, receive))
        life = asyncio.get_running_loop().call_later(LONGEST_LIFE * random.uniform(0.8, 1.0), client.close)  # noqa: S311
        try:
            await self._stream(client, since_of(headers, asked), send, cors)
        except asyncio.CancelledError:
            if not client.closed:  # cancelled from outside, not by the hub because the client was too slow
                raise
        finally:
            life.cancel()
            watch.cancel()
            self.hub.remove(client)

    async def _stream(
        self, client: Client, since: gate.Since, send: Send, cors: list[tuple[bytes, bytes]]
    ) -> None:
        try:
            missed, newest = await self._ask(gate.replay, client.topics, since)
        except DatabaseError:
            await say(send, 503, b"database unreachable", cors)
            return
        await send({"type": "http.response.start", "status": 200, "headers": [*STREAM_HEADERS, *cors]})
        await send(part(RETRY + missed + hello_bytes(newest, client.topics)))
        while chunk := await client.take():
            await send(part(chunk))
        await send({"type": "http.response.body", "body": b"", "more_body": False})

    async def _ask(self, question: Callable[..., Any], *args: Any) -> Any:
        return await asyncio.get_running_loop().run_in_executor(self.threads, question, *args)


STREAM_HEADERS = [
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"cache-control", b"no-store"),
    (b"x-accel-buffering", b"no"),
]


async def watch_leaving(client: Client, receive: Receive) -> None:
    """Close the client when its browser has gone."""
    with suppress(OSError):
        while (await receive())["type"] != "http.disconnect":
            pass
    client.close()


def part(body: bytes) -> Message:
    """A piece of a stream that goes on."""
    return {"type": "http.response.body", "body": body, "more_body": True}


def hello_bytes(newest: int, topics: frozenset[str]) -> bytes:
    """The first event: the server's instant, the granted topics, and the number to come back with."""
    names = ",".join(f'"{topic}"' for topic in sorted(topics))
    return (
        f'id: {newest}\nevent: hello\ndata: {{"now":"{now().isoformat()}","topics":[{names}]}}\n\n'.encode()
    )


async def say(
    send: Send, status: int, body: bytes, cors: list[tuple[bytes, bytes]] | None, kind: bytes = b"text/plain"
) -> None:
    """A whole short answer."""
    headers = [
        (b"content-type", kind),
        (b"cache-control", b"no-store"),
        (b"content-length", str(len(body)).encode()),
    ]
    await send({"type": "http.response.start", "status": status, "headers": [*headers, *(cors or [])]})
    await send({"type": "http.response.body", "body": body})


def cors_headers(headers: dict[str, str]) -> list[tuple[bytes, bytes]] | None:
    """Headers that let the page's own host on another port read the answer; None for a foreign origin."""
    origin = headers.get("origin", "")
    if not origin:
        return []
    own = urlsplit(f"//{headers.get('host', '')}").hostname
    if urlsplit(origin).hostname != own and origin not in settings.CSRF_TRUSTED_ORIGINS:
        return None
    return [
        (b"access-control-allow-origin", origin.encode("latin-1")),
        (b"access-control-allow-credentials", b"true"),
        (b"vary", b"Origin"),
    ]


def session_key_of(headers: dict[str, str]) -> str:
    """The session cookie of a request, or an empty text."""
    try:
        cookie = SimpleCookie(headers.get("cookie", "")).get(settings.SESSION_COOKIE_NAME)
    except CookieError:
        return ""
    return cookie.value if cookie else ""


def since_of(headers: dict[str, str], asked: dict[str, list[str]]) -> gate.Since:
    """Where the browser left off: Last-Event-ID, else ?last=, else ?since= (the instant its page was made)."""
    number = headers.get("last-event-id") or asked.get("last", [""])[0]
    if number.isascii() and number.isdigit() and len(number) < 19:
        return gate.Since(signal_id=int(number))
    try:
        instant: datetime | None = parse_datetime(asked.get("since", [""])[0].replace(" ", "+"))
    except ValueError:
        instant = None
    return gate.Since(instant=instant if instant is not None and instant.tzinfo is not None else None)


application = LiveChannel()
