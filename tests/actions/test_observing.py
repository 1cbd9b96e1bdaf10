"""A flow that is on record already is kept as a second observation: nothing is counted twice."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from servanda.actions.actor import COMMAND_LINE
from servanda.actions.matching_proposing import Wanted, propose
from servanda.actions.observing import Link, Observed, observe, observe_pairing
from servanda.actions.refusals import Forbidden, Refused, Unknown
from servanda.ledger import models, pairings, store
from servanda.ledger.models import Entry
from servanda.records import Amount, Delivery, Match, When, Wording
from tests.actions.conftest import CONTRIBUTOR, PLAN, READERS, seal
from tests.actions.matched import TODAY, keep_promises, take_flows
from tests.conftest import NOW

BY = {"actor": COMMAND_LINE, "now": NOW, "today": TODAY}
CLINIC = Link(published="900002", kind="delivery", id="clinic-paid")
SEEN = Observed(dataset="toy", links=(CLINIC,))


@pytest.fixture
def recorded(plan: str, settings: Any, tmp_path: Path) -> str:
    """Keep the four millions for the clinic by hand, as an outlet told of them; return the plan."""
    settings.FLOWS = tmp_path / "flows"
    take_flows(tmp_path / "in")
    keep_promises()
    promise = store.recall_one("promise", f"{PLAN}/clinic")
    assert promise is not None
    delivery = Delivery(
        plan=PLAN,
        id="clinic-paid",
        title=Wording(en="Clinic paid"),
        stage="disbursed",
        date=When("2026-06"),
        amount=Amount(unit="USD", value=Decimal(4_000_000)),
        provider="country:CL",
        evidence=promise.evidence,
    )
    match = Match(plan=PLAN, id="clinic-paid", promise="clinic", delivery="clinic-paid")
    seal([delivery, match])
    return PLAN


def fulfilled(promise: str) -> Decimal | None:
    return {one.promise: one.fulfilled for one in store.recall_standings(PLAN)}[promise]


def evidence(kind: str, id: str) -> int:
    found = store.recall_one(kind, f"{PLAN}/{id}")
    assert found is not None
    return len(found.evidence)


def test_a_second_observation_adds_evidence_and_no_money(
    recorded: str, sound: Callable[[], bool]
) -> None:
    propose(PLAN, Wanted(), **BY)
    row = pairings.of_promise(f"{PLAN}/clinic").get(candidate__activity="900002")
    assert observe(PLAN, SEEN, **BY) == 1
    row.refresh_from_db()
    assert (row.state, row.matches) == ("confirmed", ["clinic-paid"])
    assert models.Delivery.objects.filter(plan=PLAN).count() == 1
    assert fulfilled("clinic") == Decimal(4_000_000)
    kept = store.recall_one("delivery", f"{PLAN}/clinic-paid")
    assert kept is not None
    document = store.recall_one("document", f"{PLAN}/{kept.evidence[-1].document}")
    assert (document.kind, len(kept.evidence)) == ("record", 2)
    assert '"amountUSD": 4000000' in kept.evidence[-1].exact
    assert Entry.objects.latest("seq").verb == "observe"
    assert sound()


def test_again_it_changes_nothing(recorded: str) -> None:
    observe(PLAN, SEEN, **BY)
    lines = Entry.objects.count()
    assert observe(PLAN, SEEN, **BY) == 0
    assert (Entry.objects.count(), evidence("delivery", "clinic-paid")) == (lines, 2)


def test_a_flow_that_was_never_proposed_has_its_promise_too(recorded: str) -> None:
    observe(PLAN, SEEN, **BY)
    (row,) = models.Pairing.objects.filter(plan=PLAN)
    assert (row.state, row.candidate["activity"]) == ("confirmed", "900002")
    # It bears the mark under which it would be proposed.
    assert not [
        key for key in propose(PLAN, Wanted(), **BY).new if "clinic" in key and row.mark in key
    ]


def test_a_promise_may_be_observed_too(recorded: str) -> None:
    link = Link(published="900001", kind="promise", id="port")
    assert observe(PLAN, Observed(dataset="toy", links=(link,)), **BY) == 1
    assert evidence("promise", "port") == 2


def test_a_pairing_is_of_a_delivery_on_record(recorded: str) -> None:
    propose(PLAN, Wanted(), **BY)
    row = pairings.of_promise(f"{PLAN}/clinic").get(candidate__activity="900002")
    with pytest.raises(Refused, match="no delivery that counts for this promise"):
        observe_pairing(row.key, "another", **BY)
    observe_pairing(row.key, "clinic-paid", **BY)
    row.refresh_from_db()
    assert (row.state, evidence("delivery", "clinic-paid")) == ("confirmed", 2)
    with pytest.raises(Unknown):
        observe_pairing(f"{PLAN}/none~0", "clinic-paid", **BY)


@pytest.mark.parametrize(
    "link",
    [
        Link(published="no such", kind="delivery", id="clinic-paid"),
        Link(published="900002", ref="99", kind="delivery", id="clinic-paid"),
        Link(published="900002", kind="delivery", id="no-such"),
        Link(published="900002", kind="plan", id="clinic-paid"),
    ],
)
def test_what_is_not_there(recorded: str, link: Link) -> None:
    with pytest.raises(Unknown):
        observe(PLAN, Observed(dataset="toy", links=(link,)), **BY)


def test_who_may(recorded: str) -> None:
    for actor in (CONTRIBUTOR, *READERS):
        with pytest.raises(Forbidden):
            observe(PLAN, SEEN, actor=actor, now=NOW, today=TODAY)
