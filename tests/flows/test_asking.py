"""Questions have the live rows, come from several threads, and say when files are gone."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from servanda.flows.asking import ask, cursor, forget
from servanda.flows.snapshot import Snapshot
from tests.flows.asked import Book

SUM = "SELECT sum(amount) AS n FROM {flow} WHERE currency = $1"


@pytest.fixture
def held(tmp_path: Path) -> Snapshot:
    """Return two live flows in dollars, one in euros, and one of a record that does not count."""
    book = Book()
    book.flow("A", 100)
    book.flow("A", 7, currency="EUR")
    book.flow("B", 9)
    book.flow("C", 50)
    return book.snapshot(tmp_path, dead=frozenset({3}))


def test_a_question_has_the_live_rows(held: Snapshot) -> None:
    assert ask(held, SUM, ["USD"]) == [{"n": 109}]
    assert ask(held, "SELECT count(*) AS n FROM {source}") == [{"n": 3}], "every place is a source"
    assert ask(held, "SELECT * FROM {location}") == []


def test_one_connection_answers_several_threads(held: Snapshot) -> None:
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda one: ask(held, SUM, [one]), ["USD", "EUR"] * 4))
    assert found == [[{"n": 109}], [{"n": 7}]] * 4


def test_every_cursor_reads_footers_once() -> None:
    with cursor() as con:
        (found,) = con.execute("SELECT current_setting('parquet_metadata_cache')").fetchall()
    assert found == (True,)


def test_part_files_that_are_gone(held: Snapshot) -> None:
    for path in held.paths("activity"):
        path.unlink()
    forget()
    with pytest.raises(OSError, match="not in their place"):
        ask(held, "SELECT * FROM {activity}")
    assert ask(held, SUM, ["EUR"]) == [{"n": 7}], "other tables can still be asked"
