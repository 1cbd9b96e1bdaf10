"""What is said of a second proposer's answers."""

from servanda.extraction.second.findings import REASONS, left_unread, malformed, noted, rejected
from servanda.extraction.second.grounding import Refusal
from servanda.records import Level
from tests.extraction.seconding import place_of


def test_a_bad_answer_is_a_warning_with_its_place() -> None:
    found = malformed("model:m", "it is not JSON", ((3, 9), (12, 20)))
    assert (found.level, found.code, found.where) == (
        Level.WARNING,
        "proposer.reply",
        "characters 3-20",
    )
    assert "it is not JSON" in found.message


def test_rejections_are_counted_in_one_note() -> None:
    (found,) = rejected("model:m", {"absent": 2, "shape": 1, "long": 0})
    assert found.code == "proposer.rejected"
    assert "2 not in the text, 1 of another shape" in found.message
    assert list(rejected("model:m", {"shape": 0})) == []
    assert {reason.value for reason in Refusal} <= REASONS.keys()


def test_the_rest_of_a_long_document() -> None:
    assert left_unread("model:m", 7).code == "proposer.too-long"


def test_marks_are_notes_with_the_place_of_the_words() -> None:
    marks = [
        {"code": "disagrees", "field": "amount", "claimed": "9000"},
        {"code": "disagrees", "field": "due", "claimed": "2027"},
        {"code": "ambiguous", "field": "quote", "claimed": "2"},
        {"code": "approximate", "field": "quote", "claimed": "x"},
        {"code": "ungraded", "field": "strength", "claimed": ""},
    ]
    found = list(noted("model:m", marks, place_of("Egypt")))
    assert [f.code.partition(".")[2] for f in found] == ["disagrees", "ambiguous", "approximate"]
    assert "amount: 9000; due: 2027" in found[0].message
    assert all(f.level == Level.NOTE and f.where.startswith("characters ") for f in found)
