"""The audit names whatever was changed behind the journal's back, and cries over nothing else."""

from datetime import UTC, datetime
from importlib import import_module

import pytest
from django.db import connection, transaction

from servanda.ledger.audit import verify
from servanda.ledger.journal import FIRST, head, seal
from servanda.ledger.models import Entry
from servanda.ledger.store import keep, withdraw
from servanda.records import Promise, Wording
from tests.strategies import PLAN, SHA, WHOLE, WORLD

NOW = datetime(2026, 6, 30, tzinfo=UTC)
PROMISE = Promise(
    plan=PLAN,
    id="p",
    title=Wording(en="Will send"),
    kind="pledge",
    strength=3,
    speaker="person:a",
    obligors=("country:AA",),
    evidence=(WHOLE,),
)
KEY = f"{PLAN}/p"


@pytest.fixture
def kept(db):
    with transaction.atomic():
        seal("load", PLAN, keep(WORLD, recorded=NOW), actor="to", at=NOW)
        seal("record", KEY, keep([PROMISE], recorded=NOW), actor="to", at=NOW)


def tamper(*statements):
    """Do what an owner of the database could: take the guard off, alter, put it back."""
    guard = import_module("servanda.ledger.migrations.0003_journal_is_append_only")
    with connection.cursor() as cursor:
        for statement in guard.OPEN[connection.vendor]:
            cursor.execute(statement)
        for statement in statements:
            cursor.execute(statement)
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for statement in guard.CLOSE[connection.vendor]:
            cursor.execute(statement)


def found(**how):
    return [(finding.code, finding.where) for finding in verify(**how).findings]


def test_a_sound_ledger_gives_no_finding_and_its_head(kept):
    told = []
    audit = verify(lambda what, done: told.append((what, done)))
    assert audit.findings == ()
    assert audit.sound
    assert (audit.entries, audit.records, audit.quotations) == (2, len(WORLD) + 1, 1)
    assert audit.head == head()
    assert told == [
        ("entry", 2),
        ("quotation", 1),
        ("original", 0),
        ("record", len(WORLD) + 1),
        ("involvement", 2),
        ("folded", 2),
        ("snapshot", 0),
    ]


def test_an_empty_ledger_is_sound(db):
    assert verify().sound
    assert verify().head == (0, FIRST)


def test_withdrawing_through_the_door_is_no_finding(kept):
    with transaction.atomic():
        change = withdraw("promise", KEY, recorded=NOW)
        seal("withdraw", KEY, [change], actor="to", at=NOW)
    assert verify().sound


ROW = ("journal.row-altered", f"promise {KEY}")
COPY = """INSERT INTO ledger_direction (key, id, withdrawn, recorded, plan, title_vi, title_en,
 title_ar, position, summary_vi, summary_en, summary_ar)
 SELECT plan || '/second', 'second', withdrawn, recorded, plan, title_vi, title_en,
 title_ar, position, summary_vi, summary_en, summary_ar FROM ledger_direction"""

TAMPERINGS = {
    "a word": ("UPDATE ledger_promise SET title_en = 'Sent' WHERE id = 'p'", [ROW]),
    "a strength": ("UPDATE ledger_promise SET strength = 5 WHERE id = 'p'", [ROW]),
    "an amount": ("UPDATE ledger_promise SET amount_value = 7 WHERE id = 'p'", []),
    "an amount and its unit": (
        "UPDATE ledger_promise SET amount_value = 7, amount_unit = 'USD' WHERE id = 'p'",
        [ROW],
    ),
    "a withdrawal": ("UPDATE ledger_promise SET withdrawn = true WHERE id = 'p'", [ROW]),
    "a date made nonsense": ("UPDATE ledger_promise SET due = 'soon' WHERE id = 'p'", [ROW]),
    "a grade off the record's rules": (
        "UPDATE ledger_promise SET kind = 'commitment' WHERE id = 'p'",
        [ROW],
    ),
    "an index entry": (
        "UPDATE ledger_involvement SET party = 'country:BB' WHERE role = 'obligor'",
        [ROW],
    ),
    "an index entry taken away": ("DELETE FROM ledger_involvement", [ROW]),
    "the words it is found by": (
        "UPDATE ledger_folded SET words = 'else' WHERE promise LIKE '%/p'",
        [ROW],
    ),
    "the words it is found by taken away": (
        "DELETE FROM ledger_folded WHERE promise LIKE '%/p'",
        [ROW],
    ),
    "the words of a quotation": (
        "UPDATE ledger_evidence SET exact = 'nothing'",
        [("journal.quotation", f"promise {KEY}"), ROW],
    ),
    "the place of a quotation": (
        "UPDATE ledger_evidence SET start = 1",
        [("journal.quotation", f"promise {KEY}"), ROW],
    ),
    "evidence taken away": ("DELETE FROM ledger_evidence", [ROW]),
    "evidence for nothing": (
        "UPDATE ledger_evidence SET subject_kind = 'count'",
        [ROW, ("journal.row-unknown", f"count {KEY}")],
    ),
    "a document's text": (
        "UPDATE ledger_document SET text = text || ' More.'",
        [
            ("journal.document", f"document {PLAN}/{SHA}"),
            ("journal.row-altered", f"document {PLAN}/{SHA}"),
        ],
    ),
    "a row taken away": (
        "DELETE FROM ledger_instrument",
        [("journal.row-missing", f"instrument {PLAN}/charter")],
    ),
    "a row put in": (COPY, [("journal.row-unknown", f"direction {PLAN}/second")]),
    "a line's body": (
        "UPDATE ledger_entry SET body = replace(body, '{}', '{\"x\":1}') WHERE seq = 1",
        [("journal.broken-chain", "entry 1")],
    ),
    "a line's actor": (
        "UPDATE ledger_entry SET actor = 'other' WHERE seq = 2",
        [("journal.broken-chain", "entry 2")],
    ),
    "a line's body made unreadable": (
        "UPDATE ledger_entry SET body = '{' WHERE seq = 2",
        [("journal.broken-chain", "entry 2"), ("journal.row-unknown", f"promise {KEY}")],
    ),
    "the last line taken away": (
        "DELETE FROM ledger_entry WHERE seq = 2",
        [("journal.row-unknown", f"promise {KEY}")],
    ),
}


@pytest.mark.parametrize("what", TAMPERINGS)
def test_what_was_altered_behind_the_journals_back_is_named(kept, what):
    statement, expected = TAMPERINGS[what]
    tamper(statement)
    assert [*dict.fromkeys(found())][: len(expected) or None] == expected


def test_a_first_line_taken_away_breaks_the_chain(kept):
    tamper("DELETE FROM ledger_entry WHERE seq = 1")
    assert found()[0] == ("journal.broken-chain", "entry 2")


def test_a_time_made_unreadable_is_a_broken_chain(kept):
    if connection.vendor != "sqlite":
        pytest.skip("other database: PostgreSQL does not keep a time that is none")
    tamper("UPDATE ledger_entry SET at = '2026-99-99 00:00:00' WHERE seq = 2")
    assert found()[0] == ("journal.broken-chain", "entry 2")
    tamper("UPDATE ledger_entry SET at = 'soon' WHERE seq = 2")
    assert found()[0] == ("journal.broken-chain", "entry 2")


def test_a_number_made_nonsense_is_named(kept):
    if connection.vendor != "sqlite":
        pytest.skip("other database: PostgreSQL does not keep a number that is none")
    tamper("UPDATE ledger_delivery SET amount_value = 'much' WHERE id = 'known'")
    assert found() == [("journal.row-altered", f"delivery {PLAN}/known")]


def test_a_head_noted_earlier_finds_a_journal_cut_short_or_written_anew(kept):
    noted = head()
    assert found(expected=noted) == []
    Entry.objects.filter(seq=2)
    tamper(
        "DELETE FROM ledger_entry WHERE seq = 2",
        "DELETE FROM ledger_involvement",
        "DELETE FROM ledger_evidence",
        "DELETE FROM ledger_folded WHERE promise LIKE '%/p'",
        "DELETE FROM ledger_promise WHERE id = 'p'",
    )
    assert found() == [], "whoever owns the database can cut the end off"
    assert found(expected=noted) == [("journal.truncated", "entry 2")]
    with transaction.atomic():
        seal("other", "x", [], actor="to", at=NOW)
    assert found(expected=noted) == [("journal.truncated", "entry 2")]
    assert found(expected=(0, FIRST)) == []


@pytest.mark.django_db(transaction=True)
def test_outside_a_transaction_it_reads_one_moment():
    with transaction.atomic():
        seal("load", PLAN, keep(WORLD, recorded=NOW), actor="to", at=NOW)
    assert verify().sound
    with transaction.atomic():
        assert seal("next", "x", [], actor="to", at=NOW).seq == 2
