"""Rows into part files: columns of Arrow, one Parquet file for each table and job.

Whatever a publisher wrote can be kept, and what had to be changed for it is said in a finding beside
the record:

- `flows.text.surrogate`: a lone surrogate, which no encoding can write, became U+FFFD;
- `flows.number.rounded`: more than six places after the point were rounded;
- `flows.value.unkeepable`: a number too long for its column, or a day no calendar has, left empty.

The same rows make the same bytes, whoever writes them.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any
from uuid import uuid4

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from servanda.flows.beside import hash_of
from servanda.flows.schema import TYPES, schema_of
from servanda.flows.snapshot import Part as Part
from servanda.records import Finding, Level
from servanda.records.bulk import AMOUNT, CODE, DAY, FLAG, PERCENT, TABLES, TEXT, Rows

GROUP = 12 << 20  # bytes of Arrow columns held, over which the largest table makes a row group
RELIEF = 4 << 20  # bytes of Arrow columns written, after which what was freed is given back
FIRST_DAY, LAST_DAY = -719_162, 2_932_896  # 0001-01-01 and 9999-12-31
PLACES = Decimal("0.000001")

_unrelieved = [0]
_SURROGATE = re.compile("[\ud800-\udfff]")
_ALIKE = (CODE, TEXT, FLAG, AMOUNT, PERCENT, DAY)  # kinds of which equal values are the same
_UNFIT = (pa.ArrowException, UnicodeError, OverflowError, TypeError, ValueError)


def frugally() -> None:
    """Let Arrow give memory back: its own allocators keep what was freed, some 20 MB in each process."""
    pa.set_memory_pool(pa.system_memory_pool())


def relieve(written: int = 0) -> None:
    """Give back to the system what was freed: of a process that has read much, some 20 MB.

    Told how many bytes of columns were written, it waits until there are many: it goes through all memory.
    """
    _unrelieved[0] += written
    if not written or _unrelieved[0] >= RELIEF:
        _unrelieved[0] = 0
        pa.default_memory_pool().release_unused()


def opened(path: Path) -> pq.ParquetFile:
    """Open a part to read some columns: nothing is read ahead, which takes half of the work for a small one."""
    return pq.ParquetFile(path, pre_buffer=False)


def to_arrow(rows: Rows) -> dict[str, pa.Table]:
    """Turn rows into Arrow tables; what cannot be kept as it is, is mended with a finding."""
    mended = Rows()
    found = {
        name: _table(name, given, mended)
        for name, given in rows.tables.items()
        if given and name != "finding"
    }
    if findings := [*rows.tables.get("finding", ()), *mended.tables.get("finding", ())]:
        found["finding"] = _table("finding", findings, Rows())
    return found


def _table(name: str, given: Sequence[tuple[Any, ...]], mended: Rows) -> pa.Table:
    arrays = []
    columns = zip(TABLES[name].items(), zip(*given, strict=True), strict=True)
    for (column, kind), values in columns:
        try:
            array, faults = _quickly(kind, values), list[tuple[int, Finding]]()
        except _UNFIT:
            array, faults = _one_by_one(kind, values)
        arrays.append(array)
        for row, fault in faults:
            finding = _told(fault, f"{name}.{column}", values[row])
            mended.find(given[row][0], finding, path=f"{name}.{column}")
    return pa.Table.from_arrays(arrays, schema=schema_of(name))


def _quickly(kind: str, values: Sequence[Any]) -> pa.Array:
    if kind in _ALIKE and _same(values):
        return _repeated(kind, values[0], len(values))
    if kind in (AMOUNT, PERCENT):
        return pa.array(values, pa.string()).cast(TYPES[kind])
    if kind == CODE:
        return pa.array(values, pa.string()).dictionary_encode()
    array = pa.array(values, TYPES[kind])
    if kind == DAY and len(array) > array.null_count:
        ends = pc.min_max(array.cast(pa.int32())).as_py()
        if ends["min"] < FIRST_DAY or ends["max"] > LAST_DAY:
            raise OverflowError
    return array


def _same(values: Sequence[Any]) -> bool:
    """Tell whether there are many values, and all are one: a third of the columns of many standards."""
    some = len(values) > 1 and values[0] == values[len(values) // 2] == values[-1]
    return some and values.count(values[0]) == len(values)


def _repeated(kind: str, value: Any, times: int) -> pa.Array:
    if value is None:
        return pa.nulls(times, TYPES[kind])
    one = _quickly(kind, [value])
    if kind == CODE:
        places = pa.repeat(pa.scalar(0, pa.int32()), times)
        return pa.DictionaryArray.from_arrays(places, one.dictionary)
    return pa.repeat(one[0], times)


def _one_by_one(kind: str, values: Sequence[Any]) -> tuple[pa.Array, list[tuple[int, Finding]]]:
    """Return the column, and each place that was mended with the finding that says how."""
    kept: list[Any] = []
    faults: list[tuple[int, Finding]] = []
    for place, value in enumerate(values):
        one, fault = _mended(kind, value)
        kept.append(one)
        if fault:
            faults.append((place, fault))
    return _quickly(kind, kept), faults


def _mended(kind: str, value: Any) -> tuple[Any, Finding | None]:
    """Return a value that its column can keep, and what was done to it, None for nothing."""
    tries: list[tuple[Any, Finding | None]] = [(value, None)]
    if kind in (TEXT, CODE) and isinstance(value, str):
        tries.append((_SURROGATE.sub("\ufffd", value), SURROGATE))
    if kind in (AMOUNT, PERCENT) and isinstance(value, str):
        tries.append((_rounded(value), ROUNDED))
    for one, fault in tries:
        try:
            _quickly(kind, [one])
        except _UNFIT:
            continue
        return one, fault
    return "" if kind in (TEXT, CODE) else None, UNKEEPABLE


def _rounded(digits: str) -> str:
    try:
        return str(Decimal(digits).quantize(PLACES))
    except InvalidOperation:
        return digits


_RAW = "The raw record has it as published."
SURROGATE = Finding(
    level=Level.NOTE,
    code="flows.text.surrogate",
    message="holds a character that cannot be written; U+FFFD stands for it",
    advice=_RAW,
)
ROUNDED = Finding(
    level=Level.WARNING,
    code="flows.number.rounded",
    message="has more than six places after the point; it was rounded",
    advice=_RAW,
)
UNKEEPABLE = Finding(
    level=Level.WARNING,
    code="flows.value.unkeepable",
    message="does not fit its column; it was left empty",
    advice=_RAW,
)


def _told(fault: Finding, column: str, value: Any) -> Finding:
    """Return the fault with the column and the value it is about."""
    shown = ascii(value)
    shown = shown if len(shown) <= 60 else f"{shown[:60]}…"
    return replace(fault, message=f"{column}: {shown} {fault.message}")


class PartWriter:
    """Writes one part for each table that has rows; `close` gives them their names, all at once.

    Until then they lie under names that no reader looks for, so a killed writer leaves nothing that
    could be taken for a part; a second writer of the same part replaces it by the same bytes.
    """

    def __init__(self, folder: Path, name: str, *, group: int = GROUP) -> None:
        """Write parts `<folder>/<table>/<name>.parquet`, with so many bytes of columns in memory."""
        self.folder, self.name, self.group = folder, name, group
        self._mark = uuid4().hex
        self._held: dict[str, list[pa.Table]] = {}
        self._sizes: dict[str, int] = {}  # of what is held
        self._written = 0
        self._files: dict[str, pq.ParquetWriter] = {}
        self._rows: dict[str, int] = {}

    def add(self, rows: Rows) -> None:
        """Add rows; they need not stay in memory."""
        for table, found in to_arrow(rows).items():
            self.add_table(table, found)

    def add_table(self, table: str, found: pa.Table) -> None:
        """Add rows that are columns already, in the table's schema."""
        self._held.setdefault(table, []).append(found)
        size = found.nbytes
        self._sizes[table], self._written = self._sizes.get(table, 0) + size, self._written + size
        if sum(self._sizes.values()) >= self.group:
            self._flush(max(self._sizes, key=lambda name: self._sizes[name]))

    def close(self) -> dict[str, Part]:
        """Put the parts in their place; return them by table, in order. They are not on the disk yet."""
        for table in list(self._held):
            self._flush(table)
        parts = {}
        for table in sorted(self._files):
            self._files[table].close()
            final = self._path(table, "parquet")
            self._path(table, self._mark).replace(final)
            relative = final.relative_to(self.folder).as_posix()
            parts[table] = Part(path=relative, sha256=hash_of(final), rows=self._rows[table])
        relieve(self._written)
        return parts

    def _path(self, table: str, ending: str) -> Path:
        return self.folder / table / f"{self.name}.{ending}"

    def _flush(self, table: str) -> None:
        held = self._held.pop(table)
        self._sizes.pop(table)
        found = pa.concat_tables(held).unify_dictionaries().combine_chunks()
        if not len(found):
            return
        if table not in self._files:
            self._files[table] = self._open(table)
        self._files[table].write_table(found, row_group_size=len(found))
        self._rows[table] = self._rows.get(table, 0) + len(found)

    def _open(self, table: str) -> pq.ParquetWriter:
        path = self._path(table, self._mark)
        path.parent.mkdir(parents=True, exist_ok=True)
        schema = schema_of(table)
        repeated = [one.name for one in schema if pa.types.is_dictionary(one.type)]
        return pq.ParquetWriter(path, schema, compression="zstd", use_dictionary=repeated)
