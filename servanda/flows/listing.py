"""The rows of a figure, each with its worth, its rate, and where it stands in the file as taken."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from servanda.flows.apart import asked
from servanda.flows.cells import members, numbers_of, reason, rows_of
from servanda.flows.pillars import Pillars
from servanda.flows.questions import Question, settled
from servanda.flows.rates import Rates
from servanda.flows.rollups import Rollup, rolled
from servanda.flows.snapshot import Snapshot, quoted
from servanda.records.bulk import STAGES

if TYPE_CHECKING:
    import duckdb

COLUMNS = (
    *("record", "id", "ref", "stage", "day", "party", "party_name", "amount", "currency"),
    *("worth", "worth_currency", "rate", "rate_source", "rate_day", "passed", "reason"),
    *("file", "offset", "length"),
)
BATCH = 1_000
ANY = "any"
ORDER = "day NULLS LAST, record, ref"


@dataclass(frozen=True, slots=True, kw_only=True)
class Which:
    """Which rows of a figure: of one `group` of its groups, or those left out for a `reason`.

    The reason `any` is every reason; without one, the rows that count. Of these only those of the
    stage `other`, with a rate from `rate`, stated in `currency`, or of which a part passes through
    (`partly`). `most` of them from the `start`-th on, 0 for all.
    """

    group: str | None = None
    reason: str = ""
    other: str = ""
    rate: str = ""
    currency: str = ""
    partly: bool = False
    start: int = 0
    most: int = 0


@asked
def rows(
    snapshot: Snapshot, question: Question, *, which: Which, rates: Rates, pillars: Pillars
) -> Iterator[dict[str, Any]]:
    """Yield rows with the columns of COLUMNS, by day; `worth` is as far as a row is in its group."""
    asked = chosen(snapshot, question, which=which, rates=rates, pillars=pillars)
    with asked as (con, picked):
        con.execute(f"{_named(picked, which)} ORDER BY {ORDER}")
        while batch := con.fetchmany(BATCH):
            for row in batch:
                yield dict(zip(COLUMNS, row, strict=True))


@contextmanager
def chosen(
    snapshot: Snapshot, question: Question, *, which: Which, rates: Rates, pillars: Pillars
) -> Iterator[tuple["duckdb.DuckDBPyConnection", str]]:
    """Give a connection, and the SELECT of the rows in it, in no order: words as numbers, worth in millionths."""
    asked = settled(question, snapshot.semantics)
    if asked.by == "stage" and which.group in STAGES:  # each is a total of its own
        asked = replace(asked, stages=(which.group,))
    rollup = rolled(snapshot, rates=rates, currency=asked.currency)
    why = reason(asked, single=snapshot.semantics.single)
    within = _within(rollup, asked, which, pillars=pillars)
    with rollup.connect_rows() as con:
        yield con, _picked(f"SELECT *, {why} AS reason FROM told", within, which)


def _within(rollup: Rollup, asked: Question, which: Which, *, pillars: Pillars) -> str:
    """Return a SELECT of the rows to choose from, with what they are worth, "" for all."""
    staged = which.group is not None and asked.by == "stage"
    of_stage = f"SELECT nth, worth FROM told WHERE stage = {quoted(which.group or '')}"
    if which.group is not None and asked.by and not staged:
        return members(rollup, asked, group=which.group, pillars=pillars)
    if asked.narrowed:
        rows = rows_of(asked, numbers_of(rollup, asked))
        only = f"SEMI JOIN ({of_stage}) USING (nth)" if staged else ""
        return f"SELECT nth, sum(worth)::HUGEINT AS worth FROM ({rows}) {only} GROUP BY nth"
    return of_stage if staged else ""


def _where(which: Which) -> str:
    found = ["reason <> ''" if which.reason == ANY else f"reason = {quoted(which.reason)}"]
    if which.other:
        found.append(f"stage = {quoted(which.other)}")
    if which.rate:
        found.append(f"rate_source = {quoted(which.rate)}")
    if which.currency:
        found.append(f"stated_currency IN ('', {quoted(which.currency)})")
    if which.partly:
        found.append("passed <> 0")
    return " AND ".join(found)


def _picked(judged: str, within: str, which: Which) -> str:
    """Return a SELECT: which rows."""
    if within:
        judged = f"""SELECT j.* REPLACE (g.worth AS worth) FROM ({judged}) AS j
            JOIN ({within}) AS g USING (nth)"""
    picked = f"SELECT * FROM ({judged}) WHERE {_where(which)}"
    if which.most:
        picked += f" ORDER BY {ORDER} LIMIT {which.most} OFFSET {which.start}"
    return picked


def _named(picked: str, which: Which) -> str:
    """Return a SELECT of COLUMNS: what each of the rows is called, and where it is."""
    only = "SEMI JOIN picked USING (record)" if which.most else ""
    return f"""
        WITH picked AS (({picked}))
        SELECT j.record, a.id, j.ref, j.stage, j.day, p.word AS party, n.word AS party_name,
            j.amount, j.currency,
            (j.worth::DECIMAL(32, 0) * 0.000001::DECIMAL(6, 6))::DECIMAL(38, 6) AS worth,
            CASE WHEN j.worth IS NULL THEN '' ELSE j.worth_currency END AS worth_currency,
            j.factor AS rate, j.rate_source, j.rate_day, nullif(j.passed, 0) AS passed, j.reason,
            s.file, s."offset", s.length
        FROM picked AS j JOIN words AS p ON p.id = j.party JOIN words AS n ON n.id = j.party_name
        LEFT JOIN (SELECT record, min(id) AS id FROM reports {only} GROUP BY record) AS a
            ON a.record = j.record
        LEFT JOIN (SELECT DISTINCT ON (record) record, file, "offset", length FROM source {only}
            ORDER BY record, wins DESC, place DESC) AS s ON s.record = j.record
    """
