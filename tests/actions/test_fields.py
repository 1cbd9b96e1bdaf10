"""Fields read strictly: each fault names its field and says what to write instead."""

from decimal import Decimal

import pytest

from servanda.actions.fields import Fields, amount_of
from servanda.actions.refusals import Refused
from servanda.records import Amount, When

AMOUNT = {"unit": "soldier", "maximum": 8000, "value": None, "minimum": None, "approximate": False}


@pytest.mark.parametrize(
    ("method", "arguments", "value", "expected"),
    [
        ("text", (), None, ""),
        ("text", (), 12, "12"),
        ("code", ("promise.scope",), "outside", "outside"),
        ("code", ("promise.scope", "plan"), None, "plan"),
        ("grade", (), "4", 4),
        ("grade", (), 0, 0),
        ("grade", (), None, 0),
        ("when", (), "2026-06", When("2026-06")),
        ("when", (), "", None),
        ("flag", (), "false", False),
        ("flag", (), True, True),
        ("flag", (), "yes", True),
        ("party", (), " country:VN ", "country:VN"),
        ("parties", (), "country:VN; org:fifa;country:VN", ("country:VN", "org:fifa")),
        ("parties", (), ["person:to-lam"], ("person:to-lam",)),
        ("parties", (), None, ()),
        ("items", (), "a;;b", ("a", "b")),
        ("amount", (), AMOUNT, Amount(unit="soldier", maximum=Decimal(8000))),
        # What was read gives the figure as its value beside the bound; the bound alone is kept.
        ("amount", (), AMOUNT | {"value": 8000}, Amount(unit="soldier", maximum=Decimal(8000))),
        (
            "amount",
            (),
            {"value": "37.20", "unit": "USD"},
            Amount(unit="USD", value=Decimal("37.20")),
        ),
        ("amount", (), None, None),
        ("amount", (), {"unit": "", "value": None}, None),
    ],
)
def test_what_fits(method, arguments, value, expected):
    assert getattr(Fields({"f": value}), method)("f", *arguments) == expected


@pytest.mark.parametrize(
    ("method", "arguments", "value", "words"),
    [
        ("text", (), ["a"], "f: ['a'] is not a text"),
        (
            "code",
            ("promise.scope",),
            "abroad",
            "f: there is no 'abroad'. Write one of: plan, outside.",
        ),
        ("grade", (), "9", "f: '9' is not a grade. Write a whole number from 0 to 5."),
        ("grade", (), "-1", "f: '-1' is not a grade"),
        ("grade", (), "firm", "f: 'firm' is not a grade"),
        ("when", (), "2026-02-31", "f: '2026-02-31' is not a date. Write a day as 2026-06-30"),
        ("when", (), "31/2", "f: '31/2' is not a date"),
        ("when", (), "2026-06-30/2026-01-01", "is not a date"),
        ("flag", (), "perhaps", "f: 'perhaps' is neither true nor false"),
        (
            "party",
            (),
            "Vietnam",
            "f: 'Vietnam' is not the code of a party. Write its code: country:VN",
        ),
        ("party", (), "country:UK", "f: nobody knows 'country:UK'"),
        ("parties", (), ["country:VN", "x"], "f: 'x' is not the code"),
        ("parties", (), {"a": 1}, "f: {'a': 1} is not a list"),
        ("amount", (), "abc", "f: 'abc' is not an amount"),
        (
            "amount",
            (),
            {"value": "abc", "unit": "USD"},
            "f: 'abc' is not a number. Write plain digits",
        ),
        ("amount", (), {"value": 5}, "f: it has no unit"),
        ("amount", (), {"value": "NaN", "unit": "USD"}, "f: an amount is a finite number"),
        ("amount", (), {"minimum": 5, "maximum": 3, "unit": "USD"}, "the minimum is larger"),
    ],
)
def test_what_does_not_fit_is_refused_by_name(method, arguments, value, words):
    with pytest.raises(Refused) as caught:
        getattr(Fields({"f": value}), method)("f", *arguments)
    assert words in str(caught.value)


def test_the_first_name_that_is_there_wins():
    fields = Fields({"obligor": ["country:ID"], "obligors": []})
    assert fields.parties("obligors", "obligor") == ()
    assert Fields({"obligor": ["country:ID"]}).parties("obligors", "obligor") == ("country:ID",)


@pytest.mark.parametrize("value", [None, "", 5, {}, {"value": 5}, {"unit": "USD"}])
def test_no_amount_is_none(value):
    assert amount_of(value) is None
