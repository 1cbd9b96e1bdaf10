"""A proposal in one line."""

from decimal import Decimal

import pytest

from servanda.desk.summary import Summary, summarise, summary
from servanda.ledger.models import Proposal
from servanda.records import Amount, When
from tests.desk.exercise import PLAN, READINGS

KNOWN = {"country:VN": "Việt Nam", "person:le-van-mau": "Lê Văn Mẫu"}
EXPECTED = {
    "p-doctors": Summary(
        what="personnel",
        who=("Việt Nam",),
        amount=Amount(unit="doctor", value=Decimal(50)),
        when=When("2026-06-30"),
        strength=4,
    ),
    "p-date": Summary(when=When("2026-03-02")),
    "p-count": Summary(amount=Amount(unit="country", value=Decimal(12))),
    "p-party": Summary(who=("Lê Văn Mẫu",)),
    "p-statement": Summary(what="direct quotation", who=("Lê Văn Mẫu",)),
    "p-identifier": Summary(note="7002"),
}


@pytest.mark.parametrize("id", EXPECTED)
def test_summary(id: str) -> None:
    read = next(r for r in READINGS if r.id == id)
    assert summary(read.kind, read.values, KNOWN, "en") == EXPECTED[id]


@pytest.mark.parametrize(
    "values",
    [{"amount": {"unit": "USD", "value": "much"}}, {"date": "31/2"}, {"strength": None}, {}],
)
def test_what_cannot_be_read_is_left_out(values: dict) -> None:
    assert summary("promise", values, {}, "en") == Summary(unbound=True)


def test_who_spoke_is_not_shown_as_who_must_act() -> None:
    values = {"speaker": "person:le-van-mau", "obligors": []}
    assert summary("promise", values, KNOWN, "en") == Summary(unbound=True)
    bound = summary("promise", {**values, "obligor": ["country:VN"]}, KNOWN, "en")
    assert bound == Summary(who=("Việt Nam",))


def test_what_is_no_pledge_is_called_what_it_is() -> None:
    money = {"kind": "money", "obligor": ["country:VN"]}
    assert summary("promise", {**money, "modality": "pledge"}, {}, "en").what == "pledge of money"
    came = summary("promise", {**money, "modality": "past_delivery"}, {}, "en")
    assert (came.how, came.what) == ("already delivered", "")
    asked = summary("promise", {"kind": "in_kind", "modality": "request"}, {}, "en")
    assert (asked.how, asked.what) == ("request", "contribution in kind")
    assert summary("promise", {**money, "modality": "odd"}, {}, "en").how == ""
    assert summary("statement", {"modality": "request"}, {}, "en").how == ""


def test_a_contradiction_shows_its_values() -> None:
    values = {"kind": "identifier", "values": ["2803", "2830"]}
    assert summary("contradiction", values, {}, "en").note == "identifier: 2803 ≠ 2830"


def test_summarise_names_what_the_document_names(exercise: None) -> None:
    statement = Proposal.objects.get(key=f"{PLAN}/p-statement")
    assert summarise([statement], "en")[0].summary.who == ("Lê Văn Mẫu",)


def test_the_accounts_of_a_contradiction_are_short_and_stand_apart() -> None:
    values = {"kind": "attribution", "values": ["person:to-lam", "x" * 300]}
    note = summary("contradiction", values, {"person:to-lam": "Tô Lâm"}, "en").note
    assert note == f"who said what: Tô Lâm ≠ {'x' * 80}…"
    turned = {"kind": "count", "values": [">50", "47"]}
    assert "\u2066>50\u2069 ≠ \u206647\u2069" in summary("contradiction", turned, {}, "ar").note


def test_long_accounts_are_shown_from_where_they_differ() -> None:
    same = "the delegation said at length that it would do all that it "
    values = {"kind": "attribution", "values": [f"{same}could", f"{same}should"]}
    note = summary("contradiction", values, {}, "en").note
    assert note == "who said what: … it could ≠ … it should"
