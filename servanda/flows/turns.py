"""A snapshot in turns: some hundred thousand flows at a time, with all else that their records hold.

What is worked out record by record then needs the same memory for any size of dataset. A turn is of
the activities of a stretch, and of the stretch of every other table that has all rows of theirs:
part files hold them in much the same order, so that stretches are short. Where they do not, more is
read, and nothing is missed: who reads a stretch takes of it what belongs to its activities.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from servanda.flows.snapshot import Snapshot, listed, nothing

if TYPE_CHECKING:
    import duckdb

MOST = 120_000  # flows in a turn
CUT = ("activity", "flow", "share")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part file: `before` rows of its table stand in files before it."""

    path: str
    before: int
    rows: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One turn: for each table the rows from one number to before another, in all its parts."""

    parts: Mapping[str, tuple[Part, ...]]
    stretches: Mapping[str, tuple[int, int]]

    def sql(self, table: str) -> str:
        """Return a SELECT of its rows of a table, live or not, each with its number `nth`."""
        first, last = self.stretches[table]
        held = [
            one for one in self.parts[table] if one.before < last and first < one.before + one.rows
        ]
        inner = [one for one in held if first <= one.before and one.before + one.rows <= last]
        found = [_files(inner)] if inner else []
        for one in held:
            if one not in inner:
                among = (max(first - one.before, 0), min(last - one.before, one.rows) - 1)
                found.append(
                    f"{_files([one])} WHERE file_row_number BETWEEN {among[0]} AND {among[1]}"
                )
        return " UNION ALL ".join(found) or f"SELECT *, 0::BIGINT AS nth FROM ({nothing(table)})"

    def within(self) -> str:
        """Return a condition of SQL on `nth`: it may be a flow of this turn."""
        first, last = self.stretches["flow"]
        return f"nth BETWEEN {first} AND {last - 1}"


def _files(parts: list[Part]) -> str:
    before = f"([{', '.join(str(one.before) for one in parts)}]::BIGINT[])"
    return f"""SELECT *, {before}[file_index::BIGINT + 1] + file_row_number AS nth
        FROM read_parquet({listed([one.path for one in parts])})"""


def cut(con: "duckdb.DuckDBPyConnection", snapshot: Snapshot) -> tuple[Turn, ...]:
    """Return the turns of a snapshot, each of about MOST flows; one where flows have no activity."""
    parts = {table: tuple(_parts(snapshot, table)) for table in CUT}
    sizes = {table: held[-1].before + held[-1].rows if held else 0 for table, held in parts.items()}
    whole = Turn(parts=parts, stretches={table: (0, sizes[table]) for table in CUT})
    many = -(-sizes["flow"] // MOST)
    if many < 2 or not sizes["activity"]:
        return (whole,)
    size = -(-sizes["activity"] // many)
    turns = range(-(-sizes["activity"] // size))
    found = {table: dict.fromkeys(turns, (0, 0)) for table in CUT}
    own = f"SELECT record, nth // {size} AS turn FROM ({whole.sql('activity')})"
    for table in CUT[1:]:
        rows = con.execute(_STRETCHES.format(rows=whole.sql(table), own=own)).fetchall()
        found[table] |= {turn: (first, last + 1) for turn, first, last, _ in rows}
        if table == "flow" and sum(held for *_, held in rows) < sizes["flow"]:
            return (whole,)
    found["activity"] = {n: (n * size, min((n + 1) * size, sizes["activity"])) for n in turns}
    return tuple(Turn(parts=parts, stretches={t: found[t][n] for t in CUT}) for n in turns)


_STRETCHES = """
SELECT turn, min(nth), max(nth), count(*) FROM (SELECT record, nth FROM ({rows}))
JOIN ({own}) USING (record) GROUP BY turn
"""


def together(turns: tuple[Turn, ...]) -> Turn:
    """Return all turns as one."""
    ends = {table: max(one.stretches[table][1] for one in turns) for table in CUT}
    return Turn(parts=turns[0].parts, stretches={table: (0, end) for table, end in ends.items()})


def _parts(snapshot: Snapshot, table: str) -> Iterator[Part]:
    held = snapshot.manifest.tables.get(table)
    rows = [part.rows for part in held.parts] if held else []
    for path, many, end in zip(snapshot.paths(table), rows, accumulate(rows), strict=True):
        yield Part(path=str(path), before=end - many, rows=many)
