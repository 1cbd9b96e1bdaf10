"""What two titles share across languages: names, numbers, known things, words written alike. No model.

Worked example: "Tái thiết cảng Gaza, giai đoạn 2" and "Gaza port, phase 2" share `territory:gaza`, `2`,
and two things that `matching_concepts.toml` names in five languages: a port, a phase. Other words are
compared by their beginnings. Where it is known how many titles have a word, a rare one tells more;
else a number or a name tells more than a word.
"""

import re
import tomllib
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from functools import cache, lru_cache
from hashlib import sha256
from importlib.resources import files

from servanda.terms import countries, register
from servanda.terms.folding import fold
from servanda.terms.languages import LANGUAGES

_WORD = re.compile(r"[^\W_]+(?:[-'][^\W_]+)*")
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹٫٬", "01234567890123456789.,")
_FORM = 2  # of what `words_of` and names make; another one is another mark
_STEM = 6  # letters of a long word that are compared: "hospitals" and "hospitalier"
_LONGEST = 5  # words of a name of a country, a place or a body
_WEIGHT = {"=": 3.0, "#": 2.0, "~": 1.0}  # of a party, a number, a known thing; a word weighs 1
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


@lru_cache(maxsize=16_384)
def words_of(text: str) -> frozenset[str]:
    """Return what a title says: `=party`, `~thing`, `#n` for a number, else the beginnings of words."""
    return frozenset(says for says, _ in runs_of(text))


@lru_cache(maxsize=16_384)  # a title stands over many flows
def runs_of(text: str) -> tuple[tuple[str, str], ...]:
    """Return (what they say, as it spells them) of the words of a text, those of one name together."""
    written = _WORD.findall(text)
    words = [_looked_up(one) for one in written]
    found: list[tuple[str, str]] = []
    at = 0
    while at < len(words):
        _, longest, says = words[at]
        known, taken = _name(words, at) if longest else ("", 1)
        if says := known or says:
            found.append((says, " ".join(written[at : at + taken]) if taken > 1 else written[at]))
        at += taken
    return tuple(found)


@lru_cache(maxsize=65_536)
def _looked_up(word: str) -> tuple[str, int, str]:
    """Return a word without marks, how long names are that begin with it, what it says by itself."""
    bare = plain(word)
    return bare, _begun(bare), _word(bare)


def _word(word: str) -> str:
    if word.isdigit():
        return f"#{int(word)}" if len(word) < 19 else ""
    bare = word if word.isascii() else _ARTICLE.sub("", word)
    return "" if bare in _plain_empty() or len(bare) < 3 else bare[:_STEM]


def _name(words: list[tuple[str, int, str]], at: int) -> tuple[str, int]:
    """Return what the longest run of words from `at` names, and how many words it has."""
    known = _known()
    for taken in range(min(words[at][1], len(words) - at), 0, -1):
        run = " ".join([bare for bare, _, _ in words[at : at + taken]])
        found = known.get(run) or (_plural(run) if run.isascii() else known.get(_bared(run)))
        if found and (taken > 1 or len(run) > 2 or not run.isascii()):
            return found, taken
    return "", 1


def _bared(run: str) -> str:
    return _ARTICLE.sub("", run)


def _plural(run: str) -> str:
    """Return the thing of which a run of words in English is the plural."""
    found = _known().get(run[:-1], "") if run.endswith("s") else ""
    return found if found.startswith("~") else ""


def _begun(word: str) -> int:
    """Return how many words the longest name has that begins with the word, 0 for none."""
    longest = _longest()
    other = word.removesuffix("s") if word.isascii() else _ARTICLE.sub("", word)
    return max(longest.get(word, 0), longest.get(other, 0))


@cache
def _longest() -> Mapping[str, int]:
    found: dict[str, int] = {}
    for name in _known():
        words = name.split(" ")
        found[words[0]] = min(_LONGEST, max(found.get(words[0], 0), len(words)))
    return found


@cache
def _known() -> Mapping[str, str]:
    """Return name -> `=party`, and the words of things in five languages -> `~thing`."""
    found = {name: f"={party}" for name, party in names().items()}
    text = files("servanda.reconciliation").joinpath("matching_concepts.toml").read_text("utf-8")
    for thing, spelt_so in tomllib.loads(text).items():
        for name in (thing.replace("-", " "), *spelt_so):
            found.setdefault(key_of(name), f"~{thing}")
    return found


@cache
def _plain_empty() -> frozenset[str]:
    return frozenset(_ARTICLE.sub("", plain(word)) for word in _EMPTY.split())


@cache
def names() -> Mapping[str, str]:
    """Return name without marks -> id, of every country, place and body in three languages."""
    found: dict[str, str] = {}
    for spellings in (countries.spellings, register.spellings):  # a state before who is called so
        for language in LANGUAGES:
            for name, party in spellings(language).items():
                if not party.startswith("person:"):
                    found.setdefault(key_of(name), party)
    return found


def key_of(name: str) -> str:
    """Return a name as it is looked up: words without marks, one space between."""
    return " ".join(_WORD.findall(plain(name.replace("+", " plus "))))


@cache
def words_mark() -> str:
    """Return what is the same while all names and things that we know are."""
    return sha256(repr((_FORM, sorted(_known().items()))).encode()).hexdigest()[:16]


def weight(word: str) -> float:
    """Return what a word tells where nobody knows how many titles have it."""
    return _WEIGHT.get(word[0], 1.0)


Weigh = Callable[[str], float]


def shared(
    a: frozenset[str], b: frozenset[str], weigh: Weigh = weight
) -> tuple[float, tuple[str, ...]]:
    """Return how much of the shorter title stands in the other, 0 to 1, and what it is.

    Words in letters that the other title does not use at all count neither for nor against.
    """
    both = a & b
    if not both:
        return 0.0, ()
    if not "".join(a | b).isascii():
        a, b = _legible(a, b), _legible(b, a)
    least = min(sum(map(weigh, a)), sum(map(weigh, b)))
    return min(1.0, sum(map(weigh, both)) / least), tuple(sorted(both))


def _legible(own: frozenset[str], other: frozenset[str]) -> frozenset[str]:
    letters = {word.isascii() for word in other if word[0] not in _WEIGHT}
    return frozenset([word for word in own if word[0] in _WEIGHT or word.isascii() in letters])


def spelt(runs: Iterable[tuple[str, str]], words: Iterable[str]) -> list[str]:
    """Return words as a text spells them, in its order; a party by its name.

    `runs` are (what it says, as the text spells it), of `runs_of` or of whoever kept them.
    """
    wanted = set(words)
    found = [written for says, written in runs if says in wanted and says[0] != "="]
    named = [one.rpartition(":")[2] for one in sorted(wanted) if one[0] == "="]
    return list(dict.fromkeys([*named, *found]))


def comparable(a: frozenset[str], b: frozenset[str]) -> bool:
    """Tell whether titles could share anything: names, numbers or known things, or one script."""
    if not a or not b:
        return False
    firm = [any(word[0] in _WEIGHT for word in words) for words in (a, b)]
    return all(firm) or _script(a) == _script(b)


def _script(words: frozenset[str]) -> bool:
    return any(not word.isascii() for word in words if word[0] not in _WEIGHT)
