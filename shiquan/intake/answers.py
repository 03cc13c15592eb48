"""Answers as they are typed: flat names (``respondents-0-phone``) that become the data of the step ``file``."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from typing import Any

from shiquan.intake import questions as q
from shiquan.law.text import Label
from shiquan.procedure import forms
from shiquan.procedure.language import Field, FieldKind, InvalidData

MOST_TEXT = 6000
"""Longer than any field allows, so that too long a text is kept and shown with its error."""
MOST_ROWS = 40
ROW = re.compile(r"(applicant|respondents|claims|inputs)-(\d{1,2})-(\w+)")
ABOUT_FILE = re.compile(r"(title|proves)-[0-9a-f-]{36}")
OWN = {"handwriting", "proof", "channel", "person"}
"""What the server fills in itself."""
CLAIM_TITLES = {kind: label.zh for kind, label in q.KINDS.choices}
Flat = dict[str, Any]


@cache
def _names() -> tuple[frozenset[str], dict[str, tuple[frozenset[str], int]]]:
    """The plain names of the form, and for each field of rows its columns and how many rows it may have."""
    form = q.file_step().form
    plain = {f.name for f in form if f.kind is not FieldKind.ROWS} - OWN | set(q.EXTRA) | {"side"}
    rows = {
        f.name: (frozenset(c.name for c in f.fields) - OWN, MOST_ROWS if f.name == "claims" else f.max_rows)
        for f in form if f.kind is FieldKind.ROWS
    }  # fmt: skip
    return frozenset(plain), rows


def is_known(name: str) -> bool:
    """Whether a name is one that the screens ask for."""
    plain, rows = _names()
    if name in plain:
        return True
    if row := ROW.fullmatch(name):
        columns, most = rows[row[1]]
        return row[3] in columns and int(row[2]) < most
    return bool(ABOUT_FILE.fullmatch(name))


def keep(answers: Flat, given: Mapping[str, Any]) -> None:
    """Takes over what was typed, right or wrong; names that nobody asks for are dropped."""
    for name, value in given.items():
        if not is_known(name):
            continue
        if isinstance(value, str):
            answers[name] = value[:MOST_TEXT]
        elif isinstance(value, list):
            answers[name] = [v[:200] for v in value[:50] if isinstance(v, str)]
    _give_rows_to_kinds(answers)


def _give_rows_to_kinds(answers: Flat) -> None:
    """A claim that was ticked gets a row; one that was unticked keeps its row, and counts no more."""
    if isinstance(answers.get("kinds"), str):
        answers["kinds"] = [answers["kinds"]] if answers["kinds"] else []
    if not answers.get("kinds"):
        return
    numbers = _numbers(answers, "claims")
    there = {answers.get(f"claims-{i}-kind") for i in numbers}
    free = max(numbers, default=-1) + 1
    for kind in answers["kinds"]:
        if kind not in there and free < MOST_ROWS:
            answers[f"claims-{free}-kind"] = kind
            free += 1


def count_claims(answers: Flat) -> None:
    """For a page that shows rows of claims without boxes to tick: a row with a kind counts."""
    kinds = [answers.get(f"claims-{i}-kind") for i in _numbers(answers, "claims")]
    answers["kinds"] = list(dict.fromkeys(kind for kind in kinds if kind))


def row_numbers(answers: Flat, name: str) -> list[int]:
    """The rows that count: claims that are ticked, respondents of whom something is said (at least the first), facts told."""
    numbers = _numbers(answers, name)
    if name == "claims":
        kinds = answers.get("kinds") or []
        return [i for i in numbers if answers.get(f"claims-{i}-kind") in kinds]
    told = [i for i in numbers if any(_said(answers, f"{name}-{i}-"))]
    return told if name == "inputs" else told or [0]


def _numbers(answers: Flat, name: str) -> list[int]:
    found = {key.split("-", 2)[1] for key in answers if key.startswith(f"{name}-")}
    return sorted(int(number) for number in found if number.isdigit())


def _said(answers: Flat, prefix: str) -> Iterable[str]:
    return (str(v) for k, v in answers.items() if k.startswith(prefix) and str(v).strip() and not k.endswith("-kind"))


def nest(form: tuple[Field, ...], answers: Flat) -> dict[str, Any]:
    """The data of a form from flat answers. Rows come in the order of ``row_numbers``."""
    data: dict[str, Any] = {}
    for field in form:
        if field.kind is not FieldKind.ROWS:
            data[field.name] = answers.get(field.name, "")
        elif field.name == "evidence":
            data[field.name] = [_evidence(answers, file) for file in answers.get("_files", ())]
        else:
            data[field.name] = [_row(field, i, answers) for i in row_numbers(answers, field.name)]
    return data


def _row(field: Field, number: int, answers: Flat) -> dict[str, Any]:
    row = {c.name: answers.get(f"{field.name}-{number}-{c.name}", "") for c in field.fields}
    kind = answers.get(f"claims-{number}-kind", "")
    if field.name == "claims" and "title" in row and not row["title"].strip() and kind != "other":
        row["title"] = CLAIM_TITLES.get(kind, "")
    if field.name == "respondents" and q.side_of(answers) == q.EMPLOYER and "kind" in row:
        row["kind"] = "person"
    return row


def _evidence(answers: Flat, file: str) -> dict[str, Any]:
    return {"file": file, "title": answers.get(f"title-{file}", ""), "proves": answers.get(f"proves-{file}", "")}


def flat_name(path: str, answers: Flat) -> str:
    """Where the answer behind an error stands: ``claims.1.amount`` → ``claims-4-amount``."""
    name, _dot, rest = path.partition(".")
    number, _dot, column = rest.partition(".")
    if not column:
        return name
    if name == "evidence":
        files = answers.get("_files", ())
        return f"{column}-{files[int(number)]}" if int(number) < len(files) else name
    numbers = row_numbers(answers, name)
    return f"{name}-{numbers[int(number)]}-{column}" if int(number) < len(numbers) else name


def find_faults(form: tuple[Field, ...], answers: Flat) -> dict[str, Label]:
    """What is wrong with the answers to a form: flat name → how to mend it. Empty when all is well."""
    step = replace(q.file_step(), form=form)
    try:
        clean = forms.clean(step, nest(form, answers))
    except InvalidData as invalid:
        return {flat_name(path, answers): label for path, label in invalid.errors.items()}
    begun, happened = clean.get("started_on"), clean.get("happened_on")
    if begun and happened and begun > happened:
        return {"happened_on": Label("这个日子比开始干活还早，请检查。", "This day lies before the start of work; please check.")}
    return {}
