"""What a promise, a provision and a delivery refuse to be."""

from dataclasses import replace

import pytest

from servanda.records import Anchor, Delivery, Promise, Provision, When, Wording

ANCHOR = Anchor(document="0" * 64, start=0, end=2, exact="ab")
PLEDGE = Promise(plan="p", id="x", title=Wording(en="x"), kind="pledge", strength=4)
PROVISION = Provision(plan="p", id="x", instrument="i", title=Wording(en="x"))


def test_strength_is_a_grade() -> None:
    with pytest.raises(ValueError, match="definition 19"):
        replace(PLEDGE, strength=6)


@pytest.mark.parametrize("basis", ["speech", "press-report", "official-statement"])
def test_a_spoken_sum_is_never_a_commitment(basis: str) -> None:
    with pytest.raises(ValueError, match="definition 2"):
        replace(PLEDGE, kind="commitment", basis=basis)
    assert replace(PLEDGE, kind="commitment", basis="agreement").kind == "commitment"


def test_a_level_needs_rationale_date_and_evidence() -> None:
    assert PROVISION.level is None  # nobody has assessed it, which is not 0
    with pytest.raises(ValueError, match="definition 20"):
        replace(PROVISION, level=0)
    with pytest.raises(ValueError, match="0, 1, 2 or 3"):
        replace(PROVISION, level=4)
    why = {"rationale": Wording(en="why"), "assessed": When("2026"), "evidence": (ANCHOR,)}
    assert replace(PROVISION, level=0, **why).level == 0


def test_a_delivery_says_how_much_and_a_ratio_of_what() -> None:
    delivery = {"plan": "p", "id": "x", "title": Wording(en="x"), "stage": "disbursed"}
    with pytest.raises(ValueError, match="amount or a share"):
        Delivery(**delivery, date=When("2026"))
    with pytest.raises(ValueError, match="definition 6"):
        Delivery(**delivery, date=When("2026"), share=40)
