"""A promise as flows are looked through for it: who, how much, between which days, where, which words.

Worked example: a pledge of 19 February 2026 due on 30 June 2026 is looked for from 90 days before it was
made to two years after it is due: money comes late, and some is announced when it is paid already.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

from servanda.reconciliation.matching_parties import around
from servanda.reconciliation.matching_words import words_of
from servanda.records import Direction, Party, Plan, Promise
from servanda.records.pairing import Sought

BEFORE = timedelta(days=90)
AFTER = timedelta(days=730)
UNDATED = timedelta(days=1461)  # after a promise that names no day: four years

# What one of the first currency is worth in the second on a day, None where nobody says.
Rate = Callable[[str, str, date], Decimal | None]


def no_rate(currency: str, target: str, day: date) -> Decimal | None:
    """Know no rate."""
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What a promise stands in: its plan, the parties and directions of it, and the rates."""

    plan: Plan
    parties: Mapping[str, Party] = field(default_factory=dict)
    directions: Mapping[str, Direction] = field(default_factory=dict)
    rate: Rate = no_rate
    currency: str = "USD"  # common to all that is looked for


def sought(promise: Promise, within: Surroundings) -> Sought:
    """Return the promise as it is looked for."""
    begins, ends, aim = window(promise)
    worth, unit = _worth(promise, within)
    titles = (promise.title.vi, promise.title.en, promise.title.ar)
    said = [*titles, *(anchor.exact for anchor in promise.evidence)]
    receivers = tuple(_speaking(promise.beneficiaries, within.parties))
    return Sought(
        promise=promise.id,
        parties=tuple(_speaking(promise.obligors, within.parties)),
        receivers=receivers,
        places=tuple(_places(receivers, within.plan)),
        amount=promise.amount,
        worth=worth,
        unit=unit,
        begins=begins,
        ends=ends,
        aim=aim,
        words=frozenset().union(*map(words_of, titles), *_directed(promise, within)),
        title=" ".join(filter(None, titles)),
        said="\n".join(filter(None, said)),
    )


def window(promise: Promise) -> tuple[date | None, date | None, date | None]:
    """Return the days between which a delivery is expected, and the day it is likeliest near."""
    made, due = promise.stated, promise.due or promise.period
    first = made.earliest if made else promise.period.earliest if promise.period else None
    last = due.latest if due else None
    if first is None and last is None:
        return None, None, None
    begins = (first - BEFORE) if first else (last - UNDATED) if last else None
    ends = (last + AFTER) if last else (first + UNDATED) if first else None
    return begins, ends, last or first


def _worth(promise: Promise, within: Surroundings) -> tuple[float | None, str]:
    """Return the promised figure in the common currency at the day of decision (definition 13)."""
    amount = promise.amount
    if amount is None or amount.figure <= 0:
        return None, ""
    if not amount.is_money or amount.unit == within.currency:
        return float(amount.figure), amount.unit
    day = promise.stated.latest if promise.stated else None
    rate = within.rate(amount.unit, within.currency, day) if day else None
    if rate is None:
        return float(amount.figure), amount.unit
    return float(amount.figure) * float(rate), within.currency


def _speaking(parties: Iterable[str], known: Mapping[str, Party]) -> Iterable[str]:
    """Yield parties and those that they speak for: a minister's promise is his country's."""
    for party in parties:
        while party:
            yield party
            found = known.get(party)
            party = found.of if found and found.of != party else ""


def _places(receivers: Iterable[str], plan: Plan) -> Iterable[str]:
    named = [one for one in receivers if one.startswith(("country:", "territory:"))]
    for place in named or [plan.place]:
        if place:
            yield from around(place)


def _directed(promise: Promise, within: Surroundings) -> Iterable[frozenset[str]]:
    """Yield the words of the directions that a promise serves: they are the words of sectors."""
    for name in promise.directions:
        if direction := within.directions.get(name):
            title = direction.title
            yield from map(words_of, (title.vi, title.en, title.ar))
