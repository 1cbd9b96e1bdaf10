"""Calculated statuses in and out: one row a promise, replaced whole."""

from collections.abc import Iterable

from django.db import transaction

from servanda.ledger.bulk import insert
from servanda.ledger.checks import existing
from servanda.ledger.models import Standing
from servanda.ledger.unkept import Unkept
from servanda.records import Reason, Status

NUMBERS = (
    "fraction",
    "original",
    "revisions",
    "fulfilled",
    "outstanding",
    "lapsed",
    "surplus",
)
NAMES = ("as_of", "status", "reason_code", "reason_details", "unit", "bound", *NUMBERS)


def keep_standings(statuses: Iterable[Status]) -> int:
    """Replace the status of each promise by the one given; return how many there were."""
    rows = {f"{status.plan}/{status.promise}": status for status in statuses}
    with transaction.atomic():
        present = existing("promise", rows)
        for key in rows:
            if key not in present:
                raise Unkept("status", key, "its promise is not kept", "Keep the promise first")
        insert(
            Standing,
            ("promise", *NAMES),
            ([key, *_row(status)] for key, status in rows.items()),
            replace=NAMES,
        )
    return len(rows)


def _row(status: Status) -> list[object]:
    details = [list(pair) for pair in status.reason.details]
    numbers = [getattr(status, name) for name in NUMBERS]
    words = [status.status, status.reason.code, details, status.unit, status.bound]
    return [status.as_of, *words, *numbers]


def recall_standings(plan: str) -> list[Status]:
    """Return the kept statuses of a plan's promises by id, withdrawn records left out."""
    rows = Standing.objects.filter(promise__plan=plan, promise__withdrawn=False)
    columns = ("promise__id", *NAMES)
    found = []
    for promise, as_of, status, code, details, unit, bound, *numbers in rows.values_list(*columns):
        reason = Reason(code=code, details=tuple((name, value) for name, value in details))
        figures = dict(zip(NUMBERS, numbers, strict=True))
        said = Status(
            plan=plan,
            promise=promise,
            as_of=as_of,
            status=status,
            reason=reason,
            unit=unit,
            bound=bound,
            **figures,
        )
        found.append(said)
    return sorted(found, key=lambda status: status.promise)
