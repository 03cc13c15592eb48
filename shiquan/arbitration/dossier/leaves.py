"""Leaves of the bundle: pages out of foreign PDFs and pictures, made plain, and the number stamped on each."""

from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import cast

from PIL import Image
from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    StreamObject,
)

A4 = (595.28, 841.89)
MARGIN = 48.0
LARGEST_SIDE = 2200
"""Pixels of a picture's longer side in the bundle: about 200 to the inch. The original lies beside it in full."""
LARGEST_PAPER = 500
"""Pages of one paper that the bundle takes over."""
HIDDEN = 2  # the annotation's flag


class CannotShow(ValueError):
    """A file that cannot be laid out as pages."""


def read_pages(pdf: bytes) -> list[PageObject]:
    """The pages of a PDF with whatever lies on them made part of the page. Raises CannotShow."""
    try:
        reader = PdfReader(BytesIO(pdf))
        if reader.is_encrypted or not 0 < len(reader.pages) <= LARGEST_PAPER:
            raise CannotShow("encrypted or too long")
        return [_flatten(page) for page in reader.pages]
    except CannotShow:
        raise
    except Exception as error:  # papers of strangers break readers in every possible way
        raise CannotShow(str(error)) from error


SHEAF = 10
"""Pages of a bundle that are kept together for reading page by page."""


def split_pages(pdf: bytes) -> Iterator[tuple[int, bytes]]:
    """A bundle in sheaves: the place of each one's first page (from 0), and its PDF."""
    pages = PdfReader(BytesIO(pdf)).pages
    for first in range(0, len(pages), SHEAF):
        yield first, _write(pages[first : first + SHEAF])


def take_page(sheaf: bytes, number: int) -> bytes:
    """One page (from 0) of a sheaf as a PDF of its own. Raises IndexError for a page that is not there."""
    pages = PdfReader(BytesIO(sheaf)).pages
    if not 0 <= number < len(pages):
        raise IndexError(number)
    return _write([pages[number]])


def _write(pages: Iterable[PageObject]) -> bytes:
    writer, out = PdfWriter(), BytesIO()
    for page in pages:
        writer.add_page(page)
    writer.write(out)
    return out.getvalue()


def _flatten(page: PageObject) -> PageObject:
    """Signatures and seals drawn into the page; links, forms and scripts dropped."""
    looks: list[bytes] = []
    drawn = DictionaryObject()
    for index, entry in enumerate(page.get("/Annots") or ()):
        annotation = entry.get_object()
        look = (annotation.get("/AP") or {}).get("/N")
        stream = look.get_object() if look is not None else None
        if not isinstance(stream, StreamObject) or int(annotation.get("/F", 0)) & HIDDEN or "/Rect" not in annotation:
            continue
        x0, y0, x1, y1 = (float(n) for n in annotation["/Rect"])
        bx0, by0, bx1, by1 = (float(n) for n in cast("ArrayObject", stream["/BBox"]))
        if bx1 <= bx0 or by1 <= by0:
            continue
        sx, sy = (x1 - x0) / (bx1 - bx0), (y1 - y0) / (by1 - by0)
        drawn[NameObject(f"/SqA{index}")] = annotation["/AP"].raw_get("/N")
        looks.append(b"q %.5f 0 0 %.5f %.3f %.3f cm /SqA%d Do Q" % (sx, sy, x0 - bx0 * sx, y0 - by0 * sy, index))
    for key in ("/Annots", "/AA", "/B", "/StructParents", "/Metadata", "/Thumb"):
        page.pop(key, None)
    page.looks = b"\n".join(looks)  # type: ignore[attr-defined]
    if drawn:
        resources = DictionaryObject(cast(DictionaryObject, page["/Resources"].get_object()))
        objects = DictionaryObject(cast(DictionaryObject, resources["/XObject"].get_object())) if "/XObject" in resources else DictionaryObject()
        objects.update(drawn)
        resources[NameObject("/XObject")] = objects
        page[NameObject("/Resources")] = resources
    return page


def picture_page(data: bytes) -> PageObject:
    """A picture on a page of its own. Raises CannotShow."""
    try:
        with Image.open(BytesIO(data)) as picture:
            kept = picture.format == "JPEG" and picture.mode in ("RGB", "L") and max(picture.size) <= LARGEST_SIDE
            if not kept:
                picture.thumbnail((LARGEST_SIDE, LARGEST_SIDE))
                drawn = Image.new("RGB", picture.size, "white")
                clear = picture.convert("RGBA") if picture.mode in ("RGBA", "LA", "P") else None
                drawn.paste(clear or picture.convert("RGB"), mask=clear)
                out = BytesIO()
                drawn.save(out, "JPEG", quality=85)
                data = out.getvalue()
            (width, height), grey = picture.size, kept and picture.mode == "L"
    except Exception as error:
        raise CannotShow(str(error)) from error
    image = StreamObject()
    image._data = data
    image.update({
        NameObject("/Type"): NameObject("/XObject"), NameObject("/Subtype"): NameObject("/Image"),
        NameObject("/Width"): NumberObject(width), NameObject("/Height"): NumberObject(height),
        NameObject("/ColorSpace"): NameObject("/DeviceGray" if grey else "/DeviceRGB"),
        NameObject("/BitsPerComponent"): NumberObject(8), NameObject("/Filter"): NameObject("/DCTDecode"),
    })  # fmt: skip
    scale = min((A4[0] - 2 * MARGIN) / width, (A4[1] - 2 * MARGIN) / height)
    w, h = width * scale, height * scale
    home = PdfWriter()
    page = home.add_blank_page(*A4)
    page[NameObject("/Resources")] = DictionaryObject(
        {NameObject("/XObject"): DictionaryObject({NameObject("/SqA0"): home._add_object(image)})}
    )
    page.looks = b"q %.3f 0 0 %.3f %.3f %.3f cm /SqA0 Do Q" % (w, h, (A4[0] - w) / 2, (A4[1] - h) / 2)  # type: ignore[attr-defined]
    return page


class Binder:
    """Lays pages one after the other and stamps each with its number."""

    def __init__(self) -> None:
        self.writer = PdfWriter()
        self._font = self.writer._add_object(
            DictionaryObject({
                NameObject("/Type"): NameObject("/Font"), NameObject("/Subtype"): NameObject("/Type1"),
                NameObject("/BaseFont"): NameObject("/Helvetica"),
            })
        )  # fmt: skip
        self._open = self._stream(b"q\n")

    @property
    def pages(self) -> int:
        return len(self.writer.pages)

    def lay(self, page: PageObject, stamp: str = "") -> None:
        """Adds a page at the end, with ``stamp`` (digits) in its upper right corner."""
        looks = getattr(page, "looks", b"")
        laid = self.writer.add_page(page)
        old = laid.get("/Contents")
        streams = list(old.get_object()) if old is not None and isinstance(old.get_object(), ArrayObject) else []
        if old is not None and not streams:
            streams = [laid.raw_get("/Contents")]
        after = b"\nQ\n" + looks
        if stamp:
            after += b"\n" + self._number(laid, stamp)
        laid[NameObject("/Contents")] = ArrayObject([self._open, *streams, self._stream(after)])

    def mark(self, title: str, page: int, parent: object = None) -> object:
        """A bookmark to a page (from 0)."""
        return self.writer.add_outline_item(title=title, page_number=page, parent=parent)  # type: ignore[arg-type]

    def bind(self, title: str) -> bytes:
        """The whole bundle."""
        self.writer.add_metadata({"/Title": title})
        out = BytesIO()
        self.writer.write(out)
        return out.getvalue()

    def _stream(self, data: bytes) -> object:
        stream = DecodedStreamObject()
        stream.set_data(data)
        return self.writer._add_object(stream)

    def _number(self, page: PageObject, stamp: str) -> bytes:
        resources = page.get("/Resources")
        mine = DictionaryObject(resources.get_object()) if resources is not None else DictionaryObject()
        fonts = DictionaryObject(cast(DictionaryObject, mine["/Font"].get_object())) if "/Font" in mine else DictionaryObject()
        fonts[NameObject("/SqNumber")] = self._font
        mine[NameObject("/Font")] = fonts
        page[NameObject("/Resources")] = mine
        return b"q BT /SqNumber 10 Tf 0.1 g %s Tm (%s) Tj ET Q" % (_place(page, len(stamp) * 5.56), stamp.encode("ascii"))


def _place(page: PageObject, width: float) -> bytes:
    """The text matrix of the upper right corner as a reader sees the page, whichever way it is turned."""
    box = page.cropbox
    left, low, w, h = float(box.left), float(box.bottom), float(box.width), float(box.height)
    turned = int(page.get("/Rotate", 0) or 0) % 360
    across, up = (h, w) if turned in (90, 270) else (w, h)
    x, y = across - 26 - width, up - 24
    numbers = {
        0: (1, 0, 0, 1, left + x, low + y),
        90: (0, 1, -1, 0, left + w - y, low + x),
        180: (-1, 0, 0, -1, left + w - x, low + h - y),
        270: (0, -1, 1, 0, left + y, low + h - x),
    }.get(turned, (1, 0, 0, 1, left + x, low + y))
    return b" ".join(b"%.3f" % FloatObject(n) for n in numbers)
