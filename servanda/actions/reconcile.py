"""Work out statuses and store them with their date and reason.

The ledger does not know how promises are judged, and the judgement does not know where they are kept:
they meet here.
"""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from hashlib import sha256

from servanda.actions.actor import Actor, require
from servanda.actions.keeping import all_or_nothing
from servanda.actions.refusals import Unknown
from servanda.ledger import journal, store
from servanda.reconciliation.account import Account, account
from servanda.reconciliation.case import cases
from servanda.reconciliation.status import statuses
from servanda.records import Plan, Record, Status
from servanda.records.columns import canonical

# What a status is made of; documents and proposals are not needed for it.
JUDGED = (
    *("promise", "count", "revision", "condition", "milestone"),
    *("observation", "delivery", "match", "contradiction"),
)


def reconcile(plan: str, *, today: date, actor: Actor, now: datetime) -> list[Status]:
    """Judge every promise of the plan as of `today`, store it, and seal one journal line."""
    require(actor, "reconcile")
    with all_or_nothing():
        preference = _plan(plan).preference
        found = statuses(cases(judged(plan)), today=today, preference=preference)
        store.keep_standings(found)
        facts = {"as_of": today.isoformat(), "promises": len(found), "sha256": digest(found)}
        journal.seal("reconcile", f"plan:{plan}", [], actor=actor.id, at=now, facts=facts)
    return found


def account_of(plan: str, *, today: date) -> Account:
    """Return the account of the plan on any day; keeps nothing."""
    with store.undisturbed():
        return account(_plan(plan), judged(plan, quoted=("promise",)), today=today)


def judged(plan: str, *, quoted: Collection[str] = ()) -> list[Record]:
    """Return the records of a plan that statuses and totals are made of.

    No judgement reads the words that a record rests on, so only the kinds `quoted` bring them.
    """
    return [
        record for kind in JUDGED for record in store.recall(kind, plan, evidence=kind in quoted)
    ]


def _plan(plan: str) -> Plan:
    kept = store.recall_one("plan", plan)
    if not isinstance(kept, Plan):
        raise Unknown(f"there is no plan {plan!r}", "See `servanda plan list`.")
    return kept


def refresh(records: Sequence[Record], *, today: date) -> None:
    """Judge newly made promises by what was made with them: nothing else can bear on them yet."""
    store.keep_standings(statuses(cases(records), today=today, preference=()))


def rejudge(plan: str, subject: str, *, today: date) -> None:
    """Judge anew what a contradiction is about: `subject` is `promise:id`, `delivery:id` or empty."""
    kind, _, named = subject.partition(":")
    if kind not in ("promise", "delivery"):
        return
    found = statuses(cases(judged(plan)), today=today, preference=_plan(plan).preference)
    store.keep_standings(s for s in found if kind == "delivery" or s.promise == named)


def digest(found: Sequence[Status]) -> str:
    """Return one SHA-256 over promise, status and reason of all, in order of promise."""
    lines = sorted((s.promise, s.status, s.reason.code, list(s.reason.details)) for s in found)
    return sha256(canonical(lines).encode()).hexdigest()
