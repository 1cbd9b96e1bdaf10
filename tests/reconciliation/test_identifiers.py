"""Identifiers that differ by a slip, and one identifier with two dates."""

import re
from dataclasses import replace

import pytest

from servanda.reconciliation.identifiers import identifiers, one_digit_apart, swapped
from servanda.reconciliation.told import DateTold, IdentifierTold, PartyTold
from servanda.records import When
from tests.reconciliation.making import document


def told(file, text, **dates):
    """A text whose four-digit numbers are resolutions; `dates` maps a name to (words, ISO)."""
    numbers = tuple(
        IdentifierTold(start=m.start(), end=m.end(), kind="resolution", value=m.group())
        for m in re.finditer(r"\b2\d{3}\b", text)
    )
    days = tuple(
        DateTold(start=text.index(words), end=text.index(words) + len(words), value=When(iso))
        for words, iso in dates.values()
    )
    return document(file, text, identifiers=numbers, dates=days)


@pytest.mark.parametrize(
    ("a", "b", "swap", "digit"),
    [
        ("2803", "2830", True, False),
        ("2803", "2083", True, False),
        ("2803", "2804", False, True),
        ("2803", "2308", False, False),
        ("2803", "28030", False, False),
        ("2803", "2803", False, False),
    ],
)
def test_slips_of_the_pen(a, b, swap, digit):
    assert (swapped(a, b), one_digit_apart(a, b)) == (swap, digit)


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["Nghị quyết 2803 về Gaza.", "Theo nghị quyết 2830 thì khác."], [("2803", "2830")]),
        (["Resolution 2803 welcomes it.\nLater, resolution 2830 is cited."], [("2803", "2830")]),
        (["The plan of resolution 2803 on Gaza.", "The plan of resolution 2804 on Gaza."], [("2803", "2804")]),
        (["The plan of resolution 2803 on Gaza.", "Sanctions run on under number 2804."], []),
        (["Resolutions 2720 and 2728 on Gaza.", "On Gaza see 2720.", "On Gaza see 2728."], []),
        (["Resolution 2803.", "Resolution 2720."], []),
        (["Resolution 2803.", "Resolution 2803."], []),
    ],
)  # fmt: skip
def test_identifiers_that_cannot_both_be_right(texts, expected):
    """A swap is a slip wherever it stands; one digit needs one matter; a list names two things."""
    found = list(identifiers([told(f"f{n}", text) for n, text in enumerate(texts)]))
    assert [one.values for one in found] == expected
    assert all(one.kind == "identifier" and one.hard for one in found)


def test_every_document_is_quoted_once_for_each_value():
    """The wrong number stands twice here, and no majority decides."""
    documents = [told("a", "2803 ... 2803"), told("b", "2830"), told("c", "2830")]
    quoted = next(identifiers(documents)).quotations
    assert [(q.file, q.quote) for q in quoted] == [("a", "2803"), ("b", "2830"), ("c", "2830")]


@pytest.mark.parametrize(
    ("second", "hard"),
    [("2025-11-18", False), ("2025-11-27", True), ("2025-11", None), ("2025-11-17", None)],
)
def test_one_resolution_with_two_dates(second, hard):
    """17 November in New York is 18 November in Hanoi: soft."""
    found = list(
        identifiers(
            [
                told("a", "Resolution 2803 of the 17th.", first=("17th", "2025-11-17")),
                told("b", "Number 2803, adopted then.", first=("then", second)),
            ]
        )
    )
    assert [one.hard for one in found] == ([] if hard is None else [hard])
    for one in found:
        assert (one.kind, one.values) == ("date", ("2025-11-17", second))
        assert [q.quote for q in one.quotations] == ["17th", "then"]


def test_the_day_on_which_somebody_speaks_of_a_resolution_is_not_its_own():
    documents = [
        told("a", "Resolution 2803 of the 17th.", first=("17th", "2025-11-17")),
        told("b", "In May the envoy said that 2803 must be kept.", first=("May", "2026-05")),
    ]
    assert list(identifiers(documents)) == []


@pytest.mark.parametrize(("names", "both"), [("Peru, Chile, Tamra", True), ("Tamra", False)])
def test_two_languages_and_one_event(names, both):
    """2911 and 2919, each the only one of its report: one matter where names and the day are shared."""
    texts = (f"Resolution 2911 was passed for {names}.", f"Nghị quyết 2919 dành cho {names}.")
    documents = []
    for file, text, language in zip("ab", texts, ("en", "vi"), strict=True):
        parties = tuple(
            PartyTold(
                start=text.index(name), end=text.index(name) + len(name), party=f"country:{name}"
            )
            for name in ("Peru", "Chile")
            if name in text
        )
        documents.append(
            replace(
                told(file, text), language=language, published=When("2026-05-02"), parties=parties
            )
        )
    assert [f.values for f in identifiers(documents)] == ([("2911", "2919")] if both else [])
