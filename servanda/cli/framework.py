"""Waking Django for the commands that need the ledger."""

import gc
import os
from collections.abc import Sequence
from datetime import UTC, date, datetime

from servanda.cli.ending import end_quickly
from servanda.cli.faults import Fault

# All that a command needs which reads the ledger and nothing else: no pages, no sign-in.
LEDGER = ("servanda.ledger",)


def wake(*, ready: bool = True, apps: Sequence[str] = ()) -> None:
    """Set Django up; with `ready`, refuse when the database has not been set up or is behind.

    With `apps` only these are loaded, and only their tables need be there, unless it is up already.
    """
    _check_address(os.environ.get("DATABASE_URL", ""))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "servanda.settings")
    running = gc.isenabled()
    gc.disable()  # a framework being read makes nothing but what stays
    try:
        _set_up(apps)
    except OSError as fault:
        raise Fault(
            f"SERVANDA_HOME cannot be used ({fault.strerror}: {fault.filename});"
            " set it to a folder of yours"
        ) from None
    finally:
        if running:
            gc.enable()
    end_quickly()
    if ready and _behind():
        raise Fault("the database is not set up for this version; run `servanda setup`")


def _set_up(only: Sequence[str]) -> None:
    import django
    from django.apps import apps
    from django.conf import settings

    if apps.ready:
        return
    if only:
        settings.INSTALLED_APPS = list(only)
    django.setup()
    gc.freeze()  # it stays until the end: the collector need never walk it


def _check_address(url: str) -> None:
    """Refuse a database that we do not know, rather than write into another one."""
    if url and url.partition("://")[0] not in ("postgres", "postgresql", "sqlite"):
        raise Fault(
            "DATABASE_URL names a database that is not supported; write it as"
            " postgres://USER@HOST/NAME, or unset it for SQLite in SERVANDA_HOME"
        )


def now() -> datetime:
    """Return the clock; the faces alone ask for it."""
    return datetime.now(UTC)


def today() -> date:
    """Return today's date in UTC."""
    return now().date()


def _behind() -> bool:
    from django.db import connection

    if connection.vendor == "sqlite" and not connection.is_in_memory_db():
        from pathlib import Path

        if not Path(connection.settings_dict["NAME"]).exists():
            return True  # asking SQLite would create an empty file
    if _all_applied():
        return False
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def _all_applied() -> bool:
    """Tell whether the database names every migration there is; reading none of them is quicker."""
    from pathlib import Path

    from django.apps import apps
    from django.db import Error, connection

    with connection.cursor() as cursor:
        try:
            cursor.execute("SELECT app, name FROM django_migrations")
        except Error:  # no such table yet
            return False
        applied = set(cursor.fetchall())
    return all(
        (app.label, path.stem) in applied
        for app in apps.get_app_configs()
        for path in Path(app.path, "migrations").glob("[!_]*.py")
    )
