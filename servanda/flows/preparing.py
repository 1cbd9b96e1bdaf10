"""What pages will ask of a snapshot, worked out at once: here, or in a process of its own.

A large roll-up takes as much memory as the import before it, which a process never gives back whole.
So above some size another process works it out, which has neither. It ends with the one that began
it, however that ends; what it leaves then is cleared away by the next roll-up. Worked example:

    prepare_snapshot(snapshot, rates)     # Unprepared when it cannot be worked out now

A snapshot is whole without its roll-up: the first question works it out.
"""

import os
import signal
import sys
from pathlib import Path
from subprocess import PIPE, STDOUT, Popen
from threading import Thread

from servanda.flows.rate_tables import Held, rates_of
from servanda.flows.rollups import flows_of, prepare
from servanda.flows.snapshot import Snapshot, open_snapshot
from servanda.flows.turns import MOST

APART = MOST  # flows, above which it is worked out apart: those of one turn take little
FAILED = 3  # the code with which the other process ends when it could say why


class Unprepared(Exception):
    """It could not be worked out: why, in words."""


def prepare_snapshot(snapshot: Snapshot, rates: Held) -> None:
    """Work out what pages will ask of a snapshot; Unprepared when that fails."""
    if flows_of(snapshot) > APART:
        _apart(snapshot, rates)
    elif why := _prepared(snapshot, rates):
        raise Unprepared(why)


def _prepared(snapshot: Snapshot, rates: Held) -> str:
    """Work it out here; return why it failed, "" when it did not."""
    import duckdb

    try:
        prepare(snapshot, rates=rates)
    except (duckdb.Error, OSError) as fault:
        return str(fault)
    return ""


def _apart(snapshot: Snapshot, rates: Held) -> None:
    words = [sys.executable, "-m", __name__, str(snapshot.folder), str(rates.folder)]
    # Else each of its threads keeps memory of its own.
    environment = {**os.environ, "MALLOC_ARENA_MAX": "2"}
    try:
        other = Popen(words, stdin=PIPE, stdout=PIPE, stderr=STDOUT, env=environment)  # noqa: S603
    except OSError as fault:
        raise Unprepared(f"no process can be begun: {fault}") from fault
    with other:
        assert other.stdout is not None
        try:
            said = other.stdout.read().decode(errors="replace").strip()
        except BaseException:
            other.kill()
            raise
    if other.returncode == FAILED:
        raise Unprepared(said)
    if other.returncode:
        last = said.rpartition("\n")[2]
        raise Unprepared(f"the process for it ended with {other.returncode}. {last}".strip())


def main(words: list[str]) -> None:
    """Work it out for the process that holds the other end of the standard input."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for who began this
    Thread(target=_end_with_parent, daemon=True).start()
    why = _prepared(open_snapshot(Path(words[0])), rates_of(Path(words[1])))
    if why:
        print(why, flush=True)
    # DuckDB would take its time to give back what ends with the process anyway.
    os._exit(FAILED if why else 0)


def _end_with_parent() -> None:
    while os.read(0, 1):  # not sys.stdin, whose lock the end of Python would stumble over
        pass
    os._exit(1)


if __name__ == "__main__":
    main(sys.argv[1:])
