"""Arbitrary histories of one promise for hypothesis: revisions and deliveries of all dates and kinds."""

from datetime import date, timedelta

from hypothesis import strategies as st

from servanda.records import When
from tests.reconciliation.making import amount, arrived, promise, revision

FIRST, LAST = date(2014, 1, 1), date(2018, 12, 31)
DAYS = st.dates(FIRST, LAST)
FIGURES = st.decimals("0", "1000000", places=2)
UNITS = st.sampled_from(["USD", "USD", "USD", "EUR"])
BOUNDS = st.sampled_from(["value", "minimum", "maximum"])


@st.composite
def amounts(draw, units=UNITS):
    unit, bound, figure = draw(units), draw(BOUNDS), draw(FIGURES)
    return amount(unit, figure) if bound == "value" else amount(unit, **{bound: figure})


@st.composite
def revisions(draw):
    made = []
    for at in range(draw(st.integers(0, 5))):
        kind = draw(st.sampled_from(["restatement", "top-up", "cut", "withdrawal"]))
        given = None if kind == "withdrawal" else draw(amounts())
        made.append(revision(kind, draw(DAYS).isoformat(), given, id=f"r{at}"))
    return made


@st.composite
def deliveries(draw, stages=("disbursed", "spent", "arrived", "departed", "delivered")):
    made = []
    for at in range(draw(st.integers(0, 6))):
        start = draw(DAYS)
        end = start + timedelta(days=draw(st.integers(0, 40)))
        when = When(f"{start}/{end}") if start < end else When(start.isoformat())
        made += arrived(
            f"d{at}",
            when,
            draw(amounts()),
            stage=draw(st.sampled_from(stages)),
            measure=draw(st.sampled_from(["flow", "flow", "cumulative"])),
            reporter=draw(st.sampled_from(["", "org:a", "org:b"])),
        )
    return made


@st.composite
def histories(draw, kinds=("pledge", "in-kind", "personnel", "policy")):
    """A promise with all that bears on its equation."""
    stated = draw(st.none() | DAYS)
    made = promise(
        kind=draw(st.sampled_from(kinds)),
        amount=draw(st.none() | amounts()),
        strength=draw(st.integers(0, 5)),
        stated=When(stated.isoformat()) if stated else None,
        due=draw(st.none() | DAYS.map(lambda day: When(day.isoformat()))),
    )
    return [made, *draw(revisions()), *draw(deliveries())]
