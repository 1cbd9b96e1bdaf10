"""A snapshot made of rows, for tests of what is asked of one."""

from hashlib import sha256
from pathlib import Path

import pyarrow as pa

from servanda.flows.parts import PartWriter
from servanda.flows.schema import schema_of
from servanda.flows.snapshot import (
    MANIFEST,
    Manifest,
    Snapshot,
    Source,
    Table,
    open_snapshot,
    written,
)
from servanda.records.bulk import TABLES, Rows, Semantics

CUMULATIVE = Semantics(kind="cumulative", headline=("disbursement", "expenditure"))


def row_of(table: str, **values: object) -> tuple[object, ...]:
    """Return a row of a table in column order; what is not given is "" or None as its kind wants."""
    blank = {"text": "", "code": ""}
    return tuple(values.get(name, blank.get(kind)) for name, kind in TABLES[table].items())


def build(
    rows: Rows,
    folder: Path,
    *,
    semantics: Semantics = CUMULATIVE,
    dead: frozenset[int] = frozenset(),
) -> Snapshot:
    """Write `folder/toy/00001` with these rows; records in `dead` are held but do not count."""
    own = folder / "toy" / "00001"
    writer = PartWriter(own, "00000")
    writer.add(rows)
    records = sorted({row[0] for given in rows.tables.values() for row in given})
    source = [
        {
            "record": key,
            "file": "0" * 64,
            "place": place,
            "offset": place * 10,
            "length": 10,
            "hash": sha256(str(key).encode()).digest(),
            "content": None,
            "wins": key not in dead,
            "reason": "duplicate" if key in dead else "",
            "winner": None,
        }
        for place, key in enumerate(records)
    ]
    writer.add_table("source", pa.Table.from_pylist(source, schema=schema_of("source")))
    parts = writer.close()
    manifest = Manifest(
        dataset="toy",
        snapshot="00001",
        standard="toy",
        version="1",
        semantics=semantics,
        created="2026-06-30T12:00:00Z",
        whole=not dead,
        records=len(records) - len(dead),
        sources=(Source(sha256="0" * 64, name="toy.jsonl", size=10 * len(records)),),
        tables={
            name: Table(rows=part.rows, parts=(part.under("00001"),))
            for name, part in parts.items()
        },
    )
    (own / MANIFEST).write_bytes(written(manifest))
    return open_snapshot(own)
