"""Sums worked out by hand from the law, at the edges where calculators go wrong; none of them is a published example."""

from decimal import Decimal

import pytest

from shiquan.law.entitlements.compute import assess
from tests.law.entitlements.arithmetic import check

AGREED = {"monthly_wage": 6000, "termination": "employer proposes mutual termination"}
HURT = {"region": "陕西", "work_injury": True, "contribution_monthly_wage": 6000, "local_avg_monthly_wage_prev_year": 7000}
UNSIGNED = {"no_written_contract": True, "monthly_wage": 5000}
BY_HAND = [
    ("six months less a day is half a month", "economic_compensation", 3000, {**AGREED, "employment_start": "2023-01-01", "employment_end": "2023-06-29"}),
    ("six months to the day is a whole one", "economic_compensation", 6000, {**AGREED, "employment_start": "2023-01-01", "employment_end": "2023-06-30"}),
    ("a year to the day is one", "economic_compensation", 6000, {**AGREED, "employment_start": "2023-01-01", "employment_end": "2023-12-31"}),
    ("a day more is one and a half", "economic_compensation", 9000, {**AGREED, "employment_start": "2023-01-01", "employment_end": "2024-01-01"}),
    ("an early wage cap without the cap of years", "economic_compensation", 24000 * 5,
     {"monthly_wage": 40000, "local_avg_monthly_wage": 8000, "employment_start": "2020-01-01", "employment_end": "2024-06-30", "termination": "lay-off"}),
    ("before 2008 an agreed ending has twelve months at most", "economic_compensation", 5000 * 15,
     {"monthly_wage": 5000, "employment_start": "1990-01-01", "employment_end": "2010-12-31", "termination": "agreed, employer proposed"}),
    ("expiry earned nothing before 2008", "economic_compensation", 15000,
     {"monthly_wage": 5000, "employment_start": "2005-01-01", "employment_end": "2010-12-31", "termination": "contract expired, employer does not renew"}),
    ("equal terms refused by the worker earn nothing", "economic_compensation", 0,
     {"monthly_wage": 5000, "service_years": 3, "termination": "contract expired; employer offered equal terms, worker refused"}),
    ("damages count the years before 2008", "unlawful_dismissal_compensation", 60000,
     {"monthly_wage": 5000, "employment_start": "2005-01-01", "employment_end": "2010-12-31", "termination": "违法解除"}),
    ("part-time work ends without notice pay", "notice_pay", 0, {"part_time": True, "monthly_wage": 3000, "service_years": 3}),
    ("eleven months of double wage at most", "double_wage_difference", 55000, {**UNSIGNED, "employment_start": "2022-03-01", "employment_end": "2024-03-01"}),
    ("none for the first month", "double_wage_difference", 0, {**UNSIGNED, "employment_start": "2024-03-01", "employment_end": "2024-03-31"}),
    ("signed late: until the day before", "double_wage_difference", 25000, {**UNSIGNED, "employment_start": "2024-01-01", "contract_signed_on": "2024-07-01"}),
    ("from September 2025 part months by working days", "double_wage_difference", "7298.85", {**UNSIGNED, "employment_start": "2025-09-01", "employment_end": "2025-11-14"}),
    ("all out of time", "double_wage_difference", 0, {**UNSIGNED, "employment_start": "2020-01-01", "employment_end": "2024-05-31", "claim_date": "2024-06-15"}),
    ("a year back, month by month", "double_wage_difference", 30000, {**UNSIGNED, "employment_start": "2024-01-01", "employment_end": "2025-06-30", "claim_date": "2025-07-01"}),
    ("overtime on the minimum wage at least", "restday_overtime_pay", 200, {"monthly_wage": 1740, "local_min_wage": 2175, "restday_overtime_days": 1}),
    ("comprehensive hours pay 150 % on rest days", "restday_overtime_pay", 300, {"monthly_wage": 4350, "hours_system": "comprehensive", "restday_overtime_hours": 8}),
    ("leave of a leaver: whole days only", "annual_leave_extra_pay", 800, {"monthly_wage": 4350, "cumulative_work_years": 12,
     "employment_start": "2020-01-01", "employment_end": "2024-06-30", "annual_leave_taken_days": 2}),
    ("leave taken too early is not clawed back", "annual_leave_extra_pay", 0, {"monthly_wage": 4350, "cumulative_work_years": 5,
     "employment_start": "2020-01-01", "employment_end": "2024-03-31", "annual_leave_taken_days": 5}),
    ("ten years of work in all give ten days", "annual_leave_extra_pay", 4000, {"monthly_wage": 4350, "cumulative_work_years": 10, "employment_start": "2015-01-01", "employment_end": "2024-12-31"}),
    ("own wage lifted to 60 %", "disability_lump_sum", 4200 * 13, {**HURT, "disability_grade": 7, "contribution_monthly_wage": 3000}),
    ("own wage cut to 300 %", "disability_lump_sum", 21000 * 13, {**HURT, "disability_grade": 7, "contribution_monthly_wage": 30000}),
    ("an allowance is lifted to the minimum wage", "disability_allowance_monthly", 2140,
     {"disability_grade": 4, "contribution_monthly_wage": 2000, "local_avg_monthly_wage_prev_year": 3000, "local_min_wage": 2140}),
    ("three and a half years to retirement leave 60 %", "medical_subsidy", 50400, {**HURT, "disability_grade": 8, "years_to_retirement": "3.5"}),
    ("less than a year leaves a tenth", "employment_subsidy", 8400, {**HURT, "disability_grade": 8, "years_to_retirement": "0.5"}),
    ("five years cut nothing", "medical_subsidy", 42000, {**HURT, "disability_grade": 10, "years_to_retirement": 5}),
    ("Zhejiang cuts the employment subsidy", "employment_subsidy", 19600, {**HURT, "region": "浙江", "disability_grade": 8, "years_to_retirement": "2.5"}),
    ("and not the medical one", "medical_subsidy", 49000, {**HURT, "region": "浙江", "disability_grade": 8, "years_to_retirement": "2.5"}),
    ("Jiangsu cuts a fixed sum", "employment_subsidy", 6000, {**HURT, "region": "江苏", "disability_grade": 10, "years_to_retirement": "2.5"}),
    ("but not when the employer drove the worker out", "employment_subsidy", 15000,
     {**HURT, "region": "江苏", "disability_grade": 10, "years_to_retirement": "2.5", "termination": "worker left under article 38"}),
    ("Henan adds 30 % for an occupational disease", "medical_subsidy", 91000, {**HURT, "region": "河南", "disability_grade": 8, "occupational_disease": True}),
    ("Qinghai has half months of own wage", "medical_subsidy", 81000, {**HURT, "region": "青海", "disability_grade": 6}),
    ("Fujian reckons by age", "employment_subsidy", 25200, {**HURT, "region": "福建", "disability_grade": 10, "age": 40}),
    ("Liaoning has own wage for employment alone", "employment_subsidy", 96000, {**HURT, "region": "辽宁", "disability_grade": 8}),
    ("Tianjin has a table of each", "medical_subsidy", 56000, {**HURT, "region": "天津", "disability_grade": 7}),
    ("paid injury leave ends after twelve months", "stop_work_period_wages", 54000, {"stop_work_wage_monthly": 4500, "stop_work_months": 14}),
    ("unless the city committee confirms more", "stop_work_period_wages", 63000, {"stop_work_wage_monthly": 4500, "stop_work_months": 14, "stop_work_extension_confirmed": True}),
    ("dependants never get more than the wage", "dependant_pension_monthly", 5000, {"deceased_monthly_wage": 5000, "dependants": ["spouse", "parent", "parent", "child"]}),
    ("no lump sum for grades 1 to 4 after the leave", "death_lump_sum", 0, {"death_year": 2025, "disability_grade": 2, "death_timing": "after stop-work period"}),
    ("one year of contract allows two months of probation", "probation_violation_compensation", 4000, {"contract_years": 1, "agreed_probation_months": 3, "wage_after_probation": 4000}),
    ("eleven months allow one", "probation_violation_compensation", 4000, {"contract_months": 11, "agreed_probation_months": 2, "wage_after_probation": 4000}),
    ("a second probation is unlawful as a whole", "probation_violation_compensation", 15000, {"contract_years": 3, "agreed_probation_months": 3, "probation_repeated": True, "wage_after_probation": 5000}),
    ("non-compete pay is not below the minimum wage", "noncompete_compensation_monthly", 2140, {"noncompete": True, "avg_monthly_wage_last_12m": 5000, "local_min_wage": 2140}),
    ("difficult birth of twins: 128 days", "maternity_allowance", 25600, {"maternity": True, "employer_avg_contribution_wage": 6000, "difficult_birth": True, "babies": 2}),
    ("a fifth of the wage may be deducted", "deduction_refund", 1000, {"monthly_wage": 5000, "deducted": 2000, "local_min_wage": 2140}),
    ("a standstill: one month in full, then three quarters of the minimum wage", "idle_pay", 4000 + 3210, {"region": "石泉县", "as_of": "2026-05-01", "monthly_wage": 4000, "idle_months": 3}),
    ("less what was paid", "idle_pay", 6210, {"region": "石泉县", "as_of": "2026-05-01", "monthly_wage": 4000, "idle_months": 3, "idle_pay_paid": 1000}),
    ("half a month of standstill is wage", "idle_pay", 2000, {"region": "石泉县", "as_of": "2026-05-01", "monthly_wage": 4000, "idle_months": "0.5"}),
    ("a dispatched worker without a post gets the minimum wage", "idle_pay", 4280, {"region": "石泉县", "as_of": "2026-05-01", "idle_months": 2, "idle_dispatched": True}),
    ("two months of sickness earn no leave", "annual_leave_extra_pay", 0, {"monthly_wage": 4350, "unused_annual_leave_days": 5, "cumulative_work_years": 9, "sick_leave_months_that_year": 2}),
    ("after ten years it takes three", "annual_leave_extra_pay", 4000, {"monthly_wage": 4350, "unused_annual_leave_days": 10, "cumulative_work_years": 12, "sick_leave_months_that_year": 2}),
    ("twenty days of paid personal leave earn none", "annual_leave_extra_pay", 0, {"monthly_wage": 4350, "unused_annual_leave_days": 5, "paid_personal_leave_days": 20}),
]  # fmt: skip


@pytest.mark.parametrize(("item", "expected", "facts"), [row[1:] for row in BY_HAND], ids=[row[0] for row in BY_HAND])
def test_it_gives_the_sum_worked_out_by_hand(item, expected, facts):
    result = assess({"facts": facts, "items": [item]})
    assert not result.problems, result.problems
    derived = result.derivations[0]
    check(derived)
    assert not derived.is_range and derived.total == Decimal(expected)


@pytest.mark.parametrize("words", ["lawfully dismissed, reasons disputed by nobody", "单位合法辞退"])
def test_a_lawful_dismissal_is_not_read_as_an_unlawful_one(words):
    result = assess({"facts": {"monthly_wage": 5000, "service_years": 2, "termination": words}})
    assert any("没有看懂" in warning.zh for warning in result.warnings)


RANGES = [
    ("annual_leave_extra_pay", "cumulative_work_years", 2000, 6000, {"monthly_wage": 4350, "employment_start": "2023-01-01", "employment_end": "2024-12-31"}),
    ("probation_violation_compensation", "contract_months", 0, 25000, {"agreed_probation_months": 6, "wage_after_probation": 5000}),
    ("double_wage_difference", "employment_end", 0, 55000, {"no_written_contract": True, "employment_start": "2023-01-01", "monthly_wage": 5000}),
    ("disability_lump_sum", "contribution_monthly_wage", 54600, 273000, {"disability_grade": 7, "local_avg_monthly_wage": 7000}),
]  # fmt: skip


@pytest.mark.parametrize(("item", "narrowest", "low", "high", "facts"), RANGES, ids=[row[0] for row in RANGES])
@pytest.mark.parametrize("unknown", [None, "unknown", "不详", "？"])
def test_a_fact_told_as_unknown_gives_a_range_and_names_what_narrows_it(item, narrowest, low, high, facts, unknown):
    derived = assess({"facts": {**facts, narrowest: unknown}, "items": [item]}).derivations[0]
    assert (derived.low, derived.high, derived.narrowest) == (low, high, narrowest)


def test_a_standstill_outside_the_province_names_the_share_that_is_missing():
    result = assess({"facts": {"region": "河南", "local_min_wage": 2000, "as_of": "2026-05-01", "monthly_wage": 4000, "idle_months": 3}, "items": ["idle_pay"]})
    assert "idle_pay_rate" in result.problems[0].why.zh
    assert assess({"facts": {"region": "石泉县", "as_of": "2026-05-01", "monthly_wage": 4000, "idle_months": 3}}).derivations[0].unconfirmed
