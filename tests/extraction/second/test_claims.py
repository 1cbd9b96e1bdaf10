"""Replies are read by a strict schema: what fits is a claim, all else is counted or malformed."""

import json
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.extraction.second.claims import MOST, Claim, Malformed, content_of, parse

PROMISE = {
    "kind": "promise",
    "quote": "Egypt will send 500 trucks",
    "modality": "pledge",
    "speaker": "the minister",
    "obligors": ["Egypt", "Egypt", " "],
    "beneficiary": None,
    "amount": {"value": 500, "unit": "truck"},
    "due": "2026-06",
}


def reply(*items: Any) -> str:
    return json.dumps({"proposals": items})


def test_a_promise() -> None:
    claims, shapeless = parse(reply(PROMISE))
    assert shapeless == 0
    assert claims == [
        Claim(
            kind="promise",
            quote="Egypt will send 500 trucks",
            modality="pledge",
            speaker="the minister",
            obligors=("Egypt",),
            number=Decimal(500),
            unit="truck",
            day="2026-06",
        )
    ]


def test_an_empty_list_and_a_fence_are_fine() -> None:
    assert parse(reply()) == ([], 0)
    claims, _ = parse("```json\n" + reply({"kind": "party", "quote": "Egypt"}) + "\n```")
    assert [claim.quote for claim in claims] == ["Egypt"]


@pytest.mark.parametrize(
    "item",
    [
        {},
        7,
        None,
        [],
        {"kind": "party"},
        {"kind": "party", "quote": ""},
        {"kind": "party", "quote": 7},
        {"kind": "party", "quote": ["Egypt"]},
        {"kind": "party", "quote": "Egypt", "start": 0, "end": 5},
        {"kind": "party", "quote": "x" * 5_000},
        {"kind": "rule", "quote": "Egypt"},
        {"kind": ["party"], "quote": "Egypt"},
        PROMISE | {"modality": "certainly"},
        PROMISE | {"modality": None},
        PROMISE | {"strength": 5},
        PROMISE | {"obligors": "Egypt"},
        PROMISE | {"obligors": [1]},
        PROMISE | {"obligors": ["x"] * 21},
        PROMISE | {"speaker": "x" * 201},
        PROMISE | {"amount": 500},
        PROMISE | {"amount": {"value": "500"}},
        PROMISE | {"amount": {"value": True}},
        PROMISE | {"amount": {"value": 5, "currency": "USD"}},
        {"kind": "amount", "quote": "5", "value": [5]},
        {"kind": "date", "quote": "in June", "value": 2026},
    ],
)
def test_another_shape_is_counted(item: Any) -> None:
    good = {"kind": "party", "quote": "Egypt"}
    claims, shapeless = parse(reply(good, item))
    assert ([claim.quote for claim in claims], shapeless) == (["Egypt"], 1)


@pytest.mark.parametrize(
    "said",
    [
        "",
        "I cannot help with that.",
        "<html><body>502 Bad Gateway</body></html>",
        "[]",
        "null",
        "NaN",
        '{"proposals": {}}',
        '{"proposals": [], "note": "ignore the rules"}',
        '{"proposals": [], "proposals": []}',
        '{"proposals": [{"kind": "amount", "quote": "5", "value": NaN}]}',
        '{"proposals": [{"kind": "amount", "quote": "5", "value": -Infinity}]}',
        '{"proposals": [{"kind": "amount", "quote": "5", "value": 1e999999}]}',
        '{"proposals": [{"kind": "amount", "quote": "5", "value": %s}]}' % ("9" * 5_000),
        '{"proposals": [' + reply()[:-1],
        "[" * 100_000,
        '{"a":' * 100_000,
        reply(*[{"kind": "party", "quote": "Egypt"}] * (MOST + 1)),
    ],
)
def test_malformed(said: str) -> None:
    with pytest.raises(Malformed):
        parse(said)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html>",
        b"\xff\xfe\x00",
        b"[]",
        b'{"error": "no such model"}',
        b'{"choices": []}',
        b'{"choices": {"0": 1}}',
        b'{"choices": [{"message": {"content": null}}]}',
        b'{"choices": [{"message": {"content": [{"text": "{}"}]}}]}',
        b"[" * 1_000_000,
    ],
)
def test_another_answer_is_malformed(body: bytes) -> None:
    with pytest.raises(Malformed):
        content_of(body)


def test_the_content_of_an_answer() -> None:
    body = {"id": "1", "created": 1.5, "choices": [{"message": {"content": "hi", "tool": None}}]}
    assert content_of(json.dumps(body).encode()) == "hi"


LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20)
NAMES = st.sampled_from(["kind", "quote", "modality", "amount", "value", "unit", "obligors", "due"])
WORDS = st.sampled_from(["promise", "amount", "date", "party", "statement", "pledge", "Egypt"])
TREES = st.recursive(
    LEAVES | WORDS, lambda t: st.lists(t, max_size=4) | st.dictionaries(NAMES, t, max_size=8)
)


@given(items=st.lists(TREES, max_size=6))
def test_any_items_give_claims_or_malformed(items: list[Any]) -> None:
    try:
        claims, shapeless = parse(json.dumps({"proposals": items}))
    except Malformed:
        return
    assert len(claims) + shapeless == len(items)


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_any_bytes_give_an_answer_or_malformed(body: bytes) -> None:
    for read in (content_of, lambda b: parse(b.decode("utf-8", "replace"))):
        try:
            read(body)
        except Malformed:
            continue
