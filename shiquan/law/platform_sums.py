"""What platform data add up to: month by month income, hours, pay, deductions; marks across sheets; hints for factors.

Hints are observations with their numbers. They answer no question by themselves (see ``relationship``).
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal

from shiquan.law.money import plain, yuan
from shiquan.law.periods import add_months, end_of_day
from shiquan.law.platform_data import Gravity, Problem, Record, Sheet, Table, first_day
from shiquan.law.text import Label

_HOUR = Decimal(3600)
_ZERO = Decimal("0.00")


@dataclass(slots=True)
class Month:
    """One month: completed and cancelled orders, income and deductions and pay in yuan, hours, days with work."""

    month: date
    orders: int = 0
    cancelled: int = 0
    income: Decimal = _ZERO
    deductions: Decimal = _ZERO
    paid: Decimal = _ZERO
    online: timedelta = timedelta()
    days: set[date] = field(default_factory=set)

    @property
    def due(self) -> Decimal:
        """Income less deductions, in yuan."""
        return self.income - self.deductions

    @property
    def gap(self) -> Decimal:
        """What is due less what was paid, in yuan."""
        return self.due - self.paid

    @property
    def hours(self) -> Decimal:
        """Hours online, two places."""
        return (Decimal(self.online.total_seconds()) / _HOUR).quantize(Decimal("0.01"), ROUND_HALF_UP)

    @property
    def hourly(self) -> Decimal | None:
        """Income per hour online in yuan, or None without time online."""
        return yuan(self.income / self.hours) if self.hours else None


@dataclass(frozen=True, slots=True)
class Hint:
    """An observation that bears on a factor of the employment relationship."""

    factor: str
    label: Label


@dataclass(frozen=True, slots=True)
class Sums:
    """Months in order, the problems of all sheets and across them, and hints for the factors."""

    months: tuple[Month, ...]
    problems: tuple[Problem, ...]
    hints: tuple[Hint, ...]


def add_up(tables: Iterable[Table]) -> Sums:
    """Sums of the readable rows; contradictory rows are counted once and marked, overlapping time online counts once."""
    tables = tuple(tables)
    rows: dict[Sheet, list[Record]] = defaultdict(list)
    for table in tables:
        rows[table.sheet] += table.records
    months: dict[date, Month] = {}

    def month(day: date) -> Month:
        return months.setdefault(first_day(day), Month(first_day(day)))

    orders = _once(rows[Sheet.ORDERS])
    for record in orders:
        _count_order(month(record["accepted_at"].date()), record)
    spans = _merged(rows[Sheet.ONLINE])
    for begin, end in spans:
        for day, length in _by_day(begin, end):
            month(day).online += length
            month(day).days.add(day)
    for record in rows[Sheet.PAY]:
        month(record["period_to"] or record["paid_on"]).paid += record["amount"]
    for record in rows[Sheet.DEDUCTIONS]:
        month(record["on"]).deductions += abs(record["amount"])
    ordered = tuple(months[key] for key in sorted(months))
    problems = [problem for table in tables for problem in table.problems]
    problems += _outside(orders, spans) + _missing_months(ordered) + _unpaid(ordered, bool(rows[Sheet.PAY]))
    return Sums(ordered, tuple(problems), _hints(ordered, orders, rows[Sheet.DEDUCTIONS]))


def _once(records: list[Record]) -> list[Record]:
    return list({record["order_no"]: record for record in reversed(records)}.values())[::-1]


def _count_order(month: Month, record: Record) -> None:
    month.days.add(record["accepted_at"].date())
    if record["cancelled"]:
        month.cancelled += 1
    else:
        month.orders += 1
    month.income += record["income"] + (record["bonus"] or _ZERO)


def _merged(records: list[Record]) -> list[tuple[datetime, datetime]]:
    merged: list[tuple[datetime, datetime]] = []
    for record in sorted(records, key=lambda one: one["online_from"]):
        begin, end = record["online_from"], record["online_to"]
        if end <= begin:
            continue
        if merged and begin <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((begin, end))
    return merged


def _by_day(begin: datetime, end: datetime) -> Iterable[tuple[date, timedelta]]:
    while begin < end:
        stop = min(end, end_of_day(begin.date()))
        yield begin.date(), stop - begin
        begin = stop


def _outside(orders: list[Record], spans: list[tuple[datetime, datetime]]) -> list[Problem]:
    """Orders accepted while the log says offline. Both lists are walked once, in order of time."""
    problems: list[Problem] = []
    if not spans:
        return problems
    place = 0
    for record in sorted(orders, key=lambda one: one["accepted_at"]):
        while place < len(spans) - 1 and spans[place][1] < record["accepted_at"]:
            place += 1
        if not spans[place][0] <= record["accepted_at"] <= spans[place][1]:
            words = Label(
                "接单时不在在线时段内，在线记录可能不全",
                "accepted while offline: the log of time online may have gaps",
            )
            problems.append(Problem(Sheet.ORDERS, record.row, "accepted_at", Gravity.CONTRADICTION, words))
    return problems


def _missing_months(months: tuple[Month, ...]) -> list[Problem]:
    problems = []
    known = {month.month for month in months}
    day = months[0].month if months else date.max
    while months and day < months[-1].month:
        if day not in known:
            words = Label(f"{day:%Y-%m} 没有任何数据", f"no data at all for {day:%Y-%m}")
            problems.append(Problem(Sheet.ORDERS, 0, "accepted_at", Gravity.GAP, words))
        day = add_months(day, 1)
    return problems


def _unpaid(months: tuple[Month, ...], has_pay: bool) -> list[Problem]:
    problems = []
    for month in months if has_pay else ():
        difference = month.due - month.paid
        if month.orders and difference:
            zh = f"{month.month:%Y-%m} 订单收入减扣款为{plain(month.due)}元，到账{plain(month.paid)}元，相差{plain(difference)}元"
            en = f"{month.month:%Y-%m}: orders less deductions {plain(month.due)}, paid {plain(month.paid)}, gap {plain(difference)}"
            problems.append(Problem(Sheet.PAY, 0, "amount", Gravity.CONTRADICTION, Label(zh, en)))
    return problems


def _hints(months: tuple[Month, ...], orders: list[Record], deductions: list[Record]) -> tuple[Hint, ...]:
    hints = []
    days = sum(len(month.days) for month in months)
    if days:
        hours = sum((month.online for month in months), timedelta()) / days
        zh = f"{len(months)}个月中有{days}天工作，平均每月{days / len(months):.1f}天"
        en = f"{days} days of work in {len(months)} months, {days / len(months):.1f} a month"
        hints.append(Hint("continuity", Label(zh, en)))
        if hours:
            length = f"{hours.total_seconds() / 3600:.1f}"
            hints.append(
                Hint(
                    "time_autonomy",
                    Label(f"工作日平均在线{length}小时", f"{length} hours online a working day on average"),
                )
            )
    refused = sum(1 for record in orders if record["cancelled"])
    if orders:
        share = f"{100 * refused / len(orders):.1f}"
        zh, en = (
            f"{len(orders)}单中取消或拒单{refused}单（{share}%）",
            f"{refused} of {len(orders)} orders cancelled or refused ({share} %)",
        )
        hints.append(Hint("order_refusal", Label(zh, en)))
    if deductions:
        total = plain(sum((abs(record["amount"]) for record in deductions), _ZERO))
        zh, en = f"共扣款{len(deductions)}次、{total}元", f"{len(deductions)} deductions, {total} yuan"
        hints.append(Hint("reward_penalty", Label(zh, en)))
    return tuple(hints)
