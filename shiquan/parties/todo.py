"""What waits for a side, in plain words and with the form at hand: one tap, or two where something must be read first."""

from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.urls import NoReverseMatch, resolve, reverse

from shiquan.cases.access import visible_appointments, visible_offers
from shiquan.cases.clock import today
from shiquan.cases.models import Delivery, Offer
from shiquan.law.text import Label
from shiquan.parties.agency import powers_in_words
from shiquan.procedure.documents import get_kind
from shiquan.procedure.engine import is_empowered
from shiquan.procedure.language import ROLE_LABELS, Role
from shiquan.procedure.service import OPENED
from shiquan.workspace.opening import Opened
from shiquan.workspace.pages import ENDING_STEPS, document_rows, folded_steps, open_clocks, related_cases

PLAIN = {
    "answer": Label("答复对方的请求", "Answer what is asked"),
    "supplement": Label("补交材料", "Hand in what is missing"),
    "offer": Label("自己提一个方案", "Make an offer of your own"),
    "add_evidence": Label("交证据（拍照或文件）", "Hand in evidence (photo or file)"),
    "mark_fact": Label("指出一个不对的事实", "Name a fact that is wrong"),
    "note_fact": Label("只告诉调解员的话", "A word for the mediator only"),
    "drop_claim": Label("放弃一项请求", "Drop a claim"),
    "ask_extension": Label("申请多谈几天", "Ask for more days"),
    "return_draft": Label("协议写得不对，退回修改", "The draft is wrong: send it back"),
    "withdraw": Label("不办了，撤回申请", "Withdraw the application"),
    "refuse_mediation": Label("拒绝调解，写明理由", "Refuse mediation and say why"),
    "answer_court": Label("回复法院", "Answer the court"),
    "choose_road": Label("对方没付，选下一步", "Not paid: choose the next road"),
    "rate": Label("给服务打分", "Rate the service"),
}
"""Steps in the words of a button. A step that is missing here is named as in the table."""
ON_THE_HEARING_PAGE = frozenset({"appear", "ask_record_correction", "give_evidence_opinion", "fill_elements"})
"""Steps that a side takes where the hearing is followed."""
BY_HAND = ON_THE_HEARING_PAGE | frozenset({"accept_offer", "decline_offer", "consent_to_extension", "apply_confirmation", "report_payment", "confirm_payment", "report_unpaid", "sign"})
"""Steps that have a card of their own below, instead of a button."""
MEETINGS = {
    "caucus": Label("和调解员单独谈", "Talk with the mediator alone"), "joint": Label("双方一起谈", "Joint session"),
    "expert": Label("专家会诊", "With an expert"), "hearing": Label("开庭", "Hearing"),
}  # fmt: skip
MANNERS = {"onsite": Label("现场", "On site"), "online": Label("线上", "Online"), "phone": Label("电话", "Telephone")}
FIRST = ("answer", "supplement", "answer_court", "choose_road")
"""What the page asks for before anything else; the rating too, once everything is paid."""
IN_TRIAL = frozenset({"preparing", "scheduled", "hearing", "default_hearing", "interrupted", "deliberating"})
OF_THE_OFFICE = frozenset({"ANSWER_A", "ANSWER_B", "RESPONDENT_REMINDER", "APPOINTMENT_SOON", "VISIT_BEFORE", "VISIT_AFTER"})
"""Clocks by which the office works: they ask nothing of a side."""


@dataclass(frozen=True)
class Button:
    """A step that leads to its own form."""

    text: Label
    url: str
    ends: bool = False
    first: bool = False
    folded: bool = False


@dataclass(frozen=True)
class Payment:
    """One instalment with what this side may say about it."""

    row: Any
    links: list[Button] = field(default_factory=list)


def hearing_url(opened: Opened) -> str:
    """Where a side follows the hearing, shows what it thinks of the evidence and signs the record; empty when there is nothing to follow."""
    followed = opened.case.state in IN_TRIAL or opened.snapshot.latest_document("hearing_record") is not None
    if not followed or not opened.case.procedure.startswith("arbitration/"):
        return ""
    try:
        return reverse("arbitration:hearing", args=[opened.case.pk])
    except NoReverseMatch:
        return ""


@dataclass(frozen=True)
class Acting:
    """For which side an agent acts, what the power of attorney names, and which special matters stay with the side."""

    name: str
    side: str
    given: list[Label]
    kept: list[Label]


def read_agency(opened: Opened) -> Acting | None:
    """What an agent has to know about the own powers; nothing for a side itself."""
    side = opened.snapshot.find_party(opened.actor.party)
    if opened.actor.agent is None or side is None:
        return None
    given, kept = powers_in_words(opened.actor.powers)
    return Acting(opened.actor.name, side.name, given, kept)


def step_url(opened: Opened, step: str, back: str, **known: Any) -> str:
    """The address of a step's form with what is known already, and the page to come back to."""
    return f"{reverse('workspace:step', args=[opened.case.pk, step])}?{urlencode({**known, 'next': back})}"


def read_buttons(opened: Opened, back: str) -> list[Button]:
    """The remaining steps as buttons: the asked ones first, those that end the case last."""
    found, folded = [], folded_steps(opened)
    all_paid = all(i.status == "paid" for i in opened.case.dispute.instalments.all())
    for step in opened.steps:
        if step.key in BY_HAND or step.automatic:
            continue
        url = step_url(opened, step.key, back)
        if step.key == "answer":
            url = reverse("parties:answer", args=[opened.case.pk])
        if step.key == "offer":
            url = reverse("parties:offers", args=[opened.case.pk])
        text = _CHANGE if _answered(opened, step.key) else PLAIN.get(step.key, step.name)
        first = all_paid if step.key == "rate" else step.key in FIRST and not _answered(opened, step.key)
        found.append(Button(text, url, step.key in ENDING_STEPS, first, step.key in folded))
    return sorted(found, key=lambda b: (b.ends, not b.first))


def read_payments(opened: Opened, back: str) -> list[Payment]:
    """The payments of an agreement in force with the buttons of this side: paid, received, not received."""
    found = []
    for row in opened.case.dispute.instalments.all():
        links = []
        if row.status != "paid":
            known = {"instalment": str(row.pk), "amount": str(row.amount - row.paid), "on": today().isoformat()}
            words = (("report_payment", _PAID, known), ("confirm_payment", _CAME, known), ("report_unpaid", _MISSING, {"instalment": str(row.pk)}))
            links = [Button(text, step_url(opened, step, back, **data), step == "report_unpaid")
                     for step, text, data in words if opened.may(step) and (step != "report_unpaid" or row.due_on <= today())]  # fmt: skip
        found.append(Payment(row, links))
    return found


def other_cases(opened: Opened) -> list[dict[str, Any]]:
    """The other cases of the same dispute, each with its page for a side."""
    return [c | {"url": reverse("parties:case", args=[resolve(c["url"]).kwargs["pk"]])} for c in related_cases(opened)]


def clocks_of_sides(opened: Opened) -> list[Any]:
    """The two nearest clocks that mean something to a side."""
    return [d for d in open_clocks(opened) if d.key not in OF_THE_OFFICE][:2]


def papers_to_sign(opened: Opened, back: str) -> list[dict[str, Any]]:
    """Documents that wait for this side's signature, with the way there and back (``sign_here``)."""
    # The application to the court is signed by applying for it: that has a card of its own.
    by_applying = {d.id for d in opened.snapshot.documents if d.kind == "confirmation_application"} if opened.may("apply_confirmation") else set()
    waiting = [d for d in document_rows(opened) if d["sign_url"] and d["id"] not in by_applying]
    return [d | {"sign_here": f"{d['sign_url']}{'&' if '?' in d['sign_url'] else '?'}{urlencode({'next': back})}"} for d in waiting]


def papers_to_acknowledge(opened: Opened) -> list[dict[str, Any]]:
    """Sealed papers of the commission that this side agreed to have electronically and has not confirmed yet.

    A conciliation statement is not among them: it is signed for by a step of its own (Law art. 42). Nor is what is only
    filed and never served, such as a side's own power of attorney. An agent receives only if empowered to.
    """
    me = opened.snapshot.find_party(opened.actor.party)
    receiving = opened.rules.step_by_key.get("receive_document")
    if me is None or not me.consents_electronic or not opened.case.procedure.startswith("arbitration/") or receiving is None or not is_empowered(receiving, opened.actor):
        return []
    seen = set(Delivery.objects.filter(party_id=me.id, document__case=opened.case, proof=OPENED).values_list("document_id", flat=True))
    kinds = {d.id: d.kind for d in opened.snapshot.documents if d.status == "complete" and d.kind != "conciliation_statement" and get_kind(d.kind).manners}
    rows = [d for d in document_rows(opened) if d["id"] in kinds and d["id"] not in seen and d["read_url"]]
    return [d | {"received_url": reverse("parties:received", args=[opened.case.pk, d["id"]])} for d in rows]


def missing_papers(opened: Opened) -> list[dict[str, Any]]:
    """What the centre asked this side to hand in."""
    return list(opened.snapshot.facts.get("missing") or ()) if opened.may("supplement") else []


def applied_to_court(opened: Opened) -> Label | None:
    """What is to be said to a side that has asked the court already: whether the other side has yet to."""
    applied = set(opened.snapshot.facts.get("confirmation_by", ()))
    ruled = opened.case.children.filter(procedure__startswith="confirmation/").exclude(result="").exists()
    if ruled or str(opened.actor.party) not in applied:
        return None
    return _AT_COURT if all(str(p.id) in applied for p in opened.snapshot.parties) else _WAITS_FOR_OTHER


def meetings_to_come(opened: Opened) -> list[Any]:
    """The meetings this side is invited to, nearest first, in words."""
    found = [a for a in visible_appointments(opened.case, opened.actor).order_by("starts_at") if a.status == "invited"]
    for row in found:
        row.words = MEETINGS.get(row.kind, Label("会面", "Meeting"))  # type: ignore[attr-defined]
        row.manner = MANNERS.get(row.mode, Label("现场", "On site"))  # type: ignore[attr-defined]
    return found


def extension_asked(opened: Opened) -> dict[str, Any] | None:
    """The extension that waits for this side's yes or no."""
    return opened.snapshot.facts.get("extension") if opened.may("consent_to_extension") else None


def offers_to_answer(opened: Opened) -> list[Offer]:
    """Open offers of others, newest first, each with who made it and whether this side has said yes already."""
    if opened.actor.party is None:
        return []
    seen = visible_offers(opened.case, opened.actor).filter(status="open").select_related("claim").order_by("-at")
    found = [o for o in seen if o.party_id != opened.actor.party]
    for offer in found:
        offer.by = ROLE_LABELS[Role(offer.role)]  # type: ignore[attr-defined]
        offer.agreed = _has_agreed(offer, opened.actor.party)  # type: ignore[attr-defined]
    return found


def own_offers(opened: Opened) -> list[Offer]:
    """This side's own open offers, newest first."""
    if opened.actor.party is None:
        return []
    return list(visible_offers(opened.case, opened.actor).filter(status="open", party=opened.actor.party).select_related("claim").order_by("-at"))


def _has_agreed(offer: Offer, party: UUID) -> bool:
    return str(party) in map(str, offer.accepted_by)


def _answered(opened: Opened, step: str) -> bool:
    return step == "answer" and str(opened.actor.party) in opened.snapshot.facts.get("answers", {})


_CHANGE = Label("改我的答复", "Change my answer")
_PAID = Label("我已经付了", "I have paid")
_CAME = Label("钱收到了", "The money came")
_MISSING = Label("到期没收到", "Due and not received")
_AT_COURT = Label("双方都已申请，材料已送法院。法院审查后会发短信给您。", "Both sides have applied; the file is with the court. You will get a message.")
_WAITS_FOR_OTHER = Label("您已申请司法确认，等对方也点一下，材料就送法院。", "You have applied; once the other side does too, the file goes to the court.")
