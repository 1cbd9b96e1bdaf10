"""What a withdrawal leaves of a decision about a published flow, and what a second decision takes up.

A pairing is confirmed by the matches, or the observations, that it became. When the last of them is
withdrawn the pairing waits for a person again; confirmed once more, it takes up the same records.
An earlier version left it confirmed; `reopen_stranded` finds what is left of that.
"""

from collections.abc import Iterable
from datetime import datetime

from servanda.actions.actor import Actor
from servanda.ledger import journal, models, pairings, store
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


def reopen_stranded(plan: str, *, actor: Actor, now: datetime) -> tuple[str, ...]:
    """Let pairings wait again of which all was withdrawn and nobody reopened them; return their keys.

    One line of the journal names them; without any there is none. Call it inside a transaction.
    """
    gone = {
        name
        for kind in _MADE
        for name in models.TABLES[kind]
        .objects.filter(plan_id=plan, withdrawn=True)
        .values_list("id", flat=True)
    }
    opened = []
    confirmed = Row.objects.filter(plan_id=plan, state=pairings.CONFIRMED).order_by("key")
    for row in confirmed if gone else ():
        left = [one for one in row.matches if one not in gone]
        if row.matches and not left:
            pairings.decide(row, pairings.PROPOSED)
            opened.append(row.key)
        elif len(left) < len(row.matches):
            pairings.decide(row, row.state, note=row.note, rule=row.rule, matches=left)
    if opened:
        facts = {"reopened": opened}
        journal.seal("reopen", f"plan:{plan}", [], actor=actor.id, at=now, facts=facts)
    return tuple(opened)


def standing(changes: Iterable[Change], *, recorded: datetime) -> list[Change]:
    """Bring back what was withdrawn of the records that a decision has just kept."""
    return [
        store.withdraw(one.kind, one.key, recorded=recorded, withdrawn=False)
        if one.withdrawn
        else one
        for one in changes
    ]
