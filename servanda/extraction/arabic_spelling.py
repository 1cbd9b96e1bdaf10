"""Arabic as the lexicons write it, letter for letter: for the view, where a text writes it otherwise.

Egyptian papers end a word in "ى" for "ي" ("فى", "الدولى"), many leave the sign of an alef unwritten
("الامين العام", "اعلنت"), and figures stand with an Arabic comma or a "ر" between ("5،4", "4ر2", whose
parts are read from the right), or in brackets ("(4) مليارات"). No letter is added or taken away.

>>> respelt("اعلن الامين العام، فى مؤتمر دولى، تقديم 4ر2 مليار"), respelt("(7) مليارات")
('أعلن الأمين العام، في مؤتمر دولي، تقديم 2.4 مليار', ' 7  مليارات')
"""

import re
from functools import cache

from servanda.extraction.lexicon import words

# What a text has a good many of that leaves signs unwritten, and one that writes "فى".
_UNSIGNED = re.compile(r"(?<!\w)[وف]?ا(?:لى|ن|نه|نها|و|علن|علنت|كد|كدت|ضاف|شار|لامم|لامين)(?!\w)")
_EGYPTIAN = re.compile(r"(?<!\w)[وف]?فى(?!\w)")
_IN_YEH = re.compile(r"(?<!\w)([وفبلك]{0,2}(?:ال|لل)?)([\u0621-\u064a]{2,})(?<=ى)(?!\w)")
_WITH_ALEF = re.compile(
    r"(?<!\w)([وف]?(?:ال|لل|بال|[بلك](?=ا))?)([\u0621-\u064a]*ا[\u0621-\u064a]*)"
)
_ENDINGS = re.compile(r"(?:ه|ها|هم|هما|نا|ي|ية|ات|ين|ون|ا)\Z")
_COMMA = re.compile(r"(?<=\d)،(?=\d)")
_TURNED = re.compile(r"(?<![\w.,])(\d{1,3})ر(\d{1,4})(?![\w.,]\d|\w)")
_BRACKETED = re.compile(
    r"\((\s?\d[\d.,]*\s?)\)(?=\s(?:ال)?(?:ألف|الف|آلاف|الاف|ملي[وا]|دولار|يورو))"
)
_SHORTEST = 3  # letters of a word whose sign can be told


def respelt(text: str) -> str:
    """Return the text in the spelling of the lexicons, of the same length."""
    if "،" in text:
        text = _COMMA.sub(",", text)
    if "ر" in text:
        text = _TURNED.sub(r"\2.\1", text)
        text = _BRACKETED.sub(r" \1 ", text)
    if _EGYPTIAN.search(text):
        text = _IN_YEH.sub(_in_yeh, text)
    return _WITH_ALEF.sub(_signed, text) if _UNSIGNED.search(text) else text


def _in_yeh(found: re.Match[str]) -> str:
    """Write a yeh at the end of a word that is none of those in alef."""
    lead, word = found.groups()
    if word in _in_alef() or found.group() in _in_alef():
        return found.group()
    return f"{lead}{word[:-1]}ي"


def _signed(found: re.Match[str]) -> str:
    """Give the alef of a word that we know its sign."""
    lead, word = found.groups()
    table = _signs()
    if len(word) < _SHORTEST:
        return found.group()
    whole = table.get(found.group())
    if whole is not None:
        return whole
    signed = table.get(word)
    if signed is None and (ending := _ENDINGS.search(word)):
        stem = table.get(word[: ending.start()], "")
        signed = stem + ending.group() if stem else None
    return lead + (signed or word)


@cache
def _signs() -> dict[str, str]:
    signed = words("ar", "spelling")["signed"].split()
    return {re.sub("[أإ]", "ا", word): word for word in signed}


@cache
def _in_alef() -> frozenset[str]:
    return frozenset(words("ar", "spelling")["in_alef"].split())
