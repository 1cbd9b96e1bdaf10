"""The money of ordinary activities, column by column: the rows of `flow` that `money` makes.

`Defaults` has what an activity says for all its transactions. Order: budgets and plans, then
transactions, as the standard has them in an activity.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, repeat
from typing import Any

from servanda.standards.iati import grammar
from servanda.standards.iati.columns import (
    Columns,
    Doubt,
    days,
    doubt_where,
    gather,
    lines,
    meanings,
    missing,
    spread,
    stripped,
)
from servanda.standards.iati.money import (
    INCOMING,
    NOBODY,
    STAGES,
    Org,
    currency_of,
    free_ref,
    good_currencies,
)
from servanda.standards.iati.remembered import STRICT, TAILS, Unusual
from servanda.standards.iati.text import words

Ends = tuple[Org | None, Org | None]
Found = list[tuple[str, ...]]  # groups of each transaction of an activity

_NUMBERS = [str(number) for number in range(1, 1001)]
_SILENT: tuple[None, tuple[()]] = (None, ())


@dataclass(frozen=True, slots=True, kw_only=True)
class Defaults:
    """What activities say for all their money, one place for each."""

    keys: Sequence[int]
    reporters: Sequence[Org]
    currencies: Sequence[str]
    finances: Sequence[str]


@dataclass(slots=True, kw_only=True)
class Money:
    """Rows of `flow` and `share`, and how many amounts below zero an activity has, by its place."""

    flows: Iterable[tuple[Any, ...]] = ()
    shares: Iterable[tuple[Any, ...]] = ()
    below: Counter[int]


def money_of(
    defaults: Defaults, plans: Sequence[str], found: Sequence[Found], doubt: Doubt
) -> Money:
    """Return the rows of budgets, plans and transactions."""
    money = Money(below=Counter())
    planned = _planned(defaults, spread(plans, grammar.periods(), doubt), money, doubt)
    moved = _moved(defaults, found, money, doubt)
    money.flows = chain(planned, moved)
    return money


def _moved(
    defaults: Defaults, found: Sequence[Found], money: Money, doubt: Doubt
) -> Iterator[tuple[Any, ...]]:
    columns = gather(found, grammar.transactions().groups - 1, doubt)
    owners, (_, _, _, codes, on, early, currency, late, numbers, texts, ends, rests) = (
        columns.owners,
        columns.columns,
    )
    keys, refs = columns.of(defaults.keys), list(chain.from_iterable(map(_refs, found)))
    stages = list(map(STAGES.get, codes))
    doubt_where(owners, stages, doubt, missing)
    pairs = meanings(owners, ends, doubt, read=ends_of, otherwise=(None, None))
    tails = meanings(owners, rests, doubt, read=TAILS.__getitem__, otherwise=_SILENT)
    reporters = columns.of(defaults.reporters)
    paid = zip(pairs, codes, reporters, strict=True)
    payers = [p or (NOBODY if code in INCOMING else who) for (p, _), code, who in paid]
    paid = zip(pairs, codes, reporters, strict=True)
    payees = [p or (who if code in INCOMING else NOBODY) for (_, p), code, who in paid]
    given = zip(tails, columns.of(defaults.finances), strict=True)
    finances = [other if tail[0] is None else tail[0] for tail, other in given]
    money.shares = [
        (key, ref, *share)
        for key, ref, tail in zip(keys, refs, tails, strict=True)
        if tail[1]
        for share in tail[1]
    ]
    _count_below(owners, numbers, money)
    first = (keys, refs, stages, codes, numbers, _currencies(columns, currency, defaults, doubt))
    dated = days(owners, on, doubt), days(owners, _either(early, late), doubt)
    return _rows(first, dated, payers, payees, (finances, lines(owners, texts, doubt)))


def _rows(
    first: Sequence[Sequence[Any]],
    dated: tuple[Sequence[Any], Sequence[Any]],
    payers: list[Org],
    payees: list[Org],
    last: tuple[Sequence[str], Sequence[str]],
) -> Iterator[tuple[Any, ...]]:
    """Return rows of `flow`: from key to currency, days, organisations, finance and description."""
    if not payers:
        return iter(())
    nothing, none = repeat(""), repeat(None)
    organisations = (*zip(*payers, strict=True), *zip(*payees, strict=True))
    rest = (nothing, none, none, last[0], nothing, last[1])
    return zip(*first, nothing, none, nothing, *dated, *organisations, *rest)  # noqa: B905


def _refs(found: Found) -> Sequence[str]:
    """Return a reference for each transaction of an activity: the publisher's, or its number."""
    refs = [one[1] for one in found]
    if not any(refs):
        return _NUMBERS[: len(refs)] if len(refs) <= 1000 else _free(refs)
    if len(set(refs)) == len(refs) and "" not in refs and stripped(refs) == refs:
        return refs
    return _free(refs)


def _free(refs: Sequence[str]) -> list[str]:
    taken: set[str] = set()
    found = []
    for number, said in enumerate(refs, 1):
        ref = said
        if not ref or ref in taken or ref != ref.strip():
            ref = free_ref(said, number, taken)
        taken.add(ref)
        found.append(ref)
    return found


def _planned(
    defaults: Defaults, columns: Columns, money: Money, doubt: Doubt
) -> Iterator[tuple[Any, ...]]:
    owners = columns.owners
    plans, kinds, starts, stops, early, currency, late, numbers, ends = columns.columns
    starts, stops = stripped(starts), stripped(stops)
    pairs = meanings(owners, ends, doubt, read=ends_of, otherwise=(None, None))
    reporters = columns.of(defaults.reporters)
    # A payer of whom nothing is said is nobody; that of a plan is then who reports it.
    payers = [
        payer if payer and payer != NOBODY else who if plan else NOBODY
        for (payer, _), plan, who in zip(pairs, plans, reporters, strict=True)
    ]
    payees = [payee or NOBODY for _, payee in pairs]
    stages = [plan or "budget" for plan in plans]
    _count_below(owners, numbers, money)
    currencies = _currencies(columns, currency, defaults, doubt)
    keys, refs = columns.of(defaults.keys), _counted(owners, stages)
    first = (keys, refs, stages, stripped(kinds), numbers, currencies)
    dated = days(owners, starts, doubt), days(owners, _either(early, late), doubt)
    periods = [f"{one}/{other}" for one, other in zip(starts, stops, strict=True)]
    return _rows(first, dated, payers, payees, ([""] * len(owners), periods))


def _counted(owners: Sequence[int], stages: Sequence[str]) -> list[str]:
    """Return what each budget and each plan of an activity is called: budget-1, budget-2."""
    times: Counter[tuple[int, str]] = Counter()
    found = []
    for one in zip(owners, stages, strict=True):
        times[one] += 1
        found.append(f"{one[1]}-{times[one]}")
    return found


def _either(first: Sequence[str], second: Sequence[str]) -> list[str]:
    """Return what stands before, or else what stands after."""
    return [one or other for one, other in zip(first, second, strict=True)]


def _count_below(owners: Sequence[int], numbers: Sequence[str], money: Money) -> None:
    if "-" in "".join(numbers):
        below = (o for o, number in zip(owners, numbers, strict=True) if number[:1] == "-")
        money.below.update(below)


def _currencies(
    columns: Columns, said: Sequence[str], defaults: Defaults, doubt: Doubt
) -> Sequence[str]:
    """Return the currency of each row: its own, or that of its activity."""
    others = columns.of(defaults.currencies)
    found = [one or other for one, other in zip(said, others, strict=True)]
    if set(found) <= good_currencies:
        return found
    return meanings(columns.owners, found, doubt, read=_currency, otherwise="")


def _currency(said: str) -> str:
    return currency_of(STRICT, said, None)


def ends_of(text: str) -> Ends:
    """Return who pays and who receives, None for one that is not said; Unusual for a finding."""
    found = grammar.ends().fullmatch(text)
    if found is None:
        raise Unusual
    payer, *paid, payee, ref, activity, name = found.groups("")
    return (_org(*paid) if payer else None, _org(ref, activity, name) if payee else None)


def _org(ref: str, activity: str, name: str) -> Org:
    found = words(name)
    if found is None:
        raise Unusual
    return ref.strip(), found, activity.strip()
