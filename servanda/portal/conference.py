"""A donor conference as one table: what each party pledged there, and what came of it.

Every promise of money made at the conference is a row, and what was written later under one of them
too. Columns are never added; a ratio names its numerator, its denominator and its day (definition 6).
Worked example, Cairo 2014: 1,409 million disbursed by 31 March 2016 is 40 % of the 3,507 pledged for
Gaza and 52 % of the 2,710 scheduled by that day.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext

from servanda.ledger import store
from servanda.ledger.bulk import chunks
from servanda.ledger.models import TABLES, Contradiction, Delivery, Match, Occasion, Promise
from servanda.portal.bearing import OF_PROMISE
from servanda.portal.figures import exact_figure, whole
from servanda.portal.people import Named, named, pick
from servanda.portal.rows import address, language
from servanda.reconciliation.case import Case, cases
from servanda.reconciliation.clock import step_due
from servanda.reconciliation.equation import Equation, equation
from servanda.reconciliation.origin import known
from servanda.reconciliation.ratio import Figure, ratio
from servanda.records import Record, When, Wording

COLUMNS = ("pledged", "scheduled", "committed", "disbursed")
PROMISED = {"pledge": "pledged", "commitment": "committed"}
MILLION = Decimal(1_000_000)
SEVERAL = 3  # promises of money that make a meeting one to be shown as a conference is


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A figure of a column: `text` is "" where nothing is on record; `bound` as in amount.bound."""

    text: str = ""
    exact: str = ""
    bound: str = "exact"
    day: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Other:
    """Another count of the same promise; `reporter` is None for the words of the promise itself."""

    text: str
    reporter: Named | None
    day: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """A ratio in words: per cent, both figures, and the day of the numerator."""

    percent: str
    numerator: str
    denominator: str
    what: str
    bound: str
    as_of: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One promise of a conference, with a cell for each column."""

    title: Wording
    address: str
    obligors: tuple[Named, ...]
    aggregate: bool
    cells: dict[str, Cell]
    counter: Named | None  # whose count the promised figure is, None for the promise's own words
    others: tuple[Other, ...]
    shares: tuple[Share, ...]


def conferences(plan: str) -> QuerySet[Occasion]:
    """Return the donor conferences of a plan, and what else several promised money at."""
    promised = Promise.objects.filter(plan=plan, withdrawn=False, kind__in=list(PROMISED))
    several = promised.values("occasion").annotate(n=Count("key")).filter(n__gte=SEVERAL)
    rows = Occasion.objects.filter(plan=plan, withdrawn=False)
    return rows.filter(Q(kind="conference") | Q(key__in=several.values("occasion")))


def promises_of(plan: str, occasion: str) -> list[Promise]:
    """Return what was promised at an occasion, and what was written under any of that later."""
    rows = Promise.objects.filter(plan=plan, withdrawn=False)
    found = {row.key: row for row in rows.filter(occasion=f"{plan}/{occasion}")}
    newest = list(found)
    while newest:
        parts = [row for few in chunks(newest) for row in rows.filter(parent__in=few)]
        newest = [row.key for row in parts if row.key not in found]
        found |= {row.key: row for row in parts}
    return list(found.values())


def table(
    plan: str, promises: Sequence[Promise], *, today: date, preference: Sequence[str]
) -> list[Row]:
    """Return a row for each promise of money: aggregates first, then by name."""
    gathered = cases(_records(plan, promises))
    wanted = {row.id for row in promises if row.kind in PROMISED}
    kept = [c for c in gathered if c.promise.id in wanted and known(c.promise.stated, today)]
    sums = [(case, equation(case, today=today, preference=preference)) for case in kept]
    people = named(plan, _mentioned(sums))
    rows = [_row(plan, case, found, people=people) for case, found in sums]
    return sorted(rows, key=lambda row: (not row.aggregate, [one.name for one in row.obligors]))


def _records(plan: str, promises: Sequence[Promise]) -> list[Record]:
    """Return all that bears on the promises, by one query a kind."""
    keys = [row.key for row in promises]
    tables = [TABLES[kind] for kind in OF_PROMISE]
    queries = [Promise.objects.filter(key__in=keys)]
    queries += [table.objects.filter(promise__in=keys, withdrawn=False) for table in tables]
    matched = Match.objects.filter(promise__in=keys, withdrawn=False).values("delivery")
    queries.append(Match.objects.filter(delivery__in=matched, withdrawn=False))
    queries.append(Delivery.objects.filter(key__in=matched, withdrawn=False))
    queries.append(Contradiction.objects.filter(plan=plan, withdrawn=False, state="open"))
    return [record for rows in queries for record in store.records_of(rows, evidence=False)]


def _mentioned(sums: Sequence[tuple[Case, Equation | None]]) -> set[str]:
    found = {id for case, _ in sums for id in case.promise.obligors}
    for _, one in sums:
        if one is not None:
            found |= {one.basis, *(rival.reporter for rival in one.rivals)}
    return found


def _row(plan: str, case: Case, found: Equation | None, *, people: dict[str, Named]) -> Row:
    promise = case.promise
    return Row(
        title=promise.title,
        address=address("promise", plan, promise.id),
        obligors=tuple(pick(people, promise.obligors)),
        aggregate=not promise.obligors,
        cells=_cells(case, found) if found else {},
        counter=people.get(found.basis) if found and found.basis else None,
        others=_others(found, people) if found else (),
        shares=_shares(case, found) if found else (),
    )


def _cells(case: Case, found: Equation) -> dict[str, Cell]:
    promised = PROMISED[case.promise.kind]
    made = {promised: _cell(found.due, found.unit, bound=found.bound)}
    if steps := _scheduled(case, found):
        day, figure = steps
        made["scheduled"] = _cell(figure, found.unit, day=day.isoformat())
    if found.arrived is not None:
        day = found.reported.isoformat() if found.reported else ""
        bound = found.fulfilled_bound
        made["disbursed"] = _cell(found.arrived, found.unit, bound=bound, day=day)
    return made


def _cell(figure: Decimal, unit: str, *, bound: str = "exact", day: str = "") -> Cell:
    return Cell(
        text=in_millions(figure, unit),
        exact=exact_figure(figure, unit, language()),
        bound=bound,
        day=day,
    )


def _scheduled(case: Case, found: Equation) -> tuple[date, Decimal] | None:
    """Return the step of the schedule due by the day that the deliveries are reported for."""
    return step_due(case, today=found.reported or date.max, unit=found.unit)


def _others(found: Equation, people: dict[str, Named]) -> tuple[Other, ...]:
    return tuple(
        Other(
            text=in_millions(rival.amount.figure, rival.amount.unit),
            reporter=people.get(rival.reporter) if rival.reporter else None,
            day=str(rival.date or ""),
        )
        for rival in found.rivals
    )


def _shares(case: Case, found: Equation) -> tuple[Share, ...]:
    """Return disbursed of promised and of scheduled, as of the day that was reported on."""
    if found.arrived is None or found.reported is None or found.bound == "up-to":
        return ()
    upper = Figure(value=found.arrived, unit=found.unit, what="disbursed")
    steps = _scheduled(case, found)
    whats = {PROMISED[case.promise.kind]: found.due, "scheduled": steps[1] if steps else Decimal(0)}
    made = []
    for what, figure in whats.items():
        if figure <= 0:
            continue
        lower = Figure(value=figure, unit=found.unit, what=what)
        one = ratio(upper, lower, scope=case.promise.id, as_of=found.reported)
        made.append(
            Share(
                percent=one.percent,
                numerator=in_millions(found.arrived, found.unit),
                denominator=in_millions(figure, found.unit),
                what=what,
                bound=found.fulfilled_bound,
                as_of=When(found.reported.isoformat()).iso,
            )
        )
    return tuple(made)


def in_millions(figure: Decimal, unit: str) -> str:
    """Return money in millions, as tables of conferences print it; nothing is rounded."""
    millions = figure / MILLION
    if abs(millions) < 1 or (millions * 1000) % 1:
        return exact_figure(figure, unit, language())
    words = gettext("%(number)s million %(unit)s")
    said = words % {"number": whole(millions, language()), "unit": unit}
    return said.replace(" ", "\u00a0")
