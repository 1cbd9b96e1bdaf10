"""Progress: every item comes, and nothing is drawn where nobody looks."""

import sys

import pytest

from servanda.cli.progress import counted, steps


@pytest.mark.parametrize("count", [0, 2, 5])
def test_silent_off_a_terminal(count, capsys):
    assert list(steps(range(count), "taking")) == list(range(count))
    assert capsys.readouterr().err == ""


def test_drawn_on_a_terminal(monkeypatch, capsys):
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    assert list(steps(range(5), "taking")) == list(range(5))
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("terminal", [True, False])
def test_a_bar_whose_end_moves(terminal, monkeypatch, capsys):
    monkeypatch.setattr(sys.stderr, "isatty", lambda: terminal, raising=False)
    with counted(1, "taking") as (more, done):
        more(2)
        for _ in range(3):
            done()
    told = capsys.readouterr()
    assert told.out == ""
    assert terminal or told.err == ""


def test_never_more_done_than_there_is(monkeypatch, capsys):
    """A message counted as one file holds two documents."""
    drawn = []
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(
        "rich.progress.Progress.update", lambda self, task, total: drawn.append(total)
    )
    with counted(1, "taking") as (_, done):
        done()
        done()
    assert drawn[-1] == 2
    capsys.readouterr()
