"""Take documents in: keep them, read them, compare them with the texts kept, propose what they say.

One document, one transaction, one journal line; what is refused leaves nothing behind. A file may hold
one document or many (`extraction.carriers`). Taking the same bytes into the same plan again changes
nothing, so a run that was interrupted goes on where it stopped. A party that stands in the plan's
register was decided on before: it is counted, not proposed again.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256

from servanda.actions.actor import Actor, require
from servanda.actions.adoption import decoded
from servanda.actions.comparison import compared
from servanda.actions.copies import marked, marked_again
from servanda.actions.corrections import vocabulary
from servanda.actions.keeping import all_or_nothing
from servanda.actions.refusals import Refused, Unknown
from servanda.actions.second import second_proposals
from servanda.extraction.carried import read_opened
from servanda.extraction.carriers import Known, Opened, documents
from servanda.extraction.mentions import Reading
from servanda.extraction.propose import propose
from servanda.ledger import journal, models, store
from servanda.ledger.originals import keep_originals
from servanda.records import Document, Finding, Level, Proposal, Record, Reprint
from servanda.standards import recognise

HEAD = 4096  # bytes a standard may look at before it says whether a file is its own


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What came of taking one document; `already` when the plan held these bytes before.

    `known` counts the parties read that the plan's register holds. `filename` leads through the
    archive or the message that the document lay in.
    """

    document: str
    plan: str
    filename: str = ""
    already: bool = False
    proposals: tuple[Proposal, ...] = ()
    known: int = 0
    reprints: tuple[Reprint, ...] = ()
    reprinted: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()


def take(content: bytes, filename: str, *, plan: str, actor: Actor, now: datetime) -> Taken:
    """Keep and read a file's document, the first of several; raise Refused when it has none."""
    first: Taken | None = None
    faults: list[Finding] = []
    for item in take_each(content, filename, plan=plan, actor=actor, now=now):
        if isinstance(item, Finding):
            faults.append(item)
        else:
            first = first or item
    if first is None:
        fault = next(iter(faults), None)
        raise Refused(fault.message, fault.advice) if fault else Refused("there is no document")
    return first


def take_each(
    content: bytes, filename: str, *, plan: str, actor: Actor, now: datetime
) -> Iterator[Taken | Finding]:
    """Keep and read every document of a file, each whole before the next is looked at.

    What keeps a document out comes as a finding, and the rest are taken all the same.
    """
    require(actor, "take")
    if not models.Plan.objects.filter(key=plan, withdrawn=False).exists():
        raise Unknown(f"there is no plan {plan!r}", "See `servanda plan list`.")
    _refuse_records(content, filename)
    for item in documents(content, filename, known=lambda mark: _kept(plan, mark)):
        if isinstance(item, Known):
            yield _already(plan, item.sha256, item.filename)
        elif isinstance(item, Finding):
            yield item
        elif item.filename == filename:
            yield _taken(item, plan=plan, actor=actor, now=now)
        else:
            yield _taken_inside(item, plan=plan, actor=actor, now=now)


def _taken_inside(opened: Opened, *, plan: str, actor: Actor, now: datetime) -> Taken | Finding:
    """Take a document out of an archive; a refusal of it is no refusal of the others."""
    try:
        found = _taken(opened, plan=plan, actor=actor, now=now)
    except Refused as refusal:
        return Finding(
            level=Level.ERROR,
            code="read.refused",
            message=refusal.message,
            where=opened.filename,
            advice=refusal.advice,
        )
    return replace(found, where=opened.filename) if isinstance(found, Finding) else found


def _taken(opened: Opened, *, plan: str, actor: Actor, now: datetime) -> Taken | Finding:
    mark = opened.sha256
    reading = read_opened(opened, known=vocabulary(plan))
    if not reading.language:
        return Finding(
            level=Level.ERROR,
            code="read.language-refused",
            message="the text is in none of the languages that are read, Vietnamese, English and"
            " Arabic, or it is too short to tell",
            advice="Take a note of your own about it in one of these.",
        )
    document = _document(reading, opened, plan=plan)
    asked = second_proposals(document, reading, propose(reading, plan=plan, document=mark))
    with all_or_nothing(plan=plan):
        if _kept(plan, mark):  # by somebody else, while we were reading
            return _already(plan, mark, opened.filename)
        found = compared(document, reading)
        new = _undecided(asked.proposals, plan)
        proposals = (*marked(new, found.reprints), *marked_again(found.proposals))
        kept: list[Record] = [document, *proposals, *found.reprints]
        keep_originals([opened.content] if document.extractor else [])
        changes = store.keep(kept, recorded=now)
        facts: dict[str, object] = {"proposals": len(proposals), "reprints": len(found.reprints)}
        facts |= {"second": asked.facts} if asked.facts else {}
        journal.seal(
            "take", f"document:{plan}/{mark}", changes, actor=actor.id, at=now, facts=facts
        )
    return Taken(
        document=mark,
        plan=plan,
        filename=opened.filename,
        proposals=proposals,
        known=len(asked.proposals) - len(new),
        reprints=found.reprints,
        reprinted=found.names,
        findings=(*reading.findings, *asked.findings),
    )


def _already(plan: str, mark: str, filename: str) -> Taken:
    return Taken(document=mark, plan=plan, filename=filename, already=True)


def _kept(plan: str, mark: str) -> bool:
    return models.Document.objects.filter(key=f"{plan}/{mark}").exists()


def _undecided(proposals: Sequence[Proposal], plan: str) -> list[Proposal]:
    """Leave out the parties that stand in the plan's register: a person put them there."""
    parties = {p.id: decoded(p.values).get("id") for p in proposals if p.kind == "party"}
    kept = models.Party.objects.filter(plan_id=plan, id__in=parties.values(), withdrawn=False)
    known = set(kept.values_list("id", flat=True))
    return [p for p in proposals if parties.get(p.id) not in known]


def _refuse_records(content: bytes, filename: str) -> None:
    standard = recognise(content[:HEAD], filename)
    if standard is not None:
        raise Refused(
            f"this is a {standard.NAME} file, not prose",
            "Use `servanda package import` for a data package.",
        )


def _document(reading: Reading, opened: Opened, *, plan: str) -> Document:
    text, extractor = opened.carried.text, opened.extractor
    return Document(
        plan=plan,
        id=opened.sha256,
        text=text,
        filename=_plain_name(opened.filename),
        kind="article",
        language=reading.language,
        title=reading.headline,
        outlet=reading.outlet,
        origin=reading.agency,
        published=reading.published,
        address=opened.carried.address,
        text_sha256=sha256(text.encode()).hexdigest() if extractor else "",
        extractor=extractor,
    )


def _plain_name(filename: str) -> str:
    """Return the name without its folders, and without characters that no file name needs."""
    name = filename.replace("\\", "/").rsplit("/", 1)[-1]
    return "".join(c for c in name if c.isprintable())[:200] or "document"
