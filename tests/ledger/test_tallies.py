"""Calculated tallies: one a plan, given back only while nothing has happened since."""

from datetime import UTC, date, datetime

import pytest
from django.db import transaction

from servanda.ledger import journal
from servanda.ledger.models import Tally
from servanda.ledger.store import keep
from servanda.ledger.tallies import (
    Fresh,
    Headlines,
    drop_tally,
    fingerprint,
    fresh_tally,
    keep_tally,
    last_headlines,
)
from tests.strategies import PLAN, WORLD

NOW = datetime(2026, 6, 30, tzinfo=UTC)
DAY = date(2026, 6, 30)
BODY = '{"totals":[]}'


def line(verb="reconcile", object=f"plan:{PLAN}", body=BODY):
    facts = {"sha256": "s", "tally": fingerprint(body)}
    with transaction.atomic():
        return journal.seal(verb, object, [], actor="to", at=NOW, facts=facts).seq


@pytest.fixture
def tallied(db):
    keep(WORLD, recorded=NOW)
    line("record")
    keep_tally(PLAN, BODY, as_of=DAY, entry=line())


def test_a_tally_of_the_day_is_fresh(tallied):
    assert fresh_tally(PLAN, as_of=DAY) == Fresh(body=BODY, statuses="s")
    assert str(Tally.objects.get()) == f"{PLAN} on 2026-06-30"


@pytest.mark.parametrize("day", [date(2026, 6, 29), date(2026, 7, 1)])
def test_another_day_asks_for_another(tallied, day):
    assert fresh_tally(PLAN, as_of=day) is None
    assert fresh_tally("elsewhere", as_of=DAY) is None


@pytest.mark.parametrize("verb", ["record", "withdraw", "review", "decide", "import", "take"])
def test_any_change_since_makes_it_stale(tallied, verb):
    line(verb, "promise:elsewhere/p")
    assert fresh_tally(PLAN, as_of=DAY) is None


def test_the_reconciliation_of_another_plan_changes_nothing(tallied):
    line(object="plan:elsewhere")
    assert fresh_tally(PLAN, as_of=DAY) is not None


def test_a_text_that_was_not_sealed_is_not_given(tallied):
    Tally.objects.update(body='{"totals":[1]}')
    assert fresh_tally(PLAN, as_of=DAY) is None


@pytest.mark.parametrize("entry", [1, 3])
def test_a_line_that_is_not_its_own_vouches_for_nothing(tallied, entry):
    line(object="plan:elsewhere")
    Tally.objects.update(entry=entry)
    assert fresh_tally(PLAN, as_of=DAY) is None


def test_a_later_tally_takes_the_place_and_may_be_dropped(tallied):
    keep_tally(PLAN, "{}", as_of=DAY, entry=line(body="{}"))
    assert fresh_tally(PLAN, as_of=DAY) == Fresh(body="{}", statuses="s")
    drop_tally(PLAN)
    assert fresh_tally(PLAN, as_of=DAY) is None


def test_headlines_stay_after_a_change_and_name_their_line(db):
    keep(WORLD, recorded=NOW)
    assert last_headlines(PLAN) is None
    with transaction.atomic():
        facts = {"headlines": fingerprint("top")}
        seq = journal.seal("reconcile", f"plan:{PLAN}", [], actor="to", at=NOW, facts=facts).seq
    keep_tally(PLAN, BODY, as_of=DAY, entry=seq, headlines="top")
    line("record")
    assert last_headlines(PLAN) == Headlines(body="top", entry=seq)
    Tally.objects.update(headlines="altered")
    assert last_headlines(PLAN) is None, "it is not the text that was sealed"


def test_a_tally_kept_without_headlines_has_none(tallied):
    assert last_headlines(PLAN) is None
