"""A snapshot: what a dataset held at one moment, never changed after.

A folder `<dataset>/<number>/` with `manifest.json` and part files; parts of earlier snapshots are
named, not copied. The table `source` says which records are live; rows of all other tables belong to
a snapshot only as far as their record is. Worked example:

    snapshot = open_snapshot(home / "flows" / "fts-sudan" / "00003")
    con = snapshot.connect()                      # a view for each table
    con.execute("SELECT sum(amount) FROM flow WHERE stage = 'commitment'")

The manifest is what the journal seals: it holds the SHA-256 of every part.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from servanda.records.bulk import TABLES, Semantics

if TYPE_CHECKING:
    import duckdb

MANIFEST = "manifest.json"
TAKEN = "sources"  # beside the snapshots: the files as they were taken
# Of DuckDB while an import goes on; beyond it, it goes to the disk. Large questions of an import are
# asked once, so that little memory is worth more than speed.
FRUGAL = {
    "memory_limit": "48MB",
    "threads": "1",
    "allocator_flush_threshold": "8MB",
    "allocator_bulk_deallocation_flush_threshold": "8MB",
    "streaming_buffer_size": "1MB",
    "enable_external_file_cache": "false",
}

# DuckDB's name for each kind of column, for a table that has no rows at all.
_EMPTY = {
    "text": "VARCHAR",
    "code": "VARCHAR",
    "day": "DATE",
    "amount": "DECIMAL(38, 6)",
    "percent": "DECIMAL(9, 6)",
    "count": "BIGINT",
    "real": "DOUBLE",
    "flag": "BOOLEAN",
    "key": "BIGINT",
}
_SOURCE = {
    "record": "BIGINT",
    "file": "VARCHAR",
    "place": "BIGINT",
    "offset": "BIGINT",
    "length": "BIGINT",
    "hash": "BLOB",
    "content": "BLOB",
    "wins": "BOOLEAN",
    "reason": "VARCHAR",
    "winner": "BIGINT",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One file of a snapshot: `context` is what it says of all its records."""

    sha256: str
    name: str
    size: int  # bytes
    context: bytes = b""
    records: int = 0
    findings: tuple[dict[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One part file: its path inside a folder, its SHA-256 and how many rows it has."""

    path: str
    sha256: str
    rows: int

    def under(self, folder: str) -> "Part":
        """Return the part with its path as it is seen from the folder above."""
        return replace(self, path=f"{folder}/{self.path}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The parts of one table, and how many of their rows are live."""

    rows: int = 0
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What a snapshot says of itself; see docs/reference/flows.md."""

    dataset: str
    snapshot: str
    standard: str
    version: str
    semantics: Semantics
    created: str
    reader: str = ""
    previous: str = ""
    whole: bool = True
    records: int = 0
    sources: tuple[Source, ...] = ()
    refused: tuple[dict[str, str], ...] = ()
    tables: Mapping[str, Table] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """A snapshot that can be asked: `folder` is its own, in the folder of its dataset."""

    folder: Path
    manifest: Manifest

    @property
    def semantics(self) -> Semantics:
        """Return what the stages of its standard mean."""
        return self.manifest.semantics

    def abbreviated(self) -> str:
        """Return what stands for it where it travels: a snapshot never changes."""
        return str(self.folder)

    @classmethod
    def restored(cls, folder: str) -> "Snapshot":
        """Return the snapshot that the name of its folder stands for."""
        return _restored(folder)

    def taken(self, file: str) -> Path:
        """Return where the bytes of one of its files lie, by their SHA-256."""
        return self.folder.parent / TAKEN / file

    def paths(self, table: str) -> list[Path]:
        """Return the part files of a table, in order."""
        found = self.manifest.tables.get(table, Table())
        return [self.folder.parent / part.path for part in found.parts]

    def sql(self, table: str) -> str:
        """Return a SELECT of the live rows of a table, to stand in brackets in a question."""
        paths = [str(path) for path in self.paths(table)]
        if not paths:
            return nothing(table)
        rows = f"SELECT * FROM read_parquet({listed(paths)})"
        if table == "source" or self.manifest.whole:
            return rows
        live = f"SELECT record FROM ({self.sql('source')}) WHERE wins"
        return f"{rows} WHERE record IN ({live})"

    def relation(self, con: "duckdb.DuckDBPyConnection", table: str) -> "duckdb.DuckDBPyRelation":
        """Return the live rows of a table as a relation of a connection."""
        return con.sql(self.sql(table))

    def connect(self) -> "duckdb.DuckDBPyConnection":
        """Return a connection of its own with a view for each table, `source` among them."""
        con = connect()
        for table in (*TABLES, "source"):
            con.execute(f'CREATE VIEW "{table}" AS {self.sql(table)}')
        return con


def connect(spill: Path | None = None) -> "duckdb.DuckDBPyConnection":
    """Return a connection that asks for no network; with `spill`, frugal, with that for its disk."""
    import duckdb  # not when a snapshot is only looked at

    con = duckdb.connect(config={"autoinstall_known_extensions": "false", "threads": "2"})
    given = {"TimeZone": "UTC"}
    if spill is not None:
        given |= {"temp_directory": str(spill), **FRUGAL}
    for name, value in given.items():
        con.execute(f"SET {name} = {quoted(value)}")
    return con


def open_snapshot(folder: Path) -> Snapshot:
    """Open the snapshot in a folder; OSError or ValueError when there is none."""
    return Snapshot(folder=folder, manifest=parse((folder / MANIFEST).read_bytes()))


@lru_cache(maxsize=32)
def _restored(folder: str) -> Snapshot:
    return open_snapshot(Path(folder))


def parse(text: bytes) -> Manifest:
    """Read a manifest; ValueError when it is none."""
    try:
        found = json.loads(text)
        semantics = {**found["semantics"], "headline": tuple(found["semantics"]["headline"])}
        tables = {name: _table(one) for name, one in found["tables"].items()}
        sources = tuple(_source(one) for one in found["sources"])
        given = {**found, "semantics": Semantics(**semantics)}
        refused = tuple(found["refused"])
        return Manifest(**{**given, "tables": tables, "sources": sources, "refused": refused})
    except (KeyError, TypeError, AttributeError) as fault:
        raise ValueError(f"this is no manifest of a snapshot: {fault}") from None


def written(manifest: Manifest) -> bytes:
    """Return the manifest as it is kept, the same bytes for the same manifest."""
    given = asdict(manifest)
    for source in given["sources"]:
        source["context"] = source["context"].decode("utf-8", "surrogateescape")
    text = json.dumps(given, indent=1, sort_keys=True, ensure_ascii=True)
    return text.encode() + b"\n"


def _source(found: dict[str, Any]) -> Source:
    context = found["context"].encode("utf-8", "surrogateescape")
    return Source(**{**found, "context": context, "findings": tuple(found["findings"])})


def _table(found: dict[str, Any]) -> Table:
    return Table(rows=found["rows"], parts=tuple(Part(**part) for part in found["parts"]))


def source_of(snapshot: Snapshot | None) -> str:
    """Return a SELECT of all places of a snapshot, of none where there is none."""
    return snapshot.sql("source") if snapshot else nothing("source")


def nothing(table: str) -> str:
    """Return a SELECT that has the columns of a table, and no row."""
    own = {name: _EMPTY[kind] for name, kind in TABLES.get(table, {}).items()}
    columns = (_SOURCE if table == "source" else own).items()
    nothing = ", ".join(f'NULL::{kind} AS "{name}"' for name, kind in columns)
    return f"SELECT {nothing} WHERE false"


def listed(paths: list[str]) -> str:
    """Return paths as a list of SQL."""
    return "[" + ", ".join(map(quoted, paths)) + "]"


def quoted(text: str) -> str:
    """Return text as a string of SQL."""
    return "'" + text.replace("'", "''") + "'"
