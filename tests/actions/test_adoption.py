"""What each kind of proposal becomes."""

from decimal import Decimal

import pytest

from servanda.actions.adoption import Adopting, adopt, conditions, decoded
from servanda.actions.refusals import Refused
from servanda.records import (
    Amount,
    Contradiction,
    Delivery,
    Occasion,
    Party,
    Promise,
    Statement,
    When,
    Wording,
)
from tests.actions.waiting import DOCUMENT, anchor, proposal


def adopting(name, *, amended=None, **changed):
    return Adopting(proposal=proposal(name, **changed), document=DOCUMENT, amended=amended or {})


def adopted(name, *, amended=None, **changed):
    return adopt(adopting(name, amended=amended, **changed))


def test_a_promise_keeps_who_how_much_and_when():
    words = "Việt Nam sẽ gửi 50 bác sĩ trước ngày 30/6/2026"
    assert adopted("promise") == Promise(
        plan="drill",
        id="p-promise",
        title=Wording(vi=words),
        kind="personnel",
        strength=4,
        speaker="person:le-van-mau",
        obligors=("country:VN",),
        beneficiaries=("territory:gaza",),
        amount=Amount(unit="doctor", value=Decimal(50)),
        stated=When("2026-03-02"),
        due=When("2026-06-30"),
        evidence=(anchor(words),),
    )


def test_money_is_a_pledge_until_a_person_says_more():
    assert adopted("promise", kind="money").kind == "pledge"
    law = {"kind": "commitment", "basis": "law"}
    assert adopted("promise", kind="money", amended=law).basis == "law"
    with pytest.raises(Refused, match="a spoken sum is never a commitment"):
        adopted("promise", amended={"kind": "commitment"})


def test_a_request_is_nobodys_promise():
    assert adopted("promise", modality="request").strength == 0


def test_what_has_arrived_is_a_delivery():
    made = adopted("delivery")
    assert isinstance(made, Delivery)
    assert (made.stage, made.provider, made.receiver) == (
        "disbursed",
        "country:ID",
        "territory:gaza",
    )
    assert (made.date, made.amount) == (
        When("2026-03-02"),
        Amount(unit="USD", value=Decimal(8500000)),
    )
    goods = adopted("delivery", amount={"value": 3, "unit": "truck"})
    assert goods.stage == "delivered"


def test_an_arrival_without_a_figure_is_somebodys_statement():
    made = adopted("delivery", amount=None, speaker="org:fifa")
    assert isinstance(made, Statement)
    assert (made.kind, made.speaker) == ("indirect", "org:fifa")


def test_an_occasion_has_its_place_in_the_documents_language():
    made = adopted("occasion")
    assert isinstance(made, Occasion)
    assert (made.kind, made.date) == ("meeting", When("2026-03-02"))
    assert made.place == Wording(vi="An Bình")


def test_a_party_is_known_by_its_code():
    made = adopted("party")
    assert isinstance(made, Party)
    assert (made.id, made.name) == ("person:le-van-mau", Wording(vi="Lê Văn Mẫu"))
    with pytest.raises(Refused, match="a party needs its code"):
        adopted("party", id="")


def test_a_contradiction_keeps_its_values_and_stays_open():
    made = adopted("contradiction")
    assert isinstance(made, Contradiction)
    assert (made.kind, made.values, made.hard, made.state) == (
        "identifier",
        ("7002", "7020"),
        True,
        "open",
    )
    assert not adopted("contradiction", amended={"hard": "false"}).hard


@pytest.mark.parametrize("name", ["date", "amount", "identifier"])
def test_a_reading_becomes_no_record(name):
    assert adopted(name) is None


@pytest.mark.parametrize(
    ("name", "amended", "words"),
    [
        ("date", {"value": "2026-02-31"}, "value: '2026-02-31' is not a date"),
        ("amount", {"value": "many"}, "'many' is not a number"),
        (
            "promise",
            {"strenght": 3},
            "a promise has no field 'strenght'. It has: additional, amount",
        ),
        ("occasion", {"due": "2026"}, "a occasion has no field 'due'"),
        ("promise", {"kind": "gift"}, "kind: there is no 'gift'"),
        ("occasion", {"kind": "party"}, "kind: there is no 'party'"),
        ("statement", {"kind": "shouted"}, "kind: there is no 'shouted'"),
        ("party", {"role": "king"}, "role: there is no 'king'"),
    ],
)
def test_what_a_person_may_not_write(name, amended, words):
    with pytest.raises(Refused) as caught:
        adopted(name, amended=amended)
    assert words.replace("a occasion", "an occasion") in str(caught.value)


def test_a_title_in_three_languages_takes_the_place_of_the_quotation():
    given = {"title": {"vi": "Bác sĩ", "en": "Doctors", "ar": "أطباء"}}
    assert adopted("promise", amended=given).title == Wording(**given["title"])
    assert adopted("promise", amended={"title": "Bác sĩ"}).title == Wording(vi="Bác sĩ")


def test_the_condition_of_a_promise_stands_still_until_it_is_met():
    held = adopting("promise", condition="nếu được mời")
    (made,) = conditions(adopt(held), held)
    assert (made.promise, made.title, made.met) == ("p-promise", Wording(vi="nếu được mời"), None)
    assert made.evidence == held.proposal.evidence
    assert conditions(adopted("promise"), adopting("promise")) == []


def test_figures_with_a_fraction_stay_decimals():
    assert decoded('{"value":37.20}') == {"value": Decimal("37.20")}
