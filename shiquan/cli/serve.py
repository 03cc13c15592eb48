"""`shiquan serve`: everything at once."""

import argparse
import os
from typing import Any

from shiquan.config import environment
from shiquan.launch.console import say
from shiquan.launch.installation import serve_installation


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
    serve_installation(show_entrance)
    say("已停止，数据都已保存。", "Stopped; all data are kept.")
    return 0


def show_entrance() -> None:
    """Where to click."""
    line = "─" * 60
    print(f"\n{line}\n  石泉方案已启动  Shiquan is ready\n\n  请打开  Open:  {environment.public_url()}/\n")
    print(f"  数据文件夹  Data:  {environment.data_folder()}")
    print(f"  停止  Stop:  Ctrl-C\n{line}", flush=True)
