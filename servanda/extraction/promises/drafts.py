"""Drafts of promises: each cue of a sentence with its subject, before it is weighed.

A draft has a verb of promise, or a noun, or a sum in a list; who acts; and what is known at its place
(`Stage`). Cues that are refused, merely happen or have nobody who acts make none.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain, islice
from typing import Any

from servanda.extraction.grammar.antecedents import find_antecedent, named_before, text_asks
from servanda.extraction.grammar.noun_phrases import hangs, is_doubted, without_adverbs
from servanda.extraction.grammar.pronouns import Stage, Subject
from servanda.extraction.lexicon import words
from servanda.extraction.promises.clauses import (
    Cue,
    clause_end,
    cue_group,
    find_cues,
    is_event,
    is_noun,
    is_passive,
    is_refused,
    stands_close,
)
from servanda.extraction.promises.drafted import (
    Draft,
    Heard,
    aside_end,
    bound_behind,
    is_asked_last,
    is_part_of,
    needed,
    resumed,
    with_nouns_announced,
    without_goods,
    without_helpers,
)
from servanda.extraction.promises.gapped import (
    Gapped,
    bare_figures,
    beside,
    bullet,
    charged,
    givers_behind,
    is_item,
    row_end,
    sums_from,
)
from servanda.extraction.promises.givers import given, goes_itself, sum_that_goes
from servanda.extraction.promises.givers_behind import dropped, goes_on
from servanda.extraction.promises.headed import (
    carried_down,
    heads_line,
    item_head,
    lead_of,
    lead_parties,
    lead_subject,
    present_item,
    with_laid_down,
)
from servanda.extraction.promises.kept_cues import refuses, with_kept
from servanda.extraction.promises.listed_sums import with_listed
from servanda.extraction.promises.nominal import find_nominal
from servanda.extraction.promises.obligors import find_subject
from servanda.extraction.promises.particulars import Particulars
from servanda.extraction.promises.passives import may_be_active, passive_end
from servanda.extraction.promises.present_news import of_same_text, tells_news
from servanda.extraction.promises.rows_in_prose import acts_behind, rows
from servanda.extraction.promises.stages import Stages
from servanda.extraction.promises.strength import counts
from servanda.extraction.promises.subjects_behind import promises_alone, subject_of_verb
from servanda.extraction.promises.unsaid import acts_end, caller_unsaid, has_aim, second_verbs
from servanda.extraction.promises.whoever import anybody, whoever
from servanda.extraction.scene import FAR, MANY, Scene, Span

_OBJECT = 40  # how far behind the subject the object stands that makes a cue a promise
_TITLE = 80  # how long the subject of a headline may be
_CALLS = ("wish", "request")
# Cue -> the nouns that act without a name: "the resolution calls on", "the conference agreed".
_NAMELESS = {"ask": "texts", "agree": "meetings", "decide": "meetings"}


class Drafter:
    """Drafts sentence by sentence; knows the scene, who was heard where and who promised last."""

    def __init__(
        self, scene: Scene, *, language: str, heard: Sequence[Heard], voices: Mapping[str, str]
    ) -> None:
        """Take what is known; `facts` is laid beside the scene by the reader."""
        self.scene, self.language = scene, language
        self.stages = Stages(scene, language=language, heard=heard, voices=voices)
        self.heard = self.stages.heard
        self.facts = Particulars((), ())
        self.kept: Sequence[Cue] = ()
        self.cues: Sequence[Cue] = ()  # of the sentence that was laid out last
        self.verb_first = bool(words(language, "promises").get("verb_first"))

    def drafts(self, span: Span) -> list[Draft]:
        """Lay out a sentence: its nouns of promise, its verbs, and those that are not said again."""
        self.cues = ()
        if (line := self._bullet(span)) is not None:
            return [line]
        nouns, drafts = self._nouns(span), list[Draft]()
        found = find_cues(self.scene.folded, (span.start, span.end), language=self.language)
        cues = without_helpers(list(islice(found, MANY)), self.scene.folded, language=self.language)
        cues = with_laid_down(self.scene, span, cues, language=self.language)
        between = (span.start, span.end)
        cues = with_kept(cues, self.kept, between, folded=self.scene.folded)
        self.cues = cues
        done, last = -1, ""
        for cue in cues:
            if self.scene.named_at(cue.start + (self.verb_first and cue.group == "will")):
                continue  # "Các Tiểu vương quốc Arab Thống nhất sẽ"
            # "cam kết tài trợ": the second verb is what the first one promises.
            inner = done > 0 and stands_close(self.scene.folded, done, cue, language=self.language)
            inner = inner and not self._stands_alone(cue, last)
            done, last = cue.end, cue.group
            if inner or any(n.subject.start <= cue.start < n.end for n in nouns):
                continue
            before = next((d for d in reversed(drafts) if d.cue.start < cue.start), None)
            draft = self._draft(span, cue, before)
            if draft is not None:
                drafts += [draft, *self._seconds(draft)]
            elif self._says_nothing(cue):
                done = -1  # "announced readiness to", "will be ready to": the next word promises
        nouns = without_goods(nouns, drafts)
        drafts += self._unsaid(drafts, nouns)
        drafts += self._beside(span, drafts)
        drafts, nouns = with_nouns_announced(drafts, nouns)
        every = [*drafts, *nouns] or self._agreed_item(span)
        every = with_listed(self.stages, span, self.facts, every)
        return sorted(every, key=lambda d: (d.subject.start, d.cue.start))

    def _beside(self, span: Span, drafts: list[Draft]) -> list[Draft]:
        """Draft those who stand beside their sums without a verb, unless a verb has them."""
        figures, found = self.figures(span.start, span.end)[:MANY], list[Draft]()
        unsaid = beside(self.scene, span, figures, language=self.language)
        in_prose = rows(self.scene, span, figures, language=self.language)
        for giver in chain(unsaid, in_prose):
            at = giver.named[0].start
            if any(d.subject.start <= at < max(d.subject.end, d.cue.end) for d in drafts + found):
                continue  # "Qatar (200 million) and Kuwait (150 million) will pay their shares"
            stage = self.stages.at(span, at, None)
            if is_asked_last(self.scene, at, stage):
                continue
            empty = Subject(span.start, span.start, ())
            cue = Cue(giver.figure, giver.figure, "listed")
            found.append(self._giver(Draft(cue, empty, stage, span.end), giver))
        return found

    def _says_nothing(self, cue: Cue) -> bool:
        """Tell a cue that lacks its amount, or only happens: what stands behind it may promise."""
        event = self.verb_first and is_event(self.scene.folded, cue, language=self.language)
        return event or bool(cue_group(self.language, cue.group).get("needs_amount"))

    def _stands_alone(self, cue: Cue, last: str) -> bool:
        """Tell a cue that is no part of the one before it: "أعلن اليوم التزام ثلاث دول"."""
        told = cue_group(self.language, cue.group).get("is_told")
        return bool(told) or (cue.group == "will" and last == "budget")

    def figures(self, start: int, end: int) -> list[tuple[int, int]]:
        """Return the places of the amounts between two places that can be promised."""
        return self.facts.figures(start, end, self.language)

    def _nouns(self, span: Span) -> list[Draft]:
        """Draft the promises that are nouns: "a pledge of $2 million by Peru"."""
        figures = self.figures(span.start, span.end)[: 10 * MANY]
        found = find_nominal(self.scene, span, figures, language=self.language)
        drafts = []
        for noun in islice(found, MANY):
            stage = self.stages.at(span, noun.cue.start, None)
            parties = tuple(dict.fromkeys(stage.bound(party) for party in noun.parties))
            subject = Subject(noun.start, noun.cue.start, parties)
            if refuses(self.kept, noun.start, noun.end):
                continue
            drafts.append(Draft(noun.cue, subject, stage, noun.end, noun.end))
        return drafts

    def _seconds(self, draft: Draft) -> Iterator[Draft]:
        """Draft the second verb of "will send 20 nurses and lend two aircraft"."""
        goes_on = cue_group(self.language, draft.cue.group).get("may_go_on")
        if not goes_on or (draft.passive and not self.verb_first):
            return  # "khoản này sẽ được dùng để mua thuốc và xây 20 trạm"
        scene, language = self.scene, self.language
        head = max(draft.cue.end, draft.subject.end)
        end = acts_end(scene.folded, head, draft.limit, language=language)
        for verb in second_verbs(scene, Cue(head, head, ""), end, language=language):
            aim = has_aim(scene, head, verb, language=language)
            plain = not aim and words(language, "promises")["second"].get("plain")
            if plain or self.facts.measured(verb if aim else head, end):
                cue = Cue(verb, verb, draft.cue.group)
                subject = Subject(verb, verb, draft.subject.parties)
                yield replace(draft, cue=cue, subject=subject)

    def _unsaid_verbs(self, draft: Draft) -> Iterator[Draft]:
        """Draft the further givers of "Norway pledged $12 million, Finland 4 million euros"."""
        if not draft.stage.says_end and draft.end:
            return
        between = (draft.cue.end, draft.limit)
        for giver in acts_behind(self.scene, between, language=self.language):
            yield self._giver(draft, giver)
        figures = self.figures(*between) or bare_figures(self.scene.folded, between)
        if not figures:
            return
        for giver in givers_behind(self.scene, between, figures, language=self.language):
            yield self._giver(draft, giver)
        for giver in sums_from(self.scene, between, figures, language=self.language):
            yield self._giver(draft, giver)

    def _unsaid(self, drafts: Sequence[Draft], nouns: Sequence[Draft]) -> list[Draft]:
        """Draft the further givers behind each verb, each once, none whom a noun has already."""
        found = dict[tuple[int, int], Draft]()
        for unsaid in (u for draft in drafts for u in self._unsaid_verbs(draft)):
            found.setdefault((unsaid.cue.start, unsaid.subject.start), unsaid)
        told = [(n.subject.start, n.end) for n in nouns if n.subject.parties]
        return [u for (at, _), u in found.items() if not any(s <= at < e for s, e in told)]

    def _giver(self, draft: Draft, giver: Gapped) -> Draft:
        parties = tuple(dict.fromkeys(draft.stage.bound(n.party) for n in giver.named))
        start = min(giver.named[0].start, giver.figure)  # "138 million from Canada"
        subject = Subject(start, giver.named[-1].end, parties)
        return replace(draft, cue=Cue(giver.figure, giver.figure, draft.cue.group), subject=subject)

    def _bullet(self, span: Span) -> Draft | None:
        figures = self.figures(span.start, span.end)
        giver = bullet(self.scene, span, figures, language=self.language)
        stage = self.stages.at(span, span.start, None)
        if giver is None and (cue := carried_down(self.scene, span, self.language)):
            return self._carried(cue, span, stage)
        if giver is None and (task := charged(self.scene, span, language=self.language)):
            subject = Subject(task[0], task[0], (task[1],))
            return Draft(Cue(task[0], task[0], "listed"), subject, stage, span.end)
        if giver is None:
            return None
        cue = Cue(giver.figure, giver.figure, "listed")
        row = Draft(cue, Subject(span.start, span.start, ()), stage, span.end)
        return self._giver(replace(row, end=row_end(self.scene, span, self.language)), giver)

    def _carried(self, cue: Cue, span: Span, stage: Stage) -> Draft:
        """Draft an item whose subject and verb stand in the line above: "Peru will:" - "- lend"."""
        subject = lead_subject(self.scene, span, stage)
        return Draft(Cue(subject.start, subject.start, cue.group), subject, stage, span.end)

    def _agreed_item(self, span: Span) -> list[Draft]:
        """Draft an item told in the present that nothing else promises: "1) تجتمع اللجنة كل شهر"."""
        cue = present_item(self.scene, span, self.language)
        stage = self.stages.at(span, cue.start, None) if cue else None
        if cue is None or stage is None:
            return []
        subject = self._behind_verb(cue, span.end, stage) or lead_subject(self.scene, span, stage)
        return [Draft(cue, subject, stage, span.end)]

    def _group(self, draft: Draft) -> dict[str, Any]:
        return cue_group(self.language, draft.cue.group)

    def _is_none(self, span: Span, cue: Cue, before: Draft | None) -> bool:
        """Tell a cue that is refused, is a name's or is no headline's from one that counts."""
        scene, group = self.scene, cue_group(self.language, cue.group)
        if group.get("never"):
            return True  # "withdrew its offer", "fell short of"
        if is_refused(scene.folded, cue, language=self.language) or scene.named_at(cue.start):
            return True
        verb = scene.folded[cue.start : cue.end]
        if before and is_part_of(group, self._group(before), verb=verb):
            return True
        written = group.get("as_written")
        if written and not re.compile(written).match(scene.view.text, cue.start):
            return True
        item = is_item(scene, span)
        alone = group.get("in_list") and not item and before is None
        if alone and not tells_news(scene, span, cue, language=self.language):
            return True
        other = is_noun, is_passive
        if any(is_it(scene.folded, cue, language=self.language) for is_it in other):
            return True
        far = cue.start - span.start > _TITLE or (scene.folded[span.end - 1] == "." and not item)
        return bool(group.get("heads_line") and far)

    def _draft(self, span: Span, cue: Cue, before: Draft | None) -> Draft | None:
        """Find the subject of a cue, unless it is refused or nobody acts."""
        scene, language = self.scene, self.language
        cue = of_same_text(cue, before.cue.group if before else "", language=language)
        if self._is_none(span, cue, before):
            return None
        stage = self.stages.around(self.stages.at(span, cue.start, before), cue)
        limit = min(stage.ends, cue.end + FAR)
        if stage.left > span.start and is_doubted(
            scene.folded[max(span.start, stage.left - 60) : stage.left], language=language
        ):
            return None
        if cue_group(language, cue.group).get("binds_named"):
            return bound_behind(scene, cue, limit, stage)
        verb_end = passive_end(scene, cue, limit, language=language)
        if verb_end is not None:
            subject = given(scene, cue, limit, stage, facts=self.facts)
            if subject is not None:
                shut = self._shut(cue)
                return self._weighed(Draft(cue, subject, stage, limit, shut, passive=True))
            active = may_be_active(scene.folded, cue, language=language)
            if not active and not goes_itself(scene, cue, stage):
                return None
        if is_event(scene.folded, cue, language=language):
            return None
        if before is not None and before.passive:
            stage = replace(stage, elided=None)  # "which is to be built by Peru, is due to open"
        if not stage.speaker and not scene.folded[stage.left : cue.start].strip():
            stage = replace(stage, left=max(self.stages.opens(span), cue.start - FAR))
        hung, subject = self._acting(cue, limit, stage)
        told, subject = self._gone_on(cue, limit, stage, (hung, subject))
        begin = subject.start if subject else cue.start
        limit = aside_end(scene, (begin, cue.end, limit), language=language, hung=hung)
        if subject is not None and before is not None and subject.start < before.cue.end:
            subject = resumed(cue, subject, before, scene.folded)
        heads = cue_group(language, cue.group).get("heads_line")
        if subject is None or (heads and not heads_line(scene, cue, subject, stage)):
            return None
        return self._weighed(Draft(cue, subject, stage, limit, hangs=hung, told_by=told))

    def _shut(self, cue: Cue) -> int:
        """Return where a passive ends that only says which sum is meant, else 0: "số tiền được hứa chỉ đủ"."""
        shut = cue_group(self.language, cue.group).get("closed_by", "(?!)")
        found = re.compile(shut).match(self.scene.folded, cue.end)
        return cue.end + len(found.groupdict().get("own") or "") if found else 0

    def _gone_on(
        self, cue: Cue, limit: int, stage: Stage, acting: tuple[bool, Subject | None]
    ) -> tuple[str, Subject | None]:
        """Return who says it and acts where a verb names nobody; `acting` as `_acting` returns it."""
        hung, subject = acting
        unsaid = subject is None or not (subject.parties or subject.start < subject.end)
        told = goes_on(self.scene, cue, stage, self.heard) if unsaid and self.verb_first else ""
        alone = subject is None and promises_alone(self.scene, cue, limit, language=self.language)
        if told or alone:
            return told, Subject(cue.start, cue.start, (stage.bound(told),) if told else ())
        if subject is not None or hung:
            return told, subject
        sum_ = sum_that_goes(self.scene, cue, limit, stage, facts=self.facts)
        sum_ = sum_ or whoever(self.scene, cue, stage)
        sum_ = sum_ or (dropped(self.scene, cue, stage) if self.verb_first else None)
        return told, sum_ or anybody(self.scene, cue, stage)

    def _acting(self, cue: Cue, limit: int, stage: Stage) -> tuple[bool, Subject | None]:
        """Return who acts, and whether the verb stands in a relative clause that he heads."""
        if cue_group(self.language, cue.group).get("asks_next"):
            return False, named_before(self.scene, cue.start, stage)
        if self.verb_first:
            return False, self._behind_verb(cue, limit, stage)
        if cue_group(self.language, cue.group).get("in_speech") and not stage.speaker:
            return False, None  # "said it was sending 12 surgeons"
        if cue_group(self.language, cue.group).get("of_us"):
            return False, Subject(cue.start, cue.start, stage.home)
        subject = find_subject(self.scene, cue.start, stage)
        if subject is None and cue.group in _NAMELESS:
            subject = text_asks(self.scene, cue.start, stage, nouns=_NAMELESS[cue.group])
        if subject is None and cue_group(self.language, cue.group)["modality"] in _CALLS:
            subject = caller_unsaid(self.scene, cue.start, stage)
        if subject is not None:
            return False, subject
        subject = self._relative(cue, stage)
        if subject is None and cue.start == item_head(self.scene, stage.span):
            lead = lead_of(self.scene, stage.span, language=self.language)
            if lead is not None:  # "The ministers of Peru and Cuba:" - "1. agreed to"
                return False, Subject(cue.start, cue.start, lead_parties(self.scene, lead, stage))
        return subject is not None, subject

    def _behind_verb(self, cue: Cue, limit: int, stage: Stage) -> Subject | None:
        """Find the subject of a verb that comes first; a relative clause has that of its noun."""
        scene, group = self.scene, cue_group(self.language, cue.group)
        left = scene.folded[max(stage.left, cue.start - 40) : cue.start]
        left = without_adverbs(left, language=self.language)
        if hangs(left, language=self.language) and not group.get("in_relative"):
            return self._relative(cue, stage)
        return subject_of_verb(scene, cue, limit, stage)

    def _weighed(self, draft: Draft) -> Draft | None:
        """Drop a draft that lacks the quantity or the legal act its cue needs."""
        head = max(draft.cue.end, draft.subject.end)
        end = clause_end(self.scene.folded, head, draft.limit, language=self.language)
        measured = bool(self.figures(draft.subject.start, end))
        object_near = _OBJECT * (1 + self.verb_first)  # "أكدت وزيرة الدولة للتعاون الدولي التزام"
        rest = (draft.cue.end, min(end, head + object_near))
        kept = needed(draft, self.scene, rest, language=self.language)
        if kept is None:
            return None
        enough = counts(self.scene.folded, kept.cue, end, language=self.language, measured=measured)
        return kept if enough else None

    def _relative(self, cue: Cue, stage: Stage) -> Subject | None:
        """Find whom a relative clause hangs on: "Peru, which will send rice"."""
        hangs, asks = cue_group(self.language, cue.group).get("may_hang"), cue.group == "ask"
        whom = {"people": asks, "many": hangs == "many"}
        return find_antecedent(self.scene, cue.start, stage, **whom) if hangs else None
