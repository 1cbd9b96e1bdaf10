"""Totals that do not lie: each with its boundary, its rates, its rows, and what it leaves out.

The rows of a total and the rows that it leaves out, each with one reason, are all rows that the
snapshot holds. Worked example:

    total(open_snapshot(folder), Question(by="party"), rates=rates, pillars=pillars)
    # 725,591,299 USD of 311 flows; left out: 156 not-in-boundary, 17 shared

The publisher's own headline is answered when nothing else is asked; docs/explanation/boundaries.md.
"""

from dataclasses import dataclass, replace
from decimal import Decimal

from servanda.flows.apart import asked
from servanda.flows.cells import cells, counts, grouped, money, numbers_of, reason, sums_of
from servanda.flows.pillars import Pillars
from servanda.flows.questions import Question, settled
from servanda.flows.rates import Rates
from servanda.flows.rollups import Rollup, rolled
from servanda.flows.snapshot import Snapshot
from servanda.records.bulk import STAGES


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
    if asked.by == "stage":
        groups = _stages(rollup, asked)
    else:
        groups = _groups(rollup, asked, pillars=pillars) if asked.by else ()
    return replace(_answer(rollup, asked), groups=groups)


Cell = tuple[str, str, str, str, int, Decimal | None, Decimal | None, Decimal | None, int]


def _answer(rollup: Rollup, asked: Question) -> Total:
    """Return the total of one question, without groups."""
    found = _summed(rollup, asked)
    answer = _total(asked, [row[1:] for row in found])
    return answer if not asked.narrowed else _narrowed(rollup, answer)


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


def _narrowed(rollup: Rollup, answer: Total) -> Total:
    """Keep of a total what has the party, place or sector asked for; the rest is `not-asked`."""
    asked = answer.question
    where = counts(rollup, asked, numbers=numbers_of(rollup, asked))
    table = sums_of(asked)
    # A flow of several places or sectors stands in several parts.
    count = "count(DISTINCT nth)" if table == "parts" else "sum(rows)"
    with rollup.connect() as con:
        found, rows = con.execute(f"""
            SELECT coalesce(sum(worth), 0)::HUGEINT, coalesce({count}, 0)::BIGINT
            FROM ({cells(asked, table)}) WHERE {where}
        """).fetchall()[0]
    worth = _amount(found)
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
            one = _narrowed(rollup, one)
        groups.append(
            Group(key=stage, name="", total=one.total, rows=one.rows, left_out=one.left_out)
        )
    return tuple(groups)


def _groups(rollup: Rollup, asked: Question, *, pillars: Pillars) -> tuple[Group, ...]:
    where = counts(rollup, asked, numbers=numbers_of(rollup, asked))
    found: dict[str, tuple[str, int, int]] = {}
    with rollup.connect() as con:
        parts = con.execute(grouped(asked, where=where)).fetchall()
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
