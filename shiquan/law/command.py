"""``shiquan law …``: due dates, rules, parameters, entitlements and the generated pages, from the command line."""

import argparse
import csv
import json
import sys
from collections.abc import Iterable
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from shiquan.law.articles import Article
from shiquan.law.calendar import Calendar, load_calendar
from shiquan.law.dates import read_date
from shiquan.law.due_request import HEADINGS, SETTINGS, answer, answer_row, as_data, read_setting
from shiquan.law.errors import LawError
from shiquan.law.parameters import Value, default_parameters
from shiquan.law.periods import INSTANT_UNITS
from shiquan.law.reading_files import cannot_read, rows_of, text_of_file
from shiquan.law.regions import HOME
from shiquan.law.rules import Rule, rules

DONE, REFUSED, BAD_INPUT = 0, 1, 2
CSV_NEEDS = ("rule", "start_date")
CSV_ADDS = ("due_date_given", "due_date", "raw_date", "rolled", "provisional", "trace", "error")
_OTHERS = ("shiquan.law.entitlements.command", "shiquan.law.pages")


def register(subparsers: Any) -> None:
    """Add ``law`` with its sub-commands; each sets ``run``, which returns the exit code."""
    law = subparsers.add_parser("law", help="法律计算 / periods, limitation, money")
    commands = law.add_subparsers(dest="law_command", required=True)
    _register_due(commands)
    listing = commands.add_parser("rules", help="全部期限规则 / every period with its source")
    listing.add_argument("--json", action="store_true", help="输出 JSON / print JSON")
    listing.set_defaults(run=run_rules)
    figures = commands.add_parser("parameters", help="法定参数 / figures by region and date")
    figures.add_argument("name", nargs="?", help="参数名，省略则列出全部 / name; without it, all names")
    figures.add_argument(
        "--region",
        help="地区；省略则列出全部地区，与 --on 同用时为石泉县 / region; without it all, or with --on the home county",
    )
    figures.add_argument(
        "--on", help="日期；省略则列出各时期的数值 / day; without it, the values of every period"
    )
    figures.add_argument("--json", action="store_true", help="输出 JSON / print JSON")
    figures.set_defaults(run=run_parameters)
    for module in _OTHERS:
        if find_spec(module):
            import_module(module).register(commands)


def _register_due(commands: Any) -> None:
    parser = commands.add_parser(
        "due",
        help="期限届满日 / when a period ends",
        epilog="--set: " + "; ".join(f"{name} {words}" for name, words in SETTINGS.items()),
    )
    parser.add_argument("rule", nargs="?", help="规则代码 / key of the rule, such as ARB_ACCEPT_DECISION")
    parser.add_argument(
        "start", nargs="?", help="起算日期或时刻 / start, such as 2026-03-02 or 2026-03-02T09:30"
    )
    parser.add_argument(
        "--region", default=HOME, help="地区（现行期限规则全国一致） / region; periods are national so far"
    )
    parser.add_argument(
        "--set", action="append", default=[], metavar="K=V", help="设置，可重复 / setting, repeatable"
    )
    parser.add_argument(
        "--csv", metavar="FILE", help="成批计算，- 为标准输入 / a table, - for standard input"
    )
    parser.add_argument(
        "--calendar",
        action="append",
        default=[],
        metavar="DIR",
        help="另加的放假安排文件夹 / folder of more years",
    )
    parser.add_argument("--json", action="store_true", help="输出 JSON / print JSON")
    parser.set_defaults(run=run_due)


def run_due(options: argparse.Namespace) -> int:
    """Answer one question or a table. 0: all computed; 1: refused (for a table: some row); 2: input cannot be read."""
    try:
        calendar = load_calendar(_folder(path) for path in options.calendar) if options.calendar else None
        if options.csv:
            return _due_table(options.csv, calendar, as_json=options.json)
        if not options.rule or not options.start:
            raise LawError(
                "请给出规则代码和起算日期，或用 --csv 文件", "give a rule and a start, or --csv FILE"
            )
        settings = [read_setting(text) for text in options.set]
        rule, end = answer(options.rule, options.start, settings, calendar)
    except LawError as error:
        return _refuse(error, as_json=options.json)
    if options.json:
        print(
            json.dumps(
                as_data(rule, options.start, end) | {"region": options.region}, ensure_ascii=False, indent=2
            )
        )
        return DONE
    print(f"{rule.key}  {rule.name.zh}  {rule.name.en}")
    guess = "（暂定 provisional）" if end.provisional else ""
    if rule.period.unit in INSTANT_UNITS:
        print(f"届满时刻 due: {end.instant:%Y-%m-%d %H:%M}{guess}")
    else:
        print(f"届满日 due: {end.date} 24:00{guess}")
    if end.target != end.date:
        print(f"稳妥日 safe day: {end.target}")
    for step in end.steps:
        print(f"  {step.zh}\n    {step.en}")
    print(f"依据 source: {_citations(rule.articles)}{'（待核对 unconfirmed）' if rule.unconfirmed else ''}")
    print(f"逾期 on expiry: {rule.expiry.zh}  {rule.expiry.en}")
    for note in (rule.note, rule.roll_note if end.rolled else None):
        if note:
            print(f"说明 note: {note.zh}  {note.en}")
    return DONE


def missing_columns(missing: list[str]) -> LawError:
    """A table without the columns that it needs."""
    return LawError(
        f"表头缺少列：{'、'.join(missing)}；第一行须有 rule（规则代码）和 start_date（起算日期），以逗号、制表符或分号分隔",
        f"columns missing: {', '.join(missing)}; the first row must name rule and start_date, separated by commas, tabs or semicolons",
    )


def _folder(path: str) -> Path:
    folder = Path(path)
    if not folder.is_dir():
        raise LawError(f"没有文件夹 {path}", f"there is no folder {path}")
    return folder


def _due_table(path: str, calendar: Calendar | None, *, as_json: bool) -> int:
    try:
        text = text_of_file(path)
        reader = rows_of(text, HEADINGS)
        columns = [name for name in reader.fieldnames or () if name]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        return _refuse(cannot_read(error), as_json, BAD_INPUT)
    missing = [name for name in CSV_NEEDS if name not in columns]
    if missing:
        words = LawError("文件是空的", "the file is empty") if not text.strip() else missing_columns(missing)
        return _refuse(words, as_json, BAD_INPUT)
    failed = False
    results: Iterable[dict[str, str]] = (answer_row(row, calendar) for row in reader)
    if as_json:
        rows = list(results)
        print(json.dumps(rows, ensure_ascii=False, indent=2))
        return REFUSED if any(row["error"] for row in rows) else DONE
    names = [name for name in columns if name not in CSV_ADDS]
    names += [name for name in CSV_ADDS if name != "due_date_given" or "due_date" in columns]
    writer = csv.DictWriter(sys.stdout, names, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    for row in results:
        failed = failed or bool(row["error"])
        writer.writerow(row)
    return REFUSED if failed else DONE


def run_rules(options: argparse.Namespace) -> int:
    """List every rule."""
    if options.json:
        print(json.dumps([rule_data(rule) for rule in rules().values()], ensure_ascii=False, indent=2))
        return DONE
    for rule in rules().values():
        mark = "" if rule.status == "V" else "  （待核对 unconfirmed）"
        print(f"{rule.key:<36} {rule.period.label().zh}  {rule.name.zh}  {_citations(rule.articles)}{mark}")
    return DONE


def rule_data(rule: Rule) -> dict[str, Any]:
    """A rule as plain data for JSON."""
    extension = rule.extension
    return {
        "key": rule.key,
        "group": rule.group,
        "name": rule.name._asdict(),
        "kind": rule.kind.value,
        "length": rule.period.length,
        "unit": rule.period.unit.value,
        "start": rule.start._asdict(),
        "actor": rule.actor._asdict(),
        "expiry": rule.expiry._asdict(),
        "roll": rule.roll.value,
        "restarts": [
            {"event": e.event, **e.label._asdict(), "article": e.article.cite()} for e in rule.restarts
        ],
        "pauses": [{"event": e.event, **e.label._asdict(), "article": e.article.cite()} for e in rule.pauses],
        "extension": extension
        and {
            "most": extension.most,
            "approver": extension.approver._asdict(),
            "condition": extension.condition._asdict(),
            "article": extension.article.cite(),
        },
        "articles": [article.to_dict() for article in rule.articles],
        "status": rule.status,
        "unconfirmed": rule.unconfirmed,
        "note": rule.note and rule.note._asdict(),
        "roll_note": rule.roll_note and rule.roll_note._asdict(),
    }


def run_parameters(options: argparse.Namespace) -> int:
    """Show one figure (with ``--on``), the figures a region can use, or all names."""
    register = default_parameters()
    try:
        if not options.name:
            return _list_parameters(as_json=options.json)
        about = register.describe(options.name)
        if options.on:
            values = [register.get(options.name, options.region or HOME, read_date(options.on))]
        else:
            values = list(
                register.usable_in(options.name, options.region) if options.region else about.values
            )
        if options.region and register.regions.level(options.region) == "unknown":
            print(
                f"不认识地区“{options.region}”，只有全国数值 / unknown region: only national figures",
                file=sys.stderr,
            )
    except LawError as error:
        return _refuse(error, as_json=options.json)
    if options.json:
        data = [value_data(value) for value in values]
        print(json.dumps(data[0] if options.on else data, ensure_ascii=False, indent=2))
        return DONE
    print(f"{about.name}  {about.title.zh}  {about.title.en}")
    for value in values:
        mark = "  （待核对 unconfirmed）" if value.unconfirmed else "  （二手来源 secondary）" if value.secondary else ""
        span = f"{value.effective_from or '?'}..{value.effective_to or ''}"
        print(
            f"  {value.region}  {span}  {value.value} {value.unit}{mark}\n    {value.source}（{value.last_checked}）"
        )
    return DONE


def _list_parameters(*, as_json: bool) -> int:
    register = default_parameters()
    found = [register.describe(name) for name in register.names()]
    if as_json:
        rows = [{"name": p.name, **p.title._asdict(), "unit": p.unit, "values": len(p.values)} for p in found]
        print(json.dumps(rows, ensure_ascii=False, indent=2))
    else:
        for parameter in found:
            print(f"{parameter.name:<50} {parameter.title.zh}  {parameter.title.en}")
    return DONE


def value_data(value: Value) -> dict[str, Any]:
    """A figure as plain data for JSON; numbers as exact text."""
    return {
        "name": value.name,
        "region": value.region,
        "value": str(value.value),
        "unit": value.unit,
        "effective_from": value.effective_from and value.effective_from.isoformat(),
        "effective_to": value.effective_to and value.effective_to.isoformat(),
        "source": value.source,
        "status": value.status,
        "unconfirmed": value.unconfirmed,
        "secondary": value.secondary,
        "last_checked": value.last_checked.isoformat(),
        "note": value.note,
    }


def _citations(articles: tuple[Article, ...]) -> str:
    return "、".join(article.cite() for article in articles)


def _refuse(error: LawError, as_json: bool, code: int = REFUSED) -> int:
    if as_json:
        print(json.dumps({"error": error.label._asdict()}, ensure_ascii=False))
    else:
        print(f"{error.label.zh}\n{error.label.en}", file=sys.stderr)
    return code
