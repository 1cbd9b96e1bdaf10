"""References between the records of a package.

A record that refers to a promise, a delivery, an instrument, a direction, an occasion or a document
that is not there cannot be kept. A party that has no row of its own is only warned of: a press text
names more parties than anybody registers.
"""

from collections.abc import Iterator

from servanda.records import NAMES, Finding, Record
from servanda.standards.datapackage.sheets import fault, warning
from servanda.standards.datapackage.tables import Column, tables

Placed = dict[tuple[str, str], tuple[str, Record]]  # (kind, id) -> where, record


def settle(placed: Placed) -> Iterator[Finding]:
    """Take out of `placed` what cannot be kept, and whatever leans on it; yield why."""
    while True:
        lost = {
            key: findings
            for key, (where, record) in placed.items()
            if (findings := list(_dangling(where, record, placed)))
        }
        if not lost:
            break
        for key, findings in lost.items():
            del placed[key]
            yield from findings
    for where, record in placed.values():
        yield from _unnamed(where, record, placed)


def _references(record: Record) -> Iterator[tuple[Column, str]]:
    for column in tables()[NAMES[type(record)]].columns:
        if column.target:
            value = getattr(record, column.name)
            for one in value if isinstance(value, tuple) else (value,):
                if one:
                    yield column, one


def _dangling(where: str, record: Record, placed: Placed) -> Iterator[Finding]:
    for column, one in _references(record):
        if column.target in ("party", "*") or (column.target, one) in placed:
            continue
        yield fault(
            "row.dangling",
            f"there is no {column.target} {one[:80]!r}",
            f"{where}:{column.name}",
            f"Add the {column.target}, or correct the id.",
        )


def _unnamed(where: str, record: Record, placed: Placed) -> Iterator[Finding]:
    for column, one in _references(record):
        kind, key = one.partition(":")[::2] if column.target == "*" else (column.target, one)
        if (kind, key) not in placed:
            yield warning(
                "row.unnamed",
                f"there is no {kind} {key[:80]!r}; the reference is kept as it is",
                f"{where}:{column.name}",
                f"Add a row for the {kind}, or correct the id.",
            )
