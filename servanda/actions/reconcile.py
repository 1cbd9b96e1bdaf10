"""Work out statuses and store them with their date and reason.

The ledger does not know how promises are judged, and the judgement does not know where they are kept:
they meet here.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from servanda.actions.actor import Actor, require
from servanda.actions.keeping import all_or_nothing
from servanda.actions.refusals import Unknown
from servanda.actions.reopening import reopen_stranded
from servanda.ledger import journal, store
from servanda.ledger.halves import Half
from servanda.ledger.judged import recall_judged
from servanda.ledger.one_state import one_state
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
    """Judge every promise of the plan as of `today`, store it, and seal one journal line.

    Pairings that an earlier version left confirmed by what was withdrawn wait again: a line before it.
    """
    require(actor, "reconcile")
    with all_or_nothing(), store.undisturbed():
        reopen_stranded(plan, actor=actor, now=now)
        before, _ = journal.head()
        records = judged(plan)
        made = account(plan_of(plan), records, today=today)
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
    with store.undisturbed(), one_state():
        stored = _stored(plan, today, quoted=quoted)
        return stored or account(plan_of(plan), judged(plan, quoted=quoted), today=today)


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
        plan=plan_of(plan),
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


def judged(plan: str, *, half: Half | None = None, quoted: bool = False) -> list[Record]:
    """Return the records of a plan, or of a half of it, that statuses and totals are made of.

    No judgement reads the words that a record rests on: only promises bring them, when `quoted`.
    """
    found: list[Record] = []
    for kind in JUDGED:
        found += recall_judged(kind, plan, half=half, quoted=quoted and kind == "promise")
    return found


def plan_of(plan: str) -> Plan:
    """Return the plan's own record; Unknown where there is none."""
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
    found = statuses(cases(judged(plan)), today=today, preference=plan_of(plan).preference)
    store.keep_standings(s for s in found if kind == "delivery" or s.promise == named)


def digest(found: Iterable[Status]) -> str:
    """Return one SHA-256 over status, reason and figures of all, in order of promise."""
    return fingerprint("\n".join(sorted(map(sealed, found))))


def sealed(found: Status) -> str:
    """Return what a digest seals of a status, as one line."""
    words = [found.promise, found.status, found.reason.code, found.reason.details]
    return canonical(words + [getattr(found, name) for name in FIGURES])
