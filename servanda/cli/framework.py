"""Waking Django for the commands that need the ledger."""

import os
from datetime import UTC, date, datetime

from servanda.cli.faults import Fault


def wake(*, ready: bool = True) -> None:
    """Set Django up; with `ready`, refuse when the database has not been set up or is behind."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "servanda.settings")
    import django

    django.setup()
    if ready and _behind():
        raise Fault("the database is not set up for this version; run `servanda setup`")


def now() -> datetime:
    """Return the clock; the faces alone ask for it."""
    return datetime.now(UTC)


def today() -> date:
    """Return today's date in UTC."""
    return now().date()


def _behind() -> bool:
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    if connection.vendor == "sqlite":
        from pathlib import Path

        if not Path(connection.settings_dict["NAME"]).exists():
            return True  # asking SQLite would create an empty file
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
