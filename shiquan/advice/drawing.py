"""Pictures drawn by the server, with everything they show as text: what each claim contributes, the clock on a time line."""

from datetime import date

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from shiquan.advice.forms import say
from shiquan.advice.timing import Clock
from shiquan.law.reckoning import Claim

WIDTH, LEFT, RIGHT, LINE = 340, 14, 326, 46


def draw_contributions(claims: tuple[Claim, ...]) -> SafeString:
    """One bar for each claim, its name above and its amount at the end; the uncertain part of a range is hatched lighter."""
    top = max((claim.most for claim in claims), default=0) or 1
    rows = []
    for number, claim in enumerate(claims):
        low, high = (round(float(sum_ / top) * (WIDTH - 4), 1) for sum_ in (claim.least, claim.most))
        amount = f"{claim.least:,}" if claim.least == claim.most else f"{claim.least:,} – {claim.most:,}"
        rows.append((say(claim.derivation.label), 40 * number + 14, amount, 40 * number + 20, low, high))
    bars = format_html_join(
        "",
        '<text x="2" y="{1}">{0}</text><text class="value" x="338" y="{1}" text-anchor="end">{2}</text>'
        '<rect class="may-be" x="2" y="{3}" width="{5}" height="12" rx="3"/><rect class="s1" x="2" y="{3}" width="{4}" height="12" rx="3"/>',
        rows,
    )
    told = "; ".join(f"{row[0]}: {row[2]}" for row in rows)
    title = _("每一项占多少")
    return format_html(
        '<svg class="chart contributions" viewBox="0 0 {} {}" role="img" aria-label="{}. {}"><title>{}</title><desc>{}</desc>{}</svg>',
        WIDTH, 40 * len(rows), title, told, title, told, bars,
    )  # fmt: skip


def draw_time_line(clock: Clock, today: date) -> SafeString:
    """Start, what happened, today and the last day on one line; what has passed is drawn strong."""
    if clock.begin is None or clock.end is None:
        return SafeString("")
    last = clock.end.date
    first, final = min(clock.begin, today), max(last, today)
    span = max((final - first).days, 1)

    def x(day: date) -> float:
        return round(LEFT + (RIGHT - LEFT) * (min(max(day, first), final) - first).days / span, 1)

    points = [(x(clock.begin), _("起算"), clock.begin, ""), (x(last), _("届满"), last, "end")]
    dots = format_html_join("", '<circle class="dot {}" cx="{}" cy="46" r="6"/>', [(css, at) for at, _w, _d, css in points])
    middle = format_html_join(
        "",
        '<circle class="dot mid" cx="{}" cy="46" r="4.5"/>',
        [(x(moment.on),) for moment in clock.moments if clock.begin < moment.on < last],
    )
    labels = format_html_join(
        "",
        '<text x="{}" y="74" text-anchor="{}">{}</text><text class="value" x="{}" y="90" text-anchor="{}">{}</text>',
        [(_edge(at), _anchor(at), words, _edge(at), _anchor(at), day.isoformat()) for at, words, day, _css in points],
    )
    state = "late" if clock.state == "expired" else "soon" if (clock.days_left or 0) <= 60 else "good"
    here = x(today)
    told = "; ".join(f"{moment.on.isoformat()} {say(moment.label)}" for moment in clock.moments)
    return format_html(
        '<svg class="chart time-line {state}" viewBox="0 0 {width} 98" role="img" aria-label="{title}. {told}; {now} {today}">'
        '<title>{title}</title><desc>{told}</desc>'
        '<line class="rail-line" x1="{left}" x2="{right}" y1="46" y2="46"/><line class="passed" x1="{a}" x2="{b}" y1="46" y2="46"/>'
        '{dots}{middle}<line class="now" x1="{here}" x2="{here}" y1="26" y2="58"/>'
        '<text class="value" x="{near}" y="18" text-anchor="{anchor}">{now} {today}</text>{labels}</svg>',
        state=state, width=WIDTH, title=say(clock.title), told=told, left=LEFT, right=RIGHT, a=x(clock.begin),
        b=min(here, x(last)), dots=dots, middle=middle, here=here, near=_edge(here), anchor=_anchor(here),
        now=_("今天"), today=today.isoformat(), labels=labels,
    )  # fmt: skip


def _anchor(at: float) -> str:
    return "start" if at < 90 else "end" if at > WIDTH - 90 else "middle"


def _edge(at: float) -> float:
    return 2 if at < 40 else WIDTH - 2 if at > WIDTH - 40 else at
