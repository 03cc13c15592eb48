"""A whole installation of its own for a test: the launcher with its database, pages, live channel and worker."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import httpx

from tests.ports import free_port

REPOSITORY = Path(__file__).resolve().parents[2]
NOT_OURS = ("DATABASE_URL", "SHIQUAN_DATABASE_POOL", "SHIQUAN_LAUNCHED", "DJANGO_SETTINGS_MODULE", "SHIQUAN_LIVE_PORT")
START_SECONDS = 300
SETTLE = """
from django.core.management import call_command
from shiquan.demo.loading import settle
call_command("migrate", verbosity=0)
settle()
"""
MARKS = {"pages": "granian", "worker": "shiquan.cli worker", "database": "postgres"}
"""What tells the launcher's children apart in their command lines."""


@dataclass
class Installation:
    """The running launcher; `kill` takes one of its processes away as a power cut would."""

    launcher: subprocess.Popen
    url: str
    environment: dict[str, str]

    def run(self, *command: str) -> subprocess.CompletedProcess:
        return subprocess.run(
            [sys.executable, "-m", "shiquan.cli", *command],
            cwd=REPOSITORY, env=self.environment, capture_output=True, text=True, check=False, timeout=600,
        )  # fmt: skip

    def start(self, *command: str) -> subprocess.Popen:
        return subprocess.Popen(
            [sys.executable, "-m", "shiquan.cli", *command],
            cwd=REPOSITORY, env=self.environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip

    def find(self, what: str) -> int:
        """The process id of a child of the launcher."""
        for entry in Path("/proc").iterdir():
            if not entry.name.isdigit():
                continue
            try:
                parent = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
                line = (entry / "cmdline").read_bytes().replace(b"\0", b" ").decode()
            except OSError:
                continue
            if parent == self.launcher.pid and MARKS[what] in line:
                return int(entry.name)
        raise LookupError(f"no {what} among the launcher's processes")

    def kill(self, what: str) -> None:
        """kill -9, then waits until the launcher has put another in its place and pages answer."""
        before = self.wait_for(what)
        os.kill(before, signal.SIGKILL)
        self.wait_for(what, before)

    def wait_for(self, what: str, before: int = 0) -> int:
        """The process id, once there is another than before and pages answer: each comes back from what befell the others."""
        until = time.monotonic() + 60
        while time.monotonic() < until:
            with suppress(LookupError):
                if (found := self.find(what)) != before and answers(self.url):
                    return found
            time.sleep(0.2)
        raise AssertionError(f"{what} did not come back")


@contextmanager
def running_installation() -> Iterator[Installation]:
    """The people of the demo, without its disputes, on free ports in a folder of its own; everything is gone afterwards."""
    folder, port = Path(tempfile.mkdtemp(prefix="shiquan-lost-")), free_port(2)
    folder.chmod(0o755)
    environment = {k: v for k, v in os.environ.items() if k not in NOT_OURS}
    environment |= {"SHIQUAN_DATA": str(folder / "data"), "SHIQUAN_PORT": str(port), "SHIQUAN_DEMO": "1"}
    settled = subprocess.run(
        [sys.executable, "-m", "shiquan.cli", "manage", "shell", "--no-imports", "-c", SETTLE],
        cwd=REPOSITORY, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert settled.returncode == 0, settled.stderr
    log = (folder / "launcher.log").open("wb")
    launcher = subprocess.Popen(
        [sys.executable, "-m", "shiquan.cli", "serve"], cwd=REPOSITORY, env=environment, stdout=log, stderr=log
    )
    one = Installation(launcher, f"http://127.0.0.1:{port}", environment)
    try:
        until = time.monotonic() + START_SECONDS
        while not answers(one.url):
            assert launcher.poll() is None, (folder / "launcher.log").read_text()
            assert time.monotonic() < until, (folder / "launcher.log").read_text()
            time.sleep(0.5)
        yield one
    finally:
        launcher.terminate()
        try:
            launcher.wait(60)
        except subprocess.TimeoutExpired:
            launcher.kill()
            launcher.wait()
        log.close()
        shutil.rmtree(folder, ignore_errors=True)


def answers(url: str) -> bool:
    try:
        return httpx.get(f"{url}/healthz", trust_env=False, timeout=5).status_code == 200
    except httpx.TransportError:
        return False
