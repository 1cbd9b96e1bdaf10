"""Where a person's name stands, and the id made of it.

Latin script: a run of words with capitals. Arabic has none, so a name there begins with a given
name that we know, or is two words that end at a comma or a conjunction.

>>> person_id("Trần Văn Minh", language="vi"), person_id("Kurt M. Campbell", language="en")
('person:tran-van-minh', 'person:kurt-m-campbell')
"""

import re
import unicodedata
from functools import cache, lru_cache

from servanda.extraction.lexicon import words
from servanda.terms.folding import fold
from servanda.terms.register import aliases

# The capitals of Unicode's Latin blocks one by one: a range such as À-Ỹ holds small letters too.
_CAPITALS = "".join(
    chr(code)
    for code in range(0x41, 0x1F00)
    if chr(code).isupper() and (code < 0x250 or code >= 0x1E00)
)
_INITIAL = rf"(?:[{_CAPITALS}]\.)+(?:[{_CAPITALS}](?!\w))?"
_WORD = rf"[{_CAPITALS}](?:[^\W\d_]|['’-](?=[^\W\d_]))*"
_ARABIC_WORD = re.compile(r"[\u0621-\u064a]+")
_ARABIC_END = re.compile(r"\s*(?:[،,.:؛)\"»]|\s(?:إن|أن|بأن)\s|$)")
_LATIN_LETTERS = (
    *("a", "b", "t", "th", "j", "h", "kh", "d", "dh", "r", "z", "s", "sh", "s"),
    *("d", "t", "z", "a", "gh", "f", "q", "k", "l", "m", "n", "h", "w", "y"),
)
_ARABIC_LETTERS = dict(
    zip(
        "ابتثجحخدذرزسشصضطظعغفقكلمنهوي",
        _LATIN_LETTERS,
        strict=True,
    )
) | {"أ": "a", "إ": "i", "آ": "a", "ى": "a", "ة": "a", "ؤ": "o", "ئ": "e"}


@cache
def run_of_capitals(language: str, least: int = 1) -> re.Pattern[str]:
    """Return the pattern of a name in Latin script: one to five words, particles between."""
    particles = "|".join(words(language, "people").get("particles", ())) or "(?!)"
    piece = rf"(?:{_INITIAL}|{_WORD})"
    more = rf"(?:[ ](?:(?:{particles})[ -])?{piece}|[ ](?:{particles})-{_WORD})"
    return re.compile(rf"\b{_WORD}{more}{{{least - 1},4}}")


def name_at(text: str, place: int, stop: int, *, language: str) -> int:
    """Return where the name that begins at `place` ends (at most `stop`), or `place` for none."""
    if language == "ar":
        return _arabic_name(text, place, stop)
    found = run_of_capitals(language).match(text, place, stop)
    if found is None:
        return place
    end = found.start()
    unnamed = tuple(words(language, "people").get("no_name", ()))
    for word in re.finditer(r"\S+", found.group()):
        if text.startswith(unnamed, place + word.start()):
            break
        end = found.start() + word.end()
    return end


def _arabic_name(text: str, place: int, stop: int) -> int:
    """Take two words, or three after "عبد" or around "بن", when the first is a given name."""
    lexicon = words("ar", "people")
    given, joined = lexicon["given"], set(lexicon["particles"])
    found = list(_ARABIC_WORD.finditer(text, place, min(stop, place + 60)))[:5]
    if not found or found[0].start() != place:
        return place
    size = 2
    for position, word in enumerate(found[:4]):
        if word.group() in joined and position < size:
            size += 1
    chosen = found[:size]
    if len(chosen) < size or any(w.group() in lexicon["no_name"] for w in chosen):
        return place
    known = chosen[0].group() in given
    closed = bool(_ARABIC_END.match(text, chosen[-1].end()))
    plain = not any(w.group().startswith("ال") for w in chosen[:1])
    return chosen[-1].end() if known or (closed and plain) else place


@lru_cache(maxsize=4096)
def person_id(name: str, *, language: str) -> str:
    """Return the id of a person: from the register, else the name in ASCII with hyphens."""
    known = aliases(language).get(fold(name)) or aliases("en").get(fold(name))
    if known and known.startswith("person:"):
        return known
    return "person:" + (_latin(name) if _ARABIC_WORD.search(name) else _ascii(name))


def _ascii(name: str) -> str:
    plain = unicodedata.normalize("NFD", name.replace("đ", "d").replace("Đ", "D"))
    letters = "".join(c for c in plain if not unicodedata.combining(c)).lower()
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-") or "unnamed"


def _latin(name: str) -> str:
    given = words("ar", "people")["given"]
    pieces = [
        given.get(w)
        or "".join(_ARABIC_LETTERS.get(c, "") for c in w).replace("al", "al-", w.startswith("ال"))
        for w in _ARABIC_WORD.findall(name)
    ]
    return _ascii("-".join(pieces))
