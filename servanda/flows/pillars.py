"""From the sectors of the standards to the directions of a plan, by a table that an analyst edits.

The table is CSV with `vocabulary`, `code` and `pillar`. Of the vocabulary `dac` a code stands for all
that begin with it, and the longest wins: 72 holds 720 and 72010 unless they have rows of their own. `cluster`
are humanitarian clusters, by number or name, `oc4ids` the sectors and types of projects; any other
word is a publisher's own vocabulary, as the dataset names it. Worked example:

    pillars.of("1", "72010", "")     # essential-needs, by dac,72

What the table does not know is no pillar: it stands under `UNMAPPED`, with its amount.
"""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from servanda.flows.given_tables import table_of
from servanda.flows.splits import SEVERAL

if TYPE_CHECKING:
    import duckdb

FOLDER = "_pillars"  # in the folder of the datasets: a file for each plan
UNMAPPED = "unmapped"
NEEDED = ("vocabulary", "code", "pillar")
DAC = ("1", "2", "")
CLUSTERS = ("10", "fts-global-cluster", "fts-cluster", "cluster")


class NoPillars(ValueError):
    """The file is no table of pillars: its message says what it lacks."""


@dataclass(frozen=True, slots=True)
class Pillars:
    """The table: (vocabulary, code) -> pillar; both in small letters."""

    rows: Mapping[tuple[str, str], str]
    mark: str

    def of(self, vocabulary: str, code: str, name: str) -> str:
        """Return the pillar of a sector, "" for none stated, UNMAPPED where the table is silent."""
        if code in ("", SEVERAL) and not name:
            return code
        kind = _kind(vocabulary)
        known, called = code.casefold().strip(), name.casefold().strip()
        if kind == "dac":
            tries = [known[:length] for length in range(len(known), 0, -1)]
        else:
            tries = [known, called]
        return next((self.rows[kind, one] for one in tries if (kind, one) in self.rows), UNMAPPED)

    def join(self, con: "duckdb.DuckDBPyConnection", sectors: str) -> None:
        """Make the table `pillar_of`: vocabulary, code, name and pillar of what `sectors` selects."""
        import pyarrow as pa

        asked = f"SELECT DISTINCT vocabulary, code, name FROM ({sectors})"
        found = [(*one, self.of(*one)) for one in con.execute(asked).fetchall()]
        columns = list(zip(*found, strict=True)) or [(), (), (), ()]
        names = ("vocabulary", "code", "name", "pillar")
        arrays = [pa.array(one, pa.string()) for one in columns]
        con.register("pillar_rows", pa.Table.from_arrays(arrays, names=names))
        con.execute("CREATE OR REPLACE TEMP TABLE pillar_of AS SELECT * FROM pillar_rows")
        con.unregister("pillar_rows")


def _kind(vocabulary: str) -> str:
    if vocabulary in DAC:
        return "dac"
    if vocabulary in CLUSTERS:
        return "cluster"
    return "oc4ids" if vocabulary.casefold().startswith("oc4ids") else vocabulary.casefold()


def pillars_of(folder: Path, plan: str = "") -> Pillars:
    """Return the table of a plan, or the one that comes with Servanda where it has none."""
    path = folder / f"{plan}.csv"
    if plan and path.is_file():
        return read_pillars(path.read_bytes(), path.name)
    return read_pillars(files("servanda.flows").joinpath("pillars.csv").read_bytes(), "pillars.csv")


def read_pillars(content: bytes, name: str) -> Pillars:
    """Read a table; NoPillars when it is none, or when it says two things of one code."""
    try:
        header, found = table_of(content, NEEDED)
        given = list(found)
    except csv.Error as fault:
        raise NoPillars(f"{name} is no CSV: {fault}") from None
    if given and (missing := [one for one in NEEDED if one not in header.names]):
        raise NoPillars(f"{name} has no column {missing[0]!r}; its header is {','.join(NEEDED)}")
    rows: dict[tuple[str, str], str] = {}
    for line, row in given:
        vocabulary, code, pillar = ((row.get(one) or "").strip() for one in NEEDED)
        if not (vocabulary and code and pillar):
            raise NoPillars(f"{name}, line {line}: each of {', '.join(NEEDED)} is needed")
        key = (vocabulary.casefold(), code.casefold())
        if rows.setdefault(key, pillar) != pillar:
            raise NoPillars(f"{name}, line {line}: {vocabulary} {code} has another pillar above")
    if not rows:
        raise NoPillars(f"{name} has no row; its header is {','.join(NEEDED)}")
    return Pillars(rows, sha256(repr(sorted(rows.items())).encode()).hexdigest()[:16])
