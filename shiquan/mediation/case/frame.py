"""What every page of the work space has around it: head, rail of the five steps, tabs, exits."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.forms import HiddenInput
from django.urls import reverse
from django.utils.translation import gettext as _

from shiquan.cases.models import Case
from shiquan.law.text import Label
from shiquan.procedure.language import Role, Step
from shiquan.procedure.tables import get_procedure
from shiquan.workspace import pages
from shiquan.workspace.forms import StepForm
from shiquan.workspace.opening import Opened

from .sitting import is_injury

FIVE = ("caucus", "joint", "expert", "confirmation", "followup")
NAMES = {
    "caucus": Label("背对背释法", "Caucus"),
    "joint": Label("面对面协商", "Joint session"),
    "expert": Label("专家会诊", "Expert consultation"),
    "confirmation": Label("司法确认", "Judicial confirmation"),
    "followup": Label("跟踪回访", "Follow-up"),
}


@dataclass(frozen=True)
class StepBox:
    """A step's form on a page of the work space; it goes to the step's own page, which shows what to mend."""

    step: Step
    form: StepForm
    action: str
    back: str


def step_box(opened: Opened, key: str, back: str, initial: dict[str, Any] | None = None) -> StepBox | None:
    """The form of a step if the table gives it to this person now; its ids are its own, so that many fit on a page."""
    if not opened.may(key):
        return None
    step = opened.rules.step_by_key[key]
    form = StepForm(step, opened, initial=initial)
    for sheet in (form.sheet, *(s for group in form.groups.values() for s in group.sheets)):
        sheet.auto_id = f"id_{key}_%s"
    return StepBox(step, form, reverse("workspace:step", args=[opened.case.pk, key]), back)


def hide(box: StepBox, *names: str) -> None:
    """Fields whose value the page itself says: kept in the form, not asked again."""
    for name in names:
        box.form.sheet.fields[name].widget = HiddenInput()


def page_url(opened: Opened, page: str) -> str:
    """The address of a page of the work space; an empty name is the first page."""
    name = f"mediation:{page}" if page else "mediation:case"
    return reverse(name, args=[opened.case.pk])


def frame(opened: Opened, page: str = "") -> dict[str, Any]:
    """Context of a page: the case, its running clocks, the rail, the tabs, the further steps."""
    children, further = child_states(opened.case), further_steps(opened, page_url(opened, page))
    return {
        "opened": opened,
        "case": opened.case,
        "clocks": pages.open_clocks(opened),
        "steps": rail(opened, page, children),
        "tabs": tabs(opened, page),
        "back": page_url(opened, page),
        "children": children,
        "links": [link for link in further if not link["folded"]], "folded": [link for link in further if link["folded"]],
        "parties": pages.party_cards(opened),
    }


def child_states(case: Case) -> dict[str, dict[str, Any]]:
    """Where confirmation and follow-up of this mediation stand: state and number, nothing of their files."""
    found = {}
    for pk, procedure, state, number in case.children.values_list("pk", "procedure", "state", "number"):
        row = get_procedure(procedure).state_by_key[state]
        found[procedure.partition("/")[0]] = {"pk": pk, "state": state, "label": row.label, "closed": row.closed, "number": number or ""}
    return found


def rail(opened: Opened, page: str, children: dict[str, dict[str, Any]]) -> list[dict[str, Any]]:
    """The five steps: done, left out with a reason, current, or still to come."""
    facts = opened.snapshot.facts
    skipped = facts.get("skipped", {})
    talks_over = bool(opened.case.is_closed)
    found, current_given = [], False
    for key in FIVE:
        child = children.get(key)
        done = bool(facts.get(f"done:{key}")) or bool(child and child["closed"])
        state, note = "", None
        if done:
            state, note = "done", child["label"] if child else None
        elif key in skipped:
            state, note = "skipped", Label("已略过", "Left out")
        elif talks_over and (key in FIVE[:3] or opened.case.result != "agreed") and child is None:
            state = "skipped"  # the talks ended without it
        elif not current_given:
            state, note, current_given = "current", child["label"] if child else None, True
        found.append({"name": NAMES[key], "state": state, "note": note, "url": page_url(opened, key), "here": key == page})
    return found


def tabs(opened: Opened, page: str) -> list[dict[str, Any]]:
    """The other pages of the work space."""
    joined = [p for p in opened.snapshot.parties if p.side.value == "respondent"]
    waiting = sum(1 for p in joined if p.joined_at is None)
    names: list[tuple[str, str, str, int | None]] = [
        ("", _("概况"), "home", None),
        ("respondent", _("对方到场"), "mail", waiting or None),
        ("offers", _("方案"), "handshake", sum(1 for o in opened.snapshot.offers if o.status == "open") or None),
        ("agreement", _("协议"), "sign", None),
        *([("sitting", _("工伤一屏办"), "clock", None)] if is_injury(opened.snapshot) else []),
        ("file", _("案卷"), "document", None),
    ]
    return [
        {"url": page_url(opened, key), "label": label, "icon": icon, "count": count, "current": key == page}
        for key, label, icon, count in names
    ]


def find_signers(opened: Opened, paper: Any) -> list[dict[str, Any]]:
    """Who signs, who has signed and when."""
    done = {s.signer: s for s in paper.signatures.all()}
    names = {str(p.id): p.name for p in opened.snapshot.parties}
    handler = opened.case.handler
    if handler is not None:
        names[str(handler.pk)] = handler.name
    return [
        {"name": names.get(str(who), ""), "role": Role(role).label if role in Role._value2member_map_ else role, "signature": done.get(UUID(str(who)))}
        for role, who in paper.signers
    ]


ON_PAGES = frozenset({"record_caucus", "record_joint", "schedule", "change_appointment", "invite_expert", "offer", "settle_claim",
                      "remind", "correct_phone", "draft_agreement", "accept", "ask_supplement", "refuse", "refer"})  # fmt: skip
"""Steps with a place of their own in the work space."""


def further_steps(opened: Opened, back: str) -> list[dict[str, Any]]:
    """What else the table gives: links to the form of the step, and back here."""
    return [
        {"step": link.step, "url": f"{link.url}?next={back}", "ends": link.ends, "folded": link.folded}
        for link in pages.step_links(opened)
        if link.step.key not in ON_PAGES
    ]
