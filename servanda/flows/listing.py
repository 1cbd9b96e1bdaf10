"""The rows of a figure, each with its worth, its rate, and where it stands in the file as taken."""

from collections.abc import Iterator
from typing import Any

import duckdb

from servanda.flows.counting import count_all
from servanda.flows.questions import Question, settled
from servanda.flows.rates import Rates
from servanda.flows.snapshot import Snapshot, quoted
from servanda.flows.totals import grouped, judge

COLUMNS = (
    *("record", "id", "ref", "stage", "day", "party", "party_name", "amount", "currency"),
    *("worth", "worth_currency", "rate", "rate_source", "rate_day", "passed", "reason"),
    *("file", "offset", "length"),
)
BATCH = 1_000
ANY = "any"


def rows(
    snapshot: Snapshot,
    question: Question,
    rates: Rates,
    *,
    reason: str = "",
    group: str | None = None,
) -> Iterator[dict[str, Any]]:
    """Yield the rows that count or, with a `reason`, those left out for it (`any`: all of them).

    With `group`, a key of the question's groups, only its rows, with `worth` as far as it is in it.
    """
    asked = settled(question, snapshot.semantics)
    with snapshot.connect() as con:
        count_all(con, snapshot, rates, currency=asked.currency)
        judge(con, asked, single=snapshot.semantics.single)
        found = con.execute(_question(con, asked, reason=reason, group=group))
        while batch := found.fetchmany(BATCH):
            for row in batch:
                yield dict(zip(COLUMNS, row, strict=True))


def _question(
    con: duckdb.DuckDBPyConnection, asked: Question, *, reason: str, group: str | None
) -> str:
    chosen, worth = f"reason = {quoted(reason)}", "j.worth"
    if reason == ANY:
        chosen = "reason <> ''"
    within = ""
    if group is not None and asked.by == "stage":
        within = f"JOIN (SELECT nth FROM facts WHERE stage = {quoted(group)}) AS g USING (nth)"
    elif group is not None and asked.by:
        parts, worth = grouped(con, asked.by), "g.worth"
        within = f"""JOIN (SELECT nth, sum(worth) AS worth FROM ({parts})
            WHERE key = {quoted(group)} GROUP BY nth) AS g USING (nth)"""
    return f"""
        SELECT j.record, a.id, j.ref, j.stage, j.day, j.party, j.party_name, j.amount, j.currency,
            {worth}, CASE WHEN {worth} IS NULL THEN '' ELSE j.worth_currency END, j.factor,
            j.rate_source, j.rate_day, nullif(j.passed, 0), j.reason,
            s.file, s."offset", s.length
        FROM judged AS j {within}
        LEFT JOIN (SELECT record, id FROM reports) AS a ON a.record = j.record
        LEFT JOIN (SELECT DISTINCT ON (record) record, file, "offset", length FROM source
            ORDER BY record, wins DESC, place DESC) AS s ON s.record = j.record
        WHERE {chosen} ORDER BY j.day NULLS LAST, j.record, j.ref
    """
