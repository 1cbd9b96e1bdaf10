"""The columns of a snapshot: each table of `records.bulk` as Arrow types, and the table of sources.

What the types promise, docs/reference/flows.md tells. A word that repeats (CODE) is kept as a
dictionary; amounts are exact decimals with six places, days are days.
"""

from hashlib import sha256

import pyarrow as pa

from servanda.records import bulk

TYPES: dict[str, pa.DataType] = {
    bulk.KEY: pa.int64(),
    bulk.TEXT: pa.string(),
    bulk.CODE: pa.dictionary(pa.int32(), pa.string()),
    bulk.DAY: pa.date32(),
    bulk.AMOUNT: pa.decimal128(38, 6),
    bulk.PERCENT: pa.decimal128(9, 6),
    bulk.COUNT: pa.int64(),
    bulk.REAL: pa.float64(),
    bulk.FLAG: pa.bool_(),
}

# Where each record lies, and whether it is the one that counts.
SOURCE = pa.schema(
    [
        ("record", pa.int64()),
        ("file", TYPES[bulk.CODE]),  # SHA-256 of the file as taken
        ("place", pa.int64()),  # number of the record in all files, in the order they were taken
        ("offset", pa.int64()),  # in bytes; the number of the row in a sheet
        ("length", pa.int64()),  # in bytes; 0 in a sheet
        ("hash", pa.binary(32)),  # SHA-256 of the context and the bytes of the record
        ("content", pa.binary()),  # a row of a sheet as canonical JSON, else null
        ("wins", pa.bool_()),  # its rows count; of each record at most one place wins
        ("reason", TYPES[bulk.CODE]),  # why it does not: repeated, duplicate
        ("winner", pa.int64()),  # the record that counts instead, null where it wins
    ]
)


def schema_of(table: str) -> pa.Schema:
    """Return the Arrow schema of a table of rows, or of `source`."""
    if table == "source":
        return SOURCE
    return pa.schema([(name, TYPES[kind]) for name, kind in bulk.TABLES[table].items()])


def fingerprint() -> str:
    """Return a mark of all columns: parts of other columns are not carried into a new snapshot."""
    text = repr([(table, list(columns.items())) for table, columns in bulk.TABLES.items()])
    return sha256(text.encode()).hexdigest()[:16]
