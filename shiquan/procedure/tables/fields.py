"""Short constructors for the fields that the tables use, so that a row stays readable."""

from shiquan.law.text import Label
from shiquan.procedure.language import Field, FieldKind


def text(name: str, zh: str, en: str, *, required: bool = True, most: int = 200, personal: bool = False) -> Field:
    return Field(name, Label(zh, en), FieldKind.TEXT, required, personal, most)


def long_text(name: str, zh: str, en: str, *, required: bool = True, most: int = 3000, personal: bool = False) -> Field:
    return Field(name, Label(zh, en), FieldKind.LONG_TEXT, required, personal, most)


def choice(name: str, zh: str, en: str, options: tuple[tuple[str, str, str], ...], *, required: bool = True) -> Field:
    pairs = tuple((k, Label(z, e)) for k, z, e in options)
    return Field(name, Label(zh, en), FieldKind.CHOICE, required, choices=pairs)


def several(name: str, zh: str, en: str, options: tuple[tuple[str, str, str], ...], *, required: bool = True) -> Field:
    pairs = tuple((k, Label(z, e)) for k, z, e in options)
    return Field(name, Label(zh, en), FieldKind.MULTIPLE, required, choices=pairs)


def several_rows(name: str, zh: str, en: str, of: str, *, required: bool = False) -> Field:
    return Field(name, Label(zh, en), FieldKind.MULTIPLE, required, of=of)


def money(name: str, zh: str, en: str, *, required: bool = True) -> Field:
    return Field(name, Label(zh, en), FieldKind.MONEY, required)


def number(name: str, zh: str, en: str, *, required: bool = True) -> Field:
    return Field(name, Label(zh, en), FieldKind.INTEGER, required)


def day(name: str, zh: str, en: str, *, required: bool = True) -> Field:
    return Field(name, Label(zh, en), FieldKind.DATE, required)


def instant(name: str, zh: str, en: str, *, required: bool = True) -> Field:
    return Field(name, Label(zh, en), FieldKind.DATETIME, required)


def yes_no(name: str, zh: str, en: str, *, required: bool = False) -> Field:
    return Field(name, Label(zh, en), FieldKind.YES_NO, required)


def row_id(name: str, zh: str, en: str, of: str, *, required: bool = True) -> Field:
    return Field(name, Label(zh, en), FieldKind.IDENTIFIER, required, of=of)


def rows(name: str, zh: str, en: str, fields: tuple[Field, ...], *, required: bool = True, most: int = 20) -> Field:
    return Field(name, Label(zh, en), FieldKind.ROWS, required, fields=fields, max_rows=most)


def personal(name: str, zh: str, en: str, kind: FieldKind, *, required: bool = True, most: int = 200) -> Field:
    return Field(name, Label(zh, en), kind, required, True, most)
