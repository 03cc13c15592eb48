"""Pictures that stand for evidence and handwriting: drawn, so that no real person's paper is shown."""

import io
from functools import cache
from pathlib import Path
from zlib import crc32

import pylopdf_fonts_zh_cn
from PIL import Image, ImageDraw, ImageFont

FONT = Path(pylopdf_fonts_zh_cn.__file__).parent / "NotoSansSC-Regular.otf"


@cache
def _font(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(FONT, size)


def draw_screenshot(title: str, lines: list[tuple[str, str]]) -> bytes:
    """A phone screen with rows of words and sums, as PNG."""
    picture = Image.new("RGB", (540, 150 + 84 * len(lines)), "#f4f5f7")
    pen = ImageDraw.Draw(picture)
    pen.rectangle((0, 0, 540, 96), fill="#1f7a5a")
    pen.text((28, 30), title, font=_font(30), fill="white")
    for i, (what, much) in enumerate(lines):
        top = 120 + 84 * i
        pen.rounded_rectangle((20, top, 520, top + 70), 12, fill="white")
        pen.text((40, top + 20), what, font=_font(24), fill="#222222")
        pen.text((500, top + 20), much, font=_font(24), fill="#b3261e", anchor="ra")
    return _png(picture)


def draw_handwriting(name: str) -> bytes:
    """A scribble that differs from name to name, in ink on nothing, as a phone sends it."""
    picture = Image.new("RGBA", (600, 240), (0, 0, 0, 0))
    seed, points = crc32(name.encode()), [(60.0, 120.0)]
    for _ in range(9 + 3 * len(name)):
        seed = (seed * 1103515245 + 12345) % 2**31
        points.append((60 + len(points) * 480 / (9 + 3 * len(name)), 40 + seed / 2**31 * 160))
    ImageDraw.Draw(picture).line(points, fill=(20, 20, 40, 255), width=7, joint="curve")
    return _png(picture)


def _png(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()
