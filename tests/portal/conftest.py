"""The invented plan, kept in the ledger, for every test of a page."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.utils.translation import override

from servanda.ledger import journal, store
from servanda.portal import board, memo
from tests.portal import exercise, published
from tests.rolled import made_once  # noqa: F401


@pytest.fixture(autouse=True)
def _new_process() -> Iterator[None]:
    """Begin each test with an empty memory, for the head is put back with the database; in English."""
    memo.forget()
    board.forget()
    with override("en"):
        yield


@pytest.fixture
def plan(db: None, now: datetime) -> str:
    """Keep the invented plan with its statuses; return its id."""
    with transaction.atomic():
        changes = store.keep(exercise.records(), recorded=now)
        journal.seal("import", f"plan:{exercise.PLAN}", changes, actor="cli", at=now, facts={})
    store.keep_standings(exercise.standings())
    return exercise.PLAN


@pytest.fixture
def stranger() -> Client:
    """Return a browser of somebody who is not signed in."""
    return Client()


@pytest.fixture
def toys(db: None, settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Take bulk data; return the name of the dataset."""
    return published.take(tmp_path, settings, monkeypatch)
