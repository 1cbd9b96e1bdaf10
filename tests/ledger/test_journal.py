"""The journal: gapless, chained, and refused any change by the database itself."""

import hashlib
import json
import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from django.db import DatabaseError, connection, transaction

from servanda.ledger.digest import Change
from servanda.ledger.journal import FIRST, changes_of, hash_of, head, seal
from servanda.ledger.models import Entry

NOW = datetime(2026, 6, 30, 12, 0, 0, 5, tzinfo=UTC)
CHANGE = Change(kind="promise", key="exercise-1/a", sha256="ab" * 32)


def sealed(verb="keep", **facts):
    return seal(verb, "promise exercise-1/a", [CHANGE], actor="to", at=NOW, facts=facts)


def test_each_line_goes_on_from_the_one_before(db):
    assert head() == (0, FIRST)
    first, second = sealed(), sealed("withdraw", why="said twice", sum=Decimal("1E1"))
    assert (first.seq, first.previous) == (1, FIRST)
    assert (second.seq, second.previous) == (2, first.hash)
    assert head() == (2, second.hash)
    assert changes_of(second) == [CHANGE]
    assert json.loads(second.body)["facts"] == {"why": "said twice", "sum": "10"}


def test_anybody_can_recompute_a_hash_without_servanda(db):
    """SHA-256 of the JSON list [seq, at, actor, verb, object, SHA-256 of the body, previous]."""
    entry = sealed()
    body = hashlib.sha256(entry.body.encode()).hexdigest()
    at = "2026-06-30T12:00:00.000005Z"
    line = f'[1,"{at}","to","keep","promise exercise-1/a","{body}","{FIRST}"]'
    assert entry.hash == hashlib.sha256(line.encode()).hexdigest()
    assert hash_of(Entry.objects.get()) == entry.hash


def test_the_hour_does_not_depend_on_the_zone(db):
    there = NOW.astimezone(timezone(timedelta(hours=7)))
    entry = seal("keep", "x", [], actor="to", at=there)
    assert hash_of(Entry.objects.get(seq=entry.seq)) == entry.hash


def test_a_time_without_zone_is_refused(db):
    with pytest.raises(ValueError, match="zone"):
        seal("keep", "x", [], actor="to", at=datetime(2026, 1, 1))  # noqa: DTZ001


@pytest.mark.django_db(transaction=True)
def test_sealing_outside_a_transaction_is_refused():
    with pytest.raises(RuntimeError, match=r"transaction\.atomic"):
        sealed()


@pytest.mark.django_db(transaction=True)
def test_an_action_that_fails_leaves_no_line_and_no_gap():
    def fail():
        with transaction.atomic():
            sealed()
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    with transaction.atomic():
        assert sealed().seq == 1


INSERT = "INSERT INTO ledger_entry (seq, at, actor, verb, object, body, previous, hash) "
CHANGES = [
    "UPDATE ledger_entry SET actor = 'other'",
    "UPDATE ledger_entry SET seq = 9",
    "DELETE FROM ledger_entry",
    f"{INSERT} SELECT 3, at, actor, verb, object, body, hash, 'c' FROM ledger_entry",
    f"{INSERT} SELECT 2, at, actor, verb, object, body, previous, 'c' FROM ledger_entry",
    f"{INSERT} SELECT 1, at, actor, verb, object, body, previous, 'c' FROM ledger_entry",
]
ONLY = {
    "sqlite": [f"{INSERT} SELECT 1, at, 'x', verb, object, body, previous, hash FROM ledger_entry"],
    "postgresql": ["TRUNCATE ledger_entry", "TRUNCATE ledger_entry CASCADE"],
}
ONLY["sqlite"] = [ONLY["sqlite"][0].replace("INSERT", "INSERT OR REPLACE", 1)]


@pytest.mark.parametrize("number", range(len(CHANGES) + 2))
def test_the_database_refuses_every_change(db, number):
    statements = [*CHANGES, *ONLY[connection.vendor]]
    if number >= len(statements):
        pytest.skip("other database: SQLite has no TRUNCATE, so one statement fewer to refuse")
    entry = sealed()
    with (
        pytest.raises(DatabaseError, match="journal"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statements[number])
    assert head() == (1, entry.hash)
    assert Entry.objects.get().actor == "to"


WRITER = """
import django
django.setup()
from datetime import UTC, datetime
from django.db import transaction
from servanda.ledger.journal import seal
for n in range(20):
    with transaction.atomic():
        seal("keep", f"x{n}", [], actor="to", at=datetime.now(UTC))
"""
READER = """
import django
django.setup()
from servanda.ledger.audit import verify
print(verify().head[0], len(verify().findings))
"""
MAKER = "import django; django.setup(); from django.core.management import call_command as c; "


def _database_of_its_own(home):
    """Return the environment of an empty database beside the tests' own, which others commit to."""
    settings = {"SERVANDA_HOME": str(home), "DJANGO_SETTINGS_MODULE": "servanda.settings"}
    if connection.vendor == "postgresql":
        import psycopg

        server, _, _ = os.environ["DATABASE_URL"].rpartition("/")
        name = f"journal_{os.getpid()}"
        with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as maker:
            maker.execute(f"DROP DATABASE IF EXISTS {name}")
            maker.execute(f"CREATE DATABASE {name}")
        settings["DATABASE_URL"] = f"{server}/{name}"
    return {**os.environ, **settings}


def test_many_writers_at_once_leave_no_gap(tmp_path):
    """Four processes seal 20 lines each; the chain of 80 is whole."""
    environment = _database_of_its_own(tmp_path)

    def python(code):
        return subprocess.Popen(
            [sys.executable, "-c", code], env=environment, stdout=subprocess.PIPE, text=True
        )

    assert python(f"{MAKER} c('migrate', verbosity=0, skip_checks=True)").wait() == 0
    writers = [python(WRITER) for _ in range(4)]
    assert [writer.wait() for writer in writers] == [0] * 4
    assert python(READER).communicate()[0].split() == ["80", "0"]
