"""Quotations that no verb of saying in their sentence has claimed: whose they are.

A sentence in marks alone goes on with the last speaker or is the person's at the head of the sentence
("Brandl shrugs. “Perhaps we'll fail.”"); a second pair of marks in a sentence is said by who said the
first; the name of a work ("the slogan “...”") is nobody's speech.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache

from servanda.extraction.grammar.sayings import Saying, listed
from servanda.extraction.lexicon import words
from servanda.extraction.scene import MANY, QUIET_ZONES, Scene, Span
from servanda.extraction.speech.attributions import Said
from servanda.extraction.speech.clause_heads import stands_first
from servanda.extraction.speech.descriptions import described
from servanda.extraction.speech.pointing import Heard, last_person, meant
from servanda.extraction.speech.quotations import Quoted, carries_on
from servanda.extraction.speech.sayers import Reader, subject_of
from servanda.terms.register import kind

_LEAST_INSIDE = 5  # words in marks in the middle of a narrator's sentence, to be speech
_COMMA_BEHIND = re.compile(r"[\"”»’']\s?[,،]\s|[,،]\s?[\"”»’']\s|(?<=[,،])[\"”»]\s")
_LONGEST_NAME = 120
_UNMARKED = "statements.unmarked"
_NEAR_HEAD = 60  # letters before a subject: "In Lima, the envoy said this on Monday."
_NEAR_BEHIND = 6  # marks and the end of a line between a quotation and what goes on
_STOPS = (".", "!", "?", "؟", "…", ",", "،")


def quoted_alone(
    scene: Scene,
    span: Span,
    context: tuple[Quoted, Heard],
    found: Sequence[tuple[Said, str]],
    *,
    language: str,
) -> Iterator[Said]:
    """Yield the quotations that begin in a sentence and that nothing found in it covers."""
    quoted, heard = context
    first, last = bisect_left(quoted, (span.start, 0)), bisect_left(quoted, (span.end, 0))
    for number in range(first, min(last, first + MANY)):
        start, end = quoted[number]
        if any(s.start < end and start < s.end for s, _ in found):
            continue
        if _is_name(scene, (start, end), language=language):
            continue
        speaker = _whose(scene, span, (start, end), heard, found)
        before = quoted[number - 1] if number else None
        if speaker is None and before and carries_on(scene.view.text, before, (start, end)):
            speaker = heard.party
        if speaker is not None:
            yield Said(start, end, speaker, start, "statements.marks")


@cache
def _ourselves(language: str) -> re.Pattern[str]:
    """Return how a sentence in the first person begins: "We will", "It is our duty"."""
    return re.compile(words(language, "statements").get("first_person", "(?!)"))


def unmarked(
    scene: Scene, span: Span, found: Sequence[tuple[Said, str]], *, language: str
) -> Said | None:
    """Return what goes on without marks, in the first person, behind a person's own words."""
    last = found[-1][0] if found else None
    if (
        last is None
        or kind(last.speaker) != "person"
        or not 0 <= span.start - last.end <= _NEAR_BEHIND
    ):
        return None
    first = _ourselves(language)
    within = first.search(scene.folded, last.start, last.end)
    if not within or not first.match(scene.folded, span.start, span.end):
        return None
    direct = last.rule == _UNMARKED or scene.text(last.start - 1, last.start) in ("“", '"')
    return Said(span.start, span.end, last.speaker, span.start, _UNMARKED) if direct else None


def said_just_before(
    scene: Scene, number: int, found: Sequence[tuple[Said, str]], heard: Heard, *, language: str
) -> Said | None:
    """Return the sentence before one that only tells whose it was: "This was announced by the envoy."."""
    spans = scene.spans
    span, before = spans[number], spans[number - 1] if number else None
    if before is None or before.paragraph != span.paragraph or before.zone in QUIET_ZONES:
        return None
    if any(s.start < before.end and before.start < s.end for s, _ in found[-3:]):
        return None
    speaker = _told_of(scene, span, heard, language=language)
    if speaker is None:
        return None
    end = before.start + len(scene.text(before.start, before.end).rstrip(" .\n"))
    return Said(before.start, end, speaker, span.start, "statements.verb-behind")


def _told_of(scene: Scene, span: Span, heard: Heard, *, language: str) -> str | None:
    """Return who is told to have said what stands before a sentence; None where it tells of nobody."""
    passive, active = _of_what_stands_before(language)
    end = span.start + len(scene.text(span.start, span.end).rstrip(" .!\n"))
    told = passive.fullmatch(scene.folded, span.start, end)
    if told:
        known = meant(scene, (told.start("by"), told["by"]), heard, language=language)
        return known or described(scene, *told.span("by"), language=language)
    verb = active.search(scene.folded, span.start, end)
    if verb is None or verb.end() != end:
        return None
    saying = Saying(verb.start(), verb.end(), verb.end(), "that", participle=False)
    subject = subject_of(Reader(scene, span, (), heard, language), saying, ())
    return subject.party if subject and subject.start - span.start < _NEAR_HEAD else None


@cache
def _of_what_stands_before(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    lexicon = words(language, "statements")
    passive, active = lexicon.get("behind_it", "(?!)(?P<by>)"), lexicon.get("says_it", "(?!)")
    return re.compile(passive), re.compile(rf"(?<!\w)(?:{active})(?!\w)")


def _whose(
    scene: Scene,
    span: Span,
    quote: tuple[int, int],
    heard: Heard,
    found: Sequence[tuple[Said, str]],
) -> str | None:
    """Return who says a quotation, None where it is no speech of anybody's."""
    start, end = quote
    if not found and (behind := _behind(scene, end)):
        return behind
    if found:
        return next((s.speaker for s, _ in reversed(found) if s.speaker), "")
    outside = (scene.text(span.start, start) + scene.text(end, max(end, span.end))).strip()
    alone = not re.search(r"\w", outside)
    ends = scene.view.text.endswith(_STOPS, start, end) or scene.text(end + 1, end + 2) == "."
    ends = ends or not scene.text(end, end + 1).strip()  # cut off, or its mark forgotten
    people = [n for n in scene.outer(span.start, start) if kind(n.party) == "person"]
    if alone:
        return last_person(scene, start, heard) or heard.party if ends else None
    lead = scene.text(max(span.start, start - 4), start).rstrip(" \"“«'‘")
    if lead.endswith(":"):
        named = people or list(scene.outer(span.start, start))
        return named[0].party if named else last_person(scene, start, heard)
    if scene.text(start, end).count(" ") < _LEAST_INSIDE - 1 or not people:
        return None
    return people[0].party if stands_first(scene, people[0]) else None


def _behind(scene: Scene, end: int) -> str:
    """Return the person right behind a quotation and a comma, whatever he does: "“Not yet”, Li smiled"."""
    opens = _COMMA_BEHIND.match(scene.view.text, end)
    named = scene.outer(opens.end(), opens.end() + _LONGEST_NAME)[:1] if opens else ()
    if not opens or not named or named[0].start != opens.end():
        return ""
    verb = scene.text(named[0].end, named[0].end + 2)
    return named[0].party if kind(named[0].party) == "person" and verb[:1] in (" ", ",") else ""


@cache
def _works(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{listed(language, 'works')})[\s:,]*[\"“«'‘]?\Z")


def _is_name(scene: Scene, quote: tuple[int, int], *, language: str) -> bool:
    """Tell the name of a work or a campaign from speech."""
    start, end = quote
    if _works(language).search(scene.folded, max(0, start - 40), start):
        return True
    inside = re.findall(r"[^\W\d_]{4,}", scene.text(start, end))
    capitals = sum(word[0].isupper() for word in inside)
    return len(inside) > 1 and capitals == len(inside)
