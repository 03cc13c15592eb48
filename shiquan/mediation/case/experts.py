"""Consultations: whom the mediator asked, what was shared, and what the expert reads and answers."""

from dataclasses import dataclass
from typing import Any

from shiquan.cases.access import Viewer, visible_documents, visible_evidence, visible_parts
from shiquan.cases.models import Case, Document, Evidence
from shiquan.law.text import Label
from shiquan.organisations.models import Person
from shiquan.procedure.language import Actor
from shiquan.workspace.opening import Opened

PART_NAMES = {
    "story": Label("事情经过", "Story"), "claims": Label("请求事项", "Claims"),
    "evidence": Label("证据", "Evidence"), "answers": Label("对方说法", "Answers"),
}  # fmt: skip


@dataclass(frozen=True)
class Asked:
    """One expert of the case, as the mediator sees it."""

    person: Person
    question: str
    shared: tuple[Label, ...]
    opinion: Document | None
    has_answered: bool


@dataclass(frozen=True)
class Invitation:
    """One consultation in an expert's list."""

    case: Case
    question: str
    answered: bool

    @property
    def is_open(self) -> bool:
        return not self.answered and self.case.state == "mediating"


def read_asked(opened: Opened) -> list[Asked]:
    """The experts of a case in the order they were asked."""
    asked = opened.snapshot.facts.get("experts", {})
    answered = opened.snapshot.facts.get("done:expert", ())
    people = {str(p.pk): p for p in Person.objects.filter(pk__in=asked).prefetch_related("panel_seats", "honours")}
    opinions = {}
    for document in visible_documents(opened.case, opened.actor).filter(kind="expert_opinion").exclude(status="void"):
        for _role, who in document.signers:
            opinions[str(who)] = document
    return [
        Asked(people[key], row["question"], tuple(PART_NAMES[p] for p in row["share"] if p in PART_NAMES), opinions.get(key), key in answered)
        for key, row in asked.items()
        if key in people
    ]


def read_invitations(person: Person) -> list[Invitation]:
    """The consultations of an expert, those that wait first."""
    cases = Case.objects.for_actor(Viewer.of(person)).filter(roles__person=person, roles__role="expert", roles__until__isnull=True)
    found = [
        Invitation(c, c.facts.get("experts", {}).get(str(person.pk), {}).get("question", ""), str(person.pk) in c.facts.get("done:expert", ()))
        for c in cases.select_related("dispute", "office", "handler").order_by("-opened_at").distinct()[:100]
    ]
    return sorted(found, key=lambda i: not i.is_open)


def shared_file(case: Case, actor: Actor) -> dict[str, Any]:
    """The parts of the file that this expert was given, and nothing else."""
    parts = visible_parts(case, actor)
    facts = case.facts
    shown: dict[str, Any] = {"parts": [PART_NAMES[p] for p in PART_NAMES if p in parts]}
    if "story" in parts:
        shown["story"] = {k: facts.get(k) for k in ("story", "started_on", "happened_on", "place", "relationship") if facts.get(k)}
    if "claims" in parts:
        shown["claims"] = list(case.dispute.claims.all())
    if "answers" in parts:
        shown["answers"] = [a for a in facts.get("answers", {}).values() if a.get("view") or a.get("disputed")]
    if "evidence" in parts:
        shown["evidence"] = [_piece(e) for e in visible_evidence(case, actor).select_related("file")]
    return shown


def _piece(evidence: Evidence) -> dict[str, Any]:
    return {"title": evidence.title, "proves": evidence.proves, "file": evidence.file_id, "picture": evidence.file.media_type.startswith("image/")}
