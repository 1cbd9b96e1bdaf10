"""A roll-up is computed once, is there as a whole or not at all, and answers as the rows would."""

import pytest

from servanda.flows import rollups
from servanda.flows.questions import Question
from servanda.flows.rates import Rates
from servanda.flows.rollups import ROWS, SUMS, rolled
from tests.flows.asked import Book, total


@pytest.fixture
def snapshot(tmp_path):
    book = Book()
    book.flow("A", 100)
    book.share("A", "11110", "60")
    book.share("A", "12220", "40")
    return book.snapshot(tmp_path)


def test_computed_once(snapshot, monkeypatch):
    first = total(snapshot, Question(by="sector"))
    monkeypatch.setattr(rollups, "count_all", None)
    assert total(snapshot, Question(by="sector")) == first


def test_other_rates_or_another_currency_are_computed_anew(snapshot):
    one, other, third = (
        rolled(snapshot, rates=rates, currency=currency).folder
        for rates, currency in ((Rates(), "USD"), (Rates(mark="x"), "USD"), (Rates(), "EUR"))
    )
    assert len({one, other, third}) == 3
    assert sorted(path.stem for path in one.iterdir()) == sorted((*ROWS, *SUMS))


def test_nothing_half_done_is_left(snapshot, monkeypatch):
    def fail(*given, **more):
        raise MemoryError

    monkeypatch.setattr(rollups, "choose", fail)
    with pytest.raises(MemoryError):
        rolled(snapshot, rates=Rates(), currency="USD")
    assert not list((snapshot.folder.parent / "rollups" / "00001").iterdir())


def test_another_process_was_quicker(snapshot, monkeypatch):
    """Both have the same files; the second leaves the first's in place."""
    folder = rolled(snapshot, rates=Rates(), currency="USD").folder
    rollups._compute(snapshot, folder, rates=Rates(), currency="USD")
    assert [path.name for path in folder.parent.iterdir()] == [folder.name]
