"""What the page of a case shows, as plain facts for the templates: only what this person may see."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any
from uuid import UUID

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from shiquan.cases.access import (
    reads_private,
    visible_documents,
    visible_evidence,
    visible_notes,
    visible_offers,
    visible_parts,
)
from shiquan.cases.models import Document, Event, Party
from shiquan.law.text import Label
from shiquan.organisations.personal import mask_id_number, mask_phone
from shiquan.procedure.agency import signing_ids
from shiquan.procedure.documents import get_kind, heads_of, is_listed
from shiquan.procedure.language import ROLE_LABELS, Role, Step
from shiquan.workspace.opening import Opened
from shiquan.workspace.wording import say

PHASES = {
    "content": Label("正在生成", "being made"),
    "rendered": Label("待签名", "to be signed"),
    "signed": Label("待其他人签名", "waiting for other signatures"),
    "complete": Label("已生效", "in force"),
}
TOLD_IN_THE_RECORD = ("record_entry", "turn_agenda", "note_presence", "appear", "show_exhibit")
"""Steps of a hearing that its record tells in full; in the history they would push out everything else."""
COMPLETED = "complete_document"
ENDING_STEPS = frozenset({"withdraw", "refuse_mediation", "fail", "refuse", "return_draft"})
"""Steps that end or turn back a case: shown apart, never as the main button."""

INJURY_STEPS = frozenset({"note_injury", "note_recognition_applied", "note_recognition", "note_capacity_applied", "note_capacity"})
"""The road of recognition and assessment: kept folded where nobody claims for an injury."""


@dataclass(frozen=True)
class StepLink:
    """A button of the page of a case; a ``folded`` one stands behind a heading."""

    step: Step
    url: str
    ends: bool
    folded: bool = False


def home_of(opened: Opened) -> str:
    """The page where this person works on the case; empty where this one is it. A slice that is not installed has none."""
    kind = opened.case.procedure.partition("/")[0]
    if opened.is_party and not opened.is_staff:
        return _find("parties:case", opened)
    if kind == "confirmation" and opened.actor.roles & {Role.JUDGE, Role.COURT_CLERK}:
        return _find("court:case", opened)
    if kind in ("mediation", "followup", "arbitration") and opened.is_staff:
        return _find(f"{kind}:case", opened)
    return ""


def _find(name: str, opened: Opened) -> str:
    try:
        return reverse(name, args=[opened.case.pk])
    except NoReverseMatch:
        return ""


def step_links(opened: Opened) -> list[StepLink]:
    """The buttons that the table gives this person now."""
    folded = folded_steps(opened)
    return [
        StepLink(s, reverse("workspace:step", args=[opened.case.pk, s.key]), s.key in ENDING_STEPS, s.key in folded)
        for s in opened.steps
    ]


def folded_steps(opened: Opened) -> frozenset[str]:
    """The steps that this dispute hardly needs: those of an injury, unless one is claimed for or already noted."""
    injured = any("injury" in c.kind for c in opened.snapshot.claims) or any(k.key.startswith("WI_") for k in opened.snapshot.clocks)
    return frozenset() if injured else INJURY_STEPS


def party_cards(opened: Opened) -> list[Mapping[str, Any]]:
    """The sides; phone and number masked, the address only for staff and the party itself.

    Of a side of many, who speaks for it, then one card with the list of ``everybody``.
    """
    cards = [_party_card(p, opened) for p in opened.case.dispute.parties.all()]
    shown: list[Mapping[str, Any]] = []
    for side in dict.fromkeys(card["side"] for card in cards):
        members = [card for card in cards if card["side"] == side]
        shown += heads_of(members)
        if is_listed(members):
            shown.append({"everybody": members, "role": members[0]["role"]})
    return shown


def _party_card(party: Party, opened: Opened) -> dict[str, Any]:
    inside = opened.is_staff or party.pk == opened.actor.party
    details = party.details if inside else {}
    joined = _("已进入") if party.joined_at else _("尚未进入") if party.invited_at else ""
    return {
        "id": party.pk,
        "side": party.side,
        "name": party.name,
        "represents": str(party.pk) in opened.snapshot.facts.get("representatives", ()),
        "role": ROLE_LABELS[Role(party.side)],
        "phone": mask_phone(details["phone"]) if details.get("phone") else "",
        "number": mask_id_number(details["id_number"]) if details.get("id_number") else details.get("credit_code", ""),
        "address": details.get("address", ""),
        "representative": details.get("contact", ""),
        "agents": _agents(party, opened),
        "note": joined,
    }


def _agents(party: Party, opened: Opened) -> list[dict[str, Any]]:
    """Who acts for a side now: name, employer, authority and its matters, for everybody on the case."""
    register = opened.rules.step_by_key.get("register_agent")
    choices = {f.name: dict(f.choices) for f in register.form} if register else {}
    return [
        {
            "name": row["name"],
            "unit": row.get("unit") or say(choices["kind"].get(row["kind"])),
            "scope": choices["scope"].get(row["scope"]),
            "matters": [choices["matters"][m] for m in row.get("matters") or () if m in choices["matters"]],
        }
        for row in opened.snapshot.facts.get("agents", {}).get(str(party.pk), ())
        if register and not row.get("until")
    ]


def document_rows(opened: Opened) -> list[dict[str, Any]]:
    """The documents that this person may read, newest first."""
    waiting = {d.id for d in opened.snapshot.documents if d.status == "drafted" and signing_ids(opened.snapshot, opened.actor, d) & set(d.waiting_for)}
    return [_document_row(d, opened, waiting) for d in visible_documents(opened.case, opened.actor).order_by("-drafted_at")]


def _document_row(document: Document, opened: Opened, waiting: set[UUID]) -> dict[str, Any]:
    kind, ready = get_kind(document.kind), document.file_id is not None
    phase = Label("已作废", "void") if document.status == "void" else PHASES.get(document.phase, PHASES["content"])
    url = reverse("documents:read", args=[document.pk]) if ready else ""
    return {
        "id": document.pk,
        "title": kind.title,
        "number": document.number,
        "status": "void" if document.status == "void" else {"rendered": "to_sign", "signed": "waiting"}.get(document.phase, document.status),
        "status_text": phase,
        "at": document.completed_at or document.drafted_at,
        "read_url": url,
        "sign_url": reverse("signing:sign", args=[document.pk])
        if ready and document.pk in waiting and opened.may("sign")
        else "",
        "verify_url": reverse("documents:code", args=[document.verify_code])
        if document.status == "complete" and not kind.secondary
        else "",
        "edit_url": reverse("documents:editable", args=[document.pk])
        if opened.is_staff and not opened.is_party and document.case_id == opened.case.pk
        else "",
        "note": _("副卷") if kind.secondary else "",
    }


def evidence_rows(opened: Opened) -> list[dict[str, Any]]:
    """The evidence with the address of each file."""
    names = {p.pk: p.name for p in opened.case.dispute.parties.all()}
    return [
        {
            "title": e.title,
            "proves": e.proves,
            "by": names.get(e.party_id, "") if e.party_id else "",
            "at": e.added_at,
            "url": reverse("workspace:file", args=[e.file_id]),
            "picture": e.file.media_type.startswith("image/"),
            "size": e.file.size,
        }
        for e in visible_evidence(opened.case, opened.actor).select_related("file")
    ]


def history(opened: Opened) -> list[dict[str, Any]]:
    """What happened, newest first; private steps only for the mediator, nothing for an expert."""
    if not (opened.is_staff or opened.is_party):
        return []
    events = Event.objects.filter(case=opened.case)
    if not reads_private(opened.actor):
        events = events.filter(private=False)
    events = events.exclude(step__in=TOLD_IN_THE_RECORD).order_by("-number")[:200]
    lines: list[dict[str, Any]] = []
    for completed, together in groupby(events, lambda event: event.step == COMPLETED):
        row = list(together)
        lines += [_completed(row, opened)] if completed else [_line(e, opened) for e in row]
    return lines


def _completed(events: list[Event], opened: Opened) -> dict[str, Any]:
    """Papers that came into force one after the other are one line; the staff read which."""
    kinds = {str(d.id): d.kind for d in opened.snapshot.documents}
    named = [say(get_kind(kinds[e.data["document"]]).title) for e in events if opened.is_staff and e.data.get("document") in kinds]
    many = ngettext("%(count)d 份文书", "%(count)d 份文书", len(events)) % {"count": len(events)} if len(events) > 1 else ""
    return _line(events[0], opened) | {"text": _("、").join(dict.fromkeys(named)) or many}


def _line(event: Event, opened: Opened) -> dict[str, Any]:
    step = opened.rules.step_by_key.get(event.step)
    role = ROLE_LABELS.get(Role(event.role)) if event.role in Role._value2member_map_ else None
    who = " · ".join(filter(None, (say(role), event.actor_name if event.actor_name != say(role) else "")))
    return {
        "title": step.name if step else Label(event.step, event.step),
        "at": event.at,
        "who": who,
        "text": "",
        "icon": "clock" if event.role == Role.SYSTEM else "lock" if event.private else "check",
        "tone": "" if event.role == Role.SYSTEM else "ok",
    }


def notes_of(opened: Opened) -> list[dict[str, Any]]:
    """The notes that this person may read."""
    names = {f"caucus:{p.pk}": p.name for p in opened.case.dispute.parties.all()}
    return [
        {"text": n.text, "at": n.at, "channel": n.channel, "with": names.get(n.channel, ""), "by": n.author}
        for n in visible_notes(opened.case, opened.actor).select_related("author")
    ]


def offers_of(opened: Opened) -> list[dict[str, Any]]:
    """The offers that this person may see, oldest first."""
    return [
        {
            "claim": o.claim.title if o.claim else _("全部请求"),
            "by": ROLE_LABELS[Role(o.role)],
            "amount": o.amount,
            "terms": o.terms,
            "status": o.status,
            "status_text": OFFER_STATES.get(o.status, Label(o.status, o.status)),
            "private": not o.shared,
            "at": o.at,
        }
        for o in visible_offers(opened.case, opened.actor).select_related("claim")
    ]


OFFER_STATES = {
    "open": Label("待回应", "open"),
    "accepted": Label("已同意", "accepted"),
    "declined": Label("不同意", "declined"),
    "superseded": Label("已有新方案", "superseded"),
}
CLAIM_STATES = {
    "open": Label("未谈妥", "open"),
    "settled": Label("已谈妥", "settled"),
    "dropped": Label("已放弃", "dropped"),
    "awarded": Label("已裁决支持", "awarded"),
    "rejected": Label("已裁决驳回", "rejected"),
}


def claim_rows(opened: Opened) -> list[dict[str, Any]]:
    """The claims with what was settled; an expert sees them only when they were shared."""
    if "claims" not in visible_parts(opened.case, opened.actor):
        return []
    return [
        {
            "title": c.title, "amount": c.amount, "basis": c.basis, "status": c.status,
            "status_text": CLAIM_STATES.get(c.status, Label(c.status, c.status)), "settled": c.settled_amount,
        }
        for c in opened.case.dispute.claims.all()
    ]  # fmt: skip


def story_of(opened: Opened) -> list[tuple[str, str]]:
    """What the applicant wrote, as label and text."""
    facts = opened.snapshot.facts
    form = opened.rules.step_by_key.get("file")
    told = facts.get("story")
    if form is None or not told or "story" not in visible_parts(opened.case, opened.actor):
        return []
    source = told if isinstance(told, dict) else facts
    found = []
    for f in form.form:
        value = source.get(f.name)
        if f.fields or value in (None, "", [], False, True):
            continue
        words = dict(f.choices).get(str(value))
        found.append((say(f.label), say(words) if words else str(value)))
    return found


def open_clocks(opened: Opened) -> list[Any]:
    """The running clocks, nearest first."""
    running = [d for d in opened.case.deadlines.all() if d.status in ("open", "paused") and d.due_at is not None]
    for row in running:
        row.case = opened.case
    return sorted(running, key=lambda d: d.due_at)


def related_cases(opened: Opened) -> list[dict[str, Any]]:
    """The other cases of the same dispute that this person may see."""
    from shiquan.cases.models import Case

    others = Case.objects.for_actor(opened.viewer).filter(dispute=opened.case.dispute_id).exclude(pk=opened.case.pk)
    return [
        {"name": c.rules.name, "number": c.number or "", "state": c.state_label, "url": reverse("workspace:case", args=[c.pk])}
        for c in others
    ]
