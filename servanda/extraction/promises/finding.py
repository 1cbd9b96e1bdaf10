"""Promises and what stands near them: requests, agreements, deliveries already made.

A cue ("sẽ", "pledged", "تعهدت") with somebody who can act before it is a promise; an abstract
subject ("chuyến công tác này sẽ ..."), a relative clause ("mà ... sẽ"), a refusal ("sẽ không") and a
question are none. Strength follows definition 19, the speaker the words around it, and the obligor
the subject: these are two (definition 18).
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import zip_longest

from servanda.extraction.grammar.pronouns import Subject, behind
from servanda.extraction.grammar.sayings import phrase
from servanda.extraction.grammar.tellers import teller_within
from servanda.extraction.lexicon import shape, words
from servanda.extraction.mentions import (
    AmountMention,
    DateMention,
    PartyFound,
    PromiseMention,
    Sentence,
    StatementMention,
)
from servanda.extraction.promises.clauses import (
    Cue,
    before_next,
    clause_end,
    cue_group,
    find_condition,
    without_joint,
)
from servanda.extraction.promises.drafted import (
    Draft,
    Heard,
    asked_before,
    led_on,
    names_somebody,
    person_meant,
    stands_for,
    told_behind,
    who_speaks,
)
from servanda.extraction.promises.drafts import Drafter
from servanda.extraction.promises.givers_behind import announcer, with_those_listed
from servanda.extraction.promises.invitations import attends, invited
from servanda.extraction.promises.kept_cues import RULE, find_kept
from servanda.extraction.promises.kinds import kind_of_act
from servanda.extraction.promises.left_over import left_over
from servanda.extraction.promises.particulars import Particulars, addressees, beneficiary
from servanda.extraction.promises.passives import agents
from servanda.extraction.promises.strength import counts, grade, is_agreed, is_under_text, modality
from servanda.extraction.scene import FAR, QUIET_ZONES, Scene, Span, lay_out, place
from servanda.extraction.speech.speakers import voices
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
    # Words that people kept -> what they mark.
    cues: Mapping[str, str] = field(default_factory=dict)


def find_promises(view: View, context: PromiseContext) -> list[PromiseMention]:
    """Return the promises in order; refusals and questions are left out."""
    scene = lay_out(view, context.sentences, context.parties)
    heard = [Heard(place(view, s.start), place(view, s.end), s.speaker) for s in context.statements]
    reader = _Reader(scene, context, heard)
    found: list[PromiseMention] = []
    for span in scene.spans:
        if span.zone not in QUIET_ZONES and not scene.is_question(span):
            found += reader.read(span)
    return found


_TOLD = 120  # letters between a verb of telling and the gift of another
_OF_THE_DAY = ("request", "agreement")  # "signed on Monday" by Monday's news
_NEWS = 21  # days in which what is told without a tense is news of a promise


@cache
def _frame(language: str) -> re.Pattern[str]:
    that = phrase(tuple(words(language, "promises").get("subject", {}).get("that", ())))
    aims = words(language, "promises").get("nominal", {}).get("aims_verb", "(?!)")
    return re.compile(
        rf"(?:(?!{aims})[^.,،;:\"“«]|[,،][^.,،;:\"“«]{{3,60}}[,،]){{0,60}}?(?:[,،]\s)?(?<!\w)(?:{that})(?:\s+(?:the )?)?"
    )


class _Reader:
    """Reads sentence by sentence; knows the scene, and who was heard where."""

    def __init__(self, scene: Scene, context: PromiseContext, heard: Sequence[Heard]) -> None:
        """Lay the numbers and dates beside the scene once."""
        self.scene, self.language = scene, context.language
        who = {
            **behind(scene, language=context.language),
            **voices(scene, language=context.language),
        }
        self.drafter = Drafter(scene, language=context.language, heard=heard, voices=who)
        self.facts = Particulars.of(scene.view, context.dates, context.amounts)
        self.drafter.facts = self.facts
        self.drafter.kept = find_kept(scene.folded, context.cues, language=context.language)
        self.published = context.published
        self.asker = ""

    def read(self, span: Span) -> Iterator[PromiseMention]:
        """Give the promises of one sentence."""
        drafts = self._without_frames(self.drafter.drafts(span))
        found: list[tuple[Draft, PromiseMention]] = []
        for number, draft in enumerate(drafts):
            limit = draft.limit
            if number + 1 < len(drafts):
                limit = min(limit, max(drafts[number + 1].subject.start, draft.cue.end))
            found += self._weighed(span, draft, limit)
        told, stages = [draft for draft, _ in found], self.drafter.stages
        for draft in left_over(self.scene, span, stages, told, self.drafter.cues):
            found += self._weighed(span, draft, draft.limit)
        yield from sorted((promise for _, promise in found), key=lambda p: p.start)

    def _weighed(
        self, span: Span, draft: Draft, limit: int
    ) -> Iterator[tuple[Draft, PromiseMention]]:
        promise = self._promise(span, draft, limit)
        if promise is not None and promise.quote:
            asks = promise.modality == "request" and promise.speaker
            bound = (draft.stage.bound(promise.speaker),) if asks else promise.obligors
            self.drafter.stages.remember(span.end, bound)
            yield draft, promise

    def _without_frames(self, drafts: list[Draft]) -> list[Draft]:
        """Leave out "pledged in May that" and "promised its neighbour that" before what is promised."""
        frame = _frame(self.language)
        kept = []
        drafts = list(drafts)
        for at, (draft, after) in enumerate(zip_longest(drafts, drafts[1:])):
            whole = led_on(draft, after, self.scene.folded, language=self.language)
            if whole is not None:
                drafts[at + 1] = whole
                continue
            spoken = cue_group(self.language, draft.cue.group).get("spoken")
            if spoken and after is not None and self._only_tells(draft, after):
                drafts[at + 1] = replace(after, told_by=self._speaker(draft, spoken=True))
                continue
            head = max(draft.cue.end, draft.subject.end)
            ahead = after.subject.start if after else head
            framed = spoken and frame.fullmatch(self.scene.folded, head, ahead)
            if not framed or self.drafter.figures(head, ahead):
                kept.append(draft)
            elif after is not None and (said := self._speaker(draft, spoken=True)):
                drafts[at + 1] = replace(after, told_by=said)  # "Chile's president promised that"
        return kept

    def _only_tells(self, draft: Draft, after: Draft) -> bool:
        """Tell a verb that tells of another's gift, "أعلنت الوكالة تقديم بيرو مليونا", from one of giving."""
        if not cue_group(self.language, after.cue.group).get("is_told"):
            return False
        between = max(draft.cue.end, draft.subject.end), after.cue.start
        stopped = re.search(r"[.؛:\n]", self.scene.folded[slice(*between)])
        return not (stopped or between[1] - between[0] > _TOLD or self.drafter.figures(*between))

    def _promise(self, span: Span, draft: Draft, limit: int) -> PromiseMention | None:
        """Weigh a draft: its clause, grade, kind, parties and particulars."""
        scene, cue, language = self.scene, draft.cue, self.language
        head = max(cue.end, draft.subject.end)
        end = draft.end or clause_end(scene.folded, head, limit, language=language)
        end = draft.end or before_next(scene, head, end, language)
        end = without_joint(scene.folded, head, end, language)
        last, named = self._listed(draft, end, limit)
        end, obligors = last or end, named or draft.subject.parties
        start = self._with_article(span, draft.subject.start)
        facts = self.facts.within(scene, (start, end), cue=max(start, cue.start), language=language)
        due = facts.due if self._lies_ahead(facts.due, draft) else None
        measured, spoken = facts.amount is not None, self._is_spoken(draft)
        enough = counts(scene.folded, cue, end, language=language, measured=measured)
        if not enough or self._is_bare(cue, end - (head - cue.end) * spoken):
            return None
        told = facts.amount, facts.due
        strength = grade(scene.folded, cue, end, language=language, measured=told)
        sort, strength = self._sort(draft, strength, span, start)
        first, last = scene.view.origin(start, end)
        promise = PromiseMention(
            start=first,
            end=last,
            quote=scene.view.kept[first:last],
            rule=RULE if cue.kept else f"promises.{cue.group}",
            modality=modality(sort, strength),
            strength=strength,
            kind=kind_of_act(
                scene.folded, (start, cue.start, end), language=language, amount=facts.amount
            ),
            speaker=self._speaker(draft, spoken=spoken),
            obligors=obligors,
            amount=facts.amount,
            due=due,
        )
        asked = self._asked(promise, draft, end)
        if asked is None:
            return None
        gains = beneficiary(scene, (start, end), asked.obligors, language=language)
        return self._with_condition(replace(asked, beneficiary=gains), (start, end), span)

    def _listed(self, draft: Draft, end: int, limit: int) -> tuple[int, tuple[str, ...]]:
        """Return where those end who are named behind what a group without names promises."""
        if draft.subject.parties or not self.drafter.verb_first:
            return 0, ()
        limit = max(limit, min(draft.stage.ends, end + FAR))
        head = max(draft.cue.end, draft.subject.end)
        last, named = with_those_listed(self.scene, draft.stage, (head, end), limit)
        if not named and cue_group(self.language, draft.cue.group)["modality"] != "request":
            group = draft.cue.group  # "رممت 12 مدرسة بتمويل من اليابان"
            named = agents(self.scene, (head, end), language=self.language, group=group)
        return max(last, end if last else 0), named

    def _sort(self, draft: Draft, strength: int, span: Span, start: int) -> tuple[str, int]:
        """Return modality and grade: what a text lays down, or several decide, is agreed."""
        folded, language = self.scene.folded, self.language
        group = cue_group(language, draft.cue.group)
        if strength >= 3 and is_under_text(folded[span.start : start], language=language):
            return "agreement", 5
        if group["modality"] == "past_delivery" and self._only_then(draft, span):
            return "pledge", max(strength, 3)
        if group.get("past_is_done") and self._is_past(span, draft):
            return "past_delivery", 3
        joint = group.get("joint_is_agreed") and len(draft.subject.parties) > 1
        agreed = is_agreed(folded[max(span.start, start - 40) : start], language=language)
        return "agreement" if joint or agreed else group["modality"], strength

    def _is_past(self, span: Span, draft: Draft) -> bool:
        """Tell a deed of a day gone by: "Năm 2023, Peru viện trợ"; news of this month lies ahead."""
        days = self.facts.days(span.start, min(span.end, draft.limit))
        if not self.published or not days:
            return False
        return all((self.published.earliest - day.latest).days > _NEWS for day in days)

    def _only_then(self, draft: Draft, span: Span) -> bool:
        """Tell "Chỉ khi ..., Peru mới cử" from what was done: under a condition it lies ahead."""
        clause = draft.subject.start, draft.limit
        only = words(self.language, "promises")["clause"].get("only_then", ())
        start, _ = find_condition(
            self.scene.folded, clause, (span.start, span.end), language=self.language
        )
        head = self.scene.folded[draft.cue.start : draft.cue.end].split(" ")[0]
        return bool(only) and span.start <= start < clause[0] and head in only

    def _is_spoken(self, draft: Draft) -> bool:
        """Tell whether a verb is an act of speech; inside another's words a decision is none."""
        group = cue_group(self.language, draft.cue.group)
        if draft.cue.group == "nominal" and (noun := group.get("verb_alike")):
            verb, subject = self.scene.folded[draft.cue.start : draft.cue.end], draft.subject
            gap = self.scene.folded[subject.end : draft.cue.start]  # "Turkey pledges $5 billion"
            return not gap.strip() and re.fullmatch(noun, verb) is not None
        return bool(group.get("spoken")) and not (group.get("spoken_alone") and draft.stage.speaker)

    def _with_article(self, span: Span, start: int) -> int:
        """Take in the article before a name that begins a clause: "The Netherlands committed"."""
        article = words(self.language, "promises")["wording"].get("lead_article")
        if not article or not self.scene.folded.endswith(article, span.start, start):
            return start
        before = self.scene.folded[start - len(article) - 1 : start - len(article)]
        return start if before.isalnum() else start - len(article)

    def _lies_ahead(self, due: When | None, draft: Draft) -> bool:
        """Tell a day on which something is due from the one on which it was promised or asked."""
        if not (due and self.published):
            return True
        asked = cue_group(self.language, draft.cue.group)["modality"] in _OF_THE_DAY
        today = due.earliest == due.latest == self.published.earliest
        told_today = today and (asked or self._is_spoken(draft))
        return due.latest >= self.published.earliest and not told_today

    def _is_bare(self, cue: Cue, end: int) -> bool:
        """Tell whether nothing follows a cue that needs something: "sẽ" does, "sẽ xem xét" does not."""
        wording = words(self.language, "promises")["wording"]
        complete, whole = wording.get("complete", ()), wording.get("complete_verb", "(?!)")
        items = shape(self.language, "promises", "leads_items")  # "agreed on the following:"
        if items.match(self.scene.folded[cue.end : end + _TOLD]):
            return True
        if cue.end == cue.start or cue_group(self.language, cue.group).get("whole"):
            return False
        said = self.scene.folded[cue.start : cue.end]
        return end - cue.end < 3 and not (said in complete or re.fullmatch(whole, said))

    def _speaker(self, draft: Draft, *, spoken: bool) -> str:
        """Return who said it: a promising subject, else whose statement it stands in."""
        subject, stage = draft.subject, draft.stage
        if spoken and not stage.speaker and (person := self._person(draft)):
            return person
        tells = words(self.language, "promises")["subject"].get("whoever_tells")
        if draft.told_by and not (tells and stage.speaker):
            return draft.told_by
        own = stage.speaker and stage.bound(stage.speaker) in subject.parties
        if spoken and not (stage.speaker and (tells or own)):  # who tells of his own state speaks
            named = self.scene.outer(subject.start, max(subject.end, draft.cue.start))
            said = who_speaks(self.scene, named, subject, language=self.language)
            # "A firm of Peru pledged": nobody known is bound, and Peru has said nothing.
            bound = subject.parties and not (stage.speaker and self._are_members(subject))
            if said and (bound or not (stage.speaker or said.startswith("country:"))):
                return said
            if not named and not stage.speaker and len(subject.parties) == 1:
                return stands_for(self.scene, draft) or subject.parties[0]
        told = teller_within(self.scene, subject.start, stage) or stage.speaker
        told = told or told_behind(self.scene, draft, language=self.language)
        group = cue_group(self.language, draft.cue.group)
        noun = draft.cue.group == "nominal" or group.get("is_told")
        if told or not noun or not self.drafter.verb_first:
            return told
        return announcer(self.scene, subject.start, stage, self.drafter.heard)

    def _are_members(self, subject: Subject) -> bool:
        """Tell members of a body, who do not speak as it: "الدول الأعضاء في المجلس"."""
        partners = phrase(tuple(words(self.language, "promises")["pronouns"].get("partners", ())))
        found = re.compile(rf"(?:{partners})(?!\w)").match(self.scene.folded, subject.start)
        return found is not None and self.drafter.verb_first

    def _person(self, draft: Draft) -> str:
        """Return who is "she" that promises or asks."""
        people = words(self.language, "promises")["subject"].get("persons", ())
        return person_meant(self.scene, draft, self.drafter.heard, people=people)

    def _asked(self, promise: PromiseMention, draft: Draft, end: int) -> PromiseMention | None:
        """Make a request, or a wish about others, the addressee's affair: grade 0."""
        group = cue_group(self.language, draft.cue.group)
        wish = group["modality"] == "wish"
        if promise.modality != "request" and not wish:
            return promise
        if sort := group.get("invitation"):
            places = draft.subject.start, max(draft.cue.end, draft.subject.end), end
            return invited(self.scene, promise, places, language=self.language, side=sort)
        if group.get("of_the_speaker"):
            return promise if self._is_told(draft) else None
        if group.get("subject_is_asked"):
            named = self.scene.outer(draft.subject.start, draft.subject.end)
            return promise if named else None
        asked = self._addressees(draft, end)
        if asked is None and group.get("asks_from"):
            bodies = [p for p in promise.obligors if p.startswith("org:")]  # ask all who give
            if not (bodies and promise.amount is not None and promise.amount.is_money):
                return None
        if wish and asked is None:
            # "kỳ vọng 600 quân nhân sẽ có mặt": others are to act, whoever they are.
            others = group.get("others") and re.compile(group["others"]).match(
                self.scene.folded, draft.cue.end, end
            )
            return None if group.get("of_others") or others else promise
        if group.get("of_oneself"):
            return None  # "hopes that the donors will do more" asks nobody
        subject = draft.subject
        unnamed = subject.start == subject.end == draft.cue.start
        unsaid = stands_for(self.scene, draft) or asked_before(draft, self.asker) if unnamed else ""
        speaker = promise.speaker or unsaid
        speaker = speaker or self._person(draft)
        named = self.scene.outer(subject.start, subject.end)
        speaker = speaker or who_speaks(self.scene, named, subject, language=self.language)
        # "Both sides call on": of several nobody speaks.
        speaker = speaker or (promise.obligors[0] if len(promise.obligors) == 1 else "")
        self.asker = speaker
        return replace(
            promise, modality="request", strength=0, speaker=speaker, obligors=asked or ()
        )

    def _addressees(self, draft: Draft, end: int) -> tuple[str, ...] | None:
        """Return who is asked; whoever is asked to come is asked himself."""
        rest = max(draft.cue.end, draft.subject.end), end
        comes = self.drafter.verb_first and attends(self.scene, rest, language=self.language)
        stage = replace(draft.stage, voices={}) if comes else draft.stage
        return addressees(self.scene, rest, stage)

    def _is_told(self, draft: Draft) -> bool:
        """Tell whether a speaker says of another party that it must: "said that Peru must"."""
        stage, subject = draft.stage, draft.subject
        named = names_somebody(self.scene, subject, language=self.language)
        if stage.speaker:
            return named and stage.bound(stage.speaker) not in subject.parties
        heard = any(h.start <= subject.start < h.end for h in self.drafter.heard)
        return named and heard and words(self.language, "promises").get("must_unnamed", False)

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
