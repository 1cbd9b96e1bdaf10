"""The one door between records and rows: everything kept goes in by `keep` and out by `recall`.

`recall(kind, plan)` after `keep([record], recorded=now)` gives an equal record back. Nothing is
deleted: `withdraw` takes a record out of sight. The caller opens the transaction and seals one
journal entry with the changes that `keep` and `withdraw` return.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from hashlib import sha256
from operator import attrgetter
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from servanda.ledger.bulk import chunks, insert
from servanda.ledger.checks import (
    check_anchors,
    check_documents,
    check_references,
    check_text,
    check_values,
    existing,
    grouped,
)
from servanda.ledger.columns import in_columns
from servanda.ledger.digest import Change, canonical_text, digest
from servanda.ledger.folding import keep_folded
from servanda.ledger.models import TABLES, Evidence, Involvement
from servanda.ledger.rows import batch_of, stored, stored_names
from servanda.ledger.standings import keep_standings, recall_standings
from servanda.ledger.unkept import Unkept
from servanda.records import KINDS, Anchor, Promise, Record
from servanda.records.columns import to_columns
from servanda.records.undisturbed import undisturbed

__all__ = [
    "Change",
    "Unkept",
    "digest",
    "keep",
    "keep_standings",
    "recall",
    "recall_one",
    "recall_plan",
    "recall_standings",
    "records_of",
    "undisturbed",
    "withdraw",
]


def keep(records: Iterable[Record], *, recorded: datetime) -> list[Change]:
    """Insert or update the records by key, all or none; return what changed, in KINDS order.

    A record kept again takes over the columns and the evidence; whether it is withdrawn stays.
    """
    groups = grouped(records)
    check_documents(groups.get("document", {}))
    changes: list[Change] = []
    with transaction.atomic():
        check_references(groups)
        check_anchors(groups)
        for kind, members in groups.items():
            changes += _keep_kind(kind, members, recorded)
    return changes


def _keep_kind(kind: str, members: dict[str, Record], recorded: datetime) -> list[Change]:
    before = existing(kind, members)
    changes, rows = [], []
    for key, record in members.items():
        columns = to_columns(record)
        check_values(kind, key, columns)
        sealed = sha256(check_text(kind, key, canonical_text(record, columns))).hexdigest()
        withdrawn = before.get(key, False)
        changes.append(Change(kind=kind, key=key, sha256=sealed, withdrawn=withdrawn))
        rows.append([key, recorded, withdrawn, *stored(kind, columns)])
    names = ["key", "recorded", "withdrawn", *to_columns(record)]
    insert(TABLES[kind], names, rows, replace=[n for n in names if n not in ("key", "withdrawn")])
    _keep_evidence(kind, members, before)
    if kind == "promise":
        _keep_involvements(members, before)
        keep_folded(members)
    return changes


def _keep_evidence(kind: str, members: dict[str, Record], before: Iterable[str]) -> None:
    for chunk in chunks(before):
        Evidence.objects.filter(subject_kind=kind, subject_key__in=chunk).delete()
    names = ["subject_kind", "subject_key", "position", "document", "start", "end", "exact"]
    rows = (
        [kind, key, position, f"{record.plan}/{a.document}", a.start, a.end, a.exact]
        for key, record in members.items()
        for position, a in enumerate(record.evidence)
    )
    insert(Evidence, names, rows)


def _keep_involvements(members: dict[str, Record], before: Iterable[str]) -> None:
    for chunk in chunks(before):
        Involvement.objects.filter(promise__in=chunk).delete()
    rows = (
        [key, party, role, position]
        for key, record in members.items()
        if isinstance(record, Promise)
        for role, party, position in involvements(record)
    )
    insert(Involvement, ["promise", "party", "role", "position"], rows)


def involvements(promise: Promise) -> list[tuple[str, str, int]]:
    """Return (role, party, position) of everybody in a promise."""
    lists = {
        Involvement.OBLIGOR: promise.obligors,
        Involvement.BENEFICIARY: promise.beneficiaries,
        Involvement.SPEAKER: (promise.speaker,) if promise.speaker else (),
    }
    return [(role, party, n) for role, found in lists.items() for n, party in enumerate(found)]


def withdraw(kind: str, key: str, *, recorded: datetime, withdrawn: bool = True) -> Change:
    """Take a record out of sight, or with `withdrawn=False` back into it; its row stays."""
    record = recall_one(kind, key)
    if record is None:
        raise Unkept(kind, key, "it is not kept, so it cannot be withdrawn", "Check its key")
    rows = TABLES[kind].objects.filter(key=key)  # type: ignore[attr-defined]
    rows.update(withdrawn=withdrawn, recorded=recorded)
    return Change(kind=kind, key=key, sha256=digest(record), withdrawn=withdrawn)


def recall(
    kind: str,
    plan: str,
    *,
    ids: Iterable[str] | None = None,
    include_withdrawn: bool = False,
    evidence: bool = True,
) -> list[Any]:
    """Return the plan's records of a kind by id, all or those of `ids`; bare without `evidence`."""
    rows = rows_of(kind, plan, include_withdrawn=include_withdrawn)
    parts = [rows] if ids is None else [rows.filter(id__in=c) for c in chunks(sorted(set(ids)))]
    found = [record for part in parts for record in records_of(part, evidence=evidence)]
    return sorted(found, key=BY_ID)


def rows_of(kind: str, plan: str, *, include_withdrawn: bool = False) -> QuerySet[Any]:
    """Return the rows of a plan's records of a kind."""
    rows = TABLES[kind].objects.all()  # type: ignore[attr-defined]
    rows = rows.filter(key=plan) if kind == "plan" else rows.filter(plan=plan)
    return rows if include_withdrawn else rows.filter(withdrawn=False)


def recall_plan(
    plan: str, *, proposals: bool = False, include_withdrawn: bool = False
) -> list[Record]:
    """Return everything of a plan in KINDS order; proposals, never public, only when asked for."""
    return [
        record
        for kind in KINDS
        if proposals or kind != "proposal"
        for record in recall(kind, plan, include_withdrawn=include_withdrawn)
    ]


def recall_one(kind: str, key: str) -> Any | None:
    """Return the record of a key, withdrawn or not; None where nothing is kept under it."""
    found = records_of(TABLES[kind].objects.filter(key=key))  # type: ignore[attr-defined]
    return found[0] if found else None


def records_of(rows: QuerySet[Any], *, evidence: bool = True) -> list[Any]:
    """Return the records of any query on one of the tables, in its order, by two queries.

    Without `evidence` the records are bare: enough to judge by, never to be kept or sealed again.
    """
    kind = _KIND_OF_TABLE[rows.model]
    names = ("key", *stored_names(kind))
    found: list[Any] = []
    with undisturbed():
        quoted = evidence_of(kind, rows) if evidence else {}
        for keys, *batch in in_columns(rows, names):
            evidences = [quoted.get(key, ()) for key in keys] if quoted else ()
            found += batch_of(kind, dict(zip(names[1:], batch, strict=True)), evidences)
    return found


def evidence_of(kind: str, rows: QuerySet[Any]) -> dict[str, Sequence[Anchor]]:
    """Return key -> anchors of the rows of a query."""
    if kind == "document":
        return {}
    found: dict[str, list[Anchor]] = defaultdict(list)
    subjects = rows.order_by() if not rows.query.is_sliced else rows
    quoted = Evidence.objects.filter(subject_kind=kind, subject_key__in=subjects.values("key"))
    columns = ("subject_key", "document_id", "start", "end", "exact")
    for key, document, start, end, exact in quoted.order_by("position").values_list(*columns):
        sha = document.rpartition("/")[2]
        found[key].append(Anchor(document=sha, start=start, end=end, exact=exact))
    return dict(found)


_KIND_OF_TABLE = {table: kind for kind, table in TABLES.items()}
BY_ID = attrgetter("id")
