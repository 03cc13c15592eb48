"""Whatever is typed: an answer, a question or a clear refusal, never a crash."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from shiquan.law.entitlements.compute import assess
from shiquan.law.entitlements.facts import FACT_FIELDS, FactsInvalid, Kind
from shiquan.law.entitlements.registry import BY_ITEM
from shiquan.law.errors import LawError
from tests.law.entitlements.arithmetic import check

JUNK = st.one_of(
    st.none(), st.booleans(), st.integers(-5, 100), st.floats(), st.text(max_size=12), st.lists(st.integers(-3, 9), max_size=3),
    st.dictionaries(st.text(max_size=5), st.integers(), max_size=2), st.sampled_from(["2020-02-30", "2024-13", "12..", "孤儿", "1e999", "½", "\x00"]),
)  # fmt: skip
GOOD = {
    Kind.MONEY: st.decimals("0", "50000", places=2), Kind.NUMBER: st.decimals("0", "30", places=1), Kind.WHOLE: st.integers(1, 9),
    Kind.RATE: st.decimals("0.5", "1", places=2), Kind.FLAG: st.booleans(), Kind.TEXT: st.sampled_from(["石泉县", "陕西", "江苏", "福建", "火星"]),
    Kind.DATE: st.dates(min_value=date(2003, 1, 1), max_value=date(2026, 10, 1)).map(str) | st.sampled_from(["2019", "2021-04"]),
    Kind.MONEY_LIST: st.lists(st.decimals("0", "900", places=2), max_size=3), Kind.MONEY_MAP: st.just({"unpaid_wages": 5}),
}  # fmt: skip
ROWS = {
    "wages_by_month": {"2020-01": 3000, "2020-02": 4000}, "unpaid_months": "2020-01, 2020-02(1..5)", "paid_by_month": {"2024-01": 1000},
    "annual_leave_by_year": [[2020, 5]], "dependants": ["spouse", "two children"], "allowance_gap_years": [[2019, 4000, 5]],
    "order_tiers": [{"up_to": 10, "rate": 2}, {"rate": 3}],
}  # fmt: skip


def good_value(name):
    spec = FACT_FIELDS[name]
    if spec.kind == Kind.CHOICE:
        return st.sampled_from(sorted(spec.options))
    return st.just(ROWS[name]) if spec.kind == Kind.ROWS else GOOD[spec.kind]


@st.composite
def sheets(draw):
    names = draw(st.lists(st.sampled_from(sorted(FACT_FIELDS)), min_size=1, max_size=14, unique=True))
    return {name: draw(good_value(name)) for name in names}


@settings(max_examples=120, deadline=None)
@given(st.dictionaries(st.sampled_from(sorted(FACT_FIELDS)), JUNK, max_size=5))
def test_junk_is_refused_in_words(facts):
    try:
        assess(facts)
    except FactsInvalid as refused:
        assert all(error.label.zh and error.label.en for error in refused.errors)


@settings(max_examples=120, deadline=None)
@given(sheets())
def test_any_facts_give_answers_that_add_up_or_questions(facts):
    try:
        result = assess({"facts": facts, "items": list(BY_ITEM)})
        offered = assess(facts)
    except FactsInvalid:
        return
    for derivation in (*result.derivations, *offered.derivations):
        check(derivation)
        assert derivation.total >= 0
        assert not derivation.is_range or derivation.low < derivation.high
    assert len(result.derivations) + len(result.problems) == len(BY_ITEM)
    assert all(problem.why.zh for problem in result.problems)


def test_a_problem_of_the_law_floor_is_a_law_error():
    assert issubclass(FactsInvalid, LawError)
