"""Django's own PostgreSQL, but for how a pooled connection is tried before it is lent."""

import select
from typing import Any

from django.db.backends.postgresql import base
from psycopg import Connection, OperationalError
from psycopg_pool import ConnectionPool


class DatabaseWrapper(base.DatabaseWrapper):
    """Asks the operating system whether the server hung up, instead of asking the server before every page.

    A database that was killed and restarted costs no failed page. Settings leave Django's own check of pooled
    connections off.
    """

    def get_new_connection(self, conn_params: dict[str, Any]) -> "Connection[Any]":
        """A connection that is alive; the dead ones on the way go, and the pool replaces them."""
        while True:
            taken: Connection[Any] = super().get_new_connection(conn_params)
            if not self.pool or not was_hung_up(taken):
                return taken
            taken.close()
            self.pool.putconn(taken)


def was_hung_up(connection: "Connection[Any]") -> bool:
    """Whether an idle connection is dead: only where there is something to read does the server have to be asked."""
    waiting = select.poll()
    waiting.register(connection.pgconn.socket, select.POLLIN)
    if not waiting.poll(0):
        return False
    try:
        ConnectionPool.check_connection(connection)
    except OperationalError:
        return True
    return False
