"""``shiquan law entitlements`` and ``shiquan law schema``: facts in (JSON, JSON Lines, CSV), derivations out."""

from __future__ import annotations

import argparse
import csv
import io
import json
import re
import sys
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from shiquan.law.derivation import PAYER_LABELS, Derivation, ParameterUse, Unit
from shiquan.law.entitlements.compute import Assessment, assess
from shiquan.law.entitlements.facts.fields import FactsInvalid
from shiquan.law.entitlements.facts.sheet import FACT_FIELDS
from shiquan.law.entitlements.schema import facts_schema
from shiquan.law.errors import LawError
from shiquan.law.reading_files import cannot_read, rows_of, text_of_file
from shiquan.law.text import Label

DONE, SOME_FAILED, BAD_INPUT = 0, 1, 2
NOTHING = Label("凭这些事实还算不出任何项目，请补充事实", "nothing can be reckoned from these facts yet")
CSV_COLUMNS = (
    "id",
    "item",
    "amount",
    "low",
    "high",
    "unit",
    "payer",
    "narrowest_missing_fact",
    "formula",
    "articles",
    "unconfirmed",
    "warnings",
    "error",
)


def register(law_subparsers: Any) -> None:
    """Add the commands to the ``law`` sub-parsers of argparse; each sets ``run``, which returns the exit code."""
    parser = law_subparsers.add_parser("entitlements", help="待遇计算 / what is owed, with its derivation")
    parser.add_argument(
        "facts", help="JSON、JSON Lines 或 CSV 文件，- 为标准输入 / file of facts, - for standard input"
    )
    parser.add_argument("--json", action="store_true", help="输出 JSON / print JSON")
    parser.add_argument("--csv", action="store_true", help="输出 CSV / print CSV")
    parser.add_argument(
        "--items", default="", help="只算这些项目，逗号分隔 / only these items, separated by commas"
    )
    parser.add_argument(
        "--strict", action="store_true", help="不认识的事实按错误处理 / a fact that is not known is an error"
    )
    parser.add_argument("--lang", choices=("zh", "en"), default="zh", help="语言 / language")
    parser.set_defaults(run=run_entitlements)
    schema = law_subparsers.add_parser("schema", help="事实的 JSON Schema / JSON Schema of the facts")
    schema.set_defaults(run=run_schema)


def run_schema(options: argparse.Namespace) -> int:
    """Print the JSON Schema of the facts."""
    del options
    print(json.dumps(facts_schema(), ensure_ascii=False, indent=2))
    return DONE


def run_entitlements(options: argparse.Namespace) -> int:
    """Compute every object of the file. 0: all done; 1: an item or object failed; 2: the file cannot be read."""
    try:
        objects, several = read_objects(text_of_file(options.facts))
    except (OSError, UnicodeDecodeError, csv.Error, LawError) as error:
        words = (error if isinstance(error, LawError) else cannot_read(error)).label
        print(f"{words.zh} / {words.en}", file=sys.stderr)
        return BAD_INPUT
    results = [assess_plain(raw, options.items, options.strict) for raw in objects]
    if options.csv:
        print(as_csv(results), end="")
    elif options.json:
        plain = [result.to_dict() if isinstance(result, Assessment) else result for result in results]
        print(json.dumps(plain if several else plain[0], ensure_ascii=False, indent=2))
    else:
        print("\n".join(_as_text(result, options.lang) for result in results))
    failed = any(isinstance(result, dict) or result.problems for result in results)
    return SOME_FAILED if failed else DONE


def read_objects(text: str) -> tuple[list[Any], bool]:
    """The objects in a text, and whether it holds a list. JSON first, then JSON Lines, then CSV. Raises LawError."""
    stripped = text.strip().removeprefix("\ufeff").strip()
    if not stripped:
        raise LawError("文件是空的", "the file is empty")
    if stripped[0] in "{[":
        found, several = _json_objects(stripped)
        if not found:
            raise LawError("列表里没有事实", "the list holds no facts")
        return found, several
    rows = list(_csv_objects(stripped))
    if not rows:
        raise LawError("不是 JSON，也不是带表头的 CSV", "neither JSON nor CSV with a header")
    return rows, True


_SURROGATES = re.compile(r"\\u[dD][89abAB][\da-fA-F]{2}\\u[dD][c-fC-F][\da-fA-F]{2}|(?P<half>\\u[dD][89a-fA-F][\da-fA-F]{2})")
"""A letter written as two halves, or a half by itself, which no text in UTF-8 can hold."""


def _json_objects(stripped: str) -> tuple[list[Any], bool]:
    if any(found["half"] for found in _SURROGATES.finditer(stripped)):
        raise LawError("JSON 里有不完整的字符（半个 \\u 转义）", "the JSON holds half a letter (one of two \\u escapes)")
    try:
        try:
            found = json.loads(stripped, parse_float=Decimal, parse_constant=str)
            return (found, True) if isinstance(found, list) else ([found], False)
        except json.JSONDecodeError as error:
            lines = [line for line in stripped.splitlines() if line.strip()]
            try:
                return [json.loads(line, parse_float=Decimal, parse_constant=str) for line in lines], True
            except json.JSONDecodeError:
                raise LawError(
                    f"JSON 第{error.lineno}行第{error.colno}列有错：{error.msg}",
                    f"JSON error in line {error.lineno}, column {error.colno}: {error.msg}",
                ) from error
    except RecursionError as error:
        raise LawError("JSON 嵌套太深", "the JSON is nested too deeply") from error


def _csv_objects(text: str) -> Iterator[dict[str, Any]]:
    """One object a row; headings are fact names, or their Chinese labels with or without the part in brackets.

    The column ``items`` separates names by semicolons.
    """
    labels = {spec.label.zh.split("（")[0]: name for name, spec in reversed(FACT_FIELDS.items())}
    labels |= {spec.label.zh: name for name, spec in FACT_FIELDS.items()} | {"项目": "items", "编号": "id"}
    for row in rows_of(text):
        facts = {
            labels.get(key.strip(), key.strip()): value.strip()
            for key, value in row.items()
            if key and value and value.strip()
        }
        identity, items = facts.pop("id", None), facts.pop("items", None)
        yield {"id": identity, "facts": facts, **({"items": items} if items else {})}


def assess_plain(raw: Any, items: str = "", strict: bool = False) -> Assessment | dict[str, Any]:
    """One object of facts assessed; facts that cannot be right give a dictionary with ``errors``, never an exception."""
    if items and isinstance(raw, dict):
        raw = {**(raw if "facts" in raw else {"facts": raw}), "items": items}
    try:
        return assess(raw, strict)
    except LawError as error:
        errors = error.errors if isinstance(error, FactsInvalid) else (error,)
        identity = raw.get("id") if isinstance(raw, dict) else None
        return {
            "id": identity,
            "items": [],
            "problems": [],
            "warnings": [],
            "errors": [{"fact": getattr(e, "key", None), "zh": e.label.zh, "en": e.label.en} for e in errors],
        }


def as_csv(results: list[Assessment | dict[str, Any]]) -> str:
    """The results as CSV, one item a row, with the formula, the articles and what went wrong."""
    out = io.StringIO()
    writer = csv.DictWriter(out, CSV_COLUMNS, lineterminator="\n")
    writer.writeheader()
    for result in results:
        if isinstance(result, dict):
            writer.writerow({"id": result["id"], "error": "；".join(e["zh"] for e in result["errors"])})
            continue
        for derivation in result.derivations:
            writer.writerow(_csv_row(result.id, derivation))
        for problem in result.problems:
            writer.writerow({"id": result.id, "item": problem.item, "error": problem.why.zh})
        if result.warnings or not (result.derivations or result.problems):
            remarks = [warning.zh for warning in result.warnings] or [NOTHING.zh]
            writer.writerow({"id": result.id, "warnings": "；".join(remarks)})
    return out.getvalue()


def _csv_row(identity: str | None, d: Derivation) -> dict[str, Any]:
    return {
        "id": identity,
        "item": d.item,
        "amount": "" if d.is_range else d.total,
        "low": d.low,
        "high": d.high,
        "unit": d.unit.value,
        "payer": d.payer.value,
        "narrowest_missing_fact": d.narrowest,
        "formula": "；".join(f"{line.formula} = {line.amount}" for line in d.lines),
        "articles": "；".join(article.cite() for article in d.articles),
        "unconfirmed": "yes" if d.unconfirmed else "no",
        "warnings": "；".join(warning.zh for warning in d.warnings),
    }


def _as_text(result: Assessment | dict[str, Any], language: str) -> str:
    english = language == "en"
    if isinstance(result, dict):
        return "\n".join(f"✗ {error['en' if english else 'zh']}" for error in result["errors"])
    lines = [f"# {result.id}"] if result.id else []
    for derivation in result.derivations:
        lines += text_of(derivation, language)
    lines += [f"✗ {problem.item}: {problem.why.in_language(language)}" for problem in result.problems]
    lines += [f"! {warning.in_language(language)}" for warning in result.warnings]
    if not result.derivations and not result.problems:
        lines.append(NOTHING.in_language(language))
    return "\n".join(lines)


def _mark(use: ParameterUse, language: str) -> str:
    """What a reader must know before trusting a figure."""
    if use.unconfirmed:
        return Label("（待核对）", " [unconfirmed]").in_language(language)
    return Label("（二手来源）", " [secondary source]").in_language(language) if use.secondary else ""


def text_of(d: Derivation, language: str) -> list[str]:
    """A derivation as indented text."""
    unit = {"zh": ("元", "元/月"), "en": ("yuan", "yuan a month")}[language][d.unit == Unit.CNY_PER_MONTH]
    sum_of = f"{d.low} – {d.high}" if d.is_range else str(d.total)
    payer = PAYER_LABELS[d.payer].in_language(language)
    lines = [f"{d.label.in_language(language)} [{d.item}]: {sum_of} {unit} ({payer})"]
    lines += [
        f"    · {step.label.in_language(language)}: {step.formula} = {step.value} {step.unit.in_language(language)}"
        for step in d.steps
    ]
    lines += [f"    {line.label.in_language(language)}: {line.formula} = {line.amount}" for line in d.lines]
    cited = [article.cite_en() if language == "en" else article.cite() for article in d.articles]
    lines += ["    § " + "; ".join(cited)] if cited else []
    lines += [f"    % {use.name} = {use.value} ({use.region}, {use.source}){_mark(use, language)}" for use in d.parameters]
    lines += [f"    ! {warning.in_language(language)}" for warning in d.warnings]
    return lines
