"""One delivery among several promises: its parts never add up to more than arrived.

Worked example: 100 arrived; one match claims 60 of it, another 70. The first (by id) is granted 60,
the second 40, and a finding says that 30 were claimed in excess. A match without an amount claims
what the matches with amounts leave (definitions 15 and 16: money counts once).
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal
from operator import attrgetter
from typing import TypeVar

from servanda.reconciliation.exact import exactly
from servanda.reconciliation.measure import whole
from servanda.records import Amount, Delivery, Finding, Level, Match, Record
from servanda.records.columns import plain_decimal

Key = tuple[str, str]
KeptT = TypeVar("KeptT")


def findings(records: Iterable[Record]) -> list[Finding]:
    """Return what is wrong with the matches on record, in the order of their ids."""
    matches, kept = [], {}
    for record in records:
        if isinstance(record, Match):
            matches.append(record)
        elif isinstance(record, Delivery):
            kept[record.plan, record.id] = record
    return granted(in_order(matches), kept)[1]


def in_order(kept: Iterable[KeptT]) -> list[KeptT]:
    """Return records in the order of plan and id: two sorts of words are faster than one of pairs."""
    found = sorted(kept, key=attrgetter("id"))
    found.sort(key=attrgetter("plan"))
    return found


@exactly
def granted(
    matches: Iterable[Match], deliveries: Mapping[Key, Delivery]
) -> tuple[list[Match], list[Finding]]:
    """Return the confirmed matches with the part each is granted, and the faults, both by id.

    Only confirmed matches count; one that is alone and claims no part stays as it is.
    """
    first: dict[Key, Match] = {}
    shared: dict[Key, list[Match]] = {}
    faults: list[Finding] = []
    for match in matches:
        if match.state != "confirmed":
            continue
        key = (match.plan, match.delivery)
        if key not in deliveries:
            faults.append(_unknown(match))
        elif key in first:
            shared.setdefault(key, [first[key]]).append(match)
        else:
            first[key] = match
    made: list[Match] = []
    for key, match in first.items():
        if match.amount is None and key not in shared:
            made.append(match)
        else:
            made += _share_out(shared.get(key, [match]), deliveries[key], faults=faults)
    return in_order(made), sorted(faults, key=attrgetter("where"))


def _share_out(claimed: list[Match], delivery: Delivery, *, faults: list[Finding]) -> list[Match]:
    arrived = whole(delivery)
    rest = arrived.figure
    made = []
    for match in sorted(claimed, key=lambda match: (match.amount is None, match.id)):
        if match.amount and match.amount.unit != arrived.unit:
            faults.append(_other_unit(match, arrived))
            continue
        claim = match.amount.figure if match.amount else max(rest, Decimal(0))
        part = max(min(claim, rest), Decimal(0)) if arrived.figure >= 0 else rest
        rest -= part
        if part < claim or (match.amount is None and not part and arrived.figure):
            faults.append(_excess(match, claim - part, arrived=arrived))
        made.append(replace(match, amount=Amount(unit=arrived.unit, value=part)))
    return made


def _unknown(match: Match) -> Finding:
    return Finding(
        level=Level.ERROR,
        code="reconciliation.match.no-delivery",
        message=f"The delivery {match.delivery} is not on record.",
        where=f"match:{match.id}",
        advice="Record the delivery, or withdraw the match.",
    )


def _other_unit(match: Match, arrived: Amount) -> Finding:
    claimed = match.amount.unit if match.amount else ""
    return Finding(
        level=Level.ERROR,
        code="reconciliation.match.unit",
        message=f"The match claims {claimed} of a delivery in {arrived.unit}; it counts nothing.",
        where=f"match:{match.id}",
        advice="State the part in the delivery's own unit.",
    )


def _excess(match: Match, excess: Decimal, *, arrived: Amount) -> Finding:
    return Finding(
        level=Level.WARNING,
        code="reconciliation.match.excess",
        message=f"Matches claim {plain_decimal(excess)} {arrived.unit} more than arrived by "
        f"{match.delivery} ({plain_decimal(arrived.figure)}); the excess does not count.",
        where=f"match:{match.id}",
        advice="Lower the parts of this delivery until they fit it.",
    )
