"""The account of a plan as it is printed: put into words whole or by halves, then together.

Worked example: of two halves, each gives the lines of its promises under their ids; together they
stand in the order of ids, above the totals of both.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain

from servanda.reconciliation.account import Account
from servanda.reconciliation.joining import joined
from servanda.reconciliation.ratio import Ratio
from servanda.reconciliation.tally import Tally
from servanda.records import Plan, Promise, Status

Line = tuple[str, str]  # the id of a promise, and what is printed of it


@dataclass(frozen=True, slots=True, kw_only=True)
class Worded:
    """An account of which each promise and each ratio is words already; `tally` has the rest."""

    plan: Plan
    as_of: date
    promises: list[Line]
    ratios: list[Line]
    tally: Tally


def worded(
    account: Account, *, row: Callable[[Promise, Status], str], ratio: Callable[[Ratio], str]
) -> Worded:
    """Put promises and ratios into words: of an account, or of a half that is to be sent on."""
    promises = {promise.id: promise for promise in account.promises}
    return Worded(
        plan=account.plan,
        as_of=account.as_of,
        promises=[(s.promise, row(promises[s.promise], s)) for s in account.statuses],
        ratios=[(one.scope, ratio(one)) for one in account.ratios],
        tally=Tally(totals=account.totals, personnel=account.personnel, findings=account.findings),
    )


def together(parts: Sequence[Worded]) -> Worded:
    """Return the whole of its parts."""
    if len(parts) == 1:
        return parts[0]
    return replace(
        parts[0],
        promises=_in_order(part.promises for part in parts),
        ratios=_in_order(part.ratios for part in parts),
        tally=joined([part.tally for part in parts]),
    )


def _in_order(parts: Iterable[list[Line]]) -> list[Line]:
    """Return the lines by the id of their promise; those of one promise stay as they stood."""
    return sorted(chain.from_iterable(parts), key=lambda line: line[0])
