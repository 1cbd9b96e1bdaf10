"""What two titles share across languages: names, numbers, and words written alike. No model.

Worked example: "Tái thiết cảng Gaza, giai đoạn 2" and "Gaza port, phase 2" share `territory:gaza` and
`2`; "projet hospitalier" and "hospital project" share two words written alike, by their beginnings.
A number or a name tells more than a word.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

from servanda.terms import countries, register
from servanda.terms.folding import fold
from servanda.terms.languages import LANGUAGES

_WORD = re.compile(r"[^\W_]+(?:[-'][^\W_]+)*")
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹٫٬", "01234567890123456789.,")
_STEM = 6  # letters of a long word that are compared: "hospitals" and "hospitalier"
_LONGEST = 5  # words of a name of a country, a place or a body
_WEIGHT = {"=": 3.0, "#": 2.0}  # of a party, of a number; a word weighs 1
_EMPTY = """
a an and the of for to in on at by with from from into through under as is are its their this that
usd eur million billion dollars dollar phase project programme program support
và của cho các những tại trong với từ đến về là một được triệu tỷ đô la usd dự án chương trình
في من على الى عن مع هذا هذه التي الذي مليون مليار دولار مشروع برنامج دعم
de la le les des du et pour en un une dans sur au aux el los las y para por del
"""  # words that say nothing of what is paid for
_ARTICLE = re.compile(r"^(?:وال|بال|لل|ال|و)(?=\w{3})")


def plain(text: str) -> str:
    """Return the text in small letters without marks on them, Arabic and Latin alike."""
    folded = fold(text.translate(_DIGITS)).replace("đ", "d")
    if folded.isascii():
        return folded
    parts = unicodedata.normalize("NFKD", folded)
    return "".join(c for c in parts if not unicodedata.combining(c))


@lru_cache(maxsize=65_536)  # a title stands over many flows
def words_of(text: str) -> frozenset[str]:
    """Return what a title says: `=party` for a name we know, `#n` for a number, else beginnings."""
    words = _WORD.findall(plain(text))
    found: set[str] = set()
    at = 0
    while at < len(words):
        party, taken = _name(words, at) if _begins(words[at]) else ("", 1)
        if party:
            found.add(f"={party}")
        else:
            found |= _word(words[at])
        at += taken
    return frozenset(found)


def _word(word: str) -> set[str]:
    if word.isdigit():
        return {f"#{int(word)}"} if len(word) < 19 else set()
    bare = word if word.isascii() else _ARTICLE.sub("", word)
    if bare in _plain_empty() or len(bare) < 3:
        return set()
    return {bare[:_STEM]}


def _name(words: list[str], at: int) -> tuple[str, int]:
    """Return the party that the longest run of words from `at` names, and how many words it has."""
    known = names()
    for taken in range(min(_LONGEST, len(words) - at), 0, -1):
        run = " ".join(words[at : at + taken])
        party = known.get(run) or known.get(_ARTICLE.sub("", run))
        if party and (taken > 1 or len(run) > 2):
            return party, taken
    return "", 1


def _begins(word: str) -> bool:
    """Tell whether a name that we know begins with the word."""
    firsts = _firsts()
    return word in firsts or (not word.isascii() and _ARTICLE.sub("", word) in firsts)


@cache
def _firsts() -> frozenset[str]:
    return frozenset(name.partition(" ")[0] for name in names())


@cache
def _plain_empty() -> frozenset[str]:
    return frozenset(_ARTICLE.sub("", plain(word)) for word in _EMPTY.split())


@cache
def names() -> Mapping[str, str]:
    """Return name without marks -> id, of every country, place and body in three languages."""
    found: dict[str, str] = {}
    for language in LANGUAGES:
        for spelt in (countries.spellings(language), register.spellings(language)):
            for name, party in spelt.items():
                if not party.startswith("person:"):
                    found.setdefault(key_of(name), party)
    return found


def key_of(name: str) -> str:
    """Return a name as it is looked up: words without marks, one space between."""
    return " ".join(_WORD.findall(plain(name)))


def shared(a: frozenset[str], b: frozenset[str]) -> tuple[float, tuple[str, ...]]:
    """Return how much of the shorter title stands in the other, 0 to 1, and what it is."""
    both = a & b
    if not both:
        return 0.0, ()
    whole = min(_weight(a), _weight(b))
    return min(1.0, _weight(both) / whole), tuple(sorted(both))


def spelt(text: str, words: Iterable[str]) -> list[str]:
    """Return the words of `words_of` as the text spells them, in its order; a party by its name."""
    wanted = set(words)
    found = [one for one in _WORD.findall(text) if _word(plain(one)) & wanted]
    named = [one.rpartition(":")[2] for one in sorted(wanted) if one[0] == "="]
    return list(dict.fromkeys([*named, *found]))


def _weight(words: Iterable[str]) -> float:
    return sum(_WEIGHT.get(word[0], 1.0) for word in words)


def comparable(a: frozenset[str], b: frozenset[str]) -> bool:
    """Tell whether titles could share anything: both have names or numbers, or one script."""
    if not a or not b:
        return False
    firm = [any(word[0] in _WEIGHT for word in words) for words in (a, b)]
    return all(firm) or _script(a) == _script(b)


def _script(words: frozenset[str]) -> bool:
    return any(not word.isascii() for word in words if word[0] not in _WEIGHT)
