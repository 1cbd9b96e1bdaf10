"""Waking the framework: not set up, set up elsewhere, not to be used."""

import subprocess
import sys
from datetime import UTC

import pytest

from servanda.cli import framework
from servanda.cli.faults import Fault
from servanda.cli.framework import now, today, wake
from tests.cli.conftest import environment, servanda


def test_a_database_that_is_set_up(db):
    wake()


def test_one_that_is_behind(db, monkeypatch):
    monkeypatch.setattr(framework, "_behind", lambda: True)
    with pytest.raises(Fault, match="not set up for this version; run `servanda setup`"):
        wake()
    wake(ready=False)


def test_one_migration_short_is_behind(db):
    from django.db import connection

    assert not framework._behind()
    with connection.cursor() as cursor:
        last = "(SELECT max(name) FROM django_migrations WHERE app = 'ledger')"
        cursor.execute(f"DELETE FROM django_migrations WHERE app = 'ledger' AND name = {last}")
    assert framework._behind()


@pytest.mark.parametrize("url", ["mysql://x", "postgress://y", "var/db.sqlite3"])
def test_an_address_nobody_knows_is_not_taken_for_sqlite(monkeypatch, url):
    monkeypatch.setenv("DATABASE_URL", url)
    with pytest.raises(Fault, match="DATABASE_URL names a database that is not supported"):
        wake()


def test_the_clock():
    assert now().tzinfo is UTC
    assert today() == now().date()


def test_before_setup_the_way_is_said_and_nothing_made(tmp_path):
    done = servanda(tmp_path / "home", "status")
    assert (done.code, done.out) == (1, "")
    assert done.line == (
        "servanda: the database is not set up for this version; run `servanda setup`"
    )
    assert not list((tmp_path / "home").glob("*.sqlite3"))


@pytest.mark.parametrize("command", ["setup", "status"])
def test_a_home_that_cannot_be(tmp_path, command):
    (tmp_path / "file").write_text("")
    done = servanda(tmp_path / "file", command)
    assert done.code == 1
    assert "set it to a folder of yours" in done.line


def test_a_server_that_does_not_answer(tmp_path):
    done = servanda(tmp_path / "home", "status", DATABASE_URL="postgres://nobody@127.0.0.1:1/x")
    assert done.code == 1
    assert done.line.startswith("servanda: the database cannot be reached; check DATABASE_URL")


_WOKEN = """
import gc, sys
from servanda.cli.framework import LEDGER, wake
wake(apps=LEDGER)
print(sorted({name.partition(".")[0] for name in sys.modules} & {"allauth", "axes", "whitenoise"}))
print("servanda.ledger.models" in sys.modules, "servanda.accounts.models" in sys.modules)
print(gc.get_freeze_count() > 10_000, gc.isenabled())
from django.db import connection
with connection.cursor() as cursor:
    cursor.execute("DELETE FROM django_migrations WHERE app = %s", [sys.argv[1]])
wake(apps=LEDGER)
"""


@pytest.mark.parametrize(
    ("app", "ends"),
    [("axes", ""), ("ledger", "the database is not set up for this version; run `servanda setup`")],
)
def test_a_reader_of_the_ledger_loads_and_needs_no_more(home, app, ends):
    """Tables of other apps that are behind do not keep anybody from reading."""
    done = subprocess.run(
        [sys.executable, "-c", _WOKEN, app], env=environment(home), capture_output=True, text=True
    )
    assert done.stdout.splitlines() == ["[]", "True False", "True True"]
    assert done.stderr.strip().endswith(ends)
    assert bool(done.returncode) is bool(ends)
