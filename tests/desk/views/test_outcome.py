"""What a decision did."""

from datetime import UTC, datetime

import pytest
from django.db import transaction
from django.http import QueryDict

from servanda.desk.views.outcome import outcome, outcome_together
from servanda.ledger import journal
from servanda.ledger.models import Entry, Proposal

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


@pytest.mark.usefixtures("exercise")
def test_outcome_together_is_what_the_journal_says() -> None:
    facts = {"verdict": "accept", "kind": "date", "count": 3}
    with transaction.atomic():
        now = datetime(2026, 3, 2, tzinfo=UTC)
        line = journal.seal(
            "review", "document:exercise/a", [], facts=facts, actor="user:1", at=now
        )
    assert outcome_together(QueryDict(f"line={line.seq}")) == {
        "words": "3 dates accepted",
        "document": "exercise/a",
        "kind": "date",
    }
    nothing = outcome_together(QueryDict("none=date"))
    assert nothing is not None
    assert nothing["words"].startswith("Nothing of this kind")


@pytest.mark.usefixtures("exercise")
@pytest.mark.parametrize("query", ["", "line=x", "line=", "line=99", "none=promise", "none=x"])
def test_nothing_is_said_of_what_was_not_done(query: str) -> None:
    assert outcome_together(QueryDict(query)) is None


@pytest.mark.usefixtures("exercise")
def test_another_line_of_the_journal_is_no_outcome() -> None:
    assert outcome_together(QueryDict(f"line={Entry.objects.latest('seq').seq}")) is None
