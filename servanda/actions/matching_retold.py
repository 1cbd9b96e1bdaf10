"""What is on record already of a flow that is about to be confirmed: it may be told twice.

A delivery that a person recorded from an article, or that another reporter's record became, may be the
very flow of a pairing. To confirm it would count it twice (definition 16): whoever decides is shown it,
and says whether it is the same flow or another one.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

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
    return told_already_of([row]).get(row.key, [])


def told_already_of(rows: Sequence[Row]) -> dict[str, list[Delivery]]:
    """Return by the key of each pairing what its flow may tell of again, if there is any."""
    flows = {row.key: pairings.pairing_of(row).candidate for row in rows}
    asked = [row for row in rows if not flows[row.key].members and flows[row.key].stage in STAGES]
    found = on_record_of(asked) if asked else {}
    again = {
        key: retold(flows[key], STAGES[flows[key].stage], deliveries)
        for key, deliveries in found.items()
    }
    return {key: deliveries for key, deliveries in again.items() if deliveries}


def on_record(row: Row) -> list[Delivery]:
    """Return the deliveries that count for the pairing's promise and that its reporter did not tell."""
    return on_record_of([row]).get(row.key, [])


def on_record_of(rows: Sequence[Row]) -> dict[str, list[Delivery]]:
    """Return the same by the key of each pairing, by four questions however many there are.

    One reporter in one dataset tells a flow once: what he tells beside it is another flow.
    """
    matches = Match.objects.filter(
        promise__in={row.promise_id for row in rows}, withdrawn=False, state=pairings.CONFIRMED
    )
    known: dict[str, dict[str, str]] = defaultdict(dict)  # promise -> match -> delivery
    for promise, match, delivery in matches.values_list("promise_id", "id", "delivery_id"):
        known[promise][match] = delivery
    if not known:
        return {}
    told = _told(known)
    left = {
        row.key: {
            delivery
            for match, delivery in known[row.promise_id].items()
            if match not in told[row.promise_id, row.dataset, _reporter(row.candidate)]
        }
        for row in rows
    }
    wanted = DeliveryRow.objects.filter(key__in=set().union(*left.values()), withdrawn=False)
    ordered = wanted.order_by("date", "key")
    keys = ordered.values_list("key", flat=True)
    records = list(zip(keys, store.records_of(ordered, evidence=False), strict=True))
    return {key: [one for name, one in records if name in own] for key, own in left.items()}


def _told(promises: Iterable[str]) -> dict[tuple[str, str, str], set[str]]:
    """Return by promise, dataset and reporter which matches his pairings became."""
    # A pairing becomes matches of its own promise alone.
    rows = Row.objects.filter(promise__in=promises, state=pairings.CONFIRMED, withdrawn=False)
    found: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for promise, dataset, candidate, made in rows.values_list(
        "promise_id", "dataset", "candidate", "matches"
    ):
        found[promise, dataset, _reporter(candidate)].update(made)
    return found


def _reporter(candidate: dict[str, str]) -> str:
    return candidate.get("reporter") or candidate.get("reporter_name", "")
