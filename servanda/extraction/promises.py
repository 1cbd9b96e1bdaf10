"""Promises and what stands near them: requests, agreements, deliveries already made.

A cue ("sẽ", "pledged", "تعهدت") with somebody who can act before it is a promise; an abstract
subject ("chuyến công tác này sẽ ..."), a relative clause ("mà ... sẽ"), a refusal ("sẽ không") and a
question are none. Strength follows definition 19, the speaker the words around it, and the obligor
the subject: these are two (definition 18).
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from servanda.extraction.clauses import (
    Cue,
    clause_end,
    cue_group,
    find_condition,
    find_cues,
    is_refused,
)
from servanda.extraction.lexicon import words
from servanda.extraction.mentions import (
    AmountMention,
    DateMention,
    PartyFound,
    PromiseMention,
    Sentence,
    StatementMention,
)
from servanda.extraction.obligors import (
    Stage,
    Subject,
    find_subject,
    find_subject_after,
    named_before,
)
from servanda.extraction.particulars import Particulars, addressees
from servanda.extraction.scene import FAR, MANY, QUIET_ZONES, Scene, Span, lay_out, place
from servanda.extraction.speakers import interviewee, voices
from servanda.extraction.strength import grade, is_legal, kind_of, modality
from servanda.extraction.view import View
from servanda.records.when import When


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseContext:
    """All that is known of the document when promises are read."""

    sentences: Sequence[Sentence]
    parties: Sequence[PartyFound]
    statements: Sequence[StatementMention]
    dates: Sequence[DateMention]
    amounts: Sequence[AmountMention]
    language: str
    published: When | None = None


@dataclass(frozen=True, slots=True)
class _Heard:
    """A statement in the view."""

    start: int
    end: int
    speaker: str


@dataclass(frozen=True, slots=True)
class _Draft:
    """A cue with its subject and its stage; `end` is set when the next one is known."""

    cue: Cue
    subject: Subject
    stage: Stage
    limit: int


def find_promises(view: View, context: PromiseContext) -> list[PromiseMention]:
    """Return the promises in order; refusals and questions are left out."""
    scene = lay_out(view, context.sentences, context.parties)
    heard = [
        _Heard(place(view, s.start), place(view, s.end), s.speaker) for s in context.statements
    ]
    reader = _Reader(scene, context, heard)
    found: list[PromiseMention] = []
    for span in scene.spans:
        if span.zone not in QUIET_ZONES and not scene.is_question(span):
            found += reader.read(span)
    return found


class _Reader:
    """Reads sentence by sentence; knows the scene, who was heard where, and who is interviewed."""

    def __init__(self, scene: Scene, context: PromiseContext, heard: Sequence[_Heard]) -> None:
        """Lay the numbers and dates beside the scene once."""
        self.scene, self.language = scene, context.language
        self.heard = sorted(heard, key=lambda h: (h.start, -h.end))
        self.starts = [h.start for h in self.heard]
        self.voices = voices(scene, language=context.language)
        self.facts = Particulars.of(scene.view, context.dates, context.amounts)
        self.interviewed = interviewee(scene, language=context.language)
        self.verb_first = bool(words(self.language, "promises").get("verb_first"))

    def read(self, span: Span) -> Iterator[PromiseMention]:
        """Give the promises of one sentence."""
        drafts: list[_Draft] = []
        cues = find_cues(self.scene.folded, (span.start, span.end), language=self.language)
        for cue in islice(cues, MANY):
            draft = self._draft(span, cue, drafts[-1] if drafts else None)
            if draft is not None:
                drafts.append(draft)
        for number, draft in enumerate(drafts):
            limit = draft.limit
            if number + 1 < len(drafts):
                limit = min(limit, drafts[number + 1].subject.start)
            promise = self._promise(span, draft, limit)
            if promise is not None:
                yield promise

    def _hearing(self, at: int) -> _Heard | None:
        """Return the innermost statement that holds a place."""
        last = bisect_right(self.starts, at)
        holding = [h for h in self.heard[max(0, last - 12) : last] if h.start <= at < h.end]
        return min(holding, key=lambda h: h.end - h.start, default=None)

    def _draft(self, span: Span, cue: Cue, before: _Draft | None) -> _Draft | None:
        """Find the subject of a cue, unless it is refused or nobody acts."""
        if is_refused(self.scene.folded, cue, language=self.language):
            return None
        said = self._hearing(cue.start)
        left = max(span.start, said.start) if said else span.start
        same = before is not None and max(before.stage.left, left) <= before.cue.start
        # Behind a semicolon another sentence begins.
        same = (
            same and before is not None and ";" not in self.scene.folded[before.cue.end : cue.start]
        )
        stage = Stage(
            span=span,
            left=max(left, cue.start - FAR),
            speaker=said.speaker if said else "",
            voices=self.voices,
            language=self.language,
            elided=before.subject if before is not None and same else None,
            says_end=said.start if said else -1,
        )
        limit = min(span.end, said.end if said else span.end, cue.end + FAR)
        subject: Subject | None
        if cue_group(self.language, cue.group).get("asks_next"):
            subject = named_before(self.scene, cue.start, stage)
        elif self.verb_first:
            subject = find_subject_after(self.scene, (cue.start, cue.end), limit, stage)
        else:
            subject = find_subject(self.scene, cue.start, stage)
        if subject is None or (before is not None and subject.start < before.cue.end):
            return None
        return _Draft(cue, subject, stage, limit)

    def _promise(self, span: Span, draft: _Draft, limit: int) -> PromiseMention | None:
        """Weigh a draft: its clause, grade, kind, parties and particulars."""
        scene, cue, language = self.scene, draft.cue, self.language
        head = max(cue.end, draft.subject.end)
        end = clause_end(scene.folded, head, limit, language=language)
        end = _without_joint(scene.folded, head, end, language)
        start = draft.subject.start
        facts = self.facts.within(scene, (start, end), cue=max(start, cue.start), language=language)
        group = cue_group(language, cue.group)
        if self._is_bare(cue, end) or not self._counts(cue, end, facts.amount is not None):
            return None
        strength = grade(
            scene.folded, cue, end, language=language, measured=(facts.amount, facts.due)
        )
        first, last = scene.view.origin(start, end)
        promise = PromiseMention(
            start=first,
            end=last,
            quote=scene.view.kept[first:last],
            rule=f"promises.{cue.group}",
            modality=modality(group["modality"], strength),
            strength=strength,
            kind=kind_of(scene.folded, cue.start, end, language=language, amount=facts.amount),
            speaker=self._speaker(draft, spoken=bool(group.get("spoken"))),
            obligors=draft.subject.parties,
            beneficiary=facts.beneficiary,
            amount=facts.amount,
            due=facts.due,
        )
        return self._with_condition(self._asked(promise, draft, end), (start, end), span)

    def _is_bare(self, cue: Cue, end: int) -> bool:
        """Tell whether nothing follows a cue that needs something: "sẽ" does, "sẽ xem xét" does not."""
        complete = words(self.language, "promises")["wording"].get("complete", ())
        return end - cue.end < 3 and self.scene.folded[cue.start : cue.end] not in complete

    def _counts(self, cue: Cue, end: int, measured: bool) -> bool:
        """Tell whether a cue that needs a quantity or a legal act has one."""
        group = cue_group(self.language, cue.group)
        if group["modality"] == "past_delivery" or group.get("needs_amount"):
            return measured
        if cue.group == "sign":
            return is_legal(self.scene.folded, cue.start, end, language=self.language)
        return True

    def _speaker(self, draft: _Draft, *, spoken: bool) -> str:
        """Return who said it: the statement's speaker, a promising subject, or the interviewee."""
        if draft.stage.speaker:
            return draft.stage.speaker
        named = self.scene.outer(draft.subject.start, max(draft.subject.end, draft.cue.start))
        if spoken and len(named) == 1:
            return named[0].party
        return self.interviewed

    def _asked(self, promise: PromiseMention, draft: _Draft, end: int) -> PromiseMention:
        """Make a request, or a wish about others, the addressee's affair: grade 0."""
        wish = cue_group(self.language, draft.cue.group)["modality"] == "wish"
        if promise.modality != "request" and not wish:
            return promise
        asked = addressees(self.scene, (max(draft.cue.end, draft.subject.end), end), draft.stage)
        if wish and asked is None:
            return promise
        speaker = promise.speaker or next(iter(promise.obligors), "")
        return replace(
            promise, modality="request", strength=0, speaker=speaker, obligors=asked or ()
        )

    def _with_condition(
        self, promise: PromiseMention, clause: tuple[int, int], span: Span
    ) -> PromiseMention:
        start, end = find_condition(
            self.scene.folded,
            clause,
            (max(span.start, clause[0] - FAR), span.end),
            language=self.language,
        )
        return replace(promise, condition=self.scene.view.quote(start, end)) if end else promise


def _without_joint(folded: str, start: int, end: int, language: str) -> int:
    """Leave out the joining word at the end of a clause that the next promise has cut off."""
    joints = words(language, "promises")["subject"]["goes_on"]
    clause = folded[start:end]
    for joint in sorted(joints, key=len, reverse=True):
        if clause.endswith(f" {joint}"):
            return start + len(clause[: -len(joint)].rstrip(" ,;،"))
    return start + len(clause.rstrip(" ,;،"))
