"""What a dataset's page says of commitments that were not paid by the end of their activity.

An end is what the publisher states, and the day up to which is judged is that of the snapshot: what was
paid since stands in no file that is held (definition 6). Each row says how much of its commitment is paid
(definition 21); no information is not proof that nothing came (definition 20).
"""

from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings

from servanda.flows.apart import Unanswered
from servanda.portal.bulk import on_disk
from servanda.portal.bulk_totals import money
from servanda.portal.figures import percent
from servanda.portal.rows import language

if TYPE_CHECKING:
    from servanda.flows.overdue import Late, Overdue
    from servanda.flows.snapshot import Snapshot

MOST = 50


def overdue_of(snapshot: "Snapshot", day: str) -> dict[str, Any]:
    """Return the largest as of a day, and how many there are; `unanswered` when it takes too long now."""
    from servanda.flows.questions import DOLLARS

    try:
        found = _late(snapshot, day)
    except Unanswered:
        return {"unanswered": True}
    return {
        "day": day,
        "count": found.count,
        "more": found.count - len(found.largest),
        "largest": [_shown(one, DOLLARS) for one in found.largest],
    }


def _shown(one: "Overdue", currency: str) -> dict[str, Any]:
    return {
        "record": one.record,
        "id": one.id,
        "title": one.title,
        "ends": one.ends.isoformat(),
        "committed": money(one.committed, currency),
        "paid": money(one.paid, currency),
        "share": percent(one.share, language()),
        "outstanding": money(one.outstanding, currency),
    }


def _late(snapshot: "Snapshot", day: str) -> "Late":
    """Return what is overdue; asked once for each state of the rates."""
    from servanda.flows.rate_tables import FOLDER, rates_of

    home = Path(settings.FLOWS) / FOLDER
    with on_disk():
        return _asked(str(snapshot.folder), day, str(home), rates_of(home).mark)


@lru_cache(maxsize=32)
def _asked(folder: str, day: str, home: str, mark: str) -> "Late":
    from servanda.flows.overdue import overdue
    from servanda.flows.rate_tables import rates_of
    from servanda.flows.snapshot import open_snapshot

    rates = rates_of(Path(home))
    return overdue(open_snapshot(Path(folder)), date.fromisoformat(day), most=MOST, rates=rates)


def forget() -> None:
    """Forget everything, as a new process would."""
    _asked.cache_clear()
