"""Who listens to what in this process, and the bytes on their way to them. Pure asyncio: no database, no Django."""

import asyncio
from collections import defaultdict, deque
from dataclasses import dataclass, field
from itertools import count

PENDING_LIMIT = 64
HEARTBEAT_EVERY = 15  # seconds; also the number of slices in which clients are beaten, one slice a second
HEARTBEAT = b": beat\n\n"


@dataclass(slots=True, eq=False)
class Client:
    """One open connection: what waits to be written, and the task that writes it."""

    topics: frozenset[str]
    task: "asyncio.Task[None] | None" = None
    pending: deque[bytes] = field(default_factory=deque)
    waiter: "asyncio.Future[None] | None" = None
    closed: bool = False

    def offer(self, chunk: bytes) -> bool:
        """Queue bytes; False when the client is too slow and has to go."""
        if self.closed:
            return True
        if len(self.pending) >= PENDING_LIMIT:
            return False
        self.pending.append(chunk)
        self._wake()
        return True

    def close(self) -> None:
        """Let the writing task end after what it writes now."""
        self.closed = True
        self._wake()

    async def take(self) -> bytes:
        """All that waits, as one write; empty bytes when the client is closed."""
        while not self.pending and not self.closed:
            self.waiter = asyncio.get_running_loop().create_future()
            await self.waiter
        if self.closed:
            return b""
        chunk = b"".join(self.pending)
        self.pending.clear()
        return chunk

    def _wake(self) -> None:
        if self.waiter is not None and not self.waiter.done():
            self.waiter.set_result(None)


class Hub:
    """Topics and their listeners. `last_id` is the newest signal that passed through."""

    def __init__(self) -> None:
        self.listeners: dict[str, set[Client]] = defaultdict(set)
        self.slices: list[set[Client]] = [set() for _ in range(HEARTBEAT_EVERY)]
        self.turn = count()
        self.last_id = 0
        self.dropped = 0

    def __len__(self) -> int:
        return sum(len(part) for part in self.slices)

    def add(self, client: Client) -> None:
        """Begin to hear; signals from now on wait in the client."""
        for topic in client.topics:
            self.listeners[topic].add(client)
        self.slices[next(self.turn) % HEARTBEAT_EVERY].add(client)

    def remove(self, client: Client) -> None:
        """Forget a client; topics without listeners are forgotten too."""
        client.closed = True
        for topic in client.topics:
            self.listeners[topic].discard(client)
            if not self.listeners[topic]:
                del self.listeners[topic]
        for part in self.slices:
            part.discard(client)

    def publish(self, signal_id: int, topic: str) -> None:
        """Hand a signal to everybody who listens to its topic; the bytes are made once for all."""
        self.last_id = max(self.last_id, signal_id)
        listeners = self.listeners.get(topic)
        if listeners:
            chunk = event_bytes(signal_id, topic)
            self._offer_all(listeners, chunk)

    def beat(self, second: int) -> None:
        """A comment to one slice of clients, so that proxies keep the connections and dead ones show."""
        self._offer_all(self.slices[second % HEARTBEAT_EVERY], HEARTBEAT)

    def close_all(self) -> None:
        """End every connection (shutdown): browsers come back by themselves."""
        for part in self.slices:
            for client in part:
                client.close()

    def _offer_all(self, clients: set[Client], chunk: bytes) -> None:
        for client in [client for client in clients if not client.offer(chunk)]:
            self.dropped += 1
            client.closed = True
            # Its task hangs in a write that nobody reads, so it has to be cancelled; the browser returns and replays.
            if client.task is not None:
                client.task.cancel()


def event_bytes(signal_id: int, topic: str) -> bytes:
    """One signal as a server-sent event."""
    return f'id: {signal_id}\nevent: signal\ndata: {{"id":{signal_id},"topic":"{topic}"}}\n\n'.encode()
