"""An editable copy for staff: the same fields as the issued document, as DOCX.

It is built from the declared fields, so a new document kind has its editable copy at once. It is a draft to work on,
never the issued document.
"""

import io
import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from docx import Document
from docx.document import Document as DocumentType
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from shiquan.documents.chinese import write_date
from shiquan.documents.view import Printable, show_content
from shiquan.procedure.documents import (
    HANDS,
    PARTY_FIELDS,
    PLACES,
    SIGNER_LABELS,
    DocField,
    DocumentKind,
    Kind,
    Shape,
    Signer,
    get_kind,
)

BODY, HEADING = "仿宋", "黑体"
LISTED = ("name", "sex", "id_number", "credit_code", "address", "phone", "claimed", "represents")
"""What the list of a side of many says of each."""
BREAK = re.compile("\u200b")


def render_docx(
    kind: Kind | str, content: Mapping[str, Any], *, number: str | None, office: str, issued_at: date
) -> bytes:
    """The document as DOCX (A4, Fangsong text, Heiti headings). Gaps are left blank. Raises UnknownField."""
    row = get_kind(kind)
    shown = show_content(row, content, Printable())
    paper = Document()
    section = paper.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    paper.core_properties.title = f"{row.title.zh} {number or ''}".strip()
    paper.core_properties.author = office[:255]
    _line(paper, office, size=18, align=WD_ALIGN_PARAGRAPH.CENTER)
    _line(paper, row.title.zh, size=22, font=HEADING, align=WD_ALIGN_PARAGRAPH.CENTER)
    if number:
        _line(paper, number, align=WD_ALIGN_PARAGRAPH.RIGHT)
    for field in row.fields:
        if field not in (PLACES, HANDS):
            _field(paper, field, shown[field.name])
    _foot(paper, row, content, office, issued_at)
    for field in row.fields:
        if field.shape is Shape.PARTIES and shown[field.name] and shown[field.name][0]["listed"]:
            _list(paper, field, shown[field.name])
    out = io.BytesIO()
    paper.save(out)
    return out.getvalue()


def _line(
    paper: DocumentType,
    text: str,
    *,
    size: float = 15,
    font: str = BODY,
    align: WD_ALIGN_PARAGRAPH | None = None,
) -> Paragraph:
    paragraph = paper.add_paragraph()
    if align is not None:
        paragraph.alignment = align
    paragraph.paragraph_format.space_after = Pt(6)
    _run(paragraph, text, size, font)
    return paragraph


def _run(paragraph: Paragraph, text: str, size: float, font: str = BODY) -> None:
    run = paragraph.add_run(BREAK.sub("", text))
    run.font.size, run.font.name = Pt(size), font
    # Word takes Chinese characters from the East Asian font, which python-docx does not set.
    run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)


def _field(paper: DocumentType, field: DocField, value: Any) -> None:
    label = field.label.zh
    if field.shape is Shape.PARTIES:
        head = value or [{}]
        if value and value[0]["listed"]:
            _line(paper, f"{label}：{value[0]['name']}等{len(value)}人（名单附后）")
            label, head = "代表人", [p for p in value if p["represents"]]
        for party in head:
            facts = [
                f"{column.label.zh}：{_plain(party[column.name])}"
                for column in PARTY_FIELDS
                if column.shape is not Shape.FLAG and column.name not in ("name", "claimed") and party.get(column.name)
            ]
            _line(paper, "，".join([f"{label}：{party.get('name', '')}", *facts]))
    elif field.shape is Shape.ROWS:
        _line(paper, label, font=HEADING)
        _table(paper, field, value)
    elif field.shape in {Shape.LONG, Shape.ITEMS}:
        _line(paper, label, font=HEADING)
        numbered = field.shape is Shape.ITEMS
        for place, text in enumerate(value, 1):
            _line(paper, f"{place}．{text}" if numbered else text).paragraph_format.first_line_indent = Pt(30)
    else:
        _line(paper, f"{label}：{_plain(value)}")


def _table(paper: DocumentType, field: DocField, rows: list[dict[str, Any]]) -> None:
    table = paper.add_table(rows=1, cols=len(field.columns), style="Table Grid")
    for cell, column in zip(table.rows[0].cells, field.columns, strict=True):
        _run(cell.paragraphs[0], column.label.zh, 12, HEADING)
    for row in rows:
        for cell, column in zip(table.add_row().cells, field.columns, strict=True):
            _run(cell.paragraphs[0], _plain(row[column.name]), 12)


def _list(paper: DocumentType, field: DocField, parties: list[dict[str, Any]]) -> None:
    """Everybody on a side of many, on a page of its own."""
    _line(paper, f"附：{field.label.zh}名单（共{len(parties)}人）", font=HEADING).paragraph_format.page_break_before = True
    columns = [c for c in PARTY_FIELDS if c.name in LISTED and any(p[c.name] for p in parties)]
    table = paper.add_table(rows=1, cols=len(columns) + 1, style="Table Grid")
    for cell, head in zip(table.rows[0].cells, ["序号", *(c.label.zh for c in columns)], strict=True):
        _run(cell.paragraphs[0], head, 10.5, HEADING)
    for number, party in enumerate(parties, 1):
        texts = [str(number), *(party[c.name]["figures"] if c.name == "claimed" and party[c.name] else _plain(party[c.name]) for c in columns)]
        for cell, text in zip(table.add_row().cells, texts, strict=True):
            _run(cell.paragraphs[0], text, 10.5)


def _plain(value: Any) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, dict):
        return f"{value['figures']}元（大写：{value['capital']}）"
    if isinstance(value, list):
        return "\n".join(str(item) for item in value)
    return "" if value is None else str(value)


def _foot(paper: DocumentType, row: DocumentKind, content: Mapping[str, Any], office: str, issued_at: date) -> None:
    bench = max(1, len(content.get("arbitrators") or ()))
    for signer in row.signers:
        speaking = content.get("hands") if signer is Signer.APPLICANT else ()
        for name in speaking or ():
            _line(paper, f"申请人代表　{name}（签名）：")
        for _ in range(0 if speaking else bench if signer is Signer.ARBITRATOR else 1):
            _line(paper, f"{SIGNER_LABELS[signer].zh}（签名）：")
    _line(paper, office, align=WD_ALIGN_PARAGRAPH.RIGHT)
    _line(paper, write_date(issued_at), align=WD_ALIGN_PARAGRAPH.RIGHT)
