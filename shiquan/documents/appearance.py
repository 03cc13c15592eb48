"""How signatures and seals look: vector outlines made by typst, turned into PDF drawing operators.

Outlines need no embedded font, so a stamp put on years later cannot break the PDF/A of the document below it.
"""

import json
import re
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from xml.etree import ElementTree

from shiquan.documents.engine import compile_svg
from shiquan.documents.fonts import get_fonts
from shiquan.documents.handwriting import Ink
from shiquan.documents.view import Printable

LINK = "{http://www.w3.org/1999/xlink}href"
SVG = "{http://www.w3.org/2000/svg}"
_TOKEN = re.compile(r"([A-Za-z])|(-?\d*\.?\d+(?:e-?\d+)?)")
_NUMBERS = re.compile(r"-?\d*\.?\d+(?:e-?\d+)?")


@dataclass(frozen=True, slots=True)
class Appearance:
    """Drawing operators for a box of ``w`` × ``h`` points, and an ink image that they may name as /Ink."""

    w: float
    h: float
    operators: bytes
    ink: Ink | None = None

    @property
    def packed(self) -> bytes:
        """The operators, compressed."""
        return zlib.compress(self.operators, 6)


@lru_cache(maxsize=256)
def draw_seal(office: str, caption: str) -> Appearance:
    """The round red seal of an office, 42 mm across."""
    printable = Printable()
    data = {
        "office": printable.text(office)[:40],
        "caption": printable.text(caption),
        "fonts": list(get_fonts().body),
    }
    return _from_svg(compile_svg("seal.typ", json.dumps(data)))


def draw_signature(name: str, caption: str, w: float, h: float, ink: Ink | None) -> Appearance:
    """A signature's stamp: the handwriting, or the name in type, above a line that says who signed and when."""
    printable = Printable()
    data = {
        "name": "" if ink else printable.text(name),
        "caption": printable.text(caption),
        "w": w,
        "h": h,
        "fonts": list(get_fonts().body),
    }
    stamp = _from_svg(compile_svg("stamp.typ", json.dumps(data)))
    if ink is None:
        return stamp
    room_w, room_h = w - 8, h - 14
    scale = min(room_w / ink.width, room_h / ink.height)
    iw, ih = ink.width * scale, ink.height * scale
    place = f"q {iw:.2f} 0 0 {ih:.2f} {(w - iw) / 2:.2f} {11 + (room_h - ih) / 2:.2f} cm /Ink Do Q\n"
    return Appearance(w, h, place.encode() + stamp.operators, ink)


def _from_svg(svg: str) -> Appearance:
    root = ElementTree.fromstring(svg)
    _, _, w, h = (float(part) for part in root.attrib["viewBox"].split())
    symbols = {node.attrib["id"]: node for node in root.iter(f"{SVG}symbol")}
    operators = [f"1 0 0 -1 0 {h:.3f} cm"]
    for child in root:
        if child.tag != f"{SVG}defs":
            operators.extend(_node(child, symbols))
    return Appearance(w, h, "\n".join(operators).encode())


def _node(node: ElementTree.Element, symbols: dict[str, ElementTree.Element]) -> Iterator[str]:
    yield "q"
    if transform := node.attrib.get("transform"):
        numbers = [float(part) for part in _NUMBERS.findall(transform)]
        matrix = numbers if len(numbers) == 6 else [1, 0, 0, 1, numbers[0], numbers[1]]
        yield " ".join(f"{number:.4f}" for number in matrix) + " cm"
    if node.tag == f"{SVG}path":
        yield from _paint(node.attrib, node.attrib)
    elif node.tag == f"{SVG}use":
        yield f"1 0 0 1 {float(node.attrib['x']):.4f} {float(node.attrib['y']):.4f} cm"
        for path in symbols[node.attrib[LINK].removeprefix("#")]:
            yield from _paint(path.attrib, node.attrib)
    else:
        for child in node:
            yield from _node(child, symbols)
    yield "Q"


def _paint(path: dict[str, Any], style: dict[str, Any]) -> Iterator[str]:
    fill, stroke = style.get("fill", "none"), style.get("stroke", "none")
    if fill != "none":
        yield _colour(fill) + " rg"
    if stroke != "none":
        yield f"{_colour(stroke)} RG {float(style.get('stroke-width', 1)):.3f} w"
    yield _outline(path["d"])
    yield {(True, False): "f", (False, True): "S", (True, True): "B"}[(fill != "none", stroke != "none")]


def _colour(value: str) -> str:
    return " ".join(f"{int(value[n : n + 2], 16) / 255:.3f}" for n in (1, 3, 5))


@lru_cache(maxsize=4096)
def _outline(d: str) -> str:
    """SVG path data as PDF path operators. Typst writes M, m, l, h, v, c, q and Z."""
    out: list[str] = []
    tokens = [(letter, number) for letter, number in _TOKEN.findall(d)]
    at, x, y = 0, 0.0, 0.0
    start = (0.0, 0.0)

    def take() -> float:
        nonlocal at
        value = float(tokens[at][1])
        at += 1
        return value

    letter = ""
    while at < len(tokens):
        if tokens[at][0]:
            letter = tokens[at][0]
            at += 1
        low, relative = letter.lower(), letter.islower()
        bx, by = (x, y) if relative else (0.0, 0.0)
        if low == "z":
            out.append("h")
            x, y = start
            continue
        if low in "ml":
            x, y = bx + take(), by + take()
            out.append(f"{x:.3f} {y:.3f} {low}")
            if low == "m":
                start, letter = (x, y), "l" if relative else "L"
        elif low == "h":
            x = bx + take()
            out.append(f"{x:.3f} {y:.3f} l")
        elif low == "v":
            y = by + take()
            out.append(f"{x:.3f} {y:.3f} l")
        else:
            x, y = _curve(out, low, (x, y), (bx, by), take)
    return "\n".join(out)


def _curve(
    out: list[str],
    low: str,
    here: tuple[float, float],
    base: tuple[float, float],
    take: Callable[[], float],
) -> tuple[float, float]:
    """A cubic curve, or a quadratic one raised to cubic; the new point."""
    points = [(base[0] + take(), base[1] + take()) for _ in range({"c": 3, "q": 2}[low])]
    end = points[-1]
    if low == "q":
        control = points[0]
        points = [
            tuple(p + (q - p) * 2 / 3 for p, q in zip(edge, control, strict=True)) for edge in (here, end)
        ] + [end]  # type: ignore[assignment]
    out.append(" ".join(f"{px:.3f} {py:.3f}" for px, py in points) + " c")
    return end
