"""
The `shiquan` command. Each sub-command lives in the module named below, which exposes

    def register(subparsers) -> None:
        parser = subparsers.add_parser("verify", help="…")
        parser.set_defaults(run=verify)          # verify(arguments: argparse.Namespace) -> int, the exit code

Only the module of the command asked for is loaded, so that `shiquan law` starts without Django or a database.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from enum import Enum
from importlib import import_module
from importlib.util import find_spec

from shiquan.launch.trouble import Trouble
from shiquan.law.errors import LawError


class Needs(Enum):
    """What must be there before a command's module is loaded."""

    NOTHING = "nothing"
    DATABASE = "database"  # and Django, set up


@dataclass(frozen=True)
class Command:
    """One sub-command: where it lives, what it needs, one line of help."""

    name: str
    module: str
    needs: Needs
    zh: str
    en: str
    only_with: str = ""  # the option without which the command does not need its database after all


COMMANDS = [
    Command("serve", "shiquan.cli.serve", Needs.NOTHING, "启动整套系统", "start everything and watch it"),
    Command(
        "worker", "shiquan.cli.worker", Needs.DATABASE, "执行后台任务，看守期限", "do jobs, watch deadlines"
    ),
    Command(
        "migrate", "shiquan.cli.maintain", Needs.DATABASE, "更新数据库结构", "bring the database up to date"
    ),
    Command("init", "shiquan.cli.maintain", Needs.DATABASE, "建立证书和密钥", "make certificates and keys"),
    Command(
        "prepare", "shiquan.cli.maintain", Needs.DATABASE, "启动前的全部准备", "migrate, init, first demo"
    ),
    Command("manage", "shiquan.cli.maintain", Needs.DATABASE, "Django 管理命令", "Django's own commands"),
    Command(
        "doctor", "shiquan.cli.doctor", Needs.NOTHING, "检查系统并说明如何处理", "check and say what to do"
    ),
    Command("demo", "shiquan.demo.command", Needs.DATABASE, "演示数据", "load or reset the demo county"),
    Command(
        "simulate", "shiquan.simulate.command", Needs.NOTHING, "模拟办案", "take disputes through a server"
    ),
    Command(
        "verify", "shiquan.documents.command", Needs.DATABASE, "核验文书和记录链", "verify documents, chains",
        only_with="--chain",
    ),  # fmt: skip
    Command("procedure", "shiquan.procedure.command", Needs.NOTHING, "程序表", "the procedures, step by step"),
    Command("law", "shiquan.law.command", Needs.NOTHING, "法律计算", "periods, limitation, money"),
]


def is_there(module: str) -> bool:
    """Whether a module exists, without loading it (its packages are loaded)."""
    try:
        return find_spec(module) is not None
    except ModuleNotFoundError:
        return False


def describe_commands() -> str:
    """The list for --help."""
    lines = [f"  {one.name:<10} {one.zh}  {one.en}" for one in COMMANDS if is_there(one.module)]
    return "commands:\n" + "\n".join(lines)


def build_parser(command: Command | None) -> argparse.ArgumentParser:
    """The parser with the one command registered that was asked for."""
    parser = argparse.ArgumentParser(
        prog="shiquan",
        description="石泉方案：劳动争议一站式调解  Shiquan: labour disputes from one phone to a confirmed agreement",
        epilog=describe_commands() if command is None else None,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    if command is not None:
        import_module(command.module).register(parser.add_subparsers(dest="command", required=True))
    return parser


def start_django() -> None:
    """Load the settings and the apps."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shiquan.config.settings")
    import django

    django.setup()


def run_command(command: Command, arguments: Sequence[str]) -> int:
    """Give the command what it needs and run it; its exit code."""
    # Asking for help must not start a database.
    wants_database = (
        command.needs is Needs.DATABASE
        and not {"-h", "--help"} & set(arguments)
        and (not command.only_with or command.only_with in arguments)
    )
    if wants_database:
        from shiquan.launch.database import open_database
    with open_database() if wants_database else nullcontext(""):
        if command.needs is Needs.DATABASE:
            start_django()
        parsed = build_parser(command).parse_args(arguments)
        code = (getattr(parsed, "run", None) or parsed.func)(parsed)
        if wants_database:
            from django.db import connections

            for connection in connections.all(initialized_only=True):
                connection.close()
                if hasattr(connection, "close_pool"):
                    connection.close_pool()
    return int(code or 0)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; its exit code. What the owner can mend is said without a traceback, with exit code 2."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    command = next((one for one in COMMANDS if given and one.name == given[0]), None)
    try:
        if command is None:
            parser = build_parser(None)
            if not given or given[0] in {"-h", "--help"}:
                parser.print_help()
                return 0
            parser.error(f"没有这个命令：{given[0]}  no such command: {given[0]}\n\n{describe_commands()}")
        if not is_there(command.module):
            raise Trouble(
                f"命令 {command.name} 还没有实现。", f"The command {command.name} is not there yet."
            )
        return run_command(command, given)
    except Trouble as trouble:
        print(f"\n{trouble.zh}\n{trouble.en}", file=sys.stderr)
        return 2
    except LawError as error:
        # A data file of the law that an office wrote itself names itself and what is wrong in it.
        print(f"\n{error.label.zh}\n{error.label.en}", file=sys.stderr)
        return 2
    except ValueError as error:
        # A setting that cannot be read names itself (see shiquan.config.environment).
        if "SHIQUAN_" not in str(error) and "DATABASE_URL" not in str(error):
            raise
        print(f"\n{error}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        return 1
    except KeyboardInterrupt:
        return 130
