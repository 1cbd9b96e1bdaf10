"""The number of a round, a session or a year's edition: it tells one meeting from the next of its kind.

Worked example: "a first round of fishing talks" and "a second round of fishing talks" are two meetings,
however alike the sentences about them are.
"""

import re
from functools import lru_cache

_ROUND = re.compile(
    r"\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th))\b"
    r"|\b(?:lần thứ|vòng|phiên|đợt|kỳ|thứ)\s+\w+"
    r"|(?<!\w)(?:ال)?(?:أولى|أول|ثانية|ثاني|ثالثة|ثالث|رابعة|رابع|خامسة|خامس)(?!\w)",
    re.I,
)


@lru_cache(maxsize=4096)  # a sentence is held against each of its copies
def rounds(text: str) -> frozenset[str]:
    """Return the numbers of rounds that a text names, as written, in small letters."""
    return frozenset(found.group().casefold() for found in _ROUND.finditer(text))


def apart(one: str, other: str) -> bool:
    """Tell whether each of two texts names a round that the other does not."""
    ours, theirs = rounds(one), rounds(other)
    return bool(ours - theirs) and bool(theirs - ours)
