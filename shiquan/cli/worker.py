"""`shiquan worker`: background jobs and deadlines."""

import argparse
import contextlib
import os
from pathlib import Path
from typing import Any

LATER = 10
"""How much the worker stands back for the pages when the processors are busy."""
SESSION_SHARE = Path("/proc/self/autogroup")
"""Linux shares the processors among sessions first, and only within one by how nice a process is."""


def register(subparsers: "argparse._SubParsersAction[Any]") -> None:
    """Add the command."""
    subparsers.add_parser("worker", help="do jobs, watch deadlines").set_defaults(run=work)


def work(_arguments: argparse.Namespace) -> int:
    """Run until stopped. Somebody who waits for a page goes before a paper that is being made."""
    from shiquan.launch.jobs import run_worker

    stand_back()
    run_worker()
    return 0


def stand_back() -> None:
    """Takes a smaller share of busy processors; the whole session does, where the worker has one of its own."""
    os.nice(LATER)
    if os.getsid(0) == os.getpid():
        with contextlib.suppress(OSError):
            SESSION_SHARE.write_text(str(LATER))
