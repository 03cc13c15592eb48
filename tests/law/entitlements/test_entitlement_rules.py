"""The rules one by one, in the words of the law."""

from decimal import Decimal

import pytest

from shiquan.law.derivation import Payer
from shiquan.law.entitlements.compute import assess, compute
from tests.law.entitlements.arithmetic import check


def reckon(item, **facts):
    result = assess({"facts": facts, "items": [item]})
    assert not result.problems, result.problems
    check(result.derivations[0])
    return result.derivations[0]


def amount(item, **facts):
    return reckon(item, **facts).total


TEN_YEARS = {"employment_start": "2010-01-01", "employment_end": "2019-12-31"}


def test_the_cap_holds_base_and_years_only_above_three_times_the_average():
    long = {"employment_start": "2008-01-01", "employment_end": "2023-12-31"}
    assert (
        amount("economic_compensation", monthly_wage=30000, local_avg_monthly_wage=8000, **long) == 24000 * 12
    )
    assert (
        amount("economic_compensation", monthly_wage=24000, local_avg_monthly_wage=8000, **long) == 24000 * 16
    )


def test_service_is_split_at_2008_and_the_early_part_counts_whole_years():
    facts = {"employment_start": "2005-04-01", "employment_end": "2012-05-31", "monthly_wage": 3000}
    assert amount("economic_compensation", termination="layoff", **facts) == 3000 * (3 + Decimal("4.5"))
    assert amount("economic_compensation", termination="expiry", **facts) == 3000 * Decimal("4.5")
    assert amount(
        "economic_compensation", termination="layoff", severance_split_2008=False, **facts
    ) == 3000 * Decimal("7.5")


def test_damages_are_not_split_at_2008():
    facts = {"employment_start": "2005-04-01", "employment_end": "2012-05-31", "monthly_wage": 3000}
    assert amount("unlawful_dismissal_compensation", **facts) == 3000 * Decimal("7.5") * 2


@pytest.mark.parametrize(
    "reason",
    ["worker_resigned", "worker_fault", "agreed_worker_proposed", "expiry_worker_refused", "retirement"],
)
def test_no_severance_without_a_ground_and_it_says_why(reason):
    derived = reckon("economic_compensation", monthly_wage=5000, termination=reason, **TEN_YEARS)
    assert derived.total == 0
    assert derived.lines[0].label.zh


def test_a_wage_below_the_minimum_is_lifted_to_it():
    assert (
        amount(
            "economic_compensation",
            monthly_wage=1500,
            region="石泉县",
            employment_start="2023-06-01",
            employment_end="2024-05-31",
        )
        == 1950
    )


def test_overtime_in_the_base_is_a_switch():
    facts = {"avg_monthly_wage_last_12m": 6000, "avg_monthly_wage_last_12m_excl_overtime": 5000, **TEN_YEARS}
    assert amount("economic_compensation", **facts) == 60000
    assert amount("economic_compensation", ec_base_includes_overtime=False, **facts) == 50000


def test_double_wage_stops_when_a_contract_is_signed():
    assert (
        amount(
            "double_wage_difference",
            employment_start="2022-01-01",
            contract_signed_on="2022-04-01",
            monthly_wage=4000,
            no_written_contract=True,
        )
        == 8000
    )


@pytest.mark.parametrize(("method", "months"), [("by_month", 5), ("from_end", 11), ("none", 11)])
def test_limitation_of_double_wage_is_counted_in_the_way_chosen(method, months):
    facts = {
        "employment_start": "2022-01-01",
        "employment_end": "2023-06-30",
        "monthly_wage": 4000,
        "no_written_contract": True,
        "claim_date": "2023-08-15",
    }
    assert amount("double_wage_difference", double_wage_limitation_method=method, **facts) == 4000 * months


def test_a_part_month_after_september_2025_goes_by_working_days():
    facts = {
        "employment_start": "2025-10-01",
        "employment_end": "2025-11-14",
        "monthly_wage": 4350,
        "no_written_contract": True,
    }
    assert amount("double_wage_difference", **facts) == 200 * 10
    assert amount("double_wage_difference", part_month_basis="calendar_30", **facts) == 145 * 14


def test_an_award_never_exceeds_the_claim():
    facts = {"monthly_wage": 3500, "restday_overtime_days": 1, "claimed": 80}
    (derived,) = assess({"facts": facts, "items": ["restday_overtime_pay_awarded"]}).derivations
    assert derived.total == 80


def test_what_was_paid_is_deducted_but_never_taken_back():
    assert (
        amount("overtime_pay", monthly_wage=4350, weekday_overtime_hours=10, overtime_already_paid=99999) == 0
    )


def test_leave_is_counted_by_calendar_days_and_a_part_day_drops():
    facts = {
        "employment_start": "2020-01-01",
        "employment_end": "2024-06-30",
        "cumulative_work_years": 6,
        "monthly_wage": 4350,
        "annual_leave_taken_days": 0,
    }
    assert amount("annual_leave_extra_pay", **facts) == 200 * 2 * 2


def test_leave_declined_in_writing_earns_nothing_on_top():
    assert (
        amount(
            "annual_leave_extra_pay",
            monthly_wage=4350,
            unused_annual_leave_days=5,
            leave_waived_in_writing=True,
        )
        == 0
    )


def test_only_the_years_of_leave_in_time_are_paid():
    facts = {
        "monthly_wage": 4350,
        "annual_leave_by_year": [[2020, 5], [2022, 5], [2023, 5]],
        "claim_date": "2023-11-01",
    }
    assert amount("annual_leave_extra_pay", **facts) == 200 * 10 * 2
    assert amount("annual_leave_extra_pay", annual_leave_limitation="none", **facts) == 200 * 15 * 2


def test_the_minimum_wage_shortfall_uses_the_county():
    assert (
        amount(
            "minimum_wage_shortfall",
            region="石泉县",
            as_of="2026-03-01",
            actual_wage_paid_monthly=2000,
            shortfall_months=3,
        )
        == 140 * 3
    )


def test_a_deduction_may_take_a_fifth_and_must_leave_the_minimum():
    assert amount("deduction_refund", monthly_wage=3000, deducted=900, local_min_wage=1950) == 300
    assert amount("deduction_refund", monthly_wage=2200, deducted=440, local_min_wage=1950) == 190


def test_maternity_leave_grows_with_a_difficult_birth_and_more_babies():
    assert (
        amount("maternity_allowance", maternity=True, monthly_wage=3000, difficult_birth=True, babies=2)
        == 100 * 128
    )


def test_the_heat_allowance_is_shaanxis():
    assert (
        amount("high_temperature_allowance", region="石泉县", as_of="2025-08-01", high_temperature_days=40)
        == 1000
    )


def test_probation_beyond_the_limit_is_paid_at_the_later_wage():
    facts = {
        "contract_months": 6,
        "served_probation_months": 3,
        "wage_after_probation": 4000,
        "probation_wage": 3000,
    }
    assert amount("probation_violation_compensation", **facts) == 8000
    assert amount("probation_wage_difference", **facts) == 200


def test_a_training_penalty_never_exceeds_the_unserved_share():
    assert (
        amount(
            "training_penalty",
            training_cost=30000,
            agreed_penalty=50000,
            training_service_years=3,
            training_served_years=2,
        )
        == 10000
    )


def test_the_own_wage_is_kept_between_sixty_and_three_hundred_percent():
    assert (
        amount(
            "disability_lump_sum",
            disability_grade=10,
            contribution_monthly_wage=2000,
            local_avg_before_injury=5000,
        )
        == 3000 * 7
    )
    assert (
        amount(
            "disability_lump_sum",
            disability_grade=10,
            contribution_monthly_wage=20000,
            local_avg_before_injury=5000,
        )
        == 15000 * 7
    )


def test_without_insurance_the_employer_pays_what_the_fund_would():
    assert (
        reckon(
            "disability_lump_sum", disability_grade=8, contribution_monthly_wage=5000, uninsured=True
        ).payer
        == Payer.EMPLOYER
    )
    assert (
        reckon("medical_subsidy", disability_grade=8, region="陕西", local_avg_monthly_wage=5000).payer
        == Payer.FUND
    )
    assert (
        reckon("employment_subsidy", disability_grade=8, region="陕西", local_avg_monthly_wage=5000).payer
        == Payer.EMPLOYER
    )


@pytest.mark.parametrize(
    ("region", "extra", "expected"),
    [
        ("陕西", {"local_avg_monthly_wage": 6000}, 6000 * 12),
        ("广东", {"contribution_monthly_wage": 5000}, 5000 * 4),
        ("江苏", {}, 80000),
        ("福建", {"local_avg_monthly_wage": 6000, "age": 40}, Decimal(6000) * 36 * Decimal("0.3")),
        ("青海", {"contribution_monthly_wage": 5000}, Decimal("10.5") * 5000),
    ],
)
def test_the_medical_subsidy_follows_the_provinces_kind_of_base(region, extra, expected):
    assert (
        amount("medical_subsidy", disability_grade=8, region=region, as_of="2024-05-01", **extra) == expected
    )


@pytest.mark.parametrize(
    ("years", "share"), [("5", "1"), ("4.5", "0.8"), ("3", "0.6"), ("1", "0.2"), ("0.5", "0.1"), ("0", "0")]
)
def test_shaanxi_cuts_both_subsidies_near_retirement(years, share):
    facts = {
        "disability_grade": 9,
        "region": "石泉县",
        "local_avg_monthly_wage": 5000,
        "years_to_retirement": years,
    }
    assert amount("employment_subsidy", **facts) == 45000 * Decimal(share)
    assert amount("medical_subsidy", **facts) == 45000 * Decimal(share)


def test_the_retirement_age_rises_with_the_month_of_birth():
    from datetime import date

    from shiquan.law.entitlements.retirement import retirement_date

    assert retirement_date(date(1964, 12, 1), "male") == date(2024, 12, 1)
    assert retirement_date(date(1965, 1, 15), "male") == date(2025, 2, 15)
    assert retirement_date(date(1990, 6, 1), "male") == date(2053, 6, 1)
    assert retirement_date(date(1975, 3, 1), "female_50") == date(2025, 5, 1)


def test_an_injury_leave_over_twelve_months_needs_the_commission():
    assert amount("stop_work_period_wages", stop_work_months=15, stop_work_wage_monthly=4000) == 48000
    assert (
        amount(
            "stop_work_period_wages",
            stop_work_months=15,
            stop_work_wage_monthly=4000,
            stop_work_extension_confirmed=True,
        )
        == 60000
    )


def test_dependants_together_never_get_more_than_the_own_wage():
    facts = {
        "deceased_monthly_wage": 5000,
        "dependants": [{"relation": "spouse"}, {"relation": "child", "count": 3}],
    }
    assert amount("dependant_pension_monthly", **facts) == 5000
    assert (
        amount(
            "dependant_pension_monthly",
            deceased_monthly_wage=5000,
            dependants=[{"relation": "child", "lonely": True}],
        )
        == 2000
    )


def test_grades_one_to_four_who_die_later_leave_no_lump_sum():
    assert amount("death_lump_sum", death_date="2024-05-01", death_timing="after_stop_work") == 0


def test_the_death_lump_sum_finds_the_income_of_the_year_before():
    assert amount("death_lump_sum", death_date="2026-03-02") == 1130040


def test_an_unlawful_employer_pays_multiples_of_the_annual_average():
    assert (
        amount(
            "illegal_employer_lump_sum",
            illegal_employer=True,
            disability_grade=7,
            local_avg_annual_wage=80000,
        )
        == 320000
    )


@pytest.mark.parametrize(("method", "expected"), [("marginal", "3900.00"), ("whole", "4400.00")])
def test_tiers_may_be_marginal_or_whole(method, expected):
    tiers = [{"up_to": 600, "rate": "3.5"}, {"up_to": 1000, "rate": 4}, {"rate": "4.5"}]
    count = 1050 if method == "marginal" else 1100
    expected = {
        "marginal": 600 * Decimal("3.5") + 400 * 4 + 50 * Decimal("4.5"),
        "whole": 1100 * Decimal("4.5"),
    }[method]
    assert amount("order_income", order_count=count, order_tiers=tiers, tier_method=method) == expected


def test_a_guarantee_is_topped_up_and_never_below_zero():
    assert amount("guarantee_top_up", guaranteed_income=5000, period_income=4200, guarantee_periods=2) == 1600
    assert amount("guarantee_top_up", guaranteed_income=5000, period_income=6000) == 0


def test_occupational_injury_goes_by_the_average_of_private_units():
    derived = reckon(
        "platform_injury_lump_sum", platform_worker=True, disability_grade=9, private_avg_annual_wage=58022
    )
    assert derived.total == Decimal("26109.90")
    assert derived.payer == Payer.FUND


def test_a_platform_worker_without_employment_gets_no_severance():
    result = assess(
        {
            "platform_worker": True,
            "monthly_wage": 5000,
            "service_years_for_art47": 2,
            "items": ["economic_compensation"],
        }
    )
    assert "劳动关系" in result.problems[0].why.zh


def test_an_unconfirmed_parameter_is_seen_in_the_result():
    derived = reckon("death_lump_sum", death_date="2019-05-01")
    assert derived.total == 785020
    assert derived.unconfirmed
    assert any("unconfirmed" in warning.en for warning in derived.warnings)


def test_it_gives_a_range_over_the_grades_and_names_the_fact_to_ask():
    (derived,) = compute({"contribution_monthly_wage": 5000, "items": ["disability_lump_sum"]})
    assert (derived.low, derived.high, derived.narrowest) == (35000, 135000, "disability_grade")
    assert derived.to_dict()["amount"] is None


def test_a_month_of_entry_gives_a_range_only_when_the_day_matters():
    facts = {"monthly_wage": 5000, "items": ["economic_compensation"]}
    (derived,) = compute({"employment_start": "2020-01", "employment_end": "2023-05-31", **facts})
    assert derived.total == 17500 and not derived.is_range
    (derived,) = compute({"employment_start": "2020-01", "employment_end": "2022-07-15", **facts})
    assert (derived.low, derived.high, derived.narrowest) == (12500, 15000, "employment_start")


def test_tiers_without_a_method_give_a_range():
    facts = {
        "order_count": 1100,
        "order_tiers": [{"up_to": 600, "rate": 3}, {"rate": 4}],
        "items": ["order_income"],
    }
    (derived,) = compute(facts)
    assert (derived.low, derived.high, derived.narrowest) == (3800, 4400, "tier_method")


@pytest.mark.parametrize(
    ("item", "facts", "low", "high", "narrowest"),
    [
        ("training_penalty", {"training_cost": 90000, "training_service_years": 5}, 0, 90000, "training_served_years"),
        ("training_penalty", {"training_cost": 90000, "training_service_months": 60, "agreed_penalty": 50000}, 0, 50000, "training_served_months"),
        ("noncompete_compensation", {"noncompete": True, "avg_monthly_wage_last_12m": 10000}, 0, 72000, "noncompete_months"),
        ("stop_work_period_wages", {"work_injury": True, "monthly_wage": 5000}, 0, 60000, "stop_work_months"),
        ("dependant_pension_monthly", {"deceased_monthly_wage": 5000}, 1500, 5000, "dependants"),
        ("illness_medical_aid", {"termination": "illness", "monthly_wage": 5000}, 30000, 60000, "illness_severity"),
    ],
)
def test_an_unknown_fact_gives_a_range_and_is_named(item, facts, low, high, narrowest):
    (derived,) = assess({"facts": facts, "items": [item]}).derivations
    assert (derived.low, derived.high, derived.narrowest) == (low, high, narrowest)


def test_sick_leave_beyond_the_medical_period_is_said():
    told = {"region": "石泉县", "as_of": "2026-05-01", "monthly_wage": 4000, "sick_leave_months": 5, "cumulative_work_years": 8, "service_years": 3}
    (derived,) = assess({"facts": told, "items": ["sick_pay"]}).derivations
    assert any("超过医疗期3个月" in words.zh for words in derived.warnings)


def test_a_second_hand_figure_is_told_with_the_result():
    told = {"region": "河南", "disability_grade": 8, "contribution_monthly_wage": 5000, "local_avg_monthly_wage": 6000}
    (derived,) = assess({"facts": told, "items": ["medical_subsidy"]}).derivations
    assert any("一次性工伤医疗补助金" in words.zh and "二手" in words.zh for words in derived.warnings)
