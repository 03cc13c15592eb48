"""One installation: its data folder, its database, its processes; from the first check to the last stop."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

from shiquan.config import environment
from shiquan.launch import postgres
from shiquan.launch.console import say
from shiquan.launch.database import check_server, start_embedded
from shiquan.launch.folder import claim_folder, try_lock
from shiquan.launch.processes import Supervisor, Watched, command_starter
from shiquan.launch.translations import compile_translations
from shiquan.launch.trouble import Trouble

LIVE_MODULE = "shiquan.rooms.live"


def check_port(host: str, port: int) -> None:
    """Raises Trouble when the port cannot be listened on."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except PermissionError as reason:
            raise Trouble(
                f"普通用户不能使用端口 {port}。请换一个 1024 以上的端口：./run --port 8000",
                f"Port {port} is reserved for root. Take one above 1024: ./run --port 8000",
            ) from reason
        except (OSError, OverflowError) as reason:
            other = port + 10 if port < 65000 else 8000
            raise Trouble(
                f"{host} 的端口 {port} 已被占用或不可用。请停止占用它的程序，或换一个端口：./run --port {other}",
                f"Port {port} on {host} is taken or not available. Stop the program that uses it, "
                f"or take another: ./run --port {other}",
            ) from reason


def take_lock(folder: Path, seconds: float = 10) -> int:
    """The lock of the data folder; a command that holds it for a moment is waited for. Raises Trouble."""
    deadline = time.monotonic() + seconds
    while (lock := try_lock(folder)) is None:
        if time.monotonic() > deadline:
            raise Trouble(
                f"已有一个石泉程序正在使用数据文件夹 {folder}。请先停止它，或用 SHIQUAN_DATA 指定另一个文件夹。",
                f"Another Shiquan is using the data folder {folder}. Stop it first, "
                "or name another folder in SHIQUAN_DATA.",
            )
        time.sleep(0.2)
    return lock


def database_watch(folder: Path, cluster: postgres.Cluster, server: postgres.Server) -> Watched:
    """The embedded server as a watched process; it already runs."""
    log = folder / "log" / "postgres.log"

    def restart() -> postgres.Server:
        postgres.end_orphan(cluster)
        return postgres.start_server(cluster, log)

    return Watched("postgres", restart, log, signal.SIGINT, process=server, started=time.monotonic())


def program_watch(folder: Path, name: str, command: list[str]) -> Watched:
    """One of our own programs, run by this Python."""
    log = folder / "log" / f"{name}.log"
    surroundings = {
        "SHIQUAN_LAUNCHED": "1",
        "DJANGO_SETTINGS_MODULE": "shiquan.config.settings",
        "PYTHONPATH": str(environment.REPOSITORY),
        "PYTHONUNBUFFERED": "1",
        # One arena a thread is glibc's habit; two keep the processes small.
        "MALLOC_ARENA_MAX": "2",
    }
    return Watched(name, command_starter([sys.executable, *command], log, surroundings), log)


def our_programs(folder: Path) -> list[Watched]:
    """The pages, the live channel (if it is there) and the worker."""
    host, port = environment.host(), environment.port()
    web = [
        "-m", "granian", "--interface", "wsgi", "--host", host, "--port", str(port), "--no-ws", "--http", "1",
        "--workers", str(environment.web_workers()), "--blocking-threads", str(environment.web_threads()),
        "--respawn-failed-workers", "--respawn-interval", "0.5", "--workers-kill-timeout", "8",
        "--log-level", "warning", "shiquan.launch.web:application",
    ]  # fmt: skip
    live = [
        "-m", "uvicorn", f"{LIVE_MODULE}:application", "--host", host, "--port", str(environment.live_port()),
        "--no-access-log", "--log-level", "warning", "--timeout-graceful-shutdown", "2",
    ]  # fmt: skip
    programs = [program_watch(folder, "web", web)]
    if find_spec(LIVE_MODULE):
        programs.append(program_watch(folder, "live", live))
    programs.append(program_watch(folder, "worker", ["-m", "shiquan.cli", "worker"]))
    return programs


def answers() -> bool:
    """Whether the pages answer."""
    host = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(environment.host(), environment.host())  # noqa: S104
    request = urllib.request.Request(
        f"http://{host}:{environment.port()}/healthz", headers={"Host": "localhost"}
    )
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(request, timeout=5) as answer:
            return int(answer.status) == 200
    except urllib.error.HTTPError:
        return True  # it answers; a host name it does not know is the operator's setting
    except OSError:
        return False


def prepare(supervisor: Supervisor) -> None:
    """Migrations, keys and the demo, in a process of their own so that the launcher stays small. Raises Trouble."""
    process = subprocess.Popen(
        [sys.executable, "-m", "shiquan.cli", "prepare"],
        cwd=environment.REPOSITORY,
        env={**os.environ, "PYTHONPATH": str(environment.REPOSITORY)},
    )
    while process.poll() is None:
        if supervisor.stopping:
            process.terminate()
        time.sleep(0.05)
    if process.returncode and not supervisor.stopping:
        # What went wrong has been said by the process itself.
        raise SystemExit(process.returncode)


def serve_installation(ready: Callable[[], None]) -> None:
    """
    Start everything, call `ready` once pages answer, watch until asked to stop, stop everything.

    Raises Trouble when it cannot start.
    """
    folder = environment.data_folder()
    claim_folder(folder)
    lock = take_lock(folder)
    for port in (environment.port(), environment.live_port()):
        check_port(environment.host(), port)
    compile_translations()
    supervisor = Supervisor([])
    supervisor.take_signals()
    try:
        if environment.database_url():
            check_server(environment.database_url())
        else:
            if not (folder / "postgres" / "data").exists():
                say("正在建立数据库……", "Making the database …")
            cluster, server = start_embedded(folder)
            os.environ["DATABASE_URL"] = postgres.cluster_url(cluster)
            supervisor.watched.append(database_watch(folder, cluster, server))
        prepare(supervisor)
        supervisor.watched.extend(our_programs(folder))
        supervisor.run(until=answers)
        if not supervisor.stopping:
            ready()
        supervisor.run()
    finally:
        supervisor.stop()
        os.close(lock)
