"""Who speaks, and for whom: the subject of a verb of saying, and the country behind a person.

"Tổng thống Donald Trump phản hồi tích cực ... và cho biết": the speaker of "cho biết" stands far to
the left, at the head of the clause. `voices` says that he speaks for `country:US`.
"""

import re
from collections.abc import Mapping
from functools import cache

from servanda.extraction.lexicon import words
from servanda.extraction.scene import FAR, Named, Scene, Span
from servanda.terms.folding import fold
from servanda.terms.register import kind, speaks_for

_LONGEST_APPOSITION = 160
_OF = re.compile(r"\s(?:of|from)\s(?:the )?")
_OF_BEFORE = re.compile(rf"{_OF.pattern}\Z")
_APPOSITION = re.compile(r",[^;.!?]*,\s*")


@cache
def phrase(listed: tuple[str, ...]) -> str:
    """Return an alternation of phrases, the longest first, in folded letters."""
    ordered = sorted({fold(word) for word in listed}, key=len, reverse=True)
    return "|".join(re.escape(word) for word in ordered) or "(?!)"


@cache
def _filler(language: str) -> re.Pattern[str]:
    """Return what may stand between a subject and its verb: spaces and adverbs."""
    adverbs = phrase(tuple(words(language, "statements").get("adverbs", ())))
    return re.compile(rf"(?:\s|(?:{adverbs})(?!\w))*")


@cache
def _conjunction(language: str) -> re.Pattern[str]:
    """Return what stands before a verb whose subject is not said again."""
    joins = phrase(tuple(words(language, "statements").get("and", ())))
    return re.compile(rf"(?:[,;،]|\b(?:{joins}))\s*(?:(?:{joins})\s+)?\Z")


def subject_before(scene: Scene, span: Span, verb: int, *, language: str) -> Named | None:
    """Return who stands right before a verb, adverbs and one apposition between them allowed."""
    for name in reversed(scene.outer(max(span.start, verb - FAR), verb)):
        gap = scene.folded[name.end : verb]
        if ", " in scene.text(name.start, name.end):
            gap = gap.removeprefix(",")  # "the Finnish ambassador, Liisa Virta, told"
        if _filler(language).fullmatch(gap):
            left = scene.folded[max(span.start, name.start - 60) : name.start]
            if _OF_BEFORE.search(left):
                continue  # "President Ana Silva of Brazil told": the person is meant
            return name if _free(language).search(left) else None
        served = _OF.match(gap)
        if served and any(
            _filler(language).fullmatch(scene.folded[n.end : verb])
            for n in scene.outer(name.end, verb)[:1]
            if n.start == name.end + served.end()
        ):
            return name
        apposed = _APPOSITION.match(gap) if len(gap) <= _LONGEST_APPOSITION else None
        if (
            apposed
            and _filler(language).fullmatch(gap[apposed.end() :])
            and _heads(scene, span, name)
        ):
            return name
        if len(gap) > _LONGEST_APPOSITION:
            break
    return None


@cache
def _free(language: str) -> re.Pattern[str]:
    """Return what may stand before a subject: nothing, a mark, or one of the words listed."""
    actors = words(language, "promises").get("subject", {}).get("actors", ())
    listed = phrase((*words(language, "statements").get("before_subject", ()), *actors))
    return re.compile(rf"(?:^|[^\w\s]|\d|\n|(?<!\w)(?:{listed}))\s*(?:the )?\Z")


def subject_after(scene: Scene, verb: int, end: int) -> Named | None:
    """Return who stands right behind a verb that comes first: "said X", "قال X"."""
    names = scene.outer(verb, min(end, verb + FAR))
    if names and re.fullmatch(r"[\s\w'’.-]{0,30}", scene.text(verb, names[0].start)):
        return names[0]
    return None


def subject_unsaid(scene: Scene, span: Span, verb: int, *, language: str) -> Named | None:
    """Return the head of the clause for a verb behind "và" or a comma: the person first, else body."""
    begin = max(span.start, verb - FAR)
    before = scene.folded[begin:verb]
    trimmed = before.rstrip()
    filler = re.search(rf"(?:{_filler(language).pattern})\Z", before)
    head = before[: filler.start()] if filler else trimmed
    if not _conjunction(language).search(head.rstrip() + " ") and trimmed:
        return None
    heads = [n for n in scene.outer(begin, verb) if _heads(scene, span, n)]
    people = [n for n in heads if kind(n.party) == "person"]
    chosen = people or heads
    return chosen[-1] if chosen else None


def _heads(scene: Scene, span: Span, name: Named) -> bool:
    """Tell whether a name stands where a subject does: at the head, and a verb follows."""
    left = scene.text(max(span.start, name.start - 3), name.start).rstrip(" \"“'")
    right = scene.text(name.end, min(span.end, name.end + 3))
    return (not left or left[-1] in ",;:.–-") and bool(re.match(r" [^\W\d_]|, ", right))


def _apposed(scene: Scene, name: Named) -> str:
    """Return whom a person serves by the words behind: "Anna Berg, the Norwegian minister"."""
    for other in scene.outer(name.end, name.end + _LONGEST_APPOSITION)[:1]:
        near = re.fullmatch(
            r", (?:[\w-]+ ){0,5}| (?:of|from) (?:the )?", scene.text(name.end, other.start)
        )
        if near and kind(other.party) in ("country", "org"):
            return other.party
    return ""


def voices(scene: Scene, *, language: str) -> Mapping[str, str]:
    """Return person -> the country or body that the person speaks for, where the text shows it."""
    lexicon, found = words(language, "people"), dict[str, str]()
    family = frozenset(lexicon.get("family_names", ()))
    for name in scene.named:
        if kind(name.party) != "person" or name.party in found:
            continue
        of = speaks_for(name.party)
        of = of or next((n.party for n in scene.inside(name) if kind(n.party) != "person"), "")
        of = of or _apposed(scene, name)
        if of:
            found[name.party] = of
    for name in scene.named:
        if kind(name.party) != "person" or name.party in found:
            continue
        if not family.isdisjoint(scene.text(name.start, name.end).split()):
            found[name.party] = lexicon.get("home", "")
    return found


@cache
def _interview(language: str) -> re.Pattern[str]:
    return re.compile(
        phrase(tuple(words(language, "statements").get("interview", {}).get("lead", ())))
    )


def interviewee(scene: Scene, *, language: str) -> str:
    """Return who answers where a text reports an interview and goes on in that person's words."""
    for found in _interview(language).finditer(scene.folded):
        for name in scene.before(found.start()):
            near = found.start() - name.end <= _LONGEST_APPOSITION
            if kind(name.party) == "person" and near:
                return name.party
    return ""
