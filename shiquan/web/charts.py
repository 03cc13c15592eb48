"""Server-made SVG charts. Each carries its numbers as text, so that nobody has to read colours."""

from collections.abc import Sequence
from decimal import Decimal
from math import pi

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

Number = int | float | Decimal
Pairs = Sequence[tuple[str, Number]]
BAR = 180  # width of the longest bar


def draw_bars(pairs: Pairs, title: str, unit: str = "") -> SafeString:
    """Horizontal bars in one colour, longest = full width; label left, value right."""
    top = max((float(value) for _, value in pairs), default=0.0) or 1.0
    rows = [
        (
            label,
            24 * i + 15,
            24 * i + 4,
            round(BAR * float(value) / top, 1),
            value,
            unit,
            round(98 + BAR * float(value) / top, 1),
        )
        for i, (label, value) in enumerate(pairs)
    ]
    bars = format_html_join(
        "",
        '<text x="84" y="{1}" text-anchor="end">{0}</text><rect class="s1" x="92" y="{2}" width="{3}" height="16" rx="3"/>'
        '<text class="value" x="{6}" y="{1}">{4}{5}</text>',
        rows,
    )
    return _svg(330, max(24 * len(pairs), 24), title, _told(pairs, unit), bars)


def draw_donut(pairs: Pairs, title: str, unit: str = "", middle: str = "") -> SafeString:
    """A ring with a legend of names, values and shares beside it."""
    whole = sum(float(value) for _, value in pairs) or 1.0
    round_length = 2 * pi * 58
    start, arcs, legend = 0.0, [], []
    for i, (label, value) in enumerate(pairs):
        length = round_length * float(value) / whole
        drawn = max(length - 2, 0)  # a thin gap between neighbours, so that they differ without colour
        arcs.append((i % 6 + 1, f"{drawn:.2f} {round_length - drawn:.2f}", f"{-start:.2f}"))
        legend.append((i % 6 + 1, label, value, unit, f"{float(value) / whole:.0%}"))
        start += length
    ring = format_html_join(
        "",
        '<circle class="ring r{}" cx="80" cy="80" r="58" stroke-dasharray="{}" stroke-dashoffset="{}" transform="rotate(-90 80 80)"/>',
        arcs,
    )
    text = (
        format_html('<text class="middle" x="80" y="89" text-anchor="middle">{}</text>', middle)
        if middle
        else ""
    )
    track = mark_safe('<circle class="track" cx="80" cy="80" r="58"/>')  # noqa: S308
    picture = _svg(160, 160, title, _told(pairs, unit), format_html("{}{}{}", track, ring, text))
    items = format_html_join(
        "",
        '<li><svg class="chart" viewBox="0 0 12 12" aria-hidden="true"><rect class="s{}" width="12" height="12" rx="3"/></svg>'
        "<span>{}</span><b>{}{} · {}</b></li>",
        legend,
    )
    return format_html('<figure class="donut">{}<ul class="legend">{}</ul></figure>', picture, items)


def draw_sparkline(values: Sequence[Number], title: str) -> SafeString:
    """A small line over time; its text alternative gives first, last, lowest and highest."""
    numbers = [float(value) for value in values] or [0.0]
    low, high = min(numbers), max(numbers)
    span, step = (high - low) or 1.0, 120 / max(len(numbers) - 1, 1)
    points = " ".join(f"{4 + step * i:.1f},{32 - 28 * (n - low) / span:.1f}" for i, n in enumerate(numbers))
    last = points.split(" ")[-1].split(",")
    told = f"{numbers[0]:g} → {numbers[-1]:g} ({low:g}–{high:g})"
    inner = format_html(
        '<polygon class="under" points="4,36 {0} {1},36"/><polyline class="spark" points="{0}"/><circle class="s1" cx="{1}" cy="{2}" r="3"/>',
        points, last[0], last[1],
    )  # fmt: skip
    return _svg(128, 36, title, told, inner, "chart sparkline")


def _told(pairs: Pairs, unit: str) -> str:
    return "; ".join(f"{label}: {value}{unit}" for label, value in pairs)


def _svg(width: int, height: int, title: str, told: str, inner: str, css: str = "chart") -> SafeString:
    return format_html(
        '<svg class="{}" viewBox="0 0 {} {}" role="img" aria-label="{}"><title>{}</title><desc>{}</desc>{}</svg>',
        css, width, height, f"{title}. {told}", title, told, inner,
    )  # fmt: skip
