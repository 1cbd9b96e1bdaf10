"""The queue of matches: who sees it, in which order, and what a decision does."""

from datetime import date
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from servanda.ledger import pairings
from servanda.ledger.models import Pairing as Row
from servanda.records.pairing import Candidate, Ground, Pairing
from tests.desk.exercise import NOW, PLAN

QUEUE = "desk:matching"


@pytest.fixture
def waiting() -> list[str]:
    """Two pairs wait; the second would move more."""
    found = [
        (_pair("a" * 16, Decimal(1000)), False, 1000.0),
        (_pair("b" * 16, Decimal(9000)), True, 9000.0),
    ]
    return [row.key for row in pairings.add(PLAN, found, now=NOW)]


def _pair(mark: str, amount: Decimal) -> Pairing:
    flow = Candidate(
        dataset="toy",
        snapshot="00001",
        record=7,
        activity="A7",
        mark=mark,
        title=f"Paid {amount}",
        stage="disbursement",
        amount=amount,
        currency="USD",
        worth=float(amount),
        measure="USD",
        day=date(2026, 3, 3),
        provider_name="Jordan",
    )
    return Pairing(
        promise="rescue-training", candidate=flow, score=0.5, grounds=(Ground(code="amount-equal"),)
    )


def test_what_changes_most_stands_first(secretary: Client, waiting: list[str]) -> None:
    page = secretary.get(reverse(QUEUE)).content.decode()
    assert page.index("Paid 9000") < page.index("Paid 1000")
    assert "the amounts are equal" in page
    assert "likely" in page


def test_a_rejection_needs_its_reason(secretary: Client, waiting: list[str]) -> None:
    sent = {"pairing": waiting[0], "verdict": "reject"}
    assert secretary.post(reverse(QUEUE), sent).status_code == 400
    answer = secretary.post(reverse(QUEUE), sent | {"note": "another project"})
    assert answer.status_code == 302
    assert Row.objects.get(key=waiting[0]).state == "rejected"
    shown = secretary.get(answer["Location"]).content.decode()
    assert "rejected" in shown
    assert "Paid 1000" not in shown


@pytest.mark.parametrize("amount", ["much", "-5", "NaN"])
def test_a_part_is_a_number(secretary: Client, waiting: list[str], amount: str) -> None:
    sent = {"pairing": waiting[0], "verdict": "confirm", "amount": amount}
    assert secretary.post(reverse(QUEUE), sent).status_code == 400


def test_what_is_not_held_is_not_confirmed(secretary: Client, waiting: list[str]) -> None:
    answer = secretary.post(reverse(QUEUE), {"pairing": waiting[0], "verdict": "confirm"})
    assert answer.status_code == 400
    assert "not held any more" in answer.content.decode()
    assert Row.objects.get(key=waiting[0]).state == "proposed"


def test_who_may(
    contributor: Client, monitor: Client, stranger: Client, waiting: list[str]
) -> None:
    assert 'name="verdict"' not in contributor.get(reverse(QUEUE)).content.decode()
    assert monitor.get(reverse(QUEUE)).status_code == 403
    assert stranger.get(reverse(QUEUE)).status_code == 302


def test_bad_parameters(secretary: Client) -> None:
    assert secretary.get(reverse(QUEUE) + "?page=x").status_code == 400
    assert secretary.get(reverse(QUEUE) + "?done=%00").status_code == 200
