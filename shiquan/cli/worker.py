"""`shiquan worker`: background jobs and deadlines."""

import argparse
import os
from typing import Any

LATER = 10
"""How much the worker stands back for the pages when the processors are busy."""


def register(subparsers: "argparse._SubParsersAction[Any]") -> None:
    """Add the command."""
    subparsers.add_parser("worker", help="do jobs, watch deadlines").set_defaults(run=work)


def work(_arguments: argparse.Namespace) -> int:
    """Run until stopped. Somebody who waits for a page goes before a paper that is being made."""
    from shiquan.launch.jobs import run_worker

    os.nice(LATER)
    run_worker()
    return 0
