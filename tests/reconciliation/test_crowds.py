"""A few are held against each other all; of a crowd those that share a day, each value's first before the rest."""

from datetime import date

from servanda.reconciliation.crowds import CROWD, MOST, around, pairs, said_of
from servanda.records import When


def _found(group):
    return list(pairs(group, lambda one: one[0], lambda one: one[1]))


def test_all_pairs_of_a_few_even_without_a_day() -> None:
    assert len(_found([((), n) for n in range(CROWD)])) == CROWD * (CROWD - 1) // 2


def test_of_a_crowd_only_those_that_share_a_day() -> None:
    crowd = [({n // 2}, n) for n in range(2 * CROWD)]
    assert _found(crowd) == [(crowd[n], crowd[n + 1]) for n in range(0, 2 * CROWD, 2)]


def test_two_at_the_end_of_a_long_month_still_meet() -> None:
    crowd = [({1}, "same")] * 500 + [({2}, "47"), ({2}, "50")]
    assert (crowd[-2], crowd[-1]) in _found(crowd)


def test_of_a_full_day_another_value_is_never_left_out() -> None:
    crowd = [({1}, "same")] * 500 + [({1}, "other")]
    found = _found(crowd)
    assert any(other[1] == "other" for _, other in found)
    assert len(found) == MOST * (MOST - 1) // 2


def test_a_pair_that_shares_two_days_comes_once() -> None:
    crowd = [({1, 2}, n) for n in range(2)] + [({100 + n}, n) for n in range(CROWD)]
    assert _found(crowd) == [(crowd[0], crowd[1])]


def test_days_of_dates_and_around_a_publication() -> None:
    assert len(list(said_of([When("2026-02")]))) == 28
    assert len(list(said_of([When("2025")]))) == 2
    today = date(2026, 2, 1).toordinal()
    assert around(When("2026-02-01")) == (today, today + 1)
    assert set(around(When("2026-01-31"))) & set(around(When("2026-02-01")))
    assert around(None) == ()
