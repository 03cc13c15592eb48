"""Jurisdiction, causes, finality, handling, employment factors."""

from datetime import date
from decimal import Decimal

import pytest

from shiquan.law import causes, finality, relationship
from shiquan.law.errors import LawError
from shiquan.law.finality import AwardDocument, Item, ItemKind, ThresholdDay
from shiquan.law.handling import Answer, FastTrackFacts, SimplifiedFacts, assess_fast_track, assess_simplified
from shiquan.law.jurisdiction import Places, find_jurisdiction
from shiquan.law.parameters import MissingParameter

DAY = date(2026, 3, 2)


def test_workplace_and_seat_are_both_competent():
    found = find_jurisdiction(Places(("石泉县",), "西安市"))
    assert [one.place for one in found.competent] == ["石泉县", "西安市"]
    assert found.may_take("西安市")
    assert not found.may_take("略阳县")


def test_the_place_of_performance_wins_when_both_sides_file():
    found = find_jurisdiction(Places(("石泉县",), "西安市", worker_filed="石泉县", employer_filed="西安市"))
    assert found.preferred.place == "石泉县"
    assert not found.may_take("西安市")


def test_of_several_workplaces_the_first_to_accept_goes_on():
    found = find_jurisdiction(Places(("石泉县", "略阳县"), "西安市", accepted_first="略阳县"))
    assert found.preferred.place == "略阳县"


def test_without_a_workplace_the_seat_decides_and_without_both_it_asks():
    assert find_jurisdiction(Places((), "石泉县")).may_take("石泉县")
    with pytest.raises(LawError, match="工作地点"):
        find_jurisdiction(Places())


def test_causes_keep_the_number_of_their_day():
    assert causes.find_cause("wages", date(2025, 12, 31)).code == "2020:186.5"
    assert causes.find_cause("wages", DAY).code == "2025:205.5"
    assert causes.get_cause("2020:186.5").name.zh == "追索劳动报酬纠纷"
    assert causes.find_cause("over_age", date(2025, 12, 31)) is None


def test_platform_work_has_its_own_chapter_from_2026():
    assert causes.suggest(("wages",), DAY, platform=True)[0].number == "214.2"
    assert causes.suggest(("wages",), date(2025, 6, 1), platform=True)[0].number == "186.5"


def test_causes_before_the_first_list_are_refused():
    with pytest.raises(LawError):
        causes.version_on(date(2010, 1, 1))


def test_twelve_minimum_wages_are_the_line_per_item():
    found = finality.assess(
        (
            Item("工资", ItemKind.PAY, Decimal("25680.00")),
            Item("赔偿金", ItemKind.UNLAWFUL_TERMINATION, Decimal("25680.01")),
        ),
        DAY,
    )
    assert found.threshold == Decimal("25680.00")
    assert [one.final for one in found.items] == [True, False]
    assert found.documents == (AwardDocument.FINAL, AwardDocument.NON_FINAL)
    assert any("分别制作" in warning.zh for warning in found.warnings)


def test_labour_standards_are_final_whatever_the_amount():
    assert finality.assess((Item("社会保险", ItemKind.LABOUR_STANDARD, Decimal(90000)),), DAY).items[0].final


def test_confirming_employment_makes_the_whole_award_non_final():
    items = (Item("确认劳动关系", ItemKind.CONFIRM_EMPLOYMENT), Item("工资", ItemKind.PAY, Decimal(100)))
    found = finality.assess(items, DAY)
    assert found.documents == (AwardDocument.NON_FINAL,)
    assert found.unconfirmed


def test_the_day_of_the_minimum_wage_is_a_setting():
    item = (Item("工资", ItemKind.PAY, Decimal(24000)),)
    filed, awarded = date(2025, 12, 20), date(2026, 1, 20)
    assert not finality.assess(item, filed, awarded).items[0].final
    assert finality.assess(item, filed, awarded, threshold_day=ThresholdDay.AWARD).items[0].final


def test_finality_refuses_impossible_facts():
    with pytest.raises(LawError):
        finality.assess((), DAY)
    with pytest.raises(LawError, match="金额"):
        finality.assess((Item("工资", ItemKind.PAY),), DAY)
    with pytest.raises(LawError, match="负数"):
        finality.assess((Item("工资", ItemKind.PAY, Decimal(-1)),), DAY)
    with pytest.raises(LawError):
        finality.assess((Item("工资", ItemKind.PAY, Decimal(1)),), DAY, date(2026, 1, 1))
    with pytest.raises(MissingParameter, match="minimum_wage_monthly"):
        finality.assess((Item("工资", ItemKind.PAY, Decimal(1)),), DAY, region="略阳县")


NO_BARS = {
    "public_interest": False,
    "major_impact": False,
    "respondent_missing": False,
    "found_unsuitable": False,
}


def test_one_ground_opens_simplified_handling():
    assert assess_simplified(SimplifiedFacts(both_agree=True, **NO_BARS), DAY).open is Answer.YES


def test_one_bar_closes_it_and_says_which():
    found = assess_simplified(SimplifiedFacts(both_agree=True, **NO_BARS | {"respondent_missing": True}), DAY)
    assert found.open is Answer.NO
    assert [one.why.zh for one in found.conditions if one.holds is Answer.NO] == [
        "不存在“被申请人下落不明”：不符合"
    ]


def test_an_unpublished_average_leaves_the_amount_open_and_is_named():
    found = assess_simplified(
        SimplifiedFacts(facts_clear=False, both_agree=False, amount=Decimal(94741), **NO_BARS), DAY
    )
    assert found.open is Answer.UNKNOWN
    assert "average_wage_annual_nonprivate_units" in next(
        c.why.zh for c in found.conditions if c.key == "amount"
    )


def test_an_amount_within_the_lower_average_is_within_either():
    facts = SimplifiedFacts(facts_clear=False, both_agree=False, amount=Decimal(94740), **NO_BARS)
    found = assess_simplified(facts, DAY)
    assert found.open is Answer.YES
    assert "7,895.00 × 12 = 94,740.00" in next(c.why.zh for c in found.conditions if c.key == "amount")


def test_the_amount_is_compared_where_the_average_is_on_file():
    facts = SimplifiedFacts(facts_clear=False, both_agree=False, amount=Decimal(83500), **NO_BARS)
    assert assess_simplified(facts, date(2021, 6, 1)).open is Answer.YES


FAST = {
    "only_injury_benefits": True,
    "injury_recognised": True,
    "grade_known_or_not_needed": True,
    "employment_undisputed": True,
    "facts_clear": True,
    "rights_clear": True,
    "papers_complete": True,
    "respondent_missing": False,
}


def test_the_fast_track_opens_when_every_condition_holds():
    found = assess_fast_track(FastTrackFacts(**FAST))
    assert found.open is Answer.YES
    assert not found.failing


@pytest.mark.parametrize("name", FAST)
def test_the_fast_track_names_the_condition_that_fails(name):
    found = assess_fast_track(FastTrackFacts(**FAST | {name: not FAST[name]}))
    assert found.open is Answer.NO
    assert len(found.failing) == 1
    assert "不符合" in found.failing[0].why.zh


def test_an_injury_not_yet_recognised_leads_to_mediation_first():
    found = assess_fast_track(FastTrackFacts(**FAST | {"injury_recognised": False}))
    assert any("先行调解" in words.zh for words in found.advice)


def test_unknown_conditions_leave_the_fast_track_open():
    assert assess_fast_track(FastTrackFacts()).open is Answer.UNKNOWN


def test_factors_are_ordered_never_decided():
    found = relationship.assess(
        {"process_control": "yes", "time_autonomy": "yes", "discipline_rules": "disputed"},
        {"process_control": "站点群公告"},
    )
    assert [one.factor.key for one in found.pointing_to_employment] == ["process_control"]
    assert [one.factor.key for one in found.pointing_away] == ["time_autonomy"]
    assert [one.factor.key for one in found.disputed] == ["discipline_rules"]
    assert found.pointing_to_employment[0].evidence == "站点群公告"
    assert found.to_ask[0].weight is relationship.Weight.CORE
    assert not hasattr(found, "verdict")
    assert any("不是结论" in note.zh for note in found.notes)


def test_a_managed_rider_resembles_case_237_most():
    facts = {
        "time_autonomy": "no",
        "process_control": "yes",
        "algorithm_rules": "yes",
        "discipline_rules": "yes",
        "reward_penalty": "yes",
    }
    assert relationship.assess(facts).resembling[0].case.source.key == "GC237"


def test_a_free_driver_resembles_case_240_most():
    facts = {
        "time_autonomy": "yes",
        "order_refusal": "yes",
        "volume_autonomy": "yes",
        "discipline_rules": "no",
    }
    assert relationship.assess(facts).resembling[0].case.source.key == "GC240"


def test_unknown_factors_and_answers_are_refused():
    with pytest.raises(LawError):
        relationship.assess({"star_sign": "yes"})
    with pytest.raises(LawError):
        relationship.assess({"process_control": "perhaps"})
