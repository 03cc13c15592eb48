"""What must hold for any facts."""

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from shiquan.law.entitlements.compute import compute
from shiquan.law.entitlements.service import art47_months, full_months, old_rule_years
from tests.law.entitlements.arithmetic import check

days = st.dates(date(1990, 1, 1), date(2025, 12, 31))
wages = st.decimals("500", "60000", places=2)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(days, st.integers(0, 15000), st.integers(0, 400))
def test_more_service_never_earns_fewer_months(start, length, more):
    end = start + timedelta(days=length)
    assert art47_months(start, end) <= art47_months(start, end + timedelta(days=more))
    assert old_rule_years(start, end) <= old_rule_years(start, end + timedelta(days=more))


@given(days, st.integers(0, 15000))
def test_full_months_and_days_cover_the_service(start, length):
    months, rest = full_months(start, start + timedelta(days=length))
    assert months >= 0 and 0 <= rest <= 31


@settings(max_examples=60, deadline=None)
@given(st.dates(date(2000, 1, 1), date(2024, 1, 1)), st.integers(30, 8000), st.integers(1, 800), wages, wages)
def test_more_service_never_earns_less_severance(start, length, more, wage, average):
    def severance(end):
        facts = {
            "employment_start": start,
            "employment_end": end,
            "monthly_wage": wage,
            "local_avg_monthly_wage": average,
            "items": ["economic_compensation"],
        }
        (derived,) = compute(facts)
        check(derived)
        return derived.total

    end = start + timedelta(days=length)
    assert severance(end) <= severance(end + timedelta(days=more))


@settings(max_examples=60, deadline=None)
@given(st.dates(date(2009, 1, 1), date(2024, 1, 1)), st.integers(0, 800), wages)
def test_double_wage_never_exceeds_eleven_months(start, length, wage):
    facts = {
        "employment_start": start, "employment_end": start + timedelta(days=length), "monthly_wage": wage,
        "no_written_contract": True, "part_month_basis": "calendar_30", "items": ["double_wage_difference"],
    }  # fmt: skip
    (derived,) = compute(facts)
    check(derived)
    assert 0 <= derived.total <= (wage * 11).quantize(Decimal("0.01"))


@settings(max_examples=80, deadline=None)
@given(
    wages,
    st.decimals("0", "200", places=1),
    st.decimals("0", "60", places=1),
    st.decimals("0", "20", places=1),
    st.decimals("0", "9000", places=2),
    st.booleans(),
)
def test_overtime_lines_add_up_whatever_was_paid(wage, hours, rest, holidays, paid, included):
    facts = {
        "monthly_wage": wage, "weekday_overtime_hours": hours, "restday_overtime_days": rest, "holiday_overtime_days": holidays,
        "overtime_already_paid": paid, "holiday_base_included": included,
    }  # fmt: skip
    for derived in compute(facts):
        check(derived)
        assert derived.total >= 0


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 10), wages, wages)
def test_a_worse_grade_never_gets_a_smaller_lump_sum_and_the_own_wage_stays_in_its_band(grade, wage, average):
    def lump(which):
        (derived,) = compute(
            {
                "disability_grade": which,
                "contribution_monthly_wage": wage,
                "local_avg_before_injury": average,
                "items": ["disability_lump_sum"],
            }
        )
        check(derived)
        return derived.total

    assert lump(grade) >= lump(min(10, grade + 1))
    assert lump(10) >= (average * Decimal("0.6") * 7 - 1)
    assert lump(10) <= (average * 3 * 7 + 1)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 3000), st.integers(0, 3000))
def test_more_orders_never_earn_less_in_marginal_tiers(first, more):
    def income(count):
        facts = {
            "order_count": count, "order_tiers": [{"up_to": 600, "rate": "3.5"}, {"up_to": 1000, "rate": 4}, {"rate": "4.5"}],
            "tier_method": "marginal", "items": ["order_income"],
        }  # fmt: skip
        derived = compute(facts)[0]
        check(derived)
        return derived.total

    assert income(first) <= income(first + more)
