"""Names that stand behind an office nobody lists, proved by what is said of them later or beside them.

"Huấn luyện viên tuyển Jordan Karim Haddad ... Ông Haddad": the form of address with the last name
proves that the capitals which end so are a person's, whatever stands before them.

>>> text = "Trọng tài biên Karim Haddad giải thích. Ông Haddad nói ít."
>>> [text[start:end] for start, end in proved_names(text, ["Haddad"], [], language="vi")]
['Karim Haddad']
"""

import re
from collections.abc import Collection
from itertools import islice

from servanda.extraction.lexicon import words
from servanda.extraction.names.person_names import name_at, run_of_capitals
from servanda.extraction.names.untitled import Spans, overlaps
from servanda.terms.countries import seats

_FEWEST = 2  # words of a full name
_WORD = re.compile(r"([^\W\d_]+) ")
_MOST_WORDS = 6  # small words between an office and the name of who holds it
_REACH = 60
_TOLD = re.compile(r" \([A-Z][a-z'-]+(?: [A-Z][a-z'-]+){1,2}\)")  # "(Yu Zhengsheng)"
_PIECE = re.compile(r"[\w’'-]+")
_FAR, _MOST_PIECES = 130, 26  # code points and words of the longest body on the way to a name


def proved_names(
    text: str, last_names: Collection[str], taken: Spans, *, language: str
) -> list[tuple[int, int]]:
    """Return the first full name that ends with each last name; none shares a word with `taken`."""
    if not last_names or not words(language, "people").get("proved_by_address"):
        return []
    found: dict[str, tuple[int, int]] = {}
    for run in run_of_capitals(language, _FEWEST).finditer(text):
        last = run.group().rsplit(" ", 1)[-1]
        if last not in last_names or last in found:
            continue
        start = _behind_names(run.start(), run.end(), taken)
        whole = name_at(text, start, run.end(), language=language) == run.end()
        if whole and " " in text[start : run.end()] and not overlaps(taken, start, run.end()):
            found[last] = start, run.end()
    return sorted(found.values())


def _behind_names(start: int, end: int, taken: Spans) -> int:
    """Return where the name begins behind a country or body in the same run of capitals."""
    inside = [last for first, last in taken if start <= first and last < end]
    return max([start, *(last + 1 for last in inside)])


def behind_city(text: str, place: int) -> int:
    """Return where the name begins in "đại sứ tại Juba Kristin Aasen", the end of the text for none.

    The city is a seat of government, or has two Vietnamese syllables before a foreign name.
    """
    run = run_of_capitals("vi", _FEWEST + 1).match(text, place)
    if run is None:
        return len(text)
    pieces = run.group().split()
    for size in (2, 1):
        city, rest = " ".join(pieces[:size]), pieces[size:]
        native = size == _FEWEST and not city.isascii() and " ".join(rest).isascii()
        if len(rest) >= _FEWEST and (city in seats("vi") or native):
            return place + len(city) + 1
    return len(text)


def name_behind_body(text: str, place: int, ends: Collection[int]) -> int:
    """Return where the name begins behind a long body whose last word is a country, the text's end for none.

    "Chủ tịch Ủy ban về Quyền của người dân Palestine Awa Diallo": a foreign name of two words or more, or a
    Vietnamese of three, right behind the country; no mark and no verb may stand on the way.
    """
    lexicon = words("vi", "people")
    for word in islice(_PIECE.finditer(text, place, place + _FAR), _MOST_PIECES):
        if word.end() in ends and text[word.end() : word.end() + 1] == " ":
            run = run_of_capitals("vi", _FEWEST).match(text, word.end() + 1)
            pieces = run.group().split() if run else []
            own = bool(pieces) and pieces[0] in lexicon["firm_family_names"]
            foreign = run is not None and run.group().isascii() and pieces[-1] not in _bodies()
            told = run is not None and _TOLD.match(text, run.end()) is not None
            if foreign or (len(pieces) > _FEWEST and (own or told)):
                return word.end() + 1
        if word.group() in lexicon["body_ends"] or text[word.end() : word.end() + 1] != " ":
            break
    return len(text)


def _bodies() -> list[str]:
    listed: list[str] = words("en", "people")["bodies"]
    return listed


def evident_name(text: str, place: int) -> int:
    """Return where a full name begins behind the small words of an office, or `place` for none.

    "Trưởng ban tổ chức Hồ Quang Vũ": a Vietnamese family name shows it, or a verb of saying behind
    foreign capitals; a verb or a preposition among the small words ends the office.
    """
    lexicon, begins = words("vi", "people"), place
    for word in islice(_WORD.finditer(text, place, place + _REACH), _MOST_WORDS):
        if not word.group(1).islower() or word.group(1) in lexicon["office_ends"]:
            break
        begins = word.end()
    run = run_of_capitals("vi", _FEWEST).match(text, begins) if begins > place else None
    if run is None:
        return place
    pieces = run.group().split()
    own = pieces[0] in lexicon["family_names"]
    says = text.startswith(tuple(f" {verb}" for verb in lexicon["says"]), run.end())
    return begins if (own and len(pieces) > _FEWEST) or (says and not own) else place
