"""A picture of the instalments: what was due when, and what came."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from shiquan.cases.models import Instalment
from shiquan.law.money import plain

STEP = 150  # pixels between two payments: wide enough for a sum and a date in readable type


@dataclass(frozen=True)
class Standing:
    """How one instalment stands today."""

    row: Instalment
    today: date
    reported: Decimal | None = None
    """What the respondent says to have paid, not yet confirmed."""

    @property
    def tone(self) -> str:
        if self.row.status == "paid":
            return "ok"
        if self.row.status == "unpaid" or self.row.due_on < self.today:
            return "bad"
        return "soon" if (self.row.due_on - self.today).days <= 3 else "info"

    @property
    def words(self) -> str:
        if self.row.status == "paid":
            return _("已到账")
        if self.row.status == "unpaid":
            return _("未履行")
        if self.row.due_on < self.today:
            return _("已过付款日")
        return _("待付款")

    @property
    def left(self) -> Decimal:
        """What is still to be paid, in yuan."""
        return max(self.row.amount - self.row.paid, Decimal("0.00"))


def draw_instalments(standings: Sequence[Standing], title: str) -> SafeString:
    """A line of time with a dot for each payment: filled when it came, hollow when not; sums above, dates below."""
    count = len(standings)
    if not count:
        return SafeString("")
    places = [STEP * (i + 0.5) for i in range(count)]
    dots = format_html_join(
        "",
        '<g class="dot {0}"><circle cx="{1}" cy="46" r="11"/>{5}<text class="value" x="{1}" y="22" text-anchor="middle">¥{2}</text>'
        '<text x="{1}" y="80" text-anchor="middle">{3}</text><text class="state" x="{1}" y="97" text-anchor="middle">{4}</text></g>',
        [
            (s.tone, f"{x:.0f}", plain(s.row.amount), s.row.due_on.isoformat(), s.words, _mark(s, x))
            for s, x in zip(standings, places, strict=True)
        ],
    )
    told = "; ".join(f"{s.row.due_on.isoformat()} ¥{plain(s.row.amount)} {s.words}" for s in standings)
    return format_html(
        '<svg class="chart instalments" viewBox="0 0 {0} 104" width="{0}" height="104" role="img" aria-label="{1}. {2}"><line class="way" x1="{3}" y1="46" x2="{4}" y2="46"/>{5}</svg>',
        STEP * count, title, told, f"{places[0]:.0f}", f"{places[-1]:.0f}", dots,
    )  # fmt: skip


def _mark(standing: Standing, x: float) -> SafeString:
    """A tick or a cross, so that nobody has to read colours."""
    if standing.row.status == "paid":
        return format_html('<path class="mark" d="M{0} 46l3.5 3.5 6-7"/>', f"{x - 4.5:.1f}")
    if standing.tone == "bad":
        return format_html('<path class="mark" d="M{0} 42.5l7 7m0-7l-7 7"/>', f"{x - 3.5:.1f}")
    return SafeString("")
