"""Overtime: 150 % on working days, 200 % on rest days without time in lieu, 300 % on statutory holidays (劳动法 art. 44)."""

from __future__ import annotations

from decimal import Decimal

from shiquan.law.articles import Article
from shiquan.law.entitlements.calculator import Calculator
from shiquan.law.entitlements.facts.sheet import FactSheet
from shiquan.law.entitlements.quantity import Quantity, largest
from shiquan.law.entitlements.sources import article
from shiquan.law.entitlements.wages_known import HOURS_A_DAY, minimum_wage, monthly_wage
from shiquan.law.entitlements.workings import YUAN_A_MONTH, Needs, Workings
from shiquan.law.text import Label

WEEKDAY = ("weekday_overtime_hours", "weekday_overtime_pieces")
RESTDAY = ("restday_overtime_days", "restday_overtime_hours", "restday_overtime_pieces")
HOLIDAY = ("holiday_overtime_days", "holiday_overtime_hours", "holiday_overtime_pieces")
WAGES = (
    "overtime_base_wage",
    "monthly_wage",
    "avg_monthly_wage_last_12m",
    "daily_wage",
    "hourly_wage",
    "piece_rate",
)


def _laws(item: int) -> tuple[Article, ...]:
    return article("LABOUR", f"44[{item}]"), article("WAGES", "13"), article("WAGE_DAYS", "2")


def _day_base(w: Workings) -> Quantity:
    """The day wage behind overtime: base ÷ 21.75, not below the minimum wage."""
    f = w.facts
    if f.overtime_base_wage is None:
        if f.daily_wage is not None:
            return w.number(f.daily_wage)
        if f.hourly_wage is not None:
            return w.number(f.hourly_wage) * HOURS_A_DAY
    month = monthly_wage(w, "overtime_base_wage")
    minimum = minimum_wage(w)
    if minimum is not None and month < minimum:
        month = w.step(
            "加班费基数不低于最低工资",
            "the base is not below the minimum wage",
            largest(month, minimum),
            YUAN_A_MONTH,
            article("LABOUR", "48"),
        )
    return month / w.national("monthly_paid_days")


def _hour_base(w: Workings) -> Quantity:
    f = w.facts
    if f.overtime_base_wage is None and f.hourly_wage is not None:
        return w.number(f.hourly_wage)
    return _day_base(w) / HOURS_A_DAY


def _flexible(w: Workings, holiday: bool) -> bool:
    if w.facts.hours_system != "flexible":
        return False
    if holiday:
        w.warn(
            "不定时工时的节假日加班费依地方规定，请核对",
            "flexible hours: holiday pay depends on local rules; check",
        )
        return False
    w.nothing(
        "经批准的不定时工时不适用加班费", "approved flexible hours: no overtime pay", article("WAGES", "13")
    )
    return True


def _pieces(
    w: Workings, pieces: Decimal | None, multiplier: str, words: tuple[str, str], number: int
) -> bool:
    if pieces is None:
        return False
    if w.facts.piece_rate is None:
        raise Needs("piece_rate")
    w.line(
        words[0],
        words[1],
        w.number(w.facts.piece_rate) * w.national(multiplier) * w.number(pieces),
        *_laws(number),
    )
    return True


def add_weekday(w: Workings) -> None:
    """Lines for overtime hours on working days; comprehensive hours count their excess here too."""
    f = w.facts
    if f.weekday_overtime_hours is not None and not _flexible(w, holiday=False):
        w.line(
            "工作日延时加班：小时工资×150%×小时", "working days: hour wage × 150 % × hours",
            _hour_base(w) * w.national("overtime_multiplier_weekday") * w.number(f.weekday_overtime_hours), *_laws(1),
        )  # fmt: skip
    _pieces(
        w,
        f.weekday_overtime_pieces,
        "overtime_multiplier_weekday",
        ("工作日延时加班计件", "working days, by the piece"),
        1,
    )


def add_restday(w: Workings) -> None:
    """Lines for rest days without time off in lieu; in comprehensive hours a rest day is ordinary overtime (150 %)."""
    f = w.facts
    multiplier = "overtime_multiplier_restday"
    if f.hours_system == "comprehensive":
        multiplier = "overtime_multiplier_weekday"
        w.warn(
            "综合计算工时：超出周期总工时的部分按150%，不分休息日",
            "comprehensive hours: the excess counts 150 %, rest days are not told apart",
        )
    if f.restday_overtime_days is not None and not _flexible(w, holiday=False):
        days = w.number(f.restday_overtime_days)
        if f.restday_lieu_days:
            days = days - w.number(f.restday_lieu_days)
        w.line(
            "休息日加班：日工资×天数×200%",
            "rest days: day wage × days × 200 %",
            _day_base(w) * days * w.national(multiplier),
            *_laws(2),
        )
    if f.restday_overtime_hours is not None and not _flexible(w, holiday=False):
        hours = w.number(f.restday_overtime_hours)
        if f.restday_lieu_days and f.restday_overtime_days is None:
            hours = largest(hours - w.number(f.restday_lieu_days) * HOURS_A_DAY, 0)
        w.line(
            "休息日加班：小时工资×小时×200%",
            "rest days: hour wage × hours × 200 %",
            _hour_base(w) * hours * w.national(multiplier),
            *_laws(2),
        )
    _pieces(w, f.restday_overtime_pieces, multiplier, ("休息日加班计件", "rest days, by the piece"), 2)


def add_holiday(w: Workings) -> None:
    """Lines for statutory holidays: 300 %, or 200 % on top when the month's wage already holds the day."""
    f = w.facts
    included = f.base_already_paid_for_holiday
    if included is None:
        included = w.choose("holiday_base_included") == "true"
    rate = w.national("overtime_multiplier_holiday")
    factor = rate - 1 if included else rate
    words = ("300%−已付100%", "300 % less 100 % already paid") if included else ("300%", "300 %")
    if f.holiday_overtime_days is not None:
        _flexible(w, holiday=True)
        w.line(
            f"法定节假日加班：日工资×天数×{words[0]}",
            f"statutory holidays: day wage × days × {words[1]}",
            _day_base(w) * w.number(f.holiday_overtime_days) * factor,
            *_laws(3),
        )
    if f.holiday_overtime_hours is not None:
        w.line(
            f"法定节假日加班：小时工资×小时×{words[0]}",
            f"statutory holidays: hour wage × hours × {words[1]}",
            _hour_base(w) * w.number(f.holiday_overtime_hours) * factor,
            *_laws(3),
        )
    _pieces(
        w,
        f.holiday_overtime_pieces,
        "overtime_multiplier_holiday",
        ("法定节假日加班计件", "statutory holidays, by the piece"),
        3,
    )


def _single(w: Workings, kinds: tuple[str, ...]) -> None:
    """Deduct what was paid for overtime when this is the only kind of overtime told."""
    f = w.facts
    if f.overtime_already_paid is not None:
        others = set(WEEKDAY + RESTDAY + HOLIDAY) - set(kinds)
        if any(getattr(f, name) is not None for name in others):
            w.warn(
                "已付加班费不分类别，未从本项扣除，见加班费合计",
                "what was paid is not told apart by kind: it is deducted in the total only",
            )
        else:
            w.deduct("已付加班费", "overtime already paid", w.number(f.overtime_already_paid))
    w.not_below_zero()


def weekday_overtime_pay(w: Workings) -> None:
    """Overtime on working days."""
    _require(w, WEEKDAY)
    add_weekday(w)
    _single(w, WEEKDAY)


def restday_overtime_pay(w: Workings) -> None:
    """Overtime on rest days."""
    _require(w, RESTDAY)
    add_restday(w)
    _single(w, RESTDAY)


def holiday_overtime_pay(w: Workings) -> None:
    """Overtime on statutory holidays."""
    _require(w, HOLIDAY)
    add_holiday(w)
    _single(w, HOLIDAY)


def overtime_pay(w: Workings) -> None:
    """All three kinds together, less what was paid."""
    _require(w, WEEKDAY + RESTDAY + HOLIDAY)
    add_weekday(w)
    add_restday(w)
    add_holiday(w)
    if w.facts.overtime_already_paid is not None:
        w.deduct("已付加班费", "overtime already paid", w.number(w.facts.overtime_already_paid))
    w.not_below_zero()


def _require(w: Workings, names: tuple[str, ...]) -> None:
    if not _told(w.facts, names):
        raise Needs(*names)


def _told(f: FactSheet, names: tuple[str, ...]) -> bool:
    return any(getattr(f, name) is not None for name in names)


def _kinds(f: FactSheet) -> int:
    return sum(_told(f, names) for names in (WEEKDAY, RESTDAY, HOLIDAY))


_DOC = ("LABOUR/44", "WAGES/13", "WAGE_DAYS/2", "INTERP1/42")
CALCULATORS = (
    Calculator(
        "weekday_overtime_pay", Label("工作日延时加班费", "overtime pay, working days"), weekday_overtime_pay,
        Label("月工资÷21.75÷8×150%×小时−已付", "month wage ÷ 21.75 ÷ 8 × 150 % × hours − paid"), _DOC, (WEEKDAY, WAGES),
        lambda f: _told(f, WEEKDAY), also_called=("weekday_overtime_difference", "weekday_overtime", "overtime_pay_weekday", "weekday_overtime_wage", "工作日加班费", "workday_overtime_pay", "extended_hours_overtime_pay"),
    ),
    Calculator(
        "restday_overtime_pay", Label("休息日加班费", "overtime pay, rest days"), restday_overtime_pay,
        Label("月工资÷21.75×（天数−补休）×200%−已付", "month wage ÷ 21.75 × (days − days in lieu) × 200 % − paid"), _DOC, (RESTDAY, WAGES),
        lambda f: _told(f, RESTDAY), also_called=("restday_overtime_difference", "restday_overtime", "rest_day_overtime", "overtime_pay_restday", "weekend_overtime", "rest_day_overtime_pay", "weekend_overtime_pay", "休息日加班费"),
    ),
    Calculator(
        "holiday_overtime_pay", Label("法定节假日加班费", "overtime pay, statutory holidays"), holiday_overtime_pay,
        Label("月工资÷21.75×天数×300%（已付100%的按200%）−已付", "month wage ÷ 21.75 × days × 300 % (200 % if 100 % was paid) − paid"), _DOC, (HOLIDAY, WAGES),
        lambda f: _told(f, HOLIDAY), switches=("holiday_base_included",),
        also_called=("holiday_overtime_difference", "holiday_overtime", "overtime_pay_holiday", "statutory_holiday_overtime", "holiday_pay", "statutory_holiday_overtime_pay", "法定节假日加班费"),
    ),
    Calculator(
        "overtime_pay", Label("加班费合计", "overtime pay in total"), overtime_pay,
        Label("三类加班费之和−已付", "the three kinds together − paid"), _DOC, (WEEKDAY + RESTDAY + HOLIDAY, WAGES),
        lambda f: _kinds(f) > 1, switches=("holiday_base_included",), also_called=("overtime_difference", "overtime", "加班费", "total_overtime_pay", "overtime_pay_total"),
    ),
)  # fmt: skip
