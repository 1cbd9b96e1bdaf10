"""Totals and single promises, as the judgements give them."""

from datetime import date, timedelta
from decimal import Decimal

from servanda.ledger import journal, store
from servanda.ledger.models import Promise
from servanda.portal.bearing import Bearing, bearing
from servanda.portal.judgement import headlines, judged
from tests.portal import exercise

TODAY = exercise.TODAY


def test_three_stages_stand_apart(plan: str) -> None:
    found = headlines(plan, today=TODAY, currency="USD", preference=())
    assert [(t.stage, t.figure) for t in found] == [
        ("pledged", Decimal(1_200_000_000)),
        ("committed", Decimal(0)),
        ("disbursed", Decimal(100_000_000)),
    ]


def test_a_change_of_the_ledger_changes_the_totals(plan: str, now: object) -> None:
    headlines(plan, today=TODAY, currency="USD", preference=())
    more = exercise.promise("more", "More", amount=exercise.money(1_000), stated=None)
    later = now + timedelta(seconds=5)  # type: ignore[operator]
    changes = store.keep([more], recorded=later)
    journal.seal("import", f"plan:{plan}", changes, actor="cli", at=later, facts={})
    found = headlines(plan, today=TODAY, currency="USD", preference=())
    assert found[0].figure == 1_200_001_000


def test_one_promise_is_judged_on_any_day(plan: str) -> None:
    before = judged(_bearing("part"), today=date(2026, 2, 1), preference=())
    assert (before.status, before.equation) == (None, None)
    late = judged(_bearing("part"), today=TODAY, preference=("org:auditor",))
    assert late.status is not None
    assert late.status.status == "overdue"
    assert late.equation is not None
    assert (late.equation.original, late.equation.revisions) == (450_000_000, 10_000_000)


def test_an_aggregate_is_judged_with_its_parts(plan: str) -> None:
    whole = judged(_bearing("whole"), today=TODAY, preference=("org:auditor",))
    assert whole.remainder is not None
    assert (whole.remainder.named, whole.remainder.figure) == (("part",), 740_000_000)


def _bearing(id: str) -> Bearing:
    return bearing(Promise.objects.get(key=f"{exercise.PLAN}/{id}"))
