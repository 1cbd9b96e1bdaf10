"""One form of a text for looking words up: small letters, and one letter where Arabic writes several.

Nothing is added or taken away: character `i` of the folded text stands for character `i` of the
text, so a find needs no map back.

>>> fold("Hội đồng HÒA BÌNH"), fold("أمريكا")
('hội đồng hòa bình', 'امريكا')
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+")
# Written one for the other in the press: the alefs, final yeh, teh marbuta; and two typewriter quotes.
_ONE_LETTER = tuple(zip("أإآٱىةؤئ’ʼİ", "اااايهوي''I", strict=True))


def fold(text: str) -> str:
    """Return the text in small letters, the same number of code points long."""
    if not text.isascii():
        for written, letter in _ONE_LETTER:  # ten times faster than str.translate
            if written in text:
                text = text.replace(written, letter)
    return text.lower()


_FEW = 2  # entries that may share a head


@lru_cache(maxsize=2)  # one text is searched for names of many lists, one after the other
def folded_words(text: str) -> tuple[str, Mapping[str, list[int]]]:
    """Return the folded text, and its words with the places at which each begins."""
    folded = fold(text)
    places: dict[str, list[int]] = {}
    at = 0
    for word in _WORD.findall(folded):
        at = folded.find(word, at)  # nothing but marks stands between two words
        if word in places:
            places[word].append(at)
        else:
            places[word] = [at]
        at += len(word)
    return folded, places


def either(entries: Iterable[str]) -> str:
    """Return a pattern of any of the entries, the longest first; heads that several share stand once.

    >>> either(["is ready", "is set", "was"])
    'was|is (?:set|ready)'
    """
    heads: dict[str, list[str]] = {}
    for entry in sorted(set(entries)):
        heads.setdefault(entry[:1], []).append(entry)
    return "|".join(_alike(alike) for _, alike in reversed(heads.items()))


def _alike(entries: Sequence[str]) -> str:
    """Write entries that begin with one letter, in order, as a pattern; the shorter of two ways."""
    plain = "|".join(map(_escaped, reversed(entries)))
    if len(entries) < _FEW or not entries[0]:
        return plain
    first, last = entries[0], entries[-1]
    size = next(
        (n for n, (a, b) in enumerate(zip(first, last, strict=False)) if a != b), len(first)
    )
    rests = [entry[size:] for entry in entries]
    inner = either(rest for rest in rests if rest)
    shorter = f"{_escaped(first[:size])}(?:{inner}){'' if rests[0] else '?'}"
    return min(shorter, plain, key=len)


def _escaped(entry: str) -> str:
    """Return words as a pattern finds them; a space needs no sign before it."""
    return re.escape(entry).replace("\\ ", " ")
