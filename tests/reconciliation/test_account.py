"""The account of a plan on a day: statuses, totals, people and ratios from one call."""

from servanda.reconciliation.account import HEADLINES, account, ratios
from servanda.reconciliation.case import cases
from servanda.reconciliation.totals import total
from servanda.records import Plan, Wording
from tests.reconciliation.making import (
    PLAN,
    amount,
    arrived,
    case,
    day,
    milestone,
    promise,
    usd,
)

MARCH = day("2016-03-31")
CAIRO = Plan(id=PLAN, title=Wording(en="Cairo"), preference=("org:world-bank",))
RECORDS = [
    promise("gaza", amount=usd(3507), stated="2014-10-12", due="2017-12-31"),
    milestone("2016-03-31", usd(2710), promise="gaza"),
    *arrived("d", "2016-03-31", usd(1409), "gaza", measure="cumulative"),
    promise("police", kind="personnel", amount=amount("police officer", maximum=50)),
    promise("later", amount=usd(5), stated="2017-01-01"),
]


def test_an_account_holds_what_every_face_shows():
    """1,409 disbursed of 3,507 pledged, when 2,710 was scheduled."""
    found = account(CAIRO, RECORDS, today=MARCH)
    assert [s.promise for s in found.statuses] == ["gaza", "police"]
    assert {t.stage: t.figure for t in found.totals} == {"pledged": 3507, "disbursed": 1409}
    assert [(p.unit, p.minimum, p.maximum) for p in found.personnel] == [("police officer", 0, 50)]
    told = [(r.numerator.what, r.denominator.what, r.percent) for r in found.ratios]
    assert told == [("disbursed", "pledged", "40"), ("disbursed", "scheduled", "52")]


def test_a_promise_nobody_has_reported_on_has_no_ratio():
    """Definition 25: silence is no nought."""
    assert ratios(case(promise(amount=usd(5))), MARCH) == []
    assert ratios(case(promise()), MARCH) == []


def test_before_the_first_report_there_is_a_pledge_and_no_ratio():
    found = account(CAIRO, RECORDS, today=day("2015-01-01"))
    assert [(t.stage, t.figure) for t in found.totals] == [("pledged", 3507)]
    assert found.ratios == ()


def test_the_headlines_are_those_that_can_be_given():
    """Asking for every stage and dropping the empty ones gives the same totals."""
    for today in (day("2015-01-01"), MARCH):
        found = account(CAIRO, RECORDS, today=today)
        every = [
            total(
                cases(RECORDS),
                stage=stage,
                today=today,
                currency="USD",
                preference=CAIRO.preference,
            )
            for stage in HEADLINES
        ]
        assert found.totals == tuple(t for t in every if t.rows or t.stage == "pledged")
