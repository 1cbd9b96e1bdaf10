"""A ratio that names its numerator, its denominator, its scope and its date (definition 6).

Worked example, Gaza 2014 by 31 March 2016: 1,409 disbursed of 3,507 pledged is 40 %; the same 1,409
of 2,710 scheduled is 52 %. The two are different figures and never stand without their names.
"""

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from servanda.records.columns import plain_decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One number of a ratio: `what` it counts (`disbursed`, `pledged`, `scheduled`) and its unit."""

    value: Decimal
    unit: str
    what: str
    bound: str = "exact"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ratio:
    """Numerator over denominator, inside a scope, as of a day."""

    numerator: Figure
    denominator: Figure
    scope: str
    as_of: date

    @property
    def value(self) -> Decimal:
        """The quotient, 0 to 1 or more."""
        return self.numerator.value / self.denominator.value

    @property
    def percent(self) -> str:
        """The quotient in whole per cent, half up: `40`."""
        return percent(self.value)


def ratio(numerator: Figure, denominator: Figure, *, scope: str, as_of: date) -> Ratio:
    """Return the ratio; ValueError without a name, a scope, one unit, or a denominator above zero."""
    if not (numerator.what and denominator.what and scope):
        raise ValueError("name the numerator, the denominator and the scope (definition 6)")
    if numerator.unit != denominator.unit:
        raise ValueError(
            f"{numerator.unit} of {denominator.unit} is no ratio: give both in one unit"
        )
    if denominator.value <= 0:
        raise ValueError("a ratio needs a denominator above zero")
    return Ratio(numerator=numerator, denominator=denominator, scope=scope, as_of=as_of)


def percent(fraction: Decimal, *, below_whole: bool = False) -> str:
    """Return a fraction in whole per cent, half up; `below_whole` never lets 99.6 read as 100."""
    figure = (fraction * 100).quantize(Decimal(1), rounding=ROUND_HALF_UP)
    return plain_decimal(min(figure, Decimal(99)) if below_whole else figure)
