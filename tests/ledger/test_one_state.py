"""Reading one state of the ledger while others write."""

import shutil
import subprocess
import sys

import pytest
from django.db import connection

from servanda.ledger import journal
from servanda.ledger.one_state import let_go, one_state, seen_by_others
from tests.cli.conftest import ROOT, bare, environment, prepared  # noqa: F401

# What is read before and after another process records something, outside of one state and within.
_RUN = """
import subprocess, sys
from servanda.cli.framework import wake
wake()
from servanda.ledger import journal
from servanda.ledger.models import Plan
from servanda.ledger.one_state import let_go, one_state, seen_by_others
def new(name):
    subprocess.run([sys.executable, "-m", "servanda", "plan", "new", name, "--title-en", "N"], check=True,
                   stdout=subprocess.DEVNULL)
    return journal.head()[0], Plan.objects.count()
assert seen_by_others()
with one_state():
    print(journal.head()[0], Plan.objects.count(), *new("second"), seen_by_others())
print(journal.head()[0], Plan.objects.count())
let_go()
print(journal.head()[0], Plan.objects.count())
"""


@pytest.fixture
def told(prepared, tmp_path):  # noqa: F811
    home = shutil.copytree(prepared, tmp_path / "home")
    done = subprocess.run(
        [sys.executable, "-c", _RUN],
        env=environment(home),
        capture_output=True,
        text=True,
        cwd=ROOT,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def test_what_another_records_meanwhile_is_seen_afterwards(told):
    """One line and one plan before; the other process is not kept waiting."""
    assert told == ["1 1 1 1 False", "2 2", "2 2"]


def test_inside_a_transaction_its_own_state_is_read(db):
    with one_state():
        assert connection.in_atomic_block
        assert journal.head() == (0, journal.FIRST)
    assert not seen_by_others()


@pytest.mark.django_db(transaction=True)
def test_nothing_stays_open_or_changed():
    before = getattr(connection, "transaction_mode", None)
    with pytest.raises(ZeroDivisionError), one_state():
        raise ZeroDivisionError
    assert not connection.in_atomic_block
    assert getattr(connection, "transaction_mode", None) == before
    if connection.vendor == "postgresql":
        let_go()
        assert connection.connection is None
    assert journal.head()[0] == 0
