"""How long the questions of pages take, of made-up datasets of each size.

    python bench/flows_pages.py [--activities 100000,1000000] [--quick] [--keep DIR] [--results FILE]

Each question goes through the function that a page calls, drawn anew each time; wall clock, with the processor
time beside it, and where it is simple the processor time of the same question asked of all rows.
"""

import argparse
import random
import sys
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

# ruff: noqa: E402 (the folder of the benchmarks is no package that is installed)
from bench.flows_questions import measure as timed
from bench.flows_snapshots import COUNTRIES
from bench.flows_table import alone, made, row, sizes, worked
from servanda.flows.overdue import overdue
from servanda.flows.pillars import pillars_of
from servanda.flows.questions import Question
from servanda.flows.rate_tables import rates_of
from servanda.flows.rollups import rolled
from servanda.flows.snapshot import Snapshot
from servanda.flows.totals import total

# Milliseconds of the 95th percentile up to so many activities: what must be, and what is aimed at.
BOUNDS = {100_000: (50, 20), 1_000_000: (150, 100)}
Asks = dict[str, Callable[[], object]]


def pages(snapshot: Snapshot) -> Asks:
    """Return what pages ask, each drawn anew each time."""
    rates, pillars = rates_of(snapshot.folder / "none"), pillars_of(snapshot.folder / "none")
    chosen_by = random.Random(1)

    def answer(question: Question) -> object:
        return total(snapshot, question, rates=rates, pillars=pillars)

    def one_year() -> object:
        year, place = chosen_by.randrange(2015, 2025), chosen_by.choice(COUNTRIES[:10])
        asked = Question(by="pillar", party=f"XM-{chosen_by.randrange(20)}", place=place)
        since, until = date(year, 1, 1), date(year, 12, 31)
        return answer(
            Question(by="pillar", party=asked.party, place=place, since=since, as_of=until)
        )

    def late() -> object:
        day = date(2017, 1, 1) + timedelta(days=chosen_by.randrange(3000))
        return overdue(snapshot, day, most=50, rates=rates)

    def donors() -> object:
        until = date(2014 + chosen_by.randrange(1, 12), chosen_by.randrange(1, 13), 1)
        return answer(Question(by="party", as_of=until - timedelta(days=1)))

    return {
        "donor x pillar, one country, one year": one_year,
        "all donors, world, up to the end of a month": donors,
        "monthly series of one donor": lambda: answer(
            Question(by="month", party=f"XM-{chosen_by.randrange(50)}")
        ),
        "overdue, largest 50": late,
    }


def references(snapshot: Snapshot) -> Asks:
    """Return some of the same questions as they are asked of all rows, without sums made before."""
    rollup = rolled(snapshot, rates=rates_of(snapshot.folder / "none"), currency="USD")
    spending = "fixed = '' AND stage IN ('disbursement', 'expenditure')"

    def ask(question: str) -> Callable[[], object]:
        def answer() -> object:
            with rollup.connect() as con:
                return con.execute(question).fetchall()

        return answer

    party = "party = (SELECT party FROM parties WHERE code = 'XM-3')"
    return {
        "all donors, world, up to the end of a month": ask(f"""SELECT party, sum(worth) FROM told
            WHERE {spending} AND day <= DATE '2020-06-30' GROUP BY party"""),
        "monthly series of one donor": ask(f"""SELECT month, sum(worth) FROM told
            WHERE {spending} AND {party} GROUP BY month"""),
    }


def asking(snapshot: Snapshot, activities: int, rounds: int) -> None:
    """Ask what pages ask."""
    bound, aim = next((both for most, both in BOUNDS.items() if activities <= most), (150, 100))
    rolled(snapshot, rates=rates_of(snapshot.folder / "none"), currency="USD")
    plain = references(snapshot)
    for name, ask in pages(snapshot).items():
        took = timed(ask, rounds)
        figure = f"p50 {took.middle:.1f}, p95 {took.high:.1f} ms ({took.work:.1f} of the processor)"
        beside = ""
        if name in plain:
            beside = f"of all rows {1000 * min(worked(plain[name]) for _ in range(3)):.0f} ms"
        given = {"must": f"p95 {bound} ms", "aim": f"{aim} ms", "good": took.high <= bound}
        row(f"{activities:,} activities: {name}", figure, beside=beside, **given)


def measure(options: argparse.Namespace, home: Path) -> None:
    """Print the questions at each size."""
    for size in sizes(options):
        asking(made(home, size), size, 10 if options.quick else 40)


if __name__ == "__main__":
    alone(__doc__, "flows_pages", measure)
