"""Our readers say what words say that somebody else pointed at."""

from decimal import Decimal

import pytest

from servanda.extraction.second.claims import Claim
from servanda.extraction.second.derived import derive, same_amount, share
from servanda.records import Amount
from tests.extraction.seconding import ROAD, known, place_of


def derived(kind: str, quote: str, **claimed: object):
    return derive(Claim(kind=kind, quote=quote, **claimed), place_of(quote), known())


def test_a_promise_in_wording_of_ours_is_read_by_our_rules() -> None:
    read_here = derived(
        "promise",
        "Indonesia will send up to 8,000 soldiers to Gaza by 30 June 2026",
        modality="request",
        number=Decimal(9000),
        obligors=("Egypt",),
    )
    assert (read_here["modality"], read_here["strength"]) == ("pledge", 4)
    assert read_here["obligor"] == ["country:ID"]
    assert (read_here["amount"]["maximum"], read_here["due"]) == (8000, "2026-06-30")


def test_a_promise_in_other_wording_keeps_what_stands_in_the_words() -> None:
    read_here = derived(
        "promise",
        ROAD,
        modality="pledge",
        obligors=("Norway", "Egypt"),
        beneficiary="Gaza",
        number=Decimal(7_000_000),
        unit="USD",
        day="2026-05-01",
    )
    assert read_here["obligor"] == ["country:NO"]  # Egypt is not named in these words
    assert read_here["beneficiary"] == []
    assert (read_here["amount"]["value"], read_here["amount"]["unit"]) == (5_000_000, "USD")
    assert (read_here["due"], read_here["kind"]) == ("2026-05-01", "money")
    assert read_here["strength"] == 0  # no rule knows the wording: a person grades it


def test_a_day_that_the_words_do_not_have_is_not_taken() -> None:
    read_here = derived("promise", ROAD, modality="pledge", day="2026-07-01")
    assert read_here["due"] == "2026-05-01"
    assert (
        derived("promise", "Egypt promised trucks", modality="pledge", day="2026-07")["due"] is None
    )


@pytest.mark.parametrize(
    "quote",
    [
        "Qatar will not send troops",
        # the word that denies is left out of the quotation, and stands in the text
        "Egypt is to open the northern crossing of the valley for lorries with flour, tents and"
        " blankets before the last days of the month of June",
    ],
)
def test_a_refusal_is_no_promise(quote: str) -> None:
    assert derived("promise", quote, modality="pledge") == "refused"


def test_the_speaker_stands_in_the_sentence() -> None:
    said = derived("statement", "We shall bring tents", speaker="Morocco")
    assert (said["speaker"], said["kind"]) == ("country:MA", "direct")
    assert derived("statement", ROAD, speaker="Norway")["speaker"] == "country:NO"
    assert derived("statement", ROAD, speaker="Egypt")["speaker"] == ""


@pytest.mark.parametrize(
    ("kind", "quote", "value"),
    [
        ("date", "before 1 May 2026", ("2026-05-01", "1 May 2026")),
        ("amount", "a cost of 5 million dollars", (5_000_000, "5 million dollars")),
    ],
)
def test_a_figure_is_read_again(kind: str, quote: str, value: tuple) -> None:
    read_here = derived(kind, quote)
    assert (read_here["value"], read_here["quote"]) == value
    at = place_of(read_here["quote"])
    assert (read_here["start"], read_here["end"]) == (at.start, at.end)


def test_a_party_of_our_lists() -> None:
    read_here = derived("party", "by Norway at")
    at = place_of("Norway")
    assert (read_here["id"], read_here["mentions"]) == ("country:NO", [[at.start, at.end]])


@pytest.mark.parametrize("kind", ["date", "amount", "party"])
def test_what_our_readers_do_not_find_is_unread(kind: str) -> None:
    assert derived(kind, "The road is to be mended") == "unread"


def test_names_are_known_as_they_stand_or_from_our_lists() -> None:
    names = {name: known().party(name) for name in ("Indonesia", "الأردن", "Nowhere", "")}
    assert names == {"Indonesia": "country:ID", "الأردن": "country:JO", "Nowhere": "", "": ""}


@pytest.mark.parametrize(
    ("number", "unit", "same"),
    [
        (8000, "soldier", True),
        (8000, "soldiers", True),
        (8000, "binh sĩ", False),
        (8000, "", True),
        (None, "soldier", True),
        (9000, "soldier", False),
        (8000, "truck", False),
    ],
)
def test_same_amount(number: int | None, unit: str, same: bool) -> None:
    claim = Claim(
        kind="amount", quote="q", number=None if number is None else Decimal(number), unit=unit
    )
    assert same_amount(claim, Amount(unit="soldier", maximum=Decimal(8000)), "en") is same
    assert not same_amount(claim, None, "en")


def test_share() -> None:
    whole = place_of(ROAD)
    assert share(whole, whole) == 1
    assert share(whole, place_of("Qatar")) == 0
