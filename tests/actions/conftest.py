"""An empty plan, and the people who may or may not change it."""

from collections.abc import Callable

import pytest
from django.db import transaction

from servanda.actions.actor import Actor
from servanda.ledger import journal, store
from servanda.ledger.audit import verify
from servanda.records import Plan, Wording
from tests.conftest import NOW
from tests.rolled import made_once  # noqa: F401

PLAN = "drill"
SECRETARY = Actor(id="user:1", role="secretary")
CONTRIBUTOR = Actor(id="user:2", role="contributor")
READERS = [
    Actor(id=f"user:{n}", role=role) for n, role in enumerate(("implementer", "monitor", ""), 3)
]


def seal(records: list, verb: str = "record") -> None:
    """Keep records under a journal line, as an action would."""
    with transaction.atomic():
        changes = store.keep(records, recorded=NOW)
        journal.seal(verb, f"plan:{PLAN}", changes, actor="test", at=NOW)


@pytest.fixture
def plan(db: None) -> str:
    """An open exercise without anything in it."""
    seal([Plan(id=PLAN, title=Wording(en="Drill"), nature="exercise")])
    return PLAN


@pytest.fixture
def sound(db: None) -> Callable[[], bool]:
    """Tell whether journal, rows and quotations agree."""
    return lambda: verify().sound
