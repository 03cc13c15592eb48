"""A signature written by hand on a screen: checked, cleaned, and reduced to ink."""

import io
import zlib
from dataclasses import dataclass

from django.utils.translation import gettext as _
from PIL import Image, ImageChops, ImageOps, UnidentifiedImageError

LIMIT_BYTES = 512 * 1024
LIMIT_SIDE = 4000
WIDEST, HIGHEST = 480, 160
LEAST_INK = 40
"""Fewer dark pixels than this, at the reduced size, are a slip of the finger."""


class BadHandwriting(ValueError):
    """The picture cannot serve as a signature; the message says how to mend it."""


@dataclass(frozen=True, slots=True)
class Ink:
    """The strokes alone: one byte of darkness per pixel, compressed."""

    width: int
    height: int
    mask: bytes

    def as_png(self) -> bytes:
        """The cleaned picture to keep: dark strokes on white, without any metadata."""
        strokes = Image.frombytes("L", (self.width, self.height), zlib.decompress(self.mask))
        kept = io.BytesIO()
        ImageOps.invert(strokes).save(kept, "PNG")
        return kept.getvalue()


def read_handwriting(png: bytes) -> Ink:
    """Cut out the strokes of a PNG of at most 512 KB; the picture is encoded anew. Raises BadHandwriting."""
    if len(png) > LIMIT_BYTES:
        raise BadHandwriting(_("手写签名图片太大（超过512KB），请清除后重新签名。"))
    if not png.startswith(b"\x89PNG\r\n\x1a\n"):
        raise BadHandwriting(_("手写签名必须是PNG图片，请在签名框内重新签名。"))
    try:
        with Image.open(io.BytesIO(png), formats=["PNG"]) as picture:
            if max(picture.size) > LIMIT_SIDE or min(picture.size) < 8:
                raise BadHandwriting(_("手写签名图片尺寸不对，请在签名框内重新签名。"))
            picture.load()
            layered = picture.convert("RGBA")
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        if isinstance(error, BadHandwriting):
            raise
        raise BadHandwriting(_("手写签名图片已损坏，请在签名框内重新签名。")) from error
    paper = Image.new("RGBA", layered.size, "white")
    paper.alpha_composite(layered)
    return _cut_out(ImageChops.invert(paper.convert("L")))


def _cut_out(darkness: Image.Image) -> Ink:
    box = darkness.point(lambda value: 255 if value > 60 else 0).getbbox()
    if box is None:
        raise BadHandwriting(_("签名框是空白的，请用手指写上姓名。"))
    strokes = darkness.crop(box)
    strokes.thumbnail((WIDEST, HIGHEST))
    histogram = strokes.histogram()
    dark = sum(histogram[61:])
    if dark < LEAST_INK:
        raise BadHandwriting(_("签名太短，请写上完整的姓名。"))
    if dark > strokes.width * strokes.height * 0.9:
        raise BadHandwriting(_("图片里看不出笔迹，请在签名框内重新签名。"))
    return Ink(strokes.width, strokes.height, zlib.compress(strokes.tobytes(), 4))
