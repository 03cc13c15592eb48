"""Getting a database for a command: the server of DATABASE_URL, the running embedded one, or one started for a while."""

import os
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

from shiquan.config import environment
from shiquan.launch import postgres
from shiquan.launch.folder import change_marker, claim_folder, try_lock
from shiquan.launch.trouble import Trouble

OLDEST_SERVER = 14


def check_server(url: str) -> None:
    """Raises Trouble when the server does not answer, is older than PostgreSQL 14, or does not store UTF-8."""
    try:
        with psycopg.connect(url, connect_timeout=10) as connection:
            version = connection.info.server_version // 10000
            encoding = connection.info.parameter_status("server_encoding")
    except (psycopg.Error, UnicodeError) as reason:
        detail = re.sub(r"\s+", " ", str(reason)).strip()
        raise Trouble(
            f"连不上 DATABASE_URL 指定的数据库。请检查地址、用户、密码和网络。（{detail}）",
            "The database in DATABASE_URL cannot be reached. Check address, user, password and network.",
        ) from reason
    if version < OLDEST_SERVER:
        raise Trouble(
            f"数据库是 PostgreSQL {version}，需要 {OLDEST_SERVER} 或更新的版本。请升级数据库，"
            "或不设 DATABASE_URL 而使用内置数据库。",
            f"The database is PostgreSQL {version}; {OLDEST_SERVER} or newer is needed. Upgrade it, "
            "or leave DATABASE_URL unset to use the embedded one.",
        )
    if encoding != "UTF8":
        raise Trouble(
            f"数据库的字符编码是 {encoding}，需要 UTF8。请用 create database … encoding 'UTF8' template template0 另建一个。",
            f"The database is encoded in {encoding}; UTF8 is needed. "
            "Make another with: create database … encoding 'UTF8' template template0.",
        )


def embedded_cluster(folder: Path) -> postgres.Cluster:
    """The embedded database of a data folder."""
    return postgres.Cluster(folder / "postgres")


def await_running(cluster: postgres.Cluster, seconds: float = 60) -> str:
    """Wait for a server that another process starts; its address. Raises Trouble after `seconds`."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        pid = postgres.find_running(cluster)
        if pid is not None and postgres.is_ready(cluster, pid):
            return postgres.cluster_url(cluster)
        time.sleep(0.1)
    raise Trouble(
        "另一个石泉程序占用着数据文件夹，但它的数据库没有响应。请稍候再试，或重新启动它。",
        "Another Shiquan holds the data folder, but its database does not answer. Wait and try again, or restart it.",
    )


def start_embedded(folder: Path) -> tuple[postgres.Cluster, postgres.Server]:
    """Start the embedded database of a folder whose lock we hold; an orphan of a killed launcher is ended first."""
    cluster = embedded_cluster(folder)
    postgres.end_orphan(cluster)
    server = postgres.start_server(cluster, folder / "log" / "postgres.log")
    change_marker(folder, database=True)
    return cluster, server


@contextmanager
def open_database() -> Iterator[str]:
    """
    A database for as long as a command runs; its address is also put into DATABASE_URL for Django.

    Beside a running installation its database is shared. Raises Trouble with what to do.
    """
    url = environment.database_url()
    if url:
        check_server(url)
        yield url
        return
    folder = environment.data_folder()
    claim_folder(folder)
    lock = try_lock(folder)
    if lock is None:
        url = await_running(embedded_cluster(folder))
        os.environ["DATABASE_URL"] = url
        yield url
        return
    cluster, server = start_embedded(folder)
    os.environ["DATABASE_URL"] = postgres.cluster_url(cluster)
    try:
        yield os.environ["DATABASE_URL"]
    finally:
        os.environ.pop("DATABASE_URL", None)
        postgres.stop_server(server)
        os.close(lock)
