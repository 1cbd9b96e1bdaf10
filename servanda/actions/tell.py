"""Tell the account of a plan on a day; a large one in two halves, each worked out by a process.

Words and figures are the same either way: the plan is cut where it falls apart (`ledger.halves`), both
processes read one state of the ledger, and what they found is put together (`reconciliation.joining`).
Whatever stands in the way, from a single processor to a change recorded meanwhile, the account is
worked out whole by this process alone. Keeps nothing.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import Generic, TypeVar

from servanda.actions.beside import beside, possible
from servanda.actions.reconcile import account_of, judged, plan_of, sealed
from servanda.ledger import journal, store
from servanda.ledger.halves import Half, halves, reported, units_of_people
from servanda.ledger.judged import recall_judged
from servanda.ledger.one_state import let_go, one_state, seen_by_others
from servanda.ledger.tallies import Fresh, fingerprint, fresh_tally
from servanda.reconciliation.account import HEADLINES, Account, Headings, account
from servanda.reconciliation.tally import Tally, of_text

LEAST = 1_000  # promises that one process judges before a second would have been of use
# How many of a hundred promises this process takes: it also reads the totals of an account as stored.
JUDGED, STORED = 50, 35

Words = TypeVar("Words")
Teller = Callable[[Account], Words]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Task:
    """An account to tell, and the state of the ledger that it was cut in two in."""

    plan: str
    today: date
    quoted: bool
    fresh: Fresh | None
    head: tuple[int, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told(Generic[Words]):
    """A half as it was told, the state it was read in, and what a digest seals of its statuses."""

    head: tuple[int, str]
    sealed: list[str]
    words: Words


def tell(plan: str, teller: Teller[Words], *, today: date, quoted: bool = True) -> list[Words]:
    """Return what `teller` says of the account: of the whole, or of each of its two halves.

    A half is an account of its promises, its totals not yet those of the plan. Promises bring their
    words when `quoted`.
    """
    with store.undisturbed():
        told = _halved(plan, teller, today=today, quoted=quoted) if possible() else None
        return told or [teller(account_of(plan, today=today, quoted=quoted))]


def _halved(plan: str, teller: Teller[Words], *, today: date, quoted: bool) -> list[Words] | None:
    """Return both halves as told; None unless they are halves of one state."""
    if not seen_by_others():
        return None
    with one_state():
        head, fresh = journal.head(), fresh_tally(plan, as_of=today)
        two = halves(plan, least=LEAST, percent=STORED if fresh else JUDGED)
    if two is None:
        return None
    let_go()
    task = _Task(plan=plan, today=today, quoted=quoted, fresh=fresh, head=head)
    with beside(lambda: _told(task, two[1], teller)) as other:
        parts = [_told(task, two[0], teller), other()]
    told = [part for part in parts if part is not None]
    if len(told) < len(two) or any(part.head != head for part in told):
        return None
    if fresh and _digest(part.sealed for part in told) != fresh.statuses:
        return None
    return [part.words for part in told]


def _digest(sealed: Iterable[list[str]]) -> str:
    return fingerprint("\n".join(sorted(chain.from_iterable(sealed))))


def _told(task: _Task, half: Half, teller: Teller[Words]) -> _Told[Words] | None:
    """Tell one half; None where what is stored is not the answer."""
    with one_state():
        head = journal.head()
        found = _stored(task, half) if task.fresh else _anew(task, half)
    if found is None:
        return None
    lines = list(map(sealed, found.statuses)) if task.fresh else []
    return _Told(head=head, sealed=lines, words=teller(found))


def _anew(task: _Task, half: Half) -> Account:
    return account(
        plan_of(task.plan),
        judged(task.plan, half=half, quoted=task.quoted),
        today=task.today,
        headings=Headings(reported(task.plan, HEADLINES), units_of_people(task.plan)),
    )


def _stored(task: _Task, half: Half) -> Account | None:
    """Return a half as it was stored; the first brings all that is not said of one promise."""
    tally = Tally() if half.behind or task.fresh is None else of_text(task.fresh.body)
    found = store.recall_standings(task.plan, half=half)
    if tally is None or any(status.as_of != task.today for status in found):
        return None
    return Account(
        plan=plan_of(task.plan),
        as_of=task.today,
        promises=tuple(recall_judged("promise", task.plan, half=half, quoted=task.quoted)),
        statuses=tuple(found),
        totals=tally.totals,
        personnel=tally.personnel,
        ratios=tally.ratios,
        findings=tally.findings,
    )
