"""Statuses of any day, worked out from the records and stored with their date and reason."""

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from servanda.actions import reconcile as actions
from servanda.actions.reconcile import account_of, digest, judged, reconcile, refresh, rejudge
from servanda.actions.record import withdraw
from servanda.actions.refusals import Forbidden, Unknown
from servanda.ledger import models, store
from servanda.ledger.tallies import fingerprint
from servanda.records import Amount, Delivery, Match, Promise, When, Wording
from tests.actions.conftest import CONTRIBUTOR, PLAN, READERS, SECRETARY, seal
from tests.actions.waiting import anchor, keep, proposal
from tests.conftest import NOW

REST = {"plan": PLAN, "evidence": (anchor("50 bác sĩ"),)}
TITLED = {**REST, "title": Wording(en="T")}
MILLION = Amount(unit="USD", value=Decimal(1_000_000))
PROMISE = Promise(
    **TITLED,
    id="p",
    kind="pledge",
    strength=4,
    amount=MILLION,
    stated=When("2026-02-01"),
    due=When("2026-06"),
)


@pytest.fixture
def paid(plan):
    """One million promised in February, due in June, paid on 10 July."""
    keep(proposal("date"))
    paid = Delivery(**TITLED, id="d", stage="disbursed", date=When("2026-07-10"), amount=MILLION)
    seal([PROMISE, paid, Match(**REST, id="m", promise="p", delivery="d")])
    return plan


@pytest.mark.parametrize(
    ("day", "status"),
    [
        ("2026-01-31", []),
        ("2026-02-01", ["not-yet-due"]),
        ("2026-06-30", ["not-yet-due"]),
        ("2026-07-01", ["overdue"]),
        ("2026-07-09", ["overdue"]),
        ("2026-07-10", ["kept"]),
    ],
)
def test_the_status_of_any_day(paid, day, status):
    found = account_of(PLAN, today=date.fromisoformat(day))
    assert [one.status for one in found.statuses] == status
    assert store.recall_standings(PLAN) == []  # looking keeps nothing


def test_what_is_stored_has_its_day_and_its_reason(paid, sound):
    found = reconcile(PLAN, today=date(2026, 7, 1), actor=SECRETARY, now=NOW)
    assert store.recall_standings(PLAN) == found
    (one,) = found
    assert (one.as_of, one.status, one.reason.code) == (
        date(2026, 7, 1),
        "overdue",
        "nothing-reported",
    )
    again = reconcile(PLAN, today=date(2026, 7, 10), actor=SECRETARY, now=NOW)
    assert store.recall_standings(PLAN) == again
    assert (again[0].status, again[0].fulfilled) == ("kept", Decimal(1_000_000))
    assert sound()


def test_the_journal_line_fixes_what_was_found(paid):
    found = reconcile(PLAN, today=date(2026, 7, 1), actor=SECRETARY, now=NOW)
    line = models.Entry.objects.order_by("-seq")[0]
    kept = models.Tally.objects.get(plan=PLAN)
    sealed = {"tally": fingerprint(kept.body), "headlines": fingerprint(kept.headlines)}
    facts = {"as_of": "2026-07-01", "promises": 1, "sha256": digest(found), **sealed}
    assert (line.verb, line.object) == ("reconcile", f"plan:{PLAN}")
    assert json.loads(line.body) == {"changes": [], "facts": facts}


JULY = date(2026, 7, 10)


@pytest.fixture
def judging(monkeypatch):
    """Count how often a plan was judged anew."""
    asked = []
    anew = actions.account

    def counted(*given, **named):
        asked.append(named["today"])
        return anew(*given, **named)

    monkeypatch.setattr(actions, "account", counted)
    return asked


@pytest.mark.parametrize("quoted", [True, False])
def test_what_is_stored_for_a_day_is_what_judging_gives(paid, judging, quoted):
    before = account_of(PLAN, today=JULY, quoted=quoted)
    reconcile(PLAN, today=JULY, actor=SECRETARY, now=NOW)
    judging.clear()
    after = account_of(PLAN, today=JULY, quoted=quoted)
    assert (after, judging) == (before, [])
    assert (after.totals, after.ratios) != ((), ())
    assert bool(after.promises[0].evidence) is quoted


def test_another_day_is_judged_anew(paid, judging):
    reconcile(PLAN, today=JULY, actor=SECRETARY, now=NOW)
    assert account_of(PLAN, today=date(2026, 7, 9)).statuses[0].status == "overdue"
    assert judging == [JULY, date(2026, 7, 9)]


def test_a_delivery_recorded_since_is_counted(paid, judging):
    reconcile(PLAN, today=JULY, actor=SECRETARY, now=NOW)
    more = Delivery(**TITLED, id="e", stage="disbursed", date=When("2026-07-10"), amount=MILLION)
    seal([more, Match(**REST, id="n", promise="p", delivery="e")])
    found = account_of(PLAN, today=JULY)
    assert found.statuses[0].surplus == Decimal(1_000_000)
    assert [t.figure for t in found.totals if t.stage == "disbursed"] == [2_000_000]
    assert judging == [JULY, JULY]


def test_a_withdrawal_since_is_seen(paid, sound):
    reconcile(PLAN, today=JULY, actor=SECRETARY, now=NOW)
    withdraw("match", f"{PLAN}/m", actor=SECRETARY, now=NOW, note="an error")
    found = account_of(PLAN, today=JULY)
    assert (found.statuses[0].status, [t.stage for t in found.totals]) == ("overdue", ["pledged"])
    assert sound()


@pytest.mark.parametrize("altered", [{"status": "broken"}, {"fulfilled": Decimal(2)}])
def test_a_status_that_was_not_sealed_is_not_shown(paid, judging, altered):
    reconcile(PLAN, today=JULY, actor=SECRETARY, now=NOW)
    models.Standing.objects.update(**altered)
    (found,) = account_of(PLAN, today=JULY).statuses
    assert (found.status, found.fulfilled) == ("kept", Decimal(1_000_000))
    assert judging == [JULY, JULY]


def test_a_line_sealed_while_it_was_read_sends_it_to_be_judged(paid, judging, monkeypatch):
    reconcile(PLAN, today=JULY, actor=SECRETARY, now=NOW)
    read = store.recall_standings

    def meanwhile(plan):
        found = read(plan)
        seal([replace(PROMISE, strength=2)])
        return found

    monkeypatch.setattr(store, "recall_standings", meanwhile)
    account_of(PLAN, today=JULY)
    assert judging == [JULY, JULY]


def test_a_change_sealed_while_we_judged_leaves_no_tally(paid, monkeypatch):
    anew = actions.account

    def meanwhile(*given, **named):
        made = anew(*given, **named)
        seal([replace(PROMISE, strength=2)])
        return made

    reconcile(PLAN, today=JULY, actor=SECRETARY, now=NOW)
    monkeypatch.setattr(actions, "account", meanwhile)
    reconcile(PLAN, today=JULY, actor=SECRETARY, now=NOW)
    assert not models.Tally.objects.exists()


def test_the_digest_knows_no_order_and_sees_every_change(paid):
    one = reconcile(PLAN, today=date(2026, 7, 1), actor=SECRETARY, now=NOW)
    other = reconcile(PLAN, today=date(2026, 7, 10), actor=SECRETARY, now=NOW)
    assert digest(one + other) == digest(other + one) != digest(one)


def test_a_plan_that_is_not_there(db):
    with pytest.raises(Unknown, match="there is no plan 'nowhere'"):
        reconcile("nowhere", today=date(2026, 7, 1), actor=SECRETARY, now=NOW)
    with pytest.raises(Unknown):
        account_of("nowhere", today=date(2026, 7, 1))


@pytest.mark.parametrize("actor", [CONTRIBUTOR, *READERS], ids=lambda a: a.role or "stranger")
def test_only_a_secretary_stores_statuses(paid, actor):
    with pytest.raises(Forbidden):
        reconcile(PLAN, today=date(2026, 7, 1), actor=actor, now=NOW)


def test_documents_and_proposals_are_not_judged(paid):
    assert {type(record).__name__ for record in judged(PLAN)} == {"Promise", "Delivery", "Match"}


def test_only_promises_bring_their_words(paid):
    quoted = {type(r).__name__: len(r.evidence) for r in judged(PLAN, quoted=True)}
    assert quoted == {"Promise": 1, "Delivery": 0, "Match": 0}


def test_a_new_promise_is_judged_alone(paid):
    refresh([PROMISE], today=date(2026, 7, 1))
    assert [s.status for s in store.recall_standings(PLAN)] == ["overdue"]


@pytest.mark.parametrize(
    ("subject", "stored"),
    [("promise:p", 1), ("delivery:d", 1), ("promise:q", 0), ("", 0), ("party:x", 0)],
)
def test_only_what_a_contradiction_is_about_is_judged_anew(paid, subject, stored):
    rejudge(PLAN, subject, today=date(2026, 7, 10))
    assert len(store.recall_standings(PLAN)) == stored
