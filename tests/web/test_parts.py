"""Tags and parts: what templates of every app stand on."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from django import forms
from django.template import engines
from django.utils.translation import override

from shiquan.law.text import Label
from shiquan.web.clockface import Urgency, in_time_words, read_clock

AT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def render(source: str, **context: object) -> str:
    return engines["django"].from_string("{% load shiquan %}" + source).render(context)


def test_a_label_is_shown_in_the_visitors_language():
    label = Label("受理", "Acceptance")
    assert render("{{ x|label }}", x=label) == "受理"
    with override("en"):
        assert render("{{ x|label }}", x=label) == "Acceptance"
    assert render("{{ x|label }}", x=None) == ""


@pytest.mark.parametrize(
    ("amount", "shown"),
    [
        (Decimal("1234.5"), "¥1,234.50"),
        ("9640.50", "¥9,640.50"),
        (0, "¥0.00"),
        (None, ""),
        ("", ""),
        ("约三千", "约三千"),
    ],
)
def test_amounts_are_shown_in_yuan(amount, shown):
    assert render("{{ x|yuan }}", x=amount) == shown


def test_amounts_are_shown_in_capital_numerals():
    assert render("{{ x|capital }}", x=Decimal("1409.50")) == "人民币壹仟肆佰零玖元伍角整"


def test_personal_data_are_masked():
    assert (
        render('{{ x|mask }} {{ y|mask:"id" }}', x="13812345678", y="612425199001011234")
        == "138****5678 612***********1234"
    )


def test_what_is_typed_never_becomes_markup():
    nasty = "<script>alert(1)</script>"
    assert "<script" not in render(
        "{{ x|label }}{{ x|yuan }}{{ x|initial }}{% chip x %}{% qr_svg x %}{% bar_chart y title=x %}{% donut y title=x %}{% sparkline z title=x %}",
        x=nasty,
        y=[(nasty, 3)],
        z=[1, 2],
    )


@pytest.mark.parametrize(
    ("hours_gone", "hours_left", "status", "urgency"),
    [
        (1, 9, "open", "ok"),
        (9, 1, "open", "soon"),
        (9, -1, "open", "overdue"),
        (9, -1, "met", "done"),
        (1, 1, "paused", "paused"),
    ],
)
def test_a_clock_tells_how_urgent_it_is(hours_gone, hours_left, status, urgency):
    row = {
        "label": "答复",
        "started_at": AT - timedelta(hours=hours_gone),
        "due_at": AT + timedelta(hours=hours_left),
        "status": status,
    }
    assert read_clock(row, AT).urgency == urgency


def test_a_clock_that_waits_for_an_event_has_nothing_to_count():
    face = read_clock({"label": "答复", "due_at": None}, AT)
    assert face.urgency is Urgency.OK and not face.runs and face.text == "等待起算"


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(40, "40秒"), (725, "12分5秒"), (11100, "3小时5分"), (200000, "2天7小时"), (-5, "0秒")],
)
def test_spans_are_told_in_their_two_largest_units(seconds, words):
    assert in_time_words(timedelta(seconds=seconds)) == words


def test_a_clock_chip_carries_what_the_countdown_needs():
    html = render(
        "{% clock_chip c %}",
        c={
            "label": "答复",
            "kind": "promise",
            "started_at": AT,
            "due_at": AT + timedelta(days=9000),
            "article": "第14条",
        },
    )
    assert (
        'data-due="2050' in html
        and 'data-started="2026' in html
        and 'data-kind="promise"' in html
        and "第14条" in html
    )


class Form(forms.Form):
    name = forms.CharField(label="姓名", help_text="与身份证一致", max_length=60)
    way = forms.ChoiceField(label="方式", widget=forms.RadioSelect, choices=[("a", "甲"), ("b", "乙")])
    agree = forms.BooleanField(label="同意")


def test_a_wrong_field_is_tied_to_its_message_and_keeps_what_was_typed():
    form = Form({"name": "李" * 61, "way": "z"})
    html = render("{% field f.name %}{% field f.way %}{% field f.agree %}", f=form)
    assert 'aria-invalid="true"' in html and 'aria-describedby="id_name_help id_name_error"' in html
    assert 'id="id_name_error"' in html and "李" * 61 in html
    assert "<legend>方式</legend>" in html and 'id="id_agree_error"' in html


def test_charts_tell_their_numbers_to_those_who_cannot_see_them():
    html = render(
        "{% donut pairs title='案由' %}{% bar_chart pairs title='案由' unit='件' %}",
        pairs=[(Label("欠薪", "Pay"), 3), ("工伤", 1)],
    )
    assert html.count('role="img"') == 2 and "欠薪: 3件; 工伤: 1件" in html and "75%" in html
    assert render("{% donut p title='x' %}{% bar_chart p title='x' %}{% sparkline p title='x' %}", p=[])


def test_a_qr_code_has_no_inline_style():
    html = render("{% qr_svg 'https://example.gov.cn/v/1' %}")
    assert "<svg" in html and "style=" not in html
