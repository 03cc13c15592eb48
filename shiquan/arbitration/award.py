"""The tribunal drafts an award: what is typed is kept, the calculation stands beside each claim, the check runs along."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import transaction

from shiquan.arbitration.models import AwardDraft
from shiquan.cases.clock import now
from shiquan.cases.contents_arbitration import intermediate_court, remedy_told
from shiquan.cases.models import Case
from shiquan.law.errors import LawError
from shiquan.law.finality import ItemFinality
from shiquan.organisations.models import Person
from shiquan.organisations.personal import open_text, seal_text
from shiquan.procedure.award_check import check_award
from shiquan.procedure.award_findings import Finding, read_draft, read_sum
from shiquan.procedure.award_law import TYPES, is_worker, propose, remedy_of
from shiquan.procedure.award_prepared import (
    decide_by,
    decision_words,
    empty_award,
    open_claims,
    prepare_award,
)
from shiquan.procedure.award_sums import Derived, Sums, derive
from shiquan.procedure.documents import side_words
from shiquan.procedure.forms import SHANGHAI
from shiquan.procedure.language import PARTY_ROLES, Role
from shiquan.procedure.snapshot import ClaimFacts, PartyFacts, Snapshot
from shiquan.workspace.opening import Opened

BENCH = frozenset({Role.ARBITRATOR, Role.SECRETARY})
WORDS = ("findings", "reasons", "perform_days", "remedy_final", "remedy_nonfinal")
OF_ITEM = ("decision", "amount", "finality", "text", "change_reason", "finality_reason")
MOST = {"findings": 6000, "reasons": 6000, "remedy_final": 1500, "remedy_nonfinal": 1500}
FIELD = "award_draft.text"


class SavedByAnother(Exception):
    """Somebody else saved since this page was opened; nothing was overwritten."""

    def __init__(self, draft: AwardDraft) -> None:
        super().__init__(str(draft))
        self.draft = draft


@dataclass(frozen=True)
class ClaimBox:
    """A claim with what was typed about it, what the calculation says, and whether the law calls it final."""

    claim: ClaimFacts
    typed: Mapping[str, str]
    derived: Derived
    proposed: ItemFinality | None
    standard: str
    problems: tuple[Finding, ...]

    @property
    def offers(self) -> list[tuple[int, Decimal, bool]]:
        """The sums that one click takes over: number, yuan, whether it is what stands there now."""
        typed = read_sum(self.typed.get("amount"))
        return [(n, sum_, sum_ == typed) for n, sum_ in enumerate(self.derived.awardable)]

    @property
    def departs(self) -> bool:
        """Whether the sum typed is none of the computed ones, so that a reason is wanted."""
        typed = read_sum(self.typed.get("amount"))
        return bool(self.derived.awardable) and self.typed.get("decision") in ("support", "part") and typed is not None and typed not in self.derived.awardable

    @property
    def final_differs(self) -> bool:
        return self.proposed is not None and self.typed.get("finality") in TYPES and (self.typed["finality"] == "final") is not self.proposed.final


def may_draft(opened: Opened) -> bool:
    """The bench of this very case, and nobody who is a side of it. What it drafts belongs to the secondary file."""
    return bool(opened.actor.roles & BENCH) and not opened.actor.roles & PARTY_ROLES


def find_saved(case: Case) -> AwardDraft | None:
    return AwardDraft.objects.select_related("saved_by").filter(case=case).first()


def read_typed(opened: Opened, saved: AwardDraft | None) -> dict[str, Any]:
    """What stands in the form: the saved draft, else the award that was sent back, else what the calculation prepares (fast track)."""
    s, at = opened.snapshot, now()
    if saved is not None:
        return _complete(s, json.loads(open_text(saved.text_sealed, field=FIELD, row=opened.case.pk)), at)
    award = s.facts.get("award")
    if award and not award.get("made_at"):
        return _complete(s, award, at)
    return prepare_award(s, at) if s.procedure.startswith("arbitration/fasttrack") else empty_award(s, at)


def _complete(s: Snapshot, typed: Mapping[str, Any], at: datetime) -> dict[str, Any]:
    """A row for each claim that is open now, in their order; rows of claims that are gone fall away."""
    known = {str(row.get("claim")): row for row in typed.get("items", ())}
    blank = empty_award(s, at)
    return {**blank, **{k: typed.get(k) if typed.get(k) is not None else "" for k in WORDS}, "items": [known.get(row["claim"], row) for row in blank["items"]]}


def read_form(snapshot: Snapshot, post: Mapping[str, str]) -> dict[str, Any]:
    """The form as it was typed, cut to what can be stored; nothing is judged here."""
    def words(name: str, most: int = 500) -> str:
        return (post.get(name) or "").replace("\x00", "").replace("\r\n", "\n")[:most]

    items = [{"claim": str(c.id), **{name: words(f"{name}-{c.id}") for name in OF_ITEM}} for c in open_claims(snapshot)]
    return {**{name: words(name, MOST.get(name, 10)) for name in WORDS}, "items": items}


def save(case: Case, person: Person, typed: Mapping[str, Any], version: int, *, force: bool = False) -> AwardDraft:
    """Keeps what was typed. Raises SavedByAnother if somebody else saved a newer version, unless forced."""
    sealed = seal_text(json.dumps(typed, ensure_ascii=False), field=FIELD, row=case.pk)
    with transaction.atomic():
        Case.objects.select_for_update(of=("self",), no_key=True).get(pk=case.pk)
        draft = find_saved(case)
        if draft is not None and draft.version != version and draft.saved_by_id != person.pk and not force:
            raise SavedByAnother(draft)
        number = draft.version + 1 if draft is not None else 1
        draft, _ = AwardDraft.objects.update_or_create(case=case, defaults={"text_sealed": sealed, "version": number, "saved_by": person, "saved_at": now()})
    return draft


def forget(case: Case) -> None:
    """The draft became the award that waits to be issued: it lives in the case from here on."""
    AwardDraft.objects.filter(case=case).delete()


def take_over(snapshot: Snapshot, typed: dict[str, Any], wanted: str) -> dict[str, Any]:
    """Takes a computed sum into the row of a claim, with the decision and the finality that follow. ``wanted``: claim:number."""
    claim_id, _, number = wanted.partition(":")
    sums = derive(snapshot).of
    for row in typed["items"]:
        derived = next((d for d in sums.values() if str(d.claim.id) == claim_id == row["claim"]), None)
        if derived is not None and number.isdigit() and int(number) < len(derived.awardable):
            row |= {**decide_by(derived.claim, derived.awardable[int(number)]), "change_reason": ""}
            proposed = proposals(snapshot, typed).get(claim_id)
            row["finality"] = ("final" if proposed.final else "nonfinal") if proposed else row["finality"]
    return typed


def fill_in(snapshot: Snapshot, typed: dict[str, Any]) -> dict[str, Any]:
    """Fills what is empty from the calculation; nothing that was typed is touched."""
    prepared = prepare_award(snapshot, now())
    rows = {row["claim"]: row for row in prepared["items"]}
    for row in typed["items"]:
        if not row.get("decision"):
            row |= {k: v for k, v in rows[row["claim"]].items() if v and not row.get(k)}
    return {**typed, **{k: typed.get(k) or prepared[k] for k in WORDS}}


def proposals(snapshot: Snapshot, typed: Mapping[str, Any]) -> dict[str, ItemFinality]:
    rows = [{**row, "amount": read_sum(row.get("amount"))} for row in typed["items"]]
    try:
        return propose(snapshot, rows, now().astimezone(SHANGHAI).date())
    except LawError:
        return {}


def page_of(opened: Opened, typed: Mapping[str, Any]) -> dict[str, Any]:
    """Everything the page and its live part show."""
    s, at = opened.snapshot, now()
    findings, sums, proposed = check_award(s, typed, at), derive(s), proposals(s, typed)
    draft = read_draft(s, typed, at)
    boxes = [_box(c, typed, sums, proposed, findings) for c in open_claims(s)]
    kinds = [k for k in TYPES if any(r.finality == k for r in draft.rows)]
    return {
        "typed": typed, "boxes": boxes, "facts": sums.facts, "errors": [f for f in findings if f.forbids], "warnings": [f for f in findings if not f.forbids],
        "total": draft.total, "claimed": sum((c.amount or Decimal(0) for c in open_claims(s)), Decimal(0)), "papers": [_paper(s, k, opened) for k in kinds],
        "remedies": {k: remedy_told(k, opened.case.office) for k in TYPES}, "nameless": not intermediate_court(opened.case.office),
    }  # fmt: skip


def _box(claim: ClaimFacts, typed: Mapping[str, Any], sums: Sums, proposed: Mapping[str, ItemFinality], findings: tuple[Finding, ...]) -> ClaimBox:
    row: dict[str, Any] = next((r for r in typed["items"] if r["claim"] == str(claim.id)), {})
    mine = tuple(f for f in findings if f.where.startswith(f"items.{claim.id}."))
    days = str(typed.get("perform_days") or "")
    sum_ = read_sum(row.get("amount"))
    standard = decision_words(claim.title, {**row, "amount": sum_}, int(days) if days.isdigit() else None) if row.get("decision") else ""
    return ClaimBox(claim, row, sums.of[claim.id], proposed.get(str(claim.id)), standard, mine)


def _paper(s: Snapshot, kind: str, opened: Opened) -> dict[str, Any]:
    """One of the papers that follow, with the road against it of everybody; who has the same road stands in one line."""
    speaking = s.facts.get("representatives", ())
    same: dict[tuple[Role, bool], list[PartyFacts]] = {}
    for p in s.parties:
        if p.side is not Role.THIRD_PARTY:
            same.setdefault((p.side, is_worker(p)), []).append(p)
    roads = [
        {"who": side_words([{"name": p.name, "represents": str(p.id) in speaking} for p in together]), "remedy": remedy_of(together[0], kind)}
        for together in same.values()
    ]  # fmt: skip
    return {"kind": kind, "roads": roads}
