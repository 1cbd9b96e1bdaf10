"""Fixtures that every room shares."""

import os
from collections.abc import Generator, Iterator
from datetime import UTC, datetime
from importlib import import_module

import hypothesis
import pytest
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.db import connection

# The same examples every time, however busy the machine; `HYPOTHESIS_PROFILE=explore` draws new ones.
SLOW_IS_NO_FAULT = [hypothesis.HealthCheck.too_slow]
hypothesis.settings.register_profile(
    "same", deadline=None, derandomize=True, suppress_health_check=SLOW_IS_NO_FAULT
)
hypothesis.settings.register_profile(
    "explore", deadline=None, max_examples=1000, suppress_health_check=SLOW_IS_NO_FAULT
)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "same"))

# Hashing a password is slow by design, and hundreds of sign-ins in this process need none of that.
# What is installed is not touched: a command in a process of its own hashes as it does for users.
HASHING = {"time_cost": 1, "memory_cost": 64, "parallelism": 1}

# A test may be about one database only; everything else that is skipped is something missing.
OTHER_DATABASE = "other database: "
NOW = datetime(2026, 6, 30, 12, 0, 0, 123456, tzinfo=UTC)


@pytest.fixture(scope="session", autouse=True)
def quick_hashing() -> Iterator[None]:
    """Let passwords be hashed in next to no time, by the hasher that is installed."""
    with pytest.MonkeyPatch.context() as patch:
        for name, cost in HASHING.items():
            patch.setattr(Argon2PasswordHasher, name, cost)
        yield


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


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """With SERVANDA_REQUIRE=all, let nothing be skipped for want of a part: it fails instead."""
    report = yield
    required = os.environ.get("SERVANDA_REQUIRE") == "all"
    if required and report.skipped and not hasattr(report, "wasxfail"):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
        if OTHER_DATABASE not in reason:
            report.outcome = "failed"
            report.longrepr = f"{item.nodeid} must run here (SERVANDA_REQUIRE=all). {reason}"
    return report
