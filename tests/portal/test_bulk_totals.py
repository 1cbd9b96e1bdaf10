"""Totals as a dataset's page says them: those of `servanda flows total`, with what they leave out."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from servanda.flows.rate_tables import FOLDER
from servanda.portal.bulk import held_or_404, snapshot_of
from servanda.portal.bulk_totals import answer, forget, money, rate_words, totals_of


def test_totals_name_stage_rows_and_what_is_left_out(toys: str) -> None:
    forget()
    found = totals_of(snapshot_of(held_or_404(toys)))
    assert (found["headline"], found["rows"], found["measure"]) == ("112\u00a0USD", 3, "disbursed")
    (stage,) = found["stages"]
    assert (stage["figure"], stage["headline"]) == ("112\u00a0USD", True)
    assert {one["reason"] for one in found["left_out"]} >= {"duplicate"}


def test_an_answer_is_worked_out_once(toys: str) -> None:
    snapshot = snapshot_of(held_or_404(toys))
    assert answer(snapshot, "party") is answer(snapshot, "party")


@pytest.mark.parametrize(
    ("figure", "said"),
    [("1000000", "1,000,000\u00a0USD"), ("0.5", "0.5\u00a0USD"), ("-3.456", "-3.46\u00a0USD")],
)
def test_money(figure: str, said: str) -> None:
    assert money(Decimal(figure), "USD") == said


def test_a_table_of_the_operator_counts_on_the_page(toys: str, settings: Any) -> None:
    snapshot = snapshot_of(held_or_404(toys))
    before = answer(snapshot, "party")
    kept = Path(settings.FLOWS) / FOLDER / "own.csv"
    kept.parent.mkdir(parents=True, exist_ok=True)
    kept.write_text("Date,Rate,Currency\n2025-12-31,23000,VND\n", encoding="utf-8")
    try:
        assert answer(snapshot, "party") is not before
    finally:
        kept.unlink()


def test_rates_by_name() -> None:
    assert rate_words("publisher") == "the publisher's own conversion"
    assert rate_words("an operator's table") == "an operator's table"
