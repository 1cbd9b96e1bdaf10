"""Pairings in and out of the ledger: a promise beside a published flow, and what was decided of it.

A pairing is named by the promise and the mark of the flow, `rebuild-port~1f0c2a…`, so that proposing
again adds only what is new, and what was rejected is never proposed again.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, fields, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db.models import F, QuerySet

from servanda.ledger.models import Delivery, Match, Party, Promise
from servanda.ledger.models import Pairing as Row
from servanda.records.columns import plain_decimal
from servanda.records.pairing import Candidate, Ground, Pairing

PROPOSED, CONFIRMED, REJECTED = "proposed", "confirmed", "rejected"
_DAYS, _NUMBERS = ("day",), ("amount", "converted")


def name_of(pairing: Pairing) -> str:
    """Return the id of a pairing in its plan."""
    return f"{pairing.promise}~{pairing.candidate.mark}"


def add(plan: str, found: Iterable[tuple[Pairing, bool, float]], *, now: datetime) -> list[Row]:
    """Add those (pairing, is it likely, effect) that the plan does not hold yet, and return them.

    Another report of a flow that waits already is added to it. Of a flow that was confirmed it is a
    pairing of its own, which adds nothing: a person links it as told twice (definition 16). What was
    confirmed in a line of payments does not wait by itself.
    """
    rows = Row.objects.filter(plan_id=plan).only("key", "id", "state", "twins")
    known, taken = {row.id: row for row in rows}, claimed(plan)
    new: dict[str, Row] = {}
    for pairing, likely, effect in found:
        name = name_of(pairing)
        if name not in known and name not in new:
            if not _is_taken(pairing, taken):
                new[name] = _row(plan, name, pairing, now=now)
                new[name].likely, new[name].effect = likely, effect
        elif pairing.twins and name in known:
            for second in _told_since(known[name], pairing):
                if (other := name_of(second)) not in known and other not in new:
                    new[other] = _row(plan, other, second, now=now)
    Row.objects.bulk_create(new.values(), batch_size=500)
    return list(new.values())


def _is_taken(pairing: Pairing, taken: Mapping[str, set[str]]) -> bool:
    """Tell whether every payment of a pairing is confirmed for its promise."""
    flows = pairing.candidate.members or (pairing.candidate,)
    return all(pairing.promise in taken.get(one.mark, ()) for one in flows)


def _told_since(row: Row, pairing: Pairing) -> Iterator[Pairing]:
    """Yield reports of a confirmed flow that are new; keep those of one that waits with it."""
    held = {one["mark"] for one in row.twins}
    fresh = [one for one in pairing.twins if one.mark not in held]
    if fresh and row.state == PROPOSED:
        row.twins = [*row.twins, *map(as_json, fresh)]
        row.save(update_fields=["twins"])
    if row.state != CONFIRMED:
        return
    first = pairing.candidate
    told = Ground(code="second-report", details=(("name", first.reporter_name or first.reporter),))
    for one in fresh:
        yield replace(pairing, candidate=one, twins=(), grounds=(told,))


def _row(plan: str, name: str, pairing: Pairing, *, now: datetime) -> Row:
    return Row(
        key=f"{plan}/{name}",
        id=name,
        recorded=now,
        plan_id=plan,
        promise_id=f"{plan}/{pairing.promise}",
        dataset=pairing.candidate.dataset,
        mark=pairing.candidate.mark,
        candidate=as_json(pairing.candidate),
        twins=[as_json(one) for one in pairing.twins],
        grounds=[[ground.code, dict(ground.details)] for ground in pairing.grounds],
        score=pairing.score,
        state=PROPOSED,
    )


def pairing_of(row: Row) -> Pairing:
    """Return the pairing that a row holds."""
    return Pairing(
        promise=row.promise_id.partition("/")[2],
        candidate=of_json(row.candidate),
        twins=tuple(of_json(one) for one in row.twins),
        score=row.score,
        grounds=tuple(Ground(code=c, details=tuple(d.items())) for c, d in row.grounds),
    )


def as_json(candidate: Candidate) -> dict[str, Any]:
    """Return a candidate for a column of JSON; what is empty is left out, numbers are text."""
    found = {
        name: value
        for name, value in asdict(replace(candidate, members=(), read="")).items()
        if value not in ("", None, ())
    }
    found["record"] = str(candidate.record)
    found |= {n: plain_decimal(found[n]) for n in _NUMBERS if n in found}
    found |= {n: found[n].isoformat() for n in _DAYS if n in found}
    if candidate.members:
        found["members"] = [as_json(one) for one in candidate.members]
    return found


def of_json(found: dict[str, Any]) -> Candidate:
    """Return the candidate of `as_json`; what a later version added is left out."""
    known = {field.name for field in fields(Candidate)}
    given = {name: value for name, value in found.items() if name in known}
    given["record"] = int(given.get("record", 0))
    given |= {n: Decimal(given[n]) for n in _NUMBERS if n in given}
    given |= {n: date.fromisoformat(given[n]) for n in _DAYS if n in given}
    given["members"] = tuple(of_json(one) for one in found.get("members", ()))
    return Candidate(**given)


def party_names(rows: Sequence[Row], language: str) -> dict[str, dict[str, str]]:
    """Return the names, by id, of the parties that reasons of these pairings name, for each plan."""
    ids = {told["party"] for row in rows for _, told in row.grounds if "party" in told}
    found: dict[str, dict[str, str]] = {}
    plans = {row.plan_id for row in rows}
    for one in Party.objects.filter(plan_id__in=plans, id__in=ids, withdrawn=False):
        found.setdefault(one.plan_id, {})[one.id] = one.words("name", language)[0]
    return found


def queue(plan: str = "", *, state: str = PROPOSED) -> QuerySet[Row]:
    """Return the pairings in a state, those first that change most (and are likeliest) first."""
    rows = Row.objects.filter(state=state, withdrawn=False, promise__withdrawn=False)
    rows = rows.filter(plan_id=plan) if plan else rows
    return rows.order_by((F("effect") * F("score")).desc(), "-score", "key")


def claimed(plan: str) -> dict[str, set[str]]:
    """Return the promises that each published flow is confirmed for, by its mark."""
    found: dict[str, set[str]] = {}
    rows = Row.objects.filter(plan_id=plan, state=CONFIRMED)
    for promise, candidate in rows.values_list("promise_id", "candidate"):
        for one in (candidate, *candidate.get("members", ())):
            found.setdefault(one["mark"], set()).add(promise.partition("/")[2])
    return found


def decided(plan: str) -> Counter[str]:
    """Return how many pairings of each promise were decided; the payments of a line count with it."""
    found: Counter[str] = Counter()
    rows = Row.objects.filter(plan_id=plan).exclude(state=PROPOSED)
    for promise, candidate in rows.values_list("promise_id", "candidate"):
        found[promise.partition("/")[2]] += 1 + len(candidate.get("members", ()))
    return found


def decide(
    row: Row, state: str, *, note: str = "", rule: str = "", matches: Sequence[str] = ()
) -> None:
    """Keep what was decided of a pairing."""
    row.state, row.note, row.rule, row.matches = state, note, rule, list(matches)
    row.save(update_fields=["state", "note", "rule", "matches"])


def promises_without_delivery(plan: str) -> QuerySet[Promise]:
    """Return the promises that no confirmed match counts towards, the largest first.

    A report that nothing has arrived is no delivery.
    """
    matched = Match.objects.filter(plan_id=plan, withdrawn=False, state=CONFIRMED)
    matched = matched.exclude(delivery__amount_figure=0)
    rows = Promise.objects.filter(plan_id=plan, withdrawn=False)
    rows = rows.exclude(key__in=matched.values("promise_id"))
    return rows.order_by(F("amount_figure").desc(nulls_last=True), "key")


def deliveries_without_promise(plan: str) -> QuerySet[Delivery]:
    """Return the deliveries on record that no confirmed match counts for, the largest first."""
    matched = Match.objects.filter(plan_id=plan, withdrawn=False, state=CONFIRMED)
    rows = Delivery.objects.filter(plan_id=plan, withdrawn=False).exclude(amount_figure=0)
    rows = rows.exclude(key__in=matched.values("delivery_id"))
    return rows.order_by(F("amount_figure").desc(nulls_last=True), "key")


def promises_of(delivery_mark: str, plan: str) -> QuerySet[Row]:
    """Return the pairings of one published flow, best first: the delivery's own view."""
    return Row.objects.filter(plan_id=plan, mark=delivery_mark, withdrawn=False).order_by(
        "-score", "key"
    )


def of_promise(promise: str) -> QuerySet[Row]:
    """Return the pairings of the promise with this key, best first."""
    return Row.objects.filter(promise_id=promise, withdrawn=False).order_by("-score", "key")
