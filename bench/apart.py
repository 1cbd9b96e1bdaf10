"""What it costs to ask snapshots in a process apart: each question of a page there and here, and its size.

    python bench/apart.py [--activities 100000] [--rounds 40] [--home DIR]

The dataset is that of `flows_questions.py`, and so are the questions about totals; beside them the
questions of the other pages. Each is asked through a channel as the workers of `servanda serve` do, then
in this process. Wall clock, with the processor time of both processes together beside it.
"""

import argparse
import os
import random
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

# ruff: noqa: E402 (the folder of the benchmarks is no package that is installed)
from bench.flows_questions import generate, measure, pages
from servanda.flows import browsing, record_rows, unmatched
from servanda.flows.apart import ask_through
from servanda.flows.channel import Channel
from servanda.flows.listing import Which, rows
from servanda.flows.pillars import pillars_of
from servanda.flows.questions import Question
from servanda.flows.rate_tables import rates_of
from servanda.flows.rollups import rolled
from servanda.flows.snapshot import Snapshot, open_snapshot
from servanda.flows.totals import total


def questions(snapshot: Snapshot, home: Path) -> Iterator[tuple[str, Callable[[], object]]]:
    """Yield what pages ask, by name."""
    rates, pillars = rates_of(home / "none"), pillars_of(home / "none")
    for name, draw in pages(random.Random(1)):
        yield name, lambda draw=draw: total(snapshot, draw(), rates=rates, pillars=pillars)
    drawn = random.Random(2)
    first = browsing.records(snapshot, "", start=0, most=50)

    def behind() -> object:
        chosen = Which(group=f"XM-{drawn.randrange(20)}", most=51)
        asked = Question(by="party")
        return list(rows(snapshot, asked, which=chosen, rates=rates, pillars=pillars))

    yield "rows behind a figure", behind
    yield "a page of records", lambda: browsing.records(snapshot, "", start=0, most=50)
    yield "records searched", lambda: browsing.records(snapshot, "77", start=0, most=50)
    yield (
        "where a record stands",
        lambda: record_rows.places(snapshot, int(drawn.choice(first)["record"])),
    )
    yield (
        "deliveries without promise",
        lambda: unmatched.flows(snapshot, unmatched.Wanted(), start=0, most=50),
    )


def worked(process: int) -> float:
    """Return the milliseconds of processor that a process has had, ended threads included."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return sum(map(int, fields[11:13])) * 1000 / os.sysconf("SC_CLK_TCK")


def size(process: int) -> str:
    """Return the resident and proportional set of a process, in words."""
    text = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii")
    found = {n: int(kb) / 1024 for n, kb in re.findall(r"^(Rss|Pss): +(\d+) kB", text, re.M)}
    return f"{found['Rss']:.0f} MB resident, {found['Pss']:.0f} MB proportional"


def run(options: argparse.Namespace, home: Path) -> None:
    """Print the table, and the size of the process apart."""
    held = home / "generated" / "00001"
    snapshot = open_snapshot(held) if held.exists() else generate(home, options.activities)
    rolled(snapshot, rates=rates_of(home / "none"), currency="USD")
    channel = Channel(home / "run")
    print(f"{options.activities:,} activities, {options.rounds} rounds")
    heads = ("apart, p50", "p95", "processor", "here, p50", "p95", "processor")
    print(f"{'milliseconds':<40}" + "".join(f"{head:>11}" for head in heads))
    try:
        ask_through(channel)
        names = [name for name, _ in questions(snapshot, home)]
        process = int((channel.folder / "lock").read_text(encoding="ascii"))
        print(f"after one question: {size(process)}")
        for name in names:
            figures = []
            for elsewhere in (channel, None):
                ask_through(elsewhere)
                ask = dict(questions(snapshot, home))[name]
                before = worked(process)
                took = measure(ask, options.rounds)
                there = (worked(process) - before) / (options.rounds + 1)
                figures += [took.middle, took.high, took.work + there]
            print(f"{name:<40}" + "".join(f"{ms:>11.1f}" for ms in figures), flush=True)
        print(f"after all of them: {size(process)}")
    finally:
        ask_through(None)
        channel.close()


def main() -> int:
    """Measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--activities", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=40)
    parser.add_argument("--home", type=Path, help="a folder that keeps what is generated")
    options = parser.parse_args()
    if options.home:
        options.home.mkdir(parents=True, exist_ok=True)
        run(options, options.home)
    else:
        with TemporaryDirectory() as home:
            run(options, Path(home))
    return 0


if __name__ == "__main__":
    sys.exit(main())
