"""Free indirect speech: the narrator goes on in the words of who was interviewed.

Behind "In a long conversation with this newspaper the minister set out ..." the sentences of the
paragraph are his, until somebody else comes in, is quoted, or a story is told; each such run is one
statement. Behind an interview's lead later paragraphs count too.

Answers that stand below the line that announces them ("Bà Hà cho biết:", a picture, paragraphs) are his
as well: a line that ends with a verb of saying and a colon gives the next paragraph to its subject; where it
tells of a question that is answered, those behind it too, until somebody else is heard.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby

from servanda.extraction.grammar.sayings import find_sayings, finite, phrase
from servanda.extraction.lexicon import words
from servanda.extraction.scene import QUIET_ZONES, Scene, Span
from servanda.extraction.speech.attributions import Said
from servanda.extraction.speech.pointing import Heard
from servanda.extraction.speech.quotations import Quoted
from servanda.extraction.speech.sayers import Reader, subject_of
from servanda.terms.folding import fold
from servanda.terms.register import kind, speaks_for

_NEAR = 8  # statements before a place that may reach over it
_BETWEEN = 2  # sentences that may stand between two of somebody's words
_SHORT = 60  # letters of such a sentence
_COLON = re.compile(r"\s*:\s*")
_BULLET = re.compile(r"\s*[-–—+•*]\s")
_QUOTED = '"“«'


@cache
def _leads(language: str) -> re.Pattern[str]:
    interview = words(language, "statements").get("interview", {})
    return re.compile(rf"(?<!\w)[وف]?(?:{phrase(tuple(interview.get('freely', ())))})(?!\w)")


@cache
def _mood(language: str) -> re.Pattern[str]:
    interview = words(language, "statements").get("interview", {})
    more = fold(interview.get("mood_pattern", "(?!)"))
    return re.compile(
        rf"(?<!\w)[وف]?(?:{phrase(tuple(interview.get('mood', ())))})(?!\w)|{more}|'ll\b"
    )


def speak_freely(scene: Scene, said: Sequence[Said], *, language: str) -> Iterator[Said]:
    """Yield one statement for every run of sentences told in the interviewed person's words."""
    said = sorted(said, key=lambda s: s.start)
    speaker, where = "", -1
    interviewed = ""
    run: list[Span] = []
    between: list[Span] = []
    for span in scene.spans:
        if span.zone in QUIET_ZONES:
            continue
        lead = _lead(scene, span, language=language)
        goes_on = bool(speaker) and span.paragraph == where
        far = bool(interviewed) and not goes_on and _last_heard(said, span.start) == interviewed
        if far and not lead and _weighs(scene, span, language=language):
            if run and run[-1].paragraph != span.paragraph:
                yield from _closed(run, interviewed)
                run, between = [], []
            if _is_free(scene, span, interviewed, said, language=language):
                speaker, where = interviewed, span.paragraph
                run.append(span)
                continue
        if goes_on and not lead and _is_free(scene, span, speaker, said, language=language):
            run += [*between, span]
            between = []
            continue
        waits = goes_on and run and not lead and len(between) < _BETWEEN
        if waits and _is_short(scene, span, said):
            between.append(span)  # "More weapons? Those were for others to give."
            continue
        yield from _closed(run, speaker)
        run, between = [], []
        if lead:
            asked = _is_interview(scene, span, said, language=language)
            interviewed = lead if asked else interviewed
            speaker, where = lead, span.paragraph
        elif not goes_on:
            speaker = ""
    yield from _closed(run, speaker)


def _is_interview(scene: Scene, span: Span, said: Sequence[Said], *, language: str) -> bool:
    """Tell an interview, which a whole text may be, from somebody who set out plans once."""
    if "clause_has_subject" in words(language, "statements") and _reports(said, span):
        return False
    listed = words(language, "statements").get("interview", {}).get("lead", ())
    return bool(re.compile(phrase(tuple(listed))).search(scene.folded, span.start, span.end))


def _reports(said: Sequence[Said], span: Span) -> bool:
    """Tell whether a lead reports words itself, "in an interview she said that": news, no interview."""
    at = bisect_left(said, span.start, key=lambda s: s.start)
    return any(one.end <= span.end for one in said[at : at + 1])


def _last_heard(said: Sequence[Said], place: int) -> str:
    """Return who spoke last before a place."""
    at = bisect_left(said, place, key=lambda s: s.start)
    return said[at - 1].speaker if at else ""


@cache
def _strict(language: str) -> re.Pattern[str]:
    interview = words(language, "statements").get("interview", {})
    listed = {name: phrase(tuple(interview.get(name, ()))) for name in ("strict", "listing")}
    more = fold(interview.get("mood_pattern", "(?!)"))
    return re.compile(
        rf"(?<!\w)[وف]?(?:{listed['strict']})(?!\w)|{more}|'ll\b|\A(?:{listed['listing']})(?!\w)"
    )


def _weighs(scene: Scene, span: Span, *, language: str) -> bool:
    """Tell whether a sentence of a later paragraph looks ahead, or counts points one by one."""
    return bool(_strict(language).search(scene.folded[span.start : span.end]))


def _closed(run: Sequence[Span], speaker: str) -> Iterator[Said]:
    if run:
        yield Said(run[0].start, run[-1].end, speaker, run[0].start, "statements.free")


def _lead(scene: Scene, span: Span, *, language: str) -> str:
    """Return who is interviewed in a sentence that leads to that person's words."""
    found = _leads(language).search(scene.folded, span.start, span.end)
    if found is None:
        return ""
    people = [n for n in scene.outer(span.start, span.end) if kind(n.party) == "person"]
    parties = {n.party for n in people}
    return parties.pop() if len(parties) == 1 else ""


def _is_short(scene: Scene, span: Span, said: Sequence[Said]) -> bool:
    """Tell whether a sentence is a short aside: nobody is named, quoted or heard in it."""
    at = bisect_left(said, span.end, key=lambda s: s.start)
    heard = any(span.start < s.end for s in said[max(0, at - _NEAR) : at])
    words_ = scene.text(span.start, span.end)
    return not heard and len(words_) < _SHORT and not re.search(r"[\"“”«»]", words_)


def _of_another(scene: Scene, span: Span, *, language: str) -> bool:
    """Tell whether the narrator goes on with a state of its own: "Slovakia was more forthcoming"."""
    turns = words(language, "statements").get("interview", {}).get("turns", "(?!)")
    first = scene.outer(span.start, min(span.end, span.start + _SHORT))[:1]
    return bool(first) and bool(
        scene.folded[span.start : first[0].start] in ("", "the ")
        and kind(first[0].party) in ("country", "org")
        and re.compile(turns).match(scene.folded, first[0].end)
    )


def _is_free(
    scene: Scene, span: Span, speaker: str, said: Sequence[Said], *, language: str
) -> bool:
    """Tell whether a sentence is told in the speaker's words: nobody else in it, and no story."""
    at = bisect_left(said, span.end, key=lambda s: s.start)
    near = said[max(0, at - _NEAR) : at]
    if any(span.start < s.end for s in near) or scene.is_question(span):
        return False
    if re.search(r"[\"“”«»]", scene.text(span.start, span.end)):
        return False
    others = {n.party for n in scene.outer(span.start, span.end) if kind(n.party) == "person"}
    if others - {speaker}:
        return False
    if _of_another(scene, span, language=language):
        return False
    mood = _mood(language).search(scene.folded, span.start, span.end)
    return bool(mood) or _weighs(scene, span, language=language)


def answers_below(
    scene: Scene, said: Sequence[Said], quoted: Quoted, *, language: str
) -> Iterator[Said]:
    """Yield one statement for every paragraph of an answer that is announced above it."""
    if not words(language, "statements").get("interview", {}).get("below"):
        return
    loud = [span for span in scene.spans if span.zone not in QUIET_ZONES]
    paragraphs = [list(group) for _, group in groupby(loud, key=lambda span: span.paragraph)]
    speaker, left = "", 0
    for paragraph in paragraphs:
        first, last = paragraph[0], paragraph[-1]
        announced = _announced(scene, last, quoted, language=language)
        heard = any(
            first.start <= one.cut < last.end and not _is_his(one, speaker, language)
            for one in said
        )
        if announced is not None:
            speaker = announced
            left = len(paragraphs) if _is_asked(scene, first, last, language=language) else 1
            continue
        if heard or not left or not _goes_on(scene, first):
            left = 0
            continue
        left -= 1
        yield Said(first.start, last.end, speaker, first.start, "statements.answer")


def _is_his(one: Said, speaker: str, language: str) -> bool:
    """Tell what a spokeswoman says of her own state in an answer: "Việt Nam cho rằng"."""
    home = words(language, "people").get("home", "")
    return kind(speaker) == "person" and one.speaker in ("", speaker, speaks_for(speaker) or home)


@cache
def _headline(language: str) -> re.Pattern[str]:
    """Return a headline that begins with its speaker: "Bà Ruiz: Peru sẽ gửi gạo"."""
    ahead = words(language, "statements").get("headline_ahead")
    return re.compile(
        r"(?P<who>[^:;,.?!\n“\"]{2,60}): (?P<what>[^\n:]{20,160}[^\n:.;,…])" if ahead else "(?!)"
    )


def headline_words(scene: Scene, said: Sequence[Said], *, language: str) -> Iterator[Said]:
    """Yield what a headline gives to the one before its colon, who is a person, or opens the text."""
    text, loud = scene.view.text, [s for s in scene.spans if s.zone not in QUIET_ZONES]
    for span in loud:
        led = _headline(language).fullmatch(text, span.start, span.end)
        line = text[max(0, span.start - 1) : span.start] + text[span.end : span.end + 1]
        if led is None or line.strip() or any(span.start <= s.cut < span.end for s in said):
            continue
        named = scene.outer(span.start, led.end("who"))
        if len(named) != 1 or named[0].end != led.end("who"):
            continue
        opens = span is loud[0] and named[0].start == span.start
        told = finite(language).search(scene.folded, led.start("what"), span.end)
        if told and (opens or kind(named[0].party) == "person"):
            yield Said(
                led.start("what"), span.end, named[0].party, span.start, "statements.headline"
            )


def _announced(scene: Scene, span: Span, quoted: Quoted, *, language: str) -> str | None:
    """Return whose words follow below a line, None where it announces none."""
    for saying in find_sayings(scene, span, language=language):
        if _COLON.fullmatch(scene.folded, saying.end, span.end):
            reader = Reader(scene, span, quoted, Heard(), language)
            subject = subject_of(reader, saying, ())
            return subject.party if subject else None
    return None


def _is_asked(scene: Scene, first: Span, last: Span, *, language: str) -> bool:
    """Tell whether a line tells of a question that is answered."""
    return _questioned(language).search(scene.folded, first.start, last.end) is not None


@cache
def _questioned(language: str) -> re.Pattern[str]:
    interview = words(language, "statements")["interview"]
    return re.compile(rf"(?<!\w)(?:{phrase(tuple(interview['lead']))})(?!\w)")


def _goes_on(scene: Scene, first: Span) -> bool:
    """Tell a paragraph of prose from a list and from a quotation, which are read elsewhere."""
    text = scene.text(first.start, min(first.end, first.start + 4))
    return not _BULLET.match(text) and text.lstrip()[:1] not in _QUOTED and first.zone == "body"
