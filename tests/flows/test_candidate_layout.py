"""How flows are laid out: payers that are told by who reports, words as numbers, runs in order."""

from pathlib import Path

import pytest

from servanda.flows.candidate_layout import BITS, number_of
from tests.flows.test_candidate_index import column, index, payments


def test_a_word_is_known_by_its_hash() -> None:
    assert number_of("khara") == number_of("khara") < 1 << BITS
    assert number_of("khara") != number_of("torun")
    assert number_of("\ud800") >= 0


def test_rows_of_a_payer_stand_in_the_order_of_their_worth(tmp_path: Path) -> None:
    made = index(payments("7", "5", "6"), tmp_path).laid[0]
    assert made.batch("near").column("worth").to_pylist() == [5.0, 6.0, 7.0, 18.0]
    assert made.flows == 3
    assert made.groups == {made.group(made.parties["org:peru"], 0, made.measures["USD"]): (0, 3)}


def test_a_rare_word_weighs_more(tmp_path: Path) -> None:
    rows = payments("5", title="Khara port")
    more = payments("6", title="Torun port").tables
    for name, given in more.items():
        rows.tables[name] += [(2, *row[1:]) for row in given]
    made = index(rows, tmp_path)
    assert made.weigh("khara") == made.weigh("torun") > made.weigh("port") > 0
    assert made.weigh("nowhere") == pytest.approx(made.weigh("khara"))
    assert len(column(made, "postings", "line")) == 4
