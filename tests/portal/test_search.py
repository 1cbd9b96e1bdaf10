"""Search with and without marks (tests 28 of the user's list)."""

from dataclasses import replace
from datetime import datetime, timedelta
from itertools import count

import pytest

from servanda.ledger import journal, store
from servanda.portal.search import found
from servanda.records import Record, Wording
from tests.portal.exercise import promise

_minutes = count(1)


def _line(plan: str, made: Record, now: datetime) -> None:
    later = now + timedelta(minutes=next(_minutes))
    changes = store.keep([made], recorded=later)
    journal.seal("import", f"plan:{plan}", changes, actor="cli", at=later, facts={})


def test_every_word_must_stand_there(plan: str) -> None:
    assert found(plan, "named part") == {"river-valley/part"}
    assert found(plan, "named nowhere") == set()


def test_a_new_promise_is_found_at_once(plan: str, now: datetime) -> None:
    assert found(plan, "zeppelin") == set()
    _line(plan, promise("z", "A zeppelin"), now)
    assert found(plan, "zeppelin") == {"river-valley/z"}


@pytest.mark.parametrize("query", ["%", "_", "'", "\\", "riv_r", "zz%"])
def test_a_word_is_looked_for_as_it_stands(plan: str, query: str) -> None:
    assert found(plan, query) == set()


def test_an_obligor_is_found_by_its_name_of_today(plan: str, now: datetime) -> None:
    row = store.recall("party", plan, ids=["org:upper-council"])[0]
    before = found(plan, "upper council")
    assert before
    _line(plan, replace(row, name=Wording(vi="Hội đồng Thượng", en="Highland Board")), now)
    assert found(plan, "highland") == found(plan, "hoi dong thuong") == before
    assert found(plan, "upper") == set()
