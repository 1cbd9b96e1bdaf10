"""Records as a judgement reads them: of a whole plan or of one half, and no more than it needs.

Worked example: of a delivery that is a plain flow of one figure, five columns are read instead of
twenty; it comes back equal to the record that was kept, but for its title and its evidence.
"""

from collections.abc import Iterator, Set
from typing import Any

from django.db.models import Q, QuerySet

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
    unread = UNREAD.get(kind, frozenset()) | {"plan_id"}
    if not usual:
        yield from _read(kind, plan, rows, unread=unread)
        return
    alike = Q(**{f"{n}__isnull" if v is None else n: v is None or v for n, v in usual.items()})
    yield from _read(kind, plan, rows.filter(alike), unread=unread | usual.keys())
    yield from _read(kind, plan, rows.exclude(alike), unread=unread)


def _read(kind: str, plan: str, rows: QuerySet[Any], *, unread: Set[str]) -> Iterator[Any]:
    names = [name for name in stored_names(kind) if name not in unread]
    for batch in in_columns(rows, names):
        given = dict(zip(names, batch, strict=True))
        yield from batch_of(kind, {"plan_id": [plan] * len(given["id"]), **given})
