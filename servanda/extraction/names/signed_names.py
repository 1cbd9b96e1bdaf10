"""Names that a text carries without an office: above it, below it, and those that its own words prove.

By-lines and the credits of an interview ("By Ann Lee", "بقلم: ليلى سعد", "She spoke to Ann Lee"), the
name below a letter; who runs something, and who is told what he is ("Ann Lee, a boatman,"); a full name
whose last word answers questions or says something elsewhere: "Lee: In May."

>>> text = "Bread for all\\nBy Ann Lee and Jo Berg\\nIt rained."
>>> [text[start:end] for start, end in signed(text, "en")]
['Ann Lee', 'Jo Berg']
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice

from servanda.extraction.lexicon import words
from servanda.extraction.names.person_names import in_ascii, name_at, run_of_capitals
from servanda.extraction.names.role_names import is_person
from servanda.extraction.names.romanisation import given_in_latin, is_given
from servanda.terms.folding import either

_TWO = 2  # words of a full name, and names that sign together
_FOOT = 320  # code points at the end of a text in which it is signed
_SIGNED_LINE = 90  # code points of the line below a letter
_MOST = 60  # last words that are looked for again
_FEW_LINES = 3
_HEAD = 4  # lines at the head of a text, one of which may say who wrote it
_BEFORE = 24  # code points of "a man named" before a name
_JOINED = {"ar": re.compile(r" و(?=\w)"), "en": re.compile(r",? (?:and|&) ")}


def signed(text: str, language: str) -> Iterator[tuple[int, int]]:
    """Find who wrote a text, asked the questions or signed below."""
    above, close, letter = _credits(language)
    for credit in above.finditer(text):
        yield from _names(text, credit.end(), language)
    foot = max(0, len(text) - _FOOT)
    for end in close.finditer(text, foot):
        yield from islice(_names(text, end.end(), language), 1)
    last = text.rstrip().rfind("\n") + 1
    if last > foot and len(text) - last < _SIGNED_LINE and letter.search(text):
        yield from islice(_names(text, last, language), 1)


def _names(text: str, place: int, language: str) -> Iterator[tuple[int, int]]:
    """Give one name at a place, and a second that "and" joins to it."""
    for _ in range(_TWO):
        end = name_at(text, place, len(text), language=language)
        if end == place or not _is_name(text[place:end], language):
            return
        yield place, end
        joined = _JOINED[language].match(text, end)
        if joined is None:
            return
        place = joined.end()


def _is_name(name: str, language: str) -> bool:
    pieces = name.split()
    if language == "ar":
        return len(pieces) >= _TWO and any(is_given(piece) for piece in pieces[:_TWO])
    return len(pieces) >= _TWO and is_person(name, language)


@cache
def _credits(language: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Return what stands before the names of who wrote, the close of a letter, and what shows one."""
    shown = words(language, "people")["signed"]
    return (
        re.compile(shown["credits"], re.M),
        re.compile(shown["close"]),
        re.compile(shown["letter"]),
    )


def proved(text: str, language: str) -> Iterator[tuple[int, int]]:
    """Find full names whose last word answers questions or says something elsewhere in the text."""
    alone = islice(_alone(language).finditer(text), _MOST)
    last_words = {found[1] or found[2] for found in alone}
    if not last_words:
        return
    for run in run_of_capitals(language, _TWO).finditer(text):
        name = run.group()
        if name.rpartition(" ")[2] in last_words and is_person(name, language):
            yield run.span()


@cache
def _alone(language: str) -> re.Pattern[str]:
    """Return one capitalised word before the colon of an answer, or before a verb of saying."""
    name = r"([A-Z](?:[^\W\d_]|['’-](?!s\b))+)"
    says = either(words(language, "people")["says"])
    return re.compile(rf"^{name}(?=: )|(?:^|[.!?”\"] ){name}(?= (?:{says})\b)", re.M)


def by_first_name(text: str, language: str) -> Iterator[tuple[int, int]]:
    """Find names by a first name that is hardly anything else: "the letter from Marwan Jilani"."""
    place = _in_a_place(language)
    for run in run_of_capitals(language, _TWO).finditer(text):
        first, _, rest = run.group().partition(" ")
        led = in_ascii(first) in first_names() and rest
        if led and is_person(run.group(), language) and not place.search(text, 0, run.start()):
            yield run.span()


@cache
def _in_a_place(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{words(language, 'people')['signed']['in_a_place']})\Z")


@cache
def first_names() -> frozenset[str]:
    """Return the first names that are neither a place nor a word of English."""
    shown = words("en", "people")["signed"]
    return (given_in_latin() | frozenset(shown["first_names"].split())) - {*shown["ambiguous"]}


def bare_lines(text: str, language: str) -> Iterator[tuple[int, int]]:
    """Find who wrote in a line of the name alone below a heading."""
    lines = list(re.finditer(r"[^\n]*\S[^\n]*", text))
    for line in (*lines[1:_HEAD], *lines[-1:]) if len(lines) > _FEW_LINES else ():
        start = line.start() + len(line.group()) - len(line.group().lstrip())
        end = name_at(text, start, line.end(), language=language)
        known = in_ascii(text[start:end].partition(" ")[0]) in first_names()
        if end == line.end() and known and _is_name(text[start:end], language):
            yield start, end


def told(text: str, language: str) -> Iterator[tuple[int, int]]:
    """Find who runs something, and who is told what he is: "Ann Lee, a boatman,", "one Ann Lee"."""
    behind, before = _telling(language)
    for run in run_of_capitals(language, _TWO).finditer(text):
        start, end = run.span()
        shown = behind.match(text, end) or before.search(text, max(0, start - _BEFORE), start)
        if shown and is_person(run.group(), language):
            yield start, end


@cache
def _telling(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what tells of a person behind a name and before it."""
    lexicon = words(language, "people")
    things = "|".join((*lexicon["apposed_bodies"], *lexicon["signed"]["things"]))
    behind = lexicon["signed"]["behind"].replace("THINGS", things)
    return re.compile(behind), re.compile(lexicon["signed"]["before"])
