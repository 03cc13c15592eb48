"""The form of a screen as Django fields: it shows and keeps what was typed; the procedure says what is wrong with it."""

from collections.abc import Mapping
from typing import Any, cast

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS
from django.forms.utils import ErrorDict
from django.http import QueryDict
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from shiquan.cases.clock import today
from shiquan.intake import questions as q
from shiquan.intake.answers import Flat, row_numbers
from shiquan.law.text import Label
from shiquan.procedure.language import Field, FieldKind

FEW = 8
"""Up to so many choices stand on the page as big buttons; more go into a list."""
INPUTS: Mapping[FieldKind, dict[str, str]] = {
    FieldKind.MONEY: {"inputmode": "decimal", "autocomplete": "off"},
    FieldKind.PHONE: {"type": "tel", "inputmode": "tel", "autocomplete": "off"},
    FieldKind.ID_NUMBER: {"autocomplete": "off", "maxlength": "24", "autocapitalize": "characters", "spellcheck": "false"},
    FieldKind.CREDIT_CODE: {"autocomplete": "off", "maxlength": "24", "autocapitalize": "characters", "spellcheck": "false"},
}
OWN_NAME = {"applicant-0-name": "name", "applicant-0-address": "street-address", "applicant-0-email": "email"}


def say(label: Label) -> str:
    """A label in the visitor's language."""
    return label.in_language(get_language() or "zh-hans")


class Sheet(forms.Form):
    """The fields of one or more screens, filled from the answers so far, with errors put in from outside."""

    _errors: ErrorDict | None

    def __init__(
        self, form: tuple[Field, ...], answers: Flat, faults: Mapping[str, Label] | None = None, *,
        shown: Mapping[str, int] | None = None, dense: bool = False,
    ) -> None:  # fmt: skip
        """``shown``: at least so many rows of a field, empty ones after those that count. ``dense``: lists, not buttons."""
        super().__init__(data=_shown(answers), auto_id="id_%s")
        self.answers, self.shown, self.few = answers, shown or {}, 0 if dense else FEW
        self.names: dict[str, list[str]] = {}
        for field in form:
            self.names[field.name] = self._add(field)
        self.full_clean()
        groups = {field.name: field.label for field in form if field.kind is FieldKind.ROWS}
        for name, label in (faults or {}).items():
            self.blame(name, f"{say(groups[name])}：{say(label)}" if name in groups else say(label))

    def full_clean(self) -> None:
        if self._errors is None:
            self._errors = ErrorDict()
            self.cleaned_data = {}

    def blame(self, name: str, words: str) -> None:
        """Shows an error at a field, or above the form when there is no such field."""
        key = name if name in self.fields else NON_FIELD_ERRORS
        self.errors.setdefault(key, self.error_class(renderer=self.renderer)).append(words)

    def rows(self, name: str) -> list[list[Any]]:
        """The bound fields of each row of a field of rows."""
        starts = dict.fromkeys(n.rpartition("-")[0] for n in self.names.get(name, ()))
        return [[self[n] for n in self.names[name] if n.rpartition("-")[0] == start] for start in starts]

    def put_first(self, name: str, likely: tuple[str, ...]) -> None:
        """Moves the likely choices of a field to the top; nothing is chosen for anybody."""
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        choices = cast("list[tuple[str, Any]]", field.choices)
        field.choices = sorted(choices, key=lambda pair: likely.index(pair[0]) if pair[0] in likely else len(likely))

    def given(self, post: QueryDict) -> dict[str, Any]:
        """What a posted form says about these fields; a box that is not ticked says so too."""
        found: dict[str, Any] = {}
        for name, field in self.fields.items():
            if isinstance(field, forms.MultipleChoiceField):
                found[name] = post.getlist(name)
            elif isinstance(field, forms.BooleanField):
                found[name] = "on" if post.get(name) else ""
            elif name in post:
                found[name] = post[name]
        return found

    def _add(self, field: Field) -> list[str]:
        if field.kind is not FieldKind.ROWS:
            self.fields[field.name] = _field(field, field.name, self.few)
            return [field.name]
        added = []
        numbers = row_numbers(self.answers, field.name)
        while len(numbers) < self.shown.get(field.name, 0):
            numbers.append(max(numbers, default=-1) + 1)
        ticked = not any(column.name == "kind" for column in field.fields)
        for number in numbers:
            kind = self.answers.get(f"{field.name}-{number}-kind")
            for column in field.fields:
                if field.name == "claims" and column.name == "title" and ticked and kind != "other":
                    continue
                name = f"{field.name}-{number}-{column.name}"
                self.fields[name] = _field(column, name, self.few)
                added.append(name)
        return added


def _shown(answers: Flat) -> dict[str, Any]:
    return {name: value for name, value in answers.items() if not name.startswith("_")}


def _field(field: Field, name: str, few: int) -> forms.Field:
    about: dict[str, Any] = {"label": say(field.label), "required": field.required}
    if field.kind is FieldKind.MULTIPLE:
        options = [(k, say(v)) for k, v in field.choices]
        return forms.MultipleChoiceField(**about, choices=options, widget=forms.CheckboxSelectMultiple)
    if field.kind is FieldKind.CHOICE:
        options = [(k, say(v)) for k, v in field.choices]
        if len(options) <= few or field.name == "situation":
            return forms.ChoiceField(**about, choices=options, widget=forms.RadioSelect)
        return forms.ChoiceField(**about, choices=[("", _("请选择")), *options])
    if field.kind is FieldKind.YES_NO:
        return forms.BooleanField(**about)
    attributes = dict(INPUTS.get(field.kind, {}))
    if name in OWN_NAME:
        attributes["autocomplete"] = OWN_NAME[name]
    if field.kind is FieldKind.LONG_TEXT or field.max_length >= 500:
        rows = (1 if not few else 3) if field.max_length <= 1000 else 7
        return forms.CharField(**about, widget=forms.Textarea(attrs={"rows": rows}))
    if field.kind is FieldKind.DATE:
        attributes |= {"type": "date", "min": "1980-01-01", "max": today().isoformat()}
    return forms.CharField(**about, widget=forms.TextInput(attrs=attributes))






def sheet_for(screen: q.Screen, answers: Flat, faults: Mapping[str, Label] | None = None) -> Sheet:
    """The form of one screen."""
    return Sheet(q.form_of(screen, answers), answers, faults)
