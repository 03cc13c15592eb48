"""Ports for the servers that tests start."""

import socket
from contextlib import ExitStack
from random import SystemRandom


def free_port(count: int = 1) -> int:
    """The first of so many free ports in a row.

    They lie below those that the system gives to whoever asks for any: nobody is given one before our server takes it.
    """
    for port in SystemRandom().sample(range(20_000, 30_000), 200):
        with ExitStack() as held:
            try:
                for each in range(port, port + count):
                    held.enter_context(socket.socket()).bind(("127.0.0.1", each))
            except OSError:
                continue
            return port
    raise AssertionError("no free port")
