"""What somebody sees who is heard in a hearing without being a side: the own stretches of the record and their papers, nothing else."""

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from shiquan.accounts import codes
from shiquan.accounts.session import person_for_phone
from shiquan.accounts.throttle import Limit
from shiquan.cases.access import visible_documents
from shiquan.cases.contents_hearing import record_of_case
from shiquan.cases.models import Case, Participant, Party
from shiquan.cases.perform import perform
from shiquan.law.text import Label
from shiquan.notices.links import find_participant_id
from shiquan.organisations.models import Person
from shiquan.organisations.personal import mask_phone
from shiquan.procedure.hearing import Line, Request
from shiquan.procedure.language import Refused, Role
from shiquan.procedure.testimony import PAPER, on_stand, own_ids, seats_of, stretches_of
from shiquan.workspace.opening import Opened

WRONG_LINKS = Limit("heard_link", 30, timedelta(hours=1))
"""Links that were never made here, for one address."""


@dataclass(frozen=True)
class Heard:
    """Whom a link names, as its page shows it before the code is given: no side of the case and nothing of what it is about."""

    token: str
    row: Participant

    @property
    def case(self) -> Case:
        return self.row.case

    @property
    def phone(self) -> str:
        return mask_phone(self.row.phone)

    @property
    def capacity(self) -> Label:
        return Role(self.row.role).label

    def is_for(self, person: Any) -> bool:
        return person.is_authenticated and self.row.person_id == person.pk


def read_link(token: str) -> Heard | None:
    """Whom a link names; None for one that was not made here."""
    named = find_participant_id(token)
    row = Participant.objects.select_related("case__office", "case__dispute").filter(pk=named).first() if named else None
    return Heard(token, row) if row is not None else None


def send_link_code(heard: Heard) -> str:
    """Sends a code to the phone of the link; returns it for the demo. Raises CodeRefused."""
    return codes.send_code(heard.row.phone, f"heard:{heard.row.pk}")


def enter_by_code(heard: Heard, code: str) -> Person:
    """Checks the code and notes once who came in. Raises CodeRefused, also when the phone is that of a side of the case."""
    codes.check(heard.row.phone, f"heard:{heard.row.pk}", code)
    person = person_for_phone(heard.row.phone, heard.row.name)
    if Party.objects.filter(dispute=heard.case.dispute_id, person=person).exists():
        raise codes.CodeRefused(_("这个手机号是本案当事人的，不能作为证人等进入。请联系书记员更正手机号。"))
    if heard.case.roles.filter(person=person, until=None).exists():
        raise codes.CodeRefused(_("您是本案的代理人或者办案人员，不能作为证人等进入。"))
    if heard.row.person_id != person.pk:
        try:
            with transaction.atomic():
                perform(heard.case, "enter_testimony", None, {"participant": str(heard.row.pk), "person": str(person.pk)}, system=True)
        except Refused as refused:
            raise codes.CodeRefused(refused.refusal.why.zh) from refused
    return person


@dataclass(frozen=True)
class Stretch:
    """One time in the hearing: its lines, whether it still goes on, and its paper."""

    lines: list[Line]
    running: bool
    paper: dict[str, Any] | None


def read_testimony(opened: Opened) -> list[Stretch]:
    """The own stretches in their order. Wishes of others to put an entry right are left out."""
    facts = opened.snapshot.facts
    mine, names = {row["id"] for row in seats_of(facts, opened.actor.id)}, {row["name"] for row in seats_of(facts, opened.actor.id)}
    record = record_of_case(opened.case, facts)
    papers = {str(d.pk): d for d in visible_documents(opened.case, opened.actor)}
    found = []
    for place, row in enumerate(stretches_of(facts)):
        if row["participant"] in mine:
            lines = [_own_view(line, names) for line in record.lines if place in line.stretches and line.kind != "part"]
            found.append(Stretch(lines, not row["ended"], _paper(papers.get(row["document"] or ""), opened)))
    return found


def _own_view(line: Line, names: set[str]) -> Line:
    own: tuple[Request, ...] = tuple(q for q in line.requests if q.by in names)
    return replace(line, requests=own)


def _paper(row: Any, opened: Opened) -> dict[str, Any] | None:
    if row is None:
        return None
    facts = opened.snapshot.find_document(row.pk)
    mine = own_ids(opened.snapshot, opened.actor)
    waits = facts is not None and facts.status == "drafted" and bool(mine & set(facts.waiting_for)) and opened.may("sign")
    refused = next((r["reason"] for r in opened.snapshot.facts.get("refused_to_sign", ()) if r["document"] == str(row.pk)), "")
    ready = row.file_id is not None
    return {
        "ready": ready, "signed": bool(facts and mine & set(facts.signed)) and not refused, "refused": refused,
        "read_url": reverse("documents:read", args=[row.pk]) if ready else "", "sign_url": reverse("signing:sign", args=[row.pk]) if ready and waits else "",
    }  # fmt: skip


def people(opened: Opened) -> list[dict[str, Any]]:
    """Everybody who was named, for the bench: come in or not, being heard, and how far each one's paper is."""
    facts, heard = opened.snapshot.facts, on_stand(opened.snapshot.facts)
    refused = {(r["party"], r["document"]) for r in facts.get("refused_to_sign", ())}
    readable = set(visible_documents(opened.case, opened.actor).filter(kind=PAPER, file__isnull=False).values_list("pk", flat=True)) if stretches_of(facts) else set()
    rows = []
    sides = {str(p.id): p.name for p in opened.snapshot.parties}
    for p in facts.get("participants", ()):
        papers = []
        for row in stretches_of(facts):
            paper = next((d for d in opened.snapshot.documents if str(d.id) == row["document"]), None) if row["participant"] == p["id"] else None
            if paper is not None:
                state = "refused" if (p["id"], str(paper.id)) in refused else "signed" if p["id"] in map(str, paper.signed) else "waits"
                papers.append({"entries": row["entries"], "state": state, "url": reverse("documents:read", args=[paper.id]) if paper.id in readable else ""})
        rows.append({
            "id": p["id"], "name": p["name"], "role": Role(p["role"]).label, "by": sides.get(p["party"] or "", ""), "entered": bool(p["person"]), "now": p["id"] in heard,
            "papers": papers, "waits": any(one["state"] == "waits" for one in papers),
        })  # fmt: skip
    return rows
