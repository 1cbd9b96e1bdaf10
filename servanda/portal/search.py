"""Finding promises by words, with and without marks: "hoi dong" finds "Hội đồng".

Neither database folds Vietnamese and Arabic marks alike, so the ledger keeps the folded words of
each promise, see `ledger.folding`. Who must act is found by the names that the parties have today.
"""

from collections.abc import Iterable
from functools import lru_cache

from servanda.ledger.models import Folded, Party
from servanda.portal.board import Board, board
from servanda.portal.memo import NO_HEAD, Head, remembered
from servanda.portal.rows import columns
from servanda.terms.marks import markless


def found(plan: str, query: str) -> frozenset[str]:
    """Return the keys of the plan's promises that hold every word of the query."""
    now = board(plan)
    words = tuple(dict.fromkeys(markless(query).split()))
    return _matching(now.head, plan, words) if now.head != NO_HEAD else _matched(now, plan, words)


@lru_cache(maxsize=32)  # a page asks three times; little is kept of what readers typed
def _matching(at: Head, plan: str, words: tuple[str, ...]) -> frozenset[str]:
    return _matched(board(plan), plan, words)


def _matched(now: Board, plan: str, words: Iterable[str]) -> frozenset[str]:
    """Return the keys: each word stands in the promise's own words or in a name of an obligor."""
    names = remembered("folded names", plan, make=lambda: _names(now, plan))
    rows = Folded.objects.filter(promise__key__startswith=f"{plan}/")
    matched = set(now.squares)
    for word in words:
        people = {id for id, name in names.items() if word in name}
        acting = {k for k in matched if not people.isdisjoint(now.squares[k].obligors)}
        own = rows.filter(words__contains=word).values_list("promise_id", flat=True)
        matched &= acting.union(own)
        if not matched:
            break
    return frozenset(matched)


def _names(now: Board, plan: str) -> dict[str, str]:
    """Return party -> its folded names; its id where nobody has written a row about it."""
    rows = Party.objects.filter(plan=plan, withdrawn=False).values_list("id", *columns("name"))
    known = {id: markless(" ".join(names)) for id, *names in rows}
    acting = {id for one in now.squares.values() for id in one.obligors}
    return {id: known.get(id) or markless(id) for id in acting}
