"""Many disputes from a few real ones: rows are copied in SQL with new ids, other offices and other days."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db import connection, models

from shiquan.cases.models import (
    Appointment,
    Case,
    CaseRole,
    Claim,
    Deadline,
    Dispute,
    Document,
    Event,
    Instalment,
    Notice,
    Offer,
    Party,
)  # fmt: skip

COPIED: tuple[type[models.Model], ...] = (
    Dispute, Party, Claim, Instalment, Case, CaseRole, Event, Deadline, Document, Offer, Appointment, Notice,
)  # fmt: skip
ELSEWHERE = "m.procedure LIKE ANY (ARRAY['confirmation/%', 'arbitration/%'])"
"""The county has one court and one commission: their cases stay where they are."""
OVERRIDES: dict[str, str] = {
    "cases_dispute.office_id": "c.office",
    "cases_dispute.receipt_number": "m.receipt_number || '-' || c.n",
    "cases_case.office_id": f"CASE WHEN {ELSEWHERE} THEN m.office_id ELSE c.office END",
    "cases_case.handler_id": f"CASE WHEN m.handler_id IS NULL OR {ELSEWHERE} THEN m.handler_id ELSE c.handler END",
    "cases_case.number": "m.number || '-' || c.n",
    "cases_caserole.person_id": "CASE WHEN m.role = 'mediator' THEN c.handler ELSE m.person_id END",
    "cases_event.uid": "md5(m.uid::text || c.n)::uuid",
    "cases_event.key": "NULL",
    "cases_event.data": "'{}'::jsonb",
    "cases_document.verify_code": "upper(substr(md5(m.verify_code || c.n), 1, 24))",
    "cases_document.content_sealed": "''",
    "cases_deadline.subject": "CASE WHEN length(m.subject) = 36 THEN md5(m.subject || c.n)::uuid::text ELSE m.subject END",
}
"""What does not follow from the column's type. Contents of papers and events are left out: no list reads them."""
OWNERS = {"dispute": "m.dispute_id", "case": "x.dispute_id"}


def plan_copies(templates: Sequence[tuple[UUID, int, int, int]], offices: Sequence[tuple[UUID, Sequence[UUID]]]) -> None:
    """One row for each copy. ``templates``: dispute, how many, youngest and oldest shift in minutes; ``offices`` with handlers."""
    seats = [(office, person) for office, people in offices for person in people]
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE bench_copies (template uuid, n int, office uuid, handler uuid, shift interval)")
        cursor.execute("CREATE TEMPORARY TABLE seats (i int, office uuid, person uuid)")
        cursor.executemany("INSERT INTO seats VALUES (%s, %s, %s)", [(i, o, p) for i, (o, p) in enumerate(seats)])
        for template, count, youngest, oldest in templates:
            cursor.execute(
                "INSERT INTO bench_copies SELECT %s, g, s.office, s.person, (%s + random() * %s) * interval '1 minute'"
                " FROM generate_series(1, %s) g JOIN seats s ON s.i = abs(hashint4(g)) %% %s",
                [template, youngest, max(oldest - youngest, 1), count, len(seats)],
            )


def copy_rows() -> int:
    """Copies every row of every template; returns how many disputes there are then."""
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        for model in COPIED:
            cursor.execute(_copying(model))
        cursor.execute("SET session_replication_role = DEFAULT")
        cursor.execute("DROP TABLE bench_copies")
        cursor.execute("VACUUM ANALYZE")  # as the server does by itself some minutes after so many rows came in
    return Dispute.objects.count()


def _copying(model: type[models.Model]) -> str:
    table = model._meta.db_table
    columns, values = [], []
    for field in model._meta.concrete_fields:
        if isinstance(field, models.BigAutoField):
            continue
        columns.append(f'"{field.column}"')
        values.append(OVERRIDES.get(f"{table}.{field.column}") or _value(field))
    names = {f.name for f in model._meta.concrete_fields}
    if model is Dispute:
        source = f"{table} m JOIN bench_copies c ON c.template = m.id"
    elif "dispute" in names:
        source = f"{table} m JOIN bench_copies c ON c.template = m.dispute_id"
    else:
        source = f"{table} m JOIN cases_case x ON x.id = m.case_id JOIN bench_copies c ON c.template = x.dispute_id"
    return f"INSERT INTO {table} ({', '.join(columns)}) SELECT {', '.join(values)} FROM {source}"  # noqa: S608


def _value(field: "models.Field[Any, Any]") -> str:
    column = f'm."{field.column}"'
    if field.primary_key or (isinstance(field, models.ForeignKey) and field.related_model in COPIED):
        return f"md5({column}::text || c.n)::uuid"
    if isinstance(field, models.DateTimeField):
        return f"{column} - c.shift"
    if isinstance(field, models.DateField):
        return f"({column} - c.shift)::date"
    return column
