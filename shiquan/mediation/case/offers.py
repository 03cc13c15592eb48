"""Offers per claim: their history, the gap that is left, and a picture of two lines that close in on each other."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from shiquan.cases.access import visible_offers
from shiquan.cases.models import Claim, Offer
from shiquan.law.money import plain
from shiquan.workspace.opening import Opened
from shiquan.workspace.pages import CLAIM_STATES, OFFER_STATES

WIDTH, HEIGHT, LEFT, TOP = 560, 220, 84, 16
SIDES = {"applicant": "r1", "respondent": "r2", "mediator": "r4"}
Point = tuple[datetime, Decimal, bool]


@dataclass(frozen=True)
class Table:
    """The bargaining about one claim, or about all of them together."""

    claim: Claim | None
    title: str
    asked: Decimal | None
    status: str
    status_text: Any
    settled: Decimal | None
    offers: list[Offer]
    highest_bid: Decimal | None
    lowest_demand: Decimal | None
    picture: SafeString | str

    @property
    def gap(self) -> Decimal | None:
        """What still lies between the sides, in yuan; nothing once a side has not spoken."""
        if self.highest_bid is None or self.lowest_demand is None:
            return None
        return max(self.lowest_demand - self.highest_bid, Decimal("0.00"))


def read_tables(opened: Opened) -> list[Table]:
    """All claims together first, then each claim. Only offers that this person may see."""
    offers = list(visible_offers(opened.case, opened.actor).select_related("party"))
    for offer in offers:
        offer.status_text = OFFER_STATES.get(offer.status)  # type: ignore[attr-defined]
    claims = list(opened.case.dispute.claims.all())
    total = sum((c.amount or Decimal(0) for c in claims), Decimal("0.00"))
    tables = [_table(opened, None, total or None, [o for o in offers if o.claim_id is None])]
    return tables + [_table(opened, c, c.amount, [o for o in offers if o.claim_id == c.pk]) for c in claims]


def _table(opened: Opened, claim: Claim | None, asked: Decimal | None, offers: list[Offer]) -> Table:
    bids, demands = _points(offers, "respondent"), _points(offers, "applicant")
    if asked is not None:
        demands = [(opened.case.opened_at, asked, True), *demands]
    title = claim.title if claim else _("全部请求")
    status = claim.status if claim else ""
    return Table(
        claim, title, asked, status, CLAIM_STATES.get(status), claim.settled_amount if claim else None, offers,
        bids[-1][1] if bids else None, demands[-1][1] if demands else None,
        draw(title, {"applicant": demands, "respondent": bids, "mediator": _points(offers, "mediator")}) if offers else "",
    )  # fmt: skip


def _points(offers: list[Offer], role: str) -> list[Point]:
    return [(o.at, o.amount, o.shared) for o in offers if o.role == role and o.amount is not None]


def draw(title: str, lines: dict[str, list[Point]]) -> SafeString:
    """The sums as two lines of steps, one step for each word said; what only the mediator was told is a hollow dot.

    Across stands the order of the words, not the time: a morning of bargaining after a week of silence stays readable.
    """
    points = sorted((p for line in lines.values() for p in line), key=lambda p: p[0])
    turns = {at: i for i, at in enumerate(dict.fromkeys(p[0] for p in points))}
    floor = min(p[1] for p in points) * Decimal("0.8")
    span = max(p[1] for p in points) - floor or Decimal(1)

    def place(p: Point) -> tuple[float, float, bool]:
        across = (WIDTH - LEFT - 40) * turns[p[0]] / max(len(turns) - 1, 1)
        return round(LEFT + 12 + across, 1), round(TOP + (HEIGHT - 2 * TOP) * (1 - float((p[1] - floor) / span)), 1), p[2]

    levels = [(floor + span * i / 4, round(TOP + (HEIGHT - 2 * TOP) * (1 - i / 4), 1)) for i in range(5)]
    grid = format_html_join(
        "", '<line class="axis" x1="{0}" x2="{1}" y1="{2}" y2="{2}"/><text x="{3}" y="{4}" text-anchor="end">{5}</text>',
        ((LEFT, WIDTH, y, LEFT - 8, y + 4, plain(amount).partition(".")[0]) for amount, y in levels),
    )  # fmt: skip
    shapes = format_html_join("", "{}", ((_line(SIDES[role], [place(p) for p in line]),) for role, line in lines.items() if line))
    told = "; ".join(f"{_ROLE_WORDS[role]()} {' → '.join(plain(p[1]) for p in line)}" for role, line in lines.items() if line)
    return format_html(
        '<svg class="chart offers" viewBox="0 0 {} {}" role="img" aria-label="{}"><title>{}</title>{}{}</svg>',
        WIDTH, HEIGHT, f"{title}. {told}", title, grid, shapes,
    )  # fmt: skip


def _line(css: str, points: list[tuple[float, float, bool]]) -> SafeString:
    path = " ".join(f"{a},{b}" for a, b, _shared in _stairs(points))
    dots = format_html_join(
        "", '<circle class="{0}{3}" cx="{1}" cy="{2}" r="5" stroke-width="2.5"/>', ((css, a, b, "" if shared else " hollow") for a, b, shared in points)
    )
    return format_html('<polyline class="{}" points="{}" fill="none" stroke-width="2.5"/>{}', css, path, dots)


def _stairs(points: list[tuple[float, float, bool]]) -> list[tuple[float, float, bool]]:
    """A sum holds until the next one is named: level, then a step."""
    found: list[tuple[float, float, bool]] = []
    for a, b, shared in points:
        if found:
            found.append((a, found[-1][1], shared))
        found.append((a, b, shared))
    if found and found[-1][0] < WIDTH - 20:
        found.append((float(WIDTH - 20), found[-1][1], True))
    return found


_ROLE_WORDS = {
    "applicant": lambda: _("申请人"),
    "respondent": lambda: _("被申请人"),
    "mediator": lambda: _("调解员"),
}

