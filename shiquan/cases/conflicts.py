"""Who may not sit on a case, or only after it was looked into: read from the files and from what people declared.

劳动争议调解仲裁法 (2008) art. 33; 劳动人事争议仲裁办案规则 (2017) art. 11. Checked before anybody is given a seat.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from shiquan.cases.models import Case, CaseRole, Party
from shiquan.law.text import Label
from shiquan.organisations.models import DeclaredRelation, Membership, Person
from shiquan.procedure.language import Refusal, Refused

ARTICLE = "《劳动争议调解仲裁法》（2008）第33条"
SEATING = ("form_tribunal", "decide_recusal")
BARRING_TIES = ("relative", "interest", "agent")


@dataclass(frozen=True)
class Finding:
    """What speaks against somebody's seat. ``bars``: out of the question; otherwise it must be looked into and written down."""

    bars: bool
    why: Label


def find_conflicts(case: Case, people: Iterable[Person]) -> dict[UUID, tuple[Finding, ...]]:
    """For each person what the files show; nothing known gives an empty tuple. A fixed number of queries."""
    wanted = {p.pk: p for p in people}
    parties = list(case.dispute.parties.all())
    names = {_plain(p.name): p for p in parties}
    names |= {_plain(str(p.details.get("contact") or "")): p for p in parties if p.details.get("contact")}
    found: dict[UUID, list[Finding]] = {pk: [] for pk in wanted}
    for p in parties:
        if p.person_id in found:
            found[p.person_id].append(Finding(True, Label("本人是当事人", "is a party")))
    for pk in _mediators(case, wanted):
        found[pk].append(Finding(True, Label("办理过本纠纷的调解", "mediated this dispute")))
    for pk, person in wanted.items():
        if _plain(person.name) in names and not any(p.person_id == pk for p in parties):
            found[pk].append(Finding(False, Label("与当事人或联系人同名", "has the name of a party or its contact")))
    for pk, name, current in _employers(wanted):
        if _plain(name) in names:
            found[pk].append(Finding(current, Label(f"在当事人单位{'' if current else '曾'}任职", "works or worked for a party")))
    for row in DeclaredRelation.objects.filter(person__in=wanted, ended_at__isnull=True):
        if _plain(row.name) in names:
            words = Label(f"申报过与{row.name}的关系：{KINDS[row.kind].zh}", f"declared a tie to {row.name}: {KINDS[row.kind].en}")
            found[row.person_id].append(Finding(row.kind in BARRING_TIES, words))
    for pk in _own_quarrels(case, parties, wanted):
        found[pk].append(Finding(False, Label("与本案被申请单位有过自己的争议", "had a dispute of the own with this employer")))
    return {pk: tuple(dict.fromkeys(rows)) for pk, rows in found.items()}


KINDS: Mapping[str, Label] = {
    "relative": Label("近亲属", "near relative"), "interest": Label("利害关系", "interest"), "agent": Label("代理、顾问关系", "agent or adviser"),
    "other": Label("其他关系", "another tie"),
}  # fmt: skip


def check_conflicts(case: Case, step: str, data: Mapping[str, Any]) -> None:
    """Raises Refused when a seat is given to somebody who is barred, or to somebody noted without a word on what was found."""
    if step not in SEATING or step == "decide_recusal" and data.get("decision") != "uphold":
        return
    named = [data.get("arbitrator"), data.get("secretary"), *(row["arbitrator"] for row in data.get("others") or ())]
    people = Person.objects.filter(pk__in=[n for n in named if n]).in_bulk()
    found = find_conflicts(case, people.values())
    for pk, rows in found.items():
        for row in sorted(rows, key=lambda r: not r.bars):
            _refuse(people[pk].name, row, str(data.get("checked") or ""))


def _refuse(name: str, row: Finding, checked: str) -> None:
    if row.bars:
        raise Refused(Refusal(
            Label(f"{name}应当回避：{row.why.zh}。", f"{name} may not sit: {row.why.en}."), Label("请另选他人。", "Name somebody else."), ARTICLE,
        ))  # fmt: skip
    if not checked.strip():
        raise Refused(Refusal(
            Label(f"{name}需要核实：{row.why.zh}。", f"{name} must be looked into: {row.why.en}."),
            Label("请核实后在“回避情形的核实结果”里写明，或另选他人。", "Write down what the check found, or name somebody else."), ARTICLE,
        ))  # fmt: skip


def _plain(name: str) -> str:
    return "".join(name.split()).replace("（", "(").replace("）", ")")


def _mediators(case: Case, wanted: Mapping[UUID, Person]) -> set[UUID]:
    held = CaseRole.objects.filter(case__dispute=case.dispute_id, person__in=wanted).exclude(case=case).exclude(role="secretary")
    return set(held.exclude(case__procedure__startswith="arbitration/").values_list("person", flat=True))


def _employers(wanted: Mapping[UUID, Person]) -> list[tuple[UUID, str, bool]]:
    rows = Membership.objects.filter(person__in=wanted).values_list("person", "office__name", "until")
    return [(pk, name, until is None) for pk, name, until in rows]


def _own_quarrels(case: Case, parties: list[Party], wanted: Mapping[UUID, Person]) -> set[UUID]:
    employers = [p.name for p in parties if p.side == "respondent"]
    mine = Party.objects.filter(person__in=wanted, dispute__parties__name__in=employers).exclude(dispute=case.dispute_id)
    return set(mine.values_list("person", flat=True))
