"""Nobody is seated who is bound to a side: what the files and declarations show bars, or must be looked into in writing."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from shiquan.cases.clock import now
from shiquan.cases.models import Case
from shiquan.cases.perform import perform
from shiquan.organisations.models import DeclaredRelation
from shiquan.procedure.language import Refused
from tests.cases import tribunal

pytestmark = pytest.mark.django_db


def form(case: Case, bench: tribunal.Bench, **more: str) -> Case:
    return perform(case, "form_tribunal", bench.director, {"arbitrator": str(bench.arbitrator.pk), "secretary": str(bench.secretary.pk), **more}).case


def declare(bench: tribunal.Bench, case: Case, kind: str) -> None:
    name = case.dispute.parties.get(side="respondent").name
    DeclaredRelation.objects.create(person=bench.arbitrator, name=f" {name} ", kind=kind, declared_at=now())


def test_a_declared_interest_bars_from_the_seat(bench: tribunal.Bench):
    case = tribunal.accepted(bench)
    declare(bench, case, "interest")
    with pytest.raises(Refused) as refused:
        form(case, bench, checked="核实无碍")
    assert "严仲裁应当回避：申报过与" in refused.value.refusal.why.zh


def test_another_tie_needs_a_written_check(bench: tribunal.Bench):
    case = tribunal.accepted(bench)
    declare(bench, case, "other")
    with pytest.raises(Refused) as refused:
        form(case, bench)
    assert "核实" in refused.value.refusal.why.zh
    case = form(case, bench, checked="二十年前的同学，多年没有来往，双方知情。")
    assert case.state == "preparing" and "同学" in case.facts["recusal_check"]["text"]


def test_a_tie_that_was_taken_back_counts_no_more(bench: tribunal.Bench):
    case = tribunal.accepted(bench)
    declare(bench, case, "relative")
    DeclaredRelation.objects.update(ended_at=now())
    assert form(case, bench).state == "preparing"


def test_a_namesake_of_a_party_and_whoever_quarrelled_with_the_employer_are_looked_into(bench: tribunal.Bench, enter: Callable[..., Client]):
    case = tribunal.accepted(bench)
    worker = case.dispute.parties.get(side="applicant")
    bench.second.name = worker.name
    bench.second.save()
    own = tribunal.open_dispute("arbitration/ordinary", bench.cast.commission, bench.third, tribunal.wages(claims=[
        {"kind": "overtime", "title": "加班费", "amount": "900", "basis": "三天"}])).case  # fmt: skip
    assert own.dispute.parties.get(side="respondent").name == case.dispute.parties.get(side="respondent").name
    seen = enter(bench.clerk).get(reverse("arbitration:case", args=[case.pk])).content.decode()
    assert "与当事人或联系人同名" in seen and "有过自己的争议" in seen
    with pytest.raises(Refused):
        form(case, bench, arbitrator=str(bench.third.pk))


def test_the_replacement_of_a_recused_arbitrator_is_checked_too(bench: tribunal.Bench):
    case = tribunal.seated(bench)
    name = case.dispute.parties.get(side="respondent").name
    DeclaredRelation.objects.create(person=bench.second, name=name, kind="agent", declared_at=now())
    perform(case, "ask_recusal", bench.cast.worker, {"person": str(bench.arbitrator.pk), "ground": "interest", "reason": "与单位有往来"})
    with pytest.raises(Refused, match="may not sit"):
        perform(case, "decide_recusal", bench.director, {"decision": "uphold", "reason": "成立", "arbitrator": str(bench.second.pk)})


def test_declarations_are_made_and_taken_back_by_oneself(bench: tribunal.Bench, enter: Callable[..., Client]):
    page, client = reverse("arbitration:relations"), enter(bench.arbitrator)
    wrong = client.post(page, {"name": "某公司", "kind": "friend"})
    assert wrong.status_code == 422 and "请选择关系" in wrong.content.decode() and "某公司" in wrong.content.decode()
    client.post(page, {"name": "某公司", "kind": "interest"})
    row = DeclaredRelation.objects.get(person=bench.arbitrator)
    enter(bench.second).post(page, {"end": str(row.pk)})
    row.refresh_from_db()
    assert row.ended_at is None, "not somebody else's"
    client.post(page, {"end": str(row.pk)})
    assert "还没有申报" in client.get(page).content.decode()
    assert enter(bench.cast.worker).get(page).status_code == 404
