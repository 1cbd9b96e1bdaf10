"""The table of the benchmarks of published data: how a row is printed and kept, and what a command took.

Each part is a file of its own (`flows_rollup.py`, `flows_pages.py`, `flows_export.py`, `flows_take.py`,
`flows_others.py`) that prints its rows alone, or together with the others by `flows.py`. All take the same
options. Every run is added to a file in `var/bench`.
"""

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

# ruff: noqa: E402 (the folder of the benchmarks is no package that is installed)
from bench.flows_snapshots import generate
from servanda.flows.snapshot import MANIFEST, Snapshot, open_snapshot

RESULTS: list[dict[str, str]] = []
Part = Callable[[argparse.Namespace, Path], None]

# A small process between this one and a command: Linux tells of who started a process in its memory, too.
_APART = """
import json, os, resource, subprocess, sys, time
begun = time.perf_counter()
with open(sys.argv[1], "w") as said:
    done = subprocess.run(sys.argv[2:], stdout=said, stderr=said)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(json.dumps({"code": done.returncode, "work": used.ru_utime + used.ru_stime,
    "wall": time.perf_counter() - begun, "memory": used.ru_maxrss / 1024}))
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spent:
    """What a command took: seconds of the processor and of the clock, and the MB of its largest process."""

    work: float
    wall: float
    memory: float


def row(what: str, figure: str, *, beside: str = "", must: str = "", **more: Any) -> None:
    """Print one row, and keep it; of `more` there may be an `aim`, and whether it is `good`."""
    good, aim = more.get("good"), more.get("aim", "")
    word = "" if good is None else "ok" if good else "NOT OK"
    names = ("what", "figure", "reference", "must", "aim", "kept")
    RESULTS.append(dict(zip(names, (what, figure, beside, must, aim, word), strict=True)))
    print(f"| {' | '.join((what, figure, beside, must, aim, word))} |", flush=True)


def missing(what: str, why: str, must: str) -> None:
    """Print the row of something that is not measured."""
    row(what, f"not measured: {why}", must=must)


def spent(command: Sequence[str | Path], *, home: Path | None = None, grave: bool = False) -> Spent:
    """Run a command; its words are shown where it fails. With `grave`, findings are no failure."""
    settings = {**os.environ, "SERVANDA_HOME": str(home)} if home else dict(os.environ)
    with TemporaryDirectory() as folder:
        said = Path(folder) / "said"
        apart = [sys.executable, "-I", "-S", "-c", _APART, str(said), *map(str, command)]
        told = subprocess.run(apart, stdout=subprocess.PIPE, env=settings, check=True).stdout
        found = json.loads(told)
        if found.pop("code") > int(grave):
            sys.exit(f"{' '.join(map(str, command))}: {said.read_text(errors='replace')[-2000:]}")
    return Spent(**found)


def worked(ask: Callable[[], object]) -> float:
    """Return the seconds of the processor that something takes here."""
    begun = time.process_time()
    ask()
    return time.process_time() - begun


def sizes(options: argparse.Namespace) -> list[int]:
    """Return how many activities the made-up datasets have."""
    return [int(one) // (10 if options.quick else 1) for one in options.activities.split(",")]


def rounds(options: argparse.Namespace) -> int:
    """Return how often the two sides of a comparison take turns."""
    return 1 if options.quick else 3


def made(home: Path, activities: int) -> Snapshot:
    """Return a made-up snapshot of so many activities; one that was kept is not made anew."""
    folder = home / f"made-{activities}" / "generated" / "00001"
    if (folder / MANIFEST).is_file():
        return open_snapshot(folder)
    return generate(folder.parents[1], activities)


def options_for(doc: str | None, name: str) -> argparse.ArgumentParser:
    """Return what reads the options that every part takes; results go to `name`.json."""
    parser = argparse.ArgumentParser(description=doc)
    parser.add_argument("--activities", default="100000,1000000", help="sizes, with commas")
    parser.add_argument("--iati", type=Path, help="a file to take instead of one that is made up")
    parser.add_argument("--quick", action="store_true", help="a tenth, and one round of each")
    parser.add_argument("--keep", type=Path, help="a folder that keeps what is made up")
    parser.add_argument("--results", type=Path, default=ROOT / "var" / "bench" / f"{name}.json")
    return parser


def alone(doc: str | None, name: str, part: Part) -> None:
    """Print the table of one part."""
    print_all(options_for(doc, name).parse_args(), [part])


def print_all(options: argparse.Namespace, parts: Sequence[Part]) -> None:
    """Print the table of some parts, which share what is made up; add it to the results."""
    head = f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}"
    print(
        f"{head}\n\n| what | figure | reference | must | aim | |\n|--|--|--|--|--|--|", flush=True
    )
    with TemporaryDirectory() as folder:
        home = options.keep or Path(folder)
        home.mkdir(parents=True, exist_ok=True)
        try:
            for part in parts:
                part(options, home)
        finally:
            _keep(options.results, head)


def _keep(path: Path, head: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    runs = json.loads(path.read_text()) if path.is_file() else []
    when = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
    runs.append({"when": when, "machine": head, "rows": RESULTS})
    path.write_text(json.dumps(runs, indent=1) + "\n")
