"""Amounts in JSON and on a terminal are exact to the cent."""

from decimal import Decimal

import pytest

from servanda.cli.flows_output import money, number, text_of
from servanda.flows.questions import Question
from servanda.flows.totals import Group, LeftOut, Total


@pytest.mark.parametrize(
    ("amount", "json", "words"),
    [
        ("725591299.000000", 725_591_299, "725,591,299"),
        ("0.10", 0.1, "0.10"),
        ("-12.345000", -12.35, "-12.35"),
        ("99999999999999999.000000", 99_999_999_999_999_999, "99,999,999,999,999,999"),
    ],
)
def test_amounts(amount: str, json: float, words: str) -> None:
    assert number(Decimal(amount)) == json
    assert money(Decimal(amount)) == words


def test_no_amount() -> None:
    assert number(None) is None


def test_what_a_stage_leaves_out_stands_below_it() -> None:
    """The headline's own is told once, at the end; an amount without a currency says so."""
    undated = LeftOut(reason="no-date", rows=6, amount=Decimal(40), currency="GBP")
    bare = LeftOut(reason="other-stage", stage="other", rows=1, amount=Decimal(72), currency="")
    groups = (
        Group(key="commitment", name="", total=Decimal(17), rows=1, left_out=(undated,)),
        Group(key="budget", name="", total=Decimal(0), rows=0, left_out=(undated,)),
    )
    asked = Question(by="stage", stages=("commitment",), currency="USD")
    told = Total(
        question=asked, total=Decimal(17), rows=1, rate_sources=(), left_out=(bare,), groups=groups
    )
    lines = [line.strip() for line in text_of(told, "en")]
    at = next(n for n, line in enumerate(lines) if line.endswith("budgeted [budget]"))
    assert lines[at + 1] == "left out: no date stated: 6; 40 GBP [no-date]"
    last = "another stage, never added (other stage): 1; 72 (no currency stated) [other-stage]"
    assert lines[-1] == last
    assert sum(line.startswith("left out: ") for line in lines) == 1
