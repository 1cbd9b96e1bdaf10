"""Reported words of one sentence: the clause that a verb of saying brings, and whose it is.

"X cho biết ...", "..., X nói", "..., said X", "قال X إن ...", "saying that ...": the words end where the
next verb takes over behind a joining word, where a trailing attribution begins, and where the
narrator goes on ("but gave no figure").
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from servanda.extraction.attributions import Said, according
from servanda.extraction.bounds import bounded_by
from servanda.extraction.descriptions import (
    described,
    description_before,
    determined,
    heads,
    phrase_start,
)
from servanda.extraction.lexicon import words
from servanda.extraction.pointing import Heard, meant
from servanda.extraction.quotations import Quoted, around
from servanda.extraction.sayings import (
    Saying,
    adjuncts,
    find_sayings,
    finite,
    listed,
    phrase,
    resumed,
    tells,
)
from servanda.extraction.scene import FAR, Named, Scene, Span
from servanda.extraction.speakers import (
    goes_on,
    subject_after,
    subject_before,
    subject_unsaid,
    turned_to,
)
from servanda.extraction.verb_first import said_verb_first
from servanda.terms.register import kind

__all__ = ["Said", "reported_in"]

_MARK = re.compile(r"[,;:.!?…\"“”»«—\n]|\s[-–]\s|\Z")
_DATELINE = re.compile(r"[^.!?\"“:;]{2,60}?\s[-–—]{1,2}\s+")
_BESIDE_MARKS = re.compile(r"[\"”»’'][,،]|[,،][\"”»’']")  # of both orders
_REFERS = re.compile(r"(?<!\w)(?:what|whatever|all|everything|as|than|how|điều|những gì)\s")
_WORDS_OF_A_LISTENER = 7
_LONGEST_REST = 130  # "…, he said in a statement on Monday": what may follow the verb


@dataclass(frozen=True, slots=True)
class _Reader:
    """One sentence with what is known when it is read."""

    scene: Scene
    span: Span
    quoted: Quoted
    heard: Heard
    language: str


def reported_in(
    scene: Scene, span: Span, context: tuple[Quoted, Heard], *, language: str
) -> list[Said]:
    """Return the reported words of one sentence, in the order of their attributions."""
    quoted, heard = context
    reader = _Reader(scene, span, quoted, heard, language)
    found: list[Said] = []
    for saying in find_sayings(scene, span, language=language):
        if around(quoted, saying.start) is None:
            found += _said(reader, saying, found)
    found += [
        said
        for said in according(scene, span, heard, language=language)
        if around(quoted, said.cut) is None and not any(f.cut < said.cut < f.start for f in found)
    ]
    found.sort(key=lambda s: (s.cut, s.start))
    bounded = [bounded_by(scene, said, (found, quoted), language=language) for said in found]
    kept = bounded if words(language, "statements").get("inner") else _outermost(bounded)
    return [s for s in kept if s.end - s.start > 2]


def _outermost(found: Sequence[Said]) -> list[Said]:
    """Leave out what is said inside the words of another."""
    return [
        s
        for s in found
        if not any(o.start <= s.cut and s.end <= o.end and o is not s for o in found)
    ]


def _said(reader: _Reader, saying: Saying, found: Sequence[Said]) -> list[Said]:
    """Return what one verb brings: nothing where it has no subject or no content."""
    if words(reader.language, "statements").get("verb_first"):
        before = found[-1].speaker if found else None
        said = said_verb_first(
            reader.scene, reader.span, (saying, reader.heard, before), language=reader.language
        )
        return [said] if said else []
    subject = _subject(reader, saying, found)
    head = subject.start if subject else saying.start
    if subject and _trails(reader, saying, head):
        start = _clause_start(reader, head, found)
        rule = "statements.verb-behind"
        if _inserted(reader, saying):
            return [Said(start, reader.span.end, subject.party, start, rule)]
        behind = Said(start, head, subject.party, head, rule)
        return [behind, *_resumed(reader, saying, subject.party)]
    inverted = _inverted(reader, saying)
    if inverted is not None:
        start = _clause_start(reader, saying.start, found)
        if _goes_on_behind(reader, saying, start):
            return [Said(start, reader.span.end, inverted, start, "statements.verb-behind")]
        return [Said(start, saying.start, inverted, saying.start, "statements.verb-behind")]
    if saying.by == "none" or (saying.by == "bare" and _is_relative(reader, head)):
        return []
    rule = "statements.verb"
    if subject is None:
        party = _unsaid(reader, saying, found)
        if party is None:
            return []
        said = Said(saying.content, reader.span.end, party, saying.start, "statements.verb-goes-on")
        return [said]
    return [Said(saying.content, reader.span.end, subject.party, head, rule)]


def _inserted(reader: _Reader, saying: Saying) -> bool:
    """Tell whether an attribution stands inside what is said: "Kuwait, its emir said, will ..."."""
    stop = _MARK.search(reader.scene.folded, saying.end, reader.span.end)
    if stop is None or stop.group() not in (",", "،"):
        return False
    return bool(resumed(reader.language).match(reader.scene.folded, stop.start()))


def _goes_on_behind(reader: _Reader, saying: Saying, start: int) -> bool:
    """Tell whether "said X" stands inside what is said: "Passengers, said X, must bring papers"."""
    scene, end = reader.scene, min(reader.span.end, saying.end + _LONGEST_REST)
    if finite(reader.language).search(scene.folded, start, saying.start):
        return False
    if around(reader.quoted, start) or re.search(r"[\"“”]", scene.text(start - 1, saying.start)):
        return False
    marks = re.finditer(r"[,،]", scene.folded[saying.end : end])
    again = resumed(reader.language)
    return any(again.match(scene.folded, saying.end + m.start()) for m in marks)


def _resumed(reader: _Reader, saying: Saying, party: str) -> list[Said]:
    """Return the words that go on behind an inserted attribution, their subject left out."""
    again = _again(reader.language).search(
        reader.scene.folded, saying.end, min(reader.span.end, saying.end + _LONGEST_REST)
    )
    if again is None:
        return []
    rule = "statements.verb-goes-on"
    return [Said(again.end(), reader.span.end, party, again.start(), rule)]


@cache
def _again(language: str) -> re.Pattern[str]:
    verbs = listed(language, "finite")
    return re.compile(rf",\s+(?:{listed(language, 'and')})\s+(?=(?:{verbs})(?!\w))")


def _subject(reader: _Reader, saying: Saying, found: Sequence[Said]) -> Named | None:
    """Return who says it by the words before the verb: a name, a pronoun, a description."""
    scene, span, language = reader.scene, reader.span, reader.language
    if saying.participle:
        return _quoted_as(reader, saying)
    # Inside the words of another the subject is looked for there alone.
    inside = [s.start for s in found if s.start <= saying.start < s.end]
    span = replace(span, start=max([span.start, *inside]))
    cited = _cited(reader, saying)
    if cited is not None:
        return cited
    subject = subject_before(scene, span, saying.start, language=language)
    if subject is not None:
        # "..., Bộ Quốc phòng Ba Lan xác nhận": the attribution begins with the ministry.
        start = phrase_start(scene, span, subject.start, language=language)
        return replace(subject, start=start)
    pronoun = _pronoun_before(reader, saying.start, begin=span.start) or _relative(reader, saying)
    if pronoun:
        return pronoun
    sure = (
        _stands_last(reader, saying)
        or saying.by != "none"
        or scene.folded[saying.start : saying.end] in _core(language)
    )
    return description_before(scene, span, saying.start, (reader.heard, language), any_noun=sure)


def _pronoun_before(reader: _Reader, verb: int, *, begin: int = 0) -> Named | None:
    """Return whom the pronoun right before a verb means."""
    start = max(begin, reader.span.start, verb - 40)
    pronoun = _pronoun(reader.language).search(reader.scene.folded, start, verb)
    if pronoun is None:
        return None
    at = (pronoun.start(), pronoun["who"])
    party = meant(reader.scene, at, reader.heard, language=reader.language)
    return Named(pronoun.start(), verb, party or "")


def _relative(reader: _Reader, saying: Saying) -> Named | None:
    """Return whose words a relative clause reports: "Peru, which has said it will pay"."""
    scene = reader.scene
    begin = max(reader.span.start, saying.start - 40)
    clause = _which(reader.language).search(scene.folded, begin, saying.start)
    if clause is None:
        return None
    for name in scene.before(clause.start()):
        near = name.end == clause.start()
        return Named(clause.start(), saying.start, name.party) if near else None
    return None


@cache
def _which(language: str) -> re.Pattern[str]:
    adverbs = listed(language, "adverbs")
    return re.compile(rf"[,،]? (?:{listed(language, 'which')})\s+(?:(?:{adverbs})\s+)*\Z")


def _is_relative(reader: _Reader, head: int) -> bool:
    """Tell whether a clause only refers to what was said: "what he said", "as she said"."""
    begin = max(reader.span.start, head - 12)
    return bool(_REFERS.search(reader.scene.folded, begin, head + 9))


def _stands_last(reader: _Reader, saying: Saying) -> bool:
    """Tell whether only a time or a place stands between a verb and the next mark."""
    scene, span = reader.scene, reader.span
    stop = _MARK.search(scene.folded, saying.end, span.end)
    end = stop.start() if stop else span.end
    rest = adjuncts(reader.language).fullmatch(scene.folded, saying.end, end)
    return bool(rest) and end - saying.end < _LONGEST_REST


@cache
def _core(language: str) -> frozenset[str]:
    return frozenset(words(language, "statements").get("says", ()))


@cache
def _pronoun(language: str) -> re.Pattern[str]:
    who = "|".join((listed(language, "pronouns"), listed(language, "bodies")))
    adverbs = listed(language, "adverbs")
    return re.compile(rf"(?<!\w)(?P<who>{who})(?:\s+(?:{adverbs}))*\s+\Z")


@cache
def _citing(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{listed(language, 'cited')})\s+")


def _cited(reader: _Reader, saying: Saying) -> Named | None:
    """Return whom an agency quotes: "Reuters dẫn lời một quan chức ... cho biết"."""
    scene, span = reader.scene, reader.span
    begin = max(span.start, saying.start - 160)
    verbs = list(_citing(reader.language).finditer(scene.folded, begin, saying.start))
    if not verbs or re.search(r"[;:\"“]", scene.text(verbs[-1].end(), saying.start)):
        return None
    place = verbs[-1].end()
    names = list(scene.outer(place, saying.start))
    people = [n for n in names if kind(n.party) == "person"]
    chosen = (people or names)[-1:]
    return Named(
        verbs[-1].start(), saying.start, chosen[0].party if len(names) == 1 or people else ""
    )


@cache
def _as_saying(language: str) -> re.Pattern[str]:
    cited = listed(language, "cited")
    return re.compile(rf"(?P<passive>(?:was|were|is|been)\s+)?(?:{cited})(?=[^,;:\"“]*\sas\s\Z)")


def _quoted_as(reader: _Reader, saying: Saying) -> Named | None:
    """Return whom "X was quoted as saying" and "Reuters quoted X as saying" mean."""
    scene, span = reader.scene, reader.span
    begin = max(span.start, saying.start - 160)
    cited = _as_saying(reader.language).search(scene.folded, begin, saying.start)
    if cited is None:
        return None
    if cited["passive"]:
        found = subject_before(scene, span, cited.start(), language=reader.language)
        return (
            found
            or _pronoun_before(reader, cited.start())
            or Named(cited.start(), saying.start, "")
        )
    party = described(scene, cited.end(), saying.start, language=reader.language)
    return Named(cited.start(), saying.start, party)


def _trails(reader: _Reader, saying: Saying, head: int) -> bool:
    """Tell whether the words stand before the subject: only a time or a place follows the verb."""
    scene, span = reader.scene, reader.span
    left = scene.text(max(span.start, head - 8), head).rstrip()
    if not left.endswith((",", '"', "”", "»", "،", "’", "'", "?", "!")) or saying.by == "that":
        return False
    stop = _MARK.search(scene.folded, saying.end, min(span.end, saying.end + FAR))
    end = stop.start() if stop else min(span.end, saying.end + FAR)
    rest = scene.folded[saying.end : end]
    if len(rest) > _LONGEST_REST:
        return False
    if stop and stop.group() == ":" and not left.endswith(('"', "”", "»")):
        return False
    plain = left.endswith((",", "،")) and not _BESIDE_MARKS.search(left)
    plain = plain and end < span.end - 2 and not _inserted(reader, saying)
    if plain and not finite(reader.language).search(scene.folded, span.start, head):
        return False  # "In Oslo, he said, ..." has said nothing yet
    if plain and words(reader.language, "statements").get("comma_leads"):
        joined = re.compile(rf"[,،]\s+(?:{listed(reader.language, 'and')})(?!\w)")
        if stop and stop.group() == "," and not joined.match(scene.folded, stop.start()):
            return False
    if not rest.strip() or adjuncts(reader.language).fullmatch(rest):
        return not finite(reader.language).search(rest)
    if not tells(reader.language).fullmatch(scene.folded, saying.start, saying.end):
        return False
    if not left.endswith(",") and not finite(reader.language).search(rest):
        return rest.count(" ") < _WORDS_OF_A_LISTENER
    named = scene.outer(saying.end, end)[:1]
    return (
        bool(named)
        and scene.folded[saying.end : named[0].start].strip() in ("", "the")
        and bool(adjuncts(reader.language).fullmatch(scene.folded, named[0].end, end))
    )


def _inverted(reader: _Reader, saying: Saying) -> str | None:
    """Return the speaker of ``"...", said X, the minister``, None where the verb does not lead."""
    scene, span = reader.scene, reader.span
    if not words(reader.language, "statements").get("verb_may_lead") or saying.participle:
        return None
    beside = re.compile(rf"\s+(?:{listed(reader.language, 'adjunct')})(?!\w)")
    own = _own_subject(reader, saying)
    if saying.by == "that" or (own is None and beside.match(scene.folded, saying.end)):
        return None
    left = scene.text(max(span.start, saying.start - 8), saying.start).rstrip()
    if not left.endswith((",", '"', "”", "’", "'", "?", "!", "»")):
        return None
    if own is not None:
        return own
    stop = _MARK.search(scene.folded, saying.end, min(span.end, saying.end + FAR))
    end = stop.start() if stop else span.end
    said = scene.folded[saying.end : end].strip()
    quoted = not left.endswith(",") or left.endswith((',"', ",”", ",’", ",'"))
    subject = subject_after(scene, saying.end, span.end)
    if subject is not None and subject.start < end:
        between = scene.folded[saying.end : subject.start]
        return None if finite(reader.language).search(between) else subject.party
    start = saying.end + 1
    party = meant(scene, (start, said), reader.heard, language=reader.language)
    if party is not None:
        return party
    party = described(scene, start, start + len(said), language=reader.language)
    if party:
        return party
    capital = scene.text(start, start + 1).isupper()
    known = (
        capital
        or quoted
        or heads(reader.language).search(said)
        or determined(said, reader.language)
    )
    return "" if known and said and not finite(reader.language).search(said) else None


def _own_subject(reader: _Reader, saying: Saying) -> str | None:
    """Return whom the pronoun written onto a verb means: Indonesian "katanya", "he said"."""
    lexicon, scene = words(reader.language, "statements"), reader.scene
    if scene.folded[saying.start : saying.end] not in lexicon.get("says_of_last", ()):
        return None
    pronoun = (saying.start, lexicon["pronouns"][0])
    return meant(scene, pronoun, reader.heard, language=reader.language) or ""


def _unsaid(reader: _Reader, saying: Saying, found: Sequence[Said]) -> str | None:
    """Return the speaker of a verb whose subject is not said again, None where there is none."""
    scene, span, language = reader.scene, reader.span, reader.language
    unsaid = subject_unsaid(scene, span, saying.start, language=language)
    before = [s for s in found if s.rule != "statements.according"]
    if saying.participle:
        start = before[-1].start if before else span.start
        other = turned_to(scene, start, saying.start, language=language)
        if other or before:
            return other.party if other else before[-1].speaker
        if scene.folded[max(span.start, saying.start - 3) : saying.start].strip() == "as":
            return unsaid.party if unsaid else ""
        first = _first_words(language).match(scene.folded, span.start, saying.start)
        pronoun = (span.start, first[0]) if first else None
        known = meant(scene, pronoun, reader.heard, language=language) if pronoun else ""
        return unsaid.party if unsaid else known or ""
    if unsaid is not None:
        return unsaid.party
    if not goes_on(scene, span, saying.start, language=language):
        return None
    if before:
        return before[-1].speaker
    first = _first_words(language).match(scene.folded, span.start, saying.start)
    if first is None:
        return None
    return meant(scene, (span.start, first[0]), reader.heard, language=language) or ""


@cache
def _first_words(language: str) -> re.Pattern[str]:
    """Return a pronoun or an office at the head of a sentence: "He condemned it and said ..."."""
    titles = phrase(tuple(words(language, "people").get("titles", ())))
    who = "|".join((listed(language, "pronouns"), listed(language, "offices"), titles))
    lead = words(language, "statements").get("before_office", "(?!)")
    return re.compile(rf"(?:{lead})?(?:{who})(?!\w)")


def _clause_start(reader: _Reader, head: int, found: Sequence[Said]) -> int:
    """Return where words before their attribution begin: behind a dateline, a semicolon, a full stop."""
    scene, start = reader.scene, reader.span.start
    dateline = _DATELINE.match(scene.view.text, start, head)
    if dateline and not finite(reader.language).search(dateline.group().lower()):
        start = dateline.end()
    cut = max(scene.folded.rfind(mark, start, head) for mark in (";", "؛", ": "))
    if cut >= 0 and around(reader.quoted, cut) is None:
        start = cut + 1
    ends = [s.cut for s in found if s.rule == "statements.verb-behind" and s.cut < head]
    if ends:
        comma = re.compile(r"[.,;?!]\s").search(scene.folded, max(ends), head)
        start = max(start, comma.end() if comma else start)
    return start
