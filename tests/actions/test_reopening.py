"""A confirmation that was taken back: the flow waits again, and may be decided anew."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from servanda.actions.actor import COMMAND_LINE
from servanda.actions.commitments import stand_beside
from servanda.actions.matching import Verdict, confirm, reject
from servanda.actions.matching_proposing import Wanted, propose
from servanda.actions.reconcile import reconcile
from servanda.actions.record import withdraw
from servanda.actions.reopening import reopen, standing
from servanda.ledger import models, pairings
from servanda.ledger.models import Entry
from servanda.ledger.models import Pairing as Row
from tests.actions.conftest import PLAN
from tests.actions.matched import FLOWS, TODAY, flow, keep_promises, take_flows
from tests.conftest import NOW

BY = {"actor": COMMAND_LINE, "now": NOW, "today": TODAY}
SIGNED = flow(900004, 8_500_000, "Peru", "2026-04-02", "Khara port") | {"status": "commitment"}


@pytest.fixture
def of(plan: str, settings: Any, tmp_path: Path) -> Callable[[str, str], Row]:
    """Propose, and return the pairing of a promise with the flow of an activity."""
    settings.FLOWS = tmp_path / "flows"
    take_flows(tmp_path / "in", [*FLOWS, SIGNED])
    keep_promises()
    propose(PLAN, Wanted(), **BY)
    return lambda name, id: pairings.of_promise(f"{PLAN}/{name}").get(candidate__activity=id)


def take_back(kind: str, name: str) -> None:
    withdraw(kind, f"{PLAN}/{name}", actor=COMMAND_LINE, now=NOW, note="by mistake")


def test_a_commitment_that_was_taken_back_waits_again(
    of: Callable[[str, str], Row], sound: Callable[[], bool]
) -> None:
    row = of("port", "900004")
    (seen,) = stand_beside(row.key, note="seen", actor=COMMAND_LINE, now=NOW)
    take_back("observation", seen.id)
    row.refresh_from_db()
    assert (row.state, row.matches, row.note) == ("proposed", [], "")
    assert Entry.objects.latest("seq").body.count(row.key) == 1
    assert row.key in set(pairings.queue(PLAN).values_list("key", flat=True))
    (again,) = stand_beside(row.key, actor=COMMAND_LINE, now=NOW)
    assert again == seen
    assert models.Observation.objects.get(id=seen.id).withdrawn is False
    assert sound()


def test_a_match_that_was_taken_back_waits_again(
    of: Callable[[str, str], Row], sound: Callable[[], bool]
) -> None:
    row = of("clinic", "900002")
    (match,) = confirm(row.key, verdict=Verdict(), **BY).matches
    take_back("match", match.id)
    row.refresh_from_db()
    assert row.state == "proposed"
    confirm(row.key, verdict=Verdict(amount=Decimal(1_000_000)), **BY)
    kept = models.Match.objects.get(id=match.id)
    assert (kept.withdrawn, kept.amount_value) == (False, Decimal(1_000_000))
    assert sound()


def test_what_was_taken_back_altogether_is_made_again(
    of: Callable[[str, str], Row], sound: Callable[[], bool]
) -> None:
    row = of("clinic", "900002")
    done = confirm(row.key, verdict=Verdict(), **BY)
    take_back("match", done.matches[0].id)
    take_back("delivery", done.deliveries[0].id)
    confirm(row.key, verdict=Verdict(), **BY)
    assert models.Delivery.objects.get(id=done.deliveries[0].id).withdrawn is False
    assert sound()


def test_what_was_taken_back_may_be_rejected(of: Callable[[str, str], Row]) -> None:
    row = of("clinic", "900002")
    (match,) = confirm(row.key, verdict=Verdict(), **BY).matches
    take_back("match", match.id)
    assert reject(row.key, note="another clinic", actor=COMMAND_LINE, now=NOW).state == "rejected"


def test_of_a_line_the_other_payments_stand(of: Callable[[str, str], Row]) -> None:
    row = of("clinic", "900002")
    (match,) = confirm(row.key, verdict=Verdict(), **BY).matches
    pairings.decide(row, "confirmed", note="two", matches=[match.id, "another"])
    assert reopen("match", f"{PLAN}/{match.id}") == ()
    row.refresh_from_db()
    assert (row.state, row.matches, row.note) == ("confirmed", ["another"], "two")


def test_nothing_else_opens_anything(of: Callable[[str, str], Row]) -> None:
    assert reopen("delivery", f"{PLAN}/anything") == ()
    assert standing([], recorded=NOW) == []


def test_what_an_earlier_version_left_confirmed_waits_again(
    of: Callable[[str, str], Row], sound: Callable[[], bool]
) -> None:
    row = of("clinic", "900002")
    (match,) = confirm(row.key, verdict=Verdict(), **BY).matches
    take_back("match", match.id)
    Row.objects.filter(key=row.key).update(state="confirmed", matches=[match.id])  # as it left it
    reconcile(PLAN, **BY)
    row.refresh_from_db()
    assert (row.state, row.matches) == ("proposed", [])
    (line,) = Entry.objects.filter(verb="reopen")
    assert row.key in line.body
    reconcile(PLAN, **BY)
    assert Entry.objects.filter(verb="reopen").count() == 1
    assert sound()


def test_no_rule_confirms_again_what_a_person_took_back(of: Callable[[str, str], Row]) -> None:
    row, wanted = of("port", "900001"), Wanted(rules=("same-identifier",))
    assert propose(PLAN, wanted, **BY).confirmed == (row.key,)
    row.refresh_from_db()
    take_back("match", row.matches[0])
    assert propose(PLAN, wanted, **BY).confirmed == ()
    row.refresh_from_db()
    assert row.state == "proposed"
