"""Readable ids, each its own, and the parties that a record brings along."""

from dataclasses import replace
from decimal import Decimal

import pytest

from servanda.actions.adoption import Adopting, adopt
from servanda.actions.identity import missing_parties, named, registered
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
from tests.actions.conftest import seal
from tests.actions.waiting import DOCUMENT, anchor, keep, proposal

HERE = {"plan": "drill", "id": "x", "evidence": (anchor("Nghị quyết 7002"),)}
TITLED = {**HERE, "title": Wording(en="T")}
USD = Amount(unit="USD", value=Decimal(1))


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        (
            Promise(**TITLED, kind="personnel", strength=4, obligors=("country:VN", "country:ID")),
            "vn-personnel-2026-03-02",
        ),
        (
            Promise(**TITLED, kind="in-kind", strength=4, stated=When("2026-02-18/2026-02-20")),
            "in-kind-2026-02-18-to-2026-02-20",
        ),
        (
            Promise(**TITLED, kind="pledge", strength=4, speaker="person:to-lam"),
            "to-lam-pledge-2026-03-02",
        ),
        (
            Delivery(
                **TITLED, stage="disbursed", date=When("2026-05"), amount=USD, provider="country:QA"
            ),
            "qa-disbursed-2026-05",
        ),
        (Statement(**HERE, kind="direct", speaker="person:to-lam"), "to-lam-direct-2026-03-02"),
        (
            Occasion(**TITLED, kind="visit", place=Wording(vi="Đà Nẵng"), date=When("2026-01")),
            "visit-da-nang-2026-01",
        ),
        (
            Contradiction(**TITLED, kind="identifier", values=("7002", "7020")),
            "identifier-7002-7020",
        ),
        (
            Contradiction(**TITLED, kind="attribution", values=("person:a", "person:b")),
            "attribution-a-b",
        ),
    ],
)
def test_an_id_says_something_and_is_free(plan, record, expected):
    keep(proposal("date"))
    first = named(record, DOCUMENT)
    assert first.id == expected
    seal([first])
    second = named(record, DOCUMENT)
    assert second.id == f"{expected}-2"
    seal([second])
    assert named(record, DOCUMENT).id == f"{expected}-3"


def test_an_id_is_short_and_falls_back(plan):
    long = Contradiction(**TITLED, kind="date", values=("x" * 300,))
    assert len(named(long, DOCUMENT).id) <= 80
    undated = replace(DOCUMENT, published=None)
    assert named(Statement(**HERE, kind="direct"), undated).id == "direct-undated"
    arabic = Contradiction(**TITLED, kind="names", values=("قطر",))
    assert named(arabic, DOCUMENT).id == "names"


def test_a_party_keeps_its_code(plan):
    assert named(Party(**HERE, name=Wording(en="X")), DOCUMENT).id == "x"


def test_parties_come_with_their_names_and_whom_they_speak_for(plan):
    keep()
    promise = Promise(
        **TITLED,
        kind="policy",
        strength=3,
        speaker="person:to-lam",
        obligors=("country:QA",),
        beneficiaries=("person:le-van-mau", "org:new-fund"),
    )
    made = {p.id: p for p in missing_parties(promise, proposal("promise"), DOCUMENT)}
    assert sorted(made) == sorted(
        ["person:to-lam", "country:VN", "country:QA", "person:le-van-mau", "org:new-fund"]
    )
    assert made["country:QA"].name == Wording(vi="Qatar", en="Qatar", ar="قطر")
    assert made["person:to-lam"].of == "country:VN"
    assert made["person:to-lam"].name.vi == "Tô Lâm"
    assert made["person:to-lam"].name.ar
    # Nobody registered him: his name is as the note writes it, in its language.
    assert made["person:le-van-mau"].name == Wording(vi="Lê Văn Mẫu")
    assert made["org:new-fund"].name == Wording(en="New Fund")
    assert all(p.evidence == proposal("promise").evidence for p in made.values())
    seal(list(made.values()))
    assert list(missing_parties(promise, proposal("promise"), DOCUMENT)) == []


def test_a_party_kept_already_changes_only_where_amended(plan):
    keep()
    known = Party(
        plan="drill",
        id="person:le-van-mau",
        name=Wording(vi="Mẫu", en="Mau", ar="ماو"),
        role="donor",
    )
    seal([known])

    def entered(**amended):
        held = Adopting(proposal=proposal("party"), document=DOCUMENT, amended=amended)
        return registered(adopt(held), held)

    assert entered() == known
    assert entered(role="chair") == replace(known, role="chair")
    assert entered(name="Lê Mẫu").name == Wording(vi="Lê Mẫu")


def test_a_new_party_takes_its_names_from_our_lists_unless_amended(plan):
    held = Adopting(
        proposal=proposal("party", id="country:QA", name="Ca-ta"), document=DOCUMENT, amended={}
    )
    assert registered(adopt(held), held).name == Wording(vi="Qatar", en="Qatar", ar="قطر")
    named_by_hand = replace(held, amended={"name": "Ca-ta"})
    assert registered(adopt(named_by_hand), named_by_hand).name == Wording(vi="Ca-ta")
