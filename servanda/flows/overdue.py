"""What was committed and not yet paid though the activity has ended: the largest first.

Commitments and payments are two columns here, as everywhere (definitions 2 and 4): neither is shown
for the other. Both are worth what they were on their own days, so a small difference may be one of
exchange rates. Worked example: 100 committed, 60 disbursed, 10 spent, ended on 31 May; on 1 June 30 are
outstanding.
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


@asked
def overdue(
    snapshot: Snapshot, as_of: date, *, most: int, rates: Rates, currency: str = DOLLARS
) -> tuple[Overdue, ...]:
    """Return those that ended before a day, the largest outstanding amounts first."""
    rollup = rolled(snapshot, rates=rates, currency=currency)
    with rollup.connect() as con:
        found = con.execute(_LARGEST, [as_of, most]).fetchall()
    return tuple(
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


_LARGEST = """
SELECT record, id, title, ends, committed, paid FROM unpaid WHERE ends < ?
ORDER BY committed - paid DESC, record LIMIT ?
"""
