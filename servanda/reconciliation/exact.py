"""Decimal arithmetic wide enough that no sum of a ledger is ever rounded.

Python's decimals keep 28 digits unless told otherwise: 10^30 + 0.01 would lose the cent, and with it
the closed equation (definition 9). Judgements run with 100.
"""

from collections.abc import Callable
from decimal import getcontext, localcontext
from functools import wraps
from typing import ParamSpec, TypeVar

DIGITS = 100

Given = ParamSpec("Given")
Judged = TypeVar("Judged")


def exactly(judge: Callable[Given, Judged]) -> Callable[Given, Judged]:
    """Run a judgement without rounding its sums."""

    @wraps(judge)
    def widened(*given: Given.args, **named: Given.kwargs) -> Judged:
        if getcontext().prec >= DIGITS:  # one judgement inside another: wide enough already
            return judge(*given, **named)
        with localcontext() as context:
            context.prec = DIGITS
            return judge(*given, **named)

    return widened
