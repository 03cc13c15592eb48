"""`shiquan serve`: everything at once."""

import argparse
import os
import socket
from typing import Any

from shiquan.config import environment
from shiquan.launch.console import say
from shiquan.launch.installation import serve_installation

EVERYWHERE = {"0.0.0.0", "::"}  # noqa: S104
DOCUMENTATION = ("192.0.2.1", 9)
"""An address that belongs to nobody (RFC 5737); only the way towards it is asked for."""


def register(subparsers: "argparse._SubParsersAction[Any]") -> None:
    """Add the command."""
    parser = subparsers.add_parser("serve", help="start everything and watch it")
    parser.add_argument("--host", help="网址 address to listen on (SHIQUAN_HOST)")
    parser.add_argument("--port", help="端口 port of the pages (SHIQUAN_PORT)")
    parser.add_argument("--no-demo", action="store_true", help="不载入演示数据 without the demo county")
    parser.set_defaults(run=serve)


def serve(arguments: argparse.Namespace) -> int:
    """Run until stopped."""
    # The children read the environment, so what the command line says goes there.
    if arguments.host:
        os.environ["SHIQUAN_HOST"] = arguments.host
    if arguments.port:
        os.environ["SHIQUAN_PORT"] = arguments.port
    if arguments.no_demo:
        os.environ["SHIQUAN_DEMO"] = "0"
    own = find_own_address() if environment.host() in EVERYWHERE else ""
    if own:
        os.environ.setdefault("SHIQUAN_PUBLIC_URL", f"http://{own}:{environment.port()}")
    serve_installation(show_entrance)
    say("已停止，数据都已保存。", "Stopped; all data are kept.")
    return 0


def find_own_address() -> str:
    """The address at which other machines and phones reach this one; empty without a network. Nothing is sent."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(DOCUMENTATION)
        except OSError:
            return ""
        return str(probe.getsockname()[0])


def show_entrance() -> None:
    """Where to click."""
    line, here = "─" * 60, f"http://127.0.0.1:{environment.port()}"
    print(f"\n{line}\n  石泉方案已启动  Shiquan is ready\n\n  请打开  Open:  {environment.public_url()}/\n")
    if environment.host() in EVERYWHERE and environment.public_url() != here:
        print(f"  本机也可用  On this machine also:  {here}/\n")
    print(f"  数据文件夹  Data:  {environment.data_folder()}")
    print(f"  停止  Stop:  Ctrl-C\n{line}", flush=True)
