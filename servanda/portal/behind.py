"""The rows behind a figure of a dataset: the same that `servanda flows rows` lists.

    Behind(stage="commitment").query                  # "?stage=commitment"
    list(rows_behind(snapshot, Behind(party="fts:2933")))

Those that count add up to the figure; with a reason they are those that it leaves out.
"""

from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.conf import settings

from servanda.portal.bulk import on_disk

if TYPE_CHECKING:
    from servanda.flows.snapshot import Snapshot

PARTLY = "partly"  # counts with a part of its amount, the rest passes through
NOBODY = "-"  # stands for the party "" in a query string, where "" is no filter
LONGEST = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Behind:
    """Which rows: of the headline, or of `stage` as a total of its own; of a party; at a rate.

    With a `reason` those that are left out for it, `other` being their own stage and `currency` what
    their amounts are in. The reason `partly` is of rows that count with a part of their amount.
    """

    stage: str = ""
    party: str = ""
    rate: str = ""
    reason: str = ""
    other: str = ""
    currency: str = ""

    @property
    def query(self) -> str:
        """Return the query string of their page."""
        given = {one.name: getattr(self, one.name) for one in fields(self)}
        return "?" + urlencode({name: value for name, value in given.items() if value})


def behind_of(given: Mapping[str, str]) -> Behind:
    """Return the rows that a query string asks for."""
    names = [one.name for one in fields(Behind)]
    return Behind(**{name: given.get(name, "").replace("\0", "")[:LONGEST] for name in names})


def rows_behind(
    snapshot: "Snapshot", behind: Behind, *, start: int = 0, most: int = 0
) -> Iterator[dict[str, Any]]:
    """Yield the rows by day, `most` of them (0 for all); none where the question means nothing."""
    from servanda.flows.listing import Which, rows
    from servanda.flows.pillars import Pillars
    from servanda.flows.questions import Question, QuestionFault
    from servanda.flows.rate_tables import FOLDER, rates_of

    party = "" if behind.party == NOBODY else behind.party
    asked = Question(
        by="party" if behind.party else "", stages=(behind.stage,) if behind.stage else ()
    )
    which = Which(
        group=party if behind.party else None,
        reason="" if behind.reason == PARTLY else behind.reason,
        other=behind.other,
        rate=behind.rate,
        currency=behind.currency,
        partly=behind.reason == PARTLY,
        start=start,
        most=most,
    )
    rates, nothing = rates_of(Path(settings.FLOWS) / FOLDER), Pillars(rows={}, mark="")
    try:
        found = rows(snapshot, asked, which=which, rates=rates, pillars=nothing)
        with on_disk(), closing(found):  # type: ignore[type-var]
            yield from found
    except QuestionFault:
        return
