"""What pages will ask of a snapshot, worked out at once: here, or in a process of its own.

A large roll-up takes as much memory as the import before it, which a process never gives back whole.
So above some size another process works it out, which has neither. It ends with the one that began
it, however that ends; what it leaves then is cleared away by the next roll-up. Or nobody waits for it: it
goes on when the one that began it has ended. Worked example:

    prepare_snapshot(snapshot, rates)     # Unprepared when it cannot be worked out now
    prepare_later(snapshot, rates)        # begun; True when a process goes on with it

A snapshot is whole without its roll-up: the first question works it out, or waits for who is at it. That
it could not be worked out is noted beside it (see `readiness`), for whoever looks.
"""

import fcntl
import os
import signal
import sys
from pathlib import Path
from subprocess import DEVNULL, PIPE, STDOUT, Popen
from threading import Thread

from servanda.flows import readiness
from servanda.flows.rate_tables import Held, rates_of
from servanda.flows.rollups import flows_of, prepare
from servanda.flows.snapshot import Snapshot, open_snapshot
from servanda.flows.turns import MOST

APART = MOST  # flows, above which it is worked out apart: those of one turn take little
SOON = 20_000  # flows, up to which nobody need wait long: to begin a process takes as long
FAILED = 3  # the code with which the other process ends when it could say why
ALONE = "alone"  # the word that says that nobody waits
TURN = "_preparing"  # in the folder of the datasets: held by the one process that nobody waits for

_begun: list[Popen[bytes]] = []  # their ends are not waited for


class Unprepared(Exception):
    """It could not be worked out: why, in words."""


def prepare_snapshot(snapshot: Snapshot, rates: Held) -> None:
    """Work out what pages will ask of a snapshot; Unprepared when that fails."""
    with readiness.noted(snapshot.folder):
        if flows_of(snapshot) > APART:
            _apart(snapshot, rates)
        elif why := _prepared(snapshot, rates):
            raise Unprepared(why)


def prepare_later(snapshot: Snapshot, rates: Held) -> bool:
    """Begin to work out what pages will ask; tell whether a process goes on with it. Unprepared as ever."""
    if flows_of(snapshot) <= SOON:
        prepare_snapshot(snapshot, rates)
        return False
    held = readiness.hold(snapshot.folder)
    try:
        # A group of its own, so that Ctrl-C is not for it. It holds the note from its first moment on.
        _begun.append(
            Popen(  # noqa: S603
                [*_words(snapshot, rates), ALONE],
                stdin=DEVNULL,
                stdout=DEVNULL,
                stderr=DEVNULL,
                env=_environment(),
                pass_fds=[held.fileno()] if held else [],
                start_new_session=True,
            )
        )
    except OSError as fault:
        why = f"no process can be begun: {fault}"
        readiness.fail(snapshot.folder, why)
        raise Unprepared(why) from fault
    finally:
        if held is not None:
            held.close()
    return True


def _prepared(snapshot: Snapshot, rates: Held) -> str:
    """Work it out here; return why it failed, "" when it did not."""
    import duckdb

    try:
        prepare(snapshot, rates=rates)
    except (duckdb.Error, OSError, MemoryError) as fault:
        return str(fault) or type(fault).__name__
    return ""


def _apart(snapshot: Snapshot, rates: Held) -> None:
    words = _words(snapshot, rates)
    try:
        other = Popen(words, stdin=PIPE, stdout=PIPE, stderr=STDOUT, env=_environment())  # noqa: S603
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


def _words(snapshot: Snapshot, rates: Held) -> list[str]:
    return [sys.executable, "-m", __name__, str(snapshot.folder), str(rates.folder)]


def _environment() -> dict[str, str]:
    return {**os.environ, "MALLOC_ARENA_MAX": "2"}  # else each thread keeps memory of its own


def main(words: list[str]) -> None:
    """Work it out for the process that holds the other end of the standard input, or for nobody."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for who began this
    alone = ALONE in words[2:]
    if not alone:
        Thread(target=_end_with_parent, daemon=True).start()
    folder, rates = Path(words[0]), rates_of(Path(words[1]))
    try:
        why = (_in_turn if alone else _prepared)(open_snapshot(folder), rates)
    except Exception as fault:
        if not alone:
            raise
        why = f"{type(fault).__name__}: {fault}"  # nobody would hear of it
    if why and alone:
        readiness.fail(folder, why)
    elif why:
        print(why, flush=True)
    # DuckDB would take its time to give back what ends with the process anyway.
    os._exit(FAILED if why else 0)


def _in_turn(snapshot: Snapshot, rates: Held) -> str:
    """Work it out when no other process does so that nobody waits for; not of what is old by then."""
    folder = snapshot.folder
    with (folder.parent.parent / TURN).open("w") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        if folder.with_name(f"{int(folder.name) + 1:05}").exists():
            readiness.ready(snapshot.folder)
            return ""
        return _prepared(snapshot, rates)


def _end_with_parent() -> None:
    while os.read(0, 1):  # not sys.stdin, whose lock the end of Python would stumble over
        pass
    os._exit(1)


if __name__ == "__main__":
    main(sys.argv[1:])
