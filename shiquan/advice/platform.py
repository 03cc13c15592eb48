"""Uploaded platform data: read in memory, summed, never kept. Forms to fill in are made here too."""

import csv
import io
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from shiquan.law.errors import LawError
from shiquan.law.platform_data import FORM, Sheet, Table, read_csv, read_xlsx
from shiquan.law.platform_sums import Sums

MOST_BYTES = 5 * 1024 * 1024
NAMES = {Sheet.ORDERS: "订单", Sheet.ONLINE: "在线", Sheet.PAY: "报酬", Sheet.DEDUCTIONS: "扣款"}
SAMPLES: dict[Sheet, tuple[str, ...]] = {
    Sheet.ORDERS: ("A20260301001", "2026-03-01 09:12", "2026-03-01 09:40", "4.50", "0.50", "否"),
    Sheet.ONLINE: ("2026-03-01 08:55", "2026-03-01 21:10"),
    Sheet.PAY: ("2026-04-15", "2026-03-01", "2026-03-31", "5230.00"),
    Sheet.DEDUCTIONS: ("2026-03-18", "50.00", "超时", "站点考核办法", "A20260318022"),
}


class BadFile(ValueError):
    """A file that can't be read, in words that say how to mend it."""


def read_files(files: Iterable[tuple[Sheet | None, UploadedFile]]) -> list[Table]:
    """The tables of the uploaded files: a CSV under its own name, or a workbook with several sheets. Raises BadFile."""
    tables: list[Table] = []
    for sheet, file in files:
        name = (file.name or "")[:80]
        if file.size is None or file.size > MOST_BYTES:
            raise BadFile(_("“%(name)s”超过 5 MB，请按月份拆成几个文件。") % {"name": name})
        raw = file.read()
        try:
            if raw[:4] == b"PK\x03\x04":
                tables += read_xlsx(io.BytesIO(raw))
            elif sheet is None:
                raise BadFile(_("“%(name)s”不是 xlsx 表格；CSV 请放到对应的一栏。") % {"name": name})
            else:
                tables.append(read_csv(sheet, decode(raw)))
        except LawError as error:
            raise BadFile(f"“{name}”：{error.label.zh}") from error
        except csv.Error as error:
            raise BadFile(_("“%(name)s”不是 CSV 表格，请从表格软件另存为 CSV 或 xlsx。") % {"name": name}) from error
    return tables


def decode(raw: bytes) -> str:
    """The text of a CSV: UTF-8, or GB18030 as Chinese spreadsheets save it. Raises BadFile for what is no text."""
    if b"\x00" in raw:
        raise BadFile(_("文件不是文字表格，请另存为 CSV 或 xlsx。"))
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise BadFile(_("文件的文字编码无法识别，请另存为 UTF-8 的 CSV。"))


def facts_of(sums: Sums, tables: list[Table]) -> dict[str, Any]:
    """What the data say, as facts of the situation “the platform paid too little”: amounts in yuan as text."""
    orders = sum(month.orders for month in sums.months)
    paid = sum((month.paid for month in sums.months), Decimal(0))
    hours = sum((month.hours for month in sums.months), Decimal(0))
    income = sum((month.income for month in sums.months), Decimal(0))
    facts: dict[str, Any] = {}
    if orders:
        facts["order_count"] = str(orders)
        facts["order_rate"] = str((income / orders).quantize(Decimal("0.0001")).normalize())
    if any(table.sheet is Sheet.PAY for table in tables):
        facts["order_income_paid"] = str(paid)
    if hours:
        facts["online_hours"] = str(hours)
    without_rule = [
        str(abs(record["amount"]))
        for table in tables if table.sheet is Sheet.DEDUCTIONS
        for record in table.records if not record["rule"]
    ]  # fmt: skip
    if without_rule:
        facts["unlawful_deductions"] = without_rule[:60]
    return facts


def blank_form(sheet: Sheet) -> str:
    """The CSV to fill in: headings in Chinese and one line as an example."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([column.header.zh for column in FORM[sheet]])
    writer.writerow(SAMPLES[sheet])
    return out.getvalue()
