"""Deaths before the revision of 2011: months of the area's average wage, which each area fixed between 48 and 60."""

import pytest

from shiquan.law.entitlements.compute import assess
from shiquan.law.plain_words import find_plain_words
from tests.law.entitlements.arithmetic import check

AREA = {"death_date": "2010-12-31", "local_avg_monthly_wage": 2500}


def lump_sum(**facts):
    (derived,) = assess({"facts": facts, "items": ["death_lump_sum"]}).derivations
    check(derived)
    return derived


def test_it_gives_the_range_with_the_formula_and_names_the_number_that_narrows_it():
    derived = lump_sum(**AREA)
    assert (derived.low, derived.high, derived.narrowest) == (120000, 150000, "work_death_lump_sum_months")
    assert derived.lines[0].formula == "2500 × 48"
    assert {use.name[-3:] for use in derived.parameters} == {"min", "max"}


def test_the_number_that_the_area_fixed_gives_one_sum_under_the_old_article_in_its_own_words():
    derived = lump_sum(**AREA, work_death_lump_sum_months=54)
    assert derived.total == 135000 and not derived.is_range
    (article,) = derived.articles
    assert article.cite() == "《工伤保险条例》（2003）第37条第3项"
    assert "四十八至六十" in find_plain_words(article).zh


def test_the_day_of_the_revision_changes_the_rule():
    assert lump_sum(death_date="2011-01-01").lines[0].formula == "19109 × 20"


def test_a_death_that_was_recognised_only_after_the_revision_follows_the_new_rule():
    derived = lump_sum(**AREA, injury_recognised_on="2011-03-01")
    assert derived.total == 17175 * 20
    assert "《工伤保险条例》（2010）第67条" in [article.cite() for article in derived.articles]


@pytest.mark.parametrize("item", ["death_lump_sum", "total_death_benefits"])
def test_without_the_average_it_names_the_parameter_region_and_year_that_are_missing(item):
    (problem,) = assess({"facts": {"death_date": "2010-05-01", "region": "石泉县"}, "items": [item]}).problems
    assert "average_wage_monthly_onpost_nonprivate（石泉县，2009" in problem.why.zh and problem.missing == ("local_avg_monthly_wage",)
    remarks = assess({"death_date": "2010-05-01", "region": "石泉县"}).warnings
    assert any("一次性工亡补助金未计算：缺少参数" in words.zh for words in remarks)


def test_deaths_before_the_regulation_of_2004_are_not_reckoned_and_it_says_why():
    (problem,) = assess({"facts": {**AREA, "death_date": "2003-12-31"}, "items": ["death_lump_sum"]}).problems
    assert "2004" in problem.why.zh


def test_an_unlawful_employers_multiples_of_income_do_not_reach_back_before_2011():
    (problem,) = assess({"facts": {**AREA, "illegal_employer": True}, "items": ["illegal_employer_death_compensation"]}).problems
    assert "2011" in problem.why.zh
