"""What it costs to take a file of IATI, as whole processes of `servanda take`, beside `xmllint --stream`.

    python bench/flows_take.py [--iati FILE] [--activities 100000] [--quick] [--keep DIR] [--results FILE]

A publisher's file; without one, what the generator of IATI makes where it is at hand (ten thousand activities with
all that publishers write), else our own export of a made-up dataset, which is all transactions and no prose, three
times as many in a megabyte: taken whole, again with one activity of a hundred changed, and by two
processes. `xmllint --stream` runs at 0.46 of libxml2's SAX2, in whose terms reading is told, in seconds of the
processor; a changed file, which is hashed in a thread, and two processes are told by the clock. Each is told
without the start of the program, or as a whole process, and with the roll-up of what pages ask, which an
import leaves to a process that goes on. What was measured once elsewhere says so.
"""

import argparse
import os
import shutil
import subprocess
import sys
from pathlib import Path
from shutil import rmtree

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

# ruff: noqa: E402 (the folder of the benchmarks is no package that is installed)
from bench.flows_export import ACTIVITIES
from bench.flows_rollup import rolled_up
from bench.flows_table import Spent, alone, made, missing, rounds, row, sizes, spent
from bench.iati_read import GENERATOR
from servanda.flows.export_iati import write_iati

SERVANDA = Path(sys.executable).parent / "servanda"
STREAM = 0.46  # of SAX2, as measured once for `xmllint --stream --noout`
# Of SAX2, and MB a second on two cores, as recorded once on this sort of file: neither is installed here.
OTHERS = {
    "D-Portal to SQLite": (0.003, 0.35, "20 x", "150 x"),
    "iati-tables to PostgreSQL": (0.0014, 0.16, "50 x", "300 x"),
}
MEGABYTES = 130  # of what the generator makes: ten thousand activities
TWO = ("--executor", "processes", "--workers", "2")


def take(path: Path, home: Path, dataset: str, *more: str) -> Spent:
    """Take a file as a whole process, without its roll-up."""
    words = [SERVANDA, "take", path, "--dataset", dataset, "--prepare", "asked", *more]
    return spent(words, home=home)


def told(one: Spent, sax: float) -> str:
    """Return what a process is beside SAX2, by its work and by the clock."""
    return f"{sax / one.work:.3f} x SAX2 ({one.work:.2f} s of the processor, {one.wall:.2f} by the clock)"


def rolled(home: Path, dataset: str, number: str, one: Spent) -> Spent:
    """Return a process together with the roll-up of the snapshot that it made."""
    more = rolled_up(home / "flows" / dataset / number)
    return Spent(
        work=one.work + more.work,
        wall=one.wall + more.wall,
        memory=max(one.memory, more.memory),
    )


def once(path: Path, home: Path, many: int) -> tuple[float, list[Spent]]:
    """Print what taking a file costs; return the seconds of SAX2, and what each round took."""
    size, reference, ours = path.stat().st_size / 1e6, float("inf"), []
    for number in range(many):
        reference = min(reference, spent(["xmllint", "--stream", "--noout", path]).work)
        ours.append(take(path, home, f"one-{number}"))
    first, sax = min(ours, key=lambda one: one.work), reference * STREAM
    speed = sax / first.work
    row(
        f"{path.name} to a queryable snapshot, {size:.0f} MB, one process",
        f"{told(first, sax)}: {size / first.work:.1f} MB/s",
        beside=f"SAX2 {size / sax:.0f} MB/s",
        must="0.10 x",
        aim="0.15 x",
        good=speed >= 0.10,
    )
    whole = rolled(home, "one-0", "00001", first)
    row("the same, with the roll-up of what pages ask", told(whole, sax))
    row("of which the start of the program", f"{begun(home).work:.2f} s of the processor")
    memory = max(whole.memory, *(one.memory for one in ours))
    row("memory of it", f"{memory:.0f} MB", must="300 MB", good=memory <= 300)
    for name, (theirs, recorded, must, aim) in OTHERS.items():
        beside = f"{recorded} MB/s, {theirs} of SAX2: recorded, not run here"
        row(f"against {name}", f"{speed / theirs:.0f} x", beside=beside, must=must, aim=aim)
    return sax, ours


def begun(home: Path) -> Spent:
    """Return what a process takes that loads what an import needs, and ends."""
    load = "import django; django.setup(); import servanda.actions.datasets"
    os.environ["DJANGO_SETTINGS_MODULE"] = "servanda.settings"
    return spent([sys.executable, "-c", load], home=home)


def other(path: Path, again: Path, turn: int) -> Path:
    """Write a file with one activity in a hundred changed, otherwise each turn."""
    count = 0
    again.parent.mkdir(exist_ok=True)
    with path.open("rb") as given, again.open("wb") as out:
        for line in given:
            if b"<activity-status" in line:
                count += 1
                if count % 100 == 0:
                    line = line.replace(b"<activity-status", b"<activity-status" + b" " * turn)
            out.write(line)
    return again


def changed(path: Path, home: Path, *, again: Path, sax: float, many: int) -> None:
    """Take the file again after one activity in a hundred was changed; so some times."""
    turns = [take(other(path, again, turn), home, "one-0") for turn in range(2, 2 + many)]
    used, start = min(turns, key=lambda one: one.wall), begun(home)
    alone = sax / (used.wall - start.wall)
    row(
        "same file again, 1 % changed, without the start of the program",
        f"{alone:.2f} x SAX2 by the clock, at a load of {os.getloadavg()[0]:.1f}",
        must="1.5 x",
        aim="2.5 x",
        good=alone >= 1.5,
    )
    row("the same, as a whole process", told(used, sax))
    whole = rolled(home, "one-0", "00002", used)
    row("the same, with the roll-up of what pages ask", told(whole, sax))


def by_two(path: Path, home: Path, ours: list[Spent]) -> None:
    """Take the file by two processes, by the clock."""
    if (os.cpu_count() or 1) < 2:
        missing("two processes against one", "there is one processor", "1.8 x")
        return
    start = begun(home).wall
    pairs = [take(path, home, f"two-{n}", *TWO) for n in range(len(ours))]
    one, two = (min(held.wall for held in side) for side in (ours, pairs))
    ratio = (one - start) / (two - start)
    row(
        "two processes against one, without the start of the program",
        f"{ratio:.2f} x",
        beside=f"by the clock, at a load of {os.getloadavg()[0]:.1f}",
        must="1.8 x",
        aim="1.95 x",
        good=ratio >= 1.8,
    )
    row("the same, as whole processes", f"{one / two:.2f} x")
    after = rolled_up(home / "flows" / "two-0" / "00001").wall
    row("the same, with the roll-up of what pages ask", f"{(one + after) / (two + after):.2f} x")


def generated(options: argparse.Namespace, home: Path) -> Path:
    """Return a file that is made up; one that was kept is not made anew."""
    if GENERATOR.is_file():
        size = MEGABYTES // (10 if options.quick else 1)
        path = home / f"generated-{size}.xml"
        words = [sys.executable, GENERATOR, "--mb", str(size), "--out", path]
        if not path.is_file():
            subprocess.run(words, check=True, stdout=subprocess.DEVNULL)
        return path
    small = min(*sizes(options), ACTIVITIES)
    path = home / f"made-{small}.xml"
    if not path.is_file():
        write_iati(made(home, small), path)
    return path


def measure(options: argparse.Namespace, home: Path) -> None:
    """Take a file in a home of its own."""
    if shutil.which("xmllint") is None:
        missing("IATI to a queryable snapshot", "xmllint is not installed", "0.10 x SAX2")
        return
    path, own = options.iati or generated(options, home), home / "home"
    try:
        spent([SERVANDA, "setup"], home=own)
        sax, ours = once(path, own, rounds(options))
        changed(path, own, again=home / "again" / path.name, sax=sax, many=rounds(options))
        by_two(path, own, ours)
    finally:
        rmtree(own, ignore_errors=True)


if __name__ == "__main__":
    alone(__doc__, "flows_take", measure)
