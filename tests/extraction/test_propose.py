"""Proposals: stable names, exact evidence, the item as values."""

import json

from servanda.extraction.propose import propose
from servanda.extraction.reading import read
from servanda.extraction.reading_json import as_json
from servanda.extraction.version import VERSION

TEXT = (
    "Ngày 3/3/2026, Ai Cập cam kết sẽ đóng góp hơn 5 triệu USD cho Dải Gaza theo Nghị quyết 2803."
)
KINDS = {"occasion", "party", "promise", "amount", "statement", "identifier", "date"}


def test_proposals() -> None:
    reading = read(TEXT, published="2026-03-04")
    made = propose(reading, plan="p", document=reading.sha256)
    assert {proposal.kind for proposal in made} <= KINDS
    assert {"party", "amount", "identifier", "date"} <= {proposal.kind for proposal in made}
    assert len({proposal.id for proposal in made}) == len(made)
    for proposal in made:
        (anchor,) = proposal.evidence
        assert anchor.holds(TEXT)
        assert anchor.document == proposal.document == reading.sha256
        assert proposal.id.startswith(f"{reading.sha256[:12]}-{proposal.kind}-{anchor.start}-")
        assert (proposal.state, proposal.version, proposal.plan) == ("proposed", VERSION, "p")
        assert proposal.rule
    amounts = [json.loads(proposal.values) for proposal in made if proposal.kind == "amount"]
    assert amounts == as_json(reading)["amounts"]


def test_the_same_text_proposes_the_same() -> None:
    twice = [propose(read(TEXT), plan="p", document="d" * 64) for _ in range(2)]
    assert twice[0] == twice[1]
