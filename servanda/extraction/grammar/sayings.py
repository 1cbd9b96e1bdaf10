"""Verbs of saying, and where the words that they bring begin.

"said that", "told reporters on Monday that", "cho biết", "nói với báo giới rằng", "قال ... إن": a
`Saying` is the verb with the place of its content, and what led there: a conjunction ("that"), a
colon or a mark ("mark"), or nothing ("bare"), where only a clause with a finite verb will do.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice

from servanda.extraction.lexicon import shape, words
from servanda.extraction.scene import MANY, Scene, Span
from servanda.terms.folding import either, fold
from servanda.terms.register import kind

_FAR_THAT = 110  # "told a news conference at the port of Salu on Monday that"
_MARK_FAR = 60
_ARTICLE = 5  # letters of "the" before a name
_MARK_NEAR = 4  # letters between a verb and a mark that leave no room for an object
_NEAR_CLAUSE = 200  # a clause shows its verb within so many letters
_FEW_MARKED = re.compile(
    r"(?:[^\s\"“”]+ ?){1,4}[\"”] \w"
)  # few words in marks, and the narrator goes on
_WITHIN = r"[^.,;:!?؟،\"“”«»\n]"
_STOP = r"[^.;:!?؟،\"“”«»\n]"


@dataclass(frozen=True, slots=True)
class Saying:
    """A verb of saying, where its content would begin, and by what: "that", "mark" or "bare"."""

    start: int
    end: int
    content: int
    by: str
    participle: bool


@cache
def phrase(entries: tuple[str, ...]) -> str:
    """Return an alternation of phrases in folded letters that finds the longest, shared heads said once."""
    return either(map(fold, entries)) or "(?!)"


@cache
def listed(language: str, name: str) -> str:
    """Return the alternation of one list of the lexicon of statements, and of its pattern if it has one."""
    lexicon = words(language, "statements")
    more = lexicon.get(f"{name}_pattern", "")
    return phrase(tuple(lexicon.get(name, ()))) + (f"|{more}" if more else "")


def _feels(language: str) -> str:
    """Return what says a feeling before "that": "voiced deep concern"."""
    shape: str = words(language, "statements").get("feels", "(?!)")
    return shape


@cache
def _verbs(language: str) -> re.Pattern[str]:
    clitics = words(language, "promises").get("clitics", "")
    clitic = f"[{clitics}]?" if clitics else ""
    ending = f"(?:{listed(language, 'verb_endings')})?"  # "وعده": whom it was said to
    return re.compile(
        rf"(?<!\w){clitic}(?P<verb>(?P<saying>{listed(language, 'saying')})"
        rf"|(?P<says>{listed(language, 'says')})"
        rf"|(?P<reports>{listed(language, 'reports')}|{_feels(language)}))"
        rf"{ending}(?!\w)(?!\s(?:{listed(language, 'not_before')})(?!\w))"
    )


@cache
def _blocked(language: str) -> re.Pattern[str]:
    adverbs = listed(language, "adverbs")
    return re.compile(
        rf"(?:(?<!\w)(?:{listed(language, 'not_after')})|n't)\s+(?:(?:{adverbs})\s+)?\Z"
    )


@cache
def _led_on(language: str) -> re.Pattern[str]:
    """Return what leads on to a listener or a deed behind a verb, and how a listener begins."""
    lead = words(language, "statements").get("listener", "(?!)")
    determined = rf"(?P<determined>{listed(language, 'determiners')})"
    return re.compile(
        rf"\s{lead}(?!\w)\s?(?:(?:{listed(language, 'to_whom')}|{determined})(?!\w))?"
    )


def _may_listen(scene: Scene, verb: re.Match[str], by: str, *, language: str) -> bool:
    """Tell "confirmed to Reuters that" from "agreed to pay the sum that was due"."""
    led = _led_on(language).match(scene.folded, verb.end())
    if led is None:
        return True
    named = any(n.start - led.end() < _ARTICLE for n in scene.outer(led.end(), led.end() + 80)[:1])
    listener = named or led.group().strip().count(" ")
    acts = (
        led["determined"]
        and not named
        and verb["verb"]
        in (
            *words(language, "statements").get("look_ahead", ()),
            *words(language, "statements").get("only_that", ()),
        )
    )
    return by == "that" and bool(listener) and not acts


def _is_midway(folded: str, start: int, verb: re.Match[str], *, language: str) -> bool:
    """Tell a preposition or an adverb that is written as a verb is: "عقب اللقاء", "مجددا،"."""
    if verb["saying"] and re.match(r"\s*[،.]", folded[verb.end() : verb.end() + 2]):
        return True
    if not re.fullmatch(listed(language, "only_first"), verb["verb"]):
        return False
    left = folded[max(start, verb.start() - 3) : verb.start()].rstrip()
    return bool(left) and left[-1] not in '.،,:;؛«"”»' and verb.start() == verb.start("verb")


@cache
def _unblocked(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{listed(language, 'unblocked')})\s+\Z")


@cache
def that(language: str) -> re.Pattern[str]:
    """Return the conjunctions that bring reported words, with the pronoun written onto them."""
    endings = phrase(tuple(words(language, "statements").get("that_endings", ())))
    unless = words(language, "statements").get("that_is_if", "(?!)")  # "إن لم" is "if not"
    bare = rf"(?<!\w)[وف]?(?:{listed(language, 'that')})"
    return re.compile(rf"{bare}(?:(?:{endings})|(?!\s(?:{unless})))(?!\w)[:,]?\s*")


@cache
def _that_far(language: str) -> re.Pattern[str]:
    """Return the conjunctions that may stand far behind their verb; "là" is too common a word."""
    return re.compile(rf"(?<!\w)(?:{listed(language, 'that_far')})(?!\w)[:,]?\s*")


@cache
def tells(language: str) -> re.Pattern[str]:
    """Return the verbs that name a listener: "told Reuters"."""
    return re.compile(listed(language, "tells"))


@cache
def finite(language: str) -> re.Pattern[str]:
    """Return the words by which a clause is known."""
    known = listed(language, "finite")
    return re.compile(rf"(?<!\w)(?:{known})(?!\w)|\w(?:n't|'ll|'ve|'d)(?!\w)")


@cache
def resumed(language: str) -> re.Pattern[str]:
    """Return how words go on behind what was inserted: "Kuwait, its emir said, will ..."."""
    under = f"{listed(language, 'finite')}|{listed(language, 'under')}"
    return re.compile(rf"[,،]\s+(?=(?:{under})(?!\w))")


@cache
def adjuncts(language: str) -> re.Pattern[str]:
    """Return what may stand beside a verb: to whom, adverbs, a time, a place; no mark within."""
    whom, adverbs = (
        "|".join(listed(language, n) for n in ("to_whom", "whom")),
        listed(language, "adverbs"),
    )
    lead = listed(language, "adjunct")
    return re.compile(rf"(?:\s|(?:{whom}|{adverbs})(?!\w)|(?:{lead})(?!\w){_WITHIN}{{0,120}}+)*+")


@cache
def _bare_lead(language: str, told: bool) -> re.Pattern[str]:
    """Return what stands between a verb and a clause without a conjunction: to whom and when."""
    lexicon = words(language, "statements")
    free = told or not lexicon.get("clause_has_subject")  # "said the conference saw": no listener
    whom = (listed(language, "to_whom") if free else "(?!)") + (
        f"|{listed(language, 'whom')}" if told else ""
    )
    when = lexicon.get("when", r"(?!)")
    return re.compile(rf"\s*(?:(?:{whom}|{when})(?!\w)\s*)*,?\s*")


def find_sayings(scene: Scene, span: Span, *, language: str) -> Iterator[Saying]:
    """Yield the verbs of saying of a sentence, those that are denied or only planned left out."""
    lexicon, folded = words(language, "statements"), scene.folded
    for verb in islice(_verbs(language).finditer(folded, span.start, span.end), MANY):
        begin = max(span.start, verb.start() - 30)
        left = folded[begin : verb.start()]
        if _is_blocked(scene, left, verb.start(), language):
            continue
        if _is_midway(folded, span.start, verb, language=language) or scene.named_at(
            verb.start("verb")
        ):
            continue
        content, by = _content(scene, (verb.start("verb"), verb.end()), span.end, language=language)
        past = verb["verb"] in lexicon.get("wishes", ()) and re.search(r"(?<!\w)ha[sd]\s\Z", left)
        if past or not _may_listen(scene, verb, by, language=language):
            continue  # "had hoped that", which was never said
        start = verb.start("verb")
        by = by if _brings(scene, verb, (content, by), language=language) else "none"
        if (
            by == "bare"
            and verb["reports"]
            and verb["verb"] not in lexicon.get("clausal", [verb["verb"]])
            and not any(n.start == content for n in scene.outer(content, content + 60)[:1])
        ):
            by = "none"
        weighs = verb["verb"] in lexicon.get("only_that", ())
        if by in ("bare", "none") and (weighs or re.fullmatch(_feels(language), verb["verb"])):
            continue
        if by == "bare" and _is_object(scene, content, span.end, language=language):
            by = "none"
        if by == "bare" and verb["verb"] in lexicon.get("announces", ()):
            by = "none" if _acts(language).match(folded, content) else by
        if by == "bare" and verb["verb"] in lexicon.get("look_ahead", ()):
            near = re.split(r"[,;:]", folded[content : span.end], maxsplit=1)[0]
            by = "bare" if re.search(rf"(?<!\w){lexicon['ahead']}(?!\w)", near) else "none"
        needs = verb["reports"] or verb["saying"] or tells(language).fullmatch(verb["verb"])
        if by == "bare" and needs and not is_clause(scene, content, span.end, language=language):
            by = "none"
        yield Saying(start, verb.end(), content, by, bool(verb["saying"]))


def _is_blocked(scene: Scene, left: str, place: int, language: str) -> bool:
    """Tell a verb that is denied or a noun; a word of a name makes none of it: "Nhật Bản cho biết"."""
    blocked = _blocked(language).search(left)
    if not blocked or scene.named_at(place - len(left) + blocked.start()):
        return False
    return not (_unblocked(language).search(left) or _of_a_person(scene, place, language))


def _brings(scene: Scene, verb: re.Match[str], what: tuple[int, str], *, language: str) -> bool:
    """Tell whether words that a verb brings are its words: not "pledges are", nor "pledged 2 “to”"."""
    lexicon, (content, by) = words(language, "statements"), what
    if not lexicon.get("clause_has_subject"):
        return True
    if by == "bare":
        left = scene.folded[max(0, verb.start() - _MARK_FAR) : verb.start()]
        near = scene.folded[content : content + _NEAR_CLAUSE].partition(",")[0]
        opens = left.rstrip(" ")[-1:] in ("", ".", "!", "?", "\n")
        if verb["saying"] and opens and not finite(language).search(near):
            return False  # "Reaffirming its promise, Peru said it would"
        verb_first = re.compile(lexicon["clause_has_subject"]).match(scene.folded, content)
        return verb_first is None or bool(shape(language, "statements", "hangs").search(left))
    if by == "that" and re.compile(lexicon["story"]).match(scene.folded, content):
        return False  # "told the conference that began on Monday"
    gap = re.sub(lexicon.get("when", "(?!)"), "", scene.folded[verb.end() : content])
    clause = re.compile(lexicon["clause_has_subject"]).match(scene.folded, content)
    if by == "that" and verb["saying"] and clause and gap.strip() != "that":
        return False  # "at a pledging event that was hosted by Peru"
    if (
        by == "mark"
        and _FEW_MARKED.match(scene.view.text, content)
        and shape(language, "statements", "of_marked").search(gap)
    ):
        return False  # "warned of a “death blow” for Peru as a conference raised little"
    if by != "mark" or len(gap) < _MARK_NEAR or verb["says"]:
        return True
    counted = ":" not in gap and re.search(r"\d|, \w", gap)  # ", saying it was “the answer”"
    return verb["verb"] not in lexicon.get("only_that", ()) and not counted


@cache
def _acts(language: str) -> re.Pattern[str]:
    """Return a verb of giving that no subject stands before: "thông báo dành 2 tỷ đồng"."""
    acts = words(language, "promises").get("second", {}).get("acts", ())
    return re.compile(rf"\s*(?:{phrase(tuple(acts))})(?!\w)")


def _of_a_person(scene: Scene, verb: int, language: str) -> bool:
    """Tell whether the relative clause of a person begins with a verb: "روزا كينتيرو التي قالت"."""
    if not words(language, "statements").get("verb_first"):
        return False
    which = re.search(r"،? (?:الذي|التي) \Z", scene.folded[max(0, verb - 12) : verb])
    end = verb - len(which.group()) if which else -1
    near = next(iter(scene.before(verb)), None)
    return near is not None and near.end == end and kind(near.party) == "person"


def _content(scene: Scene, at: tuple[int, int], end: int, *, language: str) -> tuple[int, str]:
    """Return where the content of a verb begins, and by what it is brought."""
    begin, place = at
    told = bool(tells(language).fullmatch(scene.folded, begin, place))
    folded, near = scene.folded, min(end, place + _FAR_THAT)
    mark = re.compile(rf"{_STOP}{{0,90}}+(?:[:،,]\s*)?([\"“«]|:)\s*[\"“«]?").match(
        folded, place, near
    )
    lead = _bare_lead(language, told).match(folded, place, end)
    after = lead.end() if lead else place
    if told and "clause_has_subject" in words(language, "statements"):
        after = _behind_listener(scene, after, end, language=language)
    close = that(language).match(folded, after, end)
    if close:
        return close.end(), "that"
    for found in _that_far(language).finditer(folded, after, near):
        gap = _set_apart(folded[place : found.start()], language).removesuffix(", ")
        if re.search(r"[.,;:!?؟\"“”«»\n]", gap) or finite(language).search(gap):
            break
        if not told and not _may_part(folded[begin:place], gap, language=language):
            bare = folded[begin:place] in words(language, "statements")["says"]
            return after, "bare" if bare else "none"
        return found.end(), "that"
    if mark and (
        mark.end() - place < 4 or not is_clause(scene, place, mark.start(1), language=language)
    ):
        return mark.end(), "mark"
    return after, "bare"


def _set_apart(gap: str, language: str) -> str:
    """Leave out a time, a place or a manner between two commas: "added, in a note to members, that"."""
    apart = (
        shape(language, "statements", "inserted").fullmatch(gap)
        if "listener" in words(language, "statements")
        else None
    )
    return gap if apart is None or not adjuncts(language).fullmatch(apart["what"]) else ""


def _may_part(verb: str, gap: str, *, language: str) -> bool:
    """Tell "said on Monday to members that" from "announced help for those whom the storm that"."""
    lexicon = words(language, "statements")
    if "listener" not in lexicon or verb in lexicon["warns_whom"]:
        return True
    return adjuncts(language).fullmatch(gap) is not None


def _behind_listener(scene: Scene, place: int, end: int, *, language: str) -> int:
    """Return where words begin behind a listener's name: "told Reuters it had"."""
    named = scene.outer(place, min(end, place + _FAR_THAT))[:1]
    told = named and scene.folded[place : named[0].start] in ("", "the ")
    if not told or not is_clause(scene, named[0].end, end, language=language):
        return place
    return named[0].end + 1 if scene.text(named[0].end, named[0].end + 1) == " " else place


@cache
def _objects(language: str) -> re.Pattern[str]:
    return re.compile(rf"\s*(?:{listed(language, 'objects')})(?!\w)")


def _is_object(scene: Scene, start: int, end: int, *, language: str) -> bool:
    """Tell whether a verb has a noun for its object and no clause: "khẳng định lập trường của"."""
    if not _objects(language).match(scene.folded, start, end):
        return False
    near = re.split(r"[,;“\"]", scene.folded[start : min(end, start + _NEAR_CLAUSE)], maxsplit=1)[0]
    return not finite(language).search(near)


@cache
def _says_more(language: str) -> re.Pattern[str]:
    """Return a second verb of saying: "announced the aid and indicated more would come"."""
    verbs = words(language, "statements").get("second_says", "(?!)")
    return re.compile(rf"\sand\s(?:also |then |later )?(?:{verbs})(?!\w)")


def is_clause(scene: Scene, start: int, end: int, *, language: str) -> bool:
    """Tell whether words hold a finite verb before they are cut by a semicolon."""
    near = scene.folded[start : min(end, start + _NEAR_CLAUSE)]
    near = re.split(r";|\s[-–—]\s|\sbut\s", near, maxsplit=1)[0]
    more = _says_more(language).search(near)
    near = near[: more.start()] if more else near
    if shape(language, "statements", "figure").match(near):
        return False
    if re.match(rf"\s*(?:{listed(language, 'clause_pronouns')})\s+\w", near):
        return True
    if shape(language, "statements", "thing").match(near):
        return False  # "had promised wheat, though it had not said how much"
    comma = near.find(", ")
    while comma >= 0 and near.count(" ", 0, comma) < 2:
        comma = near.find(", ", comma + 1)
    return bool(finite(language).search(near[:comma] if comma > 0 else near))
