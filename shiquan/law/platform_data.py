"""Platform work data in a fixed form: orders, time online, pay, deductions. Read from rows, gaps and contradictions marked.

Rows come as mappings of column to text (a CSV line, an xlsx row). Nothing is dropped silently: a cell that cannot be read
becomes a ``Problem`` with its row and column, and the row is kept out of the sums.
"""

import csv
import io
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import Any

from shiquan.law.dates import read_date, read_moment
from shiquan.law.errors import LawError
from shiquan.law.money import yuan
from shiquan.law.periods import SHANGHAI
from shiquan.law.text import Label


class Sheet(StrEnum):
    """The four tables of the fixed form."""

    ORDERS = "orders"
    ONLINE = "online"
    PAY = "pay"
    DEDUCTIONS = "deductions"


class Gravity(StrEnum):
    """What kind of problem a mark is."""

    UNREADABLE = "unreadable"
    GAP = "gap"
    CONTRADICTION = "contradiction"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: key, header in Chinese and English (both accepted), how it is read, and whether it must be filled."""

    key: str
    header: Label
    read: Callable[[str], Any]
    required: bool = True


@dataclass(frozen=True, slots=True)
class Problem:
    """A mark on the data: which sheet, which row (1 = first data row; 0 = the whole sheet), which column, and what."""

    sheet: Sheet
    row: int
    column: str
    gravity: Gravity
    label: Label


@dataclass(frozen=True, slots=True)
class Record:
    """One readable row: values by column key (missing optional cells are None)."""

    row: int
    values: Mapping[str, Any]

    def __getitem__(self, key: str) -> Any:
        return self.values[key]


@dataclass(frozen=True, slots=True)
class Table:
    """The readable rows of a sheet and the problems found while reading."""

    sheet: Sheet
    records: tuple[Record, ...]
    problems: tuple[Problem, ...]


def _moment(text: str) -> datetime:
    moment = read_moment(text.replace("/", "-"))
    if not isinstance(moment, datetime):
        raise LawError(
            f"“{text}”须有日期和时间，如 2026-03-02 09:30",
            f"“{text}” needs date and time, as 2026-03-02 09:30",
        )
    return moment.astimezone(SHANGHAI)


def _flag(text: str) -> bool:
    return text.strip().casefold() in {"是", "已取消", "取消", "已拒绝", "拒单", "yes", "y", "true", "1"}


FORM: dict[Sheet, tuple[Column, ...]] = {
    Sheet.ORDERS: (
        Column("order_no", Label("订单号", "order number"), str),
        Column("accepted_at", Label("接单时间", "accepted at"), _moment),
        Column("finished_at", Label("完成时间", "finished at"), _moment, required=False),
        Column("income", Label("配送收入", "income"), yuan),
        Column("bonus", Label("奖励", "bonus"), yuan, required=False),
        Column("cancelled", Label("是否取消或拒单", "cancelled or refused"), _flag, required=False),
    ),
    Sheet.ONLINE: (
        Column("online_from", Label("上线时间", "online from"), _moment),
        Column("online_to", Label("下线时间", "online to"), _moment),
    ),
    Sheet.PAY: (
        Column("paid_on", Label("到账日期", "paid on"), read_date),
        Column("period_from", Label("结算开始", "period from"), read_date, required=False),
        Column("period_to", Label("结算结束", "period to"), read_date, required=False),
        Column("amount", Label("到账金额", "amount paid"), yuan),
    ),
    Sheet.DEDUCTIONS: (
        Column("on", Label("扣款日期", "date"), read_date),
        Column("amount", Label("扣款金额", "amount deducted"), yuan),
        Column("reason", Label("扣款原因", "reason"), str, required=False),
        Column("rule", Label("依据的规则", "rule it rests on"), str, required=False),
        Column("order_no", Label("订单号", "order number"), str, required=False),
    ),
}


def read_rows(sheet: Sheet, rows: Iterable[Mapping[str, Any]]) -> Table:
    """Read a sheet's rows. Raises ``LawError`` only when a required column is absent altogether."""
    records: list[Record] = []
    problems: list[Problem] = []
    for number, row in enumerate(rows, start=1):
        cells = {_plain(name): _text(value) for name, value in row.items() if name}
        if number == 1:
            _check_headers(sheet, cells)
        if not any(cells.values()):
            continue
        values, marks = _read_record(sheet, number, cells)
        problems += marks
        if not any(mark.gravity is Gravity.UNREADABLE for mark in marks):
            records.append(Record(number, values))
    problems += _CHECKS[sheet](records)
    return Table(sheet, tuple(records), tuple(problems))


def read_csv(sheet: Sheet, text: str) -> Table:
    """Read a sheet from the text of a CSV file."""
    return read_rows(sheet, csv.DictReader(io.StringIO(text.lstrip("\ufeff"), newline="")))


def read_xlsx(path: Path | io.BytesIO) -> tuple[Table, ...]:
    """Read every sheet of a workbook whose name is one of the form's (orders 订单, online 在线, pay 报酬, deductions 扣款).

    Raises ``LawError`` for a file that is no workbook or has none of the sheets.
    """
    from openpyxl import load_workbook  # only here: the rest of the floor needs no workbook reader

    names = {"订单": Sheet.ORDERS, "在线": Sheet.ONLINE, "报酬": Sheet.PAY, "扣款": Sheet.DEDUCTIONS}
    names |= {sheet.value: sheet for sheet in Sheet}
    try:
        workbook = load_workbook(path, read_only=True, data_only=True)
    except Exception as error:  # openpyxl raises many kinds for a broken file
        raise LawError(
            "不能打开表格文件，请另存为 xlsx 后再上传", "cannot open the workbook; save it as xlsx"
        ) from error
    tables = []
    for page in workbook.worksheets:
        sheet = names.get(page.title.strip().casefold())
        if sheet is None:
            continue
        lines = list(page.iter_rows(values_only=True))
        headers = [_text(cell) for cell in lines[0]] if lines else []
        tables.append(read_rows(sheet, [dict(zip(headers, line, strict=False)) for line in lines[1:]]))
    workbook.close()
    if not tables:
        raise LawError(
            f"表格中没有名为 {'、'.join(names)} 的工作表",
            f"the workbook has no sheet called {', '.join(names)}",
        )
    return tuple(tables)


def _plain(name: str) -> str:
    return str(name).strip().casefold()


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return (
            value.strftime("%Y-%m-%d %H:%M:%S")
            if value.time() != datetime.min.time()
            else value.strftime("%Y-%m-%d")
        )
    if isinstance(value, float):
        return format(Decimal(str(value)), "f")
    return str(value).strip()


def _cell(column: Column, cells: Mapping[str, str]) -> str | None:
    for name in (column.key, column.header.zh, column.header.en):
        if name.casefold() in cells:
            return cells[name.casefold()]
    return None


def _check_headers(sheet: Sheet, cells: Mapping[str, str]) -> None:
    missing = [column for column in FORM[sheet] if column.required and _cell(column, cells) is None]
    if missing:
        raise LawError(
            f"缺少列：{'、'.join(column.header.zh for column in missing)}",
            f"columns missing: {', '.join(column.header.en for column in missing)}",
        )


def _read_record(sheet: Sheet, number: int, cells: Mapping[str, str]) -> tuple[dict[str, Any], list[Problem]]:
    values: dict[str, Any] = {}
    marks = []
    for column in FORM[sheet]:
        text = _cell(column, cells) or ""
        values[column.key] = None
        if not text:
            if column.required:
                words = Label(f"{column.header.zh}未填", f"{column.header.en} is empty")
                marks.append(Problem(sheet, number, column.key, Gravity.UNREADABLE, words))
            continue
        try:
            values[column.key] = column.read(text)
        except LawError as error:
            marks.append(Problem(sheet, number, column.key, Gravity.UNREADABLE, error.label))
    return values, marks


def _contradiction(sheet: Sheet, record: Record, column: str, zh: str, en: str) -> Problem:
    return Problem(sheet, record.row, column, Gravity.CONTRADICTION, Label(zh, en))


def _check_orders(records: list[Record]) -> list[Problem]:
    problems: list[Problem] = []
    seen: dict[str, int] = {}
    for record in records:
        number = record["order_no"]
        if number in seen:
            zh, en = f"订单号与第{seen[number]}行重复", f"same order number as row {seen[number]}"
            problems.append(_contradiction(Sheet.ORDERS, record, "order_no", zh, en))
        seen.setdefault(number, record.row)
        finished = record["finished_at"]
        if finished and finished < record["accepted_at"]:
            zh, en = "完成时间早于接单时间", "finished before it was accepted"
            problems.append(_contradiction(Sheet.ORDERS, record, "finished_at", zh, en))
        if not finished and not record["cancelled"]:
            words = Label("未取消的订单没有完成时间", "an order not cancelled has no time of completion")
            problems.append(Problem(Sheet.ORDERS, record.row, "finished_at", Gravity.GAP, words))
        if record["income"] < 0:
            problems.append(
                _contradiction(Sheet.ORDERS, record, "income", "收入为负数", "the income is negative")
            )
    return problems


def _check_online(records: list[Record]) -> list[Problem]:
    problems = []
    previous: Record | None = None
    for record in sorted(records, key=lambda one: one["online_from"]):
        if record["online_to"] <= record["online_from"]:
            zh, en = "下线时间不晚于上线时间", "offline is not after online"
            problems.append(_contradiction(Sheet.ONLINE, record, "online_to", zh, en))
            continue
        if record["online_to"] - record["online_from"] > timedelta(hours=24):
            zh, en = (
                "一次在线超过24小时，请核对是否漏记下线",
                "more than 24 hours at once: is a log-off missing?",
            )
            problems.append(_contradiction(Sheet.ONLINE, record, "online_to", zh, en))
        if previous and record["online_from"] < previous["online_to"]:
            zh, en = f"与第{previous.row}行的在线时间重叠", f"overlaps row {previous.row}"
            problems.append(_contradiction(Sheet.ONLINE, record, "online_from", zh, en))
        if previous is None or record["online_to"] > previous["online_to"]:
            previous = record
    return problems


def _check_pay(records: list[Record]) -> list[Problem]:
    problems = []
    for record in records:
        if record["period_from"] and record["period_to"] and record["period_to"] < record["period_from"]:
            zh, en = "结算期间起止颠倒", "the settlement period is reversed"
            problems.append(_contradiction(Sheet.PAY, record, "period_to", zh, en))
        if not (record["period_from"] and record["period_to"]):
            words = Label(
                "没有结算期间，按到账日期所在月份归集",
                "no settlement period: counted in the month of payment",
            )
            problems.append(Problem(Sheet.PAY, record.row, "period_from", Gravity.GAP, words))
    return problems


def _check_deductions(records: list[Record]) -> list[Problem]:
    problems = []
    for record in records:
        if record["amount"] < 0:
            zh, en = "扣款金额请填正数", "write the amount deducted as a positive number"
            problems.append(_contradiction(Sheet.DEDUCTIONS, record, "amount", zh, en))
        for key, zh, en in (
            ("reason", "扣款没有写明原因", "no reason given"),
            ("rule", "没有写明扣款依据的规则", "no rule given"),
        ):
            if not record[key]:
                problems.append(Problem(Sheet.DEDUCTIONS, record.row, key, Gravity.GAP, Label(zh, en)))
    return problems


_CHECKS = {
    Sheet.ORDERS: _check_orders,
    Sheet.ONLINE: _check_online,
    Sheet.PAY: _check_pay,
    Sheet.DEDUCTIONS: _check_deductions,
}


def first_day(day: date) -> date:
    """The first day of a day's month: the key by which sums are kept."""
    return day.replace(day=1)
