"""Many rows at once by one prepared statement, without a model instance for each."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from django.db import connection, models

from servanda.ledger.models.fields import ExactDecimal

CHUNK = 500  # keys in one query: well under every database's limit of parameters


def chunks(items: Iterable[Any], size: int = CHUNK) -> Iterator[list[Any]]:
    """Yield the items in lists of at most `size`."""
    rest = iter(items)
    while chunk := list(islice(rest, size)):
        yield chunk


def insert(
    table: type[models.Model],
    names: Sequence[str],
    rows: Iterable[Sequence[Any]],
    *,
    replace: Sequence[str] = (),
) -> None:
    """Insert rows of the fields `names`; with `replace`, a row of the same key takes these over."""
    fields = [table._meta.get_field(name) for name in names]
    quote = connection.ops.quote_name
    columns = [quote(field.column) for field in fields]
    into = f"INSERT INTO {quote(table._meta.db_table)} ({', '.join(columns)}) VALUES "  # noqa: S608
    takeover = ""
    if replace:
        taken = [quote(table._meta.get_field(name).column) for name in replace]
        sets = ", ".join(f"{column} = excluded.{column}" for column in taken)
        takeover = f" ON CONFLICT ({quote(table._meta.pk.column)}) DO UPDATE SET {sets}"
    prepare = [_preparer(field) for field in fields]
    one = f"({', '.join(['%s'] * len(columns))})"
    with connection.cursor() as cursor:
        for chunk in chunks(rows, 1_000):
            ready = [[p(v) if p else v for p, v in zip(prepare, row, strict=True)] for row in chunk]
            if connection.vendor == "sqlite":
                cursor.executemany(f"{into}{one}{takeover}", ready)
            else:  # a server answers once for many rows sooner than once for each
                values = ", ".join([one] * len(ready))
                cursor.execute(f"{into}{values}{takeover}", [v for row in ready for v in row])


def _preparer(field: Any) -> Callable[[Any], Any] | None:
    """Return what turns a Python value into the driver's, None where it already is."""
    special = (ExactDecimal, models.JSONField, models.DateTimeField, models.DateField)
    if not isinstance(field, special):
        return None
    return lambda value: field.get_db_prep_save(value, connection)
