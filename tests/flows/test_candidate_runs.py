"""Runs of rows that may fit, and titles by their words."""

from dataclasses import replace
from pathlib import Path

import pytest

from servanda.flows.candidate_runs import largest, named, near, series, titled, titles
from servanda.records.pairing import Sought
from tests.flows.test_candidate_index import index, payments
from tests.flows.test_candidates import WANTED, many


@pytest.mark.parametrize(("worth", "found"), [(100.0, 1), (90.0, 1), (80.0, 0), (None, 0)])
def test_a_run_reaches_as_far_as_people_round(
    tmp_path: Path, worth: float | None, found: int
) -> None:
    laid = index(payments("100"), tmp_path).laid[0]
    assert len(near(laid, [replace(WANTED, worth=worth)], "USD").of) == found


def test_each_row_belongs_to_a_promise(tmp_path: Path) -> None:
    laid = index(many(), tmp_path).laid[0]
    rows = near(laid, [WANTED, replace(WANTED, parties=("org:chile",), places=())], "USD")
    assert set(rows.of.to_pylist()) == {0, 1}
    assert len(rows.of) == len(rows.batch) == len(rows.extra)
    assert set(largest(laid, [WANTED], "USD").of.to_pylist()) == {0}


def test_payments_that_add_up(tmp_path: Path) -> None:
    laid = index(payments("30", "30.5", "39.5"), tmp_path).laid[0]
    assert series(laid, [WANTED], "USD").batch.column("worth").to_pylist() == [100.0]


def test_titles_are_found_by_their_words_whatever_the_amount(tmp_path: Path) -> None:
    laid = index(payments("7", "8"), tmp_path).laid[0]
    found = titles(laid, [replace(WANTED, words=frozenset({"khara", "x"})), WANTED])
    assert found.part.to_pylist() == [pytest.approx(1.0)]
    single, lines = titled(laid, found)
    assert single.batch.column("worth").to_pylist() == [7.0, 8.0]
    assert lines.batch.column("worth").to_pylist() == [15.0]


def test_a_record_is_found_by_the_identifier_that_words_name(tmp_path: Path) -> None:
    laid = index(payments("7", identifier="A-0001"), tmp_path).laid[0]
    rows = named(laid, [Sought(promise="p", said="Paid under A-0001."), WANTED])
    assert rows.of.to_pylist() == [0]
