"""Words that somebody else vouches for: "Theo X, ...", "..., according to X", "وبحسب ...".

The source is a name, a description ("a Jordanian official"), or who was last spoken of ("the
agency"); plans, contracts and rules behind "theo" are no speakers.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice

from servanda.extraction.grammar.noun_phrases import is_joined
from servanda.extraction.grammar.sayings import adjuncts, finite, listed, phrase, resumed
from servanda.extraction.lexicon import shape, words
from servanda.extraction.scene import FAR, MANY, Scene, Span
from servanda.extraction.speech.descriptions import described, heads
from servanda.extraction.speech.pointing import Heard, last_person, meant
from servanda.extraction.speech.verb_subjects import spoken_by
from servanda.terms.register import kind

_MARK = re.compile(r"[,،;؛.\"“”»«():\n]")
_SHORT = re.compile(r"(?<=\w )\([^\s()]{2,14}\)(?=,)")  # "Theo Ngân hàng Thế giới (WB), ..."
_LONGEST_SOURCE = 170
_INITIALS = 16
_WORDS, _SYLLABLES = 4, 9  # before a source that leads: "Liên quan tình hình Gaza, theo TTXVN, ..."


@dataclass(frozen=True, slots=True)
class Said:
    """Words in the view, whose they are, and the rule; `cut` is where their attribution begins."""

    start: int
    end: int
    speaker: str
    cut: int
    rule: str


@cache
def _sources(language: str) -> re.Pattern[str]:
    lead = "و?" if language == "ar" else ""
    return re.compile(rf"(?<!\w){lead}(?:{listed(language, 'according')})(?:\s+|(?=\w))")


@cache
def _goes_along(language: str) -> re.Pattern[str]:
    """Return a verb whose particle is written as "according to" is."""
    return re.compile(rf"(?<!\w)(?:{listed(language, 'goes_along')})\s+\Z")


def _has_head(said: str, *, language: str) -> bool:
    """Tell whether words hold a noun for who can speak, or "what he announced"."""
    return bool(heads(language).search(said) or _verbs(language).search(said))


@cache
def _verbs(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:ل|ال)?(?:{listed(language, 'according_verb')})(?!\w)")


@cache
def _unheard(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{listed(language, 'unheard')})(?!\w)")


def according(scene: Scene, span: Span, heard: Heard, *, language: str) -> Iterator[Said]:
    """Yield the words that are given "according to" somebody in a sentence."""
    yield from _according_to_him(scene, span, heard, language=language)
    yield from _told_passively(scene, span, heard, language=language)
    sources = _sources(language).finditer(scene.folded, span.start, span.end)
    for source in islice(sources, MANY):
        if _goes_along(language).search(
            scene.folded[max(span.start, source.start() - 12) : source.start()]
        ):
            continue  # "chở theo 45 tấn thuốc"
        if _only_says(language).fullmatch(scene.folded, span.start, source.start()):
            continue  # "وأوضح الجنرال، وفق ما نقلت عنه صحيفة، أن": the verb brings the words
        stops = _stops(scene, source.end(), span.end, language=language)
        speaker = _source(scene, (source.end(), stops[0]), heard, language=language)
        if speaker == "" and scene.text(stops[0], stops[0] + 1) == "(":
            short = scene.outer(stops[0] + 1, stops[0] + _INITIALS)[:1]
            speaker = short[0].party if short else ""  # "the relief authority (AFAD)"
        if speaker is None or _brought(scene, stops[0], span.end, language=language):
            continue
        left = scene.text(max(span.start, source.start() - 8), source.start()).rstrip()
        few = scene.folded.count(" ", span.start, source.start()) <= 2
        bare = not left or (few and left[-1] not in ',،"”»')  # "Cũng theo ông ..."
        bare = bare or _turns_to(scene, span, (source.start(), stops[0]), language=language)
        inside = _stands_inside(scene, span, (source.start(), stops[0]), language=language)
        if bare or (
            not inside
            and left[-1] in ",،;"
            and _leads(scene, span, source.start(), language=language)
        ):
            content = _content(scene, stops, span.end, language=language)
            if content:
                yield Said(content, span.end, speaker, source.start(), "statements.according")
                continue
        if not left:
            continue
        begin = _opens(scene, span, language=language)
        if stops[0] < span.end and _goes_on(scene, stops[0], span.end, language=language):
            yield Said(begin, span.end, speaker, begin, "statements.according")
        elif left[-1] in ',،"”»' or stops[0] >= span.end - 2:
            yield Said(begin, source.start(), speaker, source.start(), "statements.according")


def _opens(scene: Scene, span: Span, *, language: str) -> int:
    """Return where a sentence begins behind the place it is sent from: "الخرطوم - "."""
    sent = shape(language, "statements", "dateline").match(scene.folded, span.start, span.end)
    return sent.end() if sent else span.start


@cache
def _only_says(language: str) -> re.Pattern[str]:
    """Return a verb of saying that comes first and its subject, and nothing that is said."""
    if not words(language, "statements").get("verb_first"):
        return re.compile("(?!)")
    return re.compile(rf"[وف]?(?:{listed(language, 'says')})\s(?:\w+\s?){{0,5}}[،,]\s")


def _brought(scene: Scene, stop: int, end: int, *, language: str) -> bool:
    """Tell whether a verb brings the words: "أفادت صحيفة، نقلا عن مصدر، بأن"."""
    if not words(language, "statements").get("verb_first"):
        return False
    return (
        re.compile(rf"[،,]\s(?:{listed(language, 'that')})\s").match(scene.folded, stop, end)
        is not None
    )


def _according_to_him(scene: Scene, span: Span, heard: Heard, *, language: str) -> Iterator[Said]:
    """Yield the words of whoever spoke last: "وبحسبها، فإن ...", "...، على حد قوله"."""
    for source in islice(_his(language).finditer(scene.folded, span.start, span.end), MANY):
        party = last_person(scene, source.start(), heard, language=language)
        party = heard.latest if heard.latest is not None else party
        rest = re.compile(r"[،,]?\s*(?:ف(?:ان|قد)\s+)?").match(scene.folded, source.end())
        rule = "statements.according"
        if scene.folded.count(" ", span.start, source.start()) < 2 and rest:
            yield Said(rest.end(), span.end, party, source.start(), rule)
        elif _inserted(scene, span, source, language=language):
            yield Said(span.start, span.end, party, span.start, rule)
        else:
            yield Said(span.start, source.start(), party, source.start(), rule)


def _told_passively(scene: Scene, span: Span, heard: Heard, *, language: str) -> Iterator[Said]:
    """Yield the words of who tells behind a passive: "the agency was informed by a diplomat that"."""
    for told in islice(_passive(language).finditer(scene.folded, span.start, span.end), MANY):
        begin, stop = told.span("who")
        speaker = _source(scene, (begin, stop), heard, language=language)
        yield Said(told.end(), span.end, speaker or "", told.start(), "statements.verb")


@cache
def _passive(language: str) -> re.Pattern[str]:
    lead = words(language, "statements").get("told_by", "(?!)")
    return re.compile(
        rf"(?<!\w)(?:{lead})(?P<who>[^,;:.\"“”]{{3,80}}?)\s(?:{listed(language, 'that')})\s"
    )


def _inserted(scene: Scene, span: Span, source: re.Match[str], *, language: str) -> bool:
    """Tell whether the words go on behind: "تستقبل بلاده، على حد قوله، 200 متدرب"."""
    before = scene.folded[max(span.start, source.start() - 2) : source.start()].rstrip()
    comma = source.end() < span.end and scene.folded[source.end()] in "،,"
    return (
        before.endswith(("،", ","))
        and comma
        and _goes_on(scene, source.end(), span.end, language=language)
    )


def _turns_to(scene: Scene, span: Span, at: tuple[int, int], *, language: str) -> bool:
    """Tell a source that begins a clause behind another's: "Peru sent rice, và theo bà Ruiz, Lima will"."""
    source, stop = at
    if not words(language, "statements").get("comma_leads"):
        return False
    joined = re.compile(rf"[,;]\s+(?:{listed(language, 'and')})\s+\Z")
    opens = joined.search(scene.folded[max(span.start, source - 20) : source])
    led = scene.folded[stop : stop + 1] == "," and not resumed(language).match(scene.folded, stop)
    return bool(opens) and led and finite(language).search(scene.folded, stop, span.end) is not None


@cache
def _his(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)و?(?:{listed(language, 'according_him')})(?!\w)")


def _stands_inside(scene: Scene, span: Span, at: tuple[int, int], *, language: str) -> bool:
    """Tell whether a source parts a subject from its verb: "Peru, according to X, has sent rice"."""
    source, stop = at
    named = scene.outer(span.start, source)[:1]
    first = bool(named) and named[0].start - span.start < 5
    if words(language, "statements").get("verb_first") or stop >= span.end:
        return False
    return first and resumed(language).match(scene.folded, stop) is not None


def _goes_on(scene: Scene, stop: int, end: int, *, language: str) -> bool:
    """Tell whether words go on behind a source that was put inside them."""
    if not words(language, "statements").get("verb_first"):
        return resumed(language).match(scene.folded, stop) is not None
    joined = (
        rf"[،,]\s*(?:[وف]\w|(?:{listed(language, 'meanwhile')}|{listed(language, 'and')})(?!\w))"
    )
    more = scene.folded[stop + 1 : end].count(" ") > 1 and scene.folded[stop] in "،,"
    return more and not re.compile(joined).match(scene.folded, stop)


def _leads(scene: Scene, span: Span, place: int, *, language: str) -> bool:
    """Tell whether only a word or two stand before the source: "Ngoài ra, theo ông Trung, ..."."""
    if scene.text(place - 3, place).strip().startswith(";"):
        return True
    if place - span.start > FAR:
        return False
    if words(language, "statements").get("verb_first"):  # its clauses need no finite word
        lead = scene.folded[span.start : place].strip(" ،,")
        beside = adjuncts(language).fullmatch(lead) or adjuncts(language).fullmatch(lead[1:])
        return lead.count(" ") <= 3 and bool(beside)
    if _conditional(language).match(scene.folded, span.start, place):
        return True  # "Trong trường hợp cửa khẩu đóng lại, theo bà, ..."
    most = _SYLLABLES if words(language, "statements").get("comma_leads") else _WORDS
    few = scene.folded.count(" ", span.start, place) <= most
    return few and not finite(language).search(scene.folded, span.start, place)


@cache
def _conditional(language: str) -> re.Pattern[str]:
    """Return a condition up to its comma, at the head of a sentence."""
    listed_ = phrase(tuple(words(language, "promises")["clause"]["conditions"]))
    return re.compile(rf"\W*(?:{listed_})\s[^,;:]*,\s*\Z" if listed_ else "(?!)")


@cache
def _marks(language: str) -> re.Pattern[str]:
    """Return what ends a source: a mark, or Arabic "فإن" without one."""
    then = listed(language, "then")
    return re.compile(rf"{_MARK.pattern}|\s(?={then}\s)")


def _stops(scene: Scene, start: int, end: int, *, language: str) -> list[int]:
    """Return the marks behind a place, names left whole, and the end of the sentence."""
    far = min(end, start + FAR)
    names = scene.outer(start, far)
    brackets = list(islice(_SHORT.finditer(scene.folded, start, far), 1))
    found = [
        mark.start()
        for mark in _marks(language).finditer(scene.folded, start, far)
        if not any(n.start <= mark.start() < n.end for n in names[:4])
        and not any(b.start() <= mark.start() < b.end() for b in brackets)
    ]
    return [*found, far]


def _source(scene: Scene, at: tuple[int, int], heard: Heard, *, language: str) -> str | None:
    """Return whose words they are; empty for a nameless source, None when it is no source."""
    start, end = at
    said = scene.folded[start:end]
    if not said.strip() or len(said) > _LONGEST_SOURCE or _unheard(language).match(said):
        return None
    if words(language, "statements").get("verb_first"):
        return _verb_first_source(scene, (start, end), heard, language=language)
    party = meant(scene, (at[0], said), heard, language=language)
    if party is not None:
        return party
    if re.fullmatch(rf"(?:{listed(language, 'objects_of')})", said.strip()):
        return last_person(scene, at[0], heard, language=language)
    if finite(language).search(said) and not scene.outer(start, end):
        return None
    speaker = described(scene, start, end, language=language)
    if speaker or _has_head(said, language=language) or scene.outer(start, end):
        return speaker or _of_whom(scene, at, heard, language=language)
    return None


def _verb_first_source(
    scene: Scene, at: tuple[int, int], heard: Heard, *, language: str
) -> str | None:
    """Return whose words they are behind "بحسب ما أعلنه" or "وفقا لل"; None when it is no source."""
    start, end = at
    verb = _told_by(language).match(scene.folded, start, end)
    start = verb.end() if verb else start
    if not scene.folded[start:end].strip():
        return last_person(scene, start, heard) if verb else None
    article = scene.folded[start - 1 : start + 1] == "لل"  # "to the" and the noun are one word
    names = scene.outer(start - 1, end)
    if not (
        verb
        or names
        or article
        or _has_head(scene.folded[start:end].removeprefix("ل"), language=language)
    ):
        return None
    if article and not names:
        said = "ال" + scene.folded[start + 1 : end].rstrip()
        known = meant(scene, (start, said), heard, language=language)
        if known is not None:
            return known
        start += 1
    return spoken_by(scene, (start - 1, end), heard, language=language) or ""


@cache
def _told_by(language: str) -> re.Pattern[str]:
    """Return "what he announced" behind "according to", the verb included."""
    verbs = f"{listed(language, 'according_verb')}|ل?ما\\s+(?:{listed(language, 'says')})(?:ه|ها|هم|ته|تها)?"
    return re.compile(rf"\s*(?:{verbs})(?:\s+(?:عنه|به|فيه|في بيان))?(?!\w)")


def _of_whom(scene: Scene, at: tuple[int, int], heard: Heard, *, language: str) -> str:
    """Return whose "a note on its website" is: that of the body last named, else nobody's."""
    tail = scene.folded[at[0] : at[1]].split()
    for size in (2, 3, 4):
        words_behind = " ".join(tail[-size:])
        party = meant(scene, (at[0], words_behind), heard, language=language)
        if party:
            return party
    return ""


def _content(scene: Scene, stops: list[int], end: int, *, language: str) -> int:
    """Return where the words begin behind a source and its appositions, 0 for nowhere."""
    for stop, following in zip(stops, [*stops[1:], end], strict=False):
        if stop >= end or scene.text(stop, stop + 1) not in ",،: ":
            return 0
        piece = scene.folded[stop + 1 : following]
        last = following >= end or scene.text(following, following + 1) not in ",،"
        if last or not _apposed(scene, (stop + 1, following), language=language):
            then = re.compile(rf"\s*(?:{listed(language, 'then')})\s").match(scene.folded, stop)
            then = then or re.compile(rf"\s*(?:{listed(language, 'then')})\s").match(
                scene.folded, stop + 1
            )
            return then.end() if then else stop + 1
        if not piece.strip():
            return 0
    return 0


def _apposed(scene: Scene, at: tuple[int, int], *, language: str) -> bool:
    """Tell whether a piece between commas names or describes the source once more."""
    piece = scene.folded[at[0] : at[1]]
    if re.match(rf"\s*(?:{listed(language, 'which')})\s", piece):
        return True
    if finite(language).search(piece) or len(piece.split()) > 12:
        return False
    names = scene.outer(*at)
    after = scene.outer(at[1], at[1] + FAR)[:1]
    if names and after and scene.folded[names[0].end : after[0].start] == ", ":
        second = next(iter(scene.outer(after[0].end, after[0].end + FAR)), None)
        joined = second and is_joined(scene.folded[after[0].end : second.start], language=language)
        if joined or kind(names[0].party) == kind(after[0].party) == "country":
            return False  # "Theo Reuters, Peru, Cuba và Chile đã đồng ý": a list
    whole = len(names) == 1 and len(piece.strip()) - (names[0].end - names[0].start) <= 4
    return whole or _has_head(piece, language=language)
