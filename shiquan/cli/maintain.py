"""`shiquan migrate`, `init`, `prepare` and `manage`: the database and what stands beside it."""

import argparse
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from shiquan.config import environment
from shiquan.launch.console import say
from shiquan.launch.folder import change_marker, claim_folder
from shiquan.launch.trouble import Trouble

MIGRATION_LOCK = 7_315_001  # any number; the same on every node, so that two nodes do not migrate at once
# What an installation needs beside its tables: made once, kept in the data folder. Each may be called again.
INITIAL_STEPS = [
    ("shiquan.organisations.keyring", "get_keyring"),
    ("shiquan.documents.authority", "ensure_authority"),
]
DEMO_MODULE = "shiquan.demo.command"


def register(subparsers: "argparse._SubParsersAction[Any]") -> None:
    """Add the commands."""
    subparsers.add_parser("migrate", help="bring the database up to date").set_defaults(run=migrate)
    subparsers.add_parser("init", help="make certificates and keys").set_defaults(run=initialise)
    subparsers.add_parser("prepare", help="migrate, init, load the demo once").set_defaults(run=prepare)
    manage_parser = subparsers.add_parser("manage", help="Django's own commands", add_help=False)
    manage_parser.add_argument("rest", nargs=argparse.REMAINDER)
    manage_parser.set_defaults(run=manage)


def migrate(_arguments: argparse.Namespace) -> int:
    """Bring the tables up to date. Raises Trouble when the database was written by a newer version."""
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_lock(%s)", [MIGRATION_LOCK])
    try:
        executor = MigrationExecutor(connection)
        refuse_newer_database(executor)
        waiting = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
        if waiting:
            say(
                f"正在更新数据库结构（{waiting} 步）……",
                f"Bringing the database up to date ({waiting} steps) …",
            )
            call_command("migrate", interactive=False, verbosity=0)
    finally:
        with connection.cursor() as cursor:
            cursor.execute("select pg_advisory_unlock(%s)", [MIGRATION_LOCK])
    return 0


def refuse_newer_database(executor: Any) -> None:
    """Raises Trouble when migrations were applied that this program does not have."""
    ours = {app for app, _ in executor.loader.graph.nodes}
    replaced = {key for migration in executor.loader.disk_migrations.values() for key in migration.replaces}
    unknown = [
        key
        for key in executor.loader.applied_migrations
        if key[0] in ours and key not in executor.loader.disk_migrations and key not in replaced
    ]
    if unknown:
        names = ", ".join(f"{app} {name}" for app, name in sorted(unknown)[:5])
        raise Trouble(
            f"数据库来自更新的版本（{names}）。请更新程序（git pull），或用 SHIQUAN_DATA 指定另一个文件夹。",
            f"The database comes from a newer version ({names}). Update the program (git pull), "
            "or name another folder in SHIQUAN_DATA.",
        )


def initialise(_arguments: argparse.Namespace) -> int:
    """Make the keys and certificates that are not there yet. Raises Trouble when those of the data are gone."""
    refuse_lost_keys()
    for module, function in INITIAL_STEPS:
        if find_spec(module):
            getattr(import_module(module), function)()
    return 0


def refuse_lost_keys() -> None:
    """Raises Trouble when the database holds people or papers but the keys beside it are gone or damaged.

    New ones would be made silently: nobody could read the old numbers and names, and no old paper would verify.
    """
    from django.contrib.auth import get_user_model

    from shiquan.cases.models import Document
    from shiquan.documents.authority import authority_folder
    from shiquan.organisations.keyring import KeyFileDamaged, get_keyring, key_file

    lost = []
    if not key_file().exists():
        lost += [key_file()] if get_user_model()._default_manager.exists() else []
    else:
        try:
            get_keyring(fresh=True)
        except KeyFileDamaged:
            lost.append(key_file())
    if not (authority_folder() / "root.pem").exists() and Document.objects.filter(status="complete").exists():
        lost.append(authority_folder())
    if lost:
        names = "、".join(map(str, lost))
        raise Trouble(
            f"数据库里已有数据，但密钥或证书不见了或已损坏：{names}。请从备份恢复；没有它们，加密的个人信息读不出来，已签的文书无法查验。",
            f"The database holds data, but its keys or certificates are gone or damaged: {', '.join(map(str, lost))}. Restore them "
            "from a backup; without them sealed personal data cannot be read and signed papers cannot be verified.",
        )


def prepare(arguments: argparse.Namespace) -> int:
    """Everything between an empty database and the first page."""
    from shiquan.cli import start_django

    start_django()
    migrate(arguments)
    say("正在检查证书和密钥……", "Checking certificates and keys …")
    initialise(arguments)
    if environment.is_demo() and find_spec("shiquan.demo") and find_spec(DEMO_MODULE):
        load_first_demo()
    return 0


def load_first_demo() -> None:
    """Load the demo into an empty installation; a loading that was interrupted is begun anew."""
    from django.contrib.auth import get_user_model

    folder = environment.data_folder()
    state = claim_folder(folder).demo
    people = get_user_model()._default_manager
    # Begun anew only where nothing but the demo is: DATABASE_URL may have been pointed at other people's data since.
    if people.exists() and (state != "loading" or people.filter(is_demo=False).exists()):
        return
    say(
        "正在载入演示数据（约一分钟，仅首次）……",
        "Loading the demo county (about a minute, first start only) …",
    )
    change_marker(folder, demo="loading")
    parser = argparse.ArgumentParser()
    import_module(DEMO_MODULE).register(parser.add_subparsers(dest="command"))
    parsed = parser.parse_args(["demo", *(["reset", "--yes"] if state == "loading" else ["load"])])
    code = (getattr(parsed, "run", None) or parsed.func)(parsed)
    if code:
        raise SystemExit(code)
    change_marker(folder, demo="loaded")


def manage(arguments: argparse.Namespace) -> int:
    """Pass on to Django."""
    from django.core.management import execute_from_command_line

    execute_from_command_line(["shiquan manage", *arguments.rest])
    return 0
