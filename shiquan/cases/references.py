"""Whether the rows that a step's data names exist and may be named: people in their role, offices, one's own files."""

from collections.abc import Iterator, Mapping
from typing import Any

from shiquan.cases.models import Dispute, Evidence, StoredFile
from shiquan.law.text import Label
from shiquan.organisations.directory import running
from shiquan.organisations.models import Membership, Office, Person
from shiquan.organisations.models import Role as OfficeRole
from shiquan.organisations.rows import ask
from shiquan.procedure.language import Field, FieldKind, InvalidData

ROLE_OF_FIELD = {"secretary": "clerk", **{r: r for r in OfficeRole.values}}
"""The office role that a person named in such a field must hold; other fields take anybody who works somewhere."""
CHECKED = ("person", "account", "office", "file", "evidence")
_ACCOUNT = Label("没有这个账号，请核对申请人的手机号。", "There is no such account; check the applicant's phone number.")
_PERSON = Label("请从列表中选择在岗人员。", "Choose somebody from the list who is in office.")
_OFFICE = Label("请从列表中选择机构。", "Choose an office from the list.")
_EVIDENCE = Label("案卷里没有这份证据，请从列表中选择。", "The file has no such evidence; choose from the list.")
_FILE = Label("这个文件还没有传完，或不是您上传的，请重新上传。", "This file is not complete or not yours; upload it again.")


def check_references(form: tuple[Field, ...], data: Mapping[str, Any], person: Person | None, dispute: Dispute | None = None) -> None:
    """Raises InvalidData naming each field whose row is missing. Parties, claims and papers are the engine's matter.

    ``person`` is who acts; the system (``None``) names only what other steps have checked.
    """
    if person is None:
        return
    errors = {path: wrong for f, path, value in _named(form, data, "") if (wrong := _wrong(f, value, person, dispute))}
    if errors:
        raise InvalidData(errors)


def _named(form: tuple[Field, ...], data: Mapping[str, Any], prefix: str) -> Iterator[tuple[Field, str, str]]:
    for f in form:
        value, path = data.get(f.name), f"{prefix}{f.name}"
        if f.kind is FieldKind.ROWS:
            for i, row in enumerate(value or ()):
                yield from _named(f.fields, row, f"{path}.{i}.")
        elif f.kind is FieldKind.IDENTIFIER and f.of in CHECKED and value:
            yield f, path, str(value)


def _wrong(f: Field, value: str, person: Person, dispute: Dispute | None) -> Label | None:
    if f.of == "evidence":
        return None if Evidence.objects.filter(pk=value, dispute=dispute).exists() else _EVIDENCE
    if f.of == "office":
        return None if Office.objects.filter(pk=value, is_active=True).exists() else _OFFICE
    if f.of == "account":
        return None if ask("SELECT 1 FROM organisations_person WHERE id = %s AND is_active", value) else _ACCOUNT
    if f.of == "person":
        held = Membership.objects.filter(running(), person__pk=value, person__is_active=True)
        role = ROLE_OF_FIELD.get(f.name)
        return None if (held.filter(role=role) if role else held).exists() else _PERSON
    file = StoredFile.objects.filter(pk=value, complete=True).first()
    return None if file is not None and file.owner_id in (None, person.pk) else _FILE
