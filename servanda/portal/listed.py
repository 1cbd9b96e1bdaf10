"""A promise as a line of a list: everything prepared, so that the template only prints."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import QuerySet

from servanda.ledger.models import Promise, Standing
from servanda.portal.dates import spoken
from servanda.portal.figures import figure, unit_words, whole
from servanda.portal.people import Named, named, pick
from servanda.portal.rows import address, amount, language, wording
from servanda.records import Amount, When, Wording
from servanda.terms.words import label

# The details of a reason that are not plain text.
DATES = ("date", "deadline", "by", "reported")
NUMBERS = ("arrived", "promised", "scheduled")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One promise in a list; `status` is None until it has been calculated."""

    id: str
    key: str
    address: str
    title: Wording
    kind: str
    strength: int
    amount: Amount | None
    obligors: tuple[Named, ...]
    due: str
    stated: str
    scope: str
    directions: tuple[str, ...]
    parent: str
    status: str | None
    reason: str


def standing_of(row: Promise) -> Standing | None:
    """Return the calculated status of a promise whose `standing` was selected with it."""
    return getattr(row, "standing", None)


def reason_words(
    code: str, details: Iterable[Sequence[str]], *, people: Mapping[str, Named] | None = None
) -> str:
    """Return a status's reason in the page's language, its dates, numbers and parties in words."""
    if not code:
        return ""
    given = dict(details)
    unit = given.get("unit", "")
    said = {name: _said(name, value, unit, people or {}) for name, value in given.items()}
    try:
        return label("reason", code, language(), **said)
    except KeyError:  # a status kept before its reason had a figure to say
        return label("reason", code, language())


def _said(name: str, value: str, unit: str, people: Mapping[str, Named]) -> str:
    if name in DATES:
        return spoken(When(value), language()) if value else ""
    if name in NUMBERS:
        number, here = Decimal(value), language()
        said = figure(number, unit, here) if unit else whole(number, here)
        # Isolated, so that what follows "USD" on an Arabic page still runs from the right.
        return f"\u2068{said}\u2069" if here == "ar" else said
    if name == "unit":
        return unit_words(unit, Decimal(2), language())
    if name == "reporter":
        return people[value].name if value in people else value.partition(":")[2]
    return value


def reporters(row: Promise) -> list[str]:
    """Return the parties that the reason of a promise's status names."""
    details = getattr(standing_of(row), "reason_details", ())
    return [value for name, value in details if name == "reporter"]


def lines(plan: str, rows: QuerySet[Promise]) -> list[Line]:
    """Return the rows as lines; two queries however many rows."""
    listed = list(rows.select_related("standing"))
    mentioned = (id for row in listed for id in (*row.obligors, *reporters(row)))
    people = named(plan, mentioned)
    return [line(row, people) for row in listed]


def line(row: Promise, people: dict[str, Named]) -> Line:
    """Return one row as a line."""
    standing = standing_of(row)
    reason = (standing.reason_code, standing.reason_details) if standing else ("", ())
    return Line(
        id=row.id,
        key=row.key,
        address=address("promise", row.plan_id, row.id),
        title=wording(row),
        kind=row.kind,
        strength=row.strength,
        amount=amount(row),
        obligors=tuple(pick(people, row.obligors)),
        due=row.due,
        stated=row.stated,
        scope=row.scope,
        directions=tuple(row.directions),
        parent=row.parent_id or "",
        status=standing.status if standing else None,
        reason=reason_words(*reason, people=people),
    )
