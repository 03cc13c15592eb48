"""What is missing in the content of a document, said in words a clerk can act on."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from shiquan.law.text import Label
from shiquan.procedure.documents.fields import PARTY_FIELDS
from shiquan.procedure.documents.kinds import DocField, DocumentKind, Kind, Shape

NOWHERE = Label("", "")


@dataclass(frozen=True, slots=True)
class Gap:
    """A required field without a value: its path (``payments.2.amount``) and what to do."""

    path: str
    message: Label


def is_empty(value: Any) -> bool:
    """Whether nothing was given. Zero and "no" are values."""
    if value is None:
        return True
    if isinstance(value, str):
        return not value.strip()
    return isinstance(value, list | tuple | dict) and not value


def find_gaps(kind: DocumentKind, content: Mapping[str, Any]) -> list[Gap]:
    """Every gap that forbids issuing the document, in the order of its fields."""
    gaps = [gap for field in kind.fields for gap in _of_field(field, content.get(field.name))]
    if kind.key is Kind.MEDIATION_AGREEMENT:
        gaps += _of_money(content)
    return gaps


def _of_field(field: DocField, value: Any, path: str = "", place: Label = NOWHERE) -> Iterator[Gap]:
    path = f"{path}{field.name}"
    if is_empty(value):
        if field.required:
            zh, en = f"{place.zh}“{field.label.zh}”", f"{place.en}“{field.label.en}”"
            yield Gap(path, Label(f"缺少{zh}，请补填", f"{en} is missing: please fill it in"))
        return
    columns = {Shape.PARTIES: PARTY_FIELDS, Shape.ROWS: field.columns}.get(field.shape, ())
    if not columns:
        return
    for number, row in enumerate(value, 1):
        where = Label(f"{field.label.zh}第{number}项的", f"{field.label.en}, item {number}: ")
        for column in columns:
            yield from _of_field(column, row.get(column.name), f"{path}.{number}.", where)


def _of_money(content: Mapping[str, Any]) -> Iterator[Gap]:
    """An agreement to pay must say when, to whom and into which account, or it cannot be enforced.

    民诉法解释 (2022) art. 358(5): unclear content is a ground to reject confirmation.
    """
    if is_empty(content.get("total")):
        return
    needs = (
        (
            "payments",
            Label("约定了金额，却没有付款日期和金额，请补填付款安排", "A sum without dates of payment"),
        ),
        ("payee", Label("约定了金额，却没有收款人，请补填", "A sum without a payee")),
        (
            "account",
            Label("约定了金额，却没有收款账号，请补填（现金支付请写“现金”）", "A sum without an account"),
        ),
    )
    yield from (Gap(name, message) for name, message in needs if is_empty(content.get(name)))
