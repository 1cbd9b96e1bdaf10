"""How long a reader waits who comes first after the journal got a line: every sort of page, one worker.

    python bench/portal_first.py --home DIR [--promises N] [--rounds R] [--reconciled]

The home holds the exercise plan of `ledger_sample.py`, or gets it. `servanda serve --workers 1`
answers, so that every asking meets the same memory. Before each first visit a promise is recorded,
so nothing of what the worker remembers may be used; with `--reconciled` the statuses and totals are
stored anew as well, as every command that records does. Then the same page is asked for warm.

Figures are wall clock; beside them stands the processor time of the worker, which is what an idle
machine would show where others work on this one.
"""

import argparse
import http.client
import os
import signal
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

PLAN = "exercise-large"
SERVANDA = Path(sys.executable).parent / "servanda"
LANGUAGES = ("vi", "en", "ar")
BOUND = 150
PAGES = {
    "front page": "../../",
    "overview": "",
    "promises": "promises/",
    "promises, filtered": "promises/?status=overdue&kind=pledge",
    "promises, by obligor": "promises/?obligor=org:exercise-donor-007",
    "promises, behind a figure": "promises/?counted=disbursed",
    "promises, searched": "promises/?q=exercise+donor+042",
    "promises, searched, few": "promises/?q=soldier+round+1287",
    "promises, searched, all": "promises/?q=donor",
    "promises, sorted": "promises/?sort=-amount",
    "promises, last page": "promises/?page=200",
    "a promise": "promises/p-05000/",
    "an aggregate": "promises/p-00150/",
    "parties": "parties/",
    "a party": "parties/org:exercise-donor-007/",
    "timeline": "timeline/",
    "timeline, deliveries": "timeline/?kind=delivery",
    "timeline, far": "timeline/?page=500",
    "contradictions": "contradictions/",
    "unverifiable": "unverifiable/",
    "documents": "documents/",
}


Took = tuple[float, float]  # milliseconds, and those of processor


def ask(port: int, path: str) -> float:
    """Ask for a page over a connection of its own; return milliseconds."""
    begin = time.perf_counter()
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    line.request("GET", path, headers={"Accept-Encoding": "gzip"})
    answer = line.getresponse()
    answer.read()
    line.close()
    if answer.status != 200:
        raise RuntimeError(f"{path} answered {answer.status}")
    return (time.perf_counter() - begin) * 1000


def worked(worker: int) -> float:
    """Return the milliseconds of processor that a process has had."""
    return int(Path(f"/proc/{worker}/schedstat").read_text(encoding="ascii").split()[0]) / 1e6


@contextmanager
def served() -> Iterator[tuple[int, int]]:
    """Serve the home of the environment with one worker; yield the port and the worker."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    words = [str(SERVANDA), "serve", "--port", str(port), "--workers", "1"]
    running = subprocess.Popen(words, stdout=subprocess.DEVNULL)
    try:
        for _ in range(200):
            try:
                ask(port, "/en/")
                break
            except OSError:
                time.sleep(0.1)
        children = Path(f"/proc/{running.pid}/task/{running.pid}/children")
        yield port, int(children.read_text(encoding="ascii").split()[0])
    finally:
        running.send_signal(signal.SIGTERM)
        running.wait(20)


class Recorder:
    """Adds lines to the journal of the home: a promise each, reconciled when asked."""

    def __init__(self, *, reconciled: bool) -> None:
        from servanda.ledger import store

        self.reconciled = reconciled
        self.pattern = store.recall_one("promise", f"{PLAN}/p-00001")
        self.number = 0

    def line(self) -> None:
        """Record one promise more."""
        from dataclasses import replace

        from servanda.actions.actor import COMMAND_LINE
        from servanda.actions.reconcile import reconcile
        from servanda.actions.record import record

        self.number += 1
        now = datetime.now(UTC) + timedelta(seconds=1)
        made = replace(self.pattern, id=f"new-{now:%H%M%S}-{self.number:04}")
        record([made], actor=COMMAND_LINE, now=now)
        if self.reconciled:
            reconcile(PLAN, today=now.date(), actor=COMMAND_LINE, now=now)


def measure(port: int, worker: int, recorder: Recorder, rounds: int) -> int:
    """Print the table; return how many pages missed the bound."""

    def took(path: str) -> Took:
        before = worked(worker)
        return ask(port, path), worked(worker) - before

    missed = 0
    heads = ("first, p50", "worst", "processor", "warm, p50", "p95", "processor")
    print(f"{'':<28}" + "".join(f"{head:>12}" for head in heads))
    for name, path in PAGES.items():
        addresses = [
            f"/{language}/" if path == "../../" else f"/{language}/plans/{PLAN}/{path}"
            for language in LANGUAGES
        ]
        first = []
        for n in range(rounds):
            recorder.line()
            first.append(took(addresses[n % 3]))
        warm = [took(address) for _ in range(7) for address in addresses]
        figures = (*_told(first, 1.0), *_told(warm, 0.95))
        good = figures[1] <= BOUND and figures[4] <= BOUND
        missed += not good
        shown = "".join(f"{ms:>12.0f}" for ms in figures)
        print(f"{name:<28}{shown}  {'' if good else 'NOT OK'}", flush=True)
    return missed


def _told(times: list[Took], share: float) -> tuple[float, float, float]:
    """Return the median, the value that a share does not exceed, and that of the processor."""
    wall, cpu = (sorted(column) for column in zip(*times, strict=True))
    at = max(0, -(-len(times) * int(share * 100) // 100) - 1)
    return statistics.median(wall), wall[at], cpu[at]


def main() -> int:
    """Make the plan where the home has none, serve it, measure."""
    words = argparse.ArgumentParser(description="Measure the first page after a journal line.")
    words.add_argument("--home", required=True, help="a home of its own: promises are added to it")
    words.add_argument("--promises", type=int, default=10_000)
    words.add_argument("--rounds", type=int, default=6)
    words.add_argument("--reconciled", action="store_true", help="reconcile after each promise")
    words.add_argument("--strict", action="store_true", help="exit 1 when a bound is missed")
    options = words.parse_args()
    os.environ["SERVANDA_HOME"] = options.home
    from servanda.cli.framework import wake

    wake()
    from ledger_sample import keep

    from servanda.actions.actor import COMMAND_LINE
    from servanda.actions.reconcile import reconcile
    from servanda.ledger.models import Plan

    if not Plan.objects.filter(key=PLAN).exists():
        keep(options.promises)
        now = datetime.now(UTC)
        reconcile(PLAN, today=now.date(), actor=COMMAND_LINE, now=now)
    with served() as (port, worker):
        recorder = Recorder(reconciled=options.reconciled)
        missed = measure(port, worker, recorder, options.rounds)
    print(f"{missed} pages over {BOUND} ms")
    return 1 if options.strict and missed else 0


if __name__ == "__main__":
    sys.exit(main())
