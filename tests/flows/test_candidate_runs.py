"""Runs of rows that may fit, and titles by their words."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from servanda.flows import candidate_runs
from servanda.flows.candidate_index import Laid
from servanda.flows.candidate_runs import (
    Gatherer,
    Listed,
    Rows,
    joined,
    largest,
    named,
    near,
    titled,
    titles,
)
from servanda.records.pairing import Sought
from tests.flows.test_candidate_index import index, payments
from tests.flows.test_candidates import WANTED, many


def worths(laid: Laid, rows: Rows) -> list[float]:
    return sorted(laid.batch("near").column("worth").take(rows.row).to_pylist())


def test_runs_are_told_row_by_row() -> None:
    found = Gatherer()
    for run in ((3, 5), (9, 9), (0, 3)):
        found.add(run[0], run, 0.5)
    rows = found.rows()
    assert rows.row.to_pylist() == [3, 4, 0, 1, 2]
    assert rows.of.to_pylist() == [3, 3, 0, 0, 0]
    assert joined([Gatherer().rows(), rows, rows]).extra.to_pylist() == [0.5] * 10
    assert joined([Gatherer().rows(), Listed().rows()]).row.type == pa.int32()


@pytest.mark.parametrize(("worth", "found"), [(100.0, 1), (90.0, 1), (80.0, 0), (None, 0)])
def test_a_run_reaches_as_far_as_people_round(
    tmp_path: Path, worth: float | None, found: int
) -> None:
    laid = index(payments("100"), tmp_path).laid[0]
    assert len(near(laid, [replace(WANTED, worth=worth)], "USD").row) == found


def few(way: Callable[..., None], *given: Any) -> Rows:
    """Return the rows that a way lists one by one."""
    found = Listed()
    way(*given, into=found)
    return found.rows()


def test_each_row_belongs_to_a_promise(tmp_path: Path) -> None:
    laid = index(many(), tmp_path).laid[0]
    rows = near(laid, [WANTED, replace(WANTED, parties=("org:chile",), places=())], "USD")
    assert set(rows.of.to_pylist()) == {0, 1}
    assert len(rows.of) == len(rows.row) == len(rows.extra)
    assert set(few(largest, laid, [WANTED], "USD").of.to_pylist()) == {0}


def test_payments_that_add_up(tmp_path: Path) -> None:
    laid = index(payments("30", "30.5", "39.5"), tmp_path).laid[0]
    rows = near(laid, [WANTED], "USD")
    assert (worths(laid, rows), rows.row.to_pylist()) == ([100.0], [laid.flows])


def test_titles_are_found_by_their_words_whatever_the_amount(tmp_path: Path) -> None:
    laid = index(payments("7", "8"), tmp_path).laid[0]
    found = titles(laid, [replace(WANTED, words=frozenset({"khara", "x"})), WANTED])
    assert found.part.to_pylist() == [pytest.approx(1.0)]
    assert worths(laid, few(titled, laid, found)) == [7.0, 8.0, 15.0]


def test_of_a_long_line_some_flows_and_all_that_they_add_up_to(tmp_path: Path) -> None:
    laid = index(payments(*(str(100 + n) for n in range(50))), tmp_path).laid[0]
    found = titles(laid, [replace(WANTED, words=frozenset({"khara", "x"}))])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(candidate_runs, "OF_LINE", 3)
        assert worths(laid, few(titled, laid, found)) == [100.0, 101.0, 102.0, 6225.0]


def test_a_record_is_found_by_the_identifier_that_words_name(tmp_path: Path) -> None:
    laid = index(payments("7", identifier="A-0001"), tmp_path).laid[0]
    rows = few(named, laid, [Sought(promise="p", said="Paid under A-0001."), WANTED])
    assert rows.of.to_pylist() == [0]
