"""Calculated statuses: kept one a promise, and given back equal."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from servanda.ledger.models import Promise
from servanda.ledger.standings import keep_standings, recall_standings
from servanda.ledger.store import keep, withdraw
from servanda.ledger.unkept import Unkept
from servanda.records import Reason, Status
from tests.strategies import PLAN, WORLD

NOW = datetime(2026, 6, 30, tzinfo=UTC)
STATUS = Status(
    plan=PLAN,
    promise="known",
    as_of=date(2026, 6, 30),
    status="overdue",
    reason=Reason(code="deadline-passed", details=(("due", "2026-06"), ("days", "3"))),
    fraction=Decimal(1) / Decimal(3),
    unit="USD",
    bound="exact",
    original=Decimal(10),
    revisions=Decimal(0),
    fulfilled=Decimal("3.3"),
    outstanding=Decimal("6.7"),
    lapsed=Decimal(0),
)


@pytest.fixture
def world(db):
    keep(WORLD, recorded=NOW)


def test_a_status_comes_back_equal_and_hangs_on_its_promise(world):
    assert keep_standings([STATUS]) == 1
    assert recall_standings(PLAN) == [STATUS]
    standing = Promise.objects.select_related("standing").get(id="known").standing
    assert (standing.status, standing.reason_code) == ("overdue", "deadline-passed")
    assert standing.surplus is None


def test_a_later_status_takes_the_place_of_the_earlier(world):
    keep_standings([STATUS])
    later = replace(STATUS, status="kept", as_of=date(2026, 7, 1), fraction=Decimal(1))
    keep_standings([later])
    assert recall_standings(PLAN) == [later]


def test_the_status_of_a_withdrawn_promise_is_out_of_sight(world):
    keep_standings([STATUS])
    withdraw("promise", f"{PLAN}/known", recorded=NOW)
    assert recall_standings(PLAN) == []


def test_a_status_of_nothing_is_refused(world):
    with pytest.raises(Unkept, match="its promise is not kept"):
        keep_standings([replace(STATUS, promise="nobody")])
