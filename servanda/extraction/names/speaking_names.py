"""Arabic names right before what somebody says: "يؤكد معتمد المحلية صلاح الطيب أن القوائم رفعت".

Whatever the office is called, the name stands between it and "that", a colon or a comma behind
"according to", begins with a given name that we know, and a verb of saying leads its clause.

>>> text = "يؤكد معتمد المحلية صلاح الطيب أن القوائم رفعت"
>>> [text[start:end] for start, end in before_that(text, "ar")]
['صلاح الطيب']
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from servanda.extraction.lexicon import words
from servanda.extraction.names.namesakes import is_namesake
from servanda.extraction.names.person_names import may_be_named, name_at
from servanda.extraction.names.romanisation import (
    JOINED,
    WORD,
    ends_foreign,
    is_family,
    is_firmly_foreign,
    is_given,
    is_listed,
    is_own_given,
)
from servanda.terms.countries import names, seats
from servanda.terms.folding import fold
from servanda.terms.register import aliases

_FAR = 110  # code points of a verb, an office and a name
_NAME = 44  # ... of the name alone
_MOST = 4  # words of it
_FEWEST = 2  # ... where nobody knows any of them
_DEFINITE = 3  # letters of a word that is more than its article


def before_that(text: str, language: str) -> Iterator[tuple[int, int]]:
    """Find the names that stand right before what is said."""
    lead, stop = _shapes()
    for end in stop.finditer(text):
        clause = text[max(0, end.start() - _FAR) : end.start()]
        led = [*lead.finditer(clause)]
        if not led:
            continue
        begin = end.start() - len(clause) + led[-1].end()
        near = max(begin, end.start() - _NAME)
        for word in list(WORD.finditer(text, near, end.start()))[-_MOST:-1]:
            of_faith = text.startswith(" الدين ", word.end())  # "شرف الدين"
            of_faith = of_faith or _is_double(text, word)
            begins = _may_begin(word.group()) or of_faith
            if not begins or (near > begin and word.start() == near):
                continue
            if _is_place(word.group()) or is_namesake(text, word.start()):
                continue  # "مدير العمليات في غزة سام روز", "قالت بلدية خان يونس إن"
            last = text[word.start() : end.start()].rpartition(" ")[2]
            ends = _may_end(last) or (is_given(word.group()) and ends_foreign(last))
            ends = ends or (of_faith and is_listed(last))
            ends = ends or (_is_sure(word.group()) and may_be_named(last) and last[-1] != "ا")
            named = ends and word.group() not in words(language, "people")["no_first"]
            if named and name_at(text, word.start(), end.start(), language=language) == end.start():
                yield word.start(), end.start()
                break
        else:
            yield from _behind_office(text, begin, end.start())


def by_their_words(text: str, language: str) -> Iterator[tuple[int, int]]:
    """Find the names that are all that stands behind "according to": "بحسب جوزيف كيبلاغات، وهو مهندس"."""
    for led in _according().finditer(text):
        run = list(WORD.finditer(text, led.start("name"), led.end("name")))
        last = run[-1].group()
        known = is_given(run[0].group()) and (_may_end(last) or is_listed(last))
        if known and all(_is_definite(word.group()) or may_be_named(word.group()) for word in run):
            yield led.span("name")


def _is_double(text: str, word: re.Match[str]) -> bool:
    """Tell a given name written as two words: "عبد الرزاق", "آن ماري"."""
    if word.group() == "آن":
        second = WORD.match(text, word.end() + 1)
        return second is not None and is_firmly_foreign(second.group(), first=True)
    return word.group() == "عبد" and text.startswith(" ال", word.end())


def _is_sure(word: str) -> bool:
    """Tell a given name that is no word: whatever stands between it and what is said is of the name."""
    return word in words("ar", "people")["evident"] or is_firmly_foreign(word, first=True)


@cache
def _according() -> re.Pattern[str]:
    leads = "|".join(words("ar", "people")["before_that"]["according"])
    name = rf"{WORD.pattern}(?: {WORD.pattern}){{1,{_MOST - 1}}}"
    return re.compile(rf"(?<!\w)(?:{leads}) ?(?P<name>{name})(?=[،.](?:\s|\Z))")


def _behind_office(text: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    """Find two or three words without an article behind a definite office: nothing but a name stands there.

    "قال رئيس البلدية رستم كريموف إن": what rules no further word is closed by its article.
    """
    found = list(WORD.finditer(text, begin, end))
    if len(found) < _FEWEST + 1 or text[begin:end].split() != [word.group() for word in found]:
        return
    if found[0].group() not in words("ar", "people")["titles"]:
        return
    shut = (_is_definite(word.group()) or _is_place(word.group()) for word in found)
    closed = [at for at, ends in enumerate(shut) if ends]
    run = found[closed[-1] + 1 :] if closed else []
    if _FEWEST <= len(run) <= _MOST and all(may_be_named(word.group()) for word in run):
        yield run[0].start(), end


def _is_place(word: str) -> bool:
    """Tell the name of a state, a territory or a capital."""
    party = aliases("ar").get(fold(word), "")
    return (
        party.startswith(("country:", "territory:")) or word in names("ar") or word in seats("ar")
    )


def _is_definite(word: str) -> bool:
    return len(word) > _DEFINITE and word.startswith(("ال", "لل", "بال", "وال"))


def foreign_pairs(text: str, language: str) -> Iterator[tuple[int, int]]:
    """Find two words running that both write foreign names almost letter for letter: "هنريك سورنسن"."""
    found = list(WORD.finditer(text))
    reach = 0
    for word, after in pairwise(found):
        if word.start() < reach or text[word.end() : after.start()] != " ":
            continue
        if word.group().startswith("ال") or not _may_end(after.group()):
            continue
        both = is_firmly_foreign(word.group(), first=True) and is_firmly_foreign(
            after.group(), first=False
        )
        place = f"{word.group()} {after.group()}" in seats(language)
        if not both or place or is_namesake(text, word.start()):
            continue
        reach = after.end()
        yield word.start(), reach


def _may_begin(word: str) -> bool:
    """Tell a given name that we know from a particle and from what has an article."""
    if word in JOINED or word.startswith(("ال", "لل", "وال", "بال")):
        return False
    return is_own_given(word) or is_firmly_foreign(word, first=True)


def _may_end(word: str) -> bool:
    """Tell a last name from a particle, and from "laughing" behind it."""
    said = re.fullmatch(words("ar", "people")["before_that"]["that"], word)
    if said is not None or word in words("ar", "people")["titles"]:
        return False
    return word.startswith("ال") or is_family(word) or is_firmly_foreign(word, first=False)


@cache
def _shapes() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return a verb of saying or "according to", and what may stand right behind a name."""
    people, shown = words("ar", "people"), words("ar", "people")["before_that"]
    verbs = "|".join((*people["says"], *shown["leads"]))
    return (
        re.compile(rf"(?<!\w)[وف]?(?:{verbs})(?= )"),
        re.compile(
            rf"(?=(?: (?:من|إلى|عن|على|في))? (?:{shown['that']})(?!\w| لم )|:|، (?:{shown['closes']})(?!\w))"
        ),
    )
