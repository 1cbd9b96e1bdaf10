"""The shape of what is published in bulk: seven tables, the same for every standard.

A published file may hold a million records, so its rows are tuples, never objects: a standard turns
the bytes of one record into rows, and `flows` keeps rows of all of them in columns. A record is
named by its bytes: `key_of(content, context)` is the same in every file and every snapshot that holds them,
so what did not change is never read twice, and what stands twice is kept once. Worked example:

    rows = Rows()
    rows.add("flow", (key, "1", "disbursement", "3", "1000.50", "USD", ...))

Columns follow IATI 2.03's nouns, with FTS's boundary: see docs/reference/flows.md.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from servanda.records.finding import Finding

# The kinds of column. TEXT and CODE are strings ("" when absent; a CODE repeats, so it is kept as a
# dictionary); DAY is whole days since 1970-01-01, AMOUNT and PERCENT decimal numbers as text such
# as "-1000.5" (at most 32 digits before the point and 6 behind it), COUNT a small whole number,
# REAL a coordinate, FLAG true or false, KEY a record's key. All but TEXT, CODE and KEY may be None.
TEXT, CODE, DAY, AMOUNT, PERCENT = "text", "code", "day", "amount", "percent"
COUNT, REAL, FLAG, KEY = "count", "real", "flag", "key"

TABLES: dict[str, dict[str, str]] = {
    # One published record: an IATI activity, an FTS flow, an OCDS process, a project, a table's row.
    "activity": {
        "record": KEY,
        "id": TEXT,  # iati-identifier, flow id, ocid, project id; a table's row has its number
        "reporter": CODE,  # organisation identifier of who published it
        "reporter_name": CODE,
        "secondary": FLAG,  # a secondary reporter: shown, never in a total (definition 15)
        "title": TEXT,
        "language": CODE,
        "status": CODE,  # as published
        "hierarchy": COUNT,  # only the lowest level counts (definition 15)
        "currency": CODE,  # the default of its values
        "humanitarian": FLAG,
        "starts": DAY,
        "ends": DAY,
        "updated": TEXT,  # ISO 8601, as published
    },
    # One movement or promise of money (or of things, when `currency` is empty and `unit` is not).
    "flow": {
        "record": KEY,
        "ref": TEXT,  # unique in its record: "1", "2" where the publisher numbers nothing
        "stage": CODE,  # one of STAGES
        "type": CODE,  # the publisher's own code or word for it
        "amount": AMOUNT,  # as published, in `currency` or `unit`; None: not stated or not a number
        "currency": CODE,  # ISO 4217
        "unit": CODE,
        "converted": AMOUNT,  # the publisher's own conversion, where given (FTS amountUSD)
        "converted_currency": CODE,
        "decided": DAY,  # transaction date, decision date
        "valued": DAY,  # value date
        "provider": CODE,
        "provider_name": CODE,
        "provider_activity": TEXT,
        "receiver": CODE,
        "receiver_name": CODE,
        "receiver_activity": TEXT,
        "boundary": CODE,  # incoming, internal, outgoing or "" where the standard has none
        "single": FLAG,  # FTS onBoundary single; False when shared between places
        "new_money": FLAG,
        "finance": CODE,  # grant, loan, guarantee or ""
        "parent": TEXT,  # the flow or activity that this is a part of
        "description": TEXT,
    },
    # How a record (`ref` "") or one of its flows divides over sectors, places, years, clusters.
    "share": {
        "record": KEY,
        "ref": TEXT,
        "kind": CODE,  # sector, place, region, cluster, plan, year, theme
        "vocabulary": CODE,
        "code": CODE,
        "name": CODE,
        "percent": PERCENT,  # after rebasing: those of one kind and vocabulary add up to 100
        "stated": PERCENT,  # as published, None when it was not
    },
    "participant": {
        "record": KEY,
        "role": CODE,  # funding, accountable, extending, implementing; else the publisher's word
        "party": CODE,
        "name": CODE,
        "type": CODE,
        "activity": TEXT,
    },
    "relation": {"record": KEY, "kind": CODE, "other": TEXT},  # parent, child, sibling, co-funded
    "location": {
        "record": KEY,
        "name": TEXT,
        "vocabulary": CODE,
        "code": CODE,
        "latitude": REAL,
        "longitude": REAL,
    },
    # What is wrong with a record, kept beside its rows.
    "finding": {
        "record": KEY,
        "level": CODE,
        "code": CODE,
        "message": TEXT,
        "path": TEXT,  # inside the record: an XPath, a JSON pointer, a column
        "line": COUNT,  # inside the record, from 1
        "advice": TEXT,
    },
}

# The stages of a flow; which of them may be added, each dataset says itself (definition 5).
STAGES = (
    *("pledge", "commitment", "allocation", "disbursement", "expenditure"),
    *("incoming-pledge", "incoming-commitment", "incoming", "repayment", "other"),
    *("budget", "planned", "scheduled", "delivered"),
)

# Those that say that something moved, arrived or was set aside for somebody; `incoming` is the
# receiver's word for it. A pledge or a commitment is none of them.
DELIVERED = ("disbursement", "expenditure", "delivered", "allocation", "incoming")
COMMITTED = ("commitment",)  # may stand beside a promise, and is no delivery (definition 5)


@dataclass(frozen=True, slots=True)
class Piece:
    """Where one record lies in a file: `offset` and `length` in bytes.

    A sheet has rows instead: `offset` is the row's number from 1, `length` 0, and `content` its
    cells as canonical JSON.
    """

    offset: int
    length: int
    content: bytes


@dataclass(slots=True)
class Rows:
    """Rows of every table, as they are read: `tables[name]` is a list of tuples in column order."""

    tables: defaultdict[str, list[tuple[Any, ...]]] = field(
        default_factory=lambda: defaultdict(list)
    )

    def add(self, table: str, row: tuple[Any, ...]) -> None:
        """Add one row; its columns stand in the order of TABLES."""
        self.tables[table].append(row)

    def find(self, key: int, finding: Finding, *, path: str = "", line: int | None = None) -> None:
        """Add a finding about the record `key`, at a place inside it."""
        self.tables["finding"].append(
            (key, str(finding.level), finding.code, finding.message, path, line, finding.advice)
        )

    def __iter__(self) -> Iterator[str]:
        """Name the tables that have rows."""
        return iter(self.tables)


@dataclass(frozen=True, slots=True, kw_only=True)
class Semantics:
    """What the stages of a standard mean (definition 5), and which sum its publisher calls the total.

    `kind` is `cumulative` (a disbursement also stands in the commitment before it), `exclusive`
    (each unit of money stands in one stage) or `outstanding-only` (a pledge shrinks as it is paid).
    The headline adds flows of the stages `headline`, inside `boundary`, only those that lie on it
    alone when `single`; in the publisher's own conversion when `converted`.
    """

    kind: str
    headline: tuple[str, ...]
    boundary: str = ""
    single: bool = False
    converted: bool = False


def key_of(content: bytes, context: bytes = b"") -> int:
    """Return the key of a record: the first 63 bits of the SHA-256 of its context and bytes."""
    return int.from_bytes(sha256(context + content).digest()[:8], "big") >> 1
