"""A hearing as a page shows it: agenda, presence, record, exhibits, who signs. The same facts for the bench and for the sides."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.urls import reverse

from shiquan.arbitration.heard import people
from shiquan.cases.access import visible_documents, visible_evidence
from shiquan.cases.contents_hearing import AGREED, DISPUTED, ONE_SIDED, OPEN, element_points, record_of_case
from shiquan.law.text import Label
from shiquan.organisations.models import Person
from shiquan.procedure.agency import agents_now, signing_ids
from shiquan.procedure.effects.arbitration_record import RECORD
from shiquan.procedure.hearing import LOOKS, Line, Record
from shiquan.procedure.language import Role
from shiquan.procedure.tables.arbitration_record_forms import CAPACITIES, ELEMENTS, HERE, MODES, PARTS
from shiquan.procedure.testimony import on_stand
from shiquan.workspace.opening import Opened
from shiquan.workspace.wording import say

TAIL = 40
"""Lines of the record that are shown at first: a phone that follows a long hearing loads no more than that."""
BENCH_ACTS = (
    "open_hearing", "note_presence", "turn_agenda", "record_entry", "correct_entry", "decide_record_correction", "show_exhibit", "fix_issues",
    "interrupt_hearing", "resume_hearing", "proceed_in_absence", "deem_withdrawn", "close_hearing", "make_hearing_record", "note_refusal_to_sign",
    "make_examination_record", "make_element_form", "rule_on_evidence", "decide_postponement", "name_participant", "call_participant", "release_participant",
    "note_refused_testimony",
)  # fmt: skip
SIDE_ACTS = ("appear", "ask_record_correction", "give_evidence_opinion", "fill_elements", "ask_recusal")
ACTS = frozenset((*BENCH_ACTS, *SIDE_ACTS))
"""The steps that are taken on the page of a hearing. What the tribunal deliberates is not among them."""
WORDS = {key: Label(zh, en) for key, zh, en in (*CAPACITIES, *MODES, *HERE)}
VERDICTS = {
    AGREED: ("ok", Label("一致", "Agreed")), DISPUTED: ("bad", Label("有争议", "Disputed")), ONE_SIDED: ("soon", Label("一方未填", "One side only")),
}  # fmt: skip
ASIDE = ("interrupt_hearing", "resume_hearing", "proceed_in_absence", "deem_withdrawn", "close_hearing", "make_hearing_record", "make_examination_record")


@dataclass(frozen=True)
class Part:
    """One part of the agenda: done, running, or still to come."""

    key: str
    name: Label
    state: str
    """done, now, next, later; skipped when the hearing is over without it"""


def agenda(opened: Opened) -> list[Part]:
    """The parts in the order of the Rules, with what is done and what is next. Rules (2017) art. 41."""
    known = opened.snapshot.facts.get("agenda") or {}
    began, now = known.get("began", {}), known.get("part", "")
    over = opened.case.state not in ("scheduled", "preparing", "hearing", "default_hearing", "interrupted")
    parts, next_given = [], False
    for key, zh, en in PARTS:
        state = "later"
        if key == now and not over:
            state = "now"
        elif key in began:
            state = "done"
        elif over:
            state = "skipped" if began and key != "closing" else "done"
        elif not next_given:
            state, next_given = "next", True
        parts.append(Part(key, Label(zh, en), state))
    return parts


def presence(opened: Opened) -> list[dict[str, Any]]:
    """Who was noted as here or not, newest session last."""
    sides = {str(p.id): p for p in opened.snapshot.parties}
    rows = []
    for r in opened.snapshot.facts.get("presence", ()):
        side = sides.get(r["party"] or "")
        rows.append({
            "name": r["name"], "side": side.side.label if side else None, "of": side.name if side else "", "as_what": WORDS[r["as_what"]], "mode": WORDS[r["mode"]],
            "status": r["status"], "status_text": WORDS[r["status"]], "checked": r.get("checked", True), "session": r["session"],
        })  # fmt: skip
    return rows


def exhibits(opened: Opened) -> list[dict[str, Any]]:
    """Every piece of evidence with its number once shown, each side's opinion, and whether this side may still give one."""
    facts, mine = opened.snapshot.facts, str(opened.actor.party or "")
    shown = {e["item"]: e["no"] for e in facts.get("exhibits", ())}
    names = {str(p.id): p.name for p in opened.snapshot.parties}
    rows = []
    for e in visible_evidence(opened.case, opened.actor).select_related("file"):
        said = facts.get("opinions", {}).get(str(e.pk), {})
        rows.append({
            "id": str(e.pk), "no": shown.get(str(e.pk), ""), "title": e.title, "proves": e.proves, "by": names.get(str(e.party_id), ""), "party": str(e.party_id or ""),
            "url": reverse("workspace:file", args=[e.file_id]), "opinions": [_opinion(names.get(who, ""), one) for who, one in said.items()],
            "mine": str(e.party_id or "") == mine, "given": mine in said,
        })  # fmt: skip
    return sorted(rows, key=lambda r: (not r["no"], [*shown].index(r["id"]) if r["no"] else 0))


def _opinion(who: str, one: dict[str, Any]) -> dict[str, Any]:
    return {"by": who, "looks": [(label, one.get(key) == "yes") for key, label in LOOKS], "note": one.get("note") or ""}


@dataclass(frozen=True)
class Signing:
    """The paper of the record: where to read it, who has signed, who has yet to, who refused."""

    document: UUID
    status: str
    read_url: str
    sign_url: str
    lines: list[dict[str, Any]]


def signing(opened: Opened) -> Signing | None:
    """How far the paper of the record is; nothing while there is none."""
    facts = opened.snapshot.latest_document(RECORD)
    row = visible_documents(opened.case, opened.actor).filter(pk=facts.id).first() if facts else None
    if facts is None or row is None:
        return None
    names = {p.id: p.name for p in opened.snapshot.parties}
    names |= dict(Person.objects.filter(pk__in=[w for _, w in facts.signers if w not in names]).values_list("pk", "name"))
    refused = {r["party"]: r["reason"] for r in opened.snapshot.facts.get("refused_to_sign", ()) if r["document"] == str(facts.id)}
    mine = signing_ids(opened.snapshot, opened.actor, facts)
    names |= {UUID(a["id"]): a["name"] for _, a in agents_now(opened.snapshot.facts) if a.get("id")}
    sides = {p.id for p in opened.snapshot.parties} | {UUID(a["id"]) for _, a in agents_now(opened.snapshot.facts) if a.get("id")}
    lines = [
        {"role": Role(role).label, "name": names.get(who, ""), "signed": who in facts.signed, "refused": refused.get(str(who), ""), "party": str(who) if who in sides else ""}
        for role, who in facts.signers
    ]  # fmt: skip
    waits = facts.status == "drafted" and bool(mine & set(facts.waiting_for)) and opened.may("sign")
    ready = row.file_id is not None
    return Signing(
        facts.id, facts.status, reverse("documents:read", args=[facts.id]) if ready else "",
        reverse("signing:sign", args=[facts.id]) if ready and waits else "", lines,
    )  # fmt: skip


def requests_waiting(record: Record) -> list[Any]:
    return [q for q in record.requests if q.status == "asked"]


def shown_lines(record: Record, everything: bool) -> list[Line]:
    """The end of the record, or all of it."""
    return record.lines if everything else record.lines[-TAIL:]


def elements(opened: Opened) -> list[dict[str, Any]]:
    """What the sides filled in, beside each other, in the visitor's words; what neither filled in is left out."""
    if not opened.snapshot.facts.get("elements"):
        return []
    rows = []
    for field, applicant, respondent, verdict in element_points(opened.snapshot):
        if verdict == OPEN:
            continue
        words = {k: say(label) for k, label in field.choices}
        tone, text = VERDICTS[verdict]
        rows.append({"name": say(field.label), "applicant": words.get(applicant or "", applicant), "respondent": words.get(respondent or "", respondent), "tone": tone, "verdict": text})
    return rows


def speakers(opened: Opened) -> list[str]:
    """Whom the secretary writes down most: who sits, and who was noted as here. In Chinese, as the record is."""
    ids = [p for r, p in opened.snapshot.roles if r is Role.ARBITRATOR]
    names = dict(Person.objects.filter(pk__in=ids).values_list("pk", "name"))
    found = [f"仲裁员{names[p]}" for p in ids if p in names]
    found += [p["name"] for p in opened.snapshot.facts.get("participants", ()) if p["id"] in on_stand(opened.snapshot.facts)]
    found += [r["name"] for r in opened.snapshot.facts.get("presence", ()) if r["status"] == "present"]
    return list(dict.fromkeys([*found, "书记员"]))


def act_links(opened: Opened) -> Iterator[dict[str, Any]]:
    """The steps beside the record that are open to this person now, as links that open their form on this page."""
    here = reverse("arbitration:hearing", args=[opened.case.pk])
    for step in opened.steps:
        if step.key in ASIDE:
            yield {"name": step.name, "url": f"{here}?do={step.key}#act", "main": step.key in ("resume_hearing", "close_hearing", "make_hearing_record")}


def read_all(opened: Opened, everything: bool) -> dict[str, Any]:
    """Everything that both views show."""
    record = record_of_case(opened.case, opened.snapshot.facts)
    parts, filled, mine = agenda(opened), elements(opened), str(opened.actor.party)
    lines = shown_lines(record, everything)
    return {
        "agenda": parts, "skipped": [p for p in parts if p.state in ("next", "later") and p.key != "closing"], "presence": presence(opened), "record": record, "lines": lines, "left_out": len(record.lines) - len(lines),
        "exhibits": exhibits(opened), "people": people(opened), "signing": signing(opened), "issues": opened.snapshot.facts.get("issues", ()), "elements": filled, "open_elements": len(ELEMENTS) - len(filled), "noted": any(r["party"] == mine and r["status"] == "present" for r in opened.snapshot.facts.get("presence", ())),
        "requests": requests_waiting(record), "fixed": next((a for a in reversed(opened.snapshot.appointments) if a.kind == "hearing" and a.status != "cancelled"), None),
        "in_session": opened.case.state in ("hearing", "default_hearing"), "state": say(opened.case.state_label),
    }  # fmt: skip
