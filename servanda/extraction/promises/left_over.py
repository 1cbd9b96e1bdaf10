"""What a clause tells that no exact cue has read: a deed, a plan or a request of anybody, in any words.

Exact cues come first and know who acts. Where none of them read a clause, a verb of a long list together with
what is given, built or asked is enough: a person sees the words, and whom they bind if his name stands right
beside the verb, else nobody. Worked example: "أقام الأهالي مخيما قرب الحدود" is a deed without an obligor,
"هولندا أرسلت خبراءها" one of the Netherlands.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from servanda.extraction.grammar.noun_phrases import hangs, phrase_start, without_adverbs
from servanda.extraction.grammar.pronouns import Stage, Subject
from servanda.extraction.grammar.sayings import phrase
from servanda.extraction.lexicon import shape, words
from servanda.extraction.promises.clauses import Cue, clause_end, cue_group, is_refused
from servanda.extraction.promises.drafted import Draft
from servanda.extraction.promises.obligors import find_subject
from servanda.extraction.promises.stages import Stages
from servanda.extraction.promises.subjects_behind import subject_of_verb
from servanda.extraction.scene import FAR, Scene, Span
from servanda.terms.register import kind

_NEAR = 60  # letters before a verb that may hang it on a noun or a doubt
_GIVERS = ("country", "org")
_LEAST = 50  # letters that drafts leave over of a sentence, for another clause to be sought in them
_ANY = re.compile("")
_JOINED = ("و", "ف", "وقد", "فقد")
_WHICH = ("التي", "الذي")  # "إسبانيا التي حولت 10 ملايين"
_COUNT = re.compile(r"\s\d")


@cache
def _pattern(language: str) -> re.Pattern[str] | None:
    """Return the cues that are sought last, each a group of one pattern; None where there are none."""
    cues = words(language, "promises").get("left_over", {})
    clitics = words(language, "promises").get("clitics", "")
    clitic = f"[{clitics}]?" if clitics else ""
    either = "|".join(f"(?P<{name}>{pattern})" for name, pattern in cues.items())
    return re.compile(rf"(?<![\w']){clitic}(?:{either})(?!\w)") if cues else None


@cache
def _relative(language: str) -> re.Pattern[str]:
    subject = words(language, "promises").get("subject", {})
    return re.compile(rf"(?<!\w)(?:{phrase(tuple(subject.get('relatives', ())))})(?!\w)")


def left_over(
    scene: Scene, span: Span, stages: Stages, drafts: Sequence[Draft], cues: Sequence[Cue]
) -> Iterator[Draft]:
    """Give a draft for each clause of a sentence that `drafts` leave alone; `cues` are all exact ones."""
    taken = [_reach(scene, draft, stages.language) for draft in drafts]
    if drafts and span.end - span.start - sum(end - start for start, end in taken) < _LEAST:
        return
    pattern = _pattern(stages.language)
    if pattern is None:
        return
    never = [c.start for c in cues if cue_group(stages.language, c.group).get("never")]
    place = span.start
    while found := pattern.search(scene.folded, place, span.end):
        name = found.lastgroup or ""
        draft = _draft(scene, span, Cue(found.start(name), found.end(), name), stages)
        place = found.end() if draft else found.start(name) + 1
        if draft is None:
            continue
        behind = [s for s, _ in taken if s > max(draft.cue.end, draft.subject.end)]
        draft = replace(draft, limit=min([draft.limit, *behind]))  # "استلمنا المحولات، وسنركبها"
        start, end = _reach(scene, draft, stages.language)
        near = any(start - _NEAR <= at <= draft.cue.start for at in never)  # "هددت بأنها ستعيد"
        if near or any(s < end and start < e for s, e in taken):
            continue
        taken.append((start, end))
        yield draft


def _reach(scene: Scene, draft: Draft, language: str) -> tuple[int, int]:
    """Return where the words of a draft begin and end."""
    head = max(draft.cue.end, draft.subject.end)
    start = min(draft.cue.start, draft.subject.start)
    return start, draft.end or clause_end(scene.folded, head, draft.limit, language=language)


def _draft(scene: Scene, span: Span, cue: Cue, stages: Stages) -> Draft | None:
    """Lay out one verb, unless it is refused, doubted, hangs on a noun or tells of nothing given."""
    language = stages.language
    named = any(name.start == cue.start for name in scene.within(cue.start, cue.end))
    if named or scene.named_at(cue.start) or is_refused(scene.folded, cue, language=language):
        return None
    stage = stages.around(stages.at(span, cue.start, None), cue)
    limit = min(stage.ends, cue.end + FAR)
    subject = _who(scene, cue, limit, stage)
    left = scene.folded[max(stage.left, subject.start - _NEAR) : min(subject.start, cue.start)]
    if hangs(without_adverbs(left, language=language), language=language):
        return None
    draft = Draft(cue, subject, stage, limit)
    group = cue_group(language, cue.group)
    # "وأرسلت 40 طبيبا": who goes on?
    joined = scene.folded[span.start : cue.start].strip() in _JOINED
    bare = joined and _COUNT.match(scene.folded, cue.end)
    if (group.get("needs_giver") or bare) and not subject.parties:
        return None
    before = not words(language, "promises").get("verb_first")
    if before and not _is_clause(scene, subject, cue, language):
        return None
    of = shape(language, "promises", "left_over_of") if group.get("of_things") else _ANY
    start, end = _reach(scene, draft, language)
    return draft if of.search(scene.folded, start, min(end, cue.end + _NEAR)) else None


def _who(scene: Scene, cue: Cue, limit: int, stage: Stage) -> Subject:
    """Return whose name stands right beside the verb, else nobody; the words before it are its subject's."""
    if cue_group(stage.language, cue.group).get("subject_first"):
        verb = max(cue.start, scene.folded.rfind(" ", cue.start, cue.end) + 1)
        found = find_subject(scene, verb, stage) or find_subject(scene, cue.start, stage)
        return found or Subject(cue.start, cue.start, ())
    verb_first = words(stage.language, "promises").get("verb_first")
    start = cue.start
    if not verb_first:
        start = phrase_start(scene.folded, stage.left, cue.start, language=stage.language)
    receives = cue_group(stage.language, cue.group).get("receives")  # and gives nothing
    beside = [] if receives else scene.outer(max(stage.left, cue.start - _NEAR), cue.start)
    behind = scene.outer(cue.end, cue.end + _NEAR)[:1] if verb_first and not receives else []
    for name in behind:
        if scene.folded[cue.end : name.start] == " " and kind(name.party) in _GIVERS:
            return Subject(cue.start, name.end, (stage.bound(name.party),))
    for name in beside[-1:]:
        between = scene.folded[name.end : cue.start].strip(" وفقد")
        if (not between or between in _WHICH) and kind(name.party) in _GIVERS:
            at = name.start if verb_first else min(start, name.start)
            return Subject(at, cue.start, (stage.bound(name.party),))
    if verb_first:
        found = subject_of_verb(scene, cue, limit, stage)
    else:
        found = find_subject(scene, cue.start, stage)
    return found or Subject(start, cue.start, ())


def _is_clause(scene: Scene, subject: Subject, cue: Cue, language: str) -> bool:
    """Tell words that can be a verb's subject, where it stands before the verb: no "which", no "whether"."""
    said = scene.folded[subject.start : cue.start].strip()
    whole = bool(said) or cue_group(language, cue.group).get("has_subject")
    return bool(whole) and not _relative(language).search(said)
