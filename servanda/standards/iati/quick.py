"""Ordinary IATI activities into rows without a tree: the rows that `activity` makes, in less time.

Each text is matched against a strict grammar (see `grammar`), and what was found in many activities
is turned into rows column by column. An activity that is unusual, or worth a finding, is named and not
read: lxml reads it as if nothing had been tried. The tests hold both readings against each other.
https://iatistandard.org/en/iati-standard/203/activity-standard/iati-activities/iati-activity/
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from re import Pattern
from typing import Any

from servanda.records.bulk import Rows
from servanda.standards.iati import grammar
from servanda.standards.iati.activity import KINDS, ROLES, position
from servanda.standards.iati.columns import (
    Columns,
    Doubt,
    days,
    doubt_where,
    lines,
    meanings,
    missing,
    spread,
    stripped,
)
from servanda.standards.iati.money import finance_of
from servanda.standards.iati.quick_money import Defaults, money_of
from servanda.standards.iati.reading import negative
from servanda.standards.iati.remembered import REPORTERS, SCOPES, SHARES
from servanda.standards.iati.text import plain, text_of, words
from servanda.standards.iati.values import flag

Keyed = tuple[int, bytes]  # a record's key and its bytes
Found = tuple[Any, ...]  # groups of an activity's head; its transactions; related activities
Row = tuple[Any, ...]

_END = "</transaction>"
_NO_REPORTER = ("", "", None)


def extract_ordinary(records: Sequence[Keyed], language: str, rows: Rows) -> list[Keyed]:
    """Add the rows of ordinary activities in UTF-8; return the others, of which nothing was added."""
    left: list[Keyed] = []
    good: list[tuple[Keyed, Found]] = []
    for record in records:
        found = _matched(record[1])
        if found is None:
            left.append(record)
        else:
            good.append((record, found))
    while good:
        doubt: Doubt = set()
        tables = _tables(good, language, doubt)
        if not doubt:
            for table, more in tables.items():
                rows.tables[table] += more
            break
        left += [record for place, (record, _) in enumerate(good) if place in doubt]
        good = [one for place, one in enumerate(good) if place not in doubt]
    return left


def _matched(content: bytes) -> Found | None:
    """Return what an activity says, None when it is not an ordinary one."""
    text = text_of(content)
    head = grammar.head().match(text) if text is not None else None
    if text is None or head is None:
        return None
    at = head.end()
    stop = text.rfind(_END, at)
    stop = stop + len(_END) if stop >= 0 else at
    last = grammar.last().fullmatch(text, stop)
    if last is None:
        return None
    money = grammar.transactions().findall(text, at, stop) if stop > at else []
    return (*head.groups(""), money, last[1])


def _tables(
    good: Sequence[tuple[Keyed, Found]], language: str, doubt: Doubt
) -> dict[str, Iterable[Row]]:
    """Return the rows of activities by table; `doubt` hears of those that are not to be read so."""
    keys, places = [record[0] for record, _ in good], range(len(good))
    columns: list[Sequence[Any]] = list(zip(*(found for _, found in good), strict=True))
    root, tongues, currencies, levels, humanitarian, updates = columns[:6]
    names, reporters, titles, people, statuses, dates = columns[6:12]
    areas, spots, sectors, scopes, finances, plans, found, kin = columns[12:]
    reporters = meanings(
        places, reporters, doubt, read=REPORTERS.__getitem__, otherwise=_NO_REPORTER
    )
    currencies = [one.strip().upper() for one in currencies]
    defaults = Defaults(
        keys=keys,
        reporters=[(ref, name, "") for ref, name, _ in reporters],
        currencies=currencies,
        finances=list(map(finance_of, finances)),
    )
    money = money_of(defaults, plans, found, doubt)
    said = (tongues, currencies, levels, humanitarian, updates, names, reporters, titles, statuses)
    divided = _divided(keys, [a + b for a, b in zip(areas, sectors, strict=True)], doubt)
    return {
        "activity": _activities(keys, said, _dates(dates, doubt), language, doubt),
        "flow": money.flows,
        "participant": _participants(keys, spread(people, grammar.participants(), doubt), doubt),
        "location": _locations(keys, spread(spots, grammar.places(), doubt), doubt),
        "relation": _relations(keys, spread(kin, grammar.relations(), doubt)),
        "share": chain(money.shares, _scopes(keys, scopes, doubt), divided),
        "finding": _negatives(keys, root, money.below),
    }


def _activities(
    keys: Sequence[int],
    said: Sequence[Sequence[Any]],
    dates: list[dict[str, int | None]],
    language: str,
    doubt: Doubt,
) -> Iterable[Row]:
    tongues, currencies, levels, humanitarian, updates, names, reporters, titles, statuses = said
    places = range(len(keys))
    named = [" ".join(plain(one).split()) for one in names]
    leveled = [_level(one) for one in levels]
    doubt_where(places, named, doubt, lambda one: not one)
    doubt_where(places, leveled, doubt, missing)
    return zip(
        *(keys, named, *zip(*reporters, strict=True), lines(places, titles, doubt)),
        *([one or language for one in tongues], stripped(statuses), leveled, currencies),
        [flag(one) for one in humanitarian],
        [found.get("2", found.get("1")) for found in dates],
        [found.get("4", found.get("3")) for found in dates],
        stripped(updates),
        strict=True,
    )


def _level(said: str) -> int | None:
    said = said.strip() or "1"
    return int(said) if said.isascii() and said.isdigit() and len(said) <= 9 else None


def _dates(chunks: Sequence[str], doubt: Doubt) -> list[dict[str, int | None]]:
    """Return the first day of each type, for each activity."""
    columns = spread(chunks, grammar.dates(), doubt)
    types, said = columns.columns
    found: list[dict[str, int | None]] = [{} for _ in chunks]
    on = days(columns.owners, said, doubt)
    for owner, kind, one in zip(columns.owners, types, on, strict=True):
        found[owner].setdefault(kind.strip(), one)
    return found


def _participants(keys: Sequence[int], columns: Columns, doubt: Doubt) -> Iterable[Row]:
    roles, refs, types, activities, names = columns.columns
    roles = stripped(roles)
    return zip(
        *(columns.of(keys), map(ROLES.get, roles, roles), map(str.strip, refs)),
        *(lines(columns.owners, names, doubt), map(str.strip, types), map(str.strip, activities)),
        strict=True,
    )


def _relations(keys: Sequence[int], columns: Columns) -> Iterable[Row]:
    kinds = stripped(columns.columns[0])
    refs = stripped(columns.columns[1])
    return zip(columns.of(keys), map(KINDS.get, kinds, kinds), refs, strict=True)


def _locations(keys: Sequence[int], columns: Columns, doubt: Doubt) -> Iterator[Row]:
    found = []
    for owner, text in zip(columns.owners, columns.columns[0], strict=True):
        mark = _marked(text)
        place = mark[0].match(text, mark[1]) if mark else None
        vocabulary, code = place.groups("") if place else ("", "")
        # One that is there, but not as it is read here, is for lxml; so are two points.
        if (mark and not place) or text.count("<point") > 1:
            doubt.add(owner)
        point, name = grammar.POSITION.search(text), grammar.NAME.search(text)
        called = words(name[1] or "") if name else ""
        spot = position(plain(point[1])) if point and point[1] else (None, None)
        if called is None or spot is None:
            doubt.add(owner)
            continue
        found.append((keys[owner], called, vocabulary.strip(), code.strip(), *spot))
    return iter(found)


def _marked(text: str) -> tuple[Pattern[str], int] | None:
    """Return what reads the first identifier of a location, or its first area, and where it stands."""
    for pattern, tag in ((grammar.IDENTITY, "<location-id"), (grammar.AREA, "<administrative")):
        if (at := text.find(tag)) >= 0:
            return pattern, at
    return None


def _scopes(keys: Sequence[int], chunks: Sequence[str], doubt: Doubt) -> list[Row]:
    columns = spread(chunks, grammar.scopes(), doubt)
    owners = columns.owners
    found = meanings(owners, columns.columns[0], doubt, read=SCOPES.__getitem__, otherwise=())
    times = Counter(owners)
    return [
        (keys[owner], "", *one, "100" if times[owner] == 1 else None, None)
        for owner, one in zip(owners, found, strict=True)
    ]


def _divided(keys: Sequence[int], chunks: Sequence[str], doubt: Doubt) -> list[Row]:
    read = SHARES.__getitem__
    found = meanings(range(len(keys)), chunks, doubt, read=read, otherwise=())
    return [(key, "", *one) for key, shares in zip(keys, found, strict=True) for one in shares]


def _negatives(keys: Sequence[int], roots: Sequence[str], below: Counter[int]) -> Iterator[Row]:
    """Say how many amounts are below zero, at the line where the start tag ends."""
    for place, times in sorted(below.items()):
        told, line = negative(times), 1 + roots[place].count("\n")
        yield keys[place], str(told.level), told.code, told.message, "", line, told.advice
