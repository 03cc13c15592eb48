"""The draft of an award that stands ready from the calculation on the fast track, and the time before there is anything to draft."""

from collections.abc import Callable

import pytest
from django.test import Client

from shiquan.arbitration.models import AwardDraft
from shiquan.organisations.models import Person
from tests.arbitration.test_award_page import mark, url
from tests.cases import tribunal
from tests.cases.tribunal import Bench

pytestmark = pytest.mark.django_db
Enter = Callable[[Person], Client]
INJURY = [
    {"kind": "injury", "title": "支付一次性伤残就业补助金", "amount": "71055.00"}, {"kind": "injury", "title": "支付停工留薪期工资", "amount": "20000.00"},
    {"kind": "injury", "title": "支付一次性伤残补助金", "amount": "54000.00"},
]  # fmt: skip


def test_on_the_fast_track_the_draft_stands_ready_from_the_calculation(bench: Bench, enter: Enter, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tribunal, "WAGES", INJURY)
    case = tribunal.heard(bench, "arbitration/fasttrack", **tribunal.FAST)
    mark(case, bench.arbitrator, employment_start="2023-01-01", injury_date="2026-03-01", disability_grade="9", monthly_wage="6000", employment_end="2026-10-31", uninsured="false", stop_work_months="3")
    page = enter(bench.arbitrator).get(url(case)).content.decode()
    assert "草稿已按计算结果备好" in page and "月工资" in page
    subsidy, pay, fund = (case.dispute.claims.get(title=row["title"]).pk for row in INJURY)
    for pk, decision, amount in ((subsidy, "support", "71055.00"), (pay, "part", "18000.00"), (fund, "reject", "")):
        assert f'name="decision-{pk}" value="{decision}" checked' in page, decision
        assert f'name="amount-{pk}" type="text" inputmode="decimal" maxlength="20" autocomplete="off" value="{amount}"' in page
    assert "由工伤保险基金支付，不由被申请人承担" in page, "the fund's part is not awarded against the employer"
    assert not AwardDraft.objects.filter(case=case).exists(), "looking at it writes nothing"


def test_there_is_nothing_to_draft_before_the_hearing_is_closed(bench: Bench, enter: Enter) -> None:
    case = tribunal.seated(bench)
    assert enter(bench.arbitrator).get(url(case)).status_code == 404
