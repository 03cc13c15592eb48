"""`{% load shiquan %}`: what templates of every app may use."""

from decimal import Decimal
from functools import lru_cache
from io import BytesIO
from typing import Any
from uuid import uuid4

import segno
from django import template
from django.forms.boundfield import BoundField
from django.forms.widgets import CheckboxInput, CheckboxSelectMultiple, FileInput, RadioSelect, Textarea
from django.template.context import Context
from django.template.loader import get_template
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from shiquan.law.money import MoneyError
from shiquan.law.money import capital as in_capitals
from shiquan.law.money import plain as plain_amount
from shiquan.organisations.personal import mask_bank_account, mask_id_number, mask_name, mask_phone

from .. import charts, chips, navigation, shell
from ..clockface import ClockFace, read_clock
from ..icons import ICONS
from ..words import in_words

register = template.Library()
MASKS = {"phone": mask_phone, "id": mask_id_number, "name": mask_name, "bank": mask_bank_account}


@register.filter
def label(thing: Any) -> str:
    """The words of a Label (or of what carries one) in the visitor's language."""
    return in_words(thing)


@register.filter
def yuan(amount: Any) -> str:
    """¥1,234.50; an empty value stays empty, what is no amount is shown as it is."""
    if amount is None or amount == "":
        return ""
    try:
        return f"¥{plain_amount(amount)}"
    except MoneyError:
        return str(amount)


@register.filter
def capital(amount: Any) -> str:
    """The amount in Chinese capital numerals, as documents write it."""
    try:
        return in_capitals(amount) if amount not in (None, "") else ""
    except MoneyError:
        return ""


@register.filter
def mask(text: Any, kind: str = "phone") -> str:
    """Hide the middle of a phone, id, bank or name: `{{ value|mask:"id" }}`."""
    return MASKS[kind](str(text)) if text else ""


@register.simple_tag
@lru_cache(maxsize=512)
def icon(name: str, css: str = "") -> SafeString:
    """An inline drawing; decorative, so hidden from screen readers."""
    inner = mark_safe(ICONS.get(name, ICONS["info"]))  # noqa: S308  (our own constants)
    return format_html(
        '<svg class="icon {}" viewBox="0 0 24 24" aria-hidden="true" focusable="false">{}</svg>', css, inner
    )


@register.simple_tag
def qr_svg(text: str) -> SafeString:
    """A QR code as inline SVG without any style attribute."""
    out = BytesIO()
    segno.make(text, error="m").save(
        out, kind="svg", xmldecl=False, svgns=True, border=0, omitsize=True, dark="#05343c"
    )
    picture = mark_safe(out.getvalue().decode())  # noqa: S308  (made by segno from modules, holds no text)
    return format_html('<span class="qr" role="img" aria-label="QR: {}">{}</span>', text, picture)


@register.simple_tag
def clock_chip(deadline: Any, plain: bool = False) -> SafeString:
    """A live countdown of a deadline; `plain` leaves out the pop-over with dates and article."""
    clock = read_clock(deadline, shell.server_time())
    face = _clock_face(clock)
    if plain:  # every row of every worklist has one: written here, a template costs several times as much
        return format_html('<span class="clock {}" data-kind="{}"><span class="face">{}</span></span>', clock.urgency, clock.kind, face)
    return mark_safe(get_template("web/parts/clock_chip.html").render({"clock": clock, "face": face}))  # noqa: S308  (our own template)


def _clock_face(clock: ClockFace) -> SafeString:
    drawing = icon("clock" if clock.kind == "promise" else "scales")
    if not clock.runs or clock.due is None:
        return format_html('{}<span class="name">{}</span> <b>{}</b>', drawing, clock.name, clock.text)
    due, started = clock.due.isoformat(), clock.started.isoformat() if clock.started else ""
    return format_html(
        '{}<span class="name">{}</span> <time datetime="{}" data-due="{}" data-started="{}" data-kind="{}">{}</time>',
        drawing, clock.name, due, due, started, clock.kind, clock.text,
    )  # fmt: skip


@register.simple_tag
def chip(status: Any, tone: str = "", text: Any = None) -> SafeString:
    """A status in words, toned by a table of known codes unless `tone` is given."""
    words = in_words(text if text is not None else status)
    return format_html('<span class="chip {}">{}</span>', tone or chips.tone_of(status), words)


@register.inclusion_tag("web/parts/field.html")
def field(bound: BoundField, unit: str = "", help: str = "") -> dict[str, Any]:
    """A Django form field with label, help, error and all the aria that ties them together."""
    widget = bound.field.widget
    group = isinstance(widget, RadioSelect | CheckboxSelectMultiple)
    kind = "group" if group else "check" if isinstance(widget, CheckboxInput) else "line"
    about = [
        f"{bound.auto_id}_{part}"
        for part, there in (("help", help or bound.help_text), ("error", bound.errors))
        if there
    ]
    attributes: dict[str, Any] = {"aria-describedby": " ".join(about)} if about else {}
    if bound.errors:
        attributes["aria-invalid"] = "true"
    if isinstance(widget, Textarea):
        attributes.setdefault("rows", widget.attrs.get("rows", 4))
    return {
        "bound": bound,
        "widget": bound.as_widget(attrs=attributes),
        "kind": kind,
        "file": isinstance(widget, FileInput),
        "hidden": bound.is_hidden,
        "unit": unit,
        "help": help or bound.help_text,
    }


@register.simple_tag
def bar_chart(pairs: charts.Pairs, title: str, unit: str = "") -> SafeString:
    """Horizontal bars of (name, number) pairs."""
    return charts.draw_bars([(in_words(name), number) for name, number in pairs], title, unit)


@register.simple_tag
def donut(pairs: charts.Pairs, title: str, unit: str = "", middle: str = "") -> SafeString:
    """A ring of (name, number) pairs with a legend."""
    return charts.draw_donut([(in_words(name), number) for name, number in pairs], title, unit, str(middle))


@register.simple_tag
def sparkline(values: list[int | float | Decimal], title: str) -> SafeString:
    """A small line of numbers over time."""
    return charts.draw_sparkline(values, title)


@register.simple_tag(takes_context=True)
def display_attributes(context: Context) -> SafeString:
    """The attributes of <html> that carry the remembered display modes, so that no page flashes."""
    display = shell.display_of(context.get("request"))
    return format_html('data-theme="{}" data-size="{}"', display.theme, display.size)


@register.simple_tag(takes_context=True)
def display_modes(context: Context) -> shell.Display:
    """`{% display_modes as display %}`: display.theme, display.size."""
    return shell.display_of(context.get("request"))


@register.simple_tag(takes_context=True)
def nav_links(context: Context, table: str = "public") -> list[navigation.Link]:
    """`{% nav_links "desk" as links %}`: what this visitor may open."""
    rows = navigation.DESK if table == "desk" else navigation.PUBLIC
    return navigation.links_for(context.get("request"), rows, shell.is_demo())


@register.simple_tag(takes_context=True)
def role_line(context: Context) -> str:
    """The visitor's roles in words, for the header."""
    return navigation.role_words(getattr(context.get("request"), "user", None))


@register.simple_tag(takes_context=True)
def live_events_url(context: Context) -> str:
    """Where this browser listens for news."""
    return shell.live_events_url(context.get("request"))


@register.simple_tag
def server_time() -> str:
    """The server's instant in ISO form, for the countdowns."""
    return shell.server_time().isoformat()


@register.simple_tag
def maybe_url(name: str, *args: Any, **kwargs: Any) -> str:
    """`{% maybe_url "intake:start" as url %}`: empty while there is no such page."""
    return shell.find_url(name, *args, **kwargs)


@register.simple_tag
def once_key() -> SafeString:
    """The hidden idempotency key of a form: what is sent twice from one page is done once."""
    return format_html('<input type="hidden" name="idempotency_key" value="{}">', uuid4())


@register.simple_tag
def is_demo() -> bool:
    """Whether this installation shows the demo doors."""
    return shell.is_demo()


@register.simple_tag(takes_context=True)
def with_query(context: Context, **changes: Any) -> str:
    """
    The query string of this page with some values changed: `?{% with_query page=2 %}`; None removes one.

    `part`, with which live news fetches a piece of the page, goes: a link in that piece leads to whole pages.
    """
    query = context["request"].GET.copy()
    query.pop("part", None)
    for name, value in changes.items():
        if value is None or value == "":
            query.pop(name, None)
        else:
            query[name] = value
    return query.urlencode()


@register.filter
def initial(name: Any) -> str:
    """The first character of a name, for the round face of a party card."""
    return conditional_escape(str(name).strip()[:1])
