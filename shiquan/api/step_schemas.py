"""What each step takes, as JSON schema: written from the table of its procedure, so that the two can't differ."""

from typing import Any

from shiquan.procedure.language import Field, FieldKind, Role, Step
from shiquan.procedure.tables import PROCEDURES

_TYPES: dict[FieldKind, dict[str, Any]] = {
    FieldKind.MONEY: {"type": "string", "pattern": r"^\d{1,9}(\.\d{1,2})?$"},
    FieldKind.INTEGER: {"type": "integer", "minimum": 0, "maximum": 1_000_000},
    FieldKind.DATE: {"type": "string", "format": "date"},
    FieldKind.DATETIME: {"type": "string", "format": "date-time"},
    FieldKind.YES_NO: {"type": "boolean"},
    FieldKind.IDENTIFIER: {"type": "string", "format": "uuid"},
}


def field_schema(field: Field) -> dict[str, Any]:
    """One field of a form."""
    if field.kind is FieldKind.ROWS:
        schema: dict[str, Any] = {"type": "array", "maxItems": field.max_rows, "items": form_schema(field.fields)}
    elif field.kind is FieldKind.MULTIPLE:
        item = {"enum": [k for k, _ in field.choices]} if field.choices else {"type": "string", "format": "uuid"}
        schema = {"type": "array", "items": item}
    elif field.kind is FieldKind.CHOICE:
        schema = {"type": "string", "enum": [k for k, _ in field.choices]}
    else:
        schema = dict(_TYPES.get(field.kind, {"type": "string", "maxLength": field.max_length}))
    schema["title"] = f"{field.label.zh} {field.label.en}"
    if field.of:
        schema["x-of"] = field.of
    if field.personal:
        schema["x-personal"] = True
    return schema


def form_schema(form: tuple[Field, ...]) -> dict[str, Any]:
    """The whole form of a step."""
    return {
        "type": "object",
        "properties": {f.name: field_schema(f) for f in form},
        "required": [f.name for f in form if f.required],
    }


def step_row(step: Step) -> dict[str, Any]:
    """A step as the list of procedures tells it."""
    return {
        "step": step.key,
        "name": step.name._asdict(),
        "who": [r.value for r in Role if r in step.who],
        "from": sorted(step.sources),
        "to": step.target,
        "articles": list(step.articles),
        "form": form_schema(step.form),
    }


def every_step_schema() -> dict[str, Any]:
    """The body of the operation that takes a step: one alternative for each step that people take."""
    return {
        "anyOf": [
            {"title": f"{p.key} {s.key}", "description": f"{s.name.zh} {s.name.en}", **form_schema(s.form)}
            for p in PROCEDURES.values()
            for s in p.steps
            if not s.automatic
        ]
    }
