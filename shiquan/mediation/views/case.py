"""The pages of one case: the duty page of an application, the work space, its steps."""

import re
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from shiquan.cases.access import visible_appointments
from shiquan.cases.models import Notice
from shiquan.procedure.conditions import settled_total
from shiquan.procedure.language import Role
from shiquan.workspace import pages
from shiquan.workspace.forms import StepForm
from shiquan.workspace.opening import Opened

from ..agenda import label_meeting
from ..case.agreement import FIRST_AFTER_DAYS, preview, propose
from ..case.experts import read_asked
from ..case.frame import child_states, find_signers, frame, hide, page_url, step_box
from ..case.hints import other_disputes, read_hints
from ..case.mediators import read_mediators
from ..case.offers import read_tables
from ..case.respondent import read_guests
from ..case.sitting import is_injury
from ..desk import case_page, find_page

BEFORE = frozenset({"filed", "supplement", "accepted", "refused"})
DECISIONS = (("accept", "a", "main"), ("ask_supplement", "s", ""), ("refer", "r", ""), ("refuse", "x", "danger"))


@require_safe
@case_page
def show_case(request: HttpRequest, opened: Opened) -> HttpResponse:
    """The duty page of an application, or the first page of the work space."""
    if opened.case.state in BEFORE:
        return _show_application(request, opened)
    facts = opened.snapshot.facts
    context = frame(opened) | {
        "claims": pages.claim_rows(opened), "story": pages.story_of(opened), "guests": read_guests(opened),
        "meetings": _meetings(opened), "events": pages.history(opened)[:6], "extension": facts.get("extension"),
        "extension_by": _names(opened, facts.get("extension", {}).get("consents", ())), "triage": facts.get("triage", {}),
        "skipped": facts.get("skipped", {}),
    }  # fmt: skip
    return render(request, "mediation/case/overview.html", context)


def _show_application(request: HttpRequest, opened: Opened) -> HttpResponse:
    back = page_url(opened, "")
    # Triage: who asks for injury benefits is led to the road where recognition runs beside the talks.
    injured = is_injury(opened.snapshot)
    first = {"accept": {"track": "injury", "urgency": "normal"}} if injured else {}
    boxes = [(box, key, tone) for name, key, tone in DECISIONS if (box := step_box(opened, name, back, first.get(name))) is not None]
    around = frame(opened)
    around["links"] = [link for link in around["links"] if link["step"].key != "assign"]  # it has its own place here
    context = around | {
        "injured": injured,
        "boxes": boxes, "claims": pages.claim_rows(opened), "story": pages.story_of(opened),
        "evidence": pages.evidence_rows(opened), "documents": pages.document_rows(opened), "hints": read_hints(opened),
        "others": other_disputes(opened), "missing": opened.snapshot.facts.get("missing"),
        "supplements": opened.snapshot.facts.get("supplements", ()), "refusal": opened.snapshot.facts.get("refusal"),
        "referred": opened.snapshot.facts.get("referred"),
        "mediators": read_mediators(opened) if opened.may("assign") else None,
        "assign_url": reverse("workspace:step", args=[opened.case.pk, "assign"]),
        "total": sum((c.amount for c in opened.snapshot.claims if c.amount is not None), start=0),
    }  # fmt: skip
    return render(request, "mediation/case/application.html", context)


@require_safe
@case_page
def show_caucus(request: HttpRequest, opened: Opened) -> HttpResponse:
    """Talks with each side alone. The notes come through access: nobody but the mediator of the case gets any."""
    notes = [n for n in pages.notes_of(opened) if n["channel"].startswith("caucus:")]
    back = page_url(opened, "caucus")
    sides = [
        {
            "party": p,
            "notes": [n for n in notes if n["channel"] == f"caucus:{p.id}"],
            "box": step_box(opened, "record_caucus", back, {"party": str(p.id)}),
        }
        for p in opened.snapshot.parties
    ]
    for side in sides:
        _one_side(side)
    context = frame(opened, "caucus") | {"sides": sides, "is_mediator": Role.MEDIATOR in opened.actor.roles, **_scheduling(opened, "caucus")}
    return render(request, "mediation/case/caucus.html", context)


def _one_side(side: dict[str, Any]) -> None:
    """Two forms of one step on a page need ids of their own; the side is not asked again."""
    if side["box"] is not None:
        side["box"].form.sheet.auto_id = f"id_{side['party'].id.hex[:8]}_%s"
        hide(side["box"], "party")


@require_safe
@case_page
def show_joint(request: HttpRequest, opened: Opened) -> HttpResponse:
    """Joint sessions: appointments and records."""
    back = page_url(opened, "joint")
    records = {d.pk for d in opened.case.documents.all() if d.kind == "session_record"}
    context = frame(opened, "joint") | _scheduling(opened, "joint") | {
        "box": step_box(opened, "record_joint", back, {"present": "、".join(p.name for p in opened.snapshot.parties)}),
        "notes": [n for n in pages.notes_of(opened) if n["channel"] == "joint"],
        "documents": [d for d in pages.document_rows(opened) if d["id"] in records],
    }  # fmt: skip
    return render(request, "mediation/case/joint.html", context)


@require_safe
@case_page
def show_expert(request: HttpRequest, opened: Opened) -> HttpResponse:
    """Asking a member of the panel."""
    box = step_box(opened, "invite_expert", page_url(opened, "expert"), {"share": ["story", "claims"]})
    context = frame(opened, "expert") | _scheduling(opened, "expert") | {"asked": read_asked(opened), "box": box}
    return render(request, "mediation/case/expert.html", context)


@require_safe
@case_page
def show_confirmation(request: HttpRequest, opened: Opened) -> HttpResponse:
    """Where the joint application stands, and then the court's case."""
    facts = opened.snapshot.facts
    applied = set(facts.get("confirmation_by", ()))
    context = frame(opened, "confirmation") | {
        "sides": [(p, str(p.id) in applied) for p in opened.snapshot.parties],
        "clock": next((d for d in opened.case.deadlines.all() if d.key == "JUDICIAL_CONFIRM"), None),
        "child": child_states(opened.case).get("confirmation"),
    }  # fmt: skip
    if context["clock"] is not None:
        context["clock"].case = opened.case
    return render(request, "mediation/case/confirmation.html", context)


@require_safe
@case_page
def show_followup(request: HttpRequest, opened: Opened) -> HttpResponse:
    """Payments as they come in, and the way to the follow-up's own page."""
    child = child_states(opened.case).get("followup")
    address = (find_page("followup:case", child["pk"]) or reverse("workspace:case", args=[child["pk"]])) if child else ""
    rows = opened.case.dispute.instalments.all()
    context = frame(opened, "followup") | {"child": child, "child_url": address, "instalments": rows}
    return render(request, "mediation/case/followup.html", context)


@require_safe
@case_page
def show_respondent(request: HttpRequest, opened: Opened) -> HttpResponse:
    """Getting the other side in."""
    box = step_box(opened, "remind", page_url(opened, "respondent"), {"channel": "phone"})
    if box is not None:
        hide(box, "subject")
    outside = [p for p in opened.snapshot.parties if p.side.value == "respondent" and p.joined_at is None]
    phone = step_box(opened, "correct_phone", page_url(opened, "respondent"), {"party": str(outside[0].id)}) if outside else None
    if phone is not None and len(outside) == 1:
        hide(phone, "party")
    context = frame(opened, "respondent") | {
        "guests": read_guests(opened), "box": box, "phone_box": phone,
        "reminder": next((d for d in pages.open_clocks(opened) if d.key == "RESPONDENT_REMINDER"), None),
        "sent": Notice.objects.filter(case=opened.case, kind="respondent_invited").exists(),
    }  # fmt: skip
    return render(request, "mediation/case/respondent.html", context)


@require_safe
@case_page
def show_offers(request: HttpRequest, opened: Opened) -> HttpResponse:
    """Offers per claim with their history; settling a claim."""
    back = page_url(opened, "offers")
    tables = [(t, _settling(opened, t, back)) for t in read_tables(opened)]
    context = frame(opened, "offers") | {
        "tables": tables, "offer_box": step_box(opened, "offer", back), "is_mediator": Role.MEDIATOR in opened.actor.roles,
        "total": settled_total(opened.snapshot),
    }  # fmt: skip
    return render(request, "mediation/case/offers.html", context)


def _settling(opened: Opened, table: Any, back: str) -> str:
    if table.claim is None or table.claim.status == "dropped" or not opened.may("settle_claim"):
        return ""
    return f"{reverse('workspace:step', args=[opened.case.pk, 'settle_claim'])}?claim={table.claim.pk}&next={back}"


@require_safe
@case_page
def show_agreement(request: HttpRequest, opened: Opened) -> HttpResponse:
    """Drafting, reading, signing and sealing the agreement."""
    parts, first = request.GET.get("parts", ""), request.GET.get("first", "")
    count = int(parts) if re.fullmatch(r"\d{1,2}", parts) else 1
    initial = propose(opened, count, _day(first))
    box = step_box(opened, "draft_agreement", page_url(opened, "agreement"), initial)
    papers = [d for d in opened.case.documents.all() if d.kind == "mediation_agreement" and d.status != "void"]
    context = frame(opened, "agreement") | {
        "box": box, "preview": preview(opened, initial) if box else None, "total": settled_total(opened.snapshot),
        "claims": pages.claim_rows(opened), "paper": papers[-1] if papers else None,
        "signers": find_signers(opened, papers[-1]) if papers else [], "parts": count, "first": first,
        "after_days": FIRST_AFTER_DAYS, "returned": opened.snapshot.facts.get("returned", ()),
        "documents": [d for d in pages.document_rows(opened) if papers and d["id"] == papers[-1].pk],
        "open_claims": [c.title for c in opened.snapshot.claims if c.status == "open"],
    }  # fmt: skip
    return render(request, "mediation/case/agreement.html", context)


@require_POST
@case_page
def preview_agreement(request: HttpRequest, opened: Opened) -> HttpResponse:
    """The dry run of what is being typed: sums in capitals, what is missing. Writes nothing."""
    if not opened.may("draft_agreement"):
        return HttpResponse(status=204)
    form = StepForm(opened.rules.step_by_key["draft_agreement"], opened, request.POST)
    return render(request, "mediation/parts/agreement_preview.html", {"preview": preview(opened, form.raw())})


@require_safe
@case_page
def show_file(request: HttpRequest, opened: Opened) -> HttpResponse:
    """Documents, evidence and history in one place."""
    context = frame(opened, "file") | {
        "documents": pages.document_rows(opened), "evidence": pages.evidence_rows(opened), "events": pages.history(opened),
    }  # fmt: skip
    return render(request, "mediation/case/file.html", context)


def _meetings(opened: Opened, kind: str = "") -> list[Any]:
    rows = visible_appointments(opened.case, opened.actor).order_by("starts_at")
    return [label_meeting(row) for row in (rows.filter(kind=kind) if kind else rows)]


def _scheduling(opened: Opened, kind: str) -> dict[str, Any]:
    """The appointments of one of the five steps, and the form for one more."""
    back = page_url(opened, kind)
    every = [str(p.id) for p in opened.snapshot.parties] if kind == "joint" else []
    schedule = step_box(opened, "schedule", back, {"kind": kind, "minutes": 60, "mode": "onsite", "parties": every})
    if schedule is not None:
        hide(schedule, "kind")
    return {"meetings": _meetings(opened, kind), "schedule": schedule, "may_change": opened.may("change_appointment"),
            "change_url": reverse("workspace:step", args=[opened.case.pk, "change_appointment"])}  # fmt: skip


def _names(opened: Opened, parties: Any) -> list[str]:
    return [p.name for p in opened.snapshot.parties if str(p.id) in parties]


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
