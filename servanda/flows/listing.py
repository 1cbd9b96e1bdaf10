"""The rows of a figure, each with its worth, its rate, and where it stands in the file as taken."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from servanda.flows.cells import members, numbers_of, reason, rows_of
from servanda.flows.pillars import Pillars
from servanda.flows.questions import Question, settled
from servanda.flows.rates import Rates
from servanda.flows.rollups import Rollup, rolled
from servanda.flows.snapshot import Snapshot, quoted

COLUMNS = (
    *("record", "id", "ref", "stage", "day", "party", "party_name", "amount", "currency"),
    *("worth", "worth_currency", "rate", "rate_source", "rate_day", "passed", "reason"),
    *("file", "offset", "length"),
)
BATCH = 1_000
ANY = "any"


@dataclass(frozen=True, slots=True, kw_only=True)
class Which:
    """Which rows of a figure: of one `group` of its groups, or those left out for a `reason`.

    The reason `any` is every reason; without one, the rows that count.
    """

    group: str | None = None
    reason: str = ""


def rows(
    snapshot: Snapshot, question: Question, *, which: Which, rates: Rates, pillars: Pillars
) -> Iterator[dict[str, Any]]:
    """Yield rows with the columns of COLUMNS; `worth` is as far as a row is in its group."""
    asked = settled(question, snapshot.semantics)
    rollup = rolled(snapshot, rates=rates, currency=asked.currency)
    with rollup.connect_rows() as con:
        judged = (
            f"""SELECT *, {reason(asked, single=snapshot.semantics.single)} AS reason FROM told"""
        )
        found = con.execute(
            _question(judged, _within(rollup, asked, which, pillars=pillars), which)
        )
        while batch := found.fetchmany(BATCH):
            for row in batch:
                yield dict(zip(COLUMNS, row, strict=True))


def _within(rollup: Rollup, asked: Question, which: Which, *, pillars: Pillars) -> str:
    """Return a SELECT of the rows to choose from, with what they are worth, "" for all."""
    if which.group is not None and asked.by == "stage":
        return f"SELECT nth, worth FROM told WHERE stage = {quoted(which.group)}"
    if which.group is not None and asked.by:
        return members(rollup, asked, group=which.group, pillars=pillars)
    if asked.narrowed:
        rows = rows_of(asked, numbers_of(rollup, asked))
        return f"SELECT nth, sum(worth)::HUGEINT AS worth FROM ({rows}) GROUP BY nth"
    return ""


def _question(judged: str, within: str, which: Which) -> str:
    chosen = "reason <> ''" if which.reason == ANY else f"reason = {quoted(which.reason)}"
    join, worth = (f"JOIN ({within}) AS g USING (nth)", "g.worth") if within else ("", "j.worth")
    amount = f"(({worth})::DECIMAL(32, 0) * 0.000001::DECIMAL(6, 6))::DECIMAL(38, 6)"
    return f"""
        SELECT j.record, a.id, j.ref, j.stage, j.day, p.word AS party, n.word AS party_name,
            j.amount, j.currency, {amount}, CASE WHEN {worth} IS NULL THEN '' ELSE j.worth_currency END, j.factor,
            j.rate_source, j.rate_day, nullif(j.passed, 0), j.reason,
            s.file, s."offset", s.length
        FROM ({judged}) AS j {join} JOIN words AS p ON p.id = j.party
        JOIN words AS n ON n.id = j.party_name
        LEFT JOIN (SELECT record, min(id) AS id FROM reports GROUP BY record) AS a
            ON a.record = j.record
        LEFT JOIN (SELECT DISTINCT ON (record) record, file, "offset", length FROM source
            ORDER BY record, wins DESC, place DESC) AS s ON s.record = j.record
        WHERE {chosen} ORDER BY j.day NULLS LAST, j.record, j.ref
    """
