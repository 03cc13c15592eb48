"""The shared file as the court reads it: what was handed over, what the court issued, and what still waits."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from shiquan.cases.access import visible_documents
from shiquan.cases.models import Delivery, Document
from shiquan.procedure.court_checks import CHECKS, Check
from shiquan.procedure.documents import Kind, get_kind
from shiquan.workspace.opening import Opened
from shiquan.workspace.pages import document_rows

RULINGS = (Kind.CONFIRMING_RULING.value, Kind.REJECTING_RULING.value, Kind.COURT_REFUSAL.value)


@dataclass(frozen=True)
class Asked:
    """One question of the check list with what the judge answered so far."""

    check: Check
    answer: str
    note: str

    @property
    def name(self) -> str:
        return f"check-{self.check.key}"


def read_agreement(opened: Opened) -> dict[str, Any]:
    """The terms of the agreement that was handed over, so that nobody opens a PDF to see the sums; empty without one."""
    found = visible_documents(opened.case, opened.actor).filter(kind=Kind.MEDIATION_AGREEMENT.value, status="complete")
    row = found.order_by("-completed_at").first()
    if row is None:
        return {}
    content = row.content
    shown = {k: content.get(k) for k in ("facts", "terms", "payments", "total", "breach", "others", "payee", "bank")}
    return shown | {"number": row.number, "at": row.completed_at, "url": reverse("documents:read", args=[row.pk])}


def split_papers(opened: Opened) -> dict[str, Any]:
    """Documents handed over, documents of the court, and whether one of the court's is still being made."""
    own = {d.pk: d for d in opened.case.documents.all()}
    rows = document_rows(opened)
    making = any(
        d.status == "drafted" and (d.file_id is None or len(d.signers) == d.signatures.count()) for d in own.values()
    )
    return {
        "handed_over": [r for r in rows if r["id"] not in own],
        "court_papers": [r for r in rows if r["id"] in own],
        "making": making,
    }


def ruling_to_sign(opened: Opened) -> Document | None:
    """The paper that waits for this person's hand, once it is rendered."""
    waiting = [d.id for d in opened.snapshot.documents if d.status == "drafted" and opened.actor.id in d.waiting_for]
    papers = opened.case.documents.filter(pk__in=waiting, kind__in=RULINGS, file__isnull=False)
    return papers.order_by("-drafted_at").first()


def services(opened: Opened) -> list[dict[str, Any]]:
    """How the court's papers reach the parties."""
    found = Delivery.objects.filter(document__case=opened.case).select_related("document", "party")
    return [
        {"title": get_kind(d.document.kind).title, "party": d.party.name, "status": d.status, "sent_at": d.sent_at,
         "received_at": d.received_at}
        for d in found.order_by("document__drafted_at", "party__position")
    ]  # fmt: skip


def check_list(data: Mapping[str, str] | None, opened: Opened) -> list[Asked]:
    """The questions with what was typed, or what the last ruling rested on."""
    kept = {str(a.get("item")): a for a in opened.case.facts.get("checks") or []}
    found = []
    for check in CHECKS:
        old = kept.get(check.key, {})
        answer = data.get(f"check-{check.key}", "") if data is not None else str(old.get("answer") or "")
        note = data.get(f"note-{check.key}", "") if data is not None else str(old.get("note") or "")
        found.append(Asked(check, answer, note))
    return found


def ruling_data(data: Mapping[str, str]) -> dict[str, Any]:
    """What the page sends, as the step's data."""
    checks = [
        {"item": c.key, "answer": data[f"check-{c.key}"], "note": data.get(f"note-{c.key}", "")}
        for c in CHECKS
        if data.get(f"check-{c.key}")
    ]
    return {name: data.get(name, "") for name in ("result", "findings", "ground", "reason")} | {"checks": checks}
