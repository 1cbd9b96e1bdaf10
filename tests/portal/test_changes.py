"""What lines changed, as the journal says it."""

from datetime import datetime, timedelta

import pytest
from django.db import transaction

from servanda.ledger import journal, store
from servanda.portal import changes
from servanda.portal.changes import changes_after
from servanda.portal.memo import head
from tests.portal.exercise import PLAN, promise


def test_each_line_is_told_apart(plan: str, now: datetime) -> None:
    first = head()[0]
    assert changes_after(first, first) == []
    at = now + timedelta(seconds=1)
    with transaction.atomic():
        made = store.keep([promise("z", "A zeppelin")], recorded=at)
        journal.seal("import", f"plan:{PLAN}", made, actor="cli", at=at, facts={})
        journal.seal("reconcile", f"plan:{PLAN}", [], actor="cli", at=at, facts={})
    assert changes_after(first, first + 2) == [[("promise", f"{PLAN}/z")], []]
    assert changes_after(first, first + 1) == [[("promise", f"{PLAN}/z")]]
    assert changes_after(first + 2, first + 2) == []


@pytest.mark.parametrize("limit", ["MOST_LINES", "MOST_TEXT"])
def test_what_is_long_to_read_is_not_read(
    plan: str, limit: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(changes, limit, 0)
    assert changes_after(0, head()[0]) is None
