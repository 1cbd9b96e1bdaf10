"""Hypothesis: whole plans of valid records, made so that every reference and quotation holds."""

import string
from decimal import Decimal
from hashlib import sha256

from hypothesis import strategies as st

from servanda.records import (
    KINDS,
    Amount,
    Anchor,
    Condition,
    Contradiction,
    Count,
    Cue,
    Delivery,
    Direction,
    Document,
    Instrument,
    Match,
    Milestone,
    Observation,
    Occasion,
    Party,
    Plan,
    Promise,
    Proposal,
    Provision,
    Reprint,
    Revision,
    Statement,
    When,
    Wording,
)
from servanda.terms.words import codes

PLAN = "gaza-2026"
# Everything that a cell may hold: separators, quotes, line ends, other scripts; no NUL, no half pairs.
LETTERS = st.characters(exclude_characters="\0", exclude_categories=("Cs",))
AWKWARD = st.sampled_from(
    ["a,b", 'say "x"', "a;b", "a\\;b", "\\", "\r", "\r\n", "\n", " x ", "=1+1"]
)
ANY = st.text(LETTERS, max_size=12) | AWKWARD
SOME = st.text(LETTERS, min_size=1, max_size=12) | AWKWARD
NUMBERS = st.decimals(min_value=0, max_value=10**15, places=3) | st.just(Decimal("1E+9"))
DATES = st.sampled_from(
    ["2026-02-19", "2026-02", "2026-Q2", "2026", "2026-02-18/2026-02-20", "2025/2026-Q3"]
).map(When)
MAYBE_DATES = st.none() | DATES
WORDINGS = st.builds(Wording, vi=ANY, en=ANY, ar=ANY)
UNITS = st.sampled_from(["USD", "soldier", "police officer"]) | SOME
SLUGS = st.text(string.ascii_lowercase + "-:" + "ữع", min_size=1, max_size=10)


def code(group, *more):
    return st.sampled_from([*codes(group), *more])


@st.composite
def amounts(draw):
    low, high = sorted((draw(NUMBERS), draw(NUMBERS)))
    shape = draw(st.sampled_from(["value", "minimum", "maximum", "range"]))
    numbers = {"minimum": low, "maximum": high} if shape == "range" else {shape: low}
    return Amount(unit=draw(UNITS), approximate=draw(st.booleans()), **numbers)


@st.composite
def documents(draw):
    text = draw(st.text(LETTERS, min_size=3, max_size=60))
    return Document(
        plan=PLAN,
        id=sha256(text.encode()).hexdigest(),
        text=text,
        filename=draw(ANY),
        kind=draw(code("document.kind")),
        language=draw(st.sampled_from(["", "vi", "ar"])),
        title=draw(ANY),
        outlet=draw(ANY),
        origin=draw(ANY),
        published=draw(MAYBE_DATES),
        address=draw(ANY),
    )


class Maker:
    """Draws records one after the other, each referring only to those drawn before."""

    def __init__(self, draw, texts):
        self.draw, self.texts, self.ids = draw, texts, {}

    def key(self, kind, prefix=""):
        drawn = prefix + self.draw(SLUGS)
        while drawn in self.ids.setdefault(kind, []):
            drawn += "x"
        self.ids[kind].append(drawn)
        return {"plan": PLAN, "id": drawn}

    def one(self, kind):
        return self.draw(st.sampled_from(self.ids[kind]))

    def maybe(self, kind):
        return self.draw(st.sampled_from(["", *self.ids.get(kind, [])]))

    def several(self, kind):
        return tuple(self.draw(st.lists(st.sampled_from(self.ids[kind]), max_size=3)))

    def anchors(self, least=0):
        return tuple(self.anchor() for _ in range(self.draw(st.integers(least, 2))))

    def anchor(self):
        kept = self.draw(st.sampled_from(self.texts))
        start = self.draw(st.integers(0, len(kept.text) - 1))
        end = self.draw(st.integers(start + 1, len(kept.text)))
        return Anchor(document=kept.id, start=start, end=end, exact=kept.text[start:end])

    def sha(self):
        return self.draw(st.sampled_from(self.texts)).id


@st.composite
def packages(draw):
    """Return records of one plan: at least one of every kind."""
    texts = draw(st.lists(documents(), min_size=1, max_size=3, unique_by=lambda d: d.id))
    make = Maker(draw, texts)
    made = [*texts]
    for kind in KINDS:
        if kind != "document":
            made += [RECIPES[kind](make, draw) for _ in range(1 if kind == "plan" else 2)]
    return made


def _plan(make, draw):
    return Plan(
        id=PLAN,
        title=draw(WORDINGS),
        summary=draw(WORDINGS),
        boundary=draw(WORDINGS),
        place=draw(ANY),
        period=draw(MAYBE_DATES),
        currency=draw(st.sampled_from(["USD", "EUR"])),
        preference=tuple(draw(st.lists(ANY, max_size=3))),
        nature=draw(code("plan.nature")),
        state=draw(code("plan.state")),
        evidence=make.anchors(),
    )


def _party(make, draw):
    return Party(
        **make.key("party", draw(st.sampled_from(["country:", "org:", "person:"]))),
        name=draw(WORDINGS),
        role=draw(code("party.role", "")),
        of=make.maybe("party"),
        office=draw(WORDINGS),
        aliases=tuple(draw(st.lists(ANY, max_size=3))),
        evidence=make.anchors(),
    )


def _instrument(make, draw):
    return Instrument(
        **make.key("instrument"),
        title=draw(WORDINGS),
        kind=draw(code("instrument.kind")),
        identifier=draw(ANY),
        date=draw(MAYBE_DATES),
        summary=draw(WORDINGS),
        address=draw(ANY),
        evidence=make.anchors(),
    )


def _direction(make, draw):
    parent = make.maybe("direction")
    return Direction(
        **make.key("direction"),
        title=draw(WORDINGS),
        position=draw(st.integers(-9, 99)),
        parent=parent,
    )


def _cue(make, draw):
    return Cue(
        **make.key("cue"),
        words=draw(SOME),
        language=draw(st.sampled_from(["vi", "en", "ar"])),
        marks=draw(code("cue.marks")),
        evidence=make.anchors(0),
    )


def _provision(make, draw):
    level = draw(st.sampled_from([None, 0, 1, 2, 3]))
    assessed = {"level": level, "rationale": Wording(en="why"), "assessed": draw(DATES)}
    return Provision(
        **make.key("provision"),
        instrument=make.one("instrument"),
        title=draw(WORDINGS),
        direction=make.maybe("direction"),
        due=draw(MAYBE_DATES),
        **({} if level is None else assessed),
        evidence=make.anchors(0 if level is None else 1),
    )


def _occasion(make, draw):
    return Occasion(
        **make.key("occasion"),
        title=draw(WORDINGS),
        kind=draw(code("occasion.kind")),
        date=draw(MAYBE_DATES),
        place=draw(WORDINGS),
        parties=make.several("party"),
        evidence=make.anchors(),
    )


def _statement(make, draw):
    return Statement(
        **make.key("statement"),
        kind=draw(code("statement.kind")),
        speaker=make.maybe("party"),
        date=draw(MAYBE_DATES),
        evidence=make.anchors(),
    )


def _promise(make, draw):
    kind = draw(code("promise.kind"))
    basis = "contract" if kind == "commitment" else draw(code("promise.basis"))
    parent = make.maybe("promise")
    return Promise(
        **make.key("promise"),
        title=draw(WORDINGS),
        kind=kind,
        strength=draw(st.integers(0, 5)),
        basis=basis,
        speaker=make.maybe("party"),
        obligors=make.several("party"),
        beneficiaries=make.several("party"),
        amount=draw(st.none() | amounts()),
        finance=draw(code("promise.finance", "")),
        occasion=make.maybe("occasion"),
        stated=draw(MAYBE_DATES),
        due=draw(MAYBE_DATES),
        period=draw(MAYBE_DATES),
        directions=make.several("direction"),
        parent=parent,
        scope=draw(code("promise.scope")),
        additional=draw(st.booleans()),
        evidence=make.anchors(),
    )


def _of_promise(kind, record):
    """Return the recipe of a kind that hangs on a promise: what is common, and `more` of its own."""

    def recipe(make, draw):
        common = {**make.key(kind), "promise": make.one("promise"), "evidence": make.anchors()}
        return record(**common, **MORE[kind](draw))

    return recipe


MORE = {
    "count": lambda draw: {
        "reporter": draw(SOME),
        "amount": draw(amounts()),
        "date": draw(DATES),
        "scope": draw(WORDINGS),
    },
    "revision": lambda draw: {
        "kind": draw(code("revision.kind")),
        "date": draw(DATES),
        "amount": draw(st.none() | amounts()),
        "title": draw(WORDINGS),
    },
    "condition": lambda draw: {"title": draw(WORDINGS), "met": draw(MAYBE_DATES)},
    "milestone": lambda draw: {
        "due": draw(DATES),
        "title": draw(WORDINGS),
        "amount": draw(st.none() | amounts()),
        "met": draw(MAYBE_DATES),
    },
    "observation": lambda draw: {
        "kind": draw(code("observation.kind")),
        "date": draw(DATES),
        "title": draw(WORDINGS),
        "reporter": draw(ANY),
        "verification": draw(code("observation.verification")),
    },
}


def _delivery(make, draw):
    ratio = {"share": draw(NUMBERS), "share_of": draw(amounts())}
    return Delivery(
        **make.key("delivery"),
        title=draw(WORDINGS),
        stage=draw(code("delivery.stage")),
        date=draw(DATES),
        measure=draw(code("delivery.measure")),
        share_bound=draw(st.sampled_from(["exact", "at-least", "up-to"])),
        provider=make.maybe("party"),
        receiver=make.maybe("party"),
        reporter=draw(ANY),
        evidence=make.anchors(),
        **draw(st.sampled_from([{"amount": draw(amounts())}, ratio])),
    )


def _match(make, draw):
    return Match(
        **make.key("match"),
        promise=make.one("promise"),
        delivery=make.one("delivery"),
        amount=draw(st.none() | amounts()),
        state=draw(code("match.state")),
        note=draw(ANY),
        evidence=make.anchors(),
    )


def _contradiction(make, draw):
    return Contradiction(
        **make.key("contradiction"),
        title=draw(WORDINGS),
        kind=draw(code("contradiction.kind")),
        values=tuple(draw(st.lists(ANY, max_size=3))),
        hard=draw(st.booleans()),
        subject=f"promise:{make.one('promise')}",
        state=draw(code("contradiction.state")),
        decision=draw(WORDINGS),
        evidence=make.anchors(),
    )


def _reprint(make, draw):
    return Reprint(
        **make.key("reprint"),
        a=make.sha(),
        b=make.sha(),
        relation=draw(code("reprint.relation")),
        evidence=(make.anchor(), make.anchor()),
    )


def _proposal(make, draw):
    return Proposal(
        **make.key("proposal"),
        document=make.sha(),
        kind=draw(code("proposal.kind")),
        values=draw(SOME),
        rule=draw(SOME),
        version=draw(SOME),
        state=draw(code("proposal.state")),
        result=draw(st.sampled_from(["", f"party:{make.one('party')}"])),
        note=draw(ANY),
        evidence=make.anchors(),
    )


RECIPES = {
    "plan": _plan,
    "party": _party,
    "cue": _cue,
    "instrument": _instrument,
    "direction": _direction,
    "provision": _provision,
    "occasion": _occasion,
    "statement": _statement,
    "promise": _promise,
    "count": _of_promise("count", Count),
    "revision": _of_promise("revision", Revision),
    "condition": _of_promise("condition", Condition),
    "milestone": _of_promise("milestone", Milestone),
    "observation": _of_promise("observation", Observation),
    "delivery": _delivery,
    "match": _match,
    "contradiction": _contradiction,
    "reprint": _reprint,
    "proposal": _proposal,
}
