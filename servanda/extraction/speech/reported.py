"""Reported words of one sentence: the clause that a verb of saying brings, and whose it is.

"X cho biết ...", "..., X nói", "..., said X", "قال X إن ...", "saying that ...": the words end where the
next verb takes over behind a joining word, where a trailing attribution begins, and where the
narrator goes on ("but gave no figure").
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from servanda.extraction.grammar.sayings import (
    Saying,
    find_sayings,
    finite,
)
from servanda.extraction.lexicon import shape, words
from servanda.extraction.scene import Scene, Span
from servanda.extraction.speech.attributions import Said, according
from servanda.extraction.speech.bounds import bounded_by
from servanda.extraction.speech.pointing import Heard
from servanda.extraction.speech.quotations import Quoted, around
from servanda.extraction.speech.said_behind import (
    clause_start,
    goes_on_behind,
    heads_line,
    inserted,
    inverted_speaker,
    leads_clause,
    trails,
    words_resumed,
)
from servanda.extraction.speech.sayers import Reader, subject_of, subject_unsaid_of
from servanda.extraction.speech.verb_first import said_verb_first
from servanda.terms.press import is_press
from servanda.terms.register import kind

__all__ = ["Said", "reported_in"]


def reported_in(
    scene: Scene, span: Span, context: tuple[Quoted, Heard], *, language: str
) -> list[Said]:
    """Return the reported words of one sentence, in the order of their attributions."""
    quoted, heard = context
    reader = Reader(scene, span, quoted, heard, language)
    found: list[Said] = []
    for saying in find_sayings(scene, span, language=language):
        if around(quoted, saying.start) is None:
            new = _said(reader, saying, found)
            found += new
            if new:
                now = replace(reader.heard)
                now.hear(new[-1].speaker, new[-1].cut)
                reader = replace(reader, heard=now)
    found += [
        said
        for said in according(scene, span, heard, language=language)
        if around(quoted, said.cut) is None
        and not any(f.cut < said.cut < f.start or _holds(f, said, language) for f in found)
        and not _told_by_himself(said, found)
    ]
    headline = heads_line(reader)
    behind = headline is not None and headline.cut > headline.start
    if headline and (not found or (behind and all(one.start >= headline.cut for one in found))):
        found = [headline]
    found = _once(_with_source_ahead(scene, found, language))
    found.sort(key=lambda s: (s.cut, s.start))
    bounded = [bounded_by(scene, said, (found, quoted), language=language) for said in found]
    inner = words(language, "statements").get("inner")
    kept = bounded if inner else _outermost(scene, bounded, language)
    return [s for s in kept if s.end - s.start > 2]


def _holds(found: Said, source: Said, language: str) -> bool:
    """Tell "X said that ..., according to Y": the words are those of X."""
    whole = source.start <= found.cut and found.start < source.cut <= found.end
    behind = found.rule == "statements.verb-behind" and source.start <= found.start
    whole = whole or (behind and source.start <= found.end < source.cut)
    named = found.speaker and (behind or found.rule == "statements.verb")
    return bool(named and whole and "clause_has_subject" in words(language, "statements"))


def _told_by_himself(source: Said, found: Sequence[Said]) -> bool:
    """Tell "أكد X أن ...، وفقا لما ذكره" and "..., حسب الوكالة": what a person's verb has brought already."""
    return source.rule == "statements.according" and any(
        f.rule == "statements.verb"
        and f.speaker
        and (source.speaker in ("", f.speaker) or kind(f.speaker) == "person")
        and source.start <= f.cut < f.start <= source.end
        for f in found
    )


def _told_by_another(scene: Scene, source: Said, found: Sequence[Said], language: str) -> bool:
    """Tell whether somebody is named who said what a source ahead only carries on.

    "Theo Kyodo, phát biểu tại Lima, ông Ruiz cho biết ...": the words are his.
    """
    if source.rule != "statements.according" or source.cut >= source.start:
        return False
    inner = (
        s
        for s in found
        if s.rule in ("statements.verb", "statements.verb-goes-on")
        and source.start <= s.cut < s.start
    )
    first = min(inner, key=lambda s: s.cut, default=None)
    if first is None or not first.speaker or first.end < source.end:
        return False
    if _told_through(scene, source, first, language) == first.speaker:
        return True
    return not finite(language).search(scene.folded, source.start, first.cut)


def _through_a_ministry(scene: Scene, found: Sequence[Said], language: str) -> Sequence[Said]:
    """Give the first words inside a ministry's news to the person whom it names at once."""
    told = {s.cut: s for s in found if s.rule == "statements.according" and s.cut < s.start}
    made = list(found)
    for source in told.values():
        inner = [s for s in made if s.rule.startswith("statements.verb") and s.cut > source.start]
        first = min(inner, key=lambda s: s.start, default=None)
        person = _told_through(scene, source, first, language) if first else ""
        if first and person and not first.speaker.startswith("person:"):
            made[made.index(first)] = replace(first, speaker=person, rule="statements.verb")
    return made


def _told_through(scene: Scene, source: Said, first: Said, language: str) -> str:
    """Return whom a ministry's news names at once: "theo thông tin từ Bộ Ngoại giao, Thủ tướng X"."""
    through = words(language, "statements").get("told_through")
    if not through:
        return ""
    led = re.compile(through).match(scene.folded, source.cut)
    named = scene.outer(source.start, first.start)[:1]
    opens = bool(named) and named[0].start - source.start < 2
    return named[0].party if led and opens and kind(named[0].party) == "person" else ""


def _with_source_ahead(scene: Scene, found: Sequence[Said], language: str) -> list[Said]:
    """Let the one who is named behind have the words of "Theo Antara, Peru sẽ ..., ông Ruiz cho biết"."""
    found = _through_a_ministry(scene, found, language)
    kept = [one for one in found if not _told_by_another(scene, one, found, language)]
    for one in found:
        behind = one.rule == "statements.verb-behind" and one.cut > one.start
        ahead = [s for s in found if s.rule == "statements.according" and s.cut < s.start]
        for source in ahead if behind else ():
            if one.start <= source.cut < source.start < one.cut:
                kept = [s for s in kept if s not in (one, source)]
                kept.append(replace(one, start=source.start))
    return kept


def _once(found: Sequence[Said]) -> list[Said]:
    """Leave out the second attribution of "Peru's envoy said the road was open, she said"."""
    kept = list(found)
    for ahead in (s for s in found if s.rule == "statements.verb" and s.speaker):
        for behind in (s for s in kept if s.rule == "statements.verb-behind"):
            if behind.start <= ahead.cut < ahead.start < behind.cut and (
                behind.speaker == ahead.speaker
            ):
                kept = [
                    replace(s, end=behind.cut) if s is ahead else s for s in kept if s is not behind
                ]
    return kept


def _outermost(scene: Scene, found: Sequence[Said], language: str) -> list[Said]:
    """Leave out what is said inside the words of another, and the press that carries a person's words."""

    def holds(outer: Said, inner: Said) -> bool:
        return outer.start <= inner.cut and inner.end <= outer.end and outer is not inner

    def carries(outer: Said, inner: Said) -> bool:
        head = max(outer.start, min(inner.start, inner.cut))
        told = finite(language).search(scene.folded, outer.start, head)
        return holds(outer, inner) and kind(inner.speaker) == "person" and not told

    carried = [s for s in found if is_press(s.speaker) and any(carries(s, i) for i in found)]
    kept = [s for s in found if s not in carried]
    return [s for s in kept if not any(holds(o, s) for o in kept)]


def _said(reader: Reader, saying: Saying, found: Sequence[Said]) -> list[Said]:
    """Return what one verb brings: nothing where it has no subject or no content."""
    if words(reader.language, "statements").get("verb_first"):
        before = found[-1].speaker if found else None
        said = said_verb_first(
            reader.scene, reader.span, (saying, reader.heard, before), language=reader.language
        )
        return [said] if said else []
    subject = subject_of(reader, saying, found)
    head = subject.start if subject else saying.start
    if subject and trails(reader, saying, head):
        start = clause_start(reader, head, found)
        rule = "statements.verb-behind"
        if inserted(reader, saying):
            return [Said(start, reader.span.end, subject.party, start, rule)]
        behind = Said(start, head, subject.party, head, rule)
        return [behind, *words_resumed(reader, saying, subject.party)]
    inverted = None if leads_clause(reader, saying, subject) else inverted_speaker(reader, saying)
    if inverted is not None:
        start = clause_start(reader, saying.start, found)
        if goes_on_behind(reader, saying, start):
            return [Said(start, reader.span.end, inverted, start, "statements.verb-behind")]
        return [Said(start, saying.start, inverted, saying.start, "statements.verb-behind")]
    if saying.by == "none" or (saying.by == "bare" and _is_relative(reader, head)):
        return []
    if saying.by == "bare" and _is_scrap(reader, saying.content):
        return []
    rule = "statements.verb"
    if subject is None:
        party = subject_unsaid_of(reader, saying, found)
        if party is None:
            return []
        said = Said(saying.content, reader.span.end, party, saying.start, "statements.verb-goes-on")
        return [said]
    return [Said(saying.content, reader.span.end, subject.party, head, rule)]


def _is_scrap(reader: Reader, start: int) -> bool:
    """Tell a name or two behind a verb from what was said: "nói với hãng tin Prensa Latina"."""
    rest = reader.scene.folded[start : reader.span.end].strip(" .")
    return rest.count(" ") < 2 and not finite(reader.language).search(rest)


def _is_relative(reader: Reader, head: int) -> bool:
    """Tell whether a clause only refers to what was said: "what he said", "as she said"."""
    begin = max(reader.span.start, head - 12)
    return bool(
        shape(reader.language, "statements", "refers").search(reader.scene.folded, begin, head + 9)
    )
