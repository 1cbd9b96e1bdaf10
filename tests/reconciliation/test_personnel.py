"""Personnel: minimum and maximum apart, strength from arrivals and departures (definition 11)."""

import pytest

from servanda.reconciliation.personnel import personnel
from tests.reconciliation.making import (
    all_cases,
    amount,
    arrived,
    contradiction,
    day,
    promise,
    revision,
)

TODAY = day("2026-06-30")


def contingent(id, value=None, unit="soldier", **fields):
    bounds = {k: fields.pop(k) for k in ("minimum", "maximum") if k in fields}
    return promise(id, kind="personnel", amount=amount(unit, value, **bounds), **fields)


def of(*records):
    return personnel(all_cases(*records), today=TODAY, unit="soldier")


@pytest.mark.parametrize(
    ("records", "minimum", "maximum"),
    [
        ([contingent("id", maximum=8000)], 0, 8000),
        ([contingent("id", maximum=8000), contingent("kz", 200)], 200, 8200),
        ([contingent("id", minimum=8000), contingent("kz", 200)], 8200, None),
        ([contingent("id", minimum=500, maximum=800)], 500, 800),
        ([contingent("p", 200), revision("cut", "2026-03-01", amount("soldier", 50))], 150, 150),
        ([], 0, 0),
    ],
)
def test_up_to_8000_has_a_maximum_and_no_minimum(records, minimum, maximum):
    found = of(*records)
    assert (found.minimum, found.maximum) == (minimum, maximum)


def test_what_does_not_count_is_said():
    found = of(
        contingent("weak", 5, strength=1),
        contingent("police", 100, unit="police officer"),
        contingent("outside", 5, scope="outside"),
        contingent("whole", 300),
        contingent("part", 100, parent="whole"),
        contingent("doubted", 9),
        contradiction("promise:doubted", "count"),
        promise("bare", kind="personnel"),
        promise("money", amount=amount("USD", 5)),
    )
    assert (found.minimum, found.rows) == (300, ("whole",))
    assert {out.reason: out.rows for out in found.left_out} == {
        "weak-wording": ("weak",),
        "other-unit": ("police",),
        "outside": ("outside",),
        "part-of-aggregate": ("part",),
        "contested": ("doubted",),
        "no-measure": ("bare",),
    }


def test_strength_on_a_day():
    people = contingent("p", 200)
    came = arrived("came", "2026-05-01", amount("soldier", 150), stage="arrived")
    left = arrived("left", "2026-06-01", amount("soldier", 40), stage="departed")
    assert of(people).strength is None
    assert of(people, came, left).strength == 110


def test_a_total_stays_inside_one_plan():
    with pytest.raises(ValueError, match="one plan"):
        of(contingent("a", 1), contingent("b", 1, plan="another"))
