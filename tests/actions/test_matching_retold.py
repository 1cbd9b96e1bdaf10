"""Whoever confirms a flow that may be on record already is asked whether it is told twice."""

from typing import Any

import pytest

from servanda.actions.actor import COMMAND_LINE
from servanda.actions.matching import Verdict, confirm
from servanda.actions.matching_proposing import Wanted, propose
from servanda.actions.matching_retold import ToldAlready, on_record, told_already
from servanda.actions.observing import observe_pairing
from servanda.ledger import models, pairings
from servanda.ledger.models import Pairing as Row
from tests.actions.conftest import PLAN
from tests.actions.matched import TODAY
from tests.actions.test_observing import recorded
from tests.conftest import NOW

__all__ = ["recorded"]  # the four millions for the clinic, recorded by hand
BY = {"actor": COMMAND_LINE, "now": NOW, "today": TODAY}


@pytest.fixture
def clinic(recorded: Any) -> Row:
    propose(PLAN, Wanted(), **BY)
    return pairings.of_promise(f"{PLAN}/clinic").get(candidate__activity="900002")


def test_it_is_asked_before_it_counts_twice(clinic: Row) -> None:
    assert [one.id for one in told_already(clinic)] == ["clinic-paid"]
    with pytest.raises(ToldAlready, match="clinic-paid") as refused:
        confirm(clinic.key, verdict=Verdict(), **BY)
    assert [one.id for one in refused.value.deliveries] == ["clinic-paid"]
    assert models.Delivery.objects.filter(plan=PLAN).count() == 1


def test_another_flow_counts_as_well(clinic: Row) -> None:
    confirm(clinic.key, verdict=Verdict(another=True), **BY)
    assert models.Delivery.objects.filter(plan=PLAN).count() == 2


def test_what_its_reporter_told_already_is_another_flow(clinic: Row) -> None:
    observe_pairing(clinic.key, "clinic-paid", **BY)
    assert on_record(clinic) == []
    assert told_already(clinic) == []
    port = pairings.of_promise(f"{PLAN}/port").first()
    assert port is not None
    assert on_record(port) == []
