"""The figures as files for a spreadsheet."""

import csv
from io import BytesIO, StringIO

import xlsxwriter
from django.utils.translation import gettext as _

from shiquan.statistics.definitions import FIGURES, Shape
from shiquan.statistics.showing import Table, Tile
from shiquan.workspace.wording import say

DANGEROUS = ("=", "+", "-", "@", "\t", "\r")


def safe(text: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(DANGEROUS) and text != "-" else text


def write_csv(table: Table) -> bytes:
    """One table, with a mark that lets Excel read it as UTF-8. Shares are numbers from 0 to 1."""
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow([table.title, *table.head])
    for row in table.rows:
        writer.writerow([safe(row["name"]), *("" if c["value"] is None else c["value"] for c in row["cells"])])
    return "\ufeff".encode() + out.getvalue().encode()


def write_workbook(tiles: list[Tile], tables: list[Table], what: str) -> bytes:
    """A workbook: the headline figures, each table, and the definitions."""
    out = BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    bold, wrap = book.add_format({"bold": True, "bottom": 1}), book.add_format({"text_wrap": True, "valign": "top"})
    forms = {
        Shape.SHARE: book.add_format({"num_format": "0.0%"}), Shape.MONEY: book.add_format({"num_format": "#,##0.00"}),
        Shape.STARS: book.add_format({"num_format": "0.00"}), Shape.COUNT: book.add_format({"num_format": "#,##0"}),
    }  # fmt: skip
    head = book.add_worksheet(_("总览"))
    head.set_column(0, 0, 26)
    head.set_column(1, 2, 20)
    head.write(0, 0, what, bold)
    for i, tile in enumerate(tiles, start=2):
        head.write_row(i, 0, [say(tile.figure.name), f"{tile.text}{tile.unit}", tile.note])
    for table in tables:
        sheet = book.add_worksheet(table.title)
        sheet.write_row(0, 0, [table.title, *table.head], bold)
        sheet.set_column(0, 0, 30)
        sheet.set_column(1, len(table.head), 14)
        sheet.freeze_panes(1, 1)
        for i, row in enumerate(table.rows, start=1):
            sheet.write_string(i, 0, row["name"])
            for j, cell in enumerate(row["cells"], start=1):
                if cell["value"] is not None:
                    sheet.write_number(i, j, cell["value"], forms.get(cell["shape"]))
    words = book.add_worksheet(_("指标口径"))
    words.set_column(0, 0, 18)
    words.set_column(1, 3, 46)
    words.write_row(0, 0, [_("指标"), _("分子"), _("分母"), _("来源")], bold)
    for i, f in enumerate(FIGURES, start=1):
        words.write_row(i, 0, [say(f.name), say(f.top_words), say(f.bottom_words) if f.bottom_words else "", say(f.source)], wrap)
    book.close()
    return out.getvalue()
