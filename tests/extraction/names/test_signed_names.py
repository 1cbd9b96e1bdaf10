"""Names above and below a text, in an apposition, proved by what they say later, and known by a first name."""

import pytest

from servanda.extraction.names.signed_names import bare_lines, by_first_name, proved, signed, told


def names(found, text: str) -> list[str]:
    return [text[start:end] for start, end in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bread\nBy Ana Quispe and Jo Berg\nIt rained.", ["Ana Quispe", "Jo Berg"]),
        ("Bread\nBy Thursday Peru had paid.", []),
        ("A talk. Interview: Oleksa Hrytsak\nWhy?", ["Oleksa Hrytsak"]),
        ("She spoke to Jacob Timo.", ["Jacob Timo"]),
        (
            "Dear ministers,\nI ask for pipe.\nYours faithfully,\nSolomiya Bondar\nLima",
            ["Solomiya Bondar"],
        ),
        ("Dear ministers,\nI ask for pipe and cement.\nLinda Rais, Padang, 2 May", ["Linda Rais"]),
        ("Photo: Andes Images", []),
    ],
)
def test_who_signs(text: str, expected: list[str]) -> None:
    assert names(signed(text, "en"), text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ida Lund runs the office.\nWhy?\nLund: Because.", ["Ida Lund"]),
        ("We met Ida Lund. Lund said little.", ["Ida Lund"]),
        ("We met Ida Lund. It was late.", []),
    ],
)
def test_a_last_name_proves_the_full_one(text: str, expected: list[str]) -> None:
    assert names(proved(text, "en"), text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Abdulgani Salih, a boatman, was late.", ["Abdulgani Salih"]),
        ("Beit Salih, a town in the hills, was late.", []),
        ("one Haruto Ishimaru turned up", ["Haruto Ishimaru"]),
        ("Trevor Lund, 52, was held", ["Trevor Lund"]),
        ("Dagny Lund heads the office", ["Dagny Lund"]),
        ("the name of Bogdan Lund, who came", ["Bogdan Lund"]),
    ],
)
def test_who_is_told_what_he_is(text: str, expected: list[str]) -> None:
    assert names(told(text, "en"), text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the letter from Marwan Jilani came", ["Marwan Jilani"]),
        ("the Nasser Bridge and in Marwan Valley", []),
        ("in Khan Younis", []),
        ("World number two Rodney Eyles and Klara Gajdus left", ["Rodney Eyles", "Klara Gajdus"]),
        ("in Georgia Avenue, Florence Nights and Grant Terms", []),
    ],
)
def test_a_first_name_shows_a_name(text: str, expected: list[str]) -> None:
    assert names(by_first_name(text, "en"), text) == expected


def test_a_line_of_a_name_alone_below_the_heading() -> None:
    text = "The cheque\nMarwan Jilani\nIt rained.\nIt snowed."
    assert names(bare_lines(text, "en"), text) == ["Marwan Jilani"]


def test_a_lane_is_nobody() -> None:
    text = "Residents of Mill Lane, who were promised new pumps after the flood, said it rained."
    assert not list(told(text, "en"))
