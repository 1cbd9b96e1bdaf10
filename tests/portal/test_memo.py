"""Remembered until the next line of the journal, and not a moment longer."""

from datetime import date, datetime, timedelta

import pytest
from django.db import transaction
from django.test import Client

from servanda.actions.actor import COMMAND_LINE
from servanda.actions.reconcile import reconcile
from servanda.ledger import journal, store
from servanda.portal import memo
from servanda.portal.memo import head, remembered
from tests.portal.exercise import PLAN, promise

PAGES = ("", "promises/", "promises/?q=promise", "unverifiable/")


def line(at: datetime) -> None:
    journal.seal("note", f"plan:{PLAN}", [], actor="cli", at=at, facts={})


def test_without_a_line_nothing_is_remembered(db: None) -> None:
    assert head() == memo.NO_HEAD
    assert [remembered("n", make=lambda n=n: n) for n in (1, 2)] == [1, 2]


def test_made_once_for_a_head_and_anew_after_a_line(plan: str, now: datetime) -> None:
    assert [remembered("n", plan, make=lambda n=n: n) for n in (1, 2)] == [1, 1]
    assert remembered("n", "another plan", make=lambda: 3) == 3
    line(now + timedelta(seconds=1))
    assert [remembered("n", plan, make=lambda n=n: n) for n in (4, 5)] == [4, 4]


def test_a_line_added_while_something_is_made_keeps_it_from_later_readers(
    plan: str, now: datetime
) -> None:
    def slowly() -> str:
        line(now + timedelta(seconds=1))
        remembered("another", plan, make=lambda: "reader")  # somebody else has seen the new head
        return "of the older head"

    assert remembered("n", plan, make=slowly) == "of the older head"
    assert remembered("n", plan, make=lambda: "new") == "new"


def test_a_failure_is_not_remembered(plan: str) -> None:
    def fails() -> int:
        raise ValueError

    with pytest.raises(ValueError):  # noqa: PT011
        remembered("n", plan, make=fails)
    assert remembered("n", plan, make=lambda: 1) == 1


def test_only_so_much_is_remembered(plan: str) -> None:
    for n in range(memo.MOST + 10):
        remembered("n", n, make=lambda n=n: n)
    assert len(memo._kept) == memo.MOST
    assert remembered("n", memo.MOST + 9, make=lambda: "anew") == memo.MOST + 9
    assert remembered("n", 0, make=lambda: "anew") == "anew"


def test_a_promise_kept_with_its_line_is_on_every_page_at_once(
    plan: str, now: datetime, stranger: Client
) -> None:
    before = {page: _read(stranger, page) for page in PAGES}
    later = now + timedelta(seconds=5)
    with transaction.atomic():
        made = promise("zeppelin", "A promise of a zeppelin", strength=5)
        changes = store.keep([made], recorded=later)
        journal.seal("import", f"plan:{PLAN}", changes, actor="cli", at=later, facts={})
    assert _read(stranger, "promises/") != before["promises/"]
    assert "zeppelin" in _read(stranger, "promises/")
    assert "zeppelin" in _read(stranger, "promises/?q=zeppelin")
    assert "not calculated" in _read(stranger, "")
    with transaction.atomic():
        gone = store.withdraw("promise", f"{PLAN}/zeppelin", recorded=later)
        journal.seal("withdraw", "promise:zeppelin", [gone], actor="cli", at=later, facts={})
    # All is as it was but the footer, which names the newest line of the journal.
    for page, html in before.items():
        assert _body(_read(stranger, page)) == _body(html), page


def test_reconciling_again_changes_the_pages_at_once(
    plan: str, now: datetime, stranger: Client
) -> None:
    before = {page: _read(stranger, page) for page in PAGES}
    reconcile(plan, today=date(2031, 1, 1), actor=COMMAND_LINE, now=now + timedelta(days=1))
    for page, html in before.items():
        after = _read(stranger, page)
        assert "1 January 2031" in after, page
        assert after != html


def _read(reader: Client, page: str) -> str:
    return reader.get(f"/en/plans/{PLAN}/{page}").content.decode()


def _body(html: str) -> str:
    return html.partition("<main")[2].partition("<footer")[0]
