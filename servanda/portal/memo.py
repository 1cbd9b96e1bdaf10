"""What was worked out for a plan, remembered until the journal gets its next line.

Every change of what is kept, and every reconciling, seals a line in the same transaction; so the
journal's head, number and hash, stands for everything that a public page reads. Each process has its
own memory: it holds what belongs to one head alone and is emptied when the head moves. What a plan has
of its own accord may be remembered (its counts, its outline); what a reader typed may not.

Worked example: `remembered("counts", plan, make=lambda: ...)` makes once, and again after any line.
"""

from collections.abc import Callable
from threading import Lock
from typing import TypeVar

from django.db import connection

from servanda.ledger.models import Entry

MOST = 256
LAST = f"SELECT seq, hash FROM {Entry._meta.db_table} ORDER BY seq DESC LIMIT 1"  # noqa: S608
Head = tuple[int, str]
NO_HEAD: Head = (0, "")
T = TypeVar("T")

_lock = Lock()
_head: Head = NO_HEAD
_kept: dict[tuple[object, ...], object] = {}


def head() -> Head:
    """Return number and hash of the journal's last line; zero where there is none."""
    with connection.cursor() as cursor:  # a page asks several times: no query is put together
        cursor.execute(LAST)
        return cursor.fetchone() or NO_HEAD


def remembered(*key: object, make: Callable[[], T], at: Head | None = None) -> T:
    """Return what `make` gives for the key; made once for each head, never from an older one.

    The head is read before anything is made: what is made while a line is added is kept under the
    older head, which nobody asks for again. Without a line nothing is remembered.
    """
    now = at or head()
    if now == NO_HEAD:
        return make()
    with _lock:
        _move_to(now)
        if key in _kept:
            return _kept[key]  # type: ignore[return-value]
    made = make()
    with _lock:
        if _head == now:
            while len(_kept) >= MOST:
                del _kept[next(iter(_kept))]
            _kept[key] = made
    return made


def _move_to(now: Head) -> None:
    global _head
    if _head != now:
        _head = now
        _kept.clear()


def forget() -> None:
    """Forget everything, as a new process would."""
    with _lock:
        _kept.clear()
