"""Promises and published flows: propose what may belong together; confirm, split or reject.

The machine proposes and a person decides, or a rule that the operator allows. A confirmed pairing makes
a document of the raw record, a delivery that rests on its words, and a match; the promise is judged
anew at once. A rejected one stays, and is never proposed again.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal

from servanda.actions.actor import Actor, require
from servanda.actions.keeping import all_or_nothing
from servanda.actions.matching_evidence import Known, as_facts, deliver, delivery_id
from servanda.actions.matching_retold import ToldAlready, told_already
from servanda.actions.reconcile import rejudge
from servanda.actions.refusals import Refused, Unknown
from servanda.actions.reopening import standing
from servanda.ledger import journal, models, pairings, store
from servanda.ledger.models import Pairing as Row
from servanda.ledger.originals import keep_originals
from servanda.reconciliation.matching_parties import Resolver
from servanda.reconciliation.matching_shares import Excess, share
from servanda.records import Amount, Delivery, Match, Plan, Promise, Record
from servanda.records.bulk import COMMITTED
from servanda.records.columns import canonical, plain_decimal
from servanda.records.pairing import Candidate, Pairing


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmed:
    """What came of a confirmation: the deliveries and the matches that it made or changed."""

    deliveries: tuple[Delivery, ...]
    matches: tuple[Match, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """How a pairing is confirmed: `amount` is a part of the delivery, None for what is left of it.

    `another`: it is another flow than a delivery on record that looks like it.
    """

    amount: Decimal | None = None
    note: str = ""
    rule: str = ""
    another: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Shares:
    """How one flow is shared out: promise -> its part, in the unit of the delivery."""

    parts: Mapping[str, Decimal]
    note: str = ""


def confirm(
    pairing: str, *, verdict: Verdict, actor: Actor, now: datetime, today: date
) -> Confirmed:
    """Make deliveries and matches of the pairing with this key, and judge its promise anew."""
    require(actor, "match")
    plan = pairing.partition("/")[0]
    with all_or_nothing(plan=plan):
        row = waiting(pairing)
        found = delivered(row)
        if not verdict.another and (on_record := told_already(row)):
            raise ToldAlready(on_record)
        flows = found.candidate.members or (found.candidate,)
        if len(flows) > 1 and verdict.amount is not None:
            raise Refused("several payments have no one part", "Confirm each payment by itself.")
        work = _Work(plan, now=now)
        for flow in flows:
            work.give(flow, {found.promise: verdict.amount}, twins=_twins_of(found))
        facts = {"pairing": row.key, "score": str(row.score), "rule": verdict.rule}
        done = work.keep("match", f"pairing:{row.key}", actor, {**facts, "note": verdict.note})
        names = [match.id for match in done.matches]
        pairings.decide(row, "confirmed", note=verdict.note, rule=verdict.rule, matches=names)
        _settle(plan, work, note=verdict.note, rule=verdict.rule)
        rejudge(plan, f"promise:{found.promise}", today=today)
    return done


def split(pairing: str, shares: Shares, *, actor: Actor, now: datetime, today: date) -> Confirmed:
    """Share the flow of a pairing out to several promises (id -> part), never more than it brought."""
    require(actor, "match")
    plan, parts, note = pairing.partition("/")[0], shares.parts, shares.note
    with all_or_nothing(plan=plan):
        row = _known(pairing)
        found = delivered(row)
        if found.candidate.members:
            raise Refused("this is a line of payments", "Split each payment by itself.")
        if len(parts) < 2:
            raise Refused("a split names two promises or more", "Confirm it with --amount instead.")
        work = _Work(plan, now=now)
        work.give(found.candidate, dict(parts), twins=_twins_of(found))
        told = {name: plain_decimal(part) for name, part in parts.items()}
        facts = {"pairing": row.key, "parts": canonical(told), "note": note}
        done = work.keep("split", f"pairing:{row.key}", actor, facts)
        for other in Row.objects.filter(plan_id=plan, mark=row.mark):
            mine = [m.id for m in done.matches if m.promise == other.promise_id.partition("/")[2]]
            if mine:
                pairings.decide(other, "confirmed", note=note, matches=mine)
        _settle(plan, work, note=note)
        for promise in parts:
            rejudge(plan, f"promise:{promise}", today=today)
    return done


def _settle(plan: str, work: "_Work", *, note: str, rule: str = "") -> None:
    """Take out of the queue what is decided with this: payments of a line, a line of payments.

    A payment that was confirmed in its line waits no more by itself, nor does a line of which every
    payment has been confirmed, nor another report of a flow, which became its evidence.
    """
    promises = {f"{plan}/{one.promise}" for one in work.matches}
    rows = Row.objects.filter(promise_id__in=promises, withdrawn=False).order_by("key")
    confirmed = {
        (row.promise_id, row.mark): row.matches for row in rows.filter(state=pairings.CONFIRMED)
    }
    confirmed |= {(f"{plan}/{p}", mark): [match] for p, mark, match in work.given}
    for row in rows.filter(state=pairings.PROPOSED):
        marks = [one["mark"] for one in row.candidate.get("members", ())] or [row.mark]
        made = [confirmed.get((row.promise_id, mark)) for mark in marks]
        if all(made):
            names = list(dict.fromkeys(name for some in made for name in some or ()))
            pairings.decide(row, pairings.CONFIRMED, note=note, rule=rule, matches=names)


def reject(pairing: str, *, note: str, actor: Actor, now: datetime) -> Row:
    """Keep that the flow is not of the promise; it is never proposed again."""
    require(actor, "match")
    if not note.strip():
        raise Refused("a rejection needs its reason", "Say why in the note.")
    with all_or_nothing(plan=pairing.partition("/")[0]):
        row = waiting(pairing)
        pairings.decide(row, "rejected", note=note)
        facts = {"note": note, **as_facts(pairings.of_json(row.candidate))}
        journal.seal("reject", f"pairing:{pairing}", [], actor=actor.id, at=now, facts=facts)
    return row


class _Work:
    """The records of one decision, kept together under one line of the journal."""

    def __init__(self, plan: str, *, now: datetime) -> None:
        self.plan: Plan = _kept_plan(plan)
        parties = store.recall("party", plan, evidence=False)
        self.known = Known(plan=self.plan, resolver=Resolver(parties))
        self.now = now
        self.records: list[Record] = []
        self.deliveries: list[Delivery] = []
        self.matches: list[Match] = []
        self.flows: list[Candidate] = []
        self.given: list[tuple[str, str, str]] = []  # promise, mark of the flow, match

    def give(
        self, flow: Candidate, parts: Mapping[str, Decimal | None], *, twins: tuple[Candidate, ...]
    ) -> None:
        """Make the delivery that a flow is, where it is none yet, and the matches of its parts."""
        promises = [_promise(self.plan.id, name) for name in parts]
        before = len(self.records)
        delivery = self._delivery(flow, promises[0], twins=twins)
        reports = twins if len(self.records) > before else ()  # those it has just been made of
        held = _matches(delivery)
        shares = _shared(delivery, held, parts)
        for promise in promises:
            known = next((m for m in held if m.promise == promise.id), None)
            match = _match(delivery, promise, shares[promise.id], known=known)
            self.matches.append(match)
            self.given += [(promise.id, one.mark, match.id) for one in (flow, *reports)]
        self.deliveries.append(delivery)
        self.flows.append(flow)

    def _delivery(
        self, flow: Candidate, promise: Promise, *, twins: tuple[Candidate, ...]
    ) -> Delivery:
        key = f"{self.plan.id}/{delivery_id(flow)}"
        if models.Delivery.objects.filter(key=key, withdrawn=False).exists():
            kept = store.recall_one("delivery", key)
            assert isinstance(kept, Delivery)
            return kept
        made = deliver(flow, promise, known=self.known, twins=twins)
        keep_originals(one.original for one in made.told if one.original)
        self.records += unkept(made.records)
        return made.delivery

    def keep(self, verb: str, subject: str, actor: Actor, facts: Mapping[str, object]) -> Confirmed:
        """Keep everything, and seal it."""
        kept = store.keep(_once([*self.records, *self.matches]), recorded=self.now)
        changes = standing(kept, recorded=self.now)
        told = {**facts, "flows": [as_facts(flow) for flow in self.flows]}
        journal.seal(verb, subject, changes, actor=actor.id, at=self.now, facts=told)
        return Confirmed(deliveries=tuple(self.deliveries), matches=tuple(self.matches))


def _once(records: Iterable[Record]) -> list[Record]:
    return list({(type(one), one.id): one for one in records}.values())


def unkept(records: Iterable[Record]) -> list[Record]:
    """Return what does not stand in the ledger: a document or a party that does stays as it is."""
    found = []
    for record in records:
        kind = type(record).__name__.lower()
        key = f"{record.plan}/{record.id}"
        if (
            kind in ("delivery", "observation")
            or not models.TABLES[kind].objects.filter(key=key, withdrawn=False).exists()
        ):  # type: ignore[attr-defined]
            found.append(record)
    return found


def _matches(delivery: Delivery) -> list[Match]:
    rows = models.Match.objects.filter(
        delivery_id=f"{delivery.plan}/{delivery.id}", withdrawn=False, state="confirmed"
    )
    return store.records_of(rows.order_by("key"))


def _shared(
    delivery: Delivery, held: list[Match], parts: Mapping[str, Decimal | None]
) -> dict[str, Amount | None]:
    try:
        return share(delivery, held, parts)
    except Excess as fault:
        left = f"{plain_decimal(fault.left)} {fault.unit}"
        raise Refused(
            f"only {left} of this delivery is not claimed yet",
            "Give a part that fits, or withdraw another match of it first.",
        ) from None
    except ValueError as fault:
        raise Refused(str(fault), "Give each promise a part of the delivery.") from None


def _match(
    delivery: Delivery, promise: Promise, part: Amount | None, *, known: Match | None
) -> Match:
    if known is not None:
        return replace(known, amount=part, state="confirmed")
    return Match(
        plan=delivery.plan,
        id=f"{promise.id}~{delivery.id}",
        promise=promise.id,
        delivery=delivery.id,
        amount=part,
        evidence=delivery.evidence,
    )


def _twins_of(found: Pairing) -> tuple[Candidate, ...]:
    return () if found.candidate.members else found.twins


def _known(key: str) -> Row:
    row = Row.objects.filter(key=key, withdrawn=False).first() if "\0" not in key else None
    if row is None:
        raise Unknown(f"there is no pairing {key}", "See `servanda match list`.")
    return row


def delivered(row: Row) -> Pairing:
    """Return the pairing of a row; Refused where its flow is a commitment, which is no delivery."""
    found = pairings.pairing_of(row)
    if found.candidate.stage in COMMITTED:
        raise Refused("a commitment is no delivery", "Show it beside the promise; it adds nothing.")
    return found


def waiting(key: str) -> Row:
    """Return the row of a pairing that nobody has decided."""
    row = _known(key)
    if row.state != pairings.PROPOSED:
        raise Refused(f"this pairing was {row.state} already", "See `servanda match list`.")
    return row


def _promise(plan: str, name: str) -> Promise:
    row = models.Promise.objects.filter(key=f"{plan}/{name}", withdrawn=False).first()
    found = store.recall_one("promise", row.key) if row else None
    if not isinstance(found, Promise):
        raise Unknown(f"there is no promise {plan}/{name}", "See `servanda status`.")
    return found


def _kept_plan(plan: str) -> Plan:
    kept = store.recall_one("plan", plan)
    if not isinstance(kept, Plan):
        raise Unknown(f"there is no plan {plan!r}", "See `servanda plan list`.")
    return kept
