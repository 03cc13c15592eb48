"""Roads from the draft of an agreement to the court, the payments and the closed file."""

from datetime import date
from typing import Any

from shiquan.demo.roads.ways import to_agreement, to_draft
from shiquan.demo.story import Story


def drafting(s: Story) -> None:
    """The agreement is drafted; the employer has signed, the worker has not."""
    to_draft(s)
    s.sign("mediation_agreement", s.employer)
    s.until_now()


def agreed(s: Story) -> None:
    """In force; the employer has applied for confirmation, the worker has not."""
    to_agreement(s)
    s.wait(hours=2)
    s.do("apply_confirmation", s.employer, applying(s))
    s.until_now()


def court(s: Story) -> None:
    """At the court, to be docketed."""
    to_court(s)
    s.until_now()


def ruling(s: Story) -> None:
    """Docketed; the ruling waits for the judge's signature."""
    to_court(s)
    to_ruling(s)
    s.until_now()


def performing(s: Story) -> None:
    """Confirmed and half paid: the next payment is due in two days, and a visit before it."""
    confirmed(s)
    pay(s, 0)
    s.until_now()


def default(s: Story) -> None:
    """Confirmed, and not paid in time: the worker chooses the next road."""
    confirmed(s)
    follow, first = s.next_case("followup"), s.case.dispute.instalments.order_by("due_on")[0]
    pay(s, 0)
    second = s.case.dispute.instalments.exclude(pk=first.pk).get()
    to_day(s, second.due_on, 4)
    s.do("visit", s.mediator, {"instalment": str(second.pk), "when": "after", "way": "phone", "said": "公司称资金紧张，工人没收到钱。", "result": "未付款"}, follow)
    s.do("report_unpaid", s.worker, {"instalment": str(second.pk)}, follow)
    s.until_now()


def closed(s: Story) -> None:
    """Everything paid, visited, rated and closed."""
    confirmed(s)
    pay(s, 0)
    pay(s, 1)
    follow = s.next_case("followup")
    s.do("rate", s.worker, {"stars": "5", "text": "没想到在手机上就能办成，调解员很耐心。"}, follow)
    s.next_day(1, 10)
    s.do("close", s.mediator, {"note": "款项全部到账，双方无其他争议。"}, follow)
    s.until_now()


def applying(s: Story) -> dict[str, Any]:
    return {"truthful": True, "proof": "otp"}


def to_court(s: Story) -> None:
    to_agreement(s)
    s.wait(hours=1)
    s.do("apply_confirmation", s.worker, applying(s))
    s.wait(minutes=30)
    s.do("apply_confirmation", s.employer, applying(s))


def to_ruling(s: Story) -> None:
    case = s.next_case("confirmation")
    s.next_day(1, 10)
    s.do("docket", s.judge, {}, case)
    s.next_day(1, 15)
    findings = "双方自愿达成协议，内容具体明确，不违反法律强制性规定，未损害国家利益、社会公共利益和他人合法权益。"
    s.do("rule", s.judge, {"result": "confirm", "findings": findings}, case)


def confirmed(s: Story) -> None:
    to_court(s)
    to_ruling(s)
    s.sign("confirming_ruling", s.judge, case=s.next_case("confirmation"))


def to_day(s: Story, day: date, after: int) -> None:
    gone = (day - s.at.date()).days + after
    if gone > 0:
        s.next_day(gone, 10)


def pay(s: Story, turn: int) -> None:
    """A visit before, the payment with proof, the worker's word, a visit after."""
    follow = s.next_case("followup")
    row = s.case.dispute.instalments.order_by("due_on", "position")[turn]
    paid = {"instalment": str(row.pk), "amount": str(row.amount), "on": row.due_on.isoformat()}
    to_day(s, row.due_on, -3)
    s.do("visit", s.mediator, {"instalment": str(row.pk), "when": "before", "way": "phone", "said": "公司财务答复按期转账。", "result": "等待付款"}, follow)
    to_day(s, row.due_on, 0)
    s.do("report_payment", s.employer, paid, follow)
    s.do("confirm_payment", s.worker, paid, follow)
    s.next_day(1, 10)
    s.do("visit", s.mediator, {"instalment": str(row.pk), "when": "after", "way": "phone", "said": "钱已经收到。", "result": "已履行"}, follow)
