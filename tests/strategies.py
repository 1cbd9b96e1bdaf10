"""Records of every kind for hypothesis, built from their shapes; they refer only to WORLD.

    @given(record=records("promise"))

Keep WORLD first (a plan, a document and one record of each kind that others name), then the record.
"""

from decimal import Decimal
from hashlib import sha256
from typing import Any

from hypothesis import strategies as st

from servanda.records import (
    KINDS,
    Amount,
    Anchor,
    Delivery,
    Direction,
    Document,
    Instrument,
    Occasion,
    Plan,
    Promise,
    When,
    Wording,
)
from servanda.records.columns import shape

PLAN = "exercise-1"
TEXT = "Nước Alpha hứa 10 tỷ USD. The fund opens in June. وصلت الشحنة الأولى 🕊 أمس."
SHA = sha256(TEXT.encode()).hexdigest()
WHOLE = Anchor(document=SHA, start=0, end=len(TEXT), exact=TEXT)
WORLD = (
    Plan(id=PLAN, title=Wording(en="An exercise"), nature="exercise"),
    Document(plan=PLAN, id=SHA, text=TEXT, filename="note.txt", kind="note"),
    Instrument(plan=PLAN, id="charter", title=Wording(en="Charter"), kind="charter"),
    Direction(plan=PLAN, id="first", title=Wording(en="First")),
    Occasion(plan=PLAN, id="meeting", title=Wording(en="Meeting"), kind="meeting"),
    Promise(plan=PLAN, id="known", title=Wording(en="Known"), kind="pledge", strength=3),
    Delivery(
        plan=PLAN,
        id="known",
        title=Wording(en="Known"),
        stage="disbursed",
        date=When("2026-03-01"),
        amount=Amount(unit="USD", value=Decimal(5)),
    ),
)

# Field that names another record -> the ids it may hold.
NAMED = {
    "promise": ["known"],
    "delivery": ["known"],
    "instrument": ["charter"],
    "document": [SHA],
    "a": [SHA],
    "b": [SHA],
    "occasion": ["", "meeting"],
    "direction": ["", "first"],
    "parent": [""],
    "copy_of": [""],
}
WRITTEN = ["contract", "law", "agreement", "note-verbale"]

words = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=30)
ids = words.filter(bool).map(lambda text: f"x{text}")
numbers = st.builds(
    lambda digits, exponent: Decimal(digits).scaleb(exponent),
    st.integers(-(10**25), 10**25),
    st.integers(-12, 12),
)
days = st.dates().map(lambda day: day.isoformat())
whens = st.one_of(
    days,
    st.dates().map(lambda day: f"{day.year:04}-{day.month:02}"),
    st.dates().map(lambda day: f"{day.year:04}-Q{(day.month + 2) // 3}"),
    st.tuples(days, days).map(lambda pair: "/".join(sorted(pair))),
).map(When)
wordings = st.builds(Wording, vi=words, en=words, ar=words)


@st.composite
def amounts(draw: st.DrawFn) -> Amount:
    """Return a quantity with at least one number, its bounds in order."""
    value = draw(st.none() | numbers)
    low, high = sorted([draw(numbers), draw(numbers)])
    return Amount(
        unit=draw(st.sampled_from(["USD", "VND", "soldier"])),
        value=value,
        minimum=draw(st.sampled_from([None, low])),
        maximum=high if value is None else draw(st.sampled_from([None, high])),
        approximate=draw(st.booleans()),
    )


@st.composite
def anchors(draw: st.DrawFn) -> Anchor:
    """Return a quotation that stands in the document of WORLD."""
    start = draw(st.integers(0, len(TEXT) - 1))
    end = draw(st.integers(start + 1, len(TEXT)))
    return Anchor(document=SHA, start=start, end=end, exact=TEXT[start:end])


OF_TYPE: dict[type, st.SearchStrategy[Any]] = {
    str: words,
    int: st.integers(0, 3),
    bool: st.booleans(),
    Decimal: numbers,
    Amount: amounts(),
    Wording: wordings,
    When: whens,
    tuple: st.lists(words, max_size=3).map(tuple),
}


@st.composite
def records(draw: st.DrawFn, kind: str) -> Any:
    """Return a record of the kind in the plan of WORLD (a plan is one of its own)."""
    made = {
        name: draw(st.sampled_from(NAMED[name]))
        if name in NAMED and inner is str
        else draw(st.none() | OF_TYPE[inner] if optional else OF_TYPE[inner])
        for name, (inner, optional) in shape(KINDS[kind]).items()
    }
    made |= {"id": draw(ids)} | ({"plan": PLAN} if kind != "plan" else {})
    evidence = tuple(draw(st.lists(anchors(), max_size=3)))
    if kind == "plan":
        return Plan(**made | {"id": made["id"].replace("/", "-")}, evidence=())
    if kind == "document":
        own = sha256(made["text"].encode()).hexdigest()
        if draw(st.booleans()):  # plain text, which is its own bytes
            return Document(**made | {"id": own, "text_sha256": "", "extractor": ""})
        bytes_ = sha256(draw(st.binary(max_size=8))).hexdigest()
        return Document(**made | {"id": bytes_, "text_sha256": own, "extractor": "html 1"})
    return KINDS[kind](**_lawful(kind, made, draw), evidence=evidence or (WHOLE,))


def _lawful(kind: str, made: dict[str, Any], draw: st.DrawFn) -> dict[str, Any]:
    """Return the fields with what the record's own rules ask for."""
    if kind == "promise":
        made |= {
            "kind": draw(st.sampled_from(["pledge", "commitment", "in-kind", "policy"])),
            "basis": draw(st.sampled_from(WRITTEN)),
            "directions": draw(st.sampled_from([(), ("first",)])),
        }
    if kind == "delivery":
        made["amount"] = made["amount"] or draw(amounts())
        made["share_of"] = made["share_of"] or draw(amounts())
    if kind == "provision":
        made["rationale"] = made["rationale"] or Wording(en="seen")
        made["assessed"] = made["assessed"] or When("2026-06-30")
    return made
