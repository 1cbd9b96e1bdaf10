"""Short ways to write records in tests: a promise of 200 is `promise(amount=usd(200))`."""

from datetime import date
from decimal import Decimal

from servanda.reconciliation.case import Case, cases
from servanda.reconciliation.told import Told
from servanda.records import (
    Amount,
    Condition,
    Contradiction,
    Count,
    Delivery,
    Match,
    Milestone,
    Observation,
    Promise,
    Revision,
    When,
    Wording,
)

PLAN = "gaza-2014"
TITLE = Wording(en="A title")
DATED = {"stated", "due", "period", "date", "met"}


def day(iso):
    return date.fromisoformat(iso)


def usd(value=None, **bounds):
    return amount("USD", value, **bounds)


def amount(unit, value=None, **bounds):
    numbers = {name: Decimal(str(number)) for name, number in bounds.items()}
    return Amount(unit=unit, value=None if value is None else Decimal(str(value)), **numbers)


def _made(kind, fields):
    fields = {k: When(v) if k in DATED and isinstance(v, str) else v for k, v in fields.items()}
    return kind(plan=fields.pop("plan", PLAN), **fields)


def promise(id="p", **fields):
    return _made(Promise, {"id": id, "title": TITLE, "kind": "pledge", "strength": 4, **fields})


def revision(kind, date, amount=None, **fields):
    given = {"id": f"{kind}-{date}", "promise": "p", "kind": kind, "date": date, "amount": amount}
    return _made(Revision, given | fields)


def count(reporter, amount, date, **fields):
    given = {"id": f"{reporter}-{date}", "promise": "p", "reporter": reporter, "date": date}
    return _made(Count, given | {"amount": amount} | fields)


def condition(id="c", **fields):
    return _made(Condition, {"id": id, "promise": "p", "title": TITLE, **fields})


def milestone(due, amount=None, **fields):
    given = {"id": f"step-{due}", "promise": "p", "due": due, "amount": amount}
    return _made(Milestone, given | fields)


def observation(kind, date, verification="verified", **fields):
    given = {"id": f"{kind}-{date}", "promise": "p", "kind": kind, "date": date}
    return _made(Observation, given | {"verification": verification} | fields)


def contradiction(subject, kind="amount", **fields):
    given = {"id": "contradiction", "title": TITLE, "kind": kind, "values": ("1", "2")}
    return _made(Contradiction, given | {"subject": subject} | fields)


def delivery(id, date, amount=None, **fields):
    given = {"id": id, "title": TITLE, "stage": "disbursed", "date": date, "amount": amount}
    return _made(Delivery, given | fields)


def match(delivery_id, promise_id="p", **fields):
    given = {"id": f"{promise_id}-{delivery_id}", "promise": promise_id, "delivery": delivery_id}
    return _made(Match, given | fields)


def arrived(id, date, amount=None, promise_id="p", **fields):
    """A delivery with its confirmed match."""
    return [delivery(id, date, amount, **fields), match(id, promise_id)]


def case(*records) -> Case:
    """The case of the first promise among the records; lists of records are opened."""
    flat = [r for one in records for r in (one if isinstance(one, list) else [one])]
    first = next(r.id for r in flat if isinstance(r, Promise))
    return next(c for c in cases(flat) if c.promise.id == first)


def all_cases(*records) -> list[Case]:
    return cases([r for one in records for r in (one if isinstance(one, list) else [one])])


def document(file, text, **mentions) -> Told:
    """A document whose sentences are its lines."""
    spans, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            spans.append((at, at + len(line)))
        at += len(line) + 1
    return Told(file=file, text=text, sentences=tuple(spans), **mentions)


def span(text, words):
    """The place of the words' first mention in the text."""
    start = text.index(words)
    return {"start": start, "end": start + len(words)}
