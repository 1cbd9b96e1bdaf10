"""Each kind of fault has its line, with what to do."""

import pytest
from django.db import OperationalError

from servanda.actions.refusals import Refused
from servanda.cli.faults import Fault, Misuse, apology, explain
from servanda.ledger.unkept import Unkept

DATABASE = {
    "database is locked": "another process is writing to the database; try again",
    "attempt to write a readonly database": "the database is read-only; check the mode",
    "cannot execute INSERT in a read-only transaction": "the database is read-only",
    "no such table: ledger_plan": "the database is not set up; run `servanda setup`",
    'relation "ledger_plan" does not exist': "the database is not set up",
    "unable to open database file": "the database cannot be opened; check SERVANDA_HOME",
    "file is not a database": "the database file is damaged; put a backup in its place",
    "database disk image is malformed": "the database file is damaged",
    "database or disk is full": "the disk is full; make room",
    "connection failed: Connection refused": "the database cannot be reached; check DATABASE_URL",
    "something new": "the database refuses (something new); check it with `servanda verify`",
    "": "the database refuses (no reason given)",
}


@pytest.mark.parametrize(("words", "line"), DATABASE.items())
def test_databases(words, line):
    said = explain(OperationalError(words))
    assert said.startswith(line)
    assert "\n" not in said


@pytest.mark.parametrize(
    ("fault", "line"),
    [
        (Fault("a; b"), "a; b"),
        (Refused("what happened.", "What to do."), "what happened. What to do."),
        (Refused("what happened"), "what happened"),
        (Unkept("promise", "p/x", "it is odd", "Mend it"), "promise p/x: it is odd. Mend it."),
        (FileNotFoundError(2, "No such", "x.txt"), "there is no file x.txt; check the path"),
        (IsADirectoryError(21, "Is a", "x"), "x is a folder; name the files in it, as x/*.txt"),
        (NotADirectoryError(20, "Not a", "x/y"), "x/y stands where a folder is needed"),
        (PermissionError(13, "no", "x"), "not allowed to use x; check who owns it and its mode"),
        (OSError(28, "No space left on device", "x"), "No space left on device: x; check the disk"),
        (OSError("odd"), "odd"),
    ],
)
def test_faults_of_use(fault, line):
    assert explain(fault).startswith(line)


def test_a_fault_of_ours_is_not_explained_but_owned():
    assert explain(KeyError("x")) is None
    said = apology(KeyError("two\nlines" * 100))
    assert "KeyError" in said
    assert "SERVANDA_DEBUG=1" in said
    assert "\n" not in said


def test_codes():
    assert (Fault.code, Misuse.code) == (1, 2)
