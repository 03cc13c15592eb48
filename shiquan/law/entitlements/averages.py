"""The average wages behind work-injury benefits: told, or the published figure of the right year, with a remark on its level."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from shiquan.law.entitlements.calculator import Guess
from shiquan.law.entitlements.facts.sheet import FactSheet
from shiquan.law.entitlements.quantity import Quantity, largest, smallest
from shiquan.law.entitlements.sources import article
from shiquan.law.entitlements.workings import YUAN_A_MONTH, Needs, Workings
from shiquan.law.parameters import MissingParameter
from shiquan.law.text import Label

WAGES = (
    "contribution_monthly_wage",
    "actual_wage_before_injury",
    "stop_work_wage_monthly",
    "avg_monthly_wage_last_12m",
    "monthly_wage",
)


AREA_AVERAGE = Label("统筹地区该统计年度的职工月平均工资", "the pooling area's average monthly wage of that statistical year")


def area_average(w: Workings, event: date | None) -> Quantity:
    """The pooling area's average monthly wage of the year before the event."""
    f = w.facts
    if f.local_avg_monthly_wage is not None:
        return w.number(f.local_avg_monthly_wage)
    if f.local_avg_annual_wage is not None:
        return w.number(f.local_avg_annual_wage) / 12
    found = published_average(w, event)
    if found is None:
        raise Needs("local_avg_monthly_wage")
    return found


def needed_average(w: Workings, event: date) -> Quantity:
    """As ``area_average``, but when no figure is on file the error names the parameter, the region and the year. Raises Needs."""
    try:
        return area_average(w, event)
    except Needs as needs:
        if w.place is None:
            raise Needs(*needs.facts, "region") from needs
        missing = MissingParameter("average_wage_monthly_onpost_nonprivate", w.place, date(event.year - 1, 7, 1), AREA_AVERAGE)
        raise Needs(*needs.facts, why=missing.label) from needs


def published_average(w: Workings, event: date | None) -> Quantity | None:
    """The published figure for the year before the event, of the city or else the province; None when not on file."""
    if w.place is None or event is None:
        return None
    year = date(event.year - 1, 7, 1)
    for name in ("average_wage_monthly_full_caliber", "average_wage_monthly_onpost_nonprivate"):
        try:
            value = w.regional(name, year, ("city", "province"))
        except MissingParameter:
            continue
        w.warn(
            f"采用已公布的{year.year}年平均工资；统筹地区是市还是省，请核对",
            f"the published average of {year.year} is used; check whether the pooling area is the city or the province",
        )
        return value
    return None


def own_wage(w: Workings, *first: str) -> Quantity:
    """本人工资: average contribution wage of 12 months, within 60–300 % of the area's average (工伤保险条例 art. 64)."""
    f = w.facts
    told: Decimal | None = None
    name = ""
    for name in (*first, *WAGES):
        told = getattr(f, name)
        if told is not None:
            break
    if told is None:
        raise Needs("contribution_monthly_wage", *first, "actual_wage_before_injury", "monthly_wage")
    if name not in ("contribution_monthly_wage", *first) and not f.uninsured:
        w.warn(
            "本人工资应按缴费工资；未提供，以实际工资代替",
            "the own wage is the contribution wage; it was not given, so the actual wage stands in",
        )
    return within_band(w, w.number(told))


def within_band(w: Workings, wage: Quantity) -> Quantity:
    """Apply the 60–300 % band where the average of the right year is known."""
    f = w.facts
    method = w.choose("own_wage_band")
    if method == "skip":
        return wage
    average, doubtful = _band_average(w)
    if average is None:
        return wage
    low, high = average * w.national("own_wage_floor_rate"), average * w.national("own_wage_cap_rate")
    if low <= wage <= high:
        w.forget()
        return wage
    if doubtful and method == "auto":
        w.forget()
        w.warn(
            f"所填平均工资（{f.local_avg_monthly_wage}）属护理费发放年度；受伤上一年度平均工资不明，未套用60%—300%限额。"
            f"如受伤上年度平均工资也是此数，本人工资应在 {low.rounded()} 至 {high.rounded()} 元之间",
            f"the average given ({f.local_avg_monthly_wage}) belongs to the year of the care; that of the year before the injury is not known, so the "
            f"60–300 % band was not applied. If it is the same, the own wage lies between {low.rounded()} and {high.rounded()}",
        )
        return wage
    law = article("WIIR", "64(2)")
    if wage < low:
        return w.step(
            "本人工资低于平均工资60%，按60%",
            "own wage below 60 % of the average: 60 %",
            largest(wage, low),
            YUAN_A_MONTH,
            law,
        )
    return w.step(
        "本人工资高于平均工资300%，按300%",
        "own wage above 300 % of the average: 300 %",
        smallest(wage, high),
        YUAN_A_MONTH,
        law,
    )


def _band_average(w: Workings) -> tuple[Quantity | None, bool]:
    """The average for the band, and whether it may belong to another year than the injury's."""
    f = w.facts
    if f.local_avg_before_injury is not None:
        return w.number(f.local_avg_before_injury), False
    injury = f.injury_date.earliest if f.injury_date else None
    if f.local_avg_monthly_wage is not None:
        return w.number(f.local_avg_monthly_wage), injury is None and f.nursing_dependency not in (
            None,
            "none",
        )
    event = injury or (f.death_date.earliest if f.death_date else None)
    return published_average(w, event), False


def _own_wages_possible(f: FactSheet) -> tuple[Decimal, ...]:
    """With no wage known: the two ends of the 60–300 % band, when the average is told."""
    average = f.local_avg_before_injury if f.local_avg_before_injury is not None else f.local_avg_monthly_wage
    return () if average is None else (average * Decimal("0.6"), average * 3)


OWN_WAGE_GUESS = Guess("contribution_monthly_wage", _own_wages_possible)
