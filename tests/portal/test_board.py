"""The board says what the tables say, after every line, and reads only what the line changed."""

from dataclasses import replace
from datetime import datetime, timedelta
from itertools import count

import pytest
from django.db import transaction
from django.db.models import F

from servanda.actions.actor import COMMAND_LINE
from servanda.actions.reconcile import reconcile
from servanda.ledger import journal, store
from servanda.ledger.models import Promise
from servanda.portal import board as boards
from servanda.portal import changes
from servanda.portal.board import board
from tests.portal.exercise import PLAN, promise

_minutes = count(1)


@pytest.fixture
def line(plan: str, now: datetime):  # type: ignore[no-untyped-def]
    """Return what keeps records, or withdraws one, under a line of its own."""

    def add(*records: object, withdrawn: str = "") -> None:
        at = now + timedelta(minutes=next(_minutes))
        with transaction.atomic():
            changes = store.keep(records, recorded=at)  # type: ignore[arg-type]
            if withdrawn:
                changes.append(store.withdraw("promise", f"{PLAN}/{withdrawn}", recorded=at))
            journal.seal("import", f"plan:{PLAN}", changes, actor="cli", at=at, facts={})

    return add


def anew() -> boards.Board:
    """Return the board as a new process reads it."""
    boards.forget()
    return board(PLAN)


def test_it_holds_the_rows_and_statuses_of_the_plan(plan: str) -> None:
    now = board(plan)
    rows = Promise.objects.filter(plan=plan, withdrawn=False).select_related("standing")
    assert now.squares.keys() == {row.key for row in rows}
    for row in rows:
        one = now.squares[row.key]
        assert (one.kind, one.strength, one.scope) == (row.kind, row.strength, row.scope)
        assert (one.figure, one.stated, one.due) == (row.amount_figure, row.stated, row.due)
        assert (list(one.directions), list(one.obligors)) == (row.directions, row.obligors)
        standing = getattr(row, "standing", None)
        assert now.status(row.key) == (standing.status if standing else None)


def test_each_line_is_followed(plan: str, line, now: datetime) -> None:  # type: ignore[no-untyped-def]
    board(plan)
    made = promise("zeppelin", "A zeppelin", strength=3)
    for step in (
        lambda: line(made),
        lambda: line(replace(made, strength=5), promise("second", "Another")),
        lambda: line(withdrawn="zeppelin"),
        lambda: reconcile(
            PLAN, today=now.date(), actor=COMMAND_LINE, now=now + timedelta(minutes=next(_minutes))
        ),
        lambda: line(promise("third", "After the reckoning")),
    ):
        step()
        followed = board(plan)
        assert followed == anew()
    assert f"{PLAN}/zeppelin" not in followed.squares
    assert followed.status(f"{PLAN}/second") is not None
    assert followed.status(f"{PLAN}/third") is None


def test_only_what_a_line_changed_is_read_again(
    plan: str,
    line,  # type: ignore[no-untyped-def]
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = board(plan)
    asked: list[object] = []
    read = boards._read
    monkeypatch.setattr(
        boards, "_read", lambda plan, keys=None: asked.append(keys) or read(plan, keys)
    )
    line(promise("one", "One more"))
    after = board(plan)
    assert asked == [{f"{PLAN}/one"}]
    assert all(after.squares[key] is one for key, one in before.squares.items())
    assert board(plan) is after


def test_another_journal_or_a_long_line_has_all_of_it_read_anew(
    plan: str,
    line,  # type: ignore[no-untyped-def]
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    elsewhere = replace(board(plan), head=(1, "0" * 64), squares={})
    boards._boards[plan] = elsewhere
    line(promise("one", "One more"))
    assert board(plan) == anew()
    line(promise("two", "Two more"))
    monkeypatch.setattr(changes, "MOST_TEXT", 10)
    assert f"{PLAN}/two" in board(plan).squares


def test_only_so_many_plans_are_held(plan: str) -> None:
    for n in range(boards.MOST_PLANS + 3):
        board(f"plan-{n}")
    assert len(boards._boards) == boards.MOST_PLANS


def test_the_firmest_and_the_largest_come_first(plan: str) -> None:
    now = board(plan)
    ranked = now.ranked(now.squares, len(now.squares))
    rows = Promise.objects.filter(plan=plan, withdrawn=False)
    largest = F("amount_figure").desc(nulls_last=True)
    assert ranked == list(rows.order_by("-strength", largest, "key").values_list("key", flat=True))
    assert now.firmest(ranked, len(ranked)) == list(
        rows.order_by("-strength", "key").values_list("key", flat=True)
    )
    assert sum(now.counts().values()) == len(ranked)
