"""Which records count, as an import asks it: seen at once where nothing stands twice, else from DuckDB.

Of most files no record stands twice and no identifier is claimed twice, so that every record counts. That
is seen from keys and identifiers alone, in a tenth of the time that questions take; `Plain` then gives
the very rows that `Asked` would. Where something does stand twice, or there are many records,
`seen` gives None or not all are `claimed_once`, and `verdicts` judges.
"""

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pyarrow as pa
import pyarrow.compute as pc

from servanda.flows import verdicts
from servanda.flows.earlier import FEW, SMALL, Earlier
from servanda.flows.parts import PartWriter, opened
from servanda.flows.places import GATHERED, NUMBERS, PLACES
from servanda.flows.schema import SOURCE

if TYPE_CHECKING:
    import duckdb

BATCH = 8_192  # rows that are given to a writer at a time, as questions give them
_AWAY = "SELECT record FROM known ANTI JOIN places USING (record)"
_GIVEN = ["record", "file", "place", "offset", "length", "hash", "content", "reason"]


class Standing(Protocol):
    """What assembling a snapshot asks."""

    def counts(self) -> tuple[int, int, int]:
        """Return how many records win, how many are kept but lose, and how many are gone."""

    def away(self) -> pa.Array:
        """Return the records whose rows lie in parts, and that no file holds any more."""

    def dead(self, *, gone: bool) -> pa.Array:
        """Return the records whose rows lie in parts and do not count; with those that are `gone`."""

    def rename(self, names: Mapping[str, str]) -> None:
        """Let files go by their hashes."""

    def write(self, writer: PartWriter, *, gone: bool, names: Mapping[str, str]) -> None:
        """Write the table `source` and what is told of what stands twice; `names` of files by hash."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What questions answer; `planning.lay_out` has laid out what they are asked of."""

    con: "duckdb.DuckDBPyConnection"

    @classmethod
    def judged(cls, con: "duckdb.DuckDBPyConnection", activities: list[Path]) -> "Asked":
        """Judge what stands twice."""
        verdicts.judge(con, activities)
        return cls(con)

    def counts(self) -> tuple[int, int, int]:
        """Count."""
        return verdicts.counts(self.con)

    def away(self) -> pa.Array:
        """Ask for them."""
        return self._records(_AWAY)

    def dead(self, *, gone: bool) -> pa.Array:
        """Ask for them."""
        lost = "SELECT record FROM lost"
        return self._records(f"{lost} UNION ALL {_AWAY}" if gone else lost)

    def rename(self, names: Mapping[str, str]) -> None:
        """Rename them in the table `files`."""
        for old, new in names.items():
            self.con.execute("UPDATE files SET file = ? WHERE file = ?", [new, old])

    def write(self, writer: PartWriter, *, gone: bool, names: Mapping[str, str]) -> None:
        """Write what questions answer."""
        verdicts.write_sources(self.con, writer, gone=gone)
        verdicts.write_findings(self.con, writer, names=names)

    def _records(self, question: str) -> pa.Array:
        return self.con.sql(question).to_arrow_table()["record"].combine_chunks()


@dataclass(slots=True)
class Plain:
    """Records that all count: `places` in order, `gone` from the snapshot before, `files` by number."""

    places: pa.Table
    gone: pa.Table
    files: dict[int, str]

    def counts(self) -> tuple[int, int, int]:
        """Count: none loses."""
        return len(self.places), 0, len(self.gone)

    def away(self) -> pa.Array:
        """Return those that are gone."""
        return self.gone["record"].combine_chunks()

    def dead(self, *, gone: bool) -> pa.Array:
        """Return those that are gone."""
        return self.away() if gone else pa.array([], pa.int64())

    def rename(self, names: Mapping[str, str]) -> None:
        """Rename them."""
        self.files = {number: names.get(file, file) for number, file in self.files.items()}

    def write(self, writer: PartWriter, *, gone: bool, names: Mapping[str, str]) -> None:
        """Write the table `source`: there is nothing to tell beside it."""
        numbers, files = pa.array(self.files.keys(), pa.int64()), pa.array(self.files.values())
        for batch in _slices(self.places):
            at = pc.index_in(pc.shift_right(batch["place"], _SHIFT), value_set=numbers)
            writer.add_table("source", _told(batch, files.take(at), wins=True, reason=""))
        for batch in _slices(self.gone) if gone else ():
            file = batch["file"].cast(pa.string())
            writer.add_table("source", _told(batch, file, wins=False, reason="gone"))


_SHIFT = NUMBERS.bit_length() - 1


def _slices(table: pa.Table) -> Iterator[pa.Table]:
    for begin in range(0, len(table), BATCH):
        yield table.slice(begin, BATCH)


def _told(
    batch: pa.Table, file: pa.Array | pa.ChunkedArray, *, wins: bool, reason: str
) -> pa.Table:
    """Return places as rows of `source`."""
    many = len(batch)
    columns = {
        **{name: batch[name] for name in batch.column_names},
        "file": file,
        "wins": pa.repeat(pa.scalar(wins), many),
        "reason": pa.repeat(pa.scalar(reason), many),
        "winner": pa.nulls(many, pa.int64()),
    }
    return pa.table([columns[one] for one in SOURCE.names], names=SOURCE.names).cast(SOURCE)


def seen(
    cut: Path | None, *, files: Mapping[str, int], carried: Set[str], earlier: Earlier | None
) -> Plain | None:
    """Return what counts if no identifier is claimed twice: it is known before any record is read.

    None where something stands twice, or there is much. `cut` has the places of the files that were cut now.
    """
    if earlier is not None and not earlier.is_little:
        return None
    before = pa.concat_tables(earlier.told(_GIVEN)) if earlier else SOURCE.empty_table()
    found = _places(cut, before, files=files, carried=carried)
    if found is None or not _is_distinct(found["record"]):
        return None
    here = found["record"].combine_chunks()
    gone = before.filter(pc.invert(pc.is_in(before["record"], value_set=here)))
    if not _is_distinct(gone["record"]):
        return None
    order = [("place", "ascending"), ("record", "ascending")]
    named = {number: file for file, number in files.items()}
    return Plain(found, gone.sort_by(order) if len(gone) else gone, named)


def _places(
    cut: Path | None, before: pa.Table, *, files: Mapping[str, int], carried: Set[str]
) -> pa.Table | None:
    """Return the places of all files in order, None where they are many."""
    held = [PLACES.empty_table()]
    if cut is not None:
        with opened(cut) as file:
            if file.metadata.num_rows > FEW or cut.stat().st_size > SMALL:
                return None
            held.append(file.read(use_threads=False))
    if carried and len(before):
        held.append(_carried(before, files=files, carried=carried))
    found = pa.concat_tables(held).combine_chunks()
    return found.sort_by("place") if len(found) <= FEW else None


def _carried(before: pa.Table, *, files: Mapping[str, int], carried: Set[str]) -> pa.Table:
    """Return the places of files that stood in the snapshot before, with the numbers they have now."""
    names = pa.array(sorted(carried), pa.string())
    file = before["file"].cast(pa.string())
    own = pc.bit_wise_and(before["place"], NUMBERS - 1)
    stays = pc.and_(
        pc.is_in(file, value_set=names),
        pc.and_(pc.not_equal(before["reason"].cast(pa.string()), "gone"), pc.less(own, GATHERED)),
    )
    begins = pa.array([files[one] * NUMBERS for one in names.to_pylist()], pa.int64())
    at = pc.index_in(file.filter(stays), value_set=names)
    place = pc.add(own.filter(stays), begins.take(at))
    columns = {name: before[name].filter(stays) for name in PLACES.names}
    return pa.table({**columns, "place": place}, schema=PLACES)


def _is_distinct(values: pa.ChunkedArray) -> bool:
    return bool(pc.count_distinct(values, mode="all").as_py() == len(values))


def claimed_once(found: Plain, activities: Sequence[Path], earlier: Earlier | None) -> bool:
    """Tell whether no two records that were found have an identifier in common.

    `activities` are the parts of every record.
    """
    held, many = list[pa.Table](), 0
    for path in activities:
        known = earlier.owners(path) if earlier else None
        if known is None:
            with opened(path) as file:
                if many + file.metadata.num_rows > 2 * FEW:
                    return False
                known = file.read(["record", "id"], use_threads=False)
        if (many := many + len(known)) > 2 * FEW:
            return False
        held.append(known)
    if not held:
        return True
    claimed = pa.concat_tables(held)
    if len(found.gone):
        here = found.places["record"].combine_chunks()
        claimed = claimed.filter(pc.is_in(claimed["record"], value_set=here))
    ids = claimed["id"]
    return _is_distinct(ids.filter(pc.not_equal(ids, "")))
