"""Totals and single promises, as the judgements give them."""

from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from django.test import Client

from servanda.actions.actor import COMMAND_LINE
from servanda.actions.reconcile import SHOWN, reconcile
from servanda.ledger import journal, store
from servanda.ledger.models import Promise
from servanda.portal import judgement, memo
from servanda.portal.bearing import Bearing, bearing
from servanda.portal.judgement import HEADLINES, Headlines, headlines, judged
from servanda.records import Party, Record, Wording
from tests.portal import exercise

TODAY = exercise.TODAY


def test_reconciling_keeps_what_the_pages_show() -> None:
    assert SHOWN == HEADLINES


def test_three_stages_stand_apart(plan: str) -> None:
    found = headlines(plan, today=TODAY, currency="USD", preference=())
    assert [(t.stage, t.figure) for t in found.totals] == [
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
    assert found.totals[0].figure == 1_200_001_000


def _reconciled(plan: str, now: datetime) -> int:
    """Reconcile; return the line of the journal."""
    reconcile(plan, today=TODAY, actor=COMMAND_LINE, now=now + timedelta(seconds=5))
    return journal.head()[0]


def _asked(plan: str) -> Headlines:
    return headlines(plan, today=TODAY, currency="USD", preference=("org:auditor",))


def _line(plan: str, now: datetime, *records: Record) -> None:
    later = now + timedelta(seconds=9)
    changes = store.keep(records, recorded=later)
    journal.seal("import", f"plan:{plan}", changes, actor="cli", at=later, facts={})


@pytest.fixture
def judging(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Note each total that is worked out."""
    asked: list[str] = []
    anew = judgement.total
    monkeypatch.setattr(
        judgement,
        "total",
        lambda *given, **named: asked.append(named["stage"]) or anew(*given, **named),
    )
    return asked


def test_what_was_reconciled_is_what_working_out_gives(
    plan: str, now: datetime, judging: list[str]
) -> None:
    before = _asked(plan)
    assert judging == [*HEADLINES]
    _reconciled(plan, now)
    assert _asked(plan) == before, "an empty figure keeps what it leaves out"
    assert judging == [*HEADLINES], "nothing was worked out again"


def test_a_line_that_no_total_reads_leaves_the_figures_as_they_are(
    plan: str, now: datetime, judging: list[str]
) -> None:
    _reconciled(plan, now)
    party = Party(plan=plan, id="org:new", name=Wording(en="New"), evidence=())
    _line(plan, now, party)
    assert (_asked(plan).entry, judging) == (0, [])


def test_a_small_plan_has_its_figures_of_the_moment(
    plan: str, now: datetime, judging: list[str]
) -> None:
    _reconciled(plan, now)
    _line(plan, now, exercise.promise("more", "More", amount=exercise.money(1_000), stated=None))
    found = _asked(plan)
    assert (found.entry, found.totals[0].figure) == (0, 1_200_001_000)
    assert judging == [*HEADLINES]


def test_a_large_plan_keeps_its_figures_and_names_their_line(
    plan: str,
    now: datetime,
    judging: list[str],
    monkeypatch: pytest.MonkeyPatch,
    stranger: Client,
) -> None:
    monkeypatch.setattr(judgement, "AT_ONCE", 2)
    line = _reconciled(plan, now)
    words = f"worked out at line {line} of the journal"
    page, behind = f"/en/plans/{plan}/", f"/en/plans/{plan}/promises/?counted=pledged"
    assert words not in stranger.get(page).content.decode()
    _line(plan, now, exercise.promise("more", "More", amount=exercise.money(1_000), stated=None))
    found = _asked(plan)
    assert (found.entry, found.totals[0].figure) == (line, 1_200_000_000)
    assert judging == []
    assert words in stranger.get(page).content.decode()
    assert f"pledged, as of line {line} of the journal" in stranger.get(behind).content.decode()
    again = _reconciled(plan, now)
    assert again > line
    assert (_asked(plan).entry, _asked(plan).totals[0].figure) == (0, 1_200_001_000)
    assert words not in stranger.get(page).content.decode()


def test_figures_of_another_version_or_none_are_worked_out(
    plan: str, now: datetime, judging: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(judgement, "AT_ONCE", 0)
    assert _asked(plan).entry == 0
    _reconciled(plan, now)
    monkeypatch.setattr("servanda.reconciliation.tally.__version__", "0.0.0")
    judgement._totals.cache_clear()
    memo.forget()
    assert (_asked(plan).entry, judging) == (0, [*HEADLINES, *HEADLINES])


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
