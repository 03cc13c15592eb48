"""The articles that a text cites, looked up in the register of laws: what does not exist is named."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from shiquan.law.articles import Edition, Law, laws
from shiquan.law.text import Label

_NUMBER = r"[0-9〇零一二三四五六七八九十百千两]+"
_ARTICLE = rf"第\s*({_NUMBER})\s*条(?:之[一二三四五六七八九十]+)?(?:第\s*{_NUMBER}\s*款)?(?:第\s*[（(]?{_NUMBER}[）)]?\s*项)?"
_CITED = re.compile(rf"《([^《》]{{2,60}})》\s*(?:[（(]([^（）()]{{1,40}})[）)])?((?:\s*(?:{_ARTICLE})\s*[、，,和及与至]?)*)")
_ONE = re.compile(_ARTICLE)
_DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_SHORT = re.compile(r"^(中华人民共和国|最高人民法院关于)")


@dataclass(frozen=True, slots=True)
class Cited:
    """A law cited with some of its articles, as the text has it. ``edition`` is what stands in brackets, if a year."""

    name: str
    edition: str
    articles: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Doubt:
    """What is wrong with a citation. ``certain``: the article or law does not exist; otherwise it could not be checked."""

    cited: str
    why: Label
    certain: bool


def read_number(text: str) -> int | None:
    """A number as statutes write it: ``47``, ``四十七``, ``一百零三``; None for anything else."""
    if text.isascii() and text.isdigit():
        return int(text)
    if all(c in _DIGITS for c in text):
        return int("".join(str(_DIGITS[c]) for c in text)) if text else None
    total, digit = 0, 0
    for c in text:
        if c in _DIGITS:
            digit = _DIGITS[c]
        elif c in _UNITS:
            total += (digit or 1) * _UNITS[c]
            digit = 0
        else:
            return None
    return total + digit


def find_citations(text: str) -> Iterator[Cited]:
    """Every law in book-title marks with the articles that follow it."""
    for match in _CITED.finditer(text):
        numbers = tuple(n for found in _ONE.finditer(match[3] or "") if (n := read_number(found[1])) is not None)
        year = re.search(r"(?:19|20)\d\d", match[2] or "")
        yield Cited(match[1].strip(), year[0] if year else "", numbers)


def find_law(name: str) -> Law | None:
    """The registered law by its short name or full title, with or without 中华人民共和国; None for an unknown one."""
    bare = _SHORT.sub("", name)
    for law in laws().values():
        if name in (law.name, law.title) or bare in (law.name, _SHORT.sub("", law.title)):
            return law
    return None


def check_citations(text: str, on: date) -> tuple[Doubt, ...]:
    """What is wrong with the citations of a text on a day: no such law, edition or article. Each doubt once, in their order."""
    found: dict[str, Doubt] = {}
    for cited in find_citations(text):
        for doubt in _check(cited, on):
            found.setdefault(doubt.cited, doubt)
    return tuple(found.values())


def _check(cited: Cited, on: date) -> Iterator[Doubt]:
    law = find_law(cited.name)
    if law is None:
        if cited.articles:
            yield _unknown(cited)
        return
    edition = next((e for e in law.editions if e.label == cited.edition), None) if cited.edition else law.edition_on(on)
    if edition is None and cited.edition:
        words = f"《{law.name}》（{cited.edition}）"
        yield Doubt(words, Label(f"没有登记{words}这个版本", f"no edition of {cited.edition} is registered for {law.en}"), False)
        return
    if edition is None:
        return
    for number in cited.articles:
        yield from _check_article(law, edition, number)


def _check_article(law: Law, edition: Edition, number: int) -> Iterator[Doubt]:
    if edition.articles is not None and not 1 <= number <= edition.articles:
        words = f"《{law.name}》（{edition.label}）第{number}条"
        yield Doubt(words, Label(f"没有{words}：这部法规只到第{edition.articles}条", f"{law.en} ({edition.label}) has no art. {number}: it ends with art. {edition.articles}"), True)


def _unknown(cited: Cited) -> Doubt:
    """One wrong character in a registered name is a slip; any other unknown name may be a law that nobody registered."""
    names = [name for law in laws().values() for name in (law.name, law.title)]
    near = next((n for n in names if len(n) == len(cited.name) and sum(a != b for a, b in zip(n, cited.name, strict=True)) == 1), None)
    if near is not None:
        return Doubt(f"《{cited.name}》", Label(f"没有《{cited.name}》，是不是《{near}》", f"there is no 《{cited.name}》; is it 《{near}》?"), True)
    return Doubt(f"《{cited.name}》", Label(f"《{cited.name}》不在法规登记里，无法核对条文", f"《{cited.name}》 is not in the register; its articles can't be checked"), False)
