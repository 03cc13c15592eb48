"""The result on paper: one page for a few claims; with many, no claim is torn and every page says what it belongs to."""

import io
import re

import pytest
from pypdf import PdfReader

from shiquan.advice.sheet import render_sheet
from shiquan.advice.state import Road
from shiquan.advice.timing import Times, time_left, today
from shiquan.law.reckoning import Reckoning, reckon
from shiquan.law.situations import get_situation

INJURED = {
    "injury_date": "2026-02-01", "uninsured": "false", "disability_grade": "6", "contribution_monthly_wage": "5000", "stop_work_wage_monthly": "6500",
    "stop_work_months": "6", "hospital_days": "20", "hospital_meal_rate": "30", "care_rate_per_day": "150", "medical_expenses": "3200",
    "transport_cost": "800", "actual_wage_before_injury": "8000", "nursing_dependency": "partial", "local_avg_monthly_wage": "7000",
}  # fmt: skip
FOUR = {
    "dismissed": {
        "termination": "illness", "employment_start": "2006-03-01", "employment_end": "2026-06-30", "avg_monthly_wage_last_12m": "30000", "local_avg_monthly_wage": "7000",
        "last_month_wage": "30000", "illness_severity": "serious", "unused_annual_leave_days": "12",
    },
    "no_contract": {"employment_start": "2025-03-10", "employment_end": "2026-06-30", "monthly_wage": "6000"},
    "death": {"death_date": "2026-05-01", "dependants": "配偶、子女", "deceased_monthly_wage": "6000", "local_avg_monthly_wage": "7000", "uninsured": "true"},
}  # fmt: skip
TIMES = {"t_known_on": "2026-06-30", "t_asked_on": "2026-07-15"}


def pages(road: Road, reckoning: Reckoning, times: Times) -> list[str]:
    return [page.extract_text() for page in PdfReader(io.BytesIO(render_sheet(road, reckoning, times))).pages]


@pytest.mark.parametrize("situation", FOUR)
def test_up_to_four_claims_stand_on_one_page(situation: str) -> None:
    road = Road(get_situation(situation), dict(FOUR[situation]))
    reckoning = reckon(road.situation, road.facts, today())
    assert 2 <= len(reckoning.claims) <= 4
    (page,) = pages(road, reckoning, time_left(situation, road.facts, TIMES))
    assert "1 / 1" in page and "要准备什么证据" in page and "时间还来得及吗" in page


def test_with_many_claims_none_is_torn_and_each_page_repeats_the_head_and_is_numbered() -> None:
    road = Road(get_situation("injured"), dict(INJURED))
    once = reckon(road.situation, road.facts, today())
    assert len(once.claims) >= 9
    for more in range(3):  # the page breaks fall elsewhere each time
        many = Reckoning((*once.claims * 3, *once.claims[:more]), (), ())
        found = pages(road, many, Times((), {}, today()))
        assert len(found) >= 2
        for number, page in enumerate(found, 1):
            assert f"{number} / {len(found)}" in page and "上班受伤：可以主张什么" in page and today().isoformat() in page
            assert len(re.findall("由(?:社会保险基金|用人单位)付", page)) == page.count("依据：")
