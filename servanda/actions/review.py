"""A person decides on a proposal: accept it, amend it, or reject it. Both are kept.

An accepted or amended proposal becomes a public record resting on the same words; parties it names
that the plan does not know yet enter its register, with their names from our own word lists. What
carries no judgement, a name, a date or a figure read, may be accepted together for a document.
A decision on one copy of a story is one on all copies that wait (`actions.copies`).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from servanda.actions.actor import Actor, require
from servanda.actions.adoption import Adopting, adopt, conditions
from servanda.actions.copies import Story, attached, stories
from servanda.actions.corrections import with_alias
from servanda.actions.identity import missing_parties, named, registered
from servanda.actions.keeping import all_or_nothing
from servanda.actions.reconcile import refresh, rejudge
from servanda.actions.refusals import Refused, Unknown
from servanda.ledger import journal, models, store
from servanda.records import NAMES, Contradiction, Document, Party, Promise, Proposal, Record
from servanda.records.columns import canonical

# Readings: to accept one is to say that it was read rightly, no more.
TOGETHER = ("party", "amount", "identifier", "date")
STATES = {"accept": "accepted", "amend": "amended", "reject": "rejected"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What a person decided: `verdict` accept, amend or reject; `values` the amended fields.

    `alias` is a name to keep as another one of the party that is decided on.
    """

    verdict: str
    values: Mapping[str, Any] = field(default_factory=dict)
    note: str = ""
    alias: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewed:
    """The decided proposal, the record it became, if any, and the copies decided with it."""

    proposal: Proposal
    result: Record | None
    copies: tuple[Proposal, ...] = ()

    @property
    def proposals(self) -> tuple[Proposal, ...]:
        """All that this decision decides."""
        return (self.proposal, *self.copies)


def review(
    proposal: str, *, decision: Decision, actor: Actor, now: datetime, today: date
) -> Reviewed:
    """Carry out a decision on the proposal with this key; raise Refused when it cannot be."""
    require(actor, "review")
    _check(decision)
    with all_or_nothing(plan=proposal.partition("/")[0]):
        (story,) = stories([_waiting(proposal)])
        made = _results(story, decision)
        done = _reviewed(story, decision, made[-1] if made else None)
        changes = store.keep([*done.proposals, *made], recorded=now)
        facts: dict[str, object] = {"verdict": decision.verdict}
        facts |= {"values": canonical(dict(decision.values))}
        facts |= {"alias": decision.alias} if decision.alias else {}
        facts |= {"copies": len(done.copies)} if done.copies else {}
        journal.seal("review", f"proposal:{proposal}", changes, actor=actor.id, at=now, facts=facts)
        _judge(made, today)
    return done


def review_all(
    document: str, *, kind: str, actor: Actor, now: datetime, today: date
) -> list[Reviewed]:
    """Accept all that waits of a kind in the document with this key; nothing waiting is no fault."""
    require(actor, "review")
    if kind not in TOGETHER:
        advice = f"Open each beside its words; together go only: {', '.join(TOGETHER)}."
        raise Refused(f"{kind!r} is decided one at a time", advice)
    with all_or_nothing(plan=document.partition("/")[0]):
        waiting = _all_waiting(document, kind)
        if not waiting:
            return []
        done, made = _accepted(waiting)
        decided = [proposal for one in done for proposal in one.proposals]
        changes = store.keep([*decided, *made], recorded=now)
        facts = {"verdict": "accept", "kind": kind, "count": len(waiting)}
        journal.seal("review", f"document:{document}", changes, actor=actor.id, at=now, facts=facts)
        _judge(made, today)
    return done


def _all_waiting(document: str, kind: str) -> list[Proposal]:
    if not models.Document.objects.filter(key=document, withdrawn=False).exists():
        raise Unknown(f"there is no document {document}", "See the desk's list of documents.")
    rows = models.Proposal.objects.filter(document_id=document, kind=kind, withdrawn=False)
    return store.records_of(rows.filter(state="proposed").order_by("key"))


def _accepted(waiting: list[Proposal]) -> tuple[list[Reviewed], list[Record]]:
    """Return the decided proposals of one document, and what they make, each record once."""
    accept = Decision(verdict="accept")
    document = _document(waiting[0])
    done: list[Reviewed] = []
    results: dict[str, Record] = {}
    spoken_for: dict[str, Record] = {}
    for story in stories(waiting):
        made = _made(Adopting(proposal=story.whole, document=document, amended={}))
        result = results.setdefault(made[-1].id, made[-1]) if made else None
        done.append(_reviewed(story, accept, result))
        for party in made[:-1]:
            spoken_for.setdefault(party.id, party)
    # Who was read stands on the words that name them, not on those of somebody who speaks for them.
    return done, list((spoken_for | results).values())


def _results(story: Story, decision: Decision) -> list[Record]:
    """Return what a decision makes, the result last; for a later copy, the record it rests on too."""
    if decision.verdict == "reject":
        return []
    record = attached(story) if decision.verdict == "accept" else None
    made = [record] if record else _made(_adopting(story.whole, decision.values))
    if decision.alias:
        made = [*made[:-1], _with_alias(made[-1] if made else None, decision.alias)]
    return made


def _with_alias(result: Record | None, name: str) -> Party:
    if not isinstance(result, Party):
        raise Refused("only a party has other names", "Keep the name on the page of corrections.")
    return with_alias(result, name)


def _reviewed(story: Story, decision: Decision, result: Record | None) -> Reviewed:
    became = f"{NAMES[type(result)]}:{result.id}" if result else ""
    state, note = STATES[decision.verdict], decision.note
    one, *others = (
        replace(each, state=state, note=note, result=became) for each in (story.one, *story.others)
    )
    return Reviewed(proposal=one, result=result, copies=tuple(others))


def _check(decision: Decision) -> None:
    """Refuse a decision that does not agree with itself."""
    if decision.verdict not in STATES:
        raise Refused(f"{decision.verdict!r} is no verdict", "Accept, amend or reject.")
    if decision.verdict != "amend" and decision.values:
        raise Refused(f"to {decision.verdict} amends nothing", "Amend it instead.")
    if decision.verdict == "amend" and not decision.values:
        raise Refused("the amendment changes no field", "Name a field, or accept it as it is.")
    if decision.alias and decision.verdict == "reject":
        raise Refused("a rejected reading names nobody", "Keep no other name with it.")


def _waiting(key: str) -> Proposal:
    found = store.recall_one("proposal", key)
    if not isinstance(found, Proposal):
        raise Unknown(f"there is no proposal {key}", "See `servanda review --plan PLAN`.")
    if found.state != "proposed":
        raise Refused(f"this proposal was {found.state} already", "See what it became in the desk.")
    return found


def _document(waiting: Proposal) -> Document:
    document = store.recall_one("document", f"{waiting.plan}/{waiting.document}")
    assert isinstance(document, Document)
    return document


def _adopting(waiting: Proposal, values: Mapping[str, Any]) -> Adopting:
    return Adopting(proposal=waiting, document=_document(waiting), amended=values)


def _made(adopting: Adopting) -> list[Record]:
    """Return what a decision makes: parties, the condition of a promise, and last the result."""
    waiting, document = adopting.proposal, adopting.document
    adopted = adopt(adopting)
    if adopted is None:
        return []
    result = named(adopted, document)
    if isinstance(result, Party):
        result = registered(result, adopting)
    parties = [p for p in missing_parties(result, waiting, document) if p.id != result.id]
    waits = conditions(result, adopting) if isinstance(result, Promise) else []
    return [*parties, *waits, result]


def _judge(made: list[Record], today: date) -> None:
    """Store the statuses that the new records bear on."""
    result = made[-1] if made else None
    if isinstance(result, Promise):
        refresh(made, today=today)
    elif isinstance(result, Contradiction):
        rejudge(result.plan, result.subject, today=today)
