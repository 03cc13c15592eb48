"""Forms made from questions: each kind of fact has one sort of field, and its own words when it can't be read."""

import re
from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from shiquan.law.entitlements.facts.fields import FactError, FactsInvalid, Kind
from shiquan.law.entitlements.facts.reader import read_facts
from shiquan.law.entitlements.facts.sheet import FACT_FIELDS
from shiquan.law.situations import Question
from shiquan.law.text import Label

LONGEST = 300
_SEPARATORS = re.compile(r"[,，;；、\s]+")
NUMBERS = (Kind.MONEY, Kind.NUMBER, Kind.WHOLE, Kind.RATE)


def say(label: Label) -> str:
    """A label of the law floor in the visitor's language."""
    return label.in_language("en" if (get_language() or "").startswith("en") else "zh-hans")


def say_error(error: FactError) -> str:
    """What is wrong with a fact, without the fact's technical name in front."""
    words = say(error.label)
    return re.sub(rf"^{re.escape(error.key)}[：:]\s*", "", words)


class QuestionForm(forms.Form):
    """The fields of some questions. ``must``: an empty answer is an error (one question on a page)."""

    def __init__(self, questions: Iterable[Question], data: Any = None, *, initial: Any = None, must: bool = False) -> None:
        super().__init__(data, initial=initial, auto_id="id_%s")
        self.questions = tuple(questions)
        self.must = must
        for question in self.questions:
            self.fields[question.fact] = make_field(question, optional=question.optional and not must)

    def clean(self) -> dict[str, Any]:
        """Every answer read by the law floor, so that page and calculator never differ on what a value means."""
        told: dict[str, Any] = {}
        for question in self.questions:
            typed = (self.cleaned_data.get(question.fact) or "").strip()
            if not typed:
                if self.must:
                    self.add_error(question.fact, _("请填写；不清楚可以点“跳过”。"))
                continue
            told[question.fact] = to_raw(question, typed)
        for error in find_errors(told):
            known = error.key if error.key in self.fields else None
            self.add_error(known, say_error(error))
        return told

    def units(self) -> list[tuple[forms.BoundField, str]]:
        """The fields with the unit written behind them."""
        return [(self[question.fact], unit_of(question)) for question in self.questions]


def make_field(question: Question, *, optional: bool) -> forms.Field:
    """The field that a question needs."""
    common: dict[str, Any] = {"label": say(question.text), "help_text": say(question.help), "required": False}
    if question.kind in (Kind.FLAG, Kind.CHOICE):
        options = [(key, say(label)) for key, label in (question.options or {}).items()] or [("true", _("是")), ("false", _("否"))]
        if optional:
            options = [("", _("不清楚")), *options]
        return forms.ChoiceField(choices=options, widget=forms.RadioSelect, **common)
    attributes = {"autocomplete": "off", "maxlength": LONGEST}
    if question.kind in NUMBERS:
        attributes["inputmode"] = "decimal"
    elif question.kind is Kind.DATE:
        attributes["placeholder"] = "2024-03-15"
        common["help_text"] = common["help_text"] or _("如 2024-03-15；记不清可以只写 2024-03 或 2024")
    field = forms.CharField(max_length=LONGEST, widget=forms.TextInput(attrs=attributes), **common)
    field.required = False
    return field


def unit_of(question: Question) -> str:
    """What is written behind the box."""
    if question.kind in (Kind.MONEY, Kind.MONEY_LIST):
        return _("元")
    return ""


def to_raw(question: Question, typed: str) -> Any:
    """What was typed as the law floor reads it: lists of sums are split."""
    if question.kind is Kind.MONEY_LIST:
        return [part for part in _SEPARATORS.split(typed) if part]
    return typed


def to_typed(value: Any) -> str:
    """An answer as it stands in its box."""
    if isinstance(value, list):
        return "，".join(str(part) for part in value)
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


def find_errors(told: dict[str, Any]) -> list[FactError]:
    """What the law floor finds wrong: values that can't be read, and answers that contradict each other."""
    try:
        read_facts({name: value for name, value in told.items() if name in FACT_FIELDS})
    except FactsInvalid as invalid:
        return list(invalid.errors)
    return []
