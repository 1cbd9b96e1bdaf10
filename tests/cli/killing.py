"""Kill `servanda take` with SIGKILL at random moments, and look at what is kept each time.

`python -m tests.cli.killing ROUNDS SEED` in a home that is set up: the parent wakes the framework
once; each child takes new files and is killed. After each kill every document must be whole or
absent, and `verify` sound; after the last, a re-run completes. Prints one line of counts.
"""

import contextlib
import io
import json
import os
import random
import signal
import sys
import time
from pathlib import Path

from servanda.cli.dispatch import main
from tests.actions.articles import numbered

FILES = 3


def child(paths: list[str]) -> int:
    """Take the files in a process of their own; return its id."""
    pid = os.fork()
    if pid == 0:
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            code = main(["take", *paths])
        os._exit(code)
    return pid


def kept() -> set[str]:
    """Return the file names of every document kept; die if anything is unsound or half kept."""
    from django.db import connection

    from servanda.ledger.audit import verify
    from servanda.ledger.models import Document, Entry, Proposal

    audit = verify()
    assert audit.sound, audit.findings
    lines = {e.object: json.loads(e.body)["facts"] for e in Entry.objects.filter(verb="take")}
    names = dict(Document.objects.values_list("key", "filename"))
    assert lines.keys() == {f"document:{key}" for key in names}, "a document without its line"
    for key in names:
        proposed = Proposal.objects.filter(document=key).count()
        assert proposed == lines[f"document:{key}"]["proposals"] >= 2, "half a document"
    connection.close()
    return set(names.values())


def files(root: Path, number: int) -> list[str]:
    """Write the files of a round."""
    made = []
    for one in range(number * FILES, (number + 1) * FILES):
        path = root / f"{one:04}.txt"
        path.write_bytes(numbered(one))
        made.append(str(path))
    return made


def kill_rounds(rounds: int, root: Path) -> tuple[int, int]:
    """Kill one child a round; return how many died at work, and how many documents they had kept."""
    first = files(root, 0)
    began = time.monotonic()
    assert os.waitstatus_to_exitcode(os.waitpid(child(first), 0)[1]) == 0
    lasts = time.monotonic() - began
    died = survived = 0
    for number in range(1, rounds + 1):
        pid = child(files(root, number))
        time.sleep(random.uniform(0, 1.5 * lasts))
        os.kill(pid, signal.SIGKILL)
        at_work = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == -signal.SIGKILL
        done = sum(int(name[:4]) // FILES == number for name in kept())
        died, survived = died + at_work, survived + done
        # A machine's load comes and goes: who had ended was quicker than thought, who kept nothing slower.
        lasts *= 0.7 if not at_work else 1.3 if not done else 1
    return died, survived


def run(rounds: int, seed: int) -> None:
    """Carry the rounds out, then take everything that is missing."""
    random.seed(seed)
    from servanda.cli.framework import wake

    wake()
    from django.db import connection

    connection.close()
    root = Path("news")
    root.mkdir()
    died, survived = kill_rounds(rounds, root)
    everything = sorted(str(path) for path in root.glob("*.txt"))
    assert os.waitstatus_to_exitcode(os.waitpid(child(everything), 0)[1]) == 0
    found = kept()
    assert len(found) == len(everything) == FILES * (rounds + 1)
    print(f"{rounds} rounds, {died} killed at work, {survived} of {rounds * FILES} kept by then")


if __name__ == "__main__":
    run(int(sys.argv[1]), int(sys.argv[2]))
