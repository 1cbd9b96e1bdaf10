"""kill -9 at any moment of an import: what was seen is seen, and the next run is clean."""

import json
import os
import random
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.actions.importing import ROOT, environment, lines, many
from tests.actions.test_dataset_executors import finish, start

MOMENTS = int(os.environ.get("SERVANDA_MOMENTS", "3"))  # `make soak` tries more
RECORDS = 2700  # two parts and a little


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home that holds the first state of the dataset `d`."""
    home = tmp_path_factory.mktemp("home")
    command = [sys.executable, "-m", "django", "migrate", "--verbosity", "0"]
    subprocess.run(command, env=environment(home), cwd=ROOT, check=True)
    finish(start(home, "d", lines(home / "a.jsonl", many(RECORDS, pad=3000))))
    return home


def visible(home: Path) -> tuple[str, int]:
    """Return the number of the snapshot that is seen, and what it adds up to, from the disk alone."""
    import duckdb

    with sqlite3.connect(home / "servanda.sqlite3") as con:
        ((number,),) = con.execute("SELECT current FROM ledger_dataset").fetchall()
    folder = home / "flows" / number
    manifest = json.loads((folder / "manifest.json").read_bytes())
    paths = [str(folder.parent / part["path"]) for part in manifest["tables"]["flow"]["parts"]]
    source = [str(folder.parent / p["path"]) for p in manifest["tables"]["source"]["parts"]]
    live = "SELECT record FROM read_parquet(?) WHERE wins"
    question = (
        "SELECT sum(amount)::BIGINT FROM read_parquet(?)"
        f" WHERE currency = 'USD' AND record IN ({live})"
    )
    with duckdb.connect() as asked:
        ((found,),) = asked.execute(question, [paths, source]).fetchall()
    return number, found


@pytest.mark.slow
def test_killed_at_any_moment(home: Path) -> None:
    """Each change is begun, killed at a random moment, then taken: once old, once new, never else."""
    chance = random.Random(4)
    base, lasts = sum(range(RECORDS)), 3.0
    for turn in range(1, MOMENTS + 1):
        # Every second change is large, so that moments of reading and of judging are met too.
        changed = 200 * turn % RECORDS if turn % 2 else RECORDS - turn
        file = lines(home / "a.jsonl", many(RECORDS, changed=changed, pad=3000))
        before = visible(home)
        process = start(home, "d", file)
        time.sleep(chance.uniform(0.3, 1.0) * lasts)
        process.kill()
        process.communicate()
        after = visible(home)
        assert after == before or after[1] == base + 1000 * changed
        begun = time.monotonic()
        finish(start(home, "d", file))
        lasts = time.monotonic() - begun
        _, total = visible(home)
        assert total == base + 1000 * changed
        held = {path.name for path in (home / "flows" / "d").iterdir()}
        assert not any(name.endswith(".partial") for name in held)
        names = {path.name for path in (home / "flows" / "d" / "sources").iterdir()}
        assert all(len(name) == 64 for name in names)
    code = (
        "import django; django.setup(); from servanda.ledger.audit import verify; print(verify())"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment(home), capture_output=True, check=True
    )
    assert b"findings=()" in done.stdout


def test_two_imports_at_once(home: Path) -> None:
    """Both end well: one waits for the other, and there is one snapshot of each change."""
    one = lines(home / "b.jsonl", many(3, changed=3))
    two = lines(home / "c.jsonl", [{"id": "C", "flows": [[7, "USD"]]}])
    both = [start(home, "twice", one), start(home, "twice", two)]
    found = sorted(str(finish(process)["snapshot"]) for process in both)
    assert found == ["00001", "00002"]
