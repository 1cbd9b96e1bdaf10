"""What the roll-up of a dataset costs, at each size: the processor, the disk, the memory, and how it grows.

    python bench/flows_rollup.py [--activities 100000,1000000] [--quick] [--keep DIR] [--results FILE]

It is made once, by a process of its own, of which the memory is told.
"""

import argparse
import sys
from pathlib import Path
from shutil import rmtree

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

# ruff: noqa: E402 (the folder of the benchmarks is no package that is installed)
from bench.flows_table import Spent, alone, made, row, sizes, spent
from servanda.flows.snapshot import Snapshot

_MAKE = """
import sys
sys.path.insert(0, sys.argv[1])
from pathlib import Path
from servanda.flows.rate_tables import rates_of
from servanda.flows.rollups import prepare
from servanda.flows.snapshot import open_snapshot
prepare(open_snapshot(Path(sys.argv[2])), rates=rates_of(Path(sys.argv[2]) / "none"))
"""


def rolled_up(folder: Path) -> Spent:
    """Make the roll-up of a snapshot in a process of its own."""
    rmtree(folder.parent / "rollups", ignore_errors=True)
    return spent([sys.executable, "-c", _MAKE, ROOT, folder])


def rolling(snapshot: Snapshot, activities: int) -> float:
    """Print what a roll-up costs; return its seconds of the processor."""
    used = rolled_up(snapshot.folder)
    size = sum(one.stat().st_size for one in (snapshot.folder.parent / "rollups").rglob("*.duckdb"))
    figure = f"{used.work:.1f} s of the processor, {used.wall:.1f} s, {size / 1e6:.0f} MB on disk"
    row(f"roll-up of {activities:,} activities, once", figure)
    row("memory of making it", f"{used.memory:.0f} MB", must="300 MB", good=used.memory <= 300)
    return used.work


def measure(options: argparse.Namespace, home: Path) -> None:
    """Print the cost at each size, and how it grows from the smallest to the largest."""
    works = {size: rolling(made(home, size), size) for size in sizes(options)}
    small, large = min(works), max(works)
    if small < large:
        ratio = f"{works[large] / works[small]:.1f} times the work"
        row(f"roll-up: {large / small:.0f} times the activities", ratio)


if __name__ == "__main__":
    alone(__doc__, "flows_rollup", measure)
