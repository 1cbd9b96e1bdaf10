"""Calculated statuses in and out: one row a promise, replaced whole."""

from collections.abc import Iterable, Sequence
from itertools import repeat
from operator import attrgetter
from typing import Any

from django.db import transaction

from servanda.ledger.bulk import insert
from servanda.ledger.checks import existing
from servanda.ledger.columns import in_columns
from servanda.ledger.halves import Half
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


def recall_standings(plan: str, *, half: Half | None = None) -> list[Status]:
    """Return the kept statuses by promise, of a plan or of a half; withdrawn promises left out."""
    rows = Standing.objects.filter(promise__plan=plan, promise__withdrawn=False)
    if half is not None:
        rows = rows.filter(half.promises("promise"))
    found: list[Status] = []
    for batch in in_columns(rows, ("promise__id", *NAMES)):
        found += map(_status, repeat(plan), zip(*batch, strict=True))
    return sorted(found, key=attrgetter("promise"))


def _status(plan: str, row: Sequence[Any]) -> Status:
    promise, as_of, status, code, details, unit, bound, *numbers = row
    return Status(
        plan=plan,
        promise=promise,
        as_of=as_of,
        status=status,
        reason=Reason(code=code, details=tuple(map(tuple, details))),
        unit=unit,
        bound=bound,
        **dict(zip(NUMBERS, numbers, strict=True)),
    )
