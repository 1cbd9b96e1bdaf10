"""Rows told in full: what was published, and marks that name it."""

from pathlib import Path

from servanda.flows.candidate_tellings import MARKED, Found, mark, told
from servanda.records.pairing import read
from tests.flows.test_candidate_index import index, payments


def test_a_mark_names_what_was_published() -> None:
    given = dict.fromkeys(MARKED, "x")
    assert mark(given) == mark(dict(given))
    assert mark(given, 2) == f"{mark(given)}-2"
    assert mark({**given, "amount": "y"}) != mark(given)


def test_a_row_is_told_as_published_and_a_line_with_its_payments(tmp_path: Path) -> None:
    made = index(payments("5", "6"), tmp_path)
    behind = made.laid[0].flows
    found = told(made.laid, [Found(0, 0, 1.0), Found(0, behind, 1.0)])
    one, line = found[0, 0], found[0, behind]
    assert read(one.read) == [("khara", "khara"), ("port", "port")]
    assert (one.activity, one.ref, one.provider_name) == ("A-1", "1", "Peru")
    assert (one.provider_party, one.dataset, one.snapshot) == ("org:peru", "toy", "00001")
    assert one in line.members
    assert line.amount == 11
    assert line.day == line.members[-1].day
