"""Sums that are listed with their givers: "pledges of $3 billion from Peru and $1 billion from Cuba".

Each giver has promised his own sum, so that none is counted for another. Where the sentence speaks of
pledges or gifts, or a verb tells that they came, two such pairs make a list; so do givers and their sums
behind a colon: "التعهدات كالتالي: غانا 3 ملايين دولار، توغو مليون".
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from servanda.extraction.grammar.noun_phrases import listed
from servanda.extraction.grammar.pronouns import Stage, Subject
from servanda.extraction.grammar.sayings import phrase
from servanda.extraction.lexicon import words
from servanda.extraction.promises.clauses import Cue, clause_end, cue_group
from servanda.extraction.promises.drafted import Draft
from servanda.extraction.promises.gapped import chain_at, filler, speaks_of_gifts
from servanda.extraction.promises.particulars import Particulars
from servanda.extraction.promises.stages import Stages
from servanda.extraction.promises.strength import is_tangible
from servanda.extraction.scene import MANY, Named, Scene, Span
from servanda.terms.register import kind

_LEAST = 2  # pairs that make a list
_GIVERS = ("country", "org")
_STOP = re.compile(r"[,،;؛.:\n](?!\d)")
_DONE = "past_delivery"
_OWN = ("commit", "will", "budget")  # cues with which one gives oneself
# ... behind what a sum is for: "Ghana 3 million for wells, Chad 4 million"
_PARTED_BEHIND = re.compile(
    r"[^,،;؛.:\n()]{0,60}[,،;؛]\s*(?:and |và |dan |ثم )?[(و]?\s*|\s*(?:and |và |dan |ثم )?[(و]?\s*"
)
_PARTED = re.compile(r"\s*[,،;؛(]?\s*(?:and |và |dan |ثم )?[(و]?\s*")


@dataclass(frozen=True, slots=True)
class Pair:
    """A sum and its giver: who is bound, where the sum begins, and where the words of both do."""

    parties: tuple[Named, ...]
    figure: int
    start: int
    end: int


def listed_sums(
    scene: Scene, span: Span, figures: Sequence[tuple[int, int]], *, language: str
) -> list[Pair]:
    """Return the sums of a sentence that are listed with their givers."""
    if not figures:
        return []
    from_givers = list(_from_givers(scene, span, figures, language))
    pairs = from_givers if len(from_givers) >= _LEAST else []
    pairs = pairs or _behind_colon(scene, span, figures, language)
    return pairs if len(pairs) >= _LEAST else []


@cache
def _source(language: str) -> re.Pattern[str]:
    """Return what stands between a sum and who gives it: " from the ", " mỗi nước từ "."""
    lexicon = words(language, "promises")
    sources = phrase(tuple(lexicon.get("gapped", {}).get("sources", ())))
    much, actors = listed(language, "much"), listed(language, "actors")
    return re.compile(
        rf"(?:\s[^\s,،;؛.:()]+){{0,4}}?\s(?:{sources})\s(?:the )?(?:(?:{much})\s)?(?:(?:{actors})\s)?"
    )


def _from_givers(
    scene: Scene, span: Span, figures: Sequence[tuple[int, int]], language: str
) -> Iterator[Pair]:
    """Give each sum whose giver stands behind it: "$3 billion from Peru"."""
    named = scene.outer(span.start, span.end)
    for number, (start, end) in enumerate(figures):
        ahead = figures[number + 1][0] if number + 1 < len(figures) else span.end
        at = next((i for i, n in enumerate(named) if end <= n.start < ahead), None)
        if at is None or kind(named[at].party) not in _GIVERS:
            continue
        if _source(language).fullmatch(scene.folded, end, named[at].start):
            chain = chain_at(scene, named, at, language)
            yield Pair(tuple(chain), start, start, chain[-1].end)


def _behind_colon(
    scene: Scene, span: Span, figures: Sequence[tuple[int, int]], language: str
) -> list[Pair]:
    """Return the givers with their sums behind a colon, as long as nothing else stands between them."""
    colon = scene.folded.find(": ", span.start, span.end)
    found: list[Pair] = []
    if colon < 0:
        return found
    at, named = colon + 1, scene.outer(colon + 1, span.end)
    for position, name in enumerate(named):
        if name.start < at:
            continue
        chain = chain_at(scene, named, position, language)
        gap = scene.folded[at : name.start]
        if found and not (_PARTED.fullmatch(gap) or _STOP.search(gap)):
            continue  # "Ghana 3 million for Togo, Chad 4 million": who gains
        if not (_PARTED if not found else _PARTED_BEHIND).fullmatch(gap):
            break
        ends = _joined_next(scene, (chain[-1].end, span.end), language)
        given = _given(scene, (chain[-1].end, ends), figures, language)
        if given is None:
            break
        at = given[1] + (scene.folded[given[1] : given[1] + 1] == ")")
        found.append(Pair(tuple(chain), given[0], name.start, given[1]))
    return found


def _joined_next(scene: Scene, at: tuple[int, int], language: str) -> int:
    """Return where "and Peru with" begins behind a giver, else the end of the sentence."""
    join = re.compile(rf"\s(?:{listed(language, 'and')})\s?\Z")
    for name in scene.outer(*at):
        if found := join.search(scene.folded[at[0] : name.start]):
            return at[0] + found.start()
    return at[1]


def _given(
    scene: Scene, at: tuple[int, int], figures: Sequence[tuple[int, int]], language: str
) -> tuple[int, int] | None:
    """Return the sum right behind a giver, else the number, the people or the goods up to the next mark."""
    figure = next((f for f in figures if at[0] <= f[0] < at[1]), None)
    if figure and filler(language).fullmatch(scene.folded, at[0], figure[0]):
        return figure
    stop = _STOP.search(scene.folded, at[0] + 1, at[1])
    end = stop.start() if stop else at[1]
    filled = filler(language).match(scene.folded, at[0], end)
    begin = filled.end() if filled else at[0]
    counted = scene.folded[begin : begin + 1].isdigit()
    led = begin > at[0] + 1 and is_tangible(scene.folded, at[0], end, language=language)
    return (begin, end) if counted or led else None


def with_listed(stages: Stages, span: Span, facts: Particulars, drafts: list[Draft]) -> list[Draft]:
    """Put the sums that are listed with their givers in place of what tells of the list as one.

    Sums are of money, goods or people who are sent: "300 families from Chad" were given by nobody.
    """
    scene, language = stages.scene, stages.language
    if not speaks_of_gifts(scene, span, language):
        return drafts
    figures = [
        at
        for at in facts.figures(span.start, span.end, language)[:MANY]
        if facts.money(*at) or is_tangible(scene.folded, *at, language=language)
    ]
    pairs = listed_sums(scene, span, figures, language=language)
    if not pairs:
        return drafts
    listed_ = in_place_of(scene, drafts, pairs, stages.at(span, pairs[0].start, None))
    return drafts if listed_ is None else listed_


def in_place_of(
    scene: Scene, drafts: Sequence[Draft], pairs: Sequence[Pair], stage: Stage
) -> list[Draft] | None:
    """Return the pairs as drafts, with the drafts that do not tell of the list; None where it is no list.

    What one gives himself is no list: "Peru pledged $3 million from its fund". What the list is told by
    gives its modality: what "was received" is delivered.
    """
    figures = [(pair.figure, pair.end) for pair in pairs]
    telling = [d for d in drafts if _tells(scene, d, figures, stage.language)]
    if any(_gives_itself(d, stage.language) for d in telling):
        return None
    told = [d for d in telling if cue_group(stage.language, d.cue.group)["modality"] == _DONE]
    group = told[0].cue.group if told else "listed"
    return [
        *(d for d in drafts if d not in telling),
        *(_laid_out(pair, group, stage) for pair in pairs),
    ]


def _tells(scene: Scene, draft: Draft, figures: Sequence[tuple[int, int]], language: str) -> bool:
    """Tell whether the first of the listed sums is what a draft is about."""
    head, first = max(draft.cue.end, draft.subject.end), figures[0][0]
    if any(start <= draft.cue.start < end for start, end in figures):
        return True
    end = draft.end or clause_end(scene.folded, head, draft.limit, language=language)
    return draft.cue.start <= first < max(end, head)


def _gives_itself(draft: Draft, language: str) -> bool:
    """Tell a verb with which its subject gives or asks from one that tells of the gifts of others."""
    asks = cue_group(language, draft.cue.group)["modality"] == "request"
    verb = draft.cue.end > draft.cue.start  # and not a share told by another's
    return asks or (verb and draft.cue.group in _OWN and bool(draft.subject.parties))


def _laid_out(pair: Pair, group: str, stage: Stage) -> Draft:
    parties = tuple(dict.fromkeys(stage.bound(n.party) for n in pair.parties))
    subject = Subject(pair.start, pair.figure, parties)
    return Draft(Cue(pair.figure, pair.figure, group), subject, stage, pair.end, pair.end)
