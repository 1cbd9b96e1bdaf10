"""Propose for the promises of a plan what published flows may have come of them.

Running it again proposes only what is new. Commitments are proposed apart, to stand beside a promise:
no rule confirms one, and they change no figure. A rule that the operator allows confirms what is beyond
doubt; there is one:

    same-identifier   the promise's own words name the record, the payer is the promisor, the sum is
                      not more than was promised, and no other promise names that record
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal

from servanda.actions.actor import Actor, require
from servanda.actions.keeping import all_or_nothing
from servanda.actions.matching import Verdict, confirm
from servanda.actions.matching_evidence import delivery_id, snapshot_of
from servanda.actions.matching_workers import pairings_of
from servanda.actions.refusals import Refused, Unknown
from servanda.actions.reopening import reopen_stranded
from servanda.flows.candidate_index import Index
from servanda.flows.candidate_layout import Terms
from servanda.flows.snapshot import Snapshot
from servanda.ledger import datasets as held
from servanda.ledger import journal, models, pairings, store
from servanda.ledger.models import Pairing as Row
from servanda.reconciliation.matching import likely
from servanda.reconciliation.matching_parties import Resolver
from servanda.reconciliation.matching_rules import RULES, beyond_doubt
from servanda.reconciliation.matching_sought import Rate, Surroundings, no_rate, sought
from servanda.reconciliation.matching_words import runs_of, words_mark
from servanda.records import Party, Plan, Promise
from servanda.records.bulk import COMMITTED, DELIVERED
from servanda.records.pairing import Pairing

CURRENCY = "USD"  # common to all that is looked for
BESIDE = 0.6  # the score from which a commitment is worth a person's time: it changes no figure
FEW = 2  # commitments proposed for a promise


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is looked through: `datasets` by name (all when empty), `rules` that may confirm.

    `rates` is a mark that is the same for the same rates; "" when nobody can say, and then the flows
    are laid out for this time alone.
    """

    datasets: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    rate: Rate = field(default=no_rate)
    rates: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed:
    """What proposing did: new pairings, those a rule confirmed, and how many there were before."""

    promises: int
    new: tuple[str, ...] = ()
    confirmed: tuple[str, ...] = ()
    found: int = 0
    refused: tuple[str, ...] = ()


def propose(plan: str, wanted: Wanted, *, actor: Actor, now: datetime, today: date) -> Proposed:
    """Add the pairings that are new, and confirm those that an allowed rule puts beyond doubt."""
    require(actor, "match")
    for rule in wanted.rules:
        if rule not in RULES:
            raise Refused(f"there is no rule {rule!r}", f"There are: {', '.join(RULES)}.")
    promises = _promises(plan)
    found = find(plan, promises, wanted)
    beside = commitments(plan, promises, wanted)
    with all_or_nothing(plan=plan):
        reopen_stranded(plan, actor=actor, now=now)
        before = _outstanding(plan)
        given = [
            (one, n == 0 and likely(group), _effect(one, before.get(one.promise)))
            for group in (*found, *beside)
            for n, one in enumerate(group)
        ]
        new = pairings.add(plan, given, now=now)
        facts = {"promises": len(promises), "found": len(given), "new": len(new)}
        named = {"datasets": ", ".join(wanted.datasets), "rules": ", ".join(wanted.rules)}
        journal.seal("propose", f"plan:{plan}", [], actor=actor.id, at=now, facts=facts | named)
    sure = _sure(plan, found, wanted.rules)
    done, refused = _confirm(sure, actor=actor, now=now, today=today)
    return Proposed(
        promises=len(promises),
        new=tuple(row.key for row in new),
        confirmed=tuple(done),
        found=len(given),
        refused=tuple(refused),
    )


def find(plan: str, promises: Sequence[Promise], wanted: Wanted) -> list[list[Pairing]]:
    """Return the best pairings of each promise with what was delivered; keeps nothing."""
    return _found(plan, promises, wanted, stages=DELIVERED)


def commitments(plan: str, promises: Sequence[Promise], wanted: Wanted) -> list[list[Pairing]]:
    """Return the commitments that may stand beside each promise: few, and only what speaks for itself."""
    found, done = _found(plan, promises, wanted, stages=COMMITTED), pairings.decided(plan)
    return [
        [one for one in group if one.score >= BESIDE][: FEW + done[promise.id]]
        for promise, group in zip(promises, found, strict=True)
    ]


def _found(
    plan: str, promises: Sequence[Promise], wanted: Wanted, *, stages: tuple[str, ...]
) -> list[list[Pairing]]:
    within = surroundings(plan, rate=wanted.rate)
    resolver = Resolver(within.parties.values())
    index = Index(_snapshots(wanted.datasets), terms=_terms(resolver, wanted, stages))
    done = pairings.decided(plan)
    return pairings_of(
        index, promises, ask=lambda one: replace(sought(one, within), decided=done[one.id])
    )


def _terms(resolver: Resolver, wanted: Wanted, stages: tuple[str, ...]) -> Terms:
    """Return by what flows are laid out: kept beside the snapshots while all of it stays the same."""
    rates = "none" if wanted.rate is no_rate else wanted.rates
    return Terms(
        resolve=resolver.party,
        rate=wanted.rate,
        words=runs_of,
        common=CURRENCY,
        stages=stages,
        mark=f"{words_mark()} {resolver.mark} {rates}" if rates else "",
    )


def surroundings(plan: str, *, rate: Rate = no_rate) -> Surroundings:
    """Return what the promises of a plan stand in."""
    kept = store.recall_one("plan", plan)
    if not isinstance(kept, Plan):
        raise Unknown(f"there is no plan {plan!r}", "See `servanda plan list`.")
    parties: list[Party] = store.recall("party", plan, evidence=False)
    directions = store.recall("direction", plan, evidence=False)
    return Surroundings(
        plan=kept,
        parties={one.id: one for one in parties},
        directions={one.id: one for one in directions},
        rate=rate,
        currency=CURRENCY,
    )


def _promises(plan: str) -> list[Promise]:
    """Return the promises that something may come of: with somebody who owes it, or with a figure.

    An aggregate whose parts are named is looked for by its parts (definition 18).
    """
    found: list[Promise] = store.recall("promise", plan)
    whole = {one.parent for one in found if one.parent}
    return [
        one for one in found if (one.obligors or one.amount is not None) and one.id not in whole
    ]


def _snapshots(datasets: Sequence[str]) -> list[Snapshot]:
    names = datasets or tuple(models.Dataset.objects.order_by("key").values_list("key", flat=True))
    found = []
    for name in names:
        number = held.current(name)
        if not number:
            raise Unknown(f"there is no dataset {name!r}", "See `servanda datasets`.")
        found.append(snapshot_of(name, number))
    if not found:
        raise Refused("no dataset is held", "Take one with `servanda take FILE --dataset NAME`.")
    return found


def _outstanding(plan: str) -> dict[str, Decimal | None]:
    """Return what is outstanding of each promise by its stored status."""
    return {one.promise: one.outstanding for one in store.recall_standings(plan)}


def _effect(pairing: Pairing, outstanding: Decimal | None) -> float:
    """Return how much of the common currency a confirmation moves: to sort by, never to add."""
    worth = pairing.candidate.worth or 0.0
    if pairing.candidate.measure != CURRENCY or pairing.candidate.stage in COMMITTED:
        return 0.0
    return min(worth, float(outstanding)) if outstanding is not None else worth


def _sure(plan: str, found: Sequence[Sequence[Pairing]], rules: Sequence[str]) -> list[str]:
    """Return the keys of pairings that wait and that a rule allows to confirm."""
    named = Counter(
        identifier
        for group in found
        for identifier in {dict(g.details).get("identifier", "") for p in group for g in p.grounds}
        if identifier
    )
    gone = models.Match.objects.filter(plan_id=plan, withdrawn=True)
    taken_back = set(gone.values_list("id", flat=True))  # by a person: no rule confirms it again
    sure = [
        f"{plan}/{pairings.name_of(one)}"
        for group in found
        for one in group
        if any(beyond_doubt(rule, one, named=named) for rule in rules)
        and f"{one.promise}~{delivery_id(one.candidate)}" not in taken_back
    ]
    waiting = Row.objects.filter(plan_id=plan, state=pairings.PROPOSED)
    return [key for key in sure if waiting.filter(key=key).exists()]


def _confirm(
    keys: Sequence[str], *, actor: Actor, now: datetime, today: date
) -> tuple[list[str], list[str]]:
    done, refused = [], []
    verdict = Verdict(rule="same-identifier")
    for key in keys:
        try:
            confirm(key, verdict=verdict, actor=actor, now=now, today=today)
            done.append(key)
        except Refused as fault:  # it stays in the queue, for a person
            refused.append(f"{key}: {fault}")
    return done, refused
