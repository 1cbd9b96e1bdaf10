"""Take a document in: keep it, read it, compare it with the texts kept, propose what it says.

One transaction, one journal line; what is refused leaves nothing behind. Taking the same bytes into
the same plan again changes nothing. A party that stands in the plan's register was decided on before:
it is counted, not proposed again.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from servanda.actions.actor import Actor, require
from servanda.actions.adoption import decoded
from servanda.actions.comparison import compared
from servanda.actions.keeping import all_or_nothing
from servanda.actions.refusals import Refused, Unknown
from servanda.actions.second import second_proposals
from servanda.extraction.document import Undecodable, decode
from servanda.extraction.mentions import Reading
from servanda.extraction.propose import propose
from servanda.extraction.reading import read
from servanda.ledger import journal, models, store
from servanda.records import Document, Finding, Proposal, Record, Reprint
from servanda.standards import recognise

HEAD = 4096  # bytes a standard may look at before it says whether a file is its own


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What came of taking one document; `already` when the plan held these bytes before.

    `known` counts the parties read that the plan's register holds.
    """

    document: str
    plan: str
    already: bool = False
    proposals: tuple[Proposal, ...] = ()
    known: int = 0
    reprints: tuple[Reprint, ...] = ()
    reprinted: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()


def take(content: bytes, filename: str, *, plan: str, actor: Actor, now: datetime) -> Taken:
    """Keep and read a document; raise Refused with advice when it cannot be used."""
    require(actor, "take")
    if not models.Plan.objects.filter(key=plan, withdrawn=False).exists():
        raise Unknown(f"there is no plan {plan!r}", "See `servanda plan list`.")
    text = _text(content, filename)
    mark = sha256(content).hexdigest()
    if _kept(plan, mark):
        return Taken(document=mark, plan=plan, already=True)
    reading = read(text)
    if not reading.language:
        raise Refused(
            "the text is in none of the languages that are read, Vietnamese, English and Arabic, or"
            " it is too short to tell",
            "Take a note of your own about it in one of these.",
        )
    document = _document(reading, text, filename=filename, plan=plan)
    asked = second_proposals(document, reading, propose(reading, plan=plan, document=mark))
    with all_or_nothing(plan=plan):
        if _kept(plan, mark):  # by somebody else, while we were reading
            return Taken(document=mark, plan=plan, already=True)
        found = compared(document, reading)
        new = _undecided(asked.proposals, plan)
        proposals = (*new, *found.proposals)
        kept: list[Record] = [document, *proposals, *found.reprints]
        changes = store.keep(kept, recorded=now)
        facts: dict[str, object] = {"proposals": len(proposals), "reprints": len(found.reprints)}
        facts |= {"second": asked.facts} if asked.facts else {}
        journal.seal(
            "take", f"document:{plan}/{mark}", changes, actor=actor.id, at=now, facts=facts
        )
    return Taken(
        document=mark,
        plan=plan,
        proposals=proposals,
        known=len(asked.proposals) - len(new),
        reprints=found.reprints,
        reprinted=found.names,
        findings=(*reading.findings, *asked.findings),
    )


def _kept(plan: str, mark: str) -> bool:
    return models.Document.objects.filter(key=f"{plan}/{mark}").exists()


def _undecided(proposals: Sequence[Proposal], plan: str) -> list[Proposal]:
    """Leave out the parties that stand in the plan's register: a person put them there."""
    parties = {p.id: decoded(p.values).get("id") for p in proposals if p.kind == "party"}
    kept = models.Party.objects.filter(plan_id=plan, id__in=parties.values(), withdrawn=False)
    known = set(kept.values_list("id", flat=True))
    return [p for p in proposals if parties.get(p.id) not in known]


def _text(content: bytes, filename: str) -> str:
    standard = recognise(content[:HEAD], filename)
    if standard is not None:
        raise Refused(
            f"this is a {standard.NAME} file, not prose",
            "Use `servanda package import` for a data package.",
        )
    try:
        return decode(content)
    except Undecodable as fault:
        message, _, advice = str(fault).partition("; ")
        # No stop at the end: the advice may be a command to copy.
        raise Refused(message, f"{advice[:1].upper()}{advice[1:]}") from None


def _document(reading: Reading, text: str, *, filename: str, plan: str) -> Document:
    return Document(
        plan=plan,
        id=reading.sha256,
        text=text,
        filename=_plain_name(filename),
        kind="article",
        language=reading.language,
        title=reading.headline,
        outlet=reading.outlet,
        origin=reading.agency,
        published=reading.published,
    )


def _plain_name(filename: str) -> str:
    """Return the name without its folders, and without characters that no file name needs."""
    name = filename.replace("\\", "/").rsplit("/", 1)[-1]
    return "".join(c for c in name if c.isprintable())[:200] or "document"
