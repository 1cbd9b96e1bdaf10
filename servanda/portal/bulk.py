"""What the pages know of bulk data: what is held, and the snapshot of it that is seen.

The questions themselves are those of `flows`, which is read when something is asked, never at start; under
`servanda serve` they are answered in a process apart, so that no worker holds DuckDB.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext

from servanda.ledger.datasets import held

if TYPE_CHECKING:
    from servanda.flows.digests import Digest
    from servanda.flows.snapshot import Snapshot

Line = dict[str, Any]


def all_held() -> list[Line]:
    """Return what is held, by name, as of now."""
    return [
        {**one, "day": one["at"][:10], "flows": one["rows"].get("flow", 0), **_readiness(one)}
        for one in held(now=timezone.now())
    ]


def _readiness(one: Line) -> Line:
    """Return whether what pages ask is being worked out, and what sort of reason there is that it is not."""
    from servanda.flows.readiness import state

    found = state(Path(settings.FLOWS) / one["name"], one["snapshot"])
    return {"preparing": found.working, "unprepared": found.kind}


def held_or_404(name: str) -> Line:
    """Return what is held of a dataset, or answer 404."""
    found = next((one for one in all_held() if one["name"] == name), None)
    if found is None:
        raise Http404(gettext("There is no such dataset."))
    return found


def snapshot_of(one: Line) -> "Snapshot":
    """Return the snapshot that is seen of a dataset; 404 when its files are not on the disk."""
    try:
        return _opened(str(settings.FLOWS), one["name"], one["snapshot"])
    except (OSError, ValueError):
        raise Http404(gone()) from None


def gone() -> str:
    """Say that the files of a dataset are missing."""
    return gettext("The files of this dataset are not in their place.")


@lru_cache(maxsize=32)
def _opened(home: str, name: str, number: str) -> "Snapshot":
    from servanda.flows.snapshot import open_snapshot

    return open_snapshot(Path(home) / name / number)


@contextmanager
def on_disk() -> Iterator[None]:
    """Answer 404 where a question finds that the files of a snapshot are gone."""
    try:
        yield
    except OSError:
        raise Http404(gone()) from None


def digest(snapshot: "Snapshot") -> "Digest":
    """Return the figures of a snapshot; asked once."""
    from servanda.flows import digests

    with on_disk():
        return digests.digest(snapshot)


def forget() -> None:
    """Forget everything, as a new process would."""
    from servanda.flows import asking, digests

    _opened.cache_clear()
    asking.forget()
    digests.forget()
