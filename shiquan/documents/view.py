"""From the content of a document to what a layout shows: every field present, formatted, and printable."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from shiquan.documents.chinese import write_date, write_sum, write_time
from shiquan.documents.fonts import MISSING, covered_characters
from shiquan.procedure.documents import PARTY_FIELDS, DocField, DocumentKind, Shape, is_listed

LONG_RUN = re.compile(r"[!-~]{24,}")
BREAK = "\u200b"


class UnknownField(ValueError):
    """The content names a field that the document kind does not declare."""


class Printable:
    """Makes texts printable, and remembers the characters that no font can show."""

    def __init__(self) -> None:
        self.missing: set[str] = set()
        self._covered = covered_characters()

    def text(self, value: Any) -> str:
        """One line: blanks folded, unprintable characters shown as □, very long Latin runs made breakable."""
        line = " ".join(self._clean(str(value)).split())
        return LONG_RUN.sub(lambda run: BREAK.join(re.findall(r".{1,12}", run.group())), line)

    def paragraphs(self, value: Any) -> list[str]:
        """The non-empty lines of a text."""
        return [line for raw in str(value).splitlines() if (line := self.text(raw))]

    def _clean(self, value: str) -> str:
        letters = []
        for letter in unicodedata.normalize("NFC", value.replace(BREAK, "")):
            if ord(letter) in self._covered:
                letters.append(letter)
            elif letter.isspace():
                letters.append(" ")
            elif unicodedata.category(letter) in {"Cc", "Cf", "Cs", "Cn", "Mn", "Me", "Sk"}:
                continue  # control characters, joiners, modifiers: nothing that ink could show
            else:
                self.missing.add(letter)
                letters.append(MISSING)
        return "".join(letters)


def show_content(kind: DocumentKind, content: Mapping[str, Any], printable: Printable) -> dict[str, Any]:
    """Every declared field in the form that the layouts expect. Raises UnknownField for any other key."""
    unknown = set(content) - {field.name for field in kind.fields}
    if unknown:
        raise UnknownField(f"{kind.key}: {', '.join(sorted(unknown))}")
    return {field.name: _show(field, content.get(field.name), printable) for field in kind.fields}


def _listed(field: DocField, parties: Sequence[Mapping[str, Any]], rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Each side's rows with the name of its list (empty where its head names everybody), and the sum of what they claim."""
    claimed = [Decimal(p["claimed"]) for p in parties if p.get("claimed")]
    total = write_sum(sum(claimed, Decimal(0))) if claimed else None
    listed = field.name if is_listed(parties) else ""
    return [row | {"listed": listed, "total": total} for row in rows]


def _show(field: DocField, value: Any, printable: Printable) -> Any:
    if field.shape is Shape.FLAG:
        return bool(value)
    if field.shape in {Shape.PARTIES, Shape.ROWS}:
        columns = PARTY_FIELDS if field.shape is Shape.PARTIES else field.columns
        rows = [{c.name: _show(c, row.get(c.name), printable) for c in columns} for row in value or ()]
        return rows if field.shape is Shape.ROWS else _listed(field, value or (), rows)
    if field.shape is Shape.ITEMS:
        return [line for item in value or () if (line := printable.text(item))]
    if field.shape is Shape.LONG:
        return printable.paragraphs(value or "")
    if value is None or value == "":
        return None if field.shape is Shape.MONEY else ""
    if field.shape is Shape.DATE:
        return write_date(date.fromisoformat(str(value)))
    if field.shape is Shape.TIME:
        return write_time(datetime.fromisoformat(str(value)))
    if field.shape is Shape.MONEY:
        return write_sum(str(value))
    return printable.text(value)
