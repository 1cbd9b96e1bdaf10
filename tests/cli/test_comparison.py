"""Many documents held against each other: which are read, and that the short way finds the same."""

import pytest

from bench.wire import articles
from servanda.cli import comparison
from servanda.cli.comparison import Source, compared

TEXTS = dict(zip((f"{n:02}.txt" for n in range(40)), articles(40, seed=5), strict=True))


def opened(name):
    return [Source(file=name, text=TEXTS[name])]


@pytest.mark.parametrize("alone", [1000, 0])
def test_the_short_way_finds_the_same_reprints(monkeypatch, alone):
    """Of many documents those alone are read that share something, in one process or in several."""
    whole = compared(list(TEXTS), opened)
    assert len(whole.comparison.reprints) > 100
    monkeypatch.setattr(comparison, "ALL_READ", 1)
    monkeypatch.setattr(comparison, "ALONE", alone)
    short = compared(list(TEXTS), opened)
    assert short.comparison.reprints == whole.comparison.reprints
    assert short.comparison.stories == whole.comparison.stories
    shared = {f for pair in whole.comparison.reprints for f in (pair.a.file, pair.b.file)}
    kinds = {
        (one.kind, one.values)
        for one in whole.comparison.contradictions
        if {q.file for q in one.quotations} <= shared
    }
    assert kinds <= {(one.kind, one.values) for one in short.comparison.contradictions}
    assert list(short.findings) == list(TEXTS)


def test_what_shares_nothing_is_not_read(monkeypatch):
    monkeypatch.setattr(comparison, "ALL_READ", 1)
    read, reading = [], comparison._read

    def recorded(source):
        read.append(source.file)
        return reading(source)

    monkeypatch.setattr(comparison, "_read", recorded)
    compared(list(TEXTS), opened)
    assert 0 < len(read) < len(TEXTS)


def test_a_text_that_many_print_to_the_letter_is_read_once(monkeypatch):
    texts = {f"{outlet}/{name}": TEXTS[name] for outlet in "abc" for name in list(TEXTS)[:3]}
    whole = compared(list(texts), lambda name: [Source(file=name, text=texts[name])])
    monkeypatch.setattr(comparison, "ALL_READ", 1)
    read, reading = [], comparison._read
    monkeypatch.setattr(comparison, "_read", lambda source: read.append(source) or reading(source))
    short = compared(list(texts), lambda name: [Source(file=name, text=texts[name])])
    assert len(read) == 3
    assert short == whole
