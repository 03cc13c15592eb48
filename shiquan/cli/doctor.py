"""`shiquan doctor`: looks at what an installation stands on and says what to do."""

import argparse
import json
import shutil
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import date, datetime
from importlib import import_module
from importlib.util import find_spec
from typing import Any
from zoneinfo import ZoneInfo

from shiquan.config import environment
from shiquan.launch.database import open_database
from shiquan.launch.folder import claim_folder
from shiquan.launch.trouble import Trouble

LEAST_SPACE = 2 * 1024**3  # bytes: below this a busy month of documents may fill the disk


@dataclass(frozen=True)
class Finding:
    """One thing looked at. `todo` is empty when nothing is to be done."""

    name: str
    sound: bool
    zh: str
    en: str


def register(subparsers: "argparse._SubParsersAction[Any]") -> None:
    """Add the command."""
    parser = subparsers.add_parser("doctor", help="check and say what to do")
    parser.add_argument("--json", action="store_true", help="输出 JSON  print JSON")
    parser.set_defaults(run=examine)


def examine(arguments: argparse.Namespace) -> int:
    """Look at everything; exit code 1 when something is to be done."""
    findings = [find_out(name, look) for name, look in CHECKS]
    if arguments.json:
        print(json.dumps([asdict(one) for one in findings], ensure_ascii=False, indent=1))
    else:
        for one in findings:
            print(f"{'✓' if one.sound else '✗'} {one.zh}\n  {one.en}")
    return 0 if all(one.sound for one in findings) else 1


def find_out(name: str, look: Callable[[], tuple[bool, str, str]]) -> Finding:
    """Run one check; what stops it is its finding."""
    try:
        sound, zh, en = look()
        return Finding(name, sound, zh, en)
    except Trouble as trouble:
        return Finding(name, False, trouble.zh, trouble.en)


def look_at_folder() -> tuple[bool, str, str]:
    """Is the data folder there, ours, sound and writable."""
    folder = environment.data_folder()
    claim_folder(folder)
    return True, f"数据文件夹 {folder} 可用。", f"The data folder {folder} is usable."


def look_at_space() -> tuple[bool, str, str]:
    """Is there room on the disk."""
    folder = environment.data_folder()
    free = shutil.disk_usage(folder if folder.exists() else environment.REPOSITORY).free
    shown = f"{free / 1024**3:.1f} GB"
    if free < LEAST_SPACE:
        return (
            False,
            f"磁盘只剩 {shown}。请清理磁盘，或把数据文件夹移到更大的磁盘（SHIQUAN_DATA）。",
            f"Only {shown} of disk are left. Clear some, or move the data folder to a larger disk (SHIQUAN_DATA).",
        )
    return True, f"磁盘剩余 {shown}。", f"{shown} of disk are free."


def look_at_database() -> tuple[bool, str, str]:
    """Does the database answer, and are its tables up to date."""
    from shiquan.cli import start_django

    with open_database():
        start_django()
        from django.db import connection
        from django.db.migrations.executor import MigrationExecutor

        from shiquan.cli.maintain import refuse_newer_database

        try:
            executor = MigrationExecutor(connection)
            refuse_newer_database(executor)
            waiting = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
            with connection.cursor() as cursor:
                cursor.execute("show server_version")
                version = cursor.fetchone()[0]
        finally:
            connection.close()
            connection.close_pool()  # type: ignore[attr-defined]
    if waiting:
        return (
            False,
            f"数据库（PostgreSQL {version}）结构还差 {waiting} 步更新。请运行 ./run migrate。",
            f"The database (PostgreSQL {version}) lacks {waiting} steps. Run ./run migrate.",
        )
    return True, f"数据库 PostgreSQL {version}，结构已是最新。", f"PostgreSQL {version}, tables up to date."


def look_at_certificates() -> tuple[bool, str, str]:
    """Do the certificates of the installation's own authority exist and last. Asks the documents floor."""
    if not find_spec("shiquan.documents.authority"):
        return True, "本版本没有电子签章。", "This version has no signing."
    from shiquan.cli import start_django

    start_django()
    authority = import_module("shiquan.documents.authority")
    describe = getattr(authority, "describe_authority", None)
    if describe is None:
        return True, "证书由 ./run init 建立。", "Certificates are made by ./run init."
    sound, zh, en = describe()
    return bool(sound), str(zh), str(en)


def look_at_calendar() -> tuple[bool, str, str]:
    """Are this year's holidays known, and in December next year's, which are published by November."""
    if not find_spec("shiquan.law.calendar"):
        return True, "本版本没有工作日历。", "This version has no calendar."
    from shiquan.law.calendar import is_working_day
    from shiquan.law.errors import LawError

    today = datetime.now(ZoneInfo("Asia/Shanghai"))
    wanted = [today.year, *([today.year + 1] if today.month == 12 else [])]
    missing = []
    for year in wanted:
        try:
            is_working_day(date(year, 1, 1))
        except LawError:
            missing.append(str(year))
    if missing:
        return (
            False,
            f"缺少 {'、'.join(missing)} 年的节假日安排，落在其中的期限只是暂定。请更新程序，或补充国务院办公厅公布的安排。",
            f"The holidays of {', '.join(missing)} are missing, so periods that end in it are provisional. "
            "Update the program, or add what the State Council has published.",
        )
    return (
        True,
        f"工作日历包含 {'、'.join(map(str, wanted))} 年。",
        f"The calendar knows {', '.join(map(str, wanted))}.",
    )


def look_at_courts() -> tuple[bool, str, str]:
    """Does every commission know the intermediate court that its final awards have to name."""
    from shiquan.cli import start_django

    with open_database():
        start_django()
        from django.conf import settings
        from django.db import DatabaseError, connection

        from shiquan.organisations.models import Office

        try:
            commissions = Office.objects.filter(kind="arbitration_commission", is_active=True)
            missing = [] if settings.SHIQUAN_INTERMEDIATE_COURT else list(commissions.filter(intermediate_court="").order_by("code"))
        except DatabaseError:
            return True, "数据库结构更新以后再核对法院名称。", "The courts are looked at once the tables are up to date."
        finally:
            connection.close()
            connection.close_pool()  # type: ignore[attr-defined]
    if missing:
        first = missing[0].code
        return (
            False,
            f"{'、'.join(o.name for o in missing)}没有登记中级人民法院，终局裁决不能写明向哪个法院申请撤销。请运行 ./run manage name_court {first} 某某市中级人民法院",
            "A commission has no intermediate court registered, so its final awards can't name the court that may set them aside. "
            f"Run ./run manage name_court {first} with the court's full name.",
        )
    return True, "仲裁委员会的中级人民法院已登记。", "The commissions know their intermediate court."


CHECKS: list[tuple[str, Callable[[], tuple[bool, str, str]]]] = [
    ("folder", look_at_folder),
    ("space", look_at_space),
    ("database", look_at_database),
    ("certificates", look_at_certificates),
    ("calendar", look_at_calendar),
    ("courts", look_at_courts),
]
