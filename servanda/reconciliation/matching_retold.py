"""Whether a published flow tells again of a delivery that is on record: one flow, told twice.

Worked example: an article told of "4 million in June 2026", and FTS has 3,987,500 USD of 12 June from
the same payer: the published figure rounds to the told one, the day lies in the month. Two reports of
one flow are two observations, and are never added (definition 16). Nobody but a person decides it.
"""

from collections.abc import Iterable
from datetime import timedelta

from servanda.reconciliation.matching_measures import own_amount, rounds
from servanda.records import Delivery
from servanda.records.pairing import Candidate

APART = timedelta(days=31)  # between two reports of one flow
NEAR = 0.01  # of the amount: banks take their part


def retold(candidate: Candidate, stage: str, deliveries: Iterable[Delivery]) -> list[Delivery]:
    """Return the deliveries that the flow may be, at its `stage`, in the order given."""
    return [one for one in deliveries if one.stage == stage and _same(candidate, one)]


def _same(candidate: Candidate, delivery: Delivery) -> bool:
    if delivery.measure != "flow" or delivery.amount is None or candidate.day is None:
        return False
    if candidate.provider_party and delivery.provider not in ("", candidate.provider_party):
        return False
    first, last = delivery.date.earliest - APART, delivery.date.latest + APART
    if not first <= candidate.day <= last:
        return False
    paid = own_amount(candidate, delivery.amount.unit)
    if paid is None:
        return False
    figure = float(delivery.amount.figure)
    return abs(float(paid) - figure) <= NEAR * figure or bool(rounds(delivery.amount, paid))
