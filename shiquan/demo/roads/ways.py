"""Stretches of the way that many roads of the demo share: to a mediator, to the talks, to a signed agreement."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

from shiquan.demo.story import Story

ACCEPT = {"track": "ordinary", "urgency": "normal", "bodies": ["human_resources", "union"], "note": "调解员今天就会联系您，请保持电话畅通。"}


def to_mediator(s: Story) -> None:
    s.wait(minutes=8 + s.facts.worker.number)
    s.do("accept", s.county.holder("duty"), ACCEPT)
    s.wait(minutes=12)
    s.do("assign", s.county.holder("duty"), {"mediator": str(s.mediator.pk)})


def to_talks(s: Story, stance: str) -> None:
    """Assigned, joined by the link, answered."""
    to_mediator(s)
    s.wait(hours=2)
    s.join()
    view = "他是自己接单的合作人员，公司只提供平台。具体金额可以谈。" if stance == "talk" else "双方是合作关系，没有义务支付。"
    disputed = [{"fact": "由公司排班考勤", "view": "排班由本人在手机上自选。"}]
    s.do("answer", s.employer, {
        "stance": stance, "view": view, "disputed": disputed, "limitation": False, "electronic_service": True,
        "contact": s.facts.employer.contact, "address": f"石泉县城关镇滨江大道{s.facts.employer.number}号"})  # fmt: skip


def caucus(s: Story, side: str) -> None:
    words = {"applicant": "申请人急用钱，能接受分期，底线是请求的八成。", "respondent": "公司怕其他人跟着要，愿意保密条件下付大部分。"}
    s.wait(minutes=40)
    s.do("record_caucus", s.mediator, {"party": str(s.party(side).pk), "text": words[side]})


def both_sessions(s: Story) -> None:
    """Back to back with each side, then face to face."""
    caucus(s, "applicant")
    caucus(s, "respondent")
    s.next_day(1, 15)
    s.do("record_joint", s.mediator, {
        "place": "和顺调解室", "present": f"{s.facts.worker.name}、{s.facts.employer.contact}",
        "statements": f"申请人陈述：{s.facts.row['story']}\n被申请人陈述：双方的账可以对，但一次拿不出这么多。",
        "proposals": "调解员建议按可以核对的数额分期支付。", "result": "双方愿意在建议基础上继续商量。"})  # fmt: skip
    if s.facts.road != "overdue":
        s.sign("session_record", s.worker, s.employer)


def to_draft(s: Story) -> None:
    to_talks(s, "talk")
    both_sessions(s)
    s.do("offer", s.mediator, {"amount": str(s.facts.settle), "terms": "按协议约定的日期付款"})
    offer = s.case.offers.latest("at")
    s.do("accept_offer", s.worker, {"offer": str(offer.pk)})
    s.do("accept_offer", s.employer, {"offer": str(offer.pk)})
    s.do("draft_agreement", s.mediator, {
        "facts": f"申请人从事{s.facts.row['place']}一带的工作，双方因{s.facts.row['claims'][0][1]}发生纠纷，经调解自愿达成协议。",
        "payments": payments(s), "account_name": s.facts.worker.name, "bank": "石泉农村商业银行", "account": s.facts.worker.account,
        "breach": "任何一期逾期，申请人可就全部未付款项申请强制执行，并按日万分之五计付违约金。", "other_terms": None})  # fmt: skip


def payments(s: Story) -> list[dict[str, Any]]:
    """Equal parts a week apart; the last takes the rest."""
    count = s.facts.row.get("payments", 1)
    part = (s.facts.settle / count).quantize(Decimal("0.01"))
    first = {"closed": 14, "default": 12, "performing": 9}.get(s.facts.road, 10)
    gap = {"performing": s.facts.row["days"] - 9 + 2}.get(s.facts.road, 12)
    start = s.facts.begins(s.now).date()
    days = [first + gap * i for i in range(count)]
    sums = [part] * (count - 1) + [s.facts.settle - part * (count - 1)]
    return [
        {"due_on": (start + timedelta(days=d)).isoformat(), "amount": str(a), "way": "银行转账"}
        for d, a in zip(days, sums, strict=True)
    ]


def to_agreement(s: Story) -> None:
    to_draft(s)
    s.sign("mediation_agreement", s.worker, s.employer, s.mediator)
