"""A person decides on a proposal: accept it, amend it, or reject it. Both are kept.

An accepted or amended proposal becomes a public record resting on the same words; parties it names
that the plan does not know yet enter its register, with their names from our own word lists.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from django.db import transaction

from servanda.actions.actor import Actor, require
from servanda.actions.adoption import Adopting, adopt, decoded
from servanda.actions.identity import free_id, missing_parties
from servanda.actions.reconcile import refresh
from servanda.actions.refusals import Refused, Unknown
from servanda.ledger import journal, store
from servanda.records import NAMES, Document, Promise, Proposal, Record
from servanda.records.columns import canonical

STATES = {"accept": "accepted", "amend": "amended", "reject": "rejected"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What a person decided: `verdict` accept, amend or reject; `values` the amended fields."""

    verdict: str
    values: Mapping[str, Any] = field(default_factory=dict)
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewed:
    """The decided proposal, and the record it became, if any."""

    proposal: Proposal
    result: Record | None


def review(
    proposal: str, *, decision: Decision, actor: Actor, now: datetime, today: date
) -> Reviewed:
    """Carry out a decision on the proposal with this key; raise Refused when it cannot be."""
    require(actor, "review")
    if decision.verdict not in STATES:
        raise Refused(f"{decision.verdict!r} is no verdict", "Accept, amend or reject.")
    if decision.verdict == "reject" and decision.values:
        raise Refused("a rejection amends nothing", "Amend it instead.")
    with transaction.atomic():
        waiting = _waiting(proposal)
        result = None if decision.verdict == "reject" else _result(waiting, decision)
        decided = replace(
            waiting,
            state=STATES[decision.verdict],
            note=decision.note,
            result=f"{NAMES[type(result)]}:{result.id}" if result else "",
        )
        new: list[Record] = [decided]
        if result is not None:
            new += [*missing_parties(result, waiting), result]
        changes = store.keep(new, recorded=now)
        facts = {"verdict": decision.verdict, "values": canonical(dict(decision.values))}
        journal.seal("review", f"proposal:{proposal}", changes, actor=actor.id, at=now, facts=facts)
        if isinstance(result, Promise):
            refresh([result], today=today)
    return Reviewed(proposal=decided, result=result)


def _waiting(key: str) -> Proposal:
    found = store.recall_one("proposal", key)
    if not isinstance(found, Proposal):
        raise Unknown(f"there is no proposal {key}", "See `servanda review --plan PLAN`.")
    if found.state != "proposed":
        raise Refused(f"this proposal was {found.state} already", "See what it became in the desk.")
    return found


def _result(waiting: Proposal, decision: Decision) -> Record | None:
    document = store.recall_one("document", f"{waiting.plan}/{waiting.document}")
    assert isinstance(document, Document)
    values = decoded(waiting.values) | dict(decision.values)
    adopting = Adopting(
        proposal=waiting,
        values=values,
        document=document,
        id=free_id(waiting, values, document),
    )
    return adopt(adopting)
