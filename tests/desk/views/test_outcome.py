"""What a decision did."""

import pytest

from servanda.desk.views.outcome import outcome
from servanda.ledger.models import Proposal

KEY = "exercise/p-fund"


@pytest.mark.usefixtures("exercise")
def test_outcome() -> None:
    assert outcome("") is None
    assert outcome("a\0b") is None
    assert outcome("exercise/none") is None
    assert outcome(KEY) is None  # still waits
    Proposal.objects.filter(key=KEY).update(state="accepted", result="promise:id-fund")
    found = outcome(KEY)
    assert found is not None
    assert found["kind"] == "promise"
    assert found["address"] == "/en/plans/exercise/promises/id-fund/"
