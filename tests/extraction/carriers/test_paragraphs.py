"""Lines broken at the edge of a page are put together; junk goes; nothing else changes."""

import pytest

from servanda.extraction.carriers.paragraphs import is_wrapped, joined, tidy, width

WRAPPED = [
    "The ships carry flour and water to the",
    "north, where 300 tents were promised by",
    "the end of June.",
    "They sail on Monday from the old port of",
    "the city, said the mayor.",
]


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("a\x00b\x1fc\ud800d\ufffe", "abcd"),
        ("a  \n\n\n\nb\t\n", "a\n\nb"),
        ("\u202eabc\u202c stays", "\u202eabc\u202c stays"),
        ("a\tb", "a\tb"),
    ],
)
def test_tidy(text: str, clean: str) -> None:
    assert tidy(text) == clean
    assert tidy(clean) == clean


def test_paragraphs_are_whole_again() -> None:
    assert joined(WRAPPED, width(WRAPPED)) == [
        "The ships carry flour and water to the north, where 300 tents were promised by the end of June.",
        "They sail on Monday from the old port of the city, said the mayor.",
    ]


@pytest.mark.parametrize(
    ("lines", "whole"),
    [
        (["Aid for the north", "The ships sail on Monday, and then"], 2),
        (["- one item that goes on to the edge", "- another item of the list"], 2),
        (["a line that goes on to the edge of", "", "a new paragraph"], 2),
        (["the recon\u00ad", "struction of the north, a long line"], 2),
    ],
)
def test_what_is_not_joined(lines: list[str], whole: int) -> None:
    assert len(joined(lines, 34)) == whole


def test_a_soft_hyphen_at_the_edge_is_no_letter() -> None:
    lines = ["money for the recon\u00ad", "struction"]
    assert joined(lines, 20) == ["money for the reconstruction"]


def test_wrapped_or_not() -> None:
    assert is_wrapped(WRAPPED * 2)
    assert not is_wrapped(["A short list.", "Of lines.", "That end.", "Each."])


def test_a_short_line_of_a_narrow_column_goes_on_in_a_small_letter() -> None:
    lines = [
        "The ministry of",
        "reconstruction said that the",
        "ships sail.",
        "Two are",
        "Peru's own.",
    ]
    assert joined(lines, 30) == [
        "The ministry of reconstruction said that the ships sail.",
        "Two are",
        "Peru's own.",
    ]
