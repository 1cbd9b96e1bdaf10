"""Confirm, split and reject: what is kept, what counts, and what is refused."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from servanda.actions.actor import COMMAND_LINE
from servanda.actions.matching import Shares, Verdict, confirm, reject, split
from servanda.actions.matching_proposing import Wanted, propose
from servanda.actions.refusals import Forbidden, Refused, Unknown
from servanda.ledger import models, pairings, store
from servanda.ledger.models import Entry
from servanda.ledger.models import Pairing as Row
from tests.actions.conftest import CONTRIBUTOR, PLAN, READERS
from tests.actions.matched import FLOWS, TODAY, flow, keep_promises, take_flows
from tests.conftest import NOW

BY = {"actor": COMMAND_LINE, "now": NOW, "today": TODAY}


@pytest.fixture
def proposed(plan: str, settings: Any, tmp_path: Path) -> Callable[[str], str]:
    """Propose, and return the key of the best pairing of a promise."""
    settings.FLOWS = tmp_path / "flows"
    take_flows(tmp_path / "in")
    keep_promises()
    propose(PLAN, Wanted(), **BY)

    def best(promise: str) -> str:
        row = pairings.of_promise(f"{PLAN}/{promise}").first()
        assert row is not None
        return row.key

    return best


def status(promise: str) -> tuple[str, Decimal | None]:
    found = {one.promise: one for one in store.recall_standings(PLAN)}[promise]
    return found.status, found.fulfilled


def test_a_confirmed_pairing_is_a_delivery_that_rests_on_the_raw_record(
    proposed: Callable[[str], str], sound: Callable[[], bool]
) -> None:
    done = confirm(proposed("clinic"), verdict=Verdict(note="seen"), **BY)
    (delivery,), (match,) = done.deliveries, done.matches
    (anchor,) = delivery.evidence
    document = store.recall_one("document", f"{PLAN}/{anchor.document}")
    assert document.kind == "record"
    assert anchor.holds(document.text)
    assert '"amountUSD": 4000000' in anchor.exact
    assert (delivery.provider, match.promise, match.state) == ("country:CL", "clinic", "confirmed")
    assert status("clinic") == ("kept", Decimal(4_000_000))
    assert Entry.objects.latest("seq").verb == "match"
    assert sound()


def test_what_was_decided_is_decided_once(proposed: Callable[[str], str]) -> None:
    key = proposed("clinic")
    confirm(key, verdict=Verdict(), **BY)
    with pytest.raises(Refused, match="confirmed already"):
        confirm(key, verdict=Verdict(), **BY)
    with pytest.raises(Refused, match="confirmed already"):
        reject(key, note="no", actor=COMMAND_LINE, now=NOW)


def test_a_rejected_pairing_is_never_proposed_again(proposed: Callable[[str], str]) -> None:
    key = proposed("clinic")
    with pytest.raises(Refused, match="reason"):
        reject(key, note=" ", actor=COMMAND_LINE, now=NOW)
    reject(key, note="another clinic", actor=COMMAND_LINE, now=NOW)
    again = propose(PLAN, Wanted(), **BY)
    assert (again.new, Row.objects.get(key=key).state) == ((), "rejected")


def test_a_part_leaves_the_rest(proposed: Callable[[str], str]) -> None:
    confirm(proposed("clinic"), verdict=Verdict(amount=Decimal(1_500_000)), **BY)
    assert status("clinic")[1] == Decimal(1_500_000)


def test_never_more_than_its_amount(proposed: Callable[[str], str]) -> None:
    before = models.Delivery.objects.count()
    with pytest.raises(Refused, match="only 4000000 USD"):
        confirm(proposed("clinic"), verdict=Verdict(amount=Decimal(5_000_000)), **BY)
    assert models.Delivery.objects.count() == before


def test_one_flow_to_two_promises(
    proposed: Callable[[str], str], sound: Callable[[], bool]
) -> None:
    parts = {"port": Decimal(6_000_000), "school": Decimal(2_472_113)}
    done = split(proposed("port"), Shares(parts=parts), **BY)
    assert len({match.delivery for match in done.matches}) == 1
    assert status("port")[1] == Decimal(6_000_000)
    assert status("school")[1] == Decimal(2_472_113)
    too_much = {"port": Decimal(8_000_000), "school": Decimal(1_000_000)}
    with pytest.raises(Refused, match="only 8472113 USD"):
        split(proposed("port"), Shares(parts=too_much), **BY)
    with pytest.raises(Refused, match="two promises"):
        split(proposed("port"), Shares(parts={"port": Decimal(1)}), **BY)
    assert sound()


@pytest.mark.parametrize("actor", [CONTRIBUTOR, *READERS])
def test_only_a_secretary(proposed: Callable[[str], str], actor: Any) -> None:
    by = {**BY, "actor": actor}
    with pytest.raises(Forbidden):
        confirm(proposed("clinic"), verdict=Verdict(), **by)
    with pytest.raises(Forbidden):
        reject(proposed("clinic"), note="no", actor=actor, now=NOW)
    with pytest.raises(Forbidden):
        propose(PLAN, Wanted(), **by)


def test_what_is_not_there(plan: str) -> None:
    with pytest.raises(Unknown):
        confirm(f"{PLAN}/no~1", verdict=Verdict(), **BY)
    with pytest.raises(Unknown):
        propose("nowhere", Wanted(), **BY)
    with pytest.raises(Refused, match="no dataset"):
        propose(PLAN, Wanted(), **BY)


@pytest.fixture
def payments(plan: str, settings: Any, tmp_path: Path) -> list[Row]:
    """Propose, and return the pairings of the school: two payments, and the line that they make."""
    settings.FLOWS = tmp_path / "flows"
    paid = [
        flow(900010, 1_600_000, "Peru", "2026-04-03", "Khara school building"),
        flow(900011, 2_000_000, "Peru", "2026-05-03", "Khara school building"),
    ]
    take_flows(tmp_path / "in", [*FLOWS, *paid])
    keep_promises()
    propose(PLAN, Wanted(), **BY)
    rows = pairings.of_promise(f"{PLAN}/school").filter(candidate__title="Khara school building")
    line = [row for row in rows if "members" in row.candidate]
    single = [row for row in rows if "members" not in row.candidate]
    assert (len(line), len(single)) == (1, 2)
    return [*single, *line]


def test_a_line_that_is_confirmed_settles_its_payments(payments: list[Row]) -> None:
    one, two, line = payments
    done = confirm(line.key, verdict=Verdict(note="both"), **BY)
    for row in (one, two):
        row.refresh_from_db()
        assert (row.state, row.note) == ("confirmed", "both")
    assert {*one.matches, *two.matches} == {match.id for match in done.matches}
    assert status("school") == ("kept", Decimal(3_000_000))


def test_payments_that_are_confirmed_settle_their_line(payments: list[Row]) -> None:
    one, two, line = payments
    confirm(one.key, verdict=Verdict(), **BY)
    line.refresh_from_db()
    assert line.state == "proposed"
    confirm(two.key, verdict=Verdict(), **BY)
    line.refresh_from_db()
    assert (line.state, len(line.matches)) == ("confirmed", 2)
    assert status("school") == ("kept", Decimal(3_000_000))
