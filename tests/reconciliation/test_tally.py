"""A tally as text and back: nothing is lost, and another version's rules are not believed."""

import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.reconciliation.account import account
from servanda.reconciliation.left_out import LeftOut
from servanda.reconciliation.personnel import Personnel
from servanda.reconciliation.ratio import Figure, Ratio
from servanda.reconciliation.tally import Tally, as_text, of_text
from servanda.reconciliation.totals import Total
from servanda.records import Finding, Level
from tests.reconciliation.test_account import CAIRO, MARCH, RECORDS
from tests.strategies import amounts, numbers, words

rows = st.lists(words, max_size=3).map(tuple)
left_out = st.lists(
    st.builds(LeftOut, reason=words, rows=rows, amounts=st.lists(amounts(), max_size=2).map(tuple)),
    max_size=2,
).map(tuple)
totals = st.builds(
    Total,
    plan=words,
    stage=words,
    currency=words,
    as_of=st.dates(),
    figure=numbers,
    original=numbers,
    bound=words,
    rows=rows,
    left_out=left_out,
)
people = st.builds(
    Personnel,
    plan=words,
    unit=words,
    as_of=st.dates(),
    minimum=numbers,
    maximum=st.none() | numbers,
    strength=st.none() | numbers,
    rows=rows,
    left_out=left_out,
)
figures = st.builds(Figure, value=numbers, unit=words, what=words, bound=words)
ratios = st.builds(Ratio, numerator=figures, denominator=figures, scope=words, as_of=st.dates())
findings = st.builds(
    Finding, level=st.sampled_from(Level), code=words, message=words, where=words, advice=words
)
tallies = st.builds(
    Tally,
    totals=st.lists(totals, max_size=2).map(tuple),
    personnel=st.lists(people, max_size=2).map(tuple),
    ratios=st.lists(ratios, max_size=2).map(tuple),
    findings=st.lists(findings, max_size=2).map(tuple),
)


@given(tally=tallies)
def test_what_is_written_is_read_back_equal(tally: Tally) -> None:
    text = as_text(tally)
    back = of_text(text)
    assert back == tally
    assert as_text(back) == text  # the exponent of a decimal included, which `==` does not see


def test_the_tally_of_an_account() -> None:
    """1,409 of 3,507: the totals, the people and the ratios that the account holds."""
    found = account(CAIRO, RECORDS, today=MARCH)
    tally = Tally(totals=found.totals, personnel=found.personnel, ratios=found.ratios)
    back = of_text(as_text(tally))
    assert back is not None
    assert (back.totals, back.personnel, back.ratios) == (
        found.totals,
        found.personnel,
        found.ratios,
    )
    assert [ratio.percent for ratio in back.ratios] == ["40", "52"]
    assert isinstance(back.totals[0].figure, Decimal)


def test_the_text_of_another_version_is_not_read() -> None:
    row = json.loads(as_text(Tally()))
    assert of_text(json.dumps(row)) == Tally()
    assert of_text(json.dumps({**row, "version": "0.0.0"})) is None


def test_what_has_no_place_is_refused() -> None:
    with pytest.raises(TypeError, match="set has no place in a tally"):
        as_text(Tally(findings={1}))  # type: ignore[arg-type]
