"""The one LISTEN connection of a live process: what PostgreSQL notifies goes to the hub; a gap is filled from the table."""

import asyncio
import json
import logging
from typing import Any

import psycopg
from psycopg.conninfo import make_conninfo

from .hub import Hub

CHANNEL = "shiquan"
LONGEST_PAUSE = 10.0
OVERLAP = 200  # numbers are given before commit, so an older number may become visible after a newer one
log = logging.getLogger(__name__)


def conninfo_of(database: dict[str, Any]) -> str:
    """A libpq connection string from Django's database settings."""
    names = {"HOST": "host", "PORT": "port", "NAME": "dbname", "USER": "user", "PASSWORD": "password"}
    parts = {libpq: str(database[name]) for name, libpq in names.items() if database.get(name)}
    for option in ("sslmode", "sslrootcert", "options"):
        if option in database.get("OPTIONS", {}):
            parts[option] = str(database["OPTIONS"][option])
    # A database that vanished without a word (pulled cable) is noticed within about a minute.
    return make_conninfo(
        **parts, application_name="shiquan-live", keepalives_idle="30", keepalives_interval="10"
    )


class Listener:
    """Keeps listening for as long as the process lives; `connected` tells whether it does right now."""

    def __init__(self, hub: Hub, conninfo: str) -> None:
        self.hub = hub
        self.conninfo = conninfo
        self.connected = False

    async def run(self) -> None:
        """Listen, and after any break come back, first at once and then ever more patiently."""
        pause = 0.0
        while True:
            try:
                async with await psycopg.AsyncConnection.connect(
                    self.conninfo, autocommit=True
                ) as connection:
                    await self._open(connection)
                    pause = 0.0
                    async for notice in connection.notifies():
                        self._pass_on(notice.payload)
            except (psycopg.Error, OSError) as error:
                log.warning("live channel lost the database: %s", str(error).strip())
            finally:
                self.connected = False
            await asyncio.sleep(pause)
            pause = min(max(0.25, pause * 2), LONGEST_PAUSE)

    async def _open(self, connection: psycopg.AsyncConnection[Any]) -> None:
        await connection.execute(f"LISTEN {CHANNEL}")
        if self.hub.last_id:
            rows = await connection.execute(
                "SELECT max(id), topic FROM cases_signal WHERE id > %s GROUP BY topic ORDER BY 1",
                [self.hub.last_id - OVERLAP],
            )
            async for number, topic in rows:
                self.hub.publish(number, topic)
        else:
            row = await (await connection.execute("SELECT max(id) FROM cases_signal")).fetchone()
            self.hub.last_id = (row[0] if row else 0) or 0
        self.connected = True

    def _pass_on(self, payload: str) -> None:
        try:
            said = json.loads(payload)
            number, topic = int(said["id"]), str(said["topic"])
        except (ValueError, KeyError, TypeError):
            log.warning("live channel heard something that is no signal: %.80r", payload)
            return
        self.hub.publish(number, topic)
