"""What a withdrawal leaves of a decision about a published flow, and what a second decision takes up.

A pairing is confirmed by the matches, or the observations, that it became. When the last of them is
withdrawn the pairing waits for a person again; confirmed once more, it takes up the same records.
"""

from collections.abc import Iterable
from datetime import datetime

from servanda.ledger import models, pairings, store
from servanda.ledger.models import Pairing as Row
from servanda.ledger.store import Change

_MADE = ("match", "observation")  # what a confirmed pairing becomes


def reopen(kind: str, key: str) -> tuple[str, ...]:
    """Let the pairings that rested on this record alone wait again; return their keys."""
    if kind not in _MADE:
        return ()
    promise = models.TABLES[kind].objects.values_list("promise_id", flat=True).get(key=key)
    name, opened = key.partition("/")[2], []
    for row in Row.objects.filter(promise_id=promise, state=pairings.CONFIRMED).order_by("key"):
        if name not in row.matches:
            continue
        left = [one for one in row.matches if one != name]
        if left:  # one payment of a line was taken back, the others stand
            pairings.decide(row, row.state, note=row.note, rule=row.rule, matches=left)
        else:
            pairings.decide(row, pairings.PROPOSED)
            opened.append(row.key)
    return tuple(opened)


def standing(changes: Iterable[Change], *, recorded: datetime) -> list[Change]:
    """Bring back what was withdrawn of the records that a decision has just kept."""
    return [
        store.withdraw(one.kind, one.key, recorded=recorded, withdrawn=False)
        if one.withdrawn
        else one
        for one in changes
    ]
