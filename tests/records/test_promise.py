"""What a promise refuses to be."""

from dataclasses import replace

import pytest

from servanda.records import Promise, Wording

PLEDGE = Promise(plan="p", id="x", title=Wording(en="x"), kind="pledge", strength=4)


def test_strength_is_a_grade() -> None:
    with pytest.raises(ValueError, match="definition 19"):
        replace(PLEDGE, strength=6)


@pytest.mark.parametrize("basis", ["speech", "press-report", "official-statement"])
def test_a_spoken_sum_is_never_a_commitment(basis: str) -> None:
    with pytest.raises(ValueError, match="definition 2"):
        replace(PLEDGE, kind="commitment", basis=basis)
    assert replace(PLEDGE, kind="commitment", basis="agreement").kind == "commitment"
