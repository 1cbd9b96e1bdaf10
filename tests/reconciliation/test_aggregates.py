"""Aggregates: named parts and a remainder, counted once (definition 18)."""

from decimal import Decimal

import pytest

from servanda.reconciliation.aggregates import counted_above, remainder
from tests.reconciliation.making import all_cases, amount, case, day, promise, revision, usd

TODAY = day("2026-06-30")


def parts(**figures):
    return [
        case(promise(name, amount=usd(figure), parent="nine", stated="2026-02-19"))
        for name, figure in figures.items()
    ]


NINE = case(promise("nine", amount=usd(minimum=7000), stated="2026-02-19"))


def test_more_than_7_billion_with_four_named_parts():
    """1.2 + 1 + 1 + 1 of more than 7 billion: at least 2.8 billion unallocated."""
    found = remainder(NINE, parts(ae=1200, qa=1000, sa=1000, kw=1000), today=TODAY)
    assert (found.aggregate, found.parts, found.figure) == (7000, 4200, 2800)
    assert (found.bound, found.named) == ("at-least", ("ae", "kw", "qa", "sa"))


def test_parts_beyond_the_aggregate_show_below_zero():
    assert remainder(NINE, parts(a=8000), today=TODAY).figure == -1000


def test_parts_count_from_the_day_they_are_named_and_what_does_not_count_is_said():
    told = [
        case(promise("later", amount=usd(1), stated="2026-07-01")),
        case(promise("weak", amount=usd(1), strength=2)),
        case(promise("euro", amount=amount("EUR", 1))),
        case(promise("bare")),
    ]
    found = remainder(NINE, told, today=TODAY)
    assert found.figure == 7000
    assert {(out.reason, out.rows) for out in found.left_out} == {
        ("no-measure", ("bare", "later")),
        ("weak-wording", ("weak",)),
        ("other-unit", ("euro",)),
    }


def test_a_revised_part_counts_as_revised():
    part = case(
        promise("a", amount=usd(1000)), revision("cut", "2026-03-01", usd(400), promise="a")
    )
    assert remainder(NINE, [part], today=TODAY).figure == Decimal(6400)


def test_an_aggregate_without_a_figure_has_no_remainder():
    assert remainder(case(promise("nine")), [], today=TODAY) is None


@pytest.mark.parametrize(
    ("whole", "part", "expected"),
    [
        (usd(10), usd(4), "exact"),
        (usd(minimum=10), usd(4), "at-least"),
        (usd(10), usd(minimum=4), "up-to"),
        (usd(10), usd(maximum=4), "at-least"),
        (usd(minimum=10), usd(minimum=4), "about"),
    ],
)
def test_how_a_difference_is_to_be_read(whole, part, expected):
    found = remainder(
        case(promise("w", amount=whole)), [case(promise("a", amount=part))], today=TODAY
    )
    assert found.bound == expected


def test_the_nearest_counted_aggregate_and_a_ring_of_parents():
    found = all_cases(promise("a", parent="b"), promise("b", parent="c"), promise("c", parent="a"))
    parents = {c.promise.id: c.promise.parent for c in found}
    assert counted_above(found[0], {"c"}, parents=parents) == "c"
    assert counted_above(found[0], {"a"}, parents=parents) == ""
