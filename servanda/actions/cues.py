"""Cues that people keep: words that mark a modality, an office or a refusal, used from then on.

A cue belongs to a plan and a language; the words may be quoted from a kept document, which is then
their evidence. Keeping the same words again gives them another meaning; taking them back leaves what
was read by them as it was decided. Worked example: `keep_cue("gaza-2026", Words(said="chips in",
language="en", marks="pledge"), ...)` lets "Peru chips in $5 million" be read as a promise.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256

from servanda.actions.actor import Actor, require
from servanda.actions.keeping import all_or_nothing
from servanda.actions.refusals import Refused, Unknown
from servanda.ledger import journal, models, store
from servanda.records import Anchor, Cue, Proposal
from servanda.terms.folding import fold
from servanda.terms.languages import READ
from servanda.terms.words import codes

LONGEST = 80  # characters: a cue is a few words, no sentence
LEAST = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What a person keeps: the words as written, their language and what they mark."""

    said: str
    language: str
    marks: str


def cues(plan: str) -> dict[tuple[str, str], str]:
    """Return (language, words) -> what they mark, of all cues in use in a plan."""
    rows = models.Cue.objects.filter(plan=plan, withdrawn=False).order_by("id")
    return {(lang, said): marks for lang, said, marks in rows.values_list(*_COLUMNS)}


def keep_cue(plan: str, words: Words, *, seen: str = "", actor: Actor, now: datetime) -> Cue:
    """Keep words as a cue of a plan; `seen` is the key of a proposal whose quotation holds them."""
    require(actor, "correct")
    with all_or_nothing(plan=plan):
        if not models.Plan.objects.filter(key=plan, withdrawn=False).exists():
            raise Unknown(f"there is no plan {plan!r}", "See `servanda plan list`.")
        cue = _cue(plan, words)
        cue = replace(cue, evidence=_evidence(plan, seen, cue.words)) if seen else cue
        changes = store.keep([cue], recorded=now)
        key = f"{plan}/{cue.id}"
        if models.Cue.objects.filter(key=key, withdrawn=True).exists():
            changes = [store.withdraw("cue", key, recorded=now, withdrawn=False)]
        facts: dict[str, object] = {"kept": cue.words, "marks": cue.marks}
        journal.seal("correct", f"cue:{key}", changes, actor=actor.id, at=now, facts=facts)
    return cue


def drop_cue(key: str, *, actor: Actor, now: datetime) -> Cue:
    """Take the cue with this key back; the journal still knows it."""
    require(actor, "correct")
    with all_or_nothing(plan=key.partition("/")[0]):
        found = store.recall_one("cue", key)
        if not isinstance(found, Cue) or not _in_use(key):
            raise Unknown(f"there is no cue {key}", "See the desk's corrections.")
        change = store.withdraw("cue", key, recorded=now)
        facts: dict[str, object] = {"withdrawn": found.words}
        journal.seal("correct", f"cue:{key}", [change], actor=actor.id, at=now, facts=facts)
    return found


_COLUMNS = ("language", "words", "marks")


def _in_use(key: str) -> bool:
    return models.Cue.objects.filter(key=key, withdrawn=False).exists()


def _cue(plan: str, words: Words) -> Cue:
    """Return the record; raise Refused for what can be no cue."""
    plain = " ".join(words.said.split())
    if not LEAST <= len(plain) <= LONGEST or not any(c.isalpha() for c in plain):
        raise Refused(f"{plain[:40]!r} can be no cue", f"Write {LEAST} to {LONGEST} characters.")
    if words.language not in READ:
        raise Refused(f"{words.language!r} is read by no rules", f"Choose: {', '.join(READ)}.")
    if words.marks not in codes("cue.marks"):
        listed = ", ".join(codes("cue.marks"))
        raise Refused(f"a cue marks no {words.marks!r}", f"Choose: {listed}.")
    # The same words of a language are one cue, however their letters are written.
    name = f"{words.language}-{sha256(fold(plain).encode()).hexdigest()[:12]}"
    return Cue(plan=plan, id=name, words=plain, language=words.language, marks=words.marks)


def _evidence(plan: str, seen: str, said: str) -> tuple[Anchor, ...]:
    """Return the place of the words inside the quotation of a proposal."""
    found = store.recall_one("proposal", seen)
    if not isinstance(found, Proposal) or found.plan != plan:
        raise Unknown(f"there is no proposal {seen}", "See `servanda review --plan PLAN`.")
    for anchor in found.evidence:
        at = (
            fold(anchor.exact).find(fold(said))
            if len(fold(anchor.exact)) == len(anchor.exact)
            else -1
        )
        if at >= 0:
            start, end = anchor.start + at, anchor.start + at + len(said)
            exact = anchor.exact[at : at + len(said)]
            return (Anchor(document=anchor.document, start=start, end=end, exact=exact),)
    raise Refused(f"{said!r} does not stand in the quotation", "Copy the words out of it.")
