"""Lists of names that differ, and counts that their own list does not bear out (definition 24)."""

import pytest

from servanda.reconciliation.names import lists, miscounted, named, same_name
from servanda.reconciliation.reprints import Pair
from servanda.reconciliation.told import AmountTold, PartyTold
from tests.reconciliation.making import amount, document, span

KNOWN = {
    "Spain": "ES", "Malta": "MT", "Greece": "GR", "Cyprus": "CY", "Peru": "PE", "Chile": "CL",
    "إسبانيا": "ES", "مالطا": "MT", "اليونان": "GR", "Hy Lạp": "GR", "Tây Ban Nha": "ES",
}  # fmt: skip


def telling(text, file="a", count=""):
    parties = [
        PartyTold(**span(text, name), party=f"country:{code}")
        for name, code in KNOWN.items()
        if name in text
    ]
    amounts = ()
    if count:
        words, figure = count
        amounts = (AmountTold(**span(text, words), amount=amount("country", figure)),)
    return document(file, text, parties=tuple(parties), amounts=amounts)


@pytest.mark.parametrize(
    ("text", "names", "whole"),
    [
        ("Spain, Malta and Greece pay.", ["ES", "MT", "GR"], True),
        ("Donors including Spain, Malta and Greece pay.", ["ES", "MT", "GR"], False),
        ("Spain, Malta, Greece and others pay.", ["ES", "MT", "GR"], False),
        ("Spain, Malta and Greece, Cyprus said.", ["ES", "MT", "GR"], True),
        ("Spain, Malta (MLT), Greece and Cyprus pay.", ["ES", "MT", "GR", "CY"], True),
        ("Spain and Malta pay.", None, None),
        ("Spain met Malta and Greece.", None, None),
        ("Tây Ban Nha, Malta và Hy Lạp góp tiền.", ["ES", "MT", "GR"], True),
        ("تدفع إسبانيا ومالطا واليونان حصصها.", ["ES", "MT", "GR"], True),
    ],
)
def test_lists(text, names, whole):
    found = lists(telling(text), 0, len(text))
    if names is None:
        assert found == []
        return
    (listed,) = found
    assert ([n.split(":")[1] for n in listed.names], listed.whole) == (names, whole)


@pytest.mark.parametrize(
    ("one", "other", "values", "hard"),
    [
        ("Spain, Malta and Greece", "Spain, Malta and Cyprus", ("country:CY", "country:GR"), True),
        ("Spain, Malta and Greece", "Spain, Malta, Greece and Cyprus", ("-", "country:CY"), False),
        ("Spain, Malta and Greece", "Greece, Spain and Malta", None, None),
        ("Spain, Malta and Greece", "Peru, Chile and Cyprus", None, None),
    ],
)
def test_lists_of_two_tellings(one, other, values, hard):
    a, b = telling(f"{one} pay."), telling(f"{other} pay.", "b")
    pair = Pair(
        a=a.quotation(0, len(a.text)), b=b.quotation(0, len(b.text)), relation="near", containment=1
    )
    found = list(named(a, b, pair=pair))
    assert [(f.kind, f.values, f.hard) for f in found] == (
        [("names", values, hard)] if values else []
    )


@pytest.mark.parametrize(
    ("text", "count", "expected"),
    [
        ("Five countries: Spain, Malta, Greece and Peru.", ("Five countries", 5), True),
        ("Four countries: Spain, Malta, Greece and Peru.", ("Four countries", 4), False),
        ("Four countries, Spain, Malta, Greece and Atlantis.", ("Four countries", 4), False),
        ("Five countries, including Spain, Malta and Greece.", ("Five countries", 5), False),
        ("Five countries: Spain, Malta, Greece and others.", ("Five countries", 5), False),
        ("Five countries came. Spain, Malta and Greece spoke.", ("Five countries", 5), False),
        ("Bốn nước gồm Tây Ban Nha, Malta và Hy Lạp góp tiền.", ("Bốn nước", 4), True),
        ("وافقت أربع دول، هي إسبانيا ومالطا واليونان.", ("أربع دول", 4), True),
    ],
)
def test_a_count_and_its_own_list(text, count, expected):
    """Items are counted as written, so that a name the register does not know still counts."""
    found = list(miscounted([telling(text, count=count)]))
    assert [f.kind for f in found] == (["count"] if expected else [])
    for f in found:
        assert len(set(f.values)) == 2
        assert f.quotations[0].quote == count[0]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("person:may-ann-hill", "person:may-hill", True),
        ("person:may-hill", "person:may-reed", False),
        ("person:hill", "person:may-hill", False),
        ("country:PE", "country:PE", True),
        ("org:water-board", "org:board", False),
    ],
)
def test_one_person_with_more_names_and_with_fewer(one, other, same):
    assert same_name(one, other) is same_name(other, one) is same
