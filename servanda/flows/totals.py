"""Totals that do not lie: each with its boundary, its rates, its rows, and what it leaves out.

The rows of a total and the rows that it leaves out, each with one reason, are all rows that the
snapshot holds. Worked example:

    total(open_snapshot(folder), Question(by="party"), rates)
    # 725,591,299 USD of 328 flows; left out: 130 not-in-boundary, 26 shared

The publisher's own headline is answered when nothing else is asked; docs/explanation/boundaries.md.
"""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

import duckdb

from servanda.flows.counting import count_all
from servanda.flows.questions import Question, settled
from servanda.flows.rates import Rates
from servanda.flows.snapshot import Snapshot, quoted
from servanda.flows.splits import choose, divided
from servanda.records.bulk import STAGES


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """Rows that a total leaves out for one reason: their amount in their own currency, None if none.

    Where the publisher converted them for the total, the amount is the publisher's conversion. `parts` counts rows that count with a part of their amount, of which the other part is here.
    """

    reason: str
    stage: str = ""
    rows: int
    amount: Decimal | None
    currency: str
    parts: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A part of a total: `key` is a code, "" for flows that say nothing of it."""

    key: str
    name: str
    total: Decimal
    rows: int
    left_out: tuple[LeftOut, ...] = ()  # of a stage, which is a total of its own


@dataclass(frozen=True, slots=True, kw_only=True)
class Total:
    """An amount that says what it is."""

    question: Question
    total: Decimal
    rows: int
    rate_sources: tuple[tuple[str, int], ...]
    left_out: tuple[LeftOut, ...]
    groups: tuple[Group, ...] = ()


def total(snapshot: Snapshot, question: Question, rates: Rates) -> Total:
    """Answer a question; QuestionFault when no number could be an honest answer."""
    asked = settled(question, snapshot.semantics)
    with snapshot.connect() as con:
        count_all(con, snapshot, rates, currency=asked.currency)
        stages = _stages(con, asked, snapshot) if asked.by == "stage" else ()
        judge(con, asked, single=snapshot.semantics.single)
        return replace(_answer(con, asked), groups=stages or _groups(con, asked.by))


def judge(con: duckdb.DuckDBPyConnection, asked: Question, *, single: bool) -> None:
    """Make the view `judged`: `facts` with the reason why each row does not count, "" if it does."""
    con.execute(f"""
        CREATE OR REPLACE TEMP VIEW judged AS SELECT *, {reason(asked, single=single)} AS reason
        FROM facts
    """)


def reason(asked: Question, *, single: bool) -> str:
    """Return an expression of SQL: the first reason against a row, "" for none."""
    stages = ", ".join(map(quoted, asked.stages))
    cases = [(f"stage NOT IN ({stages})", "'other-stage'"), ("fixed = 'duplicate'", "fixed")]
    cases.append((f"boundary <> {quoted(asked.bounded)}", "'not-in-boundary'"))
    if single:
        cases.append(("single IS FALSE", "'shared'"))
    if asked.as_of or asked.since:
        cases.append(("day IS NULL", "'no-date'"))
    if asked.as_of:
        cases.append((f"day > {_day(asked.as_of)}", "'after'"))
    if asked.since:
        cases.append((f"day < {_day(asked.since)}", "'before'"))
    return f"CASE {' '.join(f'WHEN {when} THEN {then}' for when, then in cases)} ELSE fixed END"


def _day(day: date) -> str:
    return f"DATE '{day.isoformat()}'"


def _answer(con: duckdb.DuckDBPyConnection, asked: Question) -> Total:
    found = con.execute("""
        SELECT coalesce(sum(worth), 0), count(*) FROM judged WHERE reason = ''
    """).fetchall()[0]
    sources = con.execute("""
        SELECT rate_source, count(*) FROM judged WHERE reason = '' GROUP BY 1 ORDER BY 2 DESC, 1
    """).fetchall()
    return Total(
        question=asked,
        total=found[0],
        rows=found[1],
        rate_sources=tuple((source, rows) for source, rows in sources),
        left_out=_left_out(con),
    )


def _stages(
    con: duckdb.DuckDBPyConnection, asked: Question, snapshot: Snapshot
) -> tuple[Group, ...]:
    """Return each stage as a total of its own: they are shown beside each other, never added."""
    found = {one for (one,) in con.execute("SELECT DISTINCT stage FROM facts").fetchall()}
    groups = []
    for stage in STAGES:
        if stage in found:
            judge(con, replace(asked, stages=(stage,)), single=snapshot.semantics.single)
            one = _answer(con, asked)
            mine = tuple(left for left in one.left_out if left.reason != "other-stage")
            groups.append(Group(key=stage, name="", total=one.total, rows=one.rows, left_out=mine))
    return tuple(groups)


def _left_out(con: duckdb.DuckDBPyConnection) -> tuple[LeftOut, ...]:
    rows = con.execute("""
        SELECT why, stage, sum(one), sum(amount), currency, sum(part) FROM (
            SELECT reason AS why, CASE reason WHEN 'other-stage' THEN stage ELSE '' END AS stage,
                1 AS one, CASE WHEN summable THEN stated END AS amount,
                stated_currency AS currency, 0 AS part FROM judged WHERE reason <> ''
            UNION ALL SELECT 'intermediary', '', 0, passed, currency, 1 FROM judged
                WHERE reason = '' AND passed <> 0
        ) GROUP BY ALL ORDER BY why, stage, currency
    """).fetchall()
    return tuple(
        LeftOut(reason=why, stage=at, rows=rows, amount=amount, currency=currency, parts=parts)
        for why, at, rows, amount, currency, parts in rows
    )


def _groups(con: duckdb.DuckDBPyConnection, by: str) -> tuple[Group, ...]:
    if by in ("", "stage"):
        return ()
    parts = grouped(con, by)
    order = "1" if by == "month" else "3 DESC, 1"
    rows = con.execute(f"""
        SELECT key, coalesce(min(name), ''), sum(worth), count(DISTINCT nth) FROM ({parts})
        GROUP BY key ORDER BY {order}
    """).fetchall()
    return tuple(Group(key=key, name=name, total=of, rows=rows) for key, name, of, rows in rows)


def grouped(con: duckdb.DuckDBPyConnection, by: str) -> str:
    """Return a SELECT of `nth`, `key`, `name` and `worth`: what counts, by its groups."""
    counted = "SELECT nth, record, ref, worth FROM judged WHERE reason = ''"
    if by == "party":
        return "SELECT nth, party AS key, party_name AS name, worth FROM judged WHERE reason = ''"
    if by == "month":
        month = "coalesce(strftime(month, '%Y-%m'), '')"
        return f"SELECT nth, {month} AS key, '' AS name, worth FROM judged WHERE reason = ''"
    choose(con, by)
    return f"SELECT nth, code AS key, name, worth FROM ({divided(counted, by)})"
