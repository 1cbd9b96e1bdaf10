"""What it costs to take a file of IATI, as whole processes of `servanda take`, beside `xmllint --stream`.

    python bench/flows_take.py [--iati FILE] [--activities 100000] [--quick] [--keep DIR] [--results FILE]

A file that is made up, or a publisher's: taken whole, again with one activity of a hundred changed, and by two
processes. `xmllint --stream` runs at 0.46 of libxml2's SAX2, in whose terms reading is told, in seconds of the
processor; two processes are held against one by the clock. What was measured once elsewhere says so.
"""

import argparse
import os
import shutil
import sys
from pathlib import Path
from shutil import rmtree

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

# ruff: noqa: E402 (the folder of the benchmarks is no package that is installed)
from bench.flows_export import ACTIVITIES
from bench.flows_rollup import rolled_up
from bench.flows_table import Spent, alone, made, missing, rounds, row, sizes, spent
from servanda.flows.export_iati import write_iati

SERVANDA = Path(sys.executable).parent / "servanda"
STREAM = 0.46  # of SAX2, as measured once for `xmllint --stream --noout`
# Of SAX2, and MB a second on two cores, as recorded once on this sort of file: neither is installed here.
OTHERS = {
    "D-Portal to SQLite": (0.003, 0.35, "20 x", "150 x"),
    "iati-tables to PostgreSQL": (0.0014, 0.16, "50 x", "300 x"),
}
TWO = ("--executor", "processes", "--workers", "2")


def once(path: Path, home: Path, many: int) -> tuple[float, list[Spent]]:
    """Print what taking a file costs; return the seconds of SAX2, and what each round took."""
    size, reference, ours = path.stat().st_size / 1e6, float("inf"), []
    for number in range(many):
        reference = min(reference, spent(["xmllint", "--stream", "--noout", path]).work)
        ours.append(spent([SERVANDA, "take", path, "--dataset", f"one-{number}"], home=home))
    first, sax = min(ours, key=lambda one: one.work), reference * STREAM
    speed = sax / first.work
    row(
        f"IATI to a queryable snapshot, {size:.0f} MB, one process, with its roll-up",
        f"{speed:.3f} x SAX2 ({size / first.work:.1f} MB/s)",
        beside=f"SAX2 {size / sax:.0f} MB/s",
        must="0.10 x",
        aim="0.15 x",
        good=speed >= 0.10,
    )
    rolling = rolled_up(home / "flows" / "one-0" / "00001").work
    row("of which the roll-up", f"{rolling:.1f} of {first.work:.1f} s")
    memory = max(one.memory for one in ours)
    row("memory of it", f"{memory:.0f} MB", must="300 MB", good=memory <= 300)
    for name, (theirs, recorded, must, aim) in OTHERS.items():
        beside = f"{recorded} MB/s, {theirs} of SAX2: recorded, not run here"
        row(f"against {name}", f"{speed / theirs:.0f} x", beside=beside, must=must, aim=aim)
    return sax, ours


def changed(path: Path, home: Path, *, again: Path, sax: float) -> None:
    """Take the file again after one activity in a hundred was changed."""
    count = 0
    again.parent.mkdir(exist_ok=True)
    with path.open("rb") as given, again.open("wb") as out:
        for line in given:
            if b"<activity-status" in line:
                count += 1
                if count % 100 == 0:
                    line = line.replace(b"<activity-status", b"<activity-status  ")
            out.write(line)
    used = spent([SERVANDA, "take", again, "--dataset", "one-0"], home=home)
    ratio = sax / used.work
    row(
        "same file again, 1 % changed, with its roll-up",
        f"{ratio:.2f} x SAX2 ({used.work:.1f} s)",
        must="1.5 x",
        aim="2.5 x",
        good=ratio >= 1.5,
    )


def by_two(path: Path, home: Path, ours: list[Spent]) -> None:
    """Take the file by two processes, by the clock."""
    if (os.cpu_count() or 1) < 2:
        missing("two processes against one", "there is one processor", "1.8 x")
        return
    pairs = [
        spent([SERVANDA, "take", path, "--dataset", f"two-{n}", *TWO], home=home)
        for n in range(len(ours))
    ]
    ratio = min(one.wall for one in ours) / min(one.wall for one in pairs)
    row(
        "two processes against one, whole import",
        f"{ratio:.2f} x",
        beside=f"by the clock, at a load of {os.getloadavg()[0]:.1f}",
        must="1.8 x",
        aim="1.95 x",
        good=ratio >= 1.8,
    )


def measure(options: argparse.Namespace, home: Path) -> None:
    """Take a file in a home of its own."""
    if shutil.which("xmllint") is None:
        missing("IATI to a queryable snapshot", "xmllint is not installed", "0.10 x SAX2")
        return
    small = min(*sizes(options), ACTIVITIES)
    path, own = options.iati or home / f"made-{small}.xml", home / "home"
    if not path.is_file():
        write_iati(made(home, small), path)
    try:
        spent([SERVANDA, "setup"], home=own)
        sax, ours = once(path, own, rounds(options))
        changed(path, own, again=home / "again" / path.name, sax=sax)
        by_two(path, own, ours)
    finally:
        rmtree(own, ignore_errors=True)


if __name__ == "__main__":
    alone(__doc__, "flows_take", measure)
