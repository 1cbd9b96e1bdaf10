"""A level of implementation is set with its reasons, or not at all."""

from dataclasses import replace

import pytest

from servanda.records import Anchor, Provision, When, Wording

ANCHOR = Anchor(document="0" * 64, start=0, end=2, exact="ab")
PROVISION = Provision(plan="p", id="x", instrument="i", title=Wording(en="x"))


def test_a_level_needs_rationale_date_and_evidence() -> None:
    assert PROVISION.level is None  # nobody has assessed it, which is not 0
    with pytest.raises(ValueError, match="definition 20"):
        replace(PROVISION, level=0)
    with pytest.raises(ValueError, match="0, 1, 2 or 3"):
        replace(PROVISION, level=4)
    why = {"rationale": Wording(en="why"), "assessed": When("2026"), "evidence": (ANCHOR,)}
    assert replace(PROVISION, level=0, **why).level == 0
