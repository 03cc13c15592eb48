"""The hub alone: queues have a bound, and whoever does not read has to go."""

import asyncio
from uuid import uuid4

from shiquan.rooms.hub import HEARTBEAT_EVERY, PENDING_LIMIT, Client, Hub

TOPIC = f"case:{uuid4()}"


def test_a_slow_client_is_dropped_and_a_quick_one_stays():
    async def story() -> tuple[Hub, bool]:
        hub, slow, quick = Hub(), Client(frozenset({TOPIC})), Client(frozenset({TOPIC}))

        async def hang() -> None:
            try:
                await asyncio.sleep(60)
            finally:
                hub.remove(slow)

        slow.task = asyncio.create_task(hang())
        await asyncio.sleep(0)
        hub.add(slow)
        hub.add(quick)
        for number in range(PENDING_LIMIT + 1):
            hub.publish(number + 1, TOPIC)
            await quick.take()
        await asyncio.gather(slow.task, return_exceptions=True)
        return hub, slow.closed

    hub, gone = asyncio.run(story())
    assert gone and hub.dropped == 1 and len(hub) == 1 and hub.last_id == PENDING_LIMIT + 1


def test_a_topic_without_listeners_leaves_nothing_behind():
    hub, client = Hub(), Client(frozenset({TOPIC}))
    hub.add(client)
    hub.remove(client)
    hub.publish(7, TOPIC)
    assert not hub.listeners and len(hub) == 0 and hub.last_id == 7


def test_each_client_is_beaten_once_a_round():
    hub, clients = Hub(), [Client(frozenset({TOPIC})) for _ in range(40)]
    for client in clients:
        hub.add(client)
    for second in range(HEARTBEAT_EVERY):
        hub.beat(second)
    assert {len(client.pending) for client in clients} == {1}


def test_what_waits_goes_out_in_one_write():
    async def story() -> bytes:
        hub, client = Hub(), Client(frozenset({TOPIC}))
        hub.add(client)
        hub.publish(1, TOPIC)
        hub.publish(2, TOPIC)
        return await client.take()

    sent = asyncio.run(story())
    assert sent.count(b"event: signal") == 2 and sent.endswith(b"\n\n")
