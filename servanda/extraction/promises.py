"""Promises and what stands near them: requests, agreements, deliveries already made.

A cue ("sẽ", "pledged", "تعهدت") with somebody who can act before it is a promise; an abstract
subject ("chuyến công tác này sẽ ..."), a relative clause ("mà ... sẽ"), a refusal ("sẽ không") and a
question are none. Strength follows definition 19, the speaker the words around it, and the obligor
the subject: these are two (definition 18).
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice, zip_longest

from servanda.extraction.clauses import (
    Cue,
    clause_end,
    cue_group,
    find_condition,
    find_cues,
    is_event,
    is_refused,
    stands_close,
)
from servanda.extraction.gapped import Gapped, bullet, givers_behind, second_verbs
from servanda.extraction.lexicon import words
from servanda.extraction.mentions import (
    AmountMention,
    DateMention,
    PartyFound,
    PromiseMention,
    Sentence,
    StatementMention,
)
from servanda.extraction.nominal import find_nominal
from servanda.extraction.noun_phrases import hangs, is_doubted, phrase_start
from servanda.extraction.obligors import (
    Stage,
    Subject,
    behind,
    find_antecedent,
    find_subject,
    find_subject_after,
    named_before,
    resolve_pronoun,
)
from servanda.extraction.particulars import Particulars, addressees
from servanda.extraction.passives import agent_unnamed, agents, passive_end
from servanda.extraction.scene import FAR, MANY, QUIET_ZONES, Scene, Span, lay_out, place
from servanda.extraction.speakers import interviewee, voices
from servanda.extraction.strength import (
    grade,
    has_contents,
    is_agreed,
    is_legal,
    is_tangible,
    is_under_text,
    kind_of,
    modality,
)
from servanda.extraction.view import View
from servanda.records.when import When

_OBJECT = 40  # how far behind the subject the object stands that makes a cue a promise
_TITLE = 80  # how long the subject of a headline may be
_RECENT = 60  # between the sentence before and this one stands no more than a line or two


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
    end: int = 0


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
        self.voices = {**behind(scene), **voices(scene, language=context.language)}
        self.facts = Particulars.of(scene.view, context.dates, context.amounts)
        self.interviewed = interviewee(scene, language=context.language)
        self.verb_first = bool(words(self.language, "promises").get("verb_first"))
        self.asker = ""
        self.group: tuple[str, ...] = ()
        self.latest: tuple[int, tuple[str, ...]] = (-_RECENT - 1, ())

    def read(self, span: Span) -> Iterator[PromiseMention]:
        """Give the promises of one sentence."""
        drafts = self._drafts(span)
        for number, draft in enumerate(drafts):
            limit = draft.limit
            if number + 1 < len(drafts):
                limit = min(limit, max(drafts[number + 1].subject.start, draft.cue.end))
            promise = self._promise(span, draft, limit)
            if promise is not None:
                self.latest = (span.end, promise.obligors or self.latest[1])
                if len(promise.obligors) > 1:
                    self.group = promise.obligors
                yield promise

    def _drafts(self, span: Span) -> list[_Draft]:
        """Lay out a sentence: its nouns of promise, its verbs, and those that are not said again."""
        line = self._bullet(span)
        if line is not None:
            return [line]
        nouns = self._nouns(span)
        drafts: list[_Draft] = []
        found = find_cues(self.scene.folded, (span.start, span.end), language=self.language)
        cues = self._without_helpers(list(islice(found, MANY)))
        done, last = -1, ""
        for cue in cues:
            # "cam kết tài trợ": the second verb is what the first one promises.
            inner = done > 0 and stands_close(self.scene.folded, done, cue, language=self.language)
            inner = inner and not (cue.group == "will" and last == "budget")
            done, last = cue.end, cue.group
            if inner or any(n.subject.start <= cue.start < n.end for n in nouns):
                continue
            draft = self._draft(span, cue, drafts[-1] if drafts else None)
            if draft is not None:
                drafts += [draft, *self._seconds(draft)]
        for draft in list(drafts):
            drafts += self._unsaid_verbs(draft)
        return sorted([*drafts, *nouns], key=lambda d: (d.subject.start, d.cue.start))

    def _without_helpers(self, cues: list[Cue]) -> list[Cue]:
        """Leave out a helping verb before a cue of its own: "قد" before "أرسلت"."""
        folded, language = self.scene.folded, self.language
        return [
            cue
            for cue, after in zip_longest(cues, cues[1:])
            if not cue_group(language, cue.group).get("yields")
            or after is None
            or after.group == "present"
            or not stands_close(folded, cue.end, after, language=language)
        ]

    def _figures(self, start: int, end: int) -> list[tuple[int, int]]:
        return self.facts.figures(start, end, self.language)

    def _nouns(self, span: Span) -> list[_Draft]:
        """Draft the promises that are nouns: "a pledge of $2 million by Peru"."""
        figures = self._figures(span.start, span.end)
        found = find_nominal(self.scene, span, figures, language=self.language)
        drafts = []
        for noun in islice(found, MANY):
            stage = self._stage(span, noun.cue.start, None)
            parties = tuple(dict.fromkeys(stage.bound(party) for party in noun.parties))
            subject = Subject(noun.start, noun.cue.start, parties)
            drafts.append(_Draft(noun.cue, subject, stage, noun.end, noun.end))
        return drafts

    def _seconds(self, draft: _Draft) -> Iterator[_Draft]:
        """Draft the second verb of "will send 20 nurses and lend two aircraft"."""
        if not cue_group(self.language, draft.cue.group).get("may_go_on"):
            return
        scene, language = self.scene, self.language
        head = max(draft.cue.end, draft.subject.end)
        end = clause_end(scene.folded, head, draft.limit, language=language)
        for verb in second_verbs(scene.folded, Cue(head, head, ""), end, language=language):
            if self.facts.measured(head, end):
                cue = Cue(verb, verb, draft.cue.group)
                subject = Subject(verb, verb, draft.subject.parties)
                yield replace(draft, cue=cue, subject=subject)

    def _unsaid_verbs(self, draft: _Draft) -> Iterator[_Draft]:
        """Draft the further givers of "Norway pledged $12 million, Finland 4 million euros"."""
        if not draft.stage.says_end and draft.end:
            return
        between = (draft.cue.end, draft.limit)
        figures = self._figures(*between)
        if len(figures) < 2:
            return
        for giver in givers_behind(self.scene, between, figures, language=self.language):
            yield self._giver(draft, giver)

    def _giver(self, draft: _Draft, giver: Gapped) -> _Draft:
        parties = tuple(dict.fromkeys(draft.stage.bound(n.party) for n in giver.named))
        subject = Subject(giver.named[0].start, giver.named[-1].end, parties)
        return replace(draft, cue=Cue(giver.figure, giver.figure, draft.cue.group), subject=subject)

    def _bullet(self, span: Span) -> _Draft | None:
        figures = self._figures(span.start, span.end)
        giver = bullet(self.scene, span, figures, language=self.language)
        if giver is None:
            return None
        stage = self._stage(span, span.start, None)
        cue = Cue(giver.figure, giver.figure, "listed")
        return self._giver(_Draft(cue, Subject(span.start, span.start, ()), stage, span.end), giver)

    def _hearing(self, at: int) -> _Heard | None:
        """Return the innermost statement that holds a place."""
        last = bisect_right(self.starts, at)
        holding = [h for h in self.heard[max(0, last - 12) : last] if h.start <= at < h.end]
        return min(holding, key=lambda h: h.end - h.start, default=None)

    def _stage(self, span: Span, at: int, before: _Draft | None) -> Stage:
        """Return what is known at a place: who is heard there and how far left to look."""
        said = self._hearing(at)
        left = max(span.start, said.start) if said else span.start
        # Behind a semicolon another sentence begins.
        same = (
            before is not None
            and max(before.stage.left, left) <= before.cue.start
            and ";" not in self.scene.folded[before.cue.end : at]
        )
        recent = span.start - self.latest[0] <= _RECENT
        return Stage(
            span=span,
            left=max(left, at - FAR),
            speaker=said.speaker if said else "",
            voices=self.voices,
            language=self.language,
            elided=before.subject if before is not None and same else None,
            says_end=said.start if said else -1,
            latest=self.latest[1] if recent else (),
            group=self.group,
            promised_at=before.cue.end if before is not None and same else -1,
            ends=min(span.end, said.end if said else span.end),
        )

    def _draft(self, span: Span, cue: Cue, before: _Draft | None) -> _Draft | None:
        """Find the subject of a cue, unless it is refused or nobody acts."""
        scene, language = self.scene, self.language
        if is_refused(scene.folded, cue, language=language) or scene.named_at(cue.start):
            return None
        written = cue_group(language, cue.group).get("as_written")
        if written and not re.compile(written).match(scene.view.text, cue.start):
            return None
        if cue_group(language, cue.group).get("heads_line") and (
            cue.start - span.start > _TITLE or scene.folded[span.end - 1] == "."
        ):
            return None
        stage = self._stage(span, cue.start, before)
        limit = min(stage.ends, cue.end + FAR)
        if stage.left > span.start and is_doubted(
            scene.folded[max(span.start, stage.left - 60) : stage.left], language=language
        ):
            return None
        verb_end = passive_end(scene, cue, limit, language=language)
        subject: Subject | None
        if verb_end is not None:
            subject = self._given(cue, (verb_end, limit), stage)
            return self._weighed(_Draft(cue, subject, stage, limit)) if subject else None
        if is_event(scene.folded, cue, language=language):
            return None
        if not stage.speaker and not scene.folded[stage.left : cue.start].strip():
            stage = replace(stage, left=max(span.start, cue.start - FAR))
        if cue_group(language, cue.group).get("asks_next"):
            subject = named_before(scene, cue.start, stage)
        elif self.verb_first:
            subject = self._behind_verb(cue, limit, stage)
        else:
            subject = find_subject(scene, cue.start, stage)
            subject = subject or self._relative(cue, stage)
        if subject is None or (before is not None and subject.start < before.cue.end):
            return None
        if cue_group(language, cue.group).get("heads_line") and not (
            subject.start == span.start and subject.end == cue.start - 1
        ):
            return None
        return self._weighed(_Draft(cue, subject, stage, limit))

    def _behind_verb(self, cue: Cue, limit: int, stage: Stage) -> Subject | None:
        """Find the subject of a verb that comes first; a relative clause has that of its noun."""
        scene, group = self.scene, cue_group(self.language, cue.group)
        if hangs(scene.folded[max(stage.left, cue.start - 40) : cue.start], language=self.language):
            return self._relative(cue, stage)
        subject = find_subject_after(scene, (cue.start, cue.end), limit, stage)
        if subject is None or subject.end <= cue.end or not group.get("takes_object"):
            return subject
        # "وطالب إسرائيل ب": who is named behind is asked, when the one who asks was named before.
        others = scene.outer(subject.end, min(limit, subject.end + 12))
        if others or stage.elided is None:
            return subject
        return Subject(cue.start, cue.start, stage.elided.parties)

    def _weighed(self, draft: _Draft) -> _Draft | None:
        """Drop a draft that lacks the quantity or the legal act its cue needs."""
        head = max(draft.cue.end, draft.subject.end)
        end = clause_end(self.scene.folded, head, draft.limit, language=self.language)
        figures = self._figures(draft.subject.start, end)
        kept = self._needed(draft, (draft.cue.end, min(end, head + _OBJECT)))
        if kept is None:
            return None
        return kept if self._counts(kept.cue, end, bool(figures)) else None

    def _needed(self, draft: _Draft, rest: tuple[int, int]) -> _Draft | None:
        """Look for the object without which a verb is no promise: "أكدت التزامها"."""
        group: str | None = draft.cue.group
        while group:
            lexicon = cue_group(self.language, group)
            needs = lexicon.get("needs")
            if not needs or re.compile(rf"(?<!\w){needs}(?!\w)").search(self.scene.folded, *rest):
                return replace(draft, cue=replace(draft.cue, group=group))
            group = lexicon.get("needs_else")
        return None

    def _relative(self, cue: Cue, stage: Stage) -> Subject | None:
        """Find whom a relative clause hangs on: "Peru, which will send rice"."""
        if not cue_group(self.language, cue.group).get("may_hang"):
            return None
        return find_antecedent(self.scene, cue.start, stage)

    def _given(self, cue: Cue, rest: tuple[int, int], stage: Stage) -> Subject | None:
        """Find who gives in the passive: the agent, else the speaker, else who promised before."""
        scene, language = self.scene, self.language
        start = phrase_start(scene.folded, stage.left, cue.start, language=language)
        start = cue.start if self.verb_first else start
        if hangs(scene.folded[max(stage.left, start - 60) : start], language=language):
            return None
        end = clause_end(scene.folded, cue.end, rest[1], language=language)
        named = agents(scene, (cue.end, end), language=language)
        named = named or agents(scene, (start, cue.start), language=language)
        if named:
            parties = tuple(dict.fromkeys(stage.bound(party) for party in named))
        elif agent_unnamed(scene, (cue.end, end), language=language):
            parties = resolve_pronoun(scene, "same", cue.start, stage)
        elif cue_group(language, cue.group).get("needs_agent"):
            return None
        elif stage.speaker:
            parties = (stage.bound(stage.speaker),)
        elif self._figures(start, end):
            parties = stage.latest
        else:
            return None
        return Subject(start, cue.start, parties) if parties else None

    def _promise(self, span: Span, draft: _Draft, limit: int) -> PromiseMention | None:
        """Weigh a draft: its clause, grade, kind, parties and particulars."""
        scene, cue, language = self.scene, draft.cue, self.language
        head = max(cue.end, draft.subject.end)
        end = draft.end or clause_end(scene.folded, head, limit, language=language)
        end = _without_joint(scene.folded, head, end, language)
        start = draft.subject.start
        facts = self.facts.within(scene, (start, end), cue=max(start, cue.start), language=language)
        group = cue_group(language, cue.group)
        if self._is_bare(cue, end) or not self._counts(cue, end, facts.amount is not None):
            return None
        strength = grade(
            scene.folded, cue, end, language=language, measured=(facts.amount, facts.due)
        )
        if strength >= 3 and is_under_text(scene.folded[span.start : start], language=language):
            group, strength = {**group, "modality": "agreement"}, 5
        elif is_agreed(scene.folded[max(span.start, start - 40) : start], language=language):
            group = {**group, "modality": "agreement"}
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
        asked = self._asked(promise, draft, end)
        return self._with_condition(asked, (start, end), span) if asked else None

    def _is_bare(self, cue: Cue, end: int) -> bool:
        """Tell whether nothing follows a cue that needs something: "sẽ" does, "sẽ xem xét" does not."""
        complete = words(self.language, "promises")["wording"].get("complete", ())
        if cue.end == cue.start:
            return False
        return end - cue.end < 3 and self.scene.folded[cue.start : cue.end] not in complete

    def _counts(self, cue: Cue, end: int, measured: bool) -> bool:
        """Tell whether a cue that needs a quantity or a legal act has one."""
        group = cue_group(self.language, cue.group)
        if group["modality"] == "past_delivery" or group.get("needs_amount"):
            return measured or (
                group["modality"] == "past_delivery"
                and is_tangible(self.scene.folded, cue.end, end, language=self.language)
            )
        within = (cue.start, end)
        if group.get("needs_legal") and not is_legal(
            self.scene.folded, within, language=self.language
        ):
            return False
        if group.get("needs_contents"):
            return has_contents(
                self.scene.folded, within, language=self.language, measured=measured
            )
        return True

    def _speaker(self, draft: _Draft, *, spoken: bool) -> str:
        """Return who said it: a promising subject, the statement's speaker, or the interviewee."""
        subject, stage = draft.subject, draft.stage
        if spoken:
            named = self.scene.outer(subject.start, max(subject.end, draft.cue.start))
            if len(named) == 1:
                return named[0].party
            if not named and not stage.speaker and len(subject.parties) == 1:
                return subject.parties[0]
        return stage.speaker or self.interviewed

    def _asked(self, promise: PromiseMention, draft: _Draft, end: int) -> PromiseMention | None:
        """Make a request, or a wish about others, the addressee's affair: grade 0."""
        group = cue_group(self.language, draft.cue.group)
        wish = group["modality"] == "wish"
        if promise.modality != "request" and not wish:
            return promise
        if group.get("subject_is_asked"):
            named = self.scene.outer(draft.subject.start, draft.subject.end)
            return promise if named else None
        asked = addressees(self.scene, (max(draft.cue.end, draft.subject.end), end), draft.stage)
        if wish and asked is None:
            return None if group.get("of_others") else promise
        if group.get("of_oneself"):
            return None  # "hopes that the donors will do more" asks nobody
        unnamed = draft.subject.start == draft.subject.end == draft.cue.start
        speaker = promise.speaker or (self.asker if unnamed else "")
        speaker = speaker or next(iter(promise.obligors), "")
        self.asker = speaker
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
    lexicon = words(language, "promises")
    joints = (*lexicon["subject"]["goes_on"], *lexicon["wording"].get("linkers", ()))
    clause = folded[start:end]
    for joint in sorted(joints, key=len, reverse=True):
        if clause.endswith(f" {joint}"):
            return start + len(clause[: -len(joint)].rstrip(" ,;،"))
    return start + len(clause.rstrip(" ,;،"))
