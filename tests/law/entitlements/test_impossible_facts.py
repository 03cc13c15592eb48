"""Facts that no life can hold are refused in words that say how to mend them."""

from typing import Any

import pytest

from shiquan.law.entitlements.compute import assess
from shiquan.law.entitlements.facts.fields import FactsInvalid

JOB = {"employment_start": "2023-01-01", "employment_end": "2023-12-31", "monthly_wage": 5000}
REFUSED: tuple[tuple[dict[str, Any], str, str], ...] = (
    (JOB | {"local_avg_monthly_wage": 0}, "local_avg_monthly_wage", "不能是 0"),
    ({"order_count": 3.5, "order_rate": 4}, "order_count", "整数"),
    ({"maternity": True, "worker_kind": "male", "monthly_wage": 5000}, "worker_kind", "男职工"),
    (JOB | {"birth_date": "2015-01-01"}, "birth_date", "16周岁"),
    ({"relation_continues": True, "employment_end": "2024-01-01"}, "relation_continues", "存续"),
    (JOB | {"holiday_overtime_days": 50}, "holiday_overtime_days", "法定节假日"),
    (JOB | {"unused_annual_leave_days": 40}, "unused_annual_leave_days", "最多15天"),
    (JOB | {"unpaid_months_count": 20}, "unpaid_months_count", "超过入职到离职"),
    (JOB | {"sick_leave_days": 400}, "sick_leave_days", "超过入职到离职"),
    (JOB | {"weekday_overtime_hours": 9000}, "weekday_overtime_hours", "超过入职到离职"),
    (JOB | {"high_temperature_days": 200}, "high_temperature_days", "6月至9月"),
    (JOB | {"unpaid_months": "2024-03, 2024-04"}, "unpaid_months", "不在工作期间"),
    ({"noncompete_months": 30, "noncompete_agreed_months": 24}, "noncompete_months", "超过约定"),
    ({"unserved_full_years": 6, "training_service_years": 5}, "unserved_full_years", "超过约定"),
    (JOB | {"injury_date": "2024-05-01", "disability_grade": 9}, "injury_date", "晚于离职"),
    ({"allowance_gap_years": [[2014, 3712, 15]], "fund_allowance_monthly": 1000}, "allowance_gap_years", "一年最多12个月"),
    ({"contract_months": 3, "agreed_probation_months": 6}, "agreed_probation_months", "合同期限"),
    ({"unpaid_months": [{"first": "2024-03-01", "last": "2024-01-31"}], "monthly_wage": 5000}, "unpaid_months", "填反"),
    ({"wages_by_month": [["2024-01", 5000], ["2024-01", 6000]]}, "wages_by_month", "两次"),
    ({"wages_by_month": [["2024-01", 5000, 6000]]}, "wages_by_month", "加班费"),
    (JOB | {"wages_by_month": [["2020-01", 5000]]}, "wages_by_month", "不在工作期间"),
    ({"paid_by_month": [["2024-01", 1000, 2000]], "local_min_wage": 2000}, "paid_by_month", "超过实付"),
    (JOB | {"annual_leave_by_year": [[2020, 5]]}, "annual_leave_by_year", "不在工作期间"),
    (JOB | {"service_years": 9}, "service_years", "不符"),
    (JOB | {"service_years": "很久"}, "service_years", "不是数字"),
    (JOB | {"service_years_for_art47": 9}, "service_years_for_art47", "不符"),
    (JOB | {"double_wage_months": 20}, "double_wage_months", "超过在职"),
    ({"monthly_wage": 3000, "daily_wage": 5000}, "daily_wage", "填错了栏"),
    ({"daily_wage": 100, "hourly_wage": 200}, "hourly_wage", "填错了栏"),
    (JOB | {"birth_date": "1990-05-01", "age": 50}, "age", "不符"),
    ({"disability_grade": 7, "death_timing": "after_stop_work", "death_date": "2024-05-01"}, "death_timing", "不适用"),
    ({"maternity": True, "miscarriage_weeks": 10, "monthly_wage": 5000}, "miscarriage_weeks", "分两次"),
)


@pytest.mark.parametrize(("facts", "key", "words"), REFUSED, ids=[row[1] for row in REFUSED])
def test_it_refuses_a_fact_that_cannot_be_and_says_why(facts: dict[str, Any], key: str, words: str) -> None:
    with pytest.raises(FactsInvalid) as refused:
        assess({"facts": facts})
    assert [error.key for error in refused.value.errors] == [key]
    assert words in refused.value.errors[0].label.zh


def test_it_accepts_a_child_at_work_when_the_employer_is_said_to_be_unlawful() -> None:
    told = JOB | {"birth_date": "2010-01-01", "illegal_employer": True}
    assert assess({"facts": told}).derivations


def test_it_says_that_a_region_is_not_known_instead_of_passing_over_it() -> None:
    words = [remark.zh for remark in assess({"facts": JOB | {"region": "火星"}}).warnings]
    assert any("火星" in word for word in words)
    assert not assess({"facts": JOB | {"region": "石泉县"}}).warnings


@pytest.mark.parametrize("reason", ["worker_resigned", "agreed_employer_proposed", "worker_art38"])
def test_it_gives_no_damages_where_the_employer_ended_nothing(reason: str) -> None:
    told = {"facts": JOB | {"termination": reason}, "items": ["unlawful_dismissal_compensation"]}
    (damages,) = assess(told).derivations
    assert damages.total == 0


def test_it_does_not_offer_the_floor_of_sick_pay_because_a_minimum_wage_is_told() -> None:
    told = {"noncompete": True, "monthly_wage": 8000, "noncompete_months": 2, "local_min_wage": 2000}
    assert "sick_pay_floor_monthly" not in [d.item for d in assess({"facts": told}).derivations]
