"""A published commitment beside a promise: an observation with its evidence, part of no total.

A firm written obligation is not money that moved (definitions 2, 4 and 5): it makes no delivery and no
match, and neither what is fulfilled nor what is outstanding nor the status changes. What the reporter
says is kept with its day, its amount and its exact words. Where the stages of a dataset are exclusive,
money that is paid leaves the commitments: there the observation says how it stood on its day.

Worked example: `stand_beside("gaza-2026/port~1f0c…", note="", actor=…, now=…)` keeps the raw record and
the observation `port~toy-900004-1f0c…` of kind committed.
"""

from dataclasses import dataclass
from datetime import datetime

from servanda.actions.actor import Actor, require
from servanda.actions.keeping import all_or_nothing
from servanda.actions.matching import unkept, waiting
from servanda.actions.matching_evidence import (
    Known,
    Told,
    amount_of,
    as_facts,
    delivery_id,
    parties_named,
    report,
    snapshot_of,
    title_of,
)
from servanda.actions.reconcile import plan_of
from servanda.actions.refusals import Refused
from servanda.actions.reopening import standing
from servanda.ledger import journal, pairings, store
from servanda.ledger.originals import keep_originals
from servanda.reconciliation.matching_parties import Resolver
from servanda.records import Observation, Party, Promise, Record, When
from servanda.records.bulk import COMMITTED
from servanda.records.pairing import Candidate


@dataclass(frozen=True, slots=True)
class _Seen:
    """One commitment: what holds it, what is said of it, and who says it."""

    told: Told
    observation: Observation
    parties: tuple[Party, ...]

    @property
    def records(self) -> list[Record]:
        return [self.told.document, *self.parties, self.observation]


def stand_beside(
    pairing: str, *, note: str = "", actor: Actor, now: datetime
) -> tuple[Observation, ...]:
    """Keep the commitment of the pairing with this key beside its promise; no figure changes."""
    require(actor, "match")
    plan = pairing.partition("/")[0]
    with all_or_nothing(plan=plan):
        row = waiting(pairing)
        found = pairings.pairing_of(row)
        if found.candidate.stage not in COMMITTED:
            raise Refused(
                "this is no commitment", "Confirm it, or name the delivery that it tells of again."
            )
        promise = store.recall_one("promise", f"{plan}/{found.promise}")
        assert isinstance(promise, Promise)
        parties = store.recall("party", plan, evidence=False)
        known = Known(plan=plan_of(plan), resolver=Resolver(parties))
        flows = found.candidate.members or (found.candidate,)
        seen = [_seen(flow, promise, known=known) for flow in flows]
        keep_originals(one.told.original for one in seen if one.told.original)
        records = {(type(r), r.id): r for one in seen for r in one.records}
        changes = standing(store.keep(unkept(records.values()), recorded=now), recorded=now)
        facts = {"note": note, "beside": found.promise, "flows": [as_facts(one) for one in flows]}
        subject = f"pairing:{row.key}"
        journal.seal("observe", subject, changes, actor=actor.id, at=now, facts=facts)
        names = [one.observation.id for one in seen]
        pairings.decide(row, pairings.CONFIRMED, note=note, matches=names)
    return tuple(one.observation for one in seen)


def _seen(flow: Candidate, promise: Promise, *, known: Known) -> _Seen:
    if flow.day is None:
        raise Refused("the flow says no day", "A commitment is shown with its day.")
    told = report(flow, promise.plan)
    reporter = known.reporter(flow)
    observation = Observation(
        plan=promise.plan,
        id=f"{promise.id}~{delivery_id(flow)}",
        promise=promise.id,
        kind="committed-then" if _exclusive(flow) else "committed",
        date=When(flow.day.isoformat()),
        title=title_of(flow, told.document),
        reporter=reporter,
        verification="observed",
        amount=amount_of(flow, promise),
        evidence=(told.anchor,),
    )
    named = [(reporter, flow.reporter_name)]
    return _Seen(told, observation, tuple(parties_named(named, promise.plan, told.anchor)))


def _exclusive(flow: Candidate) -> bool:
    """Tell whether money that is paid leaves the commitments of this dataset (definition 5)."""
    return snapshot_of(flow.dataset, flow.snapshot).semantics.kind == "exclusive"
