"""Everything on record about one promise, gathered in a bounded number of queries."""

from collections.abc import Iterable
from typing import Any

from servanda.ledger.models import Contradiction, Count, Delivery, Direction, Promise
from servanda.portal.bearing import OF_PROMISE, Bearing
from servanda.portal.listed import line, reporters
from servanda.portal.people import Named, named, pick
from servanda.portal.quotations import Quotation, marked, quotations_of
from servanda.portal.retold import retold
from servanda.portal.rows import address, amount, language, wording
from servanda.records import Amount
from servanda.records.observation import COMMITTED
from servanda.terms.words import codes

Quoted = dict[tuple[str, str], list[Quotation]]


def dossier(bearing: Bearing) -> dict[str, Any]:
    """Return the records about a promise, ready to print."""
    row, kept = bearing.promise, _kept(bearing)
    wanted: dict[str, Iterable[str]] = {"promise": [row.key]}
    wanted |= {kind: [one.key for one in rows] for kind, rows in kept.items()}
    quoted = quotations_of(wanted)
    people = named(row.plan_id, [*_people(row, kept), *_people_of(bearing.parts)])
    return {
        "people": people,
        "quotations": quoted.get(("promise", row.key), []),
        "obligors": pick(people, row.obligors),
        "beneficiaries": pick(people, row.beneficiaries),
        "speaker": people.get(row.speaker),
        "directions": directions(row.plan_id, row.directions),
        "occasion": row.occasion,
        "occasion_title": wording(row.occasion) if row.occasion else None,
        "parent": line(row.parent, {}) if row.parent and not row.parent.withdrawn else None,
        "parts": [line(part, people) for part in bearing.parts],
        "counts": [_count(one, row, people, quoted) for one in kept["count"]],
        "deliveries": [
            _delivery(one, people, quoted) | {"part": _part(one, bearing)}
            for one in kept["delivery"]
        ],
        **_observed(kept["observation"], quoted, people),
        **{
            f"{kind}s": [_entry(kind, one, quoted, people) for one in kept[kind]]
            for kind in ("revision", "condition", "milestone")
        },
        "contradictions": [contradiction(one, quoted) for one in kept["contradiction"]],
    }


def _observed(rows: list[Any], quoted: Quoted, people: dict[str, Named]) -> dict[str, Any]:
    """Return replies, commitments and all else that was observed, each by itself."""
    found: dict[str, list[Any]] = {"replies": [], "commitments": [], "observations": []}
    of = {"reply": "replies", **dict.fromkeys(COMMITTED, "commitments")}
    for one in rows:
        entry = _entry("observation", one, quoted, people)
        found[of.get(one.kind, "observations")].append(entry)
    return found


def _kept(bearing: Bearing) -> dict[str, list[Any]]:
    return {
        **{kind: bearing.own(kind) for kind in OF_PROMISE},
        "delivery": bearing.deliveries(),
        "contradiction": bearing.contradictions(),
    }


def _people_of(parts: Iterable[Promise]) -> list[str]:
    """Return the parties that the lines of the parts name."""
    return [id for part in parts for id in (*part.obligors, *reporters(part))]


def _people(row: Promise, kept: dict[str, list[Any]]) -> list[str]:
    ids = [*row.obligors, *row.beneficiaries, row.speaker]
    ids += [one.reporter for kind in ("count", "observation", "delivery") for one in kept[kind]]
    return ids + [id for one in kept["delivery"] for id in (one.provider, one.receiver)]


def directions(plan: str, ids: list[str]) -> list[dict[str, Any]]:
    """Return the directions by name, each with the list of its promises."""
    if not ids:
        return []
    rows = Direction.objects.filter(plan=plan, id__in=ids, withdrawn=False).order_by("position")
    listed = address("promises", plan)
    return [{"title": wording(one), "address": f"{listed}?direction={one.id}"} for one in rows]


def _entry(kind: str, one: Any, quoted: Quoted, people: dict[str, Named]) -> dict[str, Any]:
    return {
        "row": one,
        "title": wording(one),
        "amount": amount(one) if hasattr(one, "amount_unit") else None,
        "reporter": people.get(getattr(one, "reporter", "")),
        "quotations": quoted.get((kind, one.key), []),
    }


def _count(one: Count, row: Promise, people: dict[str, Named], quoted: Quoted) -> dict[str, Any]:
    told, original = amount(one), amount(row)
    difference = None
    if told and original and told.unit == original.unit:
        difference = Amount(unit=told.unit, value=told.figure - original.figure)
    return {
        "row": one,
        "amount": told,
        "scope": wording(one, "scope"),
        "reporter": people.get(one.reporter),
        "difference": difference,
        "quotations": quoted.get(("count", one.key), []),
    }


def _delivery(one: Delivery, people: dict[str, Named], quoted: Quoted) -> dict[str, Any]:
    return {
        "row": one,
        "title": wording(one),
        "amount": amount(one),
        "share_of": amount(one, "share_of"),
        "provider": people.get(one.provider),
        "receiver": people.get(one.receiver),
        "reporter": people.get(one.reporter),
        "quotations": quoted.get(("delivery", one.key), []),
    }


def _part(one: Delivery, bearing: Bearing) -> Amount | None:
    """Return what of a delivery counts for the promise, None where all of it does."""
    whole, own = amount(one), bearing.own("match")
    match = next((m for m in own if m.delivery_id == one.key and m.state == "confirmed"), None)
    part = amount(match) if match is not None else None
    return None if part == whole else part


def contradiction(one: Contradiction, quoted: Quoted) -> dict[str, Any]:
    """Return a contradiction with its quotations side by side, the differing token marked in each."""
    found = quoted.get(("contradiction", one.key), [])
    values = list(one.values)
    sides = []
    for position, quotation in enumerate(found):
        own = values[position : position + 1]
        sides.append(marked(quotation, [*own, *sorted(values, key=len, reverse=True)]))
    subject, _, id = one.subject.partition(":")
    speakers = [value for value in values if _is_party(value)]
    people = named(one.plan_id, speakers) if speakers else {}
    about = address("promise", one.plan_id, id) if subject == "promise" and id else ""
    return {
        "row": one,
        "title": wording(one),
        "decision": wording(one, "decision"),
        "values": [
            people[value].name if value in people else retold(value, language()) for value in values
        ],
        "quotations": sides,
        "about": about,
    }


def _is_party(value: str) -> bool:
    """Tell whether a value on which accounts differ is the typed id of who spoke."""
    kind, colon, name = value.partition(":")
    return bool(colon and name) and kind in codes("party.kind") and " " not in value
