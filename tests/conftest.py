"""Fixtures that every room shares."""

from collections.abc import Iterator
from datetime import UTC, datetime
from importlib import import_module

import pytest
from django.db import connection

NOW = datetime(2026, 6, 30, 12, 0, 0, 123456, tzinfo=UTC)


@pytest.fixture
def now() -> datetime:
    """A moment for tests: nothing below the faces asks for the time."""
    return NOW


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None) -> Iterator[None]:
    """Let a transactional test empty the journal: by taking its triggers off, and putting them back.

    The triggers themselves know no exception. A test that commits cleans up as an owner of the
    database would have to.
    """
    guard = import_module("servanda.ledger.migrations.0003_journal_is_append_only")
    flush = connection.ops.sql_flush

    def opened(*args: object, **kwargs: object) -> list[str]:
        emptied = flush(*args, **kwargs)
        return [*guard.OPEN[connection.vendor], *emptied, *guard.CLOSE[connection.vendor]]

    connection.ops.sql_flush = opened
    yield
    connection.ops.sql_flush = flush
