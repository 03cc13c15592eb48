"""Writing new rows with one plain statement for each table: the ORM's own way costs three times the work of the step."""

from collections.abc import Sequence
from functools import cache

from django.db import connection
from django.db.models import AutoField, Field, Model


def insert(rows: Sequence[Model]) -> None:
    """Inserts new rows of one table. Keys that the database makes itself are not read back."""
    if not rows:
        return
    head, marks, fields = _plan(type(rows[0]))
    values = [field.get_db_prep_save(field.pre_save(row, True), connection) for row in rows for field in fields]
    with connection.cursor() as cursor:
        cursor.execute(head + ", ".join([marks] * len(rows)), values)
    for row in rows:
        row._state.adding, row._state.db = False, connection.alias


@cache
def _plan(table: type[Model]) -> tuple[str, str, tuple["Field[object, object]", ...]]:
    """The statement's head, the marks of one row, and the fields in their order."""
    meta = table._meta
    fields = tuple(f for f in meta.concrete_fields if not isinstance(f, AutoField))
    columns = ", ".join(connection.ops.quote_name(str(f.column)) for f in fields)
    head = f"INSERT INTO {connection.ops.quote_name(meta.db_table)} ({columns}) VALUES "
    return head, f"({', '.join(['%s'] * len(fields))})", fields
