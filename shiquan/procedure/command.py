"""``shiquan procedure …``: the procedures as readable tables, and their generated pages."""

import argparse
import json
from pathlib import Path
from typing import Any

from shiquan.procedure.pages import HEAD, page_name, write_page
from shiquan.procedure.tables import all_procedures


def register(subparsers: Any) -> None:
    """Add ``procedure`` with ``list``, ``show`` and ``docs``."""
    parser = subparsers.add_parser("procedure", help="程序表 / the procedures")
    commands = parser.add_subparsers(dest="procedure_command", required=True)
    listing = commands.add_parser("list", help="全部程序 / every procedure")
    listing.add_argument("--json", action="store_true", help="输出 JSON / print JSON")
    listing.set_defaults(run=run_list)
    show = commands.add_parser("show", help="一个程序的全部环节 / one procedure, step by step")
    show.add_argument("name", help="例如 / such as mediation/onestop")
    show.set_defaults(run=run_show)
    docs = commands.add_parser("docs", help="生成文档 / write the pages")
    docs.add_argument("folder", type=Path)
    docs.set_defaults(run=run_docs)


def run_list(arguments: argparse.Namespace) -> int:
    rows = [
        {"procedure": p.name_and_edition, "name": p.name.zh, "states": len(p.states), "steps": len(p.steps), "clocks": len(p.clocks)}
        for p in all_procedures()
    ]
    if arguments.json:
        print(json.dumps(rows, ensure_ascii=False, indent=2))
    else:
        for row in rows:
            print(f"{row['procedure']:<32} {row['name']}  {row['states']} states, {row['steps']} steps, {row['clocks']} clocks")
    return 0


def run_show(arguments: argparse.Namespace) -> int:
    found = [p for p in all_procedures() if arguments.name in (p.key, p.name_and_edition)]
    if not found:
        known = "、".join(p.key for p in all_procedures())
        print(f"没有这个程序：{arguments.name}。现有：{known}  no such procedure")
        return 2
    print(write_page(found[-1]))
    return 0


def run_docs(arguments: argparse.Namespace) -> int:
    for path, text in docs_pages().items():
        target = arguments.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
        print(target)
    return 0


def docs_pages() -> dict[str, str]:
    """Every generated page by its file name."""
    pages = {page_name(p): write_page(p) for p in all_procedures()}
    lines = ["# 程序 · Procedures", "", HEAD, ""]
    lines += [f"- [{p.name.zh} · {p.name.en}]({page_name(p)}): {len(p.steps)} steps, {len(p.clocks)} clocks" for p in all_procedures()]
    return {"README.md": "\n".join([*lines, ""]), **pages}
