"""Records as a judgement reads them: of a whole plan or of one half, and no more than it needs.

Worked example: of a delivery that is a plain flow of one figure, five columns are read instead of
twenty; it comes back equal to the record that was kept, but for its title and its evidence.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import compress
from typing import Any

from django.db.models import BooleanField, ExpressionWrapper, Q, QuerySet

from servanda.ledger.columns import in_columns
from servanda.ledger.halves import Half
from servanda.ledger.rows import batch_of, stored_names
from servanda.ledger.store import BY_ID, records_of, rows_of
from servanda.records.undisturbed import undisturbed

# Words that no judgement reads, though a kind has them in every row.
UNREAD = {
    "delivery": frozenset({"title_vi", "title_en", "title_ar"}),
    "match": frozenset({"note"}),
}

# What a record says unless its source said more: rows where all of it holds are read without it.
USUAL: dict[str, dict[str, object]] = {
    "delivery": {
        "measure": "flow",
        "amount_minimum": None,
        "amount_maximum": None,
        "amount_approximate": False,
        "share": None,
        "share_of_value": None,
        "share_of_minimum": None,
        "share_of_maximum": None,
        "share_of_unit": "",
        "share_of_approximate": False,
        "share_bound": "exact",
    },
    "match": {
        "amount_value": None,
        "amount_minimum": None,
        "amount_maximum": None,
        "amount_unit": "",
        "amount_approximate": False,
        "state": "confirmed",
    },
}


def recall_judged(
    kind: str, plan: str, *, half: Half | None = None, quoted: bool = False
) -> list[Any]:
    """Return the records of a kind by id, of the whole plan or of a half: never to be kept again.

    Unless `quoted` they come without evidence, a delivery without its title, a match without its note.
    """
    rows = half.rows(kind) if half else rows_of(kind, plan)
    with undisturbed():
        found = records_of(rows) if quoted else list(_bare(kind, plan, rows))
        return sorted(found, key=BY_ID)


def _bare(kind: str, plan: str, rows: QuerySet[Any]) -> Iterator[Any]:
    usual = USUAL.get(kind, {})
    read = [n for n in stored_names(kind) if n not in UNREAD.get(kind, ()) and n != "plan_id"]
    if not usual:
        yield from _made(kind, plan, in_columns(rows, read), names=read)
        return
    least, odd = [name for name in read if name not in usual], 0
    alike = Q(**{f"{n}__isnull" if v is None else n: v is None or v for n, v in usual.items()})
    marked = rows.annotate(alike=ExpressionWrapper(alike, BooleanField()))
    for *columns, chosen in in_columns(marked, (*least, "alike")):
        odd += len(chosen) - sum(chosen)
        some = columns if all(chosen) else [list(compress(column, chosen)) for column in columns]
        yield from _made(kind, plan, [some], names=least)
    if odd:  # to look for them is to walk through all rows again
        yield from _made(kind, plan, in_columns(rows.exclude(alike), read), names=read)


def _made(
    kind: str, plan: str, batches: Iterable[list[list[Any]]], *, names: Sequence[str]
) -> Iterator[Any]:
    for batch in batches:
        given = dict(zip(names, batch, strict=True))
        yield from batch_of(kind, {"plan_id": [plan] * len(given["id"]), **given})
