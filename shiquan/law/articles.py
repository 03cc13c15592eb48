"""Articles with their edition: what a rule rests on, and how it is cited.

Laws are registered in ``data/laws/*.toml`` with their editions and the days these are in force.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from shiquan.law.data_files import read_data
from shiquan.law.errors import LawError
from shiquan.law.regions import DATA
from shiquan.law.text import Label

_NUMBER = re.compile(r"(?P<article>\d+)(?:-(?P<last>\d+))?(?:\((?P<paragraph>\d+)\))?(?:\[(?P<item>\d+)\])?")


@dataclass(frozen=True, slots=True)
class Edition:
    """One edition of a law: its label (usually a year), when it is in force, its number, and how sure we are (V/K).

    ``articles``: the number of its last article; None where the register does not say.
    """

    label: str
    in_force: date
    until: date | None
    number: str
    status: str
    articles: int | None = None


@dataclass(frozen=True, slots=True)
class Law:
    """A law, regulation, interpretation or notice: short name (the key), full title, English name, editions."""

    name: str
    title: str
    en: str
    editions: tuple[Edition, ...]

    def edition_on(self, day: date) -> Edition | None:
        """The edition in force on a day, or None."""
        return next(
            (e for e in self.editions if e.in_force <= day and (e.until is None or day <= e.until)), None
        )


@dataclass(frozen=True, slots=True)
class Article:
    """An article of one edition. ``number``: ``43``; ``20(2)`` for a paragraph (款); ``46[6]`` for an item (项); ``56-61``."""

    law: str
    edition: str
    number: str
    note: str = ""

    @classmethod
    def parse(cls, text: str) -> "Article":
        """Read ``劳动争议调解仲裁法/2008/43`` (a fourth part is a note). Raises ``LawError``."""
        parts = text.split("/", 3)
        if len(parts) < 3:
            raise LawError(
                f"条文写法应为“法律/版本/条”：{text}", f"write an article as law/edition/number: {text}"
            )
        return cls(parts[0], parts[1], parts[2], parts[3] if len(parts) == 4 else "")

    def cite(self) -> str:
        """The Chinese citation, such as 《劳动争议调解仲裁法》（2008）第43条."""
        return f"《{self.law}》（{self.edition}）{self._words('第{}条', '至第{}条', '第{}款', '第{}项')}"

    def cite_en(self) -> str:
        """The English citation, such as Labour Dispute Mediation and Arbitration Law (2008), art. 43."""
        name = laws()[self.law].en if self.law in laws() else self.law
        words = self._words(" art. {}", "–{}", " para. {}", " item {}")
        return f"{name} ({self.edition}){',' if words else ''}{words}"

    def label(self) -> Label:
        """The citation in both languages."""
        return Label(self.cite(), self.cite_en())

    def _words(self, article: str, last: str, paragraph: str, item: str) -> str:
        match = _NUMBER.fullmatch(self.number)
        if match is None:
            return f" {self.number}".rstrip()
        shapes = {"article": article, "last": last, "paragraph": paragraph, "item": item}
        return "".join(shape.format(match[name]) for name, shape in shapes.items() if match[name])

    def registered(self) -> bool:
        """Whether law and edition are in the register."""
        law = laws().get(self.law)
        return law is not None and any(edition.label == self.edition for edition in law.editions)

    def to_dict(self) -> dict[str, str]:
        """Plain data with the citation, for JSON."""
        return {
            "law": self.law,
            "edition": self.edition,
            "number": self.number,
            "note": self.note,
            "citation": self.cite(),
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> "Article":
        """The article from ``to_dict``."""
        return cls(data["law"], data["edition"], data["number"], data.get("note", ""))


@lru_cache(maxsize=1)
def laws() -> dict[str, Law]:
    """Every registered law by its short Chinese name."""
    found: dict[str, Law] = {}
    for path in sorted((DATA / "laws").glob("*.toml")):
        for row in read_data(path)["laws"]:
            editions = tuple(
                Edition(e["label"], e["in_force"], e.get("until"), e.get("number", ""), e["status"], e.get("articles"))
                for e in row["editions"]
            )
            found[row["name"]] = Law(row["name"], row.get("title", row["name"]), row["en"], editions)
    return found
