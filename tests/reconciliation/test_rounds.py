"""The number of a round tells one meeting from the next."""

import pytest

from servanda.reconciliation.rounds import apart, rounds


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("a first round of talks", "a second round of talks", True),
        ("the 3rd session", "the 4th session", True),
        ("hội nghị lần thứ hai", "hội nghị lần thứ ba", True),
        ("đàm phán vòng ba", "đàm phán vòng hai", True),
        ("الجولة الثانية", "الجولة الثالثة", True),
        ("a first round of talks", "a round of talks", False),
        ("a First round", "the first round", False),
        ("thirty states met", "forty states met", False),
    ],
)
def test_rounds(one, other, expected):
    assert apart(one, other) is apart(other, one) is expected


def test_a_text_without_rounds():
    assert rounds("The ministers met in May.") == frozenset()
