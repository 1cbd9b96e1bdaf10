"""The account of a plan told by two processes: the same as by one, to the letter."""

from contextlib import contextmanager
from datetime import date

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings

from bench.ledger_sample import PLAN as LARGE
from bench.ledger_sample import batches
from servanda.actions import tell as module
from servanda.actions.actor import COMMAND_LINE
from servanda.actions.reconcile import account_of, reconcile
from servanda.actions.record import record, withdraw
from servanda.actions.refusals import Unknown
from servanda.actions.tell import tell
from servanda.ledger import models, store
from servanda.ledger.halves import halves
from servanda.reconciliation.joining import joined
from servanda.reconciliation.tally import Tally, as_text
from tests.conftest import NOW
from tests.reconciliation.histories import DAYS
from tests.reconciliation.making import PLAN
from tests.reconciliation.plans import THE_PLAN, plans

JUNE = date(2026, 6, 30)


@pytest.fixture
def two(monkeypatch):
    """Both halves in this process, on the connection of the test; what the other one is given."""
    given = []

    @contextmanager
    def in_turn(work):
        given.append(work)
        yield work

    monkeypatch.setattr(module, "beside", in_turn)
    monkeypatch.setattr(module, "possible", lambda: True)
    monkeypatch.setattr(module, "seen_by_others", lambda: True)
    monkeypatch.setattr(module, "let_go", lambda: None)
    monkeypatch.setattr(module, "LEAST", 2)
    return given


def words(account):
    """What is said of an account or a half: of each promise, and of all."""
    promises = {one.id: one for one in account.promises}
    said = [(s.promise, repr((promises[s.promise], s))) for s in account.statuses]
    tally = Tally(
        totals=account.totals,
        personnel=account.personnel,
        ratios=account.ratios,
        findings=account.findings,
    )
    return said, tally


def put_together(parts):
    said = sorted(line for part, _ in parts for line in part)
    tallies = [tally for _, tally in parts]
    return said, as_text(tallies[0] if len(tallies) == 1 else joined(tallies))


def alone(plan, day, *, quoted=True):
    return put_together([words(account_of(plan, today=day, quoted=quoted))])


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(records=plans(), today=DAYS)
def test_any_plan_reads_the_same_told_by_two(db, two, records, today):
    two.clear()
    with transaction.atomic():
        store.keep([THE_PLAN, *(one for one in records if _keeps(one, records))], recorded=NOW)
        parts = tell(PLAN, words, today=today)
        expected = 2 if halves(PLAN, least=2) else 1
        assert (len(parts), len(two)) == (expected, expected - 1)
        assert put_together(parts) == alone(PLAN, today)
        transaction.set_rollback(True)


def _keeps(one, records):
    """A claim on a delivery that is not on record cannot be kept."""
    return getattr(one, "delivery", "") in {"", *(other.id for other in records)}


@pytest.fixture
def large(db):
    record([one for batch in batches(300) for one in batch], actor=COMMAND_LINE, now=NOW, note="")
    return LARGE


@pytest.fixture
def small(db):
    record([one for batch in batches(40) for one in batch], actor=COMMAND_LINE, now=NOW, note="")
    return LARGE


@pytest.mark.parametrize("quoted", [True, False])
def test_the_exercise_plan_anew_and_as_stored(large, two, quoted):
    for day in (date(2026, 1, 31), JUNE):
        parts = tell(large, words, today=day, quoted=quoted)
        assert len(parts) == 2
        assert put_together(parts) == alone(large, day, quoted=quoted)
    reconcile(large, today=JUNE, actor=COMMAND_LINE, now=NOW)
    parts = tell(large, words, today=JUNE, quoted=quoted)
    assert [len(part[1].totals) for part in parts] == [4, 0]  # as stored: told by the first alone
    assert put_together(parts) == alone(large, JUNE, quoted=quoted)
    assert len(two) == 3


def test_what_was_altered_behind_our_back_is_judged_anew(small, two):
    judged = alone(small, JUNE)
    reconcile(small, today=JUNE, actor=COMMAND_LINE, now=NOW)
    models.Standing.objects.filter(promise=f"{LARGE}/p-00020").update(status="broken")
    parts = tell(small, words, today=JUNE)
    assert (len(parts), len(two)) == (1, 1)
    assert put_together(parts) == judged


@pytest.mark.parametrize("stored", [True, False])
def test_a_change_between_the_halves_is_told_whole(small, two, monkeypatch, stored):
    """Somebody withdraws a match after the first half was read."""
    if stored:
        reconcile(small, today=JUNE, actor=COMMAND_LINE, now=NOW)

    def changed(account):
        if len(account.promises) < 40 and not changes:
            gone = models.Match.objects.filter(plan=small).order_by("key")[0]
            changes.append(gone.key)
            withdraw("match", gone.key, actor=COMMAND_LINE, now=NOW, note="n")
        return words(account)

    changes = []
    parts = tell(small, changed, today=JUNE)
    assert (len(parts), len(changes)) == (1, 1)
    assert put_together(parts) == alone(small, JUNE)


def test_another_version_of_the_rules_is_judged_anew(small, two, monkeypatch):
    reconcile(small, today=JUNE, actor=COMMAND_LINE, now=NOW)
    monkeypatch.setattr(module, "of_text", lambda text: None)
    assert len(tell(small, words, today=JUNE)) == 1


def test_a_fork_that_failed_leaves_all_to_us(small, two, monkeypatch):
    @contextmanager
    def failing(work):
        yield lambda: None

    monkeypatch.setattr(module, "beside", failing)
    parts = tell(small, words, today=JUNE)
    assert len(parts) == 1
    assert put_together(parts) == alone(small, JUNE)


@pytest.mark.parametrize("name", ["possible", "seen_by_others"])
def test_nobody_is_asked_where_it_would_be_of_no_use(small, two, monkeypatch, name):
    monkeypatch.setattr(module, name, lambda: False)
    assert (len(tell(small, words, today=JUNE)), two) == (1, [])


def test_a_small_plan_is_told_whole(small, two, monkeypatch):
    monkeypatch.setattr(module, "LEAST", 41)
    assert (len(tell(small, words, today=JUNE)), two) == (1, [])


def test_a_plan_that_is_not_there(db, two):
    with pytest.raises(Unknown, match="there is no plan 'nowhere'"):
        tell("nowhere", words, today=JUNE)


def test_inside_a_transaction_nobody_else_could_read_what_we_read(small, monkeypatch):
    monkeypatch.setattr(module, "LEAST", 2)
    monkeypatch.setattr(module, "possible", lambda: True)
    assert connection.in_atomic_block
    assert len(tell(small, words, today=JUNE)) == 1
