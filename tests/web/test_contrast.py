"""Text and ground of every mode differ enough to be read (WCAG 2.2 AA: 4.5 to 1; outlines of controls 3 to 1)."""

import re
from itertools import product

import pytest

from tests.translations import SOURCE

TOKENS = (SOURCE / "web/static/web/css/tokens.css").read_text("utf-8")
ON_GROUNDS = ["ink", "ink-soft", "primary", "primary-strong", "accent", "ok", "bad", "soon", "info"]
PAIRS = [
    *product(ON_GROUNDS, ["ground", "surface", "surface-sunk"]),
    *((tone, f"{tone}-tint") for tone in ("ok", "soon", "bad", "info", "quiet")),
    *(("ink", f"{tone}-tint") for tone in ("ok", "soon", "bad", "info", "primary")),
    ("on-primary", "primary"), ("on-primary", "primary-strong"), ("on-primary-tint", "primary-tint"), ("on-accent", "accent"),
    ("on-accent-tint", "accent-tint"), ("on-band", "band"), ("on-band", "band-deep"), ("on-band-soft", "band"),
    ("on-band-soft", "band-deep"), ("primary-strong", "primary-tint"), ("ink-soft", "primary-tint"),
]  # fmt: skip
OUTLINES = [*product(["line-strong", "focus"], ["ground", "surface"])]


def block(selector: str) -> dict[str, str]:
    start = TOKENS.index(selector)
    inside = TOKENS[TOKENS.index("{", start) + 1 : TOKENS.index("}", start)]
    return dict(re.findall(r"--([\w-]+):\s*([^;]+);", inside))


LIGHT = block(":root {")
DARK = {**LIGHT, **block(':root[data-theme="dark"] {')}
MODES = {"light": LIGHT, "dark": DARK}
MODES |= {
    f"{name} large": {**mode, **block(':root[data-size="large"] {')} for name, mode in list(MODES.items())
}


def luminance(mode: dict[str, str], name: str) -> float:
    value = mode[name]
    while value.startswith("var("):
        value = mode[value[6:-1]]
    channels = [int(value[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(mode: dict[str, str], one: str, other: str) -> float:
    high, low = sorted((luminance(mode, one), luminance(mode, other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("mode", MODES)
def test_every_text_can_be_read_on_its_ground(mode):
    low = {pair: round(ratio, 2) for pair in PAIRS if (ratio := contrast(MODES[mode], *pair)) < 4.5}
    assert not low


@pytest.mark.parametrize("mode", MODES)
def test_outlines_of_controls_can_be_seen(mode):
    low = {pair: round(ratio, 2) for pair in OUTLINES if (ratio := contrast(MODES[mode], *pair)) < 3}
    assert not low


def test_the_mode_that_follows_the_device_is_the_dark_one():
    assert block(':root[data-theme="auto"] {') == block(':root[data-theme="dark"] {')


def test_no_other_style_sheet_names_a_text_colour_of_its_own():
    allowed = re.compile(r"#(fff|ffffff|000|222|444|888|d9a441|ffcf9e|ffd9b8|5a2206|5c6f73|b8c6c7|6f8487)\b")
    for sheet in (SOURCE / "web/static/web/css").glob("*.css"):
        if sheet.name != "tokens.css":
            found = {
                c
                for c in re.findall(r"#[0-9a-fA-F]{3,8}\b", sheet.read_text("utf-8"))
                if not allowed.fullmatch(c)
            }
            assert not found, f"{sheet.name} names {found}; colours live in tokens.css"
