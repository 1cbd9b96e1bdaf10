"""A small standard for tests: a JSON object a line, each an activity with flows.

{"id": "A1", "updated": "2026-01-01", "flows": [[100, "USD"], ...]}
"""

from collections.abc import Iterator
from typing import BinaryIO

from servanda.records import Finding, Level
from servanda.records.bulk import TABLES, Piece, Rows, Semantics, key_of
from servanda.standards.json_cut import cut_json, load_record

NAME, VERSION, SPECIFICATION, MEDIA_TYPE = "Toy", "1", "https://example.org/toy", "text/plain"
SEMANTICS = Semantics(kind="cumulative", headline=("disbursement",))
MODULE = __name__


def sniff(head: bytes, filename: str) -> bool:
    """Tell by the first key."""
    return head.lstrip().startswith(b'{"id"')


def context(stream: BinaryIO, filename: str) -> bytes:
    """Return nothing but a constant."""
    return b"toy 1"


def cut(stream: BinaryIO, context: bytes) -> Iterator[Piece | Finding]:
    """Cut at the lines."""
    yield from cut_json(stream, {()})


def extract(content: bytes, context: bytes, rows: Rows) -> None:
    """Make an activity, and a flow of each amount."""
    key = key_of(content, context)
    try:
        found = load_record(content)
    except ValueError as fault:
        finding = Finding(level=Level.ERROR, code="toy.record.unread", message=str(fault))
        rows.find(key, finding)
        return
    if found.get("fail"):
        rows.add("activity", row("activity", record=key, id=found["id"]))
        raise RuntimeError("the reader stumbles")
    updated = found.get("updated", "")
    rows.add("activity", row("activity", record=key, id=found["id"], updated=updated))
    for number, (amount, currency) in enumerate(found.get("flows", ()), 1):
        flow = {"ref": str(number), "stage": "disbursement", "amount": str(amount)}
        rows.add("flow", row("flow", record=key, currency=currency, **flow))


def validate(stream: BinaryIO, filename: str) -> Iterator[Finding]:
    """Find nothing."""
    yield from ()


WORDS = {"text": "", "code": ""}
BLANK = {table: [WORDS.get(kind) for kind in columns.values()] for table, columns in TABLES.items()}
AT = {table: {name: n for n, name in enumerate(columns)} for table, columns in TABLES.items()}


def row(table: str, **values: object) -> tuple[object, ...]:
    """Return a row in column order."""
    made, at = BLANK[table].copy(), AT[table]
    for name, value in values.items():
        made[at[name]] = value
    return tuple(made)
