"""Reading the ledger as it stood at one moment, however many questions it takes.

Worked example: `with one_state(): promises, deliveries = recall(...), recall(...)` gives no delivery
that was recorded after the promises were read. Nothing is locked: others go on writing meanwhile.
Two processes that see one head of the journal see one state, because every change seals a line.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction


@contextmanager
def one_state() -> Iterator[None]:
    """Let every question inside see the same rows; inside a transaction, its own."""
    if connection.in_atomic_block:
        yield
    elif connection.vendor == "postgresql":
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield
    else:
        with _deferred(), transaction.atomic():
            yield


@contextmanager
def _deferred() -> Iterator[None]:
    """Let SQLite's transactions take no lock for writing: ours never write."""
    connection.ensure_connection()  # opening one sets the mode anew
    mode = connection.transaction_mode
    connection.transaction_mode = "DEFERRED"
    try:
        yield
    finally:
        connection.transaction_mode = mode


def seen_by_others() -> bool:
    """Tell whether another process would read what we read: no transaction of ours is open."""
    if connection.in_atomic_block:
        return False
    return connection.vendor == "postgresql" or not connection.is_in_memory_db()


def let_go() -> None:
    """Close the connection, so that no process inherits it: the next question opens one anew."""
    connection.close()
