"""The launcher's watch: starts the processes of an installation, starts them again when they die, stops them all."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from shiquan.launch.console import warn
from shiquan.launch.logs import LogWatch
from shiquan.launch.owner import prepare_child
from shiquan.launch.trouble import Trouble

PAUSES = (0.1, 0.5, 1, 2, 5, 10)  # seconds before the first, second … restart in a row
STEADY = 30  # seconds after which a process counts as sound again
PATIENCE = 15  # seconds a process may take to stop


@dataclass
class Watched:
    """One process that must run. `start` returns it running; it may raise Trouble or OSError and is then tried again."""

    name: str
    start: Callable[[], subprocess.Popen[bytes]]
    log: Path
    stop_signal: signal.Signals = signal.SIGTERM
    process: subprocess.Popen[bytes] | None = None
    crashes: int = 0
    started: float = 0
    due: float = 0
    watch: LogWatch = field(init=False)

    def __post_init__(self) -> None:
        self.watch = LogWatch(self.log)


LEAN = {"MALLOC_ARENA_MAX": "2"}
"""The C library keeps an arena for every thread otherwise, and none of them gives memory back."""


def command_starter(
    command: list[str], log: Path, environment: dict[str, str]
) -> Callable[[], subprocess.Popen[bytes]]:
    """How to start one of our own programs: in a group of its own, its output in `log`, ending with the launcher."""

    def start() -> subprocess.Popen[bytes]:
        with log.open("ab") as stream:
            return subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=stream, stderr=stream, start_new_session=True,
                env={**LEAN, **os.environ, **environment}, preexec_fn=prepare_child(None, None, signal.SIGTERM),
            )  # fmt: skip

    return start


class Supervisor:
    """Watches processes in the order given; they are stopped in the opposite order."""

    def __init__(self, watched: list[Watched]) -> None:
        self.watched = watched
        self.stopping = False

    def ask_to_stop(self, number: int, _frame: object) -> None:
        """For SIGINT and SIGTERM. A second Ctrl-C while stopping changes nothing: stopping takes seconds at most."""
        self.stopping = True

    def take_signals(self) -> None:
        """Stop cleanly on Ctrl-C, on `kill`, and when the terminal is closed."""
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self.ask_to_stop)

    def look_after(self, one: Watched) -> None:
        """Start the process if it does not run and its pause is over; note a death."""
        now = time.monotonic()
        if one.process is not None:
            if one.process.poll() is None:
                if one.crashes and now - one.started > STEADY:
                    one.crashes = 0
                return
            self.note_death(one, f"{one.process.returncode}")
        if now < one.due or self.stopping:
            return
        try:
            one.process = one.start()
            one.started = time.monotonic()
        except (Trouble, OSError) as reason:
            self.note_death(one, str(reason))

    def note_death(self, one: Watched, reason: str) -> None:
        """Say it, end what is left of its group, and set the time of the next start."""
        end_group(one.process)
        one.process = None
        pause = PAUSES[min(one.crashes, len(PAUSES) - 1)]
        one.crashes += 1
        one.due = time.monotonic() + pause
        if not self.stopping:
            warn(
                f"[{one.name}] 意外停止（{reason}），{pause} 秒后重新启动。日志：{one.log}",
                f"stopped unexpectedly, starting again in {pause} s.",
            )

    def run(self, until: Callable[[], bool] = lambda: False) -> None:
        """Watch until asked to stop, or until `until` says so (looked at five times a second)."""
        turn = 0
        while not self.stopping and not until():
            for one in self.watched:
                self.look_after(one)
            if turn % 5 == 0:
                self.repeat_alarms()
            turn += 1
            time.sleep(0.2)

    def repeat_alarms(self) -> None:
        """Show warnings from the logs on the console."""
        for one in self.watched:
            for line in one.watch.find_alarms():
                print(f"[{one.name}] {line}", file=sys.stderr, flush=True)

    def stop(self) -> None:
        """Stop every process, the last started first; one that does not obey is killed."""
        self.stopping = True
        for one in reversed(self.watched):
            if one.process is None or one.process.poll() is not None:
                continue
            one.process.send_signal(one.stop_signal)
            try:
                one.process.wait(PATIENCE)
            except subprocess.TimeoutExpired:
                warn(f"[{one.name}] 没有按时停止，强制结束。", "did not stop in time and is killed.")
            end_group(one.process)


def end_group(process: subprocess.Popen[bytes] | None) -> None:
    """Kill what is left of the group that a process led."""
    if process is None:
        return
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        return
    process.wait()
