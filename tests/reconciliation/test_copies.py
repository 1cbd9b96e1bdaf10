"""What says the same in copies of one story, and what only looks alike."""

from dataclasses import replace

import pytest

from servanda.reconciliation.copies import copies, said
from servanda.records import Anchor, Proposal, Reprint
from servanda.records.columns import canonical

# Two invented sentences, printed in two papers at different places.
TEXT = "Indonesia will send 8,000 soldiers by June, organisers said."
PROMISE = {
    "kind": "personnel",
    "modality": "pledge",
    "strength": 4,
    "speaker": "",
    "obligor": ["country:ID"],
    "amount": {"value": 8000, "unit": "soldier", "minimum": None, "maximum": None},
    "due": "2026-06",
    "condition": "",
}


def proposal(document, at=0, *, kind="promise", name="p", **values):
    given = PROMISE | values if kind == "promise" else values
    return Proposal(
        plan="drill",
        id=f"{document}-{name}",
        document=document,
        kind=kind,
        values=canonical(given | {"start": at, "end": at + 5, "quote": TEXT[:5]}),
        rule="promises.exercise",
        version="1",
        evidence=(Anchor(document=document, start=at, end=at + 5, exact=TEXT[:5]),),
    )


def reprint(a=0, b=100, relation="verbatim"):
    ends = [("old", a), ("new", b)]
    return Reprint(
        plan="drill",
        id=f"r-{a}-{b}",
        a="old",
        b="new",
        relation=relation,
        evidence=tuple(
            Anchor(document=d, start=at, end=at + len(TEXT), exact=TEXT) for d, at in ends
        ),
    )


@pytest.mark.parametrize("relation", ["verbatim", "near", "translation"])
def test_the_same_claim_in_a_repeated_sentence_is_a_copy(relation):
    found = copies([proposal("new", 100)], [proposal("old")], [reprint(relation=relation)])
    assert found == {"new-p": "old-p"}


@pytest.mark.parametrize(
    "values",
    [
        {"amount": PROMISE["amount"] | {"value": 800}},
        {"obligor": ["country:MA"]},
        {"modality": "request"},
        {"strength": 2},
        {"due": "2026-07"},
        {"condition": "if invited"},
        {"speaker": "person:le-van-mau"},
    ],
)
def test_a_claim_that_differs_is_no_copy(values):
    assert copies([proposal("new", 100, **values)], [proposal("old")], [reprint()]) == {}


@pytest.mark.parametrize(
    ("first", "second", "copy"),
    [
        ("person:le-van-mau", "org:reuters", True),
        ("org:reuters", "", True),
        ("org:reuters", "org:afp", False),
        ("person:le-van-mau", "org:unicef", False),
    ],
)
def test_an_agency_in_the_place_of_the_speaker_reports_him(first, second, copy):
    """ "..., she said" and, in the reprint, "..., according to Reuters"."""
    old, new = proposal("old", speaker=first), proposal("new", 100, speaker=second)
    assert bool(copies([new], [old], [reprint()])) is copy


def test_a_number_is_one_however_it_is_written():
    amount = {"value": "8000", "unit": "soldier"}
    assert said(proposal("new", amount=amount)) == said(proposal("old"))


@pytest.mark.parametrize(
    ("at", "reprints"),
    [(100, []), (100, [reprint(relation="partial")]), (300, [reprint()])],
    ids=["no reprint", "shared in part", "another sentence"],
)
def test_without_repeated_words_nothing_is_a_copy(at, reprints):
    assert copies([proposal("new", at)], [proposal("old")], reprints) == {}


def test_the_reprint_may_name_either_document_first():
    found = copies([proposal("old")], [proposal("new", 100)], [reprint()])
    assert found == {"old-p": "new-p"}


def test_two_like_claims_in_one_sentence_go_in_order():
    new = [proposal("new", 110, name="2"), proposal("new", 100, name="1")]
    old = [proposal("old", 0, name="1"), proposal("old", 10, name="2")]
    assert copies(new, old, [reprint()]) == {"new-1": "old-1", "new-2": "old-2"}
    assert copies(new, old[:1], [reprint()]) == {"new-1": "old-1"}


def test_a_party_may_be_named_anywhere_in_a_copy():
    new = proposal("new", 900, kind="party", id="country:ID", name="y")
    old = proposal("old", 5, kind="party", id="country:ID", name="y")
    other = proposal("old", 5, kind="party", id="country:MA", name="x")
    assert copies([new], [old, other], [reprint()]) == {"new-y": "old-y"}
    assert copies([new], [old], []) == {}


def test_contradictions_and_what_has_no_words_are_never_copies():
    one = proposal("new", kind="contradiction", values=["1", "2"])
    assert said(one) is None
    bare = replace(proposal("new", 100), evidence=())
    assert copies([bare], [proposal("old")], [reprint()]) == {}
