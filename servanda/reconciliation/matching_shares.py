"""Parts of a delivery for several promises: together never more than what arrived.

Worked example: 100 arrived and a confirmed match has 60 of it; another may have 40 at most, and one that
names no part gets the 40 that are left. Of nothing left nothing can be claimed.
"""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from servanda.reconciliation.exact import exactly
from servanda.reconciliation.measure import whole
from servanda.records import Amount, Delivery, Match

CONFIRMED = "confirmed"


class Excess(ValueError):
    """More is claimed of a delivery than is left of it: `left` is what is."""

    def __init__(self, left: Decimal, unit: str) -> None:
        """Keep what is left."""
        super().__init__("more is claimed than is left of the delivery")
        self.left, self.unit = left, unit


@exactly
def left(delivery: Delivery, matches: Iterable[Match]) -> Decimal:
    """Return what no confirmed match of the delivery has claimed, 0 at the least."""
    rest = whole(delivery).figure
    for match in matches:
        if match.state == CONFIRMED and match.delivery == delivery.id:
            rest -= rest if match.amount is None else match.amount.figure
    return max(rest, Decimal(0))


@exactly
def share(
    delivery: Delivery, matches: Iterable[Match], parts: Mapping[str, Decimal | None]
) -> dict[str, Amount | None]:
    """Return the part of each promise; None for all of it; raise Excess or ValueError.

    A part of None is what the others leave. Matches of the promises named are replaced.
    """
    arrived = whole(delivery)
    others = [m for m in matches if m.promise not in parts]
    rest = left(delivery, others)
    stated = {promise: part for promise, part in parts.items() if part is not None}
    if any(not part.is_finite() or part <= 0 for part in stated.values()):
        raise ValueError("a part is more than nothing")
    open_ended = [promise for promise in parts if promise not in stated]
    claimed = sum(stated.values(), Decimal(0))
    if len(open_ended) > 1 or claimed > rest or (open_ended and claimed >= rest > 0):
        raise Excess(rest, arrived.unit)
    if not rest and arrived.figure:
        raise Excess(rest, arrived.unit)
    alone = len(parts) == 1 and rest == arrived.figure
    found: dict[str, Amount | None] = {
        promise: Amount(unit=arrived.unit, value=part) for promise, part in stated.items()
    }
    for promise in open_ended:
        found[promise] = None if alone else Amount(unit=arrived.unit, value=rest - claimed)
    return found
