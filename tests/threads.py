"""Several people at once: each in a thread with a database connection of its own."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import TypeVar

from django.db import connection

Answer = TypeVar("Answer")


def in_threads(count: int, act: Callable[[int], Answer]) -> list[Answer]:
    """Runs ``act(n)`` in so many threads that begin together, each with a connection of its own."""
    start = Barrier(count)

    def run(n: int) -> Answer:
        try:
            start.wait(20)
            return act(n)
        finally:
            connection.close()

    with ThreadPoolExecutor(count) as pool:
        return list(pool.map(run, range(count)))
