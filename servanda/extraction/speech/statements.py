"""Who said what: quoted words, reported words and the answers of an interview.

A verb of saying with its subject before it ("X said that ..."), behind it ("..., said X", "قال X إن")
or left out brings one statement; so do "according to X", every pair of quotation marks, and every
paragraph of an answer. A speaker nobody can be found for, and two who speak at once, are empty.

>>> from servanda.extraction.mentions import Sentence
>>> text = "Theo Mỹ, viện trợ đã đến."
>>> from servanda.extraction.names.parties import find_parties
>>> view = View(text); whole = [Sentence(start=0, end=len(text), paragraph=0, zone="body")]
>>> parties = find_parties(view, whole, language="vi")
>>> [(s.quote, s.speaker) for s in find_statements(view, whole, parties, language="vi")]
[('viện trợ đã đến', 'country:US')]
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from servanda.extraction.grammar.writers import writer
from servanda.extraction.lexicon import words
from servanda.extraction.mentions import PartyFound, Sentence, StatementMention
from servanda.extraction.scene import QUIET_ZONES, Scene, lay_out
from servanda.extraction.speech.free_speech import answers_below, headline_words, speak_freely
from servanda.extraction.speech.headlines import led_headlines
from servanda.extraction.speech.interviews import Turn, find_turns
from servanda.extraction.speech.plain_sayings import (
    before_semicolon,
    between_commas,
    joined,
    plainly,
)
from servanda.extraction.speech.pointing import Heard, remember
from servanda.extraction.speech.quotations import carries_on, find_quotations, overlapping
from servanda.extraction.speech.quoting import quoted_alone, said_just_before, unmarked
from servanda.extraction.speech.reported import Said, reported_in
from servanda.extraction.view import View
from servanda.terms.register import kind as kind_of

_NEAR = 160  # between what an office without a name said and the name in the next sentence
_CLOSE = 4
_MOSTLY = 0.6  # of what was said stands in marks: then the marks are its bounds


def find_statements(
    view: View,
    sentences: Sequence[Sentence],
    parties: Sequence[PartyFound],
    *,
    language: str,
) -> list[StatementMention]:
    """Return the statements in order; a speaker nobody can be found for is empty."""
    if not words(language, "statements"):
        return []
    scene = lay_out(view, sentences, parties)
    turns = find_turns(scene, language=language)
    found = [
        (Said(t.start, t.end, t.speaker, t.start, "statements.turn"), "interview") for t in turns
    ]
    answered = {index for turn in turns for index in turn.sentences}
    told = _told(scene, answered, language=language)
    found += told
    if words(language, "statements").get("inner"):
        found += [(s, "indirect") for turn in turns for s in _inner(scene, turn, language)]
    said = [s for s, _ in told]
    found += [(s, "indirect") for s in led_headlines(scene, said, language=language)]
    if not turns:
        quoted = find_quotations(scene.view.text)
        below = list(answers_below(scene, said, quoted, language=language))
        below += headline_words(scene, said, language=language)
        found = [f for f in found if not any(b.start <= f[0].cut < b.end for b in below)]
        found += [(s, "indirect") for s in below]
        said = [s for s, _ in found]
        free = speak_freely(scene, said, language=language)
        found += [(s, "indirect") for s in free]
        found = _without_own(scene, found, language)
    unique = {(s.start, s.end): _mention(view, s, kind) for s, kind in found if s.end > s.start}
    return sorted(unique.values(), key=lambda s: (s.start, s.end))


def _without_own(
    scene: Scene, found: list[tuple[Said, str]], language: str
) -> list[tuple[Said, str]]:
    """Leave out what whoever wrote the whole text says that he says: "I promise that"."""
    begins, hand = writer(scene, language=language)
    if not hand:
        return found
    return [
        (s, kind)
        for s, kind in found
        if kind == "direct" or s.start < begins or s.speaker not in ("", hand)
    ]


def _inner(scene: Scene, turn: Turn, language: str) -> Iterator[Said]:
    """Give what an answer says that others have said: "They told us they would think about it"."""
    heard = Heard()
    for number in turn.sentences:
        span = scene.spans[number]
        for said in reported_in(scene, span, ((), heard), language=language):
            own = said.speaker in ("", turn.speaker) or said.rule != "statements.verb"
            if not own and turn.start <= said.cut:
                yield said


def _told(scene: Scene, answered: set[int], *, language: str) -> list[tuple[Said, str]]:
    """Return what is reported or quoted outside the answers of an interview."""
    quoted = find_quotations(scene.view.text)
    heard = Heard(quoted=quoted)
    found: list[tuple[Said, str]] = []
    for number, span in enumerate(scene.spans):
        if number in answered or span.zone in QUIET_ZONES:
            continue
        said = reported_in(scene, span, (quoted, heard), language=language)
        said = [joined(scene, span, s, language=language) for s in said]
        said = [between_commas(scene, s, language=language) for s in said]
        said = [before_semicolon(scene, s, quoted, language=language) for s in said]
        if not said and (plain := plainly(scene, span, language=language)):
            said = [plain]
        if scene.is_question(span):
            said = [s for s in said if overlapping(quoted, s.start, s.end)]
        here = [_in_marks(s, quoted, scene.view.text) for s in said]
        here += [
            (s, "direct")
            for s in quoted_alone(scene, span, (quoted, heard), here, language=language)
        ]
        if not here and (more := unmarked(scene, span, found, language=language)):
            before = found[-1][0]
            if before.rule == more.rule:
                more = replace(found.pop()[0], end=more.end)
            here = [(more, "indirect")]
        if all(one.rule == "statements.according" for one, _ in here):
            told = said_just_before(scene, number, found, heard, language=language)
            here = [(told, "indirect")] if told else here
        found += here
        for one, _ in here:
            told_at = max(one.cut, span.start)
            remember(scene, heard, (one.speaker, told_at), language=language)
    _named_presently(scene, found, language)
    return _carried_back(scene, found)


def _carried_back(scene: Scene, found: list[tuple[Said, str]]) -> list[tuple[Said, str]]:
    """Give a quotation that goes on in the next paragraph the speaker who is named only there."""
    for number in range(len(found) - 2, -1, -1):
        (said, kind), (after, _) = found[number], found[number + 1]
        bounds = (said.start, said.end), (after.start, after.end)
        if kind == "direct" and after.speaker and carries_on(scene.view.text, *bounds):
            found[number] = (replace(said, speaker=after.speaker), kind)
    return found


def _named_presently(scene: Scene, found: list[tuple[Said, str]], language: str) -> None:
    """Give the words of "its spokesman said" to the one whose name the next sentence tells."""
    shape = words(language, "statements").get("presently")
    for number in range(len(found) - 1 if shape else 0):
        (said, how), (after, _) = found[number], found[number + 1]
        behind = said.rule == "statements.verb-behind" and 0 <= said.cut - said.end < _CLOSE
        told = scene.folded[said.end : said.end + _NEAR]
        office = re.match(
            rf"[\s,\"”]*(?:[\w'’.-]+ ){{0,4}}?(?:{shape}) (?:said|told|warned|warns|says|announced|reported|stressed|cautioned|added)",
            told,
        )
        near = after.start - said.end < _NEAR and kind_of(after.speaker) == "person"
        first = next((n.start for n in scene.named if n.party == after.speaker), 0)
        if behind and office and near and first > said.end and kind_of(said.speaker) != "person":
            found[number] = (replace(said, speaker=after.speaker), how)


def _in_marks(said: Said, quoted: Sequence[tuple[int, int]], text: str) -> tuple[Said, str]:
    """Take the quotation itself when most of what was said stands in marks."""
    quote = overlapping(quoted, said.start, said.end)
    if quote is None:
        marked = text[said.start - 1 : said.start] in ("“", '"', "«", "‘")
        closed = marked and text[said.end : said.end + 2].lstrip(",.،")[:1] in ("”", '"', "»", "’")
        return said, "direct" if closed else "indirect"
    shared = min(quote[1], said.end) - max(quote[0], said.start)
    if shared < _MOSTLY * (said.end - said.start):
        return said, "indirect"
    return replace(said, start=quote[0], end=quote[1]), "direct"


def _mention(view: View, said: Said, kind: str) -> StatementMention:
    start, end = view.origin(said.start, said.end)
    return StatementMention(
        start=start,
        end=end,
        quote=view.kept[start:end],
        rule=said.rule,
        kind=kind,
        speaker=said.speaker,
    )
