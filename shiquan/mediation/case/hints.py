"""What the law has to say about an application, for the duty holder: limitation, jurisdiction, earlier disputes."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from shiquan.cases.access import cases_on_desk_of
from shiquan.cases.clock import SHANGHAI
from shiquan.cases.models import Case
from shiquan.law.errors import LawError
from shiquan.law.jurisdiction import Places, find_jurisdiction
from shiquan.law.limitation import Claim, Interruption, Interrupts, State, Variant, assess
from shiquan.law.regions import HOME
from shiquan.law.text import Label
from shiquan.workspace.opening import Opened

COUNTY = re.compile(r"[\u4e00-\u9fff]{2,4}?[县区]")
ABOVE = re.compile(r"^(?:[\u4e00-\u9fff]{2,8}?(?:省|自治区))?(?:[\u4e00-\u9fff]{2,8}?(?:市|自治州|地区))?")
WAGES = frozenset({"unpaid_wages", "order_income", "deductions", "overtime", "double_wage"})
SOON_DAYS = 60


@dataclass(frozen=True)
class Hint:
    """One line of advice; ``tone`` is ok, soon or bad. A hint decides nothing: the duty holder does."""

    title: Label
    text: Label
    tone: str
    article: Label | str = ""


def read_hints(opened: Opened) -> list[Hint]:
    """Limitation, then jurisdiction."""
    return [_limitation(opened), _jurisdiction(opened)]


def other_disputes(opened: Opened) -> list[Case]:
    """Mediations of the same applicant on this person's desk, newest first; at most five."""
    seen = {p.id_index for p in opened.case.dispute.parties.all() if p.side == "applicant" and p.id_index}
    if not seen:
        return []
    cases = cases_on_desk_of(Case.objects.all(), opened.person).filter(dispute__parties__id_index__in=seen)
    cases = cases.filter(procedure__startswith="mediation/").exclude(dispute=opened.case.dispute_id)
    return list(cases.select_related("dispute").order_by("-opened_at").distinct()[:5])


def _limitation(opened: Opened) -> Hint:
    facts = opened.snapshot.facts
    title = Label("仲裁时效", "Time limit for arbitration")
    article = "《劳动争议调解仲裁法》（2008）第27条"
    known = _day(facts.get("happened_on"))
    if known is None:
        text = Label("没有写事情发生的日期，请问清：从知道权利受侵害起一年内可以申请仲裁。",
                     "No date was given: ask. Arbitration is open for one year from knowing of the infringement.")  # fmt: skip
        return Hint(title, text, "soon", article)
    filed = opened.case.opened_at.astimezone(SHANGHAI).date()
    try:
        answer = assess(Claim(Variant.ORDINARY, known, interruptions=(Interruption(filed, Interrupts.MEDIATION_REQUEST),)), filed)
    except LawError as error:
        return Hint(title, error.label, "soon", article)
    if answer.state is State.EXPIRED:
        return Hint(title, _expired(opened), "soon", article)
    last = answer.due.date if answer.due else None
    text = Label(f"从{known}起算，申请时未过一年；申请调解使时效中断，重新计算到{last}。",
                 f"Counted from {known}, filed within the year; the application interrupts it: it now runs to {last}.")  # fmt: skip
    return Hint(title, text, "ok", article)


def _expired(opened: Opened) -> Label:
    wages = any(c.kind in WAGES for c in opened.snapshot.claims)
    zh = "距事情发生已超过一年。时效由对方提出才适用，不影响受理调解。"
    en = "More than a year has passed. Limitation counts only if the other side raises it; mediation stays open."
    if wages:
        zh += "拖欠劳动报酬的，劳动关系存续期间不受一年限制，请问清是否仍在工作。"
        en += " For unpaid wages the year does not run while employment lasts: ask whether the work goes on."
    return Label(zh, en)


def _jurisdiction(opened: Opened) -> Hint:
    title = Label("管辖", "Jurisdiction")
    workplace = _county(opened.snapshot.facts.get("place"))
    seats = [_county(p.details.get("address")) for p in opened.case.dispute.parties.all() if p.side == "respondent"]
    seat = next((s for s in seats if s), None)
    try:
        answer = find_jurisdiction(Places((workplace,) if workplace else (), seat))
    except LawError:
        text = Label("没有写清工作地点和单位所在地，请问清后再定。", "Neither workplace nor seat is clear: ask first.")
        return Hint(title, text, "soon", "《劳动争议调解仲裁法》（2008）第21条")
    article = answer.competent[0].article.label()
    where = "、".join(f"{c.place}（{c.why.zh}）" for c in answer.competent)
    where_en = ", ".join(f"{c.place} ({c.why.en})" for c in answer.competent)
    if answer.may_take(HOME):
        return Hint(title, Label(f"本县可以办理：{where}。", f"This county may take it: {where_en}."), "ok", article)
    text = Label(f"工作地点和单位都不在本县：{where}。可以转办或告知去处。", f"Neither lies in this county: {where_en}. Refer it or say where to go.")
    return Hint(title, text, "bad", article)


def _county(text: Any) -> str:
    """The county named in an address: 陕西省安康市石泉县城关镇 → 石泉县."""
    found = COUNTY.search(ABOVE.sub("", str(text or "")))
    return found[0] if found else ""


def _day(value: Any) -> date | None:
    if not value:
        return None
    return datetime.fromisoformat(str(value)).date()
