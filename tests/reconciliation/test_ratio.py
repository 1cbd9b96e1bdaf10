"""A ratio names its numerator, denominator, scope and date (definition 6)."""

from decimal import Decimal

import pytest

from servanda.reconciliation.ratio import Figure, percent, ratio
from tests.reconciliation.making import day


def figure(value, what, unit="USD"):
    return Figure(value=Decimal(value), unit=unit, what=what)


@pytest.mark.parametrize(
    ("denominator", "what", "expected"), [(3507, "pledged", "40"), (2710, "scheduled", "52")]
)
def test_the_world_banks_two_ratios_of_31_march_2016(denominator, what, expected):
    """1,409 of 3,507 pledged is 40 %; 1,409 of 2,710 scheduled is 52 %."""
    found = ratio(
        figure(1409, "disbursed"),
        figure(denominator, what),
        scope="Support to Gaza, Cairo conference",
        as_of=day("2016-03-31"),
    )
    assert found.percent == expected
    assert (found.numerator.what, found.denominator.what) == ("disbursed", what)
    assert (found.scope, found.as_of) == ("Support to Gaza, Cairo conference", day("2016-03-31"))


@pytest.mark.parametrize(
    ("numerator", "denominator", "scope"),
    [
        (figure(1, ""), figure(2, "pledged"), "Gaza"),
        (figure(1, "disbursed"), figure(2, ""), "Gaza"),
        (figure(1, "disbursed"), figure(2, "pledged"), ""),
        (figure(1, "disbursed", "EUR"), figure(2, "pledged"), "Gaza"),
        (figure(1, "disbursed"), figure(0, "pledged"), "Gaza"),
    ],
)
def test_a_ratio_without_its_names_or_with_two_units_is_refused(numerator, denominator, scope):
    with pytest.raises(ValueError, match=r"ratio|denominator"):
        ratio(numerator, denominator, scope=scope, as_of=day("2016-03-31"))


@pytest.mark.parametrize(
    ("fraction", "below", "expected"),
    [("0.125", False, "13"), ("0.996", False, "100"), ("0.996", True, "99"), ("1.3", False, "130")],
)
def test_whole_per_cent(fraction, below, expected):
    assert percent(Decimal(fraction), below_whole=below) == expected
