"""Conditions stop the clock; schedules say how much was to have arrived (definitions 20 and 22)."""

import pytest

from servanda.reconciliation.clock import (
    behind,
    deadline,
    last_step_met,
    open_conditions,
    scheduled,
)
from tests.reconciliation.making import amount, case, condition, day, milestone, promise, usd

SAID = {"stated": "2026-02-19", "due": "2026-06-30"}


@pytest.mark.parametrize(
    ("fields", "conditions", "expected"),
    [
        (SAID, [], "2026-06-30"),
        (SAID, [None], None),
        (SAID, ["2026-03-19"], "2026-07-28"),
        (SAID, ["2026-01-01"], "2026-06-30"),
        (SAID, ["2026-03-19", "2026-03-20"], "2026-07-29"),
        (SAID, ["2026-03-19", None], None),
        ({"due": "2026-06-30"}, ["2026-03-19"], "2026-06-30"),
        ({"due": "2026-06-30"}, ["2026-08-01"], "2026-08-01"),
        ({"due": "2026-06"}, [], "2026-06-30"),
        ({"stated": "2026-02-19"}, [], None),
    ],
)
def test_the_clock_starts_on_the_day_the_last_condition_is_met(fields, conditions, expected):
    """Said on 19 February for 30 June; the days it was given are kept."""
    made = [condition(f"c{at}", met=met) for at, met in enumerate(conditions)]
    found = deadline(case(promise(**fields), *made), day("2027-01-01"))
    assert (found.isoformat() if found else None) == expected


def test_a_condition_is_open_until_its_day():
    waiting = case(promise(), condition(met="2026-03-19"))
    assert open_conditions(waiting, day("2026-03-18"))
    assert not open_conditions(waiting, day("2026-03-19"))


STEPS = case(
    promise(amount=usd(3507)),
    milestone("2015-12-31", usd(2000)),
    milestone("2016-03-31", usd(2710)),
    milestone("2016-12-31", usd(3200)),
)


@pytest.mark.parametrize(
    ("today", "expected"),
    [("2015-12-30", None), ("2015-12-31", 2000), ("2016-03-31", 2710), ("2017-01-01", 3200)],
)
def test_what_was_scheduled_by_a_day(today, expected):
    assert scheduled(STEPS, today=day(today), unit="USD") == expected


def test_a_schedule_in_another_unit_says_nothing():
    assert scheduled(STEPS, today=day("2017-01-01"), unit="EUR") is None


@pytest.mark.parametrize(
    ("today", "received", "by"),
    [
        ("2016-03-31", 1409, "2016-03-31"),
        ("2016-03-31", 2710, None),
        ("2016-03-30", 1409, "2015-12-31"),
        ("2015-12-30", 0, None),
        ("2016-03-31", None, "2016-03-31"),
    ],
)
def test_behind_schedule(today, received, by):
    found = behind(STEPS, today=day(today), arrived=received, unit="USD")
    assert (found.milestone.due.iso if found else None) == by


@pytest.mark.parametrize(
    ("fields", "today", "missed"),
    [
        ({}, "2016-01-01", True),
        ({}, "2015-12-31", False),
        ({"met": "2015-12-01"}, "2016-01-01", False),
        ({"met": "2016-02-01"}, "2016-01-01", True),
    ],
)
def test_a_step_without_a_figure_is_missed_once_its_day_has_passed(fields, today, missed):
    made = case(promise(), milestone("2015-12-31", **fields))
    assert (behind(made, today=day(today), arrived=None, unit="") is not None) is missed


def test_no_step_is_missed_while_the_clock_stands():
    made = case(promise(), condition(), milestone("2015-12-31", amount("soldier", 5)))
    assert behind(made, today=day("2017-01-01"), arrived=None, unit="soldier") is None


def test_the_last_step_met():
    made = case(
        promise(),
        milestone("2015-01-01", met="2015-01-01"),
        milestone("2016-01-01", met="2016-05-01"),
    )
    assert last_step_met(made, day("2016-04-30")).due.iso == "2015-01-01"
    assert last_step_met(made, day("2014-04-30")) is None
