"""A roll-up is computed once, is there as a whole or not at all, and answers as the rows would."""

import pytest

from servanda.flows import rolling, rollups
from servanda.flows.questions import Question
from servanda.flows.rates import Rates
from servanda.flows.rollups import FILE, prepare, rolled
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
    monkeypatch.setattr(rollups, "make", None)
    assert total(snapshot, Question(by="sector")) == first


def test_other_rates_or_another_currency_are_computed_anew(snapshot):
    one, other, third = (
        rolled(snapshot, rates=rates, currency=currency).folder
        for rates, currency in ((Rates(), "USD"), (Rates(mark="x"), "USD"), (Rates(), "EUR"))
    )
    assert len({one, other, third}) == 3
    assert [path.name for path in one.iterdir()] == [FILE]


def test_nothing_half_done_is_left(snapshot, monkeypatch):
    def fail(*given, **more):
        raise MemoryError

    monkeypatch.setattr(rolling, "count_all", fail)
    with pytest.raises(MemoryError):
        rolled(snapshot, rates=Rates(), currency="USD")
    assert not list((snapshot.folder.parent / "rollups" / "00001").iterdir())


def test_another_process_was_quicker(snapshot, monkeypatch):
    """Both have the same files; the second leaves the first's in place."""
    folder = rolled(snapshot, rates=Rates(), currency="USD").folder
    rollups._compute(snapshot, folder, rates=Rates(), currency="USD")
    assert [path.name for path in folder.parent.iterdir()] == [folder.name]


def test_who_waited_for_another_process_finds_it_made(snapshot, monkeypatch):
    folder = rolled(snapshot, rates=Rates(), currency="USD").folder
    content = (folder / FILE).read_bytes()
    (folder / FILE).unlink()

    def waited(held, how):
        (folder / FILE).write_bytes(content)

    monkeypatch.setattr(rollups, "flock", waited)
    monkeypatch.setattr(rollups, "make", None)
    assert rolled(snapshot, rates=Rates(), currency="USD").folder == folder
    assert [one.name for one in folder.parent.iterdir()] == [folder.name]


def test_what_an_import_prepares(snapshot):
    """Roll-ups of earlier snapshots, and what a killed process left, are cleared away."""
    home = snapshot.folder.parent / "rollups"
    for left in ("00000/USD-1", "00001/USD-2.unfinished"):
        (home / left).mkdir(parents=True)
    prepare(snapshot, rates=Rates())
    assert [path.name for path in home.iterdir()] == ["00001"]
    (folder,) = (home / "00001").iterdir()
    assert folder == rolled(snapshot, rates=Rates(), currency="USD").folder


def test_who_is_at_work_is_left_alone(snapshot):
    folder = rolled(snapshot, rates=Rates(), currency="USD").folder
    with rollups._unfinished(folder) as mine, rollups._unfinished(folder) as other:
        assert mine.is_dir()
        assert other.is_dir()
