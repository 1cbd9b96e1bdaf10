"""The rows of a figure as a CSV file: the columns and the words of `servanda flows rows`, in one go.

DuckDB writes the file from the roll-up; no row becomes an object. The rows stand in the order of the
roll-up: in each of its turns by month, then by party. A file is there as a whole or not at all.
"""

from pathlib import Path

import duckdb
import pyarrow as pa

from servanda.flows.listing import COLUMNS
from servanda.flows.snapshot import Snapshot, quoted

_NUMBERS = ("amount", "worth", "rate", "passed")
# Between these a number of six places has fewer digits than a DOUBLE tells apart, and is written by it
# in a fraction of the time, digit for digit the same.
_SMALLEST, _LARGEST = "0.001", "1000000000"
_KEPT = ("record", "day", "rate_day", "offset", "length")


def write_csv(con: duckdb.DuckDBPyConnection, question: str, snapshot: Snapshot, path: Path) -> int:
    """Write what `listing.chosen` gave; return the number of rows."""
    names = [(source.sha256, source.name) for source in snapshot.manifest.sources]
    columns = list(zip(*names, strict=True)) or [(), ()]
    arrays = [pa.array(one, pa.string()) for one in columns]
    con.register("named_files", pa.Table.from_arrays(arrays, names=["file", "file_name"]))
    beside = path.with_name(f"{path.name}.new")
    told = f"""SELECT {", ".join(map(_written, COLUMNS))}, nullif(file_name, '') AS file_name
        FROM ({question}) LEFT JOIN named_files USING (file)"""
    try:
        copied = con.execute(f"COPY ({told}) TO {quoted(str(beside))} (FORMAT csv, HEADER)")
        ((rows,),) = copied.fetchall()
        beside.replace(path)
    finally:
        con.unregister("named_files")
        beside.unlink(missing_ok=True)
    return int(rows)


def _written(column: str) -> str:
    """Return an expression of SQL: a column as text; nothing for "", so that no quotes stand there."""
    name = f'"{column}"'
    if column in _KEPT:
        return name
    if column == "rate":
        return f"rtrim(rtrim({name}::VARCHAR, '0'), '.') AS {name}"
    if column in _NUMBERS:
        return f"{_number(name)} AS {name}"
    return f"nullif({name}, '') AS {name}"


def _number(name: str) -> str:
    """Return an expression of SQL: a decimal of six places as text, without zeros at its end."""
    short = f"{name}::DOUBLE"
    return f"""CASE WHEN abs({short}) BETWEEN {_SMALLEST} AND {_LARGEST}
        THEN CASE WHEN {short} = floor({short}) THEN ({short})::BIGINT::VARCHAR
            ELSE ({short})::VARCHAR END
        ELSE rtrim(rtrim({name}::VARCHAR, '0'), '.') END"""
