"""How far each dispute of the demo has come: one function for each road, made of the same steps that people take."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from shiquan.demo.story import Story

ACCEPT = {"track": "ordinary", "urgency": "normal", "bodies": ["human_resources", "union"], "note": "调解员今天就会联系您，请保持电话畅通。"}


def fresh(s: Story) -> None:
    """Filed minutes ago: A's clock runs."""


def holder_b(s: Story) -> None:
    """A did not answer in twenty minutes; B's clock runs."""
    s.until_now()


def unanswered(s: Story) -> None:
    """Nobody answered within the hour: it stands with the supervisor."""
    s.until_now()


def accepted(s: Story) -> None:
    """Answered within the hour; a mediator is to be named."""
    s.wait(minutes=11)
    s.do("accept", s.county.holder("duty"), ACCEPT)
    s.until_now()


def supplement(s: Story) -> None:
    """Papers are missing."""
    s.wait(minutes=18)
    missing = {"missing": [{"what": "劳动合同或入职时的聊天记录"}, {"what": "近三个月工资流水"}], "note": "手机拍照上传就行。"}
    s.do("ask_supplement", s.county.holder("duty"), missing)
    s.until_now()


def refused(s: Story) -> None:
    """Decided by a tribunal before: it can't be taken up again."""
    s.wait(minutes=25)
    reason = "仲裁委已就同一请求作出裁决，不能重复调解。对裁决不服的，可以在收到裁决书之日起十五日内起诉。"
    s.do("refuse", s.county.holder("duty"), {"ground": "decided", "reason": reason, "elsewhere": "court"})
    s.until_now()


def referred(s: Story) -> None:
    """Small and local: the town's centre takes it, and has accepted it."""
    s.wait(minutes=9)
    town = s.county.offices["石池"]
    s.do("refer", s.county.holder("duty"), {"office": str(town.pk), "reason": "双方都在池河镇，由镇调解中心就近办理。"})
    s.wait(minutes=15)
    s.do("accept", s.county.holder("duty", "石池"), ACCEPT)
    s.do("assign", s.county.holder("duty", "石池"), {"mediator": str(s.county.holder("mediator", "石池", 1).pk)})
    s.until_now()


def withdrawn(s: Story) -> None:
    """The sides made it up between themselves."""
    _to_mediator(s)
    s.next_day(2)
    s.do("withdraw", s.worker, {"reason": "公司已经把钱转给我了，不用再调了。"})
    s.until_now()


def silent(s: Story) -> None:
    """The respondent never came; reminders by message and by telephone."""
    _to_mediator(s)
    s.next_day(2, 10, 15)
    s.do("remind", s.mediator, {"channel": "phone", "result": "前台接听，答应转告谭经理，未回电。"})
    s.until_now()


def failed(s: Story) -> None:
    """Talked through, no agreement: the way to arbitration is open."""
    _to_talks(s, "disagree")
    _both_sessions(s)
    s.next_day(2, 16)
    s.do("fail", s.mediator, {"reason": "公司坚持认为属于承包关系，双方差距过大，经两次协商仍不能达成一致。"})
    s.until_now()


def offers(s: Story) -> None:
    """Offers on the table, a meeting tomorrow."""
    _to_talks(s, "talk")
    _caucus(s, "applicant")
    s.do("offer", s.employer, {"amount": "8000", "terms": "一个月内付清"})
    s.do("offer", s.worker, {"amount": "18000", "terms": "一次付清"})
    s.do("offer", s.mediator, {"amount": "13000", "terms": "分两次，每月各付一半"})
    s.do("schedule", s.mediator, {
        "kind": "joint", "starts_at": f"{s.day(1)}T15:00:00+08:00", "minutes": 60, "mode": "onsite", "place": "和顺调解室",
        "parties": [str(s.party("applicant").pk), str(s.party("respondent").pk)]})  # fmt: skip
    s.until_now()


def expert(s: Story) -> None:
    """The mediator asked an expert, who has not answered yet."""
    _to_talks(s, "talk")
    _caucus(s, "applicant")
    _caucus(s, "respondent")
    s.do("invite_expert", s.mediator, {
        "expert": str(s.county.holder("expert").pk), "share": ["story", "claims", "evidence", "answers"],
        "question": "车队主张只是运输合作，货车司机按平台派单、由车队安排装卸，是否可能认定存在用工关系？停工期间的误工费怎样确定？"})  # fmt: skip
    s.until_now()


def extension(s: Story) -> None:
    """The employer asks for more time; the worker has not consented yet."""
    _to_talks(s, "talk")
    _caucus(s, "applicant")
    s.next_day(1, 11)
    s.do("ask_extension", s.employer, {"days": 10, "reason": "财务需要核对三年的考勤记录。"})
    s.until_now()


def overdue(s: Story) -> None:
    """The promise of seven days is broken; the sides still talk."""
    _to_talks(s, "talk")
    _both_sessions(s)
    s.do("settle_claim", s.mediator, {"claim": str(s.case.dispute.claims.first().pk), "amount": "13050"})
    s.until_now()


def drafting(s: Story) -> None:
    """The agreement is drafted; the employer has signed, the worker has not."""
    _to_draft(s)
    s.sign("mediation_agreement", s.employer)
    s.until_now()


def agreed(s: Story) -> None:
    """In force; the employer has applied for confirmation, the worker has not."""
    _to_agreement(s)
    s.wait(hours=2)
    s.do("apply_confirmation", s.employer, _applying(s))
    s.until_now()


def court(s: Story) -> None:
    """At the court, to be docketed."""
    _to_court(s)
    s.until_now()


def ruling(s: Story) -> None:
    """Docketed; the ruling waits for the judge's signature."""
    _to_court(s)
    _to_ruling(s)
    s.until_now()


def performing(s: Story) -> None:
    """Confirmed and half paid: the next payment is due in two days, and a visit before it."""
    _confirmed(s)
    _pay(s, 0)
    s.until_now()


def default(s: Story) -> None:
    """Confirmed, and not paid in time: the worker chooses the next road."""
    _confirmed(s)
    follow, first = s.next_case("followup"), s.case.dispute.instalments.order_by("due_on")[0]
    _pay(s, 0)
    second = s.case.dispute.instalments.exclude(pk=first.pk).get()
    _to_day(s, second.due_on, 4)
    s.do("visit", s.mediator, {"instalment": str(second.pk), "when": "after", "way": "phone", "said": "公司称资金紧张，工人没收到钱。", "result": "未付款"}, follow)
    s.do("report_unpaid", s.worker, {"instalment": str(second.pk)}, follow)
    s.until_now()


def closed(s: Story) -> None:
    """Everything paid, visited, rated and closed."""
    _confirmed(s)
    _pay(s, 0)
    _pay(s, 1)
    follow = s.next_case("followup")
    s.do("rate", s.worker, {"stars": "5", "text": "没想到在手机上就能办成，调解员很耐心。"}, follow)
    s.next_day(1, 10)
    s.do("close", s.mediator, {"note": "款项全部到账，双方无其他争议。"}, follow)
    s.until_now()


ROADS: dict[str, Callable[[Story], None]] = {
    f.__name__: f
    for f in (
        fresh, holder_b, unanswered, accepted, supplement, refused, referred, withdrawn, silent, failed, offers, expert,
        extension, overdue, drafting, agreed, court, ruling, performing, default, closed,
    )
}  # fmt: skip


def _to_mediator(s: Story) -> None:
    s.wait(minutes=8 + s.facts.worker.number)
    s.do("accept", s.county.holder("duty"), ACCEPT)
    s.wait(minutes=12)
    s.do("assign", s.county.holder("duty"), {"mediator": str(s.mediator.pk)})


def _to_talks(s: Story, stance: str) -> None:
    """Assigned, joined by the link, answered."""
    _to_mediator(s)
    s.wait(hours=2)
    s.join()
    view = "他是自己接单的合作人员，公司只提供平台。具体金额可以谈。" if stance == "talk" else "双方是合作关系，没有义务支付。"
    disputed = [{"fact": "由公司排班考勤", "view": "排班由本人在手机上自选。"}]
    s.do("answer", s.employer, {
        "stance": stance, "view": view, "disputed": disputed, "limitation": False, "electronic_service": True,
        "contact": s.facts.employer.contact, "address": f"石泉县城关镇滨江大道{s.facts.employer.number}号"})  # fmt: skip


def _caucus(s: Story, side: str) -> None:
    words = {"applicant": "申请人急用钱，能接受分期，底线是请求的八成。", "respondent": "公司怕其他人跟着要，愿意保密条件下付大部分。"}
    s.wait(minutes=40)
    s.do("record_caucus", s.mediator, {"party": str(s.party(side).pk), "text": words[side]})


def _both_sessions(s: Story) -> None:
    """Back to back with each side, then face to face."""
    _caucus(s, "applicant")
    _caucus(s, "respondent")
    s.next_day(1, 15)
    s.do("record_joint", s.mediator, {
        "place": "和顺调解室", "present": f"{s.facts.worker.name}、{s.facts.employer.contact}",
        "statements": f"申请人陈述：{s.facts.row['story']}\n被申请人陈述：双方的账可以对，但一次拿不出这么多。",
        "proposals": "调解员建议按可以核对的数额分期支付。", "result": "双方愿意在建议基础上继续商量。"})  # fmt: skip
    if s.facts.road != "overdue":
        s.sign("session_record", s.worker, s.employer)


def _to_draft(s: Story) -> None:
    _to_talks(s, "talk")
    _both_sessions(s)
    s.do("offer", s.mediator, {"amount": str(s.facts.settle), "terms": "按协议约定的日期付款"})
    offer = s.case.offers.latest("at")
    s.do("accept_offer", s.worker, {"offer": str(offer.pk)})
    s.do("accept_offer", s.employer, {"offer": str(offer.pk)})
    s.do("draft_agreement", s.mediator, {
        "facts": f"申请人从事{s.facts.row['place']}一带的工作，双方因{s.facts.row['claims'][0][1]}发生纠纷，经调解自愿达成协议。",
        "payments": _payments(s), "account_name": s.facts.worker.name, "bank": "石泉农村商业银行", "account": s.facts.worker.account,
        "breach": "任何一期逾期，申请人可就全部未付款项申请强制执行，并按日万分之五计付违约金。", "other_terms": None})  # fmt: skip


def _payments(s: Story) -> list[dict[str, Any]]:
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


def _to_agreement(s: Story) -> None:
    _to_draft(s)
    s.sign("mediation_agreement", s.worker, s.employer, s.mediator)


def _applying(s: Story) -> dict[str, Any]:
    return {"truthful": True, "proof": "otp"}


def _to_court(s: Story) -> None:
    _to_agreement(s)
    s.wait(hours=1)
    s.do("apply_confirmation", s.worker, _applying(s))
    s.wait(minutes=30)
    s.do("apply_confirmation", s.employer, _applying(s))


def _to_ruling(s: Story) -> None:
    case = s.next_case("confirmation")
    s.next_day(1, 10)
    s.do("docket", s.judge, {}, case)
    s.next_day(1, 15)
    findings = "双方自愿达成协议，内容具体明确，不违反法律强制性规定，未损害国家利益、社会公共利益和他人合法权益。"
    s.do("rule", s.judge, {"result": "confirm", "findings": findings}, case)


def _confirmed(s: Story) -> None:
    _to_court(s)
    _to_ruling(s)
    s.sign("confirming_ruling", s.judge, case=s.next_case("confirmation"))


def _to_day(s: Story, day: date, after: int) -> None:
    gone = (day - s.at.date()).days + after
    if gone > 0:
        s.next_day(gone, 10)


def _pay(s: Story, turn: int) -> None:
    """A visit before, the payment with proof, the worker's word, a visit after."""
    follow = s.next_case("followup")
    row = s.case.dispute.instalments.order_by("due_on", "position")[turn]
    paid = {"instalment": str(row.pk), "amount": str(row.amount), "on": row.due_on.isoformat()}
    _to_day(s, row.due_on, -3)
    s.do("visit", s.mediator, {"instalment": str(row.pk), "when": "before", "way": "phone", "said": "公司财务答复按期转账。", "result": "等待付款"}, follow)
    _to_day(s, row.due_on, 0)
    s.do("report_payment", s.employer, paid, follow)
    s.do("confirm_payment", s.worker, paid, follow)
    s.next_day(1, 10)
    s.do("visit", s.mediator, {"instalment": str(row.pk), "when": "after", "way": "phone", "said": "钱已经收到。", "result": "已履行"}, follow)
