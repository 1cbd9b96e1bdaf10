"""Bodies that no register knows, by the noun that says what they are: "Tập đoàn Sao Mai".

Only firms and charities, whose nouns stand beside a proper name in capitals; councils, committees and
ministries are told by the register alone. The id is the whole name in ASCII.

>>> [(b.party, b.start) for b in find_bodies("Còn Tập đoàn Sao Mai thì không.", [], language="vi")]
[('org:tap-doan-sao-mai', 4)]
"""

import re
from collections.abc import Sequence
from functools import cache

from servanda.extraction.lexicon import words
from servanda.extraction.person_names import in_ascii, run_of_capitals
from servanda.extraction.scene import Named
from servanda.extraction.untitled import overlaps


def find_bodies(text: str, named: Sequence[Named], *, language: str) -> list[Named]:
    """Return the bodies named by their noun that share no word with what is named already."""
    pattern = _pattern(language)
    if pattern is None:
        return []
    taken = sorted((name.start, name.end) for name in named)
    found = []
    for match in pattern.finditer(text):
        start, end = match.span()
        if not overlaps(taken, start, end):
            found.append(Named(start, end, "org:" + in_ascii(match.group())))
    return found


@cache
def _pattern(language: str) -> re.Pattern[str] | None:
    lexicon = words(language, "parties")
    if "tail_nouns" not in lexicon:
        return None
    heads = sorted(lexicon["head_nouns"], key=len, reverse=True)
    refused = "|".join(map(re.escape, lexicon["no_body"]))
    name = rf"(?!(?:{refused})\b){run_of_capitals(language).pattern}"
    tails = "|".join(lexicon["tail_nouns"])
    first = rf"\b(?:{'|'.join(heads)}) {name}|" if heads else ""
    word = r"[A-Z][\w&-]*"
    return re.compile(
        rf"{first}\b(?!(?:{refused})\b){word}(?: {word}){{0,3}} (?:{tails})\b(?! [A-Z])"
    )
