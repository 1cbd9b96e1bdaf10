"""Bodies told by a noun beside their name, or as "it", and the Red Cross of a country."""

import pytest

from servanda.extraction.names.parties import find_parties
from servanda.extraction.names.told_bodies import national_societies, told_bodies
from servanda.extraction.view import View


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
    found = [(text[n.start : n.end], n.party) for n in national_societies(text, language="en")]
    assert found == [
        ("Kenya Red Cross", "org:kenya-red-cross"),
        ("Chadian Red Cross", "org:chadian-red-cross"),
    ]
    text = "ووصل الصليب الأحمر الكيني والهلال الأحمر"
    [society] = national_societies(text, language="ar")
    assert society.party == "org:kenya-red-cross"


def test_a_registered_society_keeps_its_own_name() -> None:
    for text, body in (
        ("وصل الهلال الأحمر المصري", "egyptian-red-crescent"),
        ("وصل الهلال الأحمر النيجري", "niger-red-crescent"),
    ):
        found = {p.id for p in find_parties(View(text), [], language="ar")}
        assert f"org:{body}" in found
        assert "org:red-crescent" not in found
