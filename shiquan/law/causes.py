"""Causes of action as the courts number them, by version. A case keeps the number of its day: nothing is recoded.

Source: 民事案件案由规定, versions 2020 (from 2021-01-01) and 2025 (from 2026-01-01). The arbitration rules set no list
of their own (办案规则（2017）第41条 only has the cause announced), so commissions use the courts' names.
"""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from shiquan.law.data_files import read_data
from shiquan.law.errors import LawError
from shiquan.law.regions import DATA
from shiquan.law.text import Label


@dataclass(frozen=True, slots=True)
class Cause:
    """One cause: number (``205`` or ``205.5``), a slug that stays the same across versions, names, parent, status V/K."""

    number: str
    slug: str
    name: Label
    parent: str | None
    status: str
    version: str

    @property
    def code(self) -> str:
        """What a case stores: version and number, such as ``2025:205.5``."""
        return f"{self.version}:{self.number}"


@dataclass(frozen=True, slots=True)
class Version:
    """One version of the list and the days it is used."""

    version: str
    since: date
    until: date | None
    source: str
    causes: tuple[Cause, ...]


@lru_cache(maxsize=1)
def versions() -> tuple[Version, ...]:
    """All versions, oldest first."""
    rows = read_data(DATA / "causes.toml")["versions"]
    return tuple(
        Version(
            row["version"],
            row["from"],
            row.get("to"),
            row["source"],
            tuple(
                Cause(
                    c["number"],
                    c["slug"],
                    Label(c["zh"], c["en"]),
                    c.get("parent"),
                    c["status"],
                    row["version"],
                )
                for c in row["causes"]
            ),
        )
        for row in rows
    )


def version_on(day: date) -> Version:
    """The version used on a day. Raises ``LawError`` for days before the first version on file."""
    for version in versions():
        if version.since <= day and (version.until is None or day <= version.until):
            return version
    raise LawError(
        f"{day} 的案由规定未录入（最早 {versions()[0].since}）", f"no list of causes on file for {day}"
    )


def get_cause(code: str) -> Cause:
    """The cause a case stored (``version:number``). Raises ``LawError``."""
    for version in versions():
        for cause in version.causes:
            if cause.code == code:
                return cause
    raise LawError(f"没有案由 {code}", f"no cause has the code {code}")


def find_cause(slug: str, day: date) -> Cause | None:
    """The cause with this slug in the version used on a day, or None where that version has none."""
    return next((cause for cause in version_on(day).causes if cause.slug == slug), None)


def suggest(slugs: tuple[str, ...], day: date, *, platform: bool = False) -> tuple[Cause, ...]:
    """Causes for what is claimed, the narrower ones first; platform work takes its own chapter where there is one."""
    wanted = tuple(f"platform_{slug}" for slug in slugs) + slugs if platform else slugs
    found = [cause for slug in wanted if (cause := find_cause(slug, day))]
    taken: set[str] = set()
    chosen = []
    for cause in found:
        plain = cause.slug.removeprefix("platform_")
        if plain not in taken:
            taken.add(plain)
            chosen.append(cause)
    return tuple(sorted(chosen, key=lambda cause: cause.parent is None))
