"""Figures in words, with every digit, in the form that goes with the number."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from servanda.cli.lines import (
    amount_object,
    amount_words,
    counted,
    grouped,
    people,
    ratio,
    reason_words,
    row,
    total,
    unit_words,
)
from servanda.reconciliation.account import account
from servanda.records import (
    Amount,
    Anchor,
    Delivery,
    Match,
    Plan,
    Promise,
    Reason,
    Status,
    When,
    Wording,
)

EIGHT = Amount(unit="soldier", maximum=Decimal(8000))
WORDS = (Anchor(document="0" * 64, start=0, end=3, exact="abc"),)
PLAN = Plan(id="drill", title=Wording(en="Drill"), boundary=Wording(en="Inside the drill."))
REST = {"plan": "drill", "evidence": WORDS, "title": Wording(en="T", vi="V")}
PROMISES = (
    Promise(**REST, id="men", kind="personnel", strength=4, amount=EIGHT, due=When("2026-06")),
    Promise(
        **REST,
        id="money",
        kind="pledge",
        strength=4,
        obligors=("country:ID",),
        amount=Amount(unit="USD", value=Decimal(1_000_000)),
        due=When("2026-12"),
    ),
    Promise(**REST, id="vague", kind="pledge", strength=1),
)
PAID = Delivery(
    **REST,
    id="d",
    stage="disbursed",
    date=When("2026-03-01"),
    amount=Amount(unit="USD", value=Decimal(250_000)),
)
FOUND = account(
    PLAN,
    [*PROMISES, PAID, Match(plan="drill", id="m", promise="money", delivery="d", evidence=WORDS)],
    today=date(2026, 6, 30),
)


@pytest.mark.parametrize(
    ("number", "text"),
    [("1409000000", "1,409,000,000"), ("37.20", "37.2"), ("1E+9", "1,000,000,000"), ("0", "0")],
)
def test_every_digit_in_groups(number, text):
    assert grouped(Decimal(number)) == text


@pytest.mark.parametrize(
    ("number", "language", "word"),
    [
        ("1", "en", "soldier"),
        ("0", "en", "soldiers"),
        ("2", "en", "soldiers"),
        ("1.5", "en", "soldiers"),
        ("1", "ar", "جندي"),
        ("2", "ar", "جندي"),
        ("3", "ar", "جنود"),
        ("10", "ar", "جنود"),
        ("11", "ar", "جندي"),
        ("8000", "ar", "جندي"),
        ("1", "vi", "binh sĩ"),
        ("8000", "vi", "binh sĩ"),
    ],
)
def test_the_form_goes_with_the_number(number, language, word):
    assert unit_words("soldier", Decimal(number), language) == word


def test_money_and_unknown_units_stand_as_they_are():
    assert counted(Decimal("75000000"), "USD", "en") == "75,000,000 USD"
    assert counted(Decimal(2), "gondola", "vi") == "2 gondola"


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        (None, ""),
        (EIGHT, "up to 8,000 soldiers"),
        (Amount(unit="USD", minimum=Decimal(7_000_000_000)), "at least 7,000,000,000 USD"),
        (Amount(unit="person", minimum=Decimal(5), maximum=Decimal(10)), "5 to 10 people"),
        (Amount(unit="country", value=Decimal(50), approximate=True), "about 50 countries"),
        (Amount(unit="school", value=Decimal(1)), "1 school"),
        (replace(EIGHT, approximate=True), "up to 8,000 soldiers"),
    ],
)
def test_an_amount_says_its_bound(amount, text):
    assert amount_words(amount, "en") == text


def test_numbers_of_json_lose_no_digit():
    given = Amount(unit="USD", value=Decimal("37.20"), approximate=True)
    assert amount_object(given) == {
        "value": "37.2",
        "minimum": None,
        "maximum": None,
        "unit": "USD",
        "approximate": True,
    }
    assert amount_object(None) is None


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "1 soldier of the 8,000 soldiers promised has arrived."),
        ("vi", "Đã nhận 1 binh sĩ trên 8,000 binh sĩ đã hứa."),
    ],
)
def test_the_figures_of_a_reason(language, text):
    reason = Reason(code="arrived-in-full", details=(("arrived", "1"), ("promised", "8000")))
    status = Status(
        plan="p", promise="x", as_of=date(2026, 1, 1), status="kept", reason=reason, unit="soldier"
    )
    assert reason_words(status, language) == text


def rows(names, language):
    promises = {one.id: one for one in FOUND.promises}
    made = [row(promises[s.promise], s, names=names, language=language) for s in FOUND.statuses]
    return {one["id"]: one for one in made}


def test_one_row_a_promise():
    made = rows({"country:ID": "Indonesia"}, "en")
    assert sorted(made) == ["men", "money", "vague"]
    money = made["money"]
    assert (money["amount_words"], money["obligor_names"]) == ("1,000,000 USD", ["Indonesia"])
    assert (money["status"], money["status_words"], money["due"]) == (
        "on-track",
        "on track",
        "2026-12",
    )
    assert money["fraction"] == "0.25"
    assert money["equation"] == {
        "unit": "USD",
        "bound": "exact",
        "original": "1000000",
        "revisions": "0",
        "fulfilled": "250000",
        "outstanding": "750000",
        "lapsed": "0",
        "surplus": "0",
    }
    assert money["evidence"] == [{"document": "0" * 64, "start": 0, "end": 3, "quote": "abc"}]
    assert made["vague"]["equation"] is None
    assert rows({}, "vi")["men"]["title"] == "V"


def test_totals_name_their_boundary_and_what_they_leave_out():
    totals = {one.stage: total(one, "en") for one in FOUND.totals}
    assert sorted(totals) == ["disbursed", "pledged"]
    assert totals["pledged"]["words"] == (
        "pledged, inside the plan, by 2026-06-30: 1,000,000 USD (promises counted: 1)"
    )
    (weak,) = totals["pledged"]["left_out"]
    assert (weak["reason"], weak["rows"], weak["promises"]) == ("weak-wording", 1, ["vague"])
    (men,) = (people(one, "en") for one in FOUND.personnel)
    assert men["words"].startswith("soldiers, promised inside the plan, by 2026-06-30: at least 0")
    assert (men["minimum"], men["maximum"]) == ("0", "8000")
    (quarter,) = (ratio(one, "en") for one in FOUND.ratios)
    assert quarter["words"] == (
        "money: disbursed 250,000 USD of pledged 1,000,000 USD = 25 % by 2026-06-30"
    )
