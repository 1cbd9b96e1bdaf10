"""Totals that do not lie: each with its boundary, its rates, its rows, and what it leaves out.

The rows of a total and the rows that it leaves out, each with one reason, are all rows that the
snapshot holds. Worked example:

    total(open_snapshot(folder), Question(by="party"), rates=rates, pillars=pillars)
    # 725,591,299 USD of 311 flows; left out: 156 not-in-boundary, 17 shared

The publisher's own headline is answered when nothing else is asked; docs/explanation/boundaries.md.
"""

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from servanda.flows.apart import asked
from servanda.flows.cells import (
    cells,
    column_of,
    counts,
    grouped,
    money,
    numbers_of,
    reason,
    sums_of,
)
from servanda.flows.pillars import Pillars
from servanda.flows.questions import Question, settled
from servanda.flows.rates import Rates
from servanda.flows.rollups import Rollup, rolled
from servanda.flows.snapshot import Snapshot
from servanda.records.bulk import STAGES

if TYPE_CHECKING:
    import duckdb


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """Rows that a total leaves out for one reason: their amount in their own currency, None if none.

    Where the publisher converted them for the total, the amount is the publisher's conversion. `parts`
    counts rows that count with a part of their amount, of which the other part is here.
    """

    reason: str
    stage: str = ""
    rows: int
    amount: Decimal | None
    currency: str
    parts: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A part of a total: `key` is a code, "" for flows that say nothing of it.

    `rows` are the flows that have a part in it; of a pillar, and where place, party and sector are
    asked together, the parts themselves.
    """

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


@asked
def total(snapshot: Snapshot, question: Question, *, rates: Rates, pillars: Pillars) -> Total:
    """Answer a question; QuestionFault when no number could be an honest answer."""
    asked = settled(question, snapshot.semantics)
    rollup = rolled(snapshot, rates=rates, currency=asked.currency)
    answer = _answer(rollup, asked)
    if asked.by == "stage":
        answer = replace(answer, groups=_stages(rollup, asked))
    if not asked.narrowed and asked.by in ("", "stage"):
        return answer
    with rollup.connect() as con:
        found = _found(con, rollup, asked)
        if asked.narrowed:
            answer = _narrowed(con, answer, found)
        if asked.by not in ("", "stage"):
            answer = replace(answer, groups=_groups(con, asked, found, pillars=pillars))
    return answer


Cell = tuple[str, str, str, str, int, Decimal | None, Decimal | None, Decimal | None, int]


def _answer(rollup: Rollup, asked: Question) -> Total:
    """Return the total of one question, of every party, place and sector, without groups."""
    return _total(asked, [row[1:] for row in _summed(rollup, asked)])


def _found(con: "duckdb.DuckDBPyConnection", rollup: Rollup, asked: Question) -> str:
    """Return a SELECT of the cells that count; parts of rows are looked for once, whatever is asked of them."""
    table = sums_of(asked)
    where = counts(rollup, asked, numbers=numbers_of(rollup, asked))
    rows = f"FROM ({cells(asked, table)}) WHERE {where}"
    if table != "parts":
        return f"SELECT * {rows}"
    wanted = ", ".join(filter(None, ("nth", "worth", "rows", column_of(asked))))
    con.execute(f"CREATE OR REPLACE TEMP TABLE picked AS SELECT {wanted} {rows}")
    return "SELECT * FROM picked"


def _summed(rollup: Rollup, asked: Question) -> list[tuple[str, *Cell]]:
    """Return the stage, then a cell for each reason: what it counts, and what is in it."""
    why = reason(asked, single=rollup.snapshot.semantics.single)
    judged = f"SELECT *, {why} AS reason FROM ({cells(replace(asked, by=''), 'whole')})"
    found = rollup.asked(f"""
        SELECT stage, reason, CASE reason WHEN 'other-stage' THEN stage ELSE '' END AS other,
            stated_currency, CASE reason WHEN '' THEN rate_source ELSE '' END AS source,
            sum(rows)::BIGINT, sum(stated), sum(worth)::HUGEINT, sum(passed), sum(partly)::BIGINT
        FROM ({judged}) GROUP BY ALL ORDER BY ALL
    """)
    return [(*row[:7], money(row[7]), *row[8:]) for row in found]


def _total(asked: Question, found: list[Cell]) -> Total:
    counted = [row for row in found if not row[0]]
    sources: dict[str, int] = {}
    for row in counted:
        sources[row[3]] = sources.get(row[3], 0) + row[4]
    return Total(
        question=asked,
        total=sum((row[6] for row in counted if row[6] is not None), Decimal(0)),
        rows=sum(row[4] for row in counted),
        rate_sources=tuple(sorted(sources.items(), key=lambda one: (-one[1], one[0]))),
        left_out=_left_out(found),
    )


def _left_out(found: list[Cell]) -> tuple[LeftOut, ...]:
    left: dict[tuple[str, str, str], LeftOut] = {}
    for why, stage, currency, _, rows, stated, _, passed, partly in found:
        if not why and not partly:
            continue
        one = LeftOut(
            reason=why or "intermediary",
            stage=stage,
            rows=rows if why else 0,
            amount=stated if why else passed,
            currency=currency,
            parts=0 if why else partly,
        )
        key = (one.reason, stage, currency)
        left[key] = _both(left[key], one) if key in left else one
    return tuple(left[key] for key in sorted(left))


def _both(one: LeftOut, other: LeftOut) -> LeftOut:
    stated = [amount for amount in (one.amount, other.amount) if amount is not None]
    return replace(
        one,
        rows=one.rows + other.rows,
        amount=sum(stated, Decimal(0)) if stated else None,
        parts=one.parts + other.parts,
    )


def _narrowed(con: "duckdb.DuckDBPyConnection", answer: Total, found: str) -> Total:
    """Keep of a total what has the party, place or sector asked for; the rest is `not-asked`."""
    asked = answer.question
    # A flow of several places or sectors stands in several parts.
    count = "count(DISTINCT nth)" if sums_of(asked) == "parts" else "sum(rows)"
    ((sum_of, rows),) = con.execute(f"""
        SELECT coalesce(sum(worth), 0)::HUGEINT, coalesce({count}, 0)::BIGINT FROM ({found})
    """).fetchall()
    worth = _amount(sum_of)
    rest = LeftOut(
        reason="not-asked",
        rows=answer.rows - rows,
        amount=answer.total - worth,
        currency=asked.currency,
    )
    left = (*answer.left_out, rest) if rest.rows or rest.amount else answer.left_out
    return replace(answer, total=worth, rows=rows, left_out=left)


def _stages(rollup: Rollup, asked: Question) -> tuple[Group, ...]:
    """Return each stage as a total of its own: they are shown beside each other, never added."""
    all_of = replace(asked, stages=STAGES, party="", place="", sector="")
    found: dict[str, list[Cell]] = {}
    for row in _summed(rollup, all_of):
        found.setdefault(row[0], []).append(row[1:])
    groups = []
    for stage in (one for one in STAGES if one in found):
        one = _total(replace(asked, stages=(stage,)), found[stage])
        if asked.narrowed:
            with rollup.connect() as con:
                one = _narrowed(con, one, _found(con, rollup, one.question))
        groups.append(
            Group(key=stage, name="", total=one.total, rows=one.rows, left_out=one.left_out)
        )
    return tuple(groups)


def _groups(
    con: "duckdb.DuckDBPyConnection", asked: Question, cells_of: str, *, pillars: Pillars
) -> tuple[Group, ...]:
    found: dict[str, tuple[str, int, int]] = {}
    parts = con.execute(grouped(asked, cells_of)).fetchall()
    for code, vocabulary, name, worth, rows in parts:
        key, words = code, name
        if asked.by == "pillar":
            key, words = pillars.of(vocabulary, code, name), ""
        before, of, many = found.get(key, (words, 0, 0))
        found[key] = (min(before, words), of + worth, many + rows)
    order = sorted(found, key=lambda key: key if asked.by == "month" else (-found[key][1], key))
    return tuple(
        Group(key=key, name=found[key][0], total=_amount(found[key][1]), rows=found[key][2])
        for key in order
    )


def _amount(millionths: int) -> Decimal:
    return money(millionths) or Decimal(0)
