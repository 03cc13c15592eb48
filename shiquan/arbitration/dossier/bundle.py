"""The bundle: cover, index with page numbers, papers, evidence, list of events; one PDF with numbered pages."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import Any

from pypdf import PageObject, PdfReader

from shiquan.arbitration.dossier.leaves import Binder, CannotShow, picture_page, read_pages
from shiquan.documents.chinese import write_time
from shiquan.documents.engine import compile_pdf
from shiquan.documents.fonts import get_fonts
from shiquan.documents.view import Printable

Told = Callable[[int], None]


@dataclass(frozen=True)
class Paper:
    """One thing of the file: its place in the archive, what stands in the index, and its bytes when asked for."""

    section: str
    title: str
    by: str
    day: str
    path: str
    media_type: str
    sha256: str
    note: str
    read: Callable[[], bytes]


@dataclass(frozen=True)
class EventLine:
    """One event in the list at the end."""

    number: int
    at: datetime
    what: str
    who: str
    hash: str


@dataclass(frozen=True)
class Cover:
    """What stands on the cover: office, scope in words, and lines of name and value."""

    office: str
    scope: str
    number: str
    lines: tuple[tuple[str, str], ...]
    made_at: datetime


@dataclass(frozen=True)
class Bundle:
    """The bound file, the pages (first, last) of each paper by its path, and how many pages stand before page 1."""

    pdf: bytes
    pages: int
    spans: dict[str, tuple[int, int]]
    lead: int


def bind_bundle(cover: Cover, papers: list[Paper], events: list[EventLine], told: Told = lambda _: None) -> Bundle:
    """Lays everything out in order. ``told`` hears after each paper how many are laid.

    Page 1 is the first page after the index, so that the index does not move what it names.
    """
    leaves: list[list[PageObject]] = []
    slips: list[Paper] = []
    slip_at: list[int] = []
    for number, paper in enumerate(papers):
        pages = _pages_of(paper)
        if pages is None:
            slip_at.append(number)
            slips.append(paper)
        leaves.append(pages or [])
        told(number + 1)
    back = list(_parts(cover, "back", slips=[_slip(s) for s in slips], events=[_event(e) for e in events]))
    for at, page in zip(slip_at, back, strict=False):
        leaves[at] = [page]
    history = back[len(slips) :]
    spans, total = _number(papers, leaves)
    index = _index(papers, spans, total, len(history))
    front = list(_parts(cover, "front", index=index, cover=[list(line) for line in _cover_lines(cover, papers, total + len(history))]))
    return Bundle(_bind(cover, front, papers, leaves, history), total + len(history), spans, len(front))


def _pages_of(paper: Paper) -> list[PageObject] | None:
    """The pages of a paper; None where a slip stands for it."""
    try:
        if paper.media_type == "application/pdf":
            return read_pages(paper.read())
        if paper.media_type.startswith("image/"):
            return [picture_page(paper.read())]
    except CannotShow:
        pass
    return None


def _number(papers: list[Paper], leaves: list[list[PageObject]]) -> tuple[dict[str, tuple[int, int]], int]:
    spans, at = {}, 0
    for paper, pages in zip(papers, leaves, strict=True):
        spans[paper.path] = (at + 1, at + len(pages))
        at += len(pages)
    return spans, at


def _index(papers: list[Paper], spans: dict[str, tuple[int, int]], total: int, history: int) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []
    section = ""
    for number, paper in enumerate(papers, 1):
        if paper.section != section:
            section = paper.section
            rows.append({"section": True, "title": section})
        rows.append({
            "section": False, "number": str(number), "title": paper.title, "by": paper.by, "day": paper.day,
            "fingerprint": f"SHA-256 {paper.sha256[:32]}…", "pages": _span(*spans[paper.path]),
        })  # fmt: skip
    if history:
        rows.append({"section": True, "title": "办理经过"})
        rows.append({
            "section": False, "number": str(len(papers) + 1), "title": "办理经过（记录指纹逐条相连）", "by": "", "day": "",
            "fingerprint": "", "pages": _span(total + 1, total + history),
        })  # fmt: skip
    return rows


def _span(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}—{last}"


def _cover_lines(cover: Cover, papers: list[Paper], pages: int) -> Iterator[tuple[str, str]]:
    yield from cover.lines
    yield "卷内", f"{len(papers)}件，{pages}页"
    yield "制作时间", write_time(cover.made_at)


def _slip(paper: Paper) -> dict[str, Any]:
    lines = [
        ["名称", paper.title], ["提交人", paper.by], ["文件", paper.path], ["类型", paper.media_type], ["SHA-256", paper.sha256],
        ["说明", paper.note or "这份材料不能印成页面，原件随卷保存。"],
    ]  # fmt: skip
    return {"title": "材料存根", "lines": lines}


def _event(line: EventLine) -> dict[str, str]:
    return {"number": str(line.number), "at": write_time(line.at), "what": line.what, "who": line.who, "hash": line.hash}


def _parts(cover: Cover, part: str, /, **content: Any) -> Iterator[PageObject]:
    """Our own pages, set by typst. Every text is made printable first."""
    printable = Printable()
    fonts = get_fonts()
    doc = {
        "title": "案　卷", "full_title": f"案卷 {printable.text(cover.number)}", "office": printable.text(cover.office),
        "body_fonts": list(fonts.body), "heading_fonts": list(fonts.heading),
    }  # fmt: skip
    note = "页次从目录之后第一页起算。随卷附有核验程序，断网也可以核对每份材料、每条记录和每个签名。"
    texts = _printable({"part": part, "scope": cover.scope, "note": note, **content}, printable)
    data = json.dumps({"doc": doc, "content": texts}, ensure_ascii=False)
    pdf, _, _ = compile_pdf("dossier.typ", data, int(cover.made_at.timestamp()))
    yield from PdfReader(BytesIO(pdf)).pages


def _printable(value: Any, printable: Printable) -> Any:
    if isinstance(value, str):
        return printable.text(value)
    if isinstance(value, dict):
        return {k: _printable(v, printable) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [_printable(v, printable) for v in value]
    return value


def _bind(
    cover: Cover, front: list[PageObject], papers: list[Paper], leaves: list[list[PageObject]], history: list[PageObject]
) -> bytes:
    binder = Binder()
    for page in front:
        binder.lay(page)
    before, total = len(front), sum(map(len, leaves)) + len(history)
    section, parent = "", None

    def lay(page: PageObject) -> None:
        binder.lay(page, f"{binder.pages - before + 1} / {total}")

    for paper, pages in zip(papers, leaves, strict=True):
        start = binder.pages
        for page in pages:
            lay(page)
        if paper.section != section:
            section, parent = paper.section, binder.mark(paper.section, start)
        binder.mark(paper.title, start, parent)
    if history:
        binder.mark("办理经过", binder.pages)
    for page in history:
        lay(page)
    return binder.bind(f"案卷 {cover.number}")
