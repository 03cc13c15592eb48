"""Incremental updates of the PDFs that this platform makes itself: signature fields, and signatures into them.

Every change is appended; not one byte that an earlier signature covers is touched. Only the structure that our own
renderer and this module write is understood (plain cross-reference tables); files of others never come here, they are
only ever verified.
"""

import re
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256

Box = tuple[float, float, float, float]

_START = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*\Z")
_REF = re.compile(rb"(\d+)\s+0\s+R")


class BrokenPdf(ValueError):
    """The file is not one of ours, or is damaged."""


@dataclass
class Source:
    """A PDF's objects by number: offset of the newest version, and what the trailer says."""

    data: bytes
    offsets: dict[int, int] = field(default_factory=dict)
    size: int = 0
    root: int = 0
    info: int = 0
    identity: bytes = b""
    start: int = 0

    def body(self, number: int) -> bytes:
        """The text of an object without a stream. Raises BrokenPdf."""
        at = self.offsets.get(number, -1)
        head = b"%d 0 obj" % number
        end = self.data.find(b"endobj", at)
        if at < 0 or end < 0 or self.data[at : at + len(head)] != head:
            raise BrokenPdf(f"object {number}")
        return self.data[at + len(head) : end].strip()


def read_source(data: bytes) -> Source:
    """Follow the cross-reference tables from the newest back. Raises BrokenPdf."""
    last = _START.search(data, max(0, len(data) - 64))
    if not last:
        raise BrokenPdf("startxref")
    source = Source(data, start=int(last.group(1)))
    at: int | None = source.start
    seen: set[int] = set()
    while at is not None:
        if at in seen:
            raise BrokenPdf("xref loop")
        seen.add(at)
        at = _read_table(source, at)
    return source


def _read_table(source: Source, at: int) -> int | None:
    data = source.data
    end = data.find(b"trailer", at)
    if data[at : at + 4] != b"xref" or end < 0:
        raise BrokenPdf("xref")
    words = data[at + 4 : end].split()
    place = 0
    while place < len(words):
        first, count = int(words[place]), int(words[place + 1])
        place += 2
        for number in range(first, first + count):
            if words[place + 2] == b"n":
                source.offsets.setdefault(number, int(words[place]))
            place += 3
    trailer = data[end : data.find(b"startxref", end)]
    if not source.root:
        source.root = _number(rb"/Root\s+(\d+)", trailer)
        source.info = _number(rb"/Info\s+(\d+)", trailer)
        source.size = _number(rb"/Size\s+(\d+)", trailer)
        identity = re.search(rb"/ID\s*\[\s*(<[0-9A-Fa-f]*>|\([^\\()]*\))", trailer)
        source.identity = identity.group(1) if identity else b"<00>"
    older = re.search(rb"/Prev\s+(\d+)", trailer)
    return int(older.group(1)) if older else None


def _number(pattern: bytes, text: bytes) -> int:
    found = re.search(pattern, text)
    if not found:
        raise BrokenPdf(pattern.decode())
    return int(found.group(1))


class Update:
    """Objects to append to a file."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.next = source.size
        self.objects: dict[int, bytes] = {}

    def put(self, body: bytes, number: int | None = None) -> int:
        """Add an object, or a new version of an old one; its number."""
        if number is None:
            number, self.next = self.next, self.next + 1
        self.objects[number] = body
        return number

    def put_stream(self, head: bytes, content: bytes) -> int:
        """Add a compressed stream; ``head`` is the inside of its dictionary."""
        packed = zlib.compress(content, 6)
        return self.put(
            b"<<%s/Filter/FlateDecode/Length %d>>\nstream\n%s\nendstream" % (head, len(packed), packed)
        )

    def write(self) -> tuple[bytes, dict[int, int]]:
        """The whole file with the update, and where each new object's body begins."""
        source = self.source
        parts, at = [source.data, b"" if source.data.endswith(b"\n") else b"\n"], 0
        at = len(source.data) + len(parts[1])
        offsets: dict[int, int] = {}
        bodies: dict[int, int] = {}
        for number in sorted(self.objects):
            head = b"%d 0 obj\n" % number
            text = head + self.objects[number] + b"\nendobj\n"
            offsets[number], bodies[number] = at, at + len(head)
            parts.append(text)
            at += len(text)
        parts.append(b"xref\n")
        for first, run in _runs(sorted(offsets)):
            parts.append(b"%d %d\n" % (first, len(run)))
            parts.extend(b"%010d 00000 n \n" % offsets[number] for number in run)
        new_id = sha256(b"".join(self.objects.values())).hexdigest()[:32].upper().encode()
        parts.append(
            b"trailer\n<</Size %d/Root %d 0 R/Info %d 0 R/ID[%s<%s>]/Prev %d>>\nstartxref\n%d\n%%%%EOF\n"
            % (self.next, source.root, source.info, source.identity, new_id, source.start, at)
        )
        return b"".join(parts), bodies


def _runs(numbers: list[int]) -> list[tuple[int, list[int]]]:
    runs: list[tuple[int, list[int]]] = []
    for number in numbers:
        if runs and number == runs[-1][1][-1] + 1:
            runs[-1][1].append(number)
        else:
            runs.append((number, [number]))
    return runs


def text_string(value: str) -> bytes:
    """A PDF text string that holds any character."""
    return b"<FEFF%s>" % value.encode("utf-16-be").hex().upper().encode()


def box_text(box: Box) -> bytes:
    """A rectangle."""
    return b"[%.2f %.2f %.2f %.2f]" % box


def add_signature_fields(pdf: bytes, fields: Mapping[str, tuple[int, Box]]) -> bytes:
    """An empty signature field at each place: ``fields`` maps its name to page index and box.

    The empty fields tell every later reader which signatures the document must have to be whole.
    """
    if not fields:
        return pdf
    source = read_source(pdf)
    update = Update(source)
    pages = _pages(source, _number(rb"/Pages\s+(\d+)", source.body(source.root)))
    empty = update.put_stream(b"/Type/XObject/Subtype/Form/BBox[0 0 1 1]", b"")
    on_page: dict[int, list[int]] = {}
    numbers = []
    for name, (index, box) in fields.items():
        page = pages[index]
        # 132 = print + locked: the place of a signature is not for moving.
        number = update.put(
            b"<</Type/Annot/Subtype/Widget/FT/Sig/F 132/T(%s)/Rect%s/P %d 0 R/AP<</N %d 0 R>>>>"
            % (name.encode("ascii"), box_text(box), page, empty)
        )
        on_page.setdefault(page, []).append(number)
        numbers.append(number)
    for page, widgets in on_page.items():
        body = source.body(page)
        if b"/Annots" in body:
            raise BrokenPdf("the page already has annotations")
        refs = b" ".join(b"%d 0 R" % number for number in widgets)
        update.put(b"%s/Annots[%s]>>" % (body.removesuffix(b">>"), refs), page)
    refs = b" ".join(b"%d 0 R" % number for number in numbers)
    catalog = source.body(source.root).removesuffix(b">>")
    update.put(b"%s/AcroForm<</Fields[%s]/SigFlags 3>>>>" % (catalog, refs), source.root)
    return update.write()[0]


def _pages(source: Source, number: int) -> list[int]:
    body = source.body(number)
    kids = re.search(rb"/Kids\s*\[([^\]]*)\]", body)
    if not kids:
        return [number]
    return [page for kid in _REF.findall(kids.group(1)) for page in _pages(source, int(kid))]


@dataclass(frozen=True, slots=True)
class FieldState:
    """A signature field: object number, box, and whether it is signed."""

    number: int
    body: bytes
    box: Box
    signed: bool


def read_fields(source: Source) -> dict[str, FieldState]:
    """The signature fields of one of our files, by name; empty if it has none."""
    found = re.search(rb"/AcroForm<</Fields\[([^\]]*)\]", source.body(source.root))
    states = {}
    for reference in _REF.findall(found.group(1)) if found else ():
        number = int(reference)
        body = source.body(number)
        name = re.search(rb"/T\(([^)]*)\)", body)
        box = re.search(rb"/Rect\[([^\]]*)\]", body)
        if not name or not box:
            raise BrokenPdf("field")
        a, b, c, d = (float(x) for x in box.group(1).split())
        states[name.group(1).decode()] = FieldState(number, body, (a, b, c, d), b"/V " in body)
    return states
