"""Figures by region and date: look-up, fallback, missing values, sources."""

from datetime import date
from decimal import Decimal

import pytest

from shiquan.law.errors import LawError
from shiquan.law.parameters import (
    BadParameterFile,
    MissingParameter,
    Parameters,
    all_values,
    default_parameters,
    describe,
    get,
    names,
)

IN_2026 = date(2026, 3, 1)


def test_every_value_has_a_source_and_the_day_it_was_checked():
    for name in names():
        for value in all_values(name):
            assert value.source.strip(), value
            assert not value.source.startswith(("same", "ditto")), value
            assert value.last_checked >= date(2026, 11, 23)


def test_every_parameter_has_a_name_in_both_languages_and_known_regions():
    register = Parameters()
    for name in names():
        parameter = describe(name)
        assert parameter.title.zh
        assert parameter.title.en
        for value in parameter.values:
            assert register.regions.level(value.region) != "unknown", value


def test_it_finds_the_minimum_wage_of_shiquan_by_date():
    assert get("minimum_wage_monthly", on=date(2025, 12, 31)).number == 1950
    assert get("minimum_wage_monthly", on=date(2026, 1, 1)).number == 2140


def test_a_county_without_its_own_figure_takes_that_of_its_wage_class():
    value = get("minimum_wage_hourly_part_time", "石泉县", IN_2026)
    assert (value.number, value.region) == (Decimal("20.7"), "陕西省三类区")


def test_an_unconfirmed_class_makes_the_figure_unconfirmed():
    assert get("minimum_wage_hourly_part_time", "石泉县", date(2016, 1, 1)).unconfirmed


def test_it_goes_up_to_province_and_nation_where_the_law_does():
    assert get("medical_subsidy_grade7", "石泉县", IN_2026).region == "陕西省"
    assert get("overtime_multiplier_holiday", "石泉县", IN_2026).region == "全国"


def test_the_city_average_is_never_replaced_by_the_province():
    with pytest.raises(MissingParameter) as refused:
        get("average_wage_monthly_city", "石泉县", date(2025, 12, 31))
    assert "average_wage_monthly_city" in str(refused.value)
    assert "石泉县" in str(refused.value)
    assert "2025-12-31" in str(refused.value)
    assert "设区的市" in str(refused.value)


def test_a_use_with_another_rule_may_name_the_levels_it_allows():
    value = get("average_wage_monthly_full_caliber", "石泉县", date(2025, 6, 1), ("city", "province"))
    assert value.region == "陕西省"
    with pytest.raises(MissingParameter):
        get("average_wage_monthly_full_caliber", "石泉县", date(2025, 6, 1))


def test_the_pilot_scheme_reaches_only_provinces_that_have_joined():
    assert get("platform_injury_death_multiple", "四川", IN_2026).region == "全国试点"
    with pytest.raises(MissingParameter):
        get("platform_injury_death_multiple", "石泉县", IN_2026)
    with pytest.raises(MissingParameter):
        get("platform_injury_death_multiple", "浙江", date(2025, 6, 30))


def test_names_of_the_first_collection_still_work():
    assert get("average_wage_monthly_full_caliber_全口径", "陕西", date(2024, 1, 1)).number == Decimal(
        "7750.25"
    )


def test_it_says_which_names_look_alike():
    with pytest.raises(LawError, match="minimum_wage_monthly"):
        get("minimum_wage", "石泉县", IN_2026)


def test_it_asks_for_a_day():
    with pytest.raises(LawError, match="日期"):
        get("minimum_wage_monthly")


def test_words_are_not_taken_for_a_number():
    with pytest.raises(LawError, match="不是数字"):
        _ = get("minimum_wage_class", "石泉县", IN_2026).number


GOOD = """
title = { zh = "月最低工资标准", en = "Monthly minimum wage" }
group = "wages"
unit = "CNY/month"
fallback = []
last_checked = 2027-01-05
[[values]]
region = "石泉县"
value = 2300
from = 2027-01-01
source = "notice"
status = "V"
"""


def test_an_operator_adds_a_value_with_one_file(tmp_path):
    text = GOOD.replace("from = 2027-01-01", "from = 2026-01-01\nto = 2026-12-31")
    (tmp_path / "minimum_wage_monthly.toml").write_text(text, encoding="utf-8")
    register = Parameters([tmp_path])
    assert register.get("minimum_wage_monthly", "石泉县", IN_2026).number == 2300
    assert register.get("minimum_wage_monthly", "石泉县", date(2025, 1, 1)).number == 1950


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('source = "notice"', 'source = " "'),
        ('source = "notice"', ""),
        ('status = "V"', 'status = "?"'),
        ('unit = "CNY/month"', ""),
    ],
)
def test_it_refuses_a_file_with_a_gap(tmp_path, old, new):
    (tmp_path / "minimum_wage_monthly.toml").write_text(GOOD.replace(old, new), encoding="utf-8")
    with pytest.raises(BadParameterFile):
        Parameters([tmp_path])


def test_it_refuses_two_values_for_one_day(tmp_path):
    (tmp_path / "minimum_wage_monthly.toml").write_text(GOOD, encoding="utf-8")
    with pytest.raises(BadParameterFile, match="重叠"):
        Parameters([tmp_path])


def test_a_figure_seen_only_second_hand_says_so():
    figures = default_parameters()
    subsidy = figures.get("medical_subsidy_grade7", "河南省", date(2024, 5, 1))
    assert subsidy.secondary and not subsidy.unconfirmed
    assert not figures.get("double_wage_max_months", "石泉县", date(2024, 5, 1)).secondary
    guessed = figures.get("minimum_wage_monthly", "石泉县", date(2018, 5, 1))
    assert guessed.unconfirmed and not guessed.secondary


def test_a_file_that_is_not_well_written_is_named_with_the_place(tmp_path):
    bad = tmp_path / "minimum_wage_monthly.toml"
    bad.write_text('[[values]]\nregion = "石泉县"\nvalue 2260\n', encoding="utf-8")
    with pytest.raises(LawError, match=r"minimum_wage_monthly\.toml.*line 3"):
        Parameters([tmp_path])

