"""The derivation beside the claims: inputs are disputed, never totals; marks are for both sides, private notes for the mediator."""

import pytest
from django.test import Client
from django.urls import reverse

from shiquan.cases.models import Case
from shiquan.cases.perform import perform
from shiquan.organisations.models import Person
from shiquan.procedure.language import InvalidData, Refused
from tests.cases import road
from tests.people import Cast, enter

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(cast: Cast) -> Case:
    """A case in mediation whose papers nobody has rendered: the panel needs none."""
    case = road.filed(cast)
    perform(case, "accept", cast.duty, {"track": "ordinary", "urgency": "normal", "bodies": []})
    perform(case, "assign", cast.supervisor, {"mediator": str(cast.mediator.pk)})
    party = case.dispute.parties.get(side="respondent")
    party.person = cast.employer
    party.save()
    perform(case, "join", cast.employer)
    case.refresh_from_db()
    return case


def look(person: Person, case: Case, **query: str) -> str:
    return enter(person).get(reverse("advice:panel", args=[case.pk]), query).content.decode()


def mark(case: Case, person: Person, fact: str, value: str, mark: str = "agreed", reason: str = "") -> None:
    perform(case, "mark_fact", person, {"fact": fact, "value": value, "mark": mark, "reason": reason})


def test_whoever_may_see_the_case_sees_the_panel_and_nobody_else(cast: Cast, case: Case) -> None:
    for person in (cast.worker, cast.employer, cast.mediator, cast.supervisor):
        assert "请求和计算结果" in look(person, case)
    url = reverse("advice:panel", args=[case.pk])
    assert enter(cast.outsider).get(url).status_code == 404
    assert Client().get(url).status_code == 302


def test_a_fact_that_both_sides_state_alike_is_agreed_and_gives_one_sum(cast: Cast, case: Case) -> None:
    for person in (cast.worker, cast.employer):
        mark(case, person, "order_count", "3200")
        mark(case, person, "order_rate", "4.00" if person is cast.worker else "4")
    words = look(cast.mediator, case)
    assert "双方一致" in words and "12,800.00" in words and "分歧只在这几个事实" not in words


def test_a_disagreement_shrinks_to_the_facts_it_turns_on(cast: Cast, case: Case) -> None:
    mark(case, cast.worker, "order_count", "3200")
    mark(case, cast.worker, "order_rate", "4")
    mark(case, cast.employer, "order_count", "3000", "disputed", "后台显示取消200单")
    words = look(cast.worker, case)
    assert "分歧只在这几个事实" in words and "相差 ¥800.00" in words and "后台显示取消200单" in words
    assert "12,800.00" in words and "12,000.00" in words


def test_what_the_mediator_finds_proved_stands_above_both_sides(cast: Cast, case: Case) -> None:
    mark(case, cast.worker, "order_count", "3200")
    mark(case, cast.employer, "order_count", "3000", "disputed")
    mark(case, cast.mediator, "order_count", "3100", "proved", "后台数据")
    mark(case, cast.worker, "order_rate", "4")
    words = look(cast.employer, case)
    assert "已查明" in words and "12,400.00" in words and "分歧只在这几个事实" not in words


def test_a_side_cannot_say_that_a_fact_is_proved(cast: Cast, case: Case) -> None:
    with pytest.raises(Refused):
        mark(case, cast.worker, "order_count", "3200", "proved")


def test_a_total_cannot_be_disputed(cast: Cast, case: Case) -> None:
    with pytest.raises(InvalidData):
        mark(case, cast.employer, "order_income", "9000", "disputed")


def test_a_value_that_the_calculators_cannot_read_is_refused_in_words(cast: Cast, case: Case) -> None:
    with pytest.raises(Refused) as refused:
        mark(case, cast.worker, "order_count", "很多")
    assert "不是数字" in refused.value.refusal.why.zh


def test_an_outsider_marks_nothing(cast: Cast, case: Case) -> None:
    with pytest.raises(Refused):
        mark(case, cast.outsider, "order_count", "1")


def test_the_other_side_sees_marks_but_never_private_notes(cast: Cast, case: Case) -> None:
    mark(case, cast.worker, "order_count", "3200", "disputed", "有截图")
    perform(case, "note_fact", cast.worker, {"fact": "order_count", "text": "其实可以让到三千单"})
    assert "有截图" in look(cast.employer, case)
    pages = [reverse("advice:panel", args=[case.pk]), reverse("workspace:case", args=[case.pk])]
    for person in (cast.employer, cast.supervisor, cast.duty):
        for page in pages:
            for tab in ("overview", "history", "notes"):
                assert "让到三千单" not in enter(person).get(page, {"tab": tab}).content.decode()
    assert "让到三千单" in enter(cast.mediator).get(pages[1], {"tab": "notes"}).content.decode()


def test_a_fact_can_be_tried_out_without_saving(cast: Cast, case: Case) -> None:
    mark(case, cast.worker, "order_count", "3200")
    mark(case, cast.worker, "order_rate", "4")
    words = look(cast.mediator, case, **{"f-order_count": "2000"})
    assert "8,000.00" in words and "没有保存" in words
    assert "没有保存" not in look(cast.mediator, case)
    case.refresh_from_db()
    assert case.facts["inputs"]["order_count"]["applicant"]["value"] == "3200"
    assert "不是数字" in look(cast.mediator, case, **{"f-order_count": "x"})


def test_the_panel_comes_as_a_part_for_other_pages(cast: Cast, case: Case) -> None:
    part = look(cast.mediator, case, bare="1")
    assert "<html" not in part and 'id="advice-panel"' in part


def test_a_fact_is_marked_from_its_button_and_leads_back_to_the_panel(cast: Cast, case: Case) -> None:
    panel = reverse("advice:panel", args=[case.pk])
    client, url = enter(cast.worker), reverse("workspace:step", args=[case.pk, "mark_fact"])
    assert client.get(url, {"fact": "order_count", "next": panel}).status_code == 200
    moved = client.post(url, {"fact": "order_count", "value": "3200", "mark": "agreed", "next": panel})
    assert moved.status_code == 302 and moved.headers["Location"] == panel
    assert "3200" in client.get(panel).content.decode()


def test_what_the_claims_still_need_can_be_asked_for_and_tried_out(cast: Cast, case: Case) -> None:
    claim = case.dispute.claims.first()
    assert claim is not None
    claim.kind = "unlawful_dismissal_compensation"
    claim.save()
    words = look(cast.mediator, case)
    assert "还缺这些" in words and "是怎么结束的？" in words and 'name="f-avg_monthly_wage_last_12m"' in words
    assert "mark_fact/?fact=employment_end" in words
    tried = {"f-employment_start": "2020-01-01", "f-employment_end": "2023-12-31", "f-termination": "unlawful", "f-avg_monthly_wage_last_12m": "5000"}
    assert "40,000.00" in look(cast.mediator, case, **tried)


def test_facts_told_with_the_application_give_the_sums_at_once(cast: Cast) -> None:
    told = {"employment_start": "2020-01-01", "employment_end": "2023-12-31", "termination": "unlawful", "avg_monthly_wage_last_12m": "5000"}
    claims = [{"kind": "unlawful_dismissal_compensation", "title": "赔偿金", "amount": "40000", "basis": ""}]
    case = road.filed(cast, inputs=[{"fact": fact, "value": value} for fact, value in told.items()], claims=claims)
    words = look(cast.worker, case)
    assert "40,000.00" in words and "一方陈述" in words and "5000 × 4 × 2" in words
