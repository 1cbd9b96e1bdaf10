"""What is on record already of a flow that is about to be confirmed: it may be told twice.

A delivery that a person recorded from an article, or that another reporter's record became, may be the
very flow of a pairing. To confirm it would count it twice (definition 16): whoever decides is shown it,
and says whether it is the same flow or another one.
"""

from collections.abc import Sequence

from servanda.actions.matching_evidence import STAGES
from servanda.actions.refusals import Refused
from servanda.ledger import pairings, store
from servanda.ledger.models import Delivery as DeliveryRow
from servanda.ledger.models import Match
from servanda.ledger.models import Pairing as Row
from servanda.reconciliation.matching_retold import retold
from servanda.records import Delivery


class ToldAlready(Refused):
    """The flow may be on record: `deliveries` are those that it may tell of again."""

    def __init__(self, deliveries: Sequence[Delivery]) -> None:
        """Keep the deliveries."""
        named = ", ".join(one.id for one in deliveries)
        super().__init__(
            f"this flow seems to be on record already: {named}",
            "Observe it if it is the same flow told twice; confirm it with --another if it is not.",
        )
        self.deliveries = tuple(deliveries)


def told_already(row: Row) -> list[Delivery]:
    """Return the deliveries of the pairing's promise that its flow may tell of again."""
    flow = pairings.pairing_of(row).candidate
    if flow.members or flow.stage not in STAGES:
        return []
    return retold(flow, STAGES[flow.stage], on_record(row))


def on_record(row: Row) -> list[Delivery]:
    """Return the deliveries that count for the pairing's promise and that its reporter did not tell.

    One reporter in one dataset tells a flow once: what he tells beside it is another flow.
    """
    matches = Match.objects.filter(
        promise=row.promise_id, withdrawn=False, state=pairings.CONFIRMED
    )
    known = dict(matches.values_list("id", "delivery_id"))
    if not known:
        return []
    # A pairing becomes matches of its own promise alone.
    told = Row.objects.filter(
        promise=row.promise_id, dataset=row.dataset, state=pairings.CONFIRMED, withdrawn=False
    )
    for candidate, made in told.values_list("candidate", "matches"):
        if _reporter(candidate) == _reporter(row.candidate):
            for match in made:
                known.pop(match, None)
    rows = DeliveryRow.objects.filter(key__in=known.values(), withdrawn=False)
    found: list[Delivery] = store.records_of(rows.order_by("date", "key"), evidence=False)
    return found


def _reporter(candidate: dict[str, str]) -> str:
    return candidate.get("reporter") or candidate.get("reporter_name", "")
