"""A mark stands where claim and reading differ, and nowhere else."""

from dataclasses import replace
from decimal import Decimal

import pytest

from servanda.extraction.second.claims import Claim
from servanda.extraction.second.disagreements import marks, marks_of_place, ungraded
from tests.extraction.seconding import known, place_of

READ = {
    "modality": "pledge",
    "speaker": "country:MA",
    "obligor": ["country:ID", "country:EG"],
    "beneficiary": [],
    "amount": {"value": 8000, "unit": "soldier", "minimum": None, "maximum": 8000},
    "due": "2026-06-30",
}
SAME = Claim(
    kind="promise",
    quote="Indonesia",
    modality="pledge",
    speaker="Morocco",
    obligors=("Egypt", "Indonesia"),
    number=Decimal(8000),
    unit="soldiers",
    day="2026-06-30",
)


def test_what_agrees_or_is_not_claimed_has_no_mark() -> None:
    assert marks(SAME, READ, known()) == []
    assert marks(Claim(kind="promise", quote="q"), READ, known()) == []


@pytest.mark.parametrize(
    ("change", "field", "claimed"),
    [
        ({"modality": "request"}, "modality", "request"),
        ({"speaker": "Qatar"}, "speaker", "Qatar"),
        ({"speaker": "the Sea\u202e Lord\0"}, "speaker", "the Sea Lord"),
        ({"obligors": ("Indonesia",)}, "obligor", "Indonesia"),
        ({"obligors": ("Atlantis",)}, "obligor", "Atlantis"),
        ({"beneficiary": "Gaza"}, "beneficiary", "Gaza"),
        ({"number": Decimal("9.5E+3")}, "amount", "9500 soldiers"),
        ({"unit": "USD"}, "amount", "8000 USD"),
        ({"number": None, "unit": "USD"}, "amount", "USD"),
        ({"day": "30 June"}, "due", "30 June"),
    ],
)
def test_what_differs_is_marked(change: dict, field: str, claimed: str) -> None:
    (mark,) = marks(replace(SAME, **change), READ, known())
    assert mark == {"code": "disagrees", "field": field, "claimed": claimed}


def test_a_range_agrees_with_its_ends() -> None:
    read_here = {"value": None, "unit": "USD", "minimum": 5, "maximum": 7}
    for number, expected in ((5, []), (7, []), (6, ["value"])):
        claim = Claim(kind="amount", quote="q", number=Decimal(number), unit="USD")
        assert [mark["field"] for mark in marks(claim, read_here, known())] == expected


def test_marks_of_the_words() -> None:
    place = place_of("Egypt")
    twice = replace(place, found=2, how="approximate")
    claim = Claim(kind="promise", quote="Egipt")
    assert marks_of_place(claim, replace(place, found=1)) == []
    assert [(m["code"], m["claimed"]) for m in marks_of_place(claim, twice)] == [
        ("approximate", "Egipt"),
        ("ambiguous", "2"),
    ]
    # A party named twice is one party.
    assert marks_of_place(Claim(kind="party", quote="Egypt"), replace(place, found=2)) == []
    assert ungraded() == {"code": "ungraded", "field": "strength", "claimed": ""}
