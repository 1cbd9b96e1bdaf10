"""Which language a text is in: by its letters where these are its own, else by its function words.

What tells a language stands in its lexicon/<code>/language.toml: `letters` with the share of them
that decides, `foreign` letters of its script that rule it out, and the `function` words of all.

>>> detect("Việt Nam sẽ đóng góp vào hòa bình")
'vi'
>>> detect("La France versera dix millions d'euros à l'hôpital et elle le fera dans les mois qui viennent")
''
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from functools import cache, lru_cache

from servanda.extraction.lexicon import LANGUAGES, words

_SAMPLE = 20_000  # code points that decide
_LETTER = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"[^\W\d_]+")
_ENOUGH = 0.12  # share of function words; French and German reach .02 of English
_FOREIGN = 0.01  # of the letters: a text in another language of the script has more


def detect(text: str) -> str:
    """Return the code of a language that is read; "" for another or a text too short to tell."""
    sample, counts = _sample(text)
    letters = _count(counts, _LETTER)
    if not letters:
        return ""
    for language in LANGUAGES:
        if _written(counts, language) > letters * words(language, "language").get("share", 1):
            foreign = _count(counts, _letters(language, "foreign"))
            return "" if foreign > letters * _FOREIGN else language
    spoken = _WORD.findall(sample)
    shares = {code: _share(spoken, code) for code in LANGUAGES if not _has_letters(code)}
    best = max(shares, key=lambda code: shares[code], default="")
    return best if best and shares[best] > _ENOUGH else ""


def plain(text: str) -> str:
    """Return the language of a text that a page around it cannot change; "" when it is less plain."""
    counts = _sample(text)[1]
    found = detect(text)
    least = words(found, "language").get("plain_share", 1)
    return found if _written(counts, found) > _count(counts, _LETTER) * least else ""


@lru_cache(maxsize=2)  # asked of the same text by both
def _sample(text: str) -> tuple[str, Counter[str]]:
    """Return the part of a text that decides, its letters composed: a file may keep marks apart."""
    sample = unicodedata.normalize("NFC", text[:_SAMPLE]).lower()
    return sample, Counter(sample)


def _count(counts: Counter[str], letters: re.Pattern[str]) -> int:
    """Return how often letters of a set stand in a text: each of its letters is asked about once."""
    return sum(map(counts.__getitem__, letters.findall("".join(counts))))


def _has_letters(language: str) -> bool:
    return "letters" in words(language, "language")


@cache
def _letters(language: str, name: str) -> re.Pattern[str]:
    found = words(language, "language").get(name, "")
    return re.compile(f"[{found}]" if found else r"(?!)")


def _written(counts: Counter[str], language: str) -> int:
    """Count the letters that only the language, or its script, has."""
    return _count(counts, _letters(language, "letters"))


def _share(found: Sequence[str], language: str) -> float:
    """Return which share of the words are function words of the language."""
    known = function_words(language)
    return sum(map(known.__contains__, found)) / max(1, len(found))


@cache
def function_words(language: str) -> frozenset[str]:
    """Return the small words of a language; of all languages for ""."""
    chosen = (language,) if language else LANGUAGES
    return frozenset(
        word for code in chosen for word in words(code, "language").get("function", ())
    )
