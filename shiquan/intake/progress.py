"""How far a draft came: which screens are answered, which is next, and what stands on the review page."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from shiquan.intake import drafts
from shiquan.intake import questions as q
from shiquan.intake.answers import Flat, row_numbers
from shiquan.intake.models import ApplicationDraft
from shiquan.intake.sheet import say
from shiquan.law.text import Label
from shiquan.procedure.language import Field, FieldKind


@dataclass(frozen=True)
class Progress:
    """A draft as the start page names it."""

    against: str
    next: str
    done: int
    whole: int


def read_progress(draft: ApplicationDraft) -> Progress:
    """Against whom, how far it came, and the screen that comes next."""
    answers = drafts.read(draft)
    order = [s.key for s in q.screens_for(answers)] + ["review"]
    at = str(answers.get("at") or order[0])
    at = at if at in order else order[0]
    return Progress(str(answers.get("respondents-0-name", "")), address_of(draft, at), order.index(at), len(order))


def address_of(draft: ApplicationDraft, key: str) -> str:
    """Where a screen is."""
    if key in ("review", "phone"):
        return reverse(f"intake:{key}", args=[draft.pk])
    return reverse("intake:screen", args=[draft.pk, key])


@dataclass
class Section:
    """One screen on the review page."""

    screen: q.Screen
    title: str | Promise
    lines: list[tuple[str, str]] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


def review(answers: Flat, faults: Mapping[str, Label], titles: Mapping[str, str]) -> list[Section]:
    """Every screen with its answers in words and what must still be mended; ``titles``: name of each upload."""
    side = q.side_of(answers)
    sections = {s.key: Section(s, s.heading(side)) for s in q.screens_for(answers) if s.key not in ("amounts", "about")}
    for key, section in sections.items():
        section.lines = _lines(section.screen, answers)
        if key == "claims":
            section.lines = _claims(answers)
        elif key == "evidence":
            section.lines = [(answers.get(f"title-{f}") or titles.get(f, ""), answers.get(f"proves-{f}", "")) for f in answers.get("_files", ())]
    for name, label in faults.items():
        key = _key_of(name, answers)
        section = sections.get({"amounts": "claims", "about": "evidence"}.get(key, key)) or sections["story"]
        text = say(label)
        if text not in section.faults:
            section.faults.append(text)
    return list(sections.values())


def screen_of_fault(name: str, answers: Flat) -> str:
    """Where somebody goes to mend an error."""
    return _key_of(name, answers)


def _key_of(name: str, answers: Flat) -> str:
    if name.startswith(("title-", "proves-")):
        return "about"
    found = q.screen_asking(name, answers)
    return found.key if found else "story"


def _lines(screen: q.Screen, answers: Flat) -> list[tuple[str, str]]:
    lines = []
    for row in q.form_of(screen, answers):
        if row.kind is FieldKind.ROWS:
            for number in row_numbers(answers, row.name):
                lines += [_line(c, answers.get(f"{row.name}-{number}-{c.name}", "")) for c in row.fields]
        else:
            lines.append(_line(row, answers.get(row.name, "")))
    return [line for line in lines if line[1]]


def _line(field: Field, value: object) -> tuple[str, str]:
    words = {key: say(label) for key, label in field.choices}
    if field.kind is FieldKind.YES_NO:
        return say(field.label), _("是") if value else _("否")
    if isinstance(value, list):
        return say(field.label), "、".join(words.get(str(v), str(v)) for v in value)
    return say(field.label), words.get(str(value), str(value or ""))


def _claims(answers: Flat) -> list[tuple[str, str]]:
    words = {key: say(label) for key, label in q.KINDS.choices}
    lines = []
    for i in row_numbers(answers, "claims"):
        kind, title = str(answers.get(f"claims-{i}-kind", "")), str(answers.get(f"claims-{i}-title", ""))
        amount = str(answers.get(f"claims-{i}-amount", "")).strip()
        lines.append((title or words.get(kind, kind), _("%(amount)s 元") % {"amount": amount} if amount else _("金额请调解员帮忙算")))
    return lines
