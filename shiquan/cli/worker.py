"""`shiquan worker`: background jobs and deadlines."""

import argparse
from typing import Any


def register(subparsers: "argparse._SubParsersAction[Any]") -> None:
    """Add the command."""
    subparsers.add_parser("worker", help="do jobs, watch deadlines").set_defaults(run=work)


def work(_arguments: argparse.Namespace) -> int:
    """Run until stopped."""
    from shiquan.launch.jobs import run_worker

    run_worker()
    return 0
