"""The two lists: what was promised and has no delivery, what was delivered and has no promise."""

from datetime import datetime
from decimal import Decimal

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from servanda.ledger import journal, pairings, store
from servanda.ledger.models import Delivery as DeliveryRow
from servanda.ledger.models import Match, Pairing, Plan
from servanda.records import Amount, Delivery, Promise, When, Wording
from tests.portal import published

PLAN = "river-valley"


@pytest.mark.parametrize("language", ["vi", "en", "ar"])
def test_promises_without_delivery(plan: str, stranger: Client, language: str) -> None:
    body = stranger.get(f"/{language}/plans/{plan}/without-delivery/").content.decode()
    assert f'href="/{language}/plans/{plan}/promises/whole/"' in body
    assert f"/{language}/plans/{plan}/promises/part/" not in body, "it has a confirmed match"
    assert f'href="/{language}/plans/{plan}/without-promise/"' in body


def test_a_match_that_is_only_proposed_changes_nothing(plan: str, stranger: Client) -> None:
    Match.objects.update(state="proposed")
    promises = stranger.get(f"/en/plans/{plan}/without-delivery/").content.decode()
    assert f"/en/plans/{plan}/promises/part/" in promises
    deliveries = stranger.get(f"/en/plans/{plan}/without-promise/").content.decode()
    assert "First payment" in deliveries


def test_every_delivery_has_a_promise(plan: str, stranger: Client) -> None:
    body = stranger.get(f"/en/plans/{plan}/without-promise/").content.decode()
    assert "Every delivery recorded in this plan has a promise." in body


def test_flows_of_datasets_until_a_pairing_is_confirmed(
    plan: str, toys: str, stranger: Client, now: datetime
) -> None:
    address, key = f"/en/plans/{plan}/without-promise/", published.key_of("A0")
    record = f'href="/en/datasets/{toys}/records/{key}/"'
    assert stranger.get(address).content.decode().count(record) == 2
    row = Pairing.objects.create(
        key=f"{plan}/part~1",
        id="part~1",
        plan_id=plan,
        recorded=now,
        promise_id=f"{plan}/part",
        dataset=toys,
        state="proposed",
        candidate={"dataset": toys, "record": str(key), "ref": "1"},
    )
    assert stranger.get(address).content.decode().count(record) == 2
    row.state = "confirmed"
    row.save()
    assert stranger.get(address).content.decode().count(record) == 1


@pytest.mark.parametrize(
    ("query", "rows"),
    [("of=toys", 4), ("of=toys&page=2", 0), ("of=plan", 0), ("donor=nobody", 0), ("donor=%00", 4)],
)
def test_one_list_is_paged_through_and_filtered(
    plan: str, toys: str, stranger: Client, query: str, rows: int
) -> None:
    body = stranger.get(f"/en/plans/{plan}/without-promise/?{query}").content.decode()
    assert body.count(f'<th scope="row"><a href="/en/datasets/{toys}/records/') == rows


def test_what_lies_outside_the_period_of_the_plan_is_not_of_it(
    plan: str, stranger: Client, toys: str
) -> None:
    address = f"/en/plans/{plan}/without-promise/"
    body = stranger.get(address).content.decode()
    assert "Only what falls into the period" in body
    Plan.objects.update(period="")
    assert "Only what falls into the period" not in stranger.get(address).content.decode()
    assert f"/en/datasets/{toys}/records/" in body, "a flow without a day may lie in it"


def test_a_list_of_nothing_held(plan: str, stranger: Client) -> None:
    assert stranger.get(f"/en/plans/{plan}/without-promise/?of=no-such").status_code == 404


@pytest.mark.parametrize("listed", ["without-delivery", "without-promise"])
def test_no_more_questions_for_more_rows(
    plan: str, toys: str, stranger: Client, now: datetime, listed: str
) -> None:
    """Thirty rows are asked for as three are."""
    counts = []
    for first, many in ((0, 3), (3, 27)):
        kept = [_more(listed, plan, number) for number in range(first, first + many)]
        with transaction.atomic():
            journal.seal(
                "record", f"plan:{plan}", store.keep(kept, recorded=now), actor="cli", at=now
            )
        stranger.get(f"/en/plans/{plan}/{listed}/")  # what follows the journal is read once
        with CaptureQueriesContext(connection) as asked:
            body = stranger.get(f"/en/plans/{plan}/{listed}/").content.decode()
        assert body.count("More of it, number") >= min(first + many, 25)
        counts.append(len(asked))
    assert counts[0] == counts[1]


def _more(listed: str, plan: str, number: int) -> Promise | Delivery:
    """Return a promise or a delivery that nothing is matched to."""
    named = {
        "plan": plan,
        "id": f"more-{number}",
        "title": Wording(en=f"More of it, number {number}"),
    }
    if listed == "without-delivery":
        return Promise(**named, kind="policy", strength=3)
    amount = Amount(unit="USD", value=Decimal(number + 1))
    return Delivery(**named, stage="disbursed", date=When("2026-03"), amount=amount)


@pytest.mark.parametrize("page", ["2", "-1", "x", "9" * 40])
def test_pages_that_are_not_there(plan: str, stranger: Client, page: str) -> None:
    response = stranger.get(f"/en/plans/{plan}/without-delivery/?page={page}")
    assert response.status_code == 200


def test_a_report_that_nothing_arrived_is_no_delivery(plan: str) -> None:
    before = set(pairings.promises_without_delivery(plan).values_list("id", flat=True))
    assert "part" not in before
    DeliveryRow.objects.filter(plan_id=plan, id="paid").update(amount_value=0)
    after = set(pairings.promises_without_delivery(plan).values_list("id", flat=True))
    assert after == before | {"part"}
    Match.objects.filter(plan_id=plan).update(withdrawn=True)
    assert not pairings.deliveries_without_promise(plan).filter(id="paid").exists()
