"""The page on which a tribunal drafts an award: kept while typed, sums taken over, checked, handed on; closed to everybody else."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from shiquan.arbitration import award
from shiquan.arbitration.models import AwardDraft
from shiquan.cases.models import Case
from shiquan.cases.perform import perform
from shiquan.organisations.models import Person
from shiquan.organisations.personal import open_text
from tests.cases import tribunal
from tests.cases.tribunal import Bench

pytestmark = pytest.mark.django_db
Enter = Callable[[Person], Client]


@pytest.fixture(scope="module")
def heard(on_ground: Callable[..., Any], commission: Bench) -> Case:
    return on_ground(tribunal.heard, commission)


@pytest.fixture
def case(heard: Case, bench: Bench) -> Case:
    return Case.objects.get(pk=heard.pk)


def url(case: Case, name: str = "award") -> str:
    return reverse(f"arbitration:{name}", args=[case.pk])


def filled(case: Case, **change: str) -> dict[str, str]:
    form = {"findings": "欠付属实。", "reasons": "依照《劳动合同法》第三十条，应当足额支付。", "perform_days": "10"}
    for claim in case.dispute.claims.all():
        form |= {f"decision-{claim.pk}": "support", f"amount-{claim.pk}": str(claim.amount), f"finality-{claim.pk}": "final"}
    return form | change


def claim(case: Case, kind: str) -> str:
    return str(case.dispute.claims.get(kind=kind).pk)


def test_what_is_typed_is_saved_and_checked_at_once_and_still_there_on_return(bench: Bench, case: Case, enter: Enter) -> None:
    arbitrator = enter(bench.arbitrator)
    pay = claim(case, "unpaid_wages")
    part = arbitrator.post(url(case, "save_award"), filled(case) | {f"amount-{pay}": "20000", "findings": "还没写完"}).content.decode()
    assert 'id="award-check"' in part and "<html" not in part
    assert "超出了请求" in part and "必须改正" in part
    page = arbitrator.get(url(case)).content.decode()
    assert "还没写完" in page and 'value="20000"' in page
    assert "还没写完" not in AwardDraft.objects.get(case=case).text_sealed, "the draft is sealed"


def test_a_sound_draft_goes_to_be_issued_and_an_unsound_one_comes_back_with_everything_typed(bench: Bench, case: Case, enter: Enter) -> None:
    arbitrator = enter(bench.arbitrator)
    wrong = filled(case, reasons="依照《劳动合同法》第一百二十条。")
    answer = arbitrator.post(url(case), wrong | {"act": "draft"})
    assert answer.status_code == 422
    assert "没有《劳动合同法》（2012）第120条" in answer.content.decode() and "依照《劳动合同法》第一百二十条" in answer.content.decode()
    assert arbitrator.post(url(case), filled(case) | {"act": "draft"}).status_code == 302
    case.refresh_from_db()
    assert case.state == "signing" and not AwardDraft.objects.filter(case=case).exists()
    waiting = arbitrator.get(url(case)).content.decode()
    assert "签发裁决" in waiting and "欠付属实" in waiting
    perform(case, "return_award", bench.arbitrator, {"reason": "再看金额"})
    assert "欠付属实" in arbitrator.get(url(case)).content.decode(), "what was sent back is there to go on with"


def mark(case: Case, person: Person, **facts: str) -> None:
    for fact, value in facts.items():
        perform(case, "mark_fact", person, {"fact": fact, "value": value, "mark": "proved"})


def test_one_click_takes_over_the_computed_sum_and_another_sum_asks_for_a_reason(bench: Bench, case: Case, enter: Enter) -> None:
    mark(case, bench.arbitrator, employment_start="2024-01-01", employment_end="2026-01-31", monthly_wage="6000", termination="agreed_employer_proposed")
    arbitrator = enter(bench.arbitrator)
    severance = claim(case, "severance")
    page = arbitrator.get(url(case)).content.decode()
    assert f'value="{severance}:0"' in page
    typed = filled(case) | {f"decision-{severance}": "", f"amount-{severance}": "", f"finality-{severance}": "", "take": f"{severance}:0"}
    assert arbitrator.post(url(case), typed).status_code == 302
    row = next(r for r in _saved(case) if r["claim"] == severance)
    assert (row["decision"], row["amount"], row["finality"]) == ("support", "6400.00", "final"), "cut to what was claimed"
    less = filled(case) | {f"decision-{severance}": "part", f"amount-{severance}": "3000"}
    assert "没有写理由" in arbitrator.post(url(case, "save_award"), less).content.decode()
    assert "没有写理由" not in arbitrator.post(url(case, "save_award"), less | {f"change_reason-{severance}": "申请人自认已付一半"}).content.decode()


def _saved(case: Case) -> list[dict[str, Any]]:
    draft = AwardDraft.objects.get(case=case)
    return json.loads(open_text(draft.text_sealed, field=award.FIELD, row=case.pk))["items"]


def test_two_who_write_at_once_do_not_overwrite_each_other_unseen(bench: Bench, case: Case, enter: Enter) -> None:
    first, second = enter(bench.arbitrator), enter(bench.secretary)
    first.post(url(case, "save_award"), filled(case, findings="仲裁员写的", version="0"))
    part = second.post(url(case, "save_award"), filled(case, findings="书记员写的", version="0")).content.decode()
    assert "保存了另一个版本" in part
    answer = second.post(url(case), filled(case, findings="书记员写的", version="0", act="save"))
    assert answer.status_code == 409 and "书记员写的" in answer.content.decode()
    assert "仲裁员写的" in first.get(url(case)).content.decode()
    assert second.post(url(case), filled(case, findings="书记员写的", version="0", force="1")).status_code == 302
    assert "书记员写的" in first.get(url(case)).content.decode()


def test_only_the_bench_of_the_case_opens_the_draft(bench: Bench, case: Case, enter: Enter) -> None:
    enter(bench.arbitrator).post(url(case, "save_award"), filled(case))
    for person in (bench.cast.worker, bench.cast.employer, bench.cast.mediator, bench.clerk, bench.director, bench.second):
        client = enter(person)
        assert client.get(url(case)).status_code == 404, person
        assert client.post(url(case), filled(case)).status_code == 404, person
        assert client.post(url(case, "save_award"), filled(case)).status_code == 404, person


def test_the_file_leads_to_the_page_and_not_to_the_plain_form(bench: Bench, case: Case, enter: Enter) -> None:
    page = enter(bench.arbitrator).get(reverse("arbitration:case", args=[case.pk])).content.decode()
    assert url(case) in page and reverse("workspace:step", args=[case.pk, "draft_award"]) not in page
