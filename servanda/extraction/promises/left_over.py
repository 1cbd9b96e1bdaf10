"""What a clause tells that no exact cue has read: a deed, a plan or a request of anybody, in any words.

Exact cues come first and know who acts. Where none of them read a clause, a verb of a long list together with
what is given, built or asked is enough: a person sees the words, and whom they bind if his name stands right
beside the verb, else nobody. Worked example: "أقام الأهالي مخيما قرب الحدود" is a deed without an obligor,
"هولندا أرسلت خبراءها" one of the Netherlands.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from servanda.extraction.grammar.noun_phrases import hangs, without_adverbs
from servanda.extraction.grammar.pronouns import Stage, Subject
from servanda.extraction.lexicon import words
from servanda.extraction.promises.clauses import Cue, clause_end, cue_group, is_refused
from servanda.extraction.promises.drafted import Draft
from servanda.extraction.promises.stages import Stages
from servanda.extraction.promises.subjects_behind import subject_of_verb
from servanda.extraction.scene import FAR, Scene, Span
from servanda.terms.register import kind

_NEAR = 60  # letters before a verb that may hang it on a noun or a doubt
_GIVERS = ("country", "org")
_JOINED = ("و", "ف", "وقد", "فقد")


@cache
def _pattern(language: str) -> re.Pattern[str] | None:
    """Return the cues that are sought last, each a group of one pattern; None where there are none."""
    cues = words(language, "promises").get("left_over", {})
    clitics = words(language, "promises").get("clitics", "")
    clitic = f"[{clitics}]?" if clitics else ""
    either = "|".join(f"(?P<{name}>{pattern})" for name, pattern in cues.items())
    return re.compile(rf"(?<![\w']){clitic}(?:{either})(?!\w)") if cues else None


def left_over(
    scene: Scene, span: Span, stages: Stages, drafts: Sequence[Draft], cues: Sequence[Cue]
) -> Iterator[Draft]:
    """Give a draft for each clause of a sentence that `drafts` leave alone; `cues` are all exact ones."""
    pattern = _pattern(stages.language)
    if pattern is None:
        return
    taken = [_reach(scene, draft, stages.language) for draft in drafts]
    never = [c.start for c in cues if cue_group(stages.language, c.group).get("never")]
    for found in pattern.finditer(scene.folded, span.start, span.end):
        name = found.lastgroup or ""
        draft = _draft(scene, span, Cue(found.start(name), found.end(), name), stages)
        if draft is None:
            continue
        start, end = _reach(scene, draft, stages.language)
        near = any(start - _NEAR <= at < end for at in never)  # "هددت بأنها ستعيد"
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
    """Lay out one verb, unless it is refused, doubted or hangs on a noun."""
    language = stages.language
    if scene.named_at(cue.start) or is_refused(scene.folded, cue, language=language):
        return None
    stage = stages.around(stages.at(span, cue.start, None), cue)
    left = scene.folded[max(stage.left, cue.start - _NEAR) : cue.start]
    if hangs(without_adverbs(left, language=language), language=language):
        return None
    limit = min(stage.ends, cue.end + FAR)
    subject = _who(scene, cue, limit, stage)
    # "وأرسل رجل كريم 40 خيمة": who goes on?
    joined = scene.folded[span.start : cue.start].strip() in _JOINED
    needs = cue_group(language, cue.group).get("needs_giver") or joined
    if needs and not subject.parties:
        return None
    return Draft(cue, subject, stage, limit)


def _who(scene: Scene, cue: Cue, limit: int, stage: Stage) -> Subject:
    """Return whose name stands right before the verb or behind it, else nobody."""
    before = scene.outer(max(stage.left, cue.start - _NEAR), cue.start)[-1:]
    for name in before:
        if scene.folded[name.end : cue.start].strip(" وفقد") == "" and kind(name.party) in _GIVERS:
            return Subject(name.start, cue.start, (stage.bound(name.party),))
    behind = subject_of_verb(scene, cue, limit, stage)
    return behind or Subject(cue.start, cue.start, ())
