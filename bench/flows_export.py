"""What is written out of published data: CSV beside `sqlite3 -csv`, IATI beside `lxml.xmlfile`, of the same rows.

    python bench/flows_export.py [--activities 100000] [--quick] [--keep DIR] [--results FILE]

The two sides take turns; of each the least seconds of the processor are compared, and of CSV those of the
clock beside them. The smallest of the sizes is written.
"""

import argparse
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

# ruff: noqa: E402 (the folder of the benchmarks is no package that is installed)
from bench.flows_table import alone, made, missing, rounds, row, sizes, spent, worked
from bench.flows_xmlfile import by_xmlfile
from servanda.flows.export import write_csv
from servanda.flows.export_iati import write_iati
from servanda.flows.listing import Which, chosen
from servanda.flows.pillars import pillars_of
from servanda.flows.questions import Question
from servanda.flows.rate_tables import rates_of
from servanda.flows.snapshot import Snapshot

ACTIVITIES = 30_000  # written as IATI, at most


def as_csv(snapshot: Snapshot, home: Path, rounds: int) -> None:
    """Write all rows as CSV, beside `sqlite3 -csv` of the same rows."""
    path, database = home / "rows.csv", home / "rows.db"
    database.unlink(missing_ok=True)
    rates, pillars = rates_of(home / "none"), pillars_of(home / "none")

    def ours() -> None:
        which = Which(reason="any")
        asked = chosen(snapshot, Question(), which=which, rates=rates, pillars=pillars)
        with asked as (con, question):
            write_csv(con, question, snapshot, path)

    ours()
    size = path.stat().st_size / 1e6
    if shutil.which("sqlite3") is None:
        missing("CSV out against sqlite3 -csv", "sqlite3 is not installed", "0.8 x")
        return
    subprocess.run(["sqlite3", database, ".mode csv", f".import {path} rows"], check=True)
    theirs = ["sqlite3", "-csv", "-header", database, "SELECT * FROM rows"]
    best = [float("inf"), float("inf")]
    for _ in range(rounds):
        best[0] = min(best[0], worked(ours))
        best[1] = min(best[1], spent(theirs).work)
    ratio = best[1] / best[0]
    row(
        f"CSV out, {size:.0f} MB",
        f"{ratio:.2f} x ({size / best[0]:.0f} MB/s)",
        beside=f"sqlite3 -csv {size / best[1]:.0f} MB/s",
        must="0.8 x",
        aim="2 x",
        good=ratio >= 0.8,
    )


def as_iati(snapshot: Snapshot, path: Path, rounds: int) -> None:
    """Write the activities as IATI, beside lxml.xmlfile from the same rows."""
    best = [float("inf"), float("inf")]
    for _ in range(rounds):
        best[0] = min(best[0], worked(lambda: write_iati(snapshot, path)))
        best[1] = min(best[1], worked(lambda: by_xmlfile(snapshot, path.with_suffix(".lxml"))))
    size, other = path.stat().st_size / 1e6, path.with_suffix(".lxml").stat().st_size / 1e6
    speed, theirs = size / best[0], other / best[1]
    row(
        f"IATI XML out, {size:.0f} MB",
        f"{speed / theirs:.1f} x ({speed:.0f} MB/s)",
        beside=f"lxml.xmlfile {theirs:.1f} MB/s",
        must="2 x",
        aim="3.5 x",
        good=speed >= 2 * theirs,
    )


def measure(options: argparse.Namespace, home: Path) -> None:
    """Print both."""
    size = min(sizes(options))
    as_csv(made(home, size), home, rounds(options))
    small = min(size, ACTIVITIES)
    as_iati(made(home, small), home / f"made-{small}.xml", rounds(options))


if __name__ == "__main__":
    alone(__doc__, "flows_export", measure)
