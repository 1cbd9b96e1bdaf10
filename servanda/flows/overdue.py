"""What was committed and not yet paid though the activity has ended: the largest first.

Commitments and payments are two columns here, as everywhere (definitions 2 and 4): neither is shown
for the other. Both are worth what they were on their own days, so a small difference may be one of
exchange rates. An end is what the publisher states, never a guess. Where each unit of money stands in
one stage alone (definition 5), a payment says nothing of a commitment, and nothing is told. Worked example:
100 committed, 60 disbursed, 10 spent, ended on 31 May; on 1 June 30 are outstanding, and 0.7 is paid.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from servanda.flows.apart import asked
from servanda.flows.cells import money
from servanda.flows.questions import DOLLARS
from servanda.flows.rates import Rates
from servanda.flows.rollups import rolled
from servanda.flows.snapshot import Snapshot

OVERLAPPING = "cumulative"  # the kind of semantics in which what is paid was committed before


@dataclass(frozen=True, slots=True, kw_only=True)
class Overdue:
    """An activity that ended with less paid than was committed."""

    record: int
    id: str
    title: str
    ends: date
    committed: Decimal
    paid: Decimal

    @property
    def outstanding(self) -> Decimal:
        """Return what is not yet paid."""
        return self.committed - self.paid

    @property
    def share(self) -> Decimal:
        """Return the part of what was committed that is paid (definition 21), from 0 to 1."""
        return max(self.paid, Decimal(0)) / self.committed


@dataclass(frozen=True, slots=True, kw_only=True)
class Late:
    """How many activities are overdue, and the largest of them."""

    count: int
    largest: tuple[Overdue, ...]


@asked
def overdue(
    snapshot: Snapshot, as_of: date, *, most: int, rates: Rates, currency: str = DOLLARS
) -> Late:
    """Return those that ended before a day, the largest outstanding amounts first."""
    if snapshot.semantics.kind != OVERLAPPING:
        return Late(count=0, largest=())
    rollup = rolled(snapshot, rates=rates, currency=currency)
    with rollup.connect() as con:
        ((count,),) = con.execute(_COUNT, [as_of]).fetchall()
        found = con.execute(_LARGEST, [as_of, most]).fetchall()
    largest = (
        Overdue(
            record=record,
            id=name,
            title=title,
            ends=ends,
            committed=money(committed) or Decimal(0),
            paid=money(paid) or Decimal(0),
        )
        for record, name, title, ends, committed, paid in found
    )
    return Late(count=int(count), largest=tuple(largest))


# More is committed than paid, so that what is committed is more than nothing, or both are less.
_COUNT = "SELECT count(*) FROM unpaid WHERE ends < ? AND committed > 0"
_LARGEST = """
SELECT record, id, title, ends, committed, paid FROM unpaid WHERE ends < ? AND committed > 0
ORDER BY owed DESC, record LIMIT ?
"""
