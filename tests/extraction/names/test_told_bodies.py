"""Bodies told by a noun beside their name, or as "it", and the Red Cross of a country."""

import pytest

from servanda.extraction.names.told_bodies import national_societies, told_bodies


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The airline Cóndor Azul will fly.", ["Cóndor Azul"]),
        ("A rival, Cimor Norte, said it had given more.", ["Cimor Norte"]),
        ("Tallinna Pank, one of the largest lenders, rose.", ["Tallinna Pank"]),
        ("The firm's Ana Quispe said so.", []),
        ("Barzani said it was late.", []),
        ("The charity President came.", []),
    ],
)
def test_told_bodies(text: str, expected: list[str]) -> None:
    assert [text[a:b] for a, b in told_bodies(text, language="en")] == expected


def test_the_society_of_a_country() -> None:
    text = "The Kenya Red Cross and the Chadian Red Cross came, the Big Red Cross did not."
    found = [text[a:b] for a, b in national_societies(text, language="en")]
    assert found == ["Kenya Red Cross", "Chadian Red Cross"]
