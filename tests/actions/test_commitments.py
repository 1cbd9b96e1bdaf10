"""A commitment stands beside its promise with its evidence, and no figure moves."""

import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from servanda.actions.actor import COMMAND_LINE
from servanda.actions.commitments import stand_beside
from servanda.actions.matching import Shares, Verdict, confirm, reject, split
from servanda.actions.matching_proposing import Wanted, propose
from servanda.actions.observing import observe_pairing
from servanda.actions.reconcile import account_of, reconcile
from servanda.actions.refusals import Forbidden, Refused
from servanda.ledger import models, pairings, store
from servanda.ledger.models import Entry
from servanda.ledger.models import Pairing as Row
from tests.actions.conftest import CONTRIBUTOR, PLAN, READERS
from tests.actions.matched import FLOWS, TODAY, flow, keep_promises, take_flows
from tests.conftest import NOW

BY = {"actor": COMMAND_LINE, "now": NOW, "today": TODAY}
SIGNED = flow(900004, 8_500_000, "Peru", "2026-04-02", "Khara port") | {"status": "commitment"}


@pytest.fixture
def port(plan: str, settings: Any, tmp_path: Path) -> Row:
    """Propose, and return the pairing of the port with what was committed for it."""
    settings.FLOWS = tmp_path / "flows"
    take_flows(tmp_path / "in", [*FLOWS, SIGNED])
    keep_promises()
    reconcile(PLAN, **BY)
    propose(PLAN, Wanted(rules=("same-identifier",)), **BY)
    found = pairings.of_promise(f"{PLAN}/port").get(candidate__activity="900004")
    assert (found.state, found.effect, found.candidate["stage"]) == ("proposed", 0, "commitment")
    return found


def figures() -> str:
    """Return every status, total and ratio of the plan."""
    account = account_of(PLAN, today=TODAY, quoted=False)
    told = (account.statuses, account.totals, account.ratios, account.personnel)
    return json.dumps(told, default=repr)


def test_nothing_moves(port: Row, sound: Callable[[], bool]) -> None:
    before, standings = figures(), store.recall_standings(PLAN)
    counts = (models.Delivery.objects.count(), models.Match.objects.count())
    (seen,) = stand_beside(port.key, note="seen", actor=COMMAND_LINE, now=NOW)
    assert figures() == before
    assert store.recall_standings(PLAN) == standings
    assert (models.Delivery.objects.count(), models.Match.objects.count()) == counts
    port.refresh_from_db()
    assert (port.state, port.matches) == ("confirmed", [seen.id])
    assert Entry.objects.latest("seq").verb == "observe"
    assert sound()


def test_it_is_an_observation_with_its_day_its_amount_and_its_words(port: Row) -> None:
    (seen,) = stand_beside(port.key, actor=COMMAND_LINE, now=NOW)
    kept = store.recall_one("observation", f"{PLAN}/{seen.id}")
    assert kept == seen
    # In FTS money that is paid leaves the commitments: it was so on that day.
    assert (kept.kind, kept.date.iso, kept.promise) == ("committed-then", "2026-04-02", "port")
    assert (kept.amount.figure, kept.amount.unit) == (Decimal(8_500_000), "USD")
    document = store.recall_one("document", f"{PLAN}/{kept.evidence[0].document}")
    assert document.kind == "record"
    assert '"amountUSD": 8500000' in kept.evidence[0].exact


def test_it_is_never_a_delivery(port: Row) -> None:
    with pytest.raises(Refused, match="no delivery"):
        confirm(port.key, verdict=Verdict(), **BY)
    with pytest.raises(Refused, match="no delivery"):
        split(port.key, Shares(parts={"port": Decimal(1), "school": Decimal(1)}), **BY)
    with pytest.raises(Refused, match="no delivery"):
        observe_pairing(port.key, "clinic-paid", **BY)
    paid = pairings.of_promise(f"{PLAN}/port").filter(candidate__activity="900001").get()
    waiting = Row.objects.filter(plan=PLAN, state="proposed").exclude(key=port.key).first()
    assert paid.state == "confirmed"
    assert waiting is not None
    with pytest.raises(Refused, match="no commitment"):
        stand_beside(waiting.key, actor=COMMAND_LINE, now=NOW)


def test_it_is_decided_once_and_by_a_secretary(port: Row) -> None:
    for actor in (CONTRIBUTOR, *READERS):
        with pytest.raises(Forbidden):
            stand_beside(port.key, actor=actor, now=NOW)
    reject(port.key, note="another port", actor=COMMAND_LINE, now=NOW)
    with pytest.raises(Refused, match="rejected already"):
        stand_beside(port.key, actor=COMMAND_LINE, now=NOW)
    assert port.key not in propose(PLAN, Wanted(), **BY).new
