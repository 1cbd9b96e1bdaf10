"""A present tense that announces: "وتقدم باريس 70 مليون يورو", "الدوحة تقدم 20 مليون دولار".

News tells a pledge in the present where the verb opens its clause, in Arabic, or its giver does. The same
verb further inside a sentence, or with a word of habit behind it, tells what is done anyway.
"""

import re
from dataclasses import replace
from functools import cache

from servanda.extraction.grammar.noun_phrases import listed
from servanda.extraction.grammar.sayings import phrase
from servanda.extraction.lexicon import words
from servanda.extraction.promises.clauses import Cue, cue_group
from servanda.extraction.scene import Scene, Span

_NEAR = 80  # how far before its verb a clause may begin


@cache
def _opens(language: str) -> re.Pattern[str]:
    """Return what a clause opens with: nothing, a mark, a joining word."""
    joins = phrase(tuple(cue_group(language, "present")["joins"]))
    return re.compile(rf"(?:\A|[،,:;؛.\n«\"“]|(?<!\w)(?:{joins}))\s*[وف]?\Z")


@cache
def _habit(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{phrase(tuple(cue_group(language, 'present')['habit']))})(?!\w)")


def tells_news(scene: Scene, span: Span, cue: Cue, *, language: str) -> bool:
    """Tell whether a verb in the present announces something, its clause opening with it."""
    news = cue_group(language, cue.group).get("news")
    if not news or not re.compile(news).match(scene.folded, cue.start, cue.end):
        return False
    if _habit(language).search(scene.folded, span.start, span.end):
        return False
    begin = max(span.start, cue.start - _NEAR)
    if _opens(language).search(scene.folded[begin : cue.start]):
        return True
    named = scene.outer(begin, cue.start)
    if not named or scene.folded[named[-1].end : cue.start].strip():
        return False
    left = re.sub(
        rf"(?:{listed(language, 'actors')})\s\Z", "", scene.folded[begin : named[-1].start]
    )
    article = words(language, "promises")["wording"].get("lead_article", "")
    return bool(_opens(language).search(left.removesuffix(article)))


def of_same_text(cue: Cue, before: str, *, language: str) -> Cue:
    """Let a text lay down what follows in the present too: "يسدد العراق القرض، فيما يوفد الصندوق".

    "... وأن تدفع" is of the sort of what it goes on from.
    """
    group = cue_group(language, cue.group)
    laid_down, goes_on = group.get("laid_down"), group.get("goes_on_as")
    if before and goes_on:
        return replace(cue, group=goes_on.get(cue_group(language, before)["modality"], cue.group))
    return replace(cue, group=laid_down["as"]) if laid_down and before in laid_down["by"] else cue
