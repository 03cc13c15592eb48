"""Personal fields of a step's data: sealed in the event, opened only to replay it."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from shiquan.organisations.personal import open_text, seal_text
from shiquan.procedure.language import Field, FieldKind

SEALED = "sealed"


def seal_fields(fields: tuple[Field, ...], data: Mapping[str, Any], event: UUID) -> dict[str, Any]:
    """The data with every personal value sealed for this event."""
    return _walk(fields, data, "", lambda path, v: {SEALED: seal_text(str(v), field=f"event.{path}", row=event)})


def open_fields(fields: tuple[Field, ...], data: Mapping[str, Any], event: UUID) -> dict[str, Any]:
    """The data as it was given. Raises SealBroken for values moved between events or fields."""

    def opened(path: str, v: Any) -> Any:
        return open_text(v[SEALED], field=f"event.{path}", row=event) if isinstance(v, dict) else v

    return _walk(fields, data, "", opened)


def _walk(
    fields: tuple[Field, ...], data: Mapping[str, Any], prefix: str, turn: Callable[[str, Any], Any]
) -> dict[str, Any]:
    out = dict(data)
    for f in fields:
        value, path = out.get(f.name), f"{prefix}{f.name}"
        if f.kind is FieldKind.ROWS and value:
            out[f.name] = [_walk(f.fields, row, f"{path}.{i}.", turn) for i, row in enumerate(value)]
        elif f.personal and value not in (None, ""):
            out[f.name] = turn(path, value)
    return out
