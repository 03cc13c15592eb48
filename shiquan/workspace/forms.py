"""The form behind a step, made from the step's row. What is given is checked by the procedure alone, never here."""

from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS
from django.forms.boundfield import BoundField
from django.forms.utils import ErrorDict
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _

from shiquan.procedure.language import Field, FieldKind, Step
from shiquan.workspace.choices import options_for
from shiquan.workspace.opening import Opened
from shiquan.workspace.wording import say

FEW = 7
"""Up to so many choices are shown as buttons, more as a list."""
FIXED = {"proof", "sha256"}
"""Fields that the server fills in itself: nobody states how his own identity was checked, or what he read."""
ADD = "_add_row"
INPUTS: Mapping[FieldKind, dict[str, str]] = {
    FieldKind.MONEY: {"inputmode": "decimal", "autocomplete": "off"},
    FieldKind.INTEGER: {"inputmode": "numeric", "autocomplete": "off"},
    FieldKind.PHONE: {"type": "tel", "inputmode": "tel", "autocomplete": "off"},
    FieldKind.ID_NUMBER: {"autocomplete": "off", "maxlength": "20"},
    FieldKind.CREDIT_CODE: {"autocomplete": "off", "maxlength": "20"},
    FieldKind.BANK_ACCOUNT: {"inputmode": "numeric", "autocomplete": "off", "maxlength": "30"},
    FieldKind.DATE: {"type": "date"},
    FieldKind.DATETIME: {"type": "datetime-local"},
}


class Sheet(forms.Form):
    """Fields of one level. It only shows and keeps what was typed: errors are put in from outside."""

    _errors: ErrorDict | None

    def full_clean(self) -> None:
        if self._errors is None:
            self._errors = ErrorDict()
            self.cleaned_data = {}

    def blame(self, name: str, words: str) -> None:
        """Shows an error at a field, or above the form when there is no such field."""
        self.full_clean()
        key = name if name in self.fields else NON_FIELD_ERRORS
        self.errors.setdefault(key, self.error_class(renderer=self.renderer)).append(words)


class Group:
    """A field of rows: one sheet for each row, and how to get one more."""

    def __init__(self, field: Field, sheets: list[Sheet]) -> None:
        self.field, self.sheets, self.error = field, sheets, ""

    @property
    def name(self) -> str:
        return self.field.name

    @property
    def label(self) -> str:
        return say(self.field.label)

    @property
    def may_add(self) -> bool:
        return len(self.sheets) < self.field.max_rows


class StepForm:
    """The form of a step on a case: ``items`` are bound fields and groups of rows in the table's order."""

    def __init__(
        self,
        step: Step,
        opened: Opened,
        data: QueryDict | None = None,
        files: MultiValueDict[str, Any] | None = None,
        initial: Mapping[str, Any] | None = None,
    ) -> None:
        self.step, self.opened = step, opened
        self.data, self.files, self.initial = data, files, dict(initial or {})
        self.flat = tuple(f for f in step.form if f.kind is not FieldKind.ROWS and f.name not in FIXED)
        self.sheet = self._sheet(self.flat, "", self.initial)
        self.groups = {f.name: self._group(f) for f in step.form if f.kind is FieldKind.ROWS}
        self.message = self.todo = self.article = ""

    @property
    def items(self) -> Iterator[BoundField | Group]:
        for field in self.step.form:
            if field.name in self.groups:
                yield self.groups[field.name]
            elif field.name in self.sheet.fields:
                yield self.sheet[field.name]

    @property
    def is_multipart(self) -> bool:
        return any(f.of == "file" for f in self.step.form) or any(
            c.of == "file" for f in self.step.form for c in f.fields
        )

    @property
    def is_empty(self) -> bool:
        """Whether the step asks for nothing: a confirmation is enough."""
        return not any(True for _item in self.items)

    @property
    def wrong(self) -> list[tuple[str, str, str]]:
        """Every error as anchor, label and words, for the summary on top."""
        found = [
            (f"{sheet[name].auto_id}_field", str(sheet[name].label), str(error))
            for sheet in (self.sheet, *(s for g in self.groups.values() for s in g.sheets))
            for name, errors in sheet.errors.items()
            if name in sheet.fields
            for error in errors
        ]
        found += [(f"group_{g.name}", g.label, g.error) for g in self.groups.values() if g.error]
        return found

    @property
    def asks_for_row(self) -> bool:
        """Whether the button behind the post only asks for one more row."""
        return bool(self.data and self.data.get(ADD))

    def raw(self) -> dict[str, Any]:
        """What was typed, in the shape that the procedure checks; rows left wholly empty are not counted."""
        found = {f.name: self._value(f, "") for f in self.flat}
        for name, group in self.groups.items():
            rows = [
                {c.name: self._value(c, f"{name}-{i}-") for c in group.field.fields} for i in range(len(group.sheets))
            ]
            found[name] = [r for r in rows if any(v not in (None, "", [], False) for v in r.values())]
        return found

    def blame(self, errors: Mapping[str, str]) -> None:
        """Puts errors (``amount``, ``payments.0.due_on``) where they belong."""
        for path, words in errors.items():
            head, _dot, rest = path.partition(".")
            group = self.groups.get(head)
            if group is None:
                self.sheet.blame(head, words)
                continue
            number, _dot, name = rest.partition(".")
            places = self._kept_rows(group)
            if number.isdigit() and int(number) < len(places):
                places[int(number)].blame(name, words)
            else:
                group.error = words

    def _kept_rows(self, group: Group) -> list[Sheet]:
        """The sheets behind the rows that were counted."""
        kept = []
        for i, sheet in enumerate(group.sheets):
            values = [self._value(c, f"{group.name}-{i}-") for c in group.field.fields]
            if any(v not in (None, "", [], False) for v in values):
                kept.append(sheet)
        return kept

    def _value(self, field: Field, prefix: str) -> Any:
        assert self.data is not None
        name = f"{prefix}{field.name}"
        if field.kind is FieldKind.MULTIPLE:
            return self.data.getlist(name)
        if field.of == "file" and self.files is not None and name in self.files:
            return self.files[name]
        return self.data.get(name, "")

    def _group(self, field: Field) -> Group:
        given = list(self.initial.get(field.name) or [])
        count = max(len(given), 1 if field.required else 0)
        if self.data is not None:
            start = f"{field.name}-"
            numbers = [k[len(start) :].partition("-")[0] for k in (*self.data, *(self.files or ())) if k.startswith(start)]
            count = max((int(n) + 1 for n in numbers if n.isdigit()), default=count)
            count += self.data.get(ADD) == field.name
        count = min(count, field.max_rows)
        sheets = [
            self._sheet(field.fields, f"{field.name}-{i}", given[i] if i < len(given) else {}) for i in range(count)
        ]
        return Group(field, sheets)

    def _sheet(self, fields: tuple[Field, ...], prefix: str, initial: Mapping[str, Any]) -> Sheet:
        sheet = Sheet(self.data, self.files, prefix=prefix or None, initial=dict(initial), auto_id="id_%s")
        for field in fields:
            sheet.fields[field.name] = self._field(field)
        return sheet

    def _field(self, field: Field) -> forms.Field:
        about: dict[str, Any] = {
            "label": say(field.label), "required": field.required, "help_text": say(field.help) if field.help else "",
        }  # fmt: skip
        if field.of == "file":
            return forms.FileField(**about, widget=forms.FileInput(attrs={"accept": "image/*,.pdf,audio/*,video/mp4,.docx,.xlsx"}))
        if field.kind in (FieldKind.CHOICE, FieldKind.IDENTIFIER, FieldKind.MULTIPLE):
            return self._chosen(field, about)
        if field.kind is FieldKind.YES_NO:
            return forms.BooleanField(**about)
        attributes = dict(INPUTS.get(field.kind, {}))
        if field.kind is FieldKind.LONG_TEXT:
            rows = 3 if field.max_length <= 1000 else 6
            return forms.CharField(**about, widget=forms.Textarea(attrs={"rows": rows, "maxlength": field.max_length}))
        if field.kind is FieldKind.TEXT:
            attributes["maxlength"] = str(field.max_length)
        if field.kind is FieldKind.DATETIME:
            widget = forms.DateTimeInput(attrs=attributes, format="%Y-%m-%dT%H:%M")
            return forms.CharField(**about, widget=widget)
        return forms.CharField(**about, widget=forms.TextInput(attrs=attributes))

    def _chosen(self, field: Field, about: dict[str, Any]) -> forms.Field:
        options = [(k, say(v)) for k, v in field.choices] or options_for(field, self.step, self.opened)
        if field.kind is FieldKind.MULTIPLE:
            return forms.MultipleChoiceField(**about, choices=options, widget=forms.CheckboxSelectMultiple)
        if 0 < len(options) <= FEW and field.required:
            return forms.ChoiceField(**about, choices=options, widget=forms.RadioSelect)
        return forms.ChoiceField(**about, choices=[("", _("请选择")), *options])
