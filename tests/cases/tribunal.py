"""An arbitration by steps, for tests that need one in some stage: the commission's people and the road to each state."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from shiquan.cases.clock import now
from shiquan.cases.models import Case
from shiquan.cases.perform import Done, open_dispute, perform
from shiquan.organisations.models import Membership, Person
from tests.people import SINCE, Cast, application, make_cast


@dataclass(frozen=True)
class Bench:
    """The county's cast, and who works at its arbitration commission."""

    cast: Cast
    clerk: Person
    secretary: Person
    arbitrator: Person
    second: Person
    third: Person
    director: Person


def make_bench(cast: Cast | None = None) -> Bench:
    cast = cast or make_cast()
    people = {}
    for key, role, name in (
        ("clerk", "clerk", "韩立案"), ("secretary", "clerk", "冯书记"), ("arbitrator", "arbitrator", "严仲裁"),
        ("second", "arbitrator", "唐仲裁"), ("third", "arbitrator", "魏仲裁"), ("director", "director", "尹主任"),
    ):  # fmt: skip
        person = Person.objects.create_user(f"arb_{key}", "correct-horse-battery", name=name)
        Membership.objects.create(person=person, office=cast.commission, role=role, since=SINCE)
        people[key] = person
    return Bench(cast, **people)


FAST = {
    "only_injury_benefits": "yes", "injury_recognised": "yes", "grade_known_or_not_needed": "yes", "employment_undisputed": "yes",
    "facts_clear": "yes", "rights_clear": "yes", "papers_complete": "yes", "respondent_missing": "no",
}  # fmt: skip
WAGES = [
    {"kind": "unpaid_wages", "title": "支付拖欠工资", "amount": "12800.00", "basis": "两个月"},
    {"kind": "severance", "title": "支付经济补偿", "amount": "6400.00", "basis": "一个月"},
]


def wages(**change: Any) -> dict[str, Any]:
    return application() | {"claims": WAGES} | change


def filed(bench: Bench, procedure: str = "arbitration/ordinary", **change: Any) -> Case:
    return open_dispute(procedure, bench.cast.commission, bench.cast.worker, wages(**change)).case


def accepted(bench: Bench, procedure: str = "arbitration/ordinary", **form: Any) -> Case:
    case = filed(bench, procedure)
    case = perform(case, "accept", bench.clerk, {"evidence_days": 10, **form}).case
    party = case.dispute.parties.get(side="respondent")
    party.person = bench.cast.employer
    party.save()
    return case


def party(case: Case, side: str) -> str:
    return str(case.dispute.parties.get(side=side).pk)


def serve(case: Case, bench: Bench, paper: str, side: str, channel: str = "direct", **more: Any) -> Done:
    data = {"party": party(case, side), "channel": channel, "at": now().isoformat(), "receipt": "送达回证已签", **more}
    return perform(case, f"serve_{paper}", bench.clerk, data)


def seated(bench: Bench, procedure: str = "arbitration/ordinary", *, others: Sequence[Person] = (), **form: Any) -> Case:
    """Accepted, served, answered, tribunal of one (or of three with ``others``)."""
    case = accepted(bench, procedure, **form)
    serve(case, bench, "copy", "respondent")
    perform(case, "defend", bench.cast.employer, {"view": "考核不合格，已经扣完。", "limitation": "no"})
    perform(case, "forward_defence", bench.clerk)
    seats = {"arbitrator": str(bench.arbitrator.pk), "secretary": str(bench.secretary.pk), "others": [{"arbitrator": str(p.pk)} for p in others]}
    return perform(case, "form_tribunal", bench.director, seats).case


def scheduled(bench: Bench, procedure: str = "arbitration/ordinary", *, days: int = 14, **form: Any) -> Case:
    case = seated(bench, procedure, **form)
    fix_hearing(case, bench, days)
    for side in ("applicant", "respondent"):
        serve(case, bench, "hearing_notice", side)
    case.refresh_from_db()
    return case


def fix_hearing(case: Case, bench: Bench, days: int = 14) -> Done:
    return perform(case, "schedule_hearing", bench.secretary, {
        "starts_at": (now() + timedelta(days=days)).isoformat(), "minutes": 120, "mode": "onsite", "place": "第一仲裁庭", "closed": "open",
    })  # fmt: skip


def heard(bench: Bench, procedure: str = "arbitration/ordinary", **form: Any) -> Case:
    case = scheduled(bench, procedure, **form)
    perform(case, "open_hearing", bench.secretary)
    return close(case, bench)


def close(case: Case, bench: Bench, **more: Any) -> Case:
    """The shortest record there can be, and the end of the hearing."""
    perform(case, "record_entry", bench.secretary, {"speaker": "仲裁员", "text": "双方最后意见如书面。"}, **more)
    return perform(case, "close_hearing", bench.arbitrator, **more).case


def large(case: Case) -> Case:
    """The severance claimed lies above twelve minimum wages: that item can't be final."""
    case.dispute.claims.filter(kind="severance").update(amount="64000.00")
    return case


def items(case: Case, **decisions: tuple[str, str | None, str]) -> list[dict[str, Any]]:
    """One decision for each open claim by its kind: decision, sum, finality; every other claim granted in full."""
    rows = []
    for c in case.dispute.claims.exclude(status__in=("awarded", "rejected", "dropped")):
        decision, amount, finality = decisions.get(c.kind, ("support", str(c.amount), "final"))
        rows.append({"claim": str(c.pk), "decision": decision, "amount": amount, "finality": finality})
    return rows


def award(case: Case, bench: Bench, **decisions: tuple[str, str | None, str]) -> Case:
    """Drafted, issued and served on both sides."""
    data = {"findings": "欠付属实。", "reasons": "单位应当足额支付。", "items": items(case, **decisions), "perform_days": 10}
    perform(case, "draft_award", bench.arbitrator, data)
    perform(case, "issue_award", bench.arbitrator)
    for side in ("applicant", "respondent"):
        serve(case, bench, "award", side)
    case.refresh_from_db()
    return case
