"""The file as a tribunal reads it: clocks on a time line, evidence per side with opinions, issues, who may not sit."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from shiquan.cases.access import visible_evidence, visible_notes
from shiquan.cases.conflicts import Finding, find_conflicts
from shiquan.cases.models import CaseRole
from shiquan.law.text import Label
from shiquan.organisations.directory import members_of
from shiquan.organisations.models import Person
from shiquan.procedure.language import Role
from shiquan.workspace.opening import Opened

LOOKS = (("authentic", Label("真实性", "Authentic")), ("lawful", Label("合法性", "Lawful")), ("relevant", Label("关联性", "Relevant")))


@dataclass(frozen=True)
class Candidate:
    """Somebody who might sit, and what speaks against it (Law art. 33); empty when nothing is known."""

    person: Person
    against: tuple[Finding, ...]
    open_cases: int


def evidence_by_side(opened: Opened) -> list[dict[str, Any]]:
    """Each side with its evidence: what it proves, each opinion on it, what the tribunal made of it."""
    facts = opened.snapshot.facts
    opinions, rulings = facts.get("opinions", {}), facts.get("evidence_rulings", {})
    parties = {str(p.pk): p for p in opened.case.dispute.parties.all()}
    groups: dict[str, list[dict[str, Any]]] = {}
    for row in visible_evidence(opened.case, opened.actor).select_related("file"):
        said = [
            {
                "by": parties[who].name if who in parties else "",
                "looks": [(label, one.get(key) == "yes") for key, label in LOOKS],
                "note": one.get("note") or "",
            }
            for who, one in opinions.get(str(row.pk), {}).items()
        ]
        groups.setdefault(str(row.party_id or ""), []).append({
            "row": row, "url": reverse("workspace:file", args=[row.file_id]), "opinions": said, "ruling": rulings.get(str(row.pk)),
        })  # fmt: skip
    names = {**{pk: p.name for pk, p in parties.items()}, "": _("仲裁庭调取和其他")}
    return [{"name": names[pk], "entries": groups[pk]} for pk in names if pk in groups]


def deliberation(opened: Opened) -> list[dict[str, Any]] | None:
    """The tribunal's own notes for its arbitrators; None for everybody else, parties above all."""
    if Role.ARBITRATOR not in opened.actor.roles or opened.is_party:
        return None
    notes = visible_notes(opened.case, opened.actor).filter(channel="deliberation").select_related("author")
    return [{"text": n.text, "at": n.at, "by": n.author} for n in notes]


def candidates(opened: Opened) -> list[Candidate]:
    """The commission's arbitrators, and whoever of its clerks has something against him, with what the files show. Law art. 33, Rules art. 11."""
    people = list({p.pk: p for role in ("arbitrator", "clerk") for p in members_of(opened.case.office, role)}.values())
    against = find_conflicts(opened.case, people)
    load: dict[UUID, int] = {}
    seats = CaseRole.objects.filter(person__in=people, role="arbitrator", until__isnull=True, case__closed_at__isnull=True)
    for person in seats.values_list("person", flat=True):
        load[person] = load.get(person, 0) + 1
    judges = {p.pk for p in members_of(opened.case.office, "arbitrator")}
    found = [Candidate(p, against[p.pk], load.get(p.pk, 0)) for p in people if p.pk in judges or against[p.pk]]
    return sorted(found, key=lambda c: (any(f.bars for f in c.against), len(c.against), c.open_cases, c.person.name))


def panel_url(opened: Opened) -> str:
    """The page of the law's derivation beside each claim; empty where that part is not installed."""
    try:
        return reverse("advice:panel", args=[opened.case.pk])
    except NoReverseMatch:
        return ""
