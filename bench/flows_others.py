"""What the other benchmarks measure, as rows of the same table: matching, reading, comparing.

python bench/flows_others.py [--quick] [--results FILE]
"""

import argparse
import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

# ruff: noqa: E402 (the folder of the benchmarks is no package that is installed)
from bench.flows_table import alone, missing, row

# What `bench/matching.py` prints, by a word of its line: what it is, how the figure is found, and the bound.
MATCHING = (
    ("one promise, 95th percentile", r"one promise .*p95 ([\d.]+) ms", "10 ms", 10),
    ("all promises, two processes", r"all promises, two .*?\)\s+([\d.]+) s", "8 s", 8),
    ("wrong confirmations by rule", r"confirmed by rule.*;\s+(\d+)", "0", 0),
)
TOP, RIGHT = r"top-1 \(.*?\)\s+([\d.]+)", 0.95


def told_by(script: str, *options: str) -> str:
    """Return what another benchmark prints, "" where it fails."""
    command = [sys.executable, str(ROOT / "bench" / script), *options]
    given = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run(command, capture_output=True, text=True, check=False, env=given).stdout


def matching(options: argparse.Namespace) -> None:
    """Print what `bench/matching.py` tells."""
    flows, promises = ("20000", "200") if options.quick else ("1200000", "10000")
    said = told_by("matching.py", "--flows", flows, "--promises", promises)
    among = f"{int(promises):,} promises, {int(flows):,} flows"
    for what, pattern, must, bound in MATCHING:
        found = re.search(pattern, said)
        if found is None:
            missing(what, "bench/matching.py does not tell it", must)
        else:
            unit = must.partition(" ")[2]
            row(
                what,
                f"{found[1]} {unit}".strip(),
                beside=among,
                must=must,
                good=float(found[1]) <= bound,
            )
    if found := re.search(TOP, said):
        row(
            "top-1 of those that can be told apart",
            found[1],
            beside=among,
            must=f"{RIGHT}",
            good=float(found[1]) >= RIGHT,
        )
    else:
        missing(
            "top-1 of those that can be told apart",
            "bench/matching.py does not tell it",
            f"{RIGHT}",
        )


def press(options: argparse.Namespace) -> None:
    """Print what `bench/reading_speed.py` tells of articles read and compared."""
    many = ("--compare", "300") if options.quick else ()
    found = [line for line in told_by("reading_speed.py", *many).splitlines() if "articles" in line]
    if not found:
        missing("reading and comparing", "bench/reading_speed.py does not tell it", "20; 2 min")
    for line in found:
        words = line.removesuffix("NOT OK").removesuffix("ok").split("  ")
        name, *figures = [one.strip() for one in words if one.strip()]
        row(
            name,
            ", ".join(figures[:-1]),
            must=figures[-1].lstrip(", "),
            good=not line.endswith("NOT OK"),
        )


def measure(options: argparse.Namespace, home: Path) -> None:
    """Print what the others measure."""
    matching(options)
    press(options)


if __name__ == "__main__":
    alone(__doc__, "flows_others", measure)
