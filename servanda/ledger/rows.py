"""A record as the row of its table, and back.

The columns are those of `records.columns`; a reference is kept as the key of the row it names, and
is cut back to the bare id on the way out. Worked example: the count `worldbank-2016` of the promise
`qatar-1000m` in the plan `gaza-2014` has the key `gaza-2014/worldbank-2016`, and its column
`promise` holds `gaza-2014/qatar-1000m`.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from servanda.ledger.models import TABLES
from servanda.records import KINDS, NAMES, Anchor, Record
from servanda.records.batch import from_batch
from servanda.records.columns import column_types, from_columns

_KIND_OF_TABLE = {table: kind for kind, table in TABLES.items()}


def key_of(record: Record) -> str:
    """Return the key a record is kept under."""
    return record.id if NAMES[type(record)] == "plan" else f"{record.plan}/{record.id}"


@cache
def references(kind: str) -> dict[str, str]:
    """Return column -> kind of the record it names, the plan left out."""
    return {
        name: _KIND_OF_TABLE[field.related_model]
        for name, field in _fields(kind).items()
        if field.is_relation and name != "plan"
    }


@cache
def stored_names(kind: str) -> tuple[str, ...]:
    """Return the names by which Django reads the columns raw: `promise_id` for `promise`."""
    return tuple(field.attname for field in _fields(kind).values())


@cache
def _fields(kind: str) -> dict[str, Any]:
    table = TABLES[kind]
    return {name: table._meta.get_field(name) for name in column_types(KINDS[kind])}


def stored(kind: str, columns: dict[str, Any]) -> list[Any]:
    """Return the columns' values in order, with references made keys and absent ones None."""
    row = dict(columns)
    for name in references(kind):
        row[name] = f"{row['plan']}/{row[name]}" if row[name] else None
    return list(row.values())


def record_of(kind: str, values: Sequence[Any], evidence: Sequence[Anchor]) -> Record:
    """Return the record that a row describes; ValueError where the row makes no sense."""
    row = dict(zip(column_types(KINDS[kind]), values, strict=True))
    for name in references(kind):
        # A key of another plan stays whole: the digest then shows that the row was altered.
        row[name] = (row[name] or "").removeprefix(f"{row['plan']}/")
    record: Record = from_columns(KINDS[kind], row, evidence)
    return record


def batch_of(
    kind: str, columns: Mapping[str, list[Any]], evidence: Iterable[Sequence[Anchor]] = ()
) -> list[Any]:
    """Return the records of many rows, given as column (named as in the table) -> its values.

    Columns may be missing, see `records.batch`; ValueError where a row makes no sense.
    """
    names = dict(zip(stored_names(kind), column_types(KINDS[kind]), strict=True))
    given = {names[name]: values for name, values in columns.items() if name in names}
    for name in references(kind).keys() & given.keys():
        given[name] = _ids(given[name], given["plan"])
    return from_batch(KINDS[kind], given, count=len(columns["id"]), evidence=evidence)


def _ids(keys: list[Any], plans: list[str]) -> list[str]:
    """Return the bare id of each key of its row's own plan, as `record_of` does."""
    if len(set(plans)) == 1:
        prefix = f"{plans[0]}/"
        bare = {key: (key or "").removeprefix(prefix) for key in set(keys)}
        return list(map(bare.__getitem__, keys))
    return [(key or "").removeprefix(f"{plan}/") for key, plan in zip(keys, plans, strict=True)]
