"""Dated occasions: a meeting, signing, visit, vote, letter, announcement, conference, interview.

An occasion is a noun or verb of the lexicon in a sentence that also has a date; the nearest date is
its own. "Cuộc họp ... tại Washington ngày 19/2" is a meeting, in Washington, on that day. An article "số
ra ngày 19/2" is printed on a day and no occasion.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache, partial

from servanda.extraction.grammar.sayings import phrase
from servanda.extraction.lexicon import words
from servanda.extraction.mentions import DateMention, OccasionMention, PartyFound, Sentence
from servanda.extraction.names.person_names import run_of_capitals
from servanda.extraction.scene import QUIET_ZONES, Scene, Span, lay_out, place
from servanda.extraction.view import View
from servanda.records.when import When
from servanda.terms.folding import fold

_Dated = tuple[int, int, When]
_LONGEST_NAME = 110
_BARE_YEAR = 4  # "2026" dates no occasion
_PRINTED = "printed"  # the nouns of the press: they take the date and are no occasion
_COMMA = 25  # what a comma between the two counts for
_FARTHEST = 200  # characters between an occasion and its date
_FARTHEST_PLACE = 400  # and between it and its place


@cache
def _nouns(language: str) -> re.Pattern[str]:
    listed = phrase(tuple(_kinds(language)))
    return re.compile(rf"(?<!\w)[وفبل]?(?P<noun>{listed})(?!\w)")


@cache
def _kinds(language: str) -> dict[str, str]:
    groups = words(language, "occasions").get("kinds", {})
    return {fold(noun): kind for kind, nouns in groups.items() for noun in nouns}


@cache
def _at(language: str) -> re.Pattern[str]:
    listed = phrase(tuple(words(language, "occasions").get("place", {}).get("before", ())))
    return re.compile(rf"(?<!\w)(?:{listed})\s+")


def find_occasions(
    view: View,
    sentences: Sequence[Sentence],
    dates: Sequence[DateMention],
    parties: Sequence[PartyFound],
    *,
    language: str,
) -> list[OccasionMention]:
    """Return the dated occasions in order, the nearest noun for each date of a sentence."""
    if not _kinds(language):
        return []
    scene = lay_out(view, sentences, parties)
    dated = sorted(
        ((place(view, d.start), place(view, d.end), d.value) for d in dates), key=lambda d: d[:2]
    )
    starts = [d[0] for d in dated]
    found: list[OccasionMention] = []
    for span in scene.spans:
        within = dated[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
        inside = [d for d in within if len(d[2].iso) > _BARE_YEAR]
        if inside and span.zone not in QUIET_ZONES:
            found += _in_sentence(scene, span, inside, language=language)
    return found


def _in_sentence(
    scene: Scene, span: Span, dated: Sequence[_Dated], *, language: str
) -> list[OccasionMention]:
    nouns = list(_nouns(language).finditer(scene.folded, span.start, span.end))
    near = {day: _near(day, nouns) for day in dated}
    chosen = {d: min(some, key=partial(_distance, d)) for d, some in near.items() if some}
    return [
        _mention(scene, span, noun, day, language=language)
        for day, noun in sorted(chosen.items(), key=lambda pair: pair[1].start())
        if _kinds(language)[noun["noun"]] != _PRINTED and _distance(day, noun) <= _FARTHEST
    ]


def _near(day: _Dated, nouns: Sequence[re.Match[str]]) -> Sequence[re.Match[str]]:
    """Return the nouns of a sentence that are not too far from a day, in order."""
    first = bisect_left(nouns, day[0] - _FARTHEST, key=re.Match.end)
    return nouns[first : bisect_right(nouns, day[1] + _FARTHEST, key=re.Match.start)]


def _distance(day: _Dated, noun: re.Match[str]) -> int:
    """Return the characters between the two, a comma counting for many."""
    gap = noun.string[min(noun.end(), day[1]) : max(noun.start(), day[0])]
    return len(gap) + _COMMA * sum(gap.count(mark) for mark in ",;،؛")


def _mention(
    scene: Scene, span: Span, noun: re.Match[str], day: _Dated, *, language: str
) -> OccasionMention:
    """Reach from the noun over the names right behind it; take the place behind "tại", "in"."""
    start, end = noun.span("noun")
    for name in scene.outer(end, min(span.end, end + _LONGEST_NAME)):
        if re.search(r"[,;.()]", scene.text(end, name.start)) or name.start >= day[0] >= start:
            break
        end = name.end
    first, last = scene.view.origin(start, end)
    return OccasionMention(
        start=first,
        end=last,
        quote=scene.view.kept[first:last],
        rule=f"occasions.{_kinds(language)[noun['noun']]}",
        kind=_kinds(language)[noun["noun"]],
        date=day[2],
        place=_place(scene, span, noun.end(), language=language),
    )


def _place(scene: Scene, span: Span, behind: int, *, language: str) -> str:
    """Return the first place named behind the noun: a country, a territory, or a run of capitals."""
    end = min(span.end, behind + _FARTHEST_PLACE)
    for at in _at(language).finditer(scene.folded, behind, end):
        for name in scene.outer(at.end(), min(span.end, at.end() + _LONGEST_NAME))[:1]:
            if name.start == at.end() and not name.party.startswith("person:"):
                return scene.view.quote(name.start, name.end)
        town = run_of_capitals(language).match(scene.view.text, at.end(), span.end)
        if town:
            return scene.view.quote(*town.span())
    return ""
