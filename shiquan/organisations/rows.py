"""Plain statements for the busiest rows: making a statement the ORM's way costs several times what its answer costs.

New rows wait in a :class:`Script` and go to the database in one message, one statement for each table. Rows are found by
a condition in SQL, with ``%s`` for each value.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from functools import cache, cached_property, lru_cache
from operator import attrgetter
from typing import Any, TypeVar

import orjson
from django.db import connection, models
from django.db.backends.utils import CursorWrapper
from psycopg import Cursor
from psycopg.adapt import Transformer

Row = TypeVar("Row", bound=models.Model)
PLAIN = (
    models.UUIDField, models.ForeignKey, models.CharField, models.TextField, models.BooleanField, models.IntegerField,
    models.DateField,
)  # fmt: skip
"""Columns whose Python value is what the database is told; a decimal or JSON is turned by its field first."""


class Script:
    """Statements that go to the database together: one message, one answer, and (PostgreSQL's rule) all or nothing."""

    def __init__(self) -> None:
        self._statements: list[bytes] = []

    @cached_property
    def _literal(self) -> Callable[[Any], bytes]:
        """How a value is written into a statement on this connection."""
        connection.ensure_connection()
        return Transformer(connection.connection).as_literal

    def add(self, sql: str, *values: Any) -> None:
        """A statement with ``%s`` for each value (and no other per cent sign)."""
        literal = self._literal
        self._statements.append(sql.encode() % tuple(map(literal, values)) if values else sql.encode())

    def add_named(self, sql: str, values: Mapping[str, Any]) -> None:
        """A statement with ``%(name)s`` for each value."""
        literal = self._literal
        self._statements.append(sql.rstrip(";\n ").encode() % {name.encode(): literal(value) for name, value in values.items()})

    def insert(self, rows: Sequence[models.Model]) -> None:
        """New rows, one statement for each table. Keys that the database makes itself are not read back."""
        literal = self._literal
        for table, group in _by_table(rows).items():
            columns = _columns(table)
            lines = [b", ".join(map(literal, columns.values(row))) for row in group]
            self._statements.append(columns.insert + b"), (".join(lines) + b")")

    def update(self, row: models.Model, *names: str) -> None:
        """Writes the named columns of a row that is there (all of them without names)."""
        literal, columns = self._literal, _columns(type(row))
        changed = b", ".join(
            name + b" = " + literal(value)
            for field, name, value in zip(columns.fields, columns.names, columns.values(row), strict=True)
            if not field.primary_key and (not names or field.name in names)
        )
        self._statements.append(columns.update % (changed, literal(row.pk)))

    def run(self) -> tuple[Any, ...] | None:
        """Sends everything; returns the first row that the last statement answers with, if it answers."""
        if not self._statements:
            return None
        with connection.cursor() as cursor:
            cursor.execute(b"; ".join(self._statements).decode())
            while cursor.nextset():
                pass
            self._statements.clear()
            return cursor.fetchone() if cursor.description else None


class Formula(Script):
    """A script that only adds, and comes again and again: one statement, which the server plans once for each connection.

    New rows travel as JSON, one text for each table, so that it is the same statement however many they are.
    """

    def __init__(self) -> None:
        super().__init__()
        self._parts: list[str] = []
        self._values: list[Any] = []

    def add(self, sql: str, *values: Any) -> None:
        self._parts.append(sql)
        self._values += values

    def add_named(self, sql: str, values: Mapping[str, Any]) -> None:
        self.add(_NAMED.sub("%s", sql.rstrip(";\n ")), *(values[name] for name in _NAMED.findall(sql)))

    def insert(self, rows: Sequence[models.Model]) -> None:
        for table, group in _by_table(rows).items():
            columns = _columns(table)
            self.add(columns.insert_json, orjson.dumps([columns.named(row) for row in group], default=_as_text).decode())

    def update(self, row: models.Model, *names: str) -> None:
        raise TypeError("a formula only adds")

    def run(self) -> tuple[Any, ...] | None:
        """Sends everything; there is no answer."""
        if self._parts:
            ask(_together(tuple(self._parts)), *self._values)
            self._parts.clear()
            self._values.clear()
        return None


@lru_cache(maxsize=64)
def _together(parts: tuple[str, ...]) -> str:
    """One statement of many. What only selects is done if somebody looks at it, what writes in any case."""
    named = ", ".join(f"part_{i} AS ({part})" for i, part in enumerate(parts))
    looked_at = [f"(SELECT count(*) FROM part_{i})" for i, part in enumerate(parts) if part.lstrip().startswith("SELECT")]
    return f"WITH {named} SELECT {', '.join(looked_at) or 1}"


_NAMED = re.compile(r"%\((\w+)\)s")


def in_transaction() -> bool:
    """Whether a transaction is open; outside one, a script is a transaction of its own."""
    return bool(connection.in_atomic_block)


def find(table: type[Row], condition: str, *values: Any) -> Row | None:
    """The first row of a table that fits, in the condition's own order."""
    return next(iter(fetch(table, f"{condition} LIMIT 1", *values)), None)


def find_with(table: type[Row], value: str, condition: str, *values: Any) -> tuple[Row, Any] | None:
    """Like ``find``, and one more value that SQL works out for the row."""
    found = _select(table, f"{condition} LIMIT 1", values, value)
    return (_made(table, [found[0][:-1]])[0], found[0][-1]) if found else None


def fetch(table: type[Row], condition: str, *values: Any) -> list[Row]:
    """The rows of a table that fit."""
    return _made(table, _select(table, condition, values))


def ask(sql: str, *values: Any) -> tuple[Any, ...] | None:
    """The first row of any query."""
    with _prepared() as cursor:
        cursor.execute(sql, values)
        row: tuple[Any, ...] | None = cursor.fetchone()
        return row


def _select(table: type[models.Model], condition: str, values: Sequence[Any], also: str = "") -> list[tuple[Any, ...]]:
    columns, name = _reading(table)[:2]
    with _prepared() as cursor:
        cursor.execute(f"SELECT {columns}{also and f', {also}'} FROM {name} WHERE {condition}", values)
        found: list[tuple[Any, ...]] = cursor.fetchall()
        return found


def _made(table: type[Row], found: list[tuple[Any, ...]]) -> list[Row]:
    names, turned = _reading(table)[2:]
    if turned:
        found = [tuple(turned[i](v) if i in turned else v for i, v in enumerate(row)) for row in found]
    return [table.from_db(connection.alias, names, row) for row in found]


def _prepared() -> CursorWrapper:
    """A cursor whose statements the server plans once for each connection; the answer costs less than its plan."""
    connection.ensure_connection()
    return connection._prepare_cursor(Cursor(connection.connection))  # type: ignore[attr-defined]


def _by_table(rows: Sequence[models.Model]) -> dict[type[models.Model], list[models.Model]]:
    """New rows by their table; from now on they count as written."""
    tables: dict[type[models.Model], list[models.Model]] = {}
    alias = connection.alias
    for row in rows:
        tables.setdefault(type(row), []).append(row)
        row._state.adding, row._state.db = False, alias
    return tables


def _as_text(value: Any) -> str:
    """A sum for JSON, to the last digit. Raises TypeError for anything that no column holds."""
    if isinstance(value, Decimal):
        return str(value)
    raise TypeError(f"no column holds {value!r}")


def _quote(name: str | None) -> str:
    assert name is not None  # every concrete field has a column
    return connection.ops.quote_name(name)


class _Columns:
    """The columns of a table that we write, and the beginnings of the statements that do."""

    def __init__(self, table: type[models.Model]) -> None:
        self.fields = [f for f in table._meta.concrete_fields if not isinstance(f, models.AutoField)]
        self.names = [_quote(f.column).encode() for f in self.fields]
        names, name = b", ".join(self.names).decode(), _quote(table._meta.db_table)
        self.insert = f"INSERT INTO {name} ({names}) VALUES (".encode()
        self.insert_json = f"INSERT INTO {name} ({names}) SELECT {names} FROM json_populate_recordset(NULL::{name}, %s::json)"
        self.update = f"UPDATE {name} SET %s WHERE {_quote(table._meta.pk.column)} = %s".encode()
        self._keys = [str(f.column) for f in self.fields]
        self._take = attrgetter(*(f.attname for f in self.fields))
        self._turned = [(i, f) for i, f in enumerate(self.fields) if not isinstance(f, PLAIN)]

    def named(self, row: models.Model) -> dict[str, Any]:
        """The columns of a row and their values, for JSON."""
        return dict(zip(self._keys, self._take(row), strict=True))

    def values(self, row: models.Model) -> list[Any]:
        """What the database is told of a row."""
        values = list(self._take(row))
        for i, field in self._turned:
            values[i] = field.get_db_prep_save(values[i], connection)
        return values


@cache
def _columns(table: type[models.Model]) -> _Columns:
    return _Columns(table)


@cache
def _reading(table: type[models.Model]) -> tuple[str, str, list[str], dict[int, Callable[[Any], Any]]]:
    """The columns and the table as SQL names them, the names of the attributes, and how columns of JSON are read."""
    fields = table._meta.concrete_fields
    turned = {i: _reader(f) for i, f in enumerate(fields) if hasattr(f, "from_db_value")}
    return ", ".join(_quote(f.column) for f in fields), _quote(table._meta.db_table), [f.attname for f in fields], turned


def _reader(field: Any) -> Callable[[Any], Any]:
    return lambda value: field.from_db_value(value, None, connection)
