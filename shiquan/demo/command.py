"""`shiquan demo load|reset|status`."""

import argparse
import json
import sys
import time
from typing import Any

from django.conf import settings

from shiquan.demo.loading import count, is_loaded, load, take_away


def register(subparsers: "argparse._SubParsersAction[Any]") -> None:
    """Adds the command."""
    parser = subparsers.add_parser("demo", help="load, reset or count the demo county")
    parser.add_argument("what", choices=("load", "reset", "status"))
    parser.add_argument("--yes", action="store_true", help="不再询问 do not ask")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """The exit code: 0, or 2 when it is not allowed or was not confirmed."""
    if arguments.what == "status":
        print(json.dumps({"loaded": is_loaded(), **count()}))
        return 0
    if not settings.SHIQUAN_DEMO:
        _say("这是正式系统（SHIQUAN_DEMO=0），不能载入或重置演示数据。 This is no demo: nothing was done.")
        return 2
    if arguments.what == "reset":
        if not arguments.yes and not _confirmed():
            _say("没有改动。 Nothing was changed.")
            return 2
        take_away()
    began = time.monotonic()
    made = load(_say)
    if made:
        _say(f"演示数据已载入：{made} 件纠纷，{time.monotonic() - began:.0f} 秒。 {made} disputes loaded.")
    else:
        _say("演示数据已经在了。 The demo county is there already.")
    return 0


def _confirmed() -> bool:
    numbers = count()
    _say(
        f"将清空全部数据（{numbers['disputes']} 件纠纷）并重新载入演示数据，所有人都会退出登录。\n"
        "All data will be deleted and the demo county loaded anew; everybody is logged out."
    )
    try:
        return input("确定吗？输入 yes 继续。 Type yes to go on: ").strip().lower() == "yes"
    except EOFError:
        return False


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)
