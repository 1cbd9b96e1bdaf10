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
from servanda.ledger.tallies import drop_tally, fingerprint, fresh_tally, keep_tally
from servanda.reconciliation.account import Account, account
from servanda.reconciliation.case import cases
from servanda.reconciliation.status import statuses
from servanda.reconciliation.tally import Tally, as_text, of_text
from servanda.reconciliation.totals import total
from servanda.records import Plan, Record, Status
from servanda.records.columns import canonical

# What a status is made of; documents and proposals are not needed for it.
JUDGED = (
    *("promise", "count", "revision", "condition", "milestone"),
    *("observation", "delivery", "match", "contradiction"),
)

# What a digest of statuses seals beside their words: the whole closed equation.
FIGURES = (
    *("unit", "bound", "fraction", "original", "revisions"),
    *("fulfilled", "outstanding", "lapsed", "surplus"),
)

# What heads the page of a plan, empty or not.
SHOWN = ("pledged", "committed", "disbursed")


def reconcile(plan: str, *, today: date, actor: Actor, now: datetime) -> list[Status]:
    """Judge every promise of the plan as of `today`, store it, and seal one journal line."""
    require(actor, "reconcile")
    with all_or_nothing(), store.undisturbed():
        before, _ = journal.head()
        records = judged(plan)
        made = account(_plan(plan), records, today=today)
        found = list(made.statuses)
        store.keep_standings(found)
        body, top = as_text(_tally(made)), as_text(_headlines(made, records))
        facts = {
            "as_of": today.isoformat(),
            "promises": len(found),
            "sha256": digest(found),
            "tally": fingerprint(body),
            "headlines": fingerprint(top),
        }
        line = journal.seal("reconcile", f"plan:{plan}", [], actor=actor.id, at=now, facts=facts)
        if line.seq == before + 1:
            keep_tally(plan, body, as_of=today, entry=line.seq, headlines=top)
        else:  # somebody sealed a change while we judged: it may not be in what we read
            drop_tally(plan)
    return found


def account_of(plan: str, *, today: date, quoted: bool = True) -> Account:
    """Return the account of the plan on any day, its promises with their words when `quoted`.

    Keeps nothing. What `reconcile` stored for that very day is the answer while it is fresh.
    """
    bring = ("promise",) if quoted else ()
    with store.undisturbed():
        stored = _stored(plan, today, quoted=quoted)
        return stored or account(_plan(plan), judged(plan, quoted=bring), today=today)


def _stored(plan: str, today: date, *, quoted: bool) -> Account | None:
    """Return the account as it was stored; None unless it is what judging anew would give."""
    end = journal.head()
    fresh = fresh_tally(plan, as_of=today)
    tally = of_text(fresh.body) if fresh else None
    if fresh is None or tally is None:
        return None
    found = store.recall_standings(plan)
    if digest(found) != fresh.statuses or any(s.as_of != today for s in found):
        return None
    kept = Account(
        plan=_plan(plan),
        as_of=today,
        promises=tuple(store.recall("promise", plan, evidence=quoted)),
        statuses=tuple(found),
        totals=tally.totals,
        personnel=tally.personnel,
        ratios=tally.ratios,
        findings=tally.findings,
    )
    # A line sealed while we read may have changed some of it and not the rest.
    return kept if journal.head() == end else None


def _tally(made: Account) -> Tally:
    return Tally(
        totals=made.totals,
        personnel=made.personnel,
        ratios=made.ratios,
        findings=made.findings,
    )


def _headlines(made: Account, records: Sequence[Record]) -> Tally:
    """Return the totals that head the plan's page: also one that no row makes, for what it leaves out.

    An account has no such total, so it is worked out here; plans seldom lack one.
    """
    known = {one.stage: one for one in made.totals}
    lacking = [stage for stage in SHOWN if stage not in known]
    gathered = cases(records) if lacking else []
    for stage in lacking:
        known[stage] = total(
            gathered,
            stage=stage,
            today=made.as_of,
            currency=made.plan.currency,
            preference=made.plan.preference,
        )
    return Tally(totals=tuple(known[stage] for stage in SHOWN))


def judged(plan: str, *, quoted: Collection[str] = ()) -> list[Record]:
    """Return the records of a plan that statuses and totals are made of.

    No judgement reads the words that a record rests on, so only the kinds `quoted` bring them.
    """
    found: list[Record] = []
    for kind in JUDGED:
        found += store.recall(kind, plan) if kind in quoted else store.recall_bare(kind, plan)
    return found


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
    """Return one SHA-256 over status, reason and figures of all, in order of promise."""
    lines = sorted(
        canonical(
            [s.promise, s.status, s.reason.code, s.reason.details]
            + [getattr(s, name) for name in FIGURES]
        )
        for s in found
    )
    return sha256("\n".join(lines).encode()).hexdigest()
