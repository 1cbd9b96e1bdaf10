"""Ask totals of a generated dataset, and print how long each sort of question takes.

    python bench/flows_questions.py [--activities 100000] [--rounds 40] [--home DIR] [--strict]

The dataset is invented, see `flows_snapshots.py`.
The table says what the roll-up cost once, and the 50th and 95th percentile of each question by page,
with party, place, month and day drawn anew each time, against the bounds of docs/reference/performance.md.
"""

import argparse
import random
import resource
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))


from bench.flows_snapshots import COUNTRIES, generate
from servanda.flows.pillars import pillars_of
from servanda.flows.questions import Question
from servanda.flows.rate_tables import rates_of
from servanda.flows.rollups import rolled
from servanda.flows.totals import total


def pages(chosen: random.Random) -> Iterator[tuple[str, Callable[[], Question]]]:
    """Yield each sort of question, and what draws one of it."""

    def party() -> str:
        return f"XM-{chosen.randrange(20)}"

    def place() -> str:
        return COUNTRIES[min(int(chosen.paretovariate(0.7)) - 1, 29)]

    def day() -> date:
        return date(2014, 6, 1) + timedelta(days=chosen.randrange(4000))

    yield "headline", Question
    yield "all donors, world", lambda: Question(by="party")
    yield "stages", lambda: Question(by="stage")
    yield "by sector", lambda: Question(by="sector")
    yield "by pillar", lambda: Question(by="pillar")
    yield "by place", lambda: Question(by="place")
    yield "monthly series of one donor", lambda: Question(by="month", party=party())
    yield "donors up to any day", lambda: Question(by="party", as_of=day())

    def one_year() -> Question:
        year = chosen.randrange(2015, 2025)
        days = {"since": date(year, 1, 1), "as_of": date(year, 12, 31)}
        return Question(by="pillar", party=party(), place=place(), **days)

    yield "donor x pillar, one country, one year", one_year


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """Milliseconds of a question: percentiles by the clock, and the mean of this process's processor."""

    middle: float
    high: float
    work: float


def measure(ask: Callable[[], object], rounds: int) -> Times:
    """Ask some rounds; the first asking is not counted."""
    ask()
    times = []
    worked = time.process_time()
    for _ in range(rounds):
        begin = time.perf_counter()
        ask()
        times.append((time.perf_counter() - begin) * 1000)
    work = (time.process_time() - worked) * 1000 / rounds
    times.sort()
    high = times[min(round(len(times) * 0.95), len(times) - 1)]
    return Times(middle=times[len(times) // 2], high=high, work=work)


def run(options: argparse.Namespace, home: Path) -> bool:
    """Print the table; tell whether every bound was kept."""
    bound = 50 if options.activities <= 100_000 else 150
    begin = time.perf_counter()
    snapshot = generate(home, options.activities)
    rates, pillars = rates_of(home / "none"), pillars_of(home / "none")
    print(f"{options.activities:,} activities generated in {time.perf_counter() - begin:.1f} s")
    begin = time.perf_counter()
    rollup = rolled(snapshot, rates=rates, currency="USD")
    size = sum(path.stat().st_size for path in rollup.folder.iterdir())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    spent = time.perf_counter() - begin
    print(
        f"roll-up: {spent:.1f} s once, {size / 1e6:.0f} MB on disk, {peak:.0f} MB at most in memory"
    )
    print(f"| {'question':<38} | p50 ms | p95 ms | bound |  |\n|--|--|--|--|--|")
    kept = True
    for name, draw in pages(random.Random(1)):

        def ask(draw: Callable[[], Question] = draw) -> object:
            return total(snapshot, draw(), rates=rates, pillars=pillars)

        took = measure(ask, options.rounds)
        kept &= took.high <= bound
        word = "ok" if took.high <= bound else "NOT OK"
        print(
            f"| {name:<38} | {took.middle:6.1f} | {took.high:6.1f} | {bound} | {word} |", flush=True
        )
    return kept


def main() -> int:
    """Measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--activities", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=40)
    parser.add_argument("--home", type=Path, help="a folder that keeps what is generated")
    parser.add_argument("--strict", action="store_true", help="exit code 1 when a bound is missed")
    options = parser.parse_args()
    if options.home:
        return 0 if run(options, options.home) or not options.strict else 1
    with TemporaryDirectory() as home:
        return 0 if run(options, Path(home)) or not options.strict else 1


if __name__ == "__main__":
    sys.exit(main())
