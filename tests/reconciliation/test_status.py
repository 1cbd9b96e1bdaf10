"""Whether a promise is kept, with the reason (definitions 18 to 23): one table a status."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.reconciliation.case import cases
from servanda.reconciliation.status import KEPT_THRESHOLD, status, statuses
from servanda.terms.languages import LANGUAGES
from servanda.terms.words import codes, label
from tests.reconciliation.histories import DAYS, amounts, deliveries, histories
from tests.reconciliation.making import (
    amount,
    arrived,
    case,
    condition,
    contradiction,
    day,
    delivery,
    match,
    milestone,
    observation,
    promise,
    revision,
    usd,
)

AHEAD, PASSED = "2017-06-30", "2018-01-01"  # before and after the due date below


def pledge(**fields):
    return promise(**{"amount": usd(200), "stated": "2014-10-12", "due": "2017-12-31"} | fields)


def ceiling(**fields):
    return pledge(kind="personnel", amount=amount("soldier", maximum=8000), **fields)


def soldiers(number):
    return arrived("d", "2015-01-01", amount("soldier", number), stage="arrived")


def part(figure=50, **fields):
    return arrived("d", "2015-01-01", usd(figure), **fields)


def judged(*records, today):
    found = status(case(*records), today=day(today))
    return (found.status, found.reason.code) if found else None


@pytest.mark.parametrize(
    ("records", "today", "expected"),
    [
        # Not a promise yet on that day.
        ([pledge()], "2014-10-11", None),
        # Kept: the whole arrived, or an observer saw it done.
        ([pledge(), part(200)], AHEAD, ("kept", "arrived-in-full")),
        ([pledge(), part(230)], PASSED, ("kept", "arrived-in-full")),
        ([pledge(kind="policy", amount=None), observation("met", "2015-01-01")], AHEAD, ("kept", "observed-met")),
        ([pledge(due=None), part(200)], AHEAD, ("kept", "arrived-in-full")),
        ([pledge(strength=2), part(200)], AHEAD, ("kept", "arrived-in-full")),
        ([ceiling(), soldiers(8000)], PASSED, ("kept", "arrived-in-full")),
        # A figure that is only "up to 200" proves no whole.
        ([pledge(), arrived("d", "2015-01-01", usd(maximum=200))], AHEAD, ("on-track", "progress")),
        # On track needs evidence of progress; a deadline ahead with nothing is not yet due.
        ([pledge(), part()], AHEAD, ("on-track", "progress")),
        ([pledge(), part()], "2017-12-31", ("on-track", "progress")),
        ([pledge(), milestone("2016-01-01", met="2015-12-01")], AHEAD, ("on-track", "step-met")),
        ([pledge()], AHEAD, ("not-yet-due", "deadline-ahead")),
        ([pledge(), part(0)], AHEAD, ("not-yet-due", "deadline-ahead")),
        # A condition stops the clock, and starts it on the day it is met.
        ([pledge(), condition()], PASSED, ("not-yet-due", "condition-open")),
        ([pledge(due=None), condition()], PASSED, ("not-yet-due", "condition-open")),
        ([pledge(), condition(met="2015-10-12")], PASSED, ("not-yet-due", "deadline-ahead")),
        ([pledge(), condition(met="2015-10-12")], "2019-01-01", ("overdue", "nothing-reported")),
        # A passed deadline: no information, nothing, a part; a step missed is late before it.
        ([pledge()], PASSED, ("overdue", "nothing-reported")),
        ([pledge(), part(0)], PASSED, ("overdue", "nothing-arrived")),
        ([pledge(), part()], PASSED, ("overdue", "part-arrived")),
        ([pledge(kind="policy", amount=None)], PASSED, ("overdue", "nothing-reported")),
        ([pledge(), part(), milestone("2016-03-31", usd(100))], "2016-03-31", ("overdue", "schedule-behind")),
        ([pledge(), part(), milestone("2016-03-31", usd(50))], "2016-03-31", ("on-track", "progress")),
        ([pledge(), milestone("2016-03-31")], "2016-04-01", ("overdue", "step-missed")),
        # Broken: a refusal on record, or proof after the deadline. What is alleged decides nothing.
        ([pledge(), observation("refused", "2015-01-01")], AHEAD, ("broken", "refused")),
        ([pledge(), observation("not-met", "2018-01-01")], PASSED, ("broken", "proof-not-met")),
        ([pledge(), part(), observation("not-met", "2018-01-01")], PASSED, ("broken", "proof-not-met")),
        ([pledge(), observation("not-met", "2016-01-01")], PASSED, ("overdue", "nothing-reported")),
        ([pledge(), observation("refused", "2015-01-01", "alleged")], AHEAD, ("not-yet-due", "deadline-ahead")),
        ([pledge(), observation("not-met", "2018-01-01", "alleged")], PASSED, ("overdue", "nothing-reported")),
        ([pledge(), observation("refused", "2015-01-01"), part(200)], AHEAD, ("kept", "arrived-in-full")),
        # Withdrawn, or cut to nothing; a later top-up renews.
        ([pledge(), revision("withdrawal", "2016-01-01")], AHEAD, ("withdrawn", "withdrawn")),
        ([pledge(), part(), revision("withdrawal", "2016-01-01")], PASSED, ("withdrawn", "withdrawn")),
        ([pledge(), revision("cut", "2016-01-01", usd(200))], AHEAD, ("withdrawn", "cut-to-nothing")),
        ([pledge(), revision("withdrawal", "2016-01-01"), revision("top-up", "2017-01-01", usd(9))], AHEAD, ("not-yet-due", "deadline-ahead")),
        ([pledge(), revision("withdrawal", "2017-07-01")], AHEAD, ("not-yet-due", "deadline-ahead")),
        # Unverifiable names its reason.
        ([pledge(due=None)], PASSED, ("unverifiable", "no-deadline")),
        ([pledge(due=None), part()], PASSED, ("unverifiable", "no-deadline-part")),
        ([pledge(amount=None)], PASSED, ("unverifiable", "no-measure")),
        ([pledge(amount=None)], AHEAD, ("not-yet-due", "deadline-ahead")),
        ([pledge(), observation("no-access", "2018-01-01")], PASSED, ("unverifiable", "no-access")),
        ([pledge(due=None), observation("no-access", "2018-01-01")], PASSED, ("unverifiable", "no-access")),
        ([pledge(), observation("contested", "2015-01-01", "alleged")], AHEAD, ("unverifiable", "contested")),
        ([pledge(), part(200), observation("contested", "2015-06-01", "alleged")], AHEAD, ("unverifiable", "contested")),
        ([pledge(), contradiction("promise:p", "attribution")], AHEAD, ("unverifiable", "contested")),
        ([pledge(), part(200), contradiction("delivery:d")], AHEAD, ("unverifiable", "contested")),
        ([pledge(), contradiction("promise:p", hard=False)], AHEAD, ("not-yet-due", "deadline-ahead")),
        ([pledge(), contradiction("promise:p", state="decided")], AHEAD, ("not-yet-due", "deadline-ahead")),
        ([pledge(strength=2)], PASSED, ("unverifiable", "weak-wording")),
        ([pledge(strength=1), observation("refused", "2015-01-01")], PASSED, ("unverifiable", "weak-wording")),
        # A ceiling without a floor is never broken nor overdue for a shortfall.
        ([ceiling()], PASSED, ("unverifiable", "no-measure")),
        ([ceiling(), soldiers(5000)], PASSED, ("unverifiable", "no-measure")),
        ([ceiling(), observation("not-met", "2018-01-01")], PASSED, ("unverifiable", "no-measure")),
        ([ceiling(), milestone("2016-01-01", amount("soldier", 9))], AHEAD, ("not-yet-due", "deadline-ahead")),
        ([ceiling(), observation("refused", "2016-01-01")], AHEAD, ("broken", "refused")),
    ],
)  # fmt: skip
def test_a_pledge_of_200_made_in_october_2014_and_due_by_the_end_of_2017(records, today, expected):
    """Or a contingent of up to 8,000, made and due on the same days."""
    assert judged(*records, today=today) == expected


WORLD_BANK = ("org:world-bank",)
MARCH_2016 = {"measure": "cumulative", "reporter": "org:world-bank"}


def test_the_cairo_pledges_by_31_march_2016():
    """As the World Bank counted: 1,409 of 3,507 when 2,710 was scheduled; Kuwait 0 of 200."""
    made = {"stated": "2014-10-12", "due": "2017-12-31"}
    records = [
        promise("all", amount=usd(3507), **made),
        milestone("2016-03-31", usd(2710), promise="all"),
        *arrived("d-all", "2016-03-31", usd(1409), "all", **MARCH_2016),
        promise("kuwait", amount=usd(200), parent="all", **made),
        *arrived("d-kuwait", "2016-03-31", usd(0), "kuwait", **MARCH_2016),
        promise("qatar", amount=usd(1000), parent="all", **made),
        *arrived("d-qatar", "2016-03-31", usd(152), "qatar", **MARCH_2016),
    ]
    found = statuses(cases(records), today=day("2016-03-31"), preference=WORLD_BANK)
    assert [(s.promise, s.status, s.reason.code) for s in found] == [
        ("all", "overdue", "schedule-behind"),
        ("kuwait", "not-yet-due", "deadline-ahead"),
        ("qatar", "on-track", "progress"),
    ]
    # Cut off, never rounded up: a promise short of its whole must not read as 1.
    assert [str(s.fraction) for s in found] == ["0.401767", "0.000000", "0.152000"]
    late = dict(found[0].reason.details)
    assert (late["by"], late["scheduled"], late["arrived"]) == ("2016-03-31", "2710", "1409")
    words = label("reason", "schedule-behind", "en", **late)
    assert words == "By 2016-03-31, 2710 was scheduled; 1409 has arrived."


def test_a_status_carries_the_closed_equation_and_the_measured_fraction():
    """Definitions 9 and 21."""
    found = status(case(pledge(), part(50)), today=day(PASSED))
    assert (found.unit, found.bound, str(found.fraction)) == ("USD", "exact", "0.250000")
    assert found.original + found.revisions == found.fulfilled + found.outstanding + found.lapsed
    assert (found.surplus, found.as_of) == (0, day(PASSED))
    bare = status(case(pledge(amount=None)), today=day(PASSED))
    assert (bare.original, bare.fulfilled, bare.fraction, bare.unit) == (None, None, None, "")


def test_a_report_of_nothing_is_a_measure_and_silence_is_none():
    """Definition 25."""
    assert status(case(pledge(), part(0)), today=day(PASSED)).fraction == 0
    assert status(case(pledge()), today=day(PASSED)).fraction is None


def test_the_threshold_is_published():
    assert KEPT_THRESHOLD == 1


@given(records=histories(), today=DAYS)
def test_a_status_is_a_function_of_the_records_and_the_day(records, today):
    once = status(case(*records), today=today)
    assert once == status(case(*reversed(records)), today=today)
    assert once == status(case(*records), today=today)


@given(records=histories(), today=DAYS, observed=st.sampled_from(["met", "not-met", "contested"]))
def test_every_reason_has_its_words_in_three_languages(records, today, observed):
    told = observation(observed, "2016-01-01")
    found = status(case(*records, told), today=today)
    if found is None:
        return
    assert found.reason.code in codes("reason")
    for language in LANGUAGES:
        words = label("reason", found.reason.code, language, **dict(found.reason.details))
        assert words != found.reason.code
        assert "{" not in words


@given(maximum=st.integers(1, 10**6), came=deliveries(), today=DAYS)
def test_a_ceiling_is_never_broken_nor_overdue_for_a_shortfall(maximum, came, today):
    """Definition 11."""
    made = pledge(amount=usd(maximum=maximum))
    proof = observation("not-met", "2018-01-01")
    found = status(case(made, proof, *came), today=today)
    assert found is None or found.status not in {"broken", "overdue"}


@given(given_=amounts(), flows=deliveries(("disbursed",)), a=DAYS, b=DAYS)
def test_what_flows_have_kept_stays_kept(given_, flows, a, b):
    """With flows alone nothing ever leaves, so kept is for good, and a passed deadline stays so."""
    flows = [r for r in flows if getattr(r, "measure", "flow") == "flow"]
    ids = {r.id for r in flows}
    flows = [r for r in flows if getattr(r, "delivery", None) is None or r.delivery in ids]
    made = case(pledge(amount=given_, stated=None), *flows)
    earlier, later = (status(made, today=today) for today in sorted((a, b)))
    assert earlier.fulfilled <= later.fulfilled
    if earlier.status == "kept" and later.status != "kept":
        assert any(d.amount.value is None for _, d in made.deliveries), "a bare ceiling came later"
    if earlier.status == "overdue":
        assert later.status in {"overdue", "kept"}


def test_ten_thousand_promises_with_fifty_thousand_deliveries():
    """Each under a tight bound of its own on a quiet machine; here only the order of magnitude."""
    records = [pledge(id=f"p{at}") for at in range(10_000)]
    for at in range(50_000):
        on = f"2015-{at % 12 + 1:02}-10"
        records.append(delivery(f"d{at}", on, usd(at % 90)))
        records.append(match(f"d{at}", f"p{at % 10_000}"))
    start = time.process_time()
    assert len(statuses(cases(records), today=day("2016-03-31"))) == 10_000
    assert time.process_time() - start < 10
