"""An Arabic name in Latin letters, as the English press usually writes it.

First the names that we know (lexicon/ar/names.toml), then the names of other languages that Arabic may
be writing, then rules that supply the vowels: an Arabic word by its pattern, a foreign one loosely.

>>> latin("فهد المطيري"), latin("كينجي تاناكا"), latin("منصور الغرابيلي")
('fahd-al-mutairi', 'kenji-tanaka', 'mansour-al-gharabili')
"""

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from servanda.extraction.lexicon import words
from servanda.extraction.spellings_elsewhere import candidates
from servanda.terms.folding import fold

WORD = re.compile(r"[\u0621-\u064a\u067e\u06a4\u06af]+")
JOINED = {
    "بن": "bin", "ابن": "ibn", "بنت": "bint", "آل": "al", "أبو": "abu", "ابو": "abu", "أبي": "abi",
    "أم": "umm", "ولد": "ould", "دي": "de", "فان": "van", "فون": "von", "دا": "da", "دير": "der",
    "ديل": "del", "دو": "du", "لا": "la", "لو": "le", "عبد": "abdul", "ماك": "mc",
}  # fmt: skip
_LETTERS = dict(
    zip(
        "ابتثجحخدذرزسشصضطظعغفقكلمنهويأإآىةؤئءپڤگ",
        (
            *("a", "b", "t", "th", "j", "h", "kh", "d", "dh", "r", "z", "s", "sh", "s", "d", "t"),
            *("z", "", "gh", "f", "q", "k", "l", "m", "n", "h", "w", "y", "a", "i", "a", "a", "a"),
            *("o", "e", "", "p", "v", "g"),
        ),
        strict=True,
    )
)
_LONG = {
    "ا": "a",
    "و": "ou",
    "ي": "i",
    "ى": "a",
    "ة": "a",
    "آ": "a",
    "أ": "a",
    "إ": "i",
    "ؤ": "o",
    "ئ": "e",
}
# Letters that names from elsewhere are hardly ever written with.
_OWN_LETTERS = frozenset("عحضصطظقثذ")
_SAME = 0.15  # the distance at which a name of Arabic and of another language are one word
_LOOSELY = {"غ": "g", "ق": "k"}  # in a foreign name
_ALIKE = 0.4  # the distance at which a word is taken for a foreign name
_ELSEWHERE = 0.3  # what it costs that a word is no name of the language of the others


@lru_cache(maxsize=4096)
def latin(name: str) -> str:
    """Return the name in small letters with hyphens; "" when it has no Arabic letter."""
    pieces = _together(WORD.findall(name))
    spelt = [_known(piece, first=at == 0) for at, piece in enumerate(pieces)]
    unknown = [p for p, s in zip(pieces, spelt, strict=True) if not s]
    foreign, language = _of_one_language(unknown)
    own = bool(_OWN_LETTERS & set("".join(unknown))) or not any(foreign.values())
    out = []
    for piece, known in zip(pieces, spelt, strict=True):
        # "لينا" is Lina, but beside a Nordic family name Lena.
        also = "" if own or not known else _exactly(piece, language)
        out.append(also or known or foreign.get(piece) or _by_rule(piece, own=own))
    return "-".join(out)


def _exactly(piece: str, language: int) -> str:
    near = (name for d, name, of in _near(piece) if of == language and d <= _SAME)
    return next(near, "")


def is_given(word: str) -> bool:
    """Tell whether a word is a given name that we know, of Arabic or of another language."""
    return fold(word) in _listed("given") or _is_near(word)


def is_listed(word: str) -> bool:
    """Tell whether a word is any name that we know."""
    bare = fold(word).removeprefix("ال")
    return fold(word) in _listed("given") or bare in _listed("family") or _is_near(word)


def is_own_given(word: str) -> bool:
    """Tell whether a word is an Arabic given name that we know."""
    return fold(word) in _listed("given")


def is_foreign(word: str) -> bool:
    """Tell whether a word is a name of another language."""
    return _is_near(word)


def is_vietnamese(word: str) -> bool:
    """Tell whether a word is a family name of Viet Nam, which stands first."""
    return word in words("ar", "names")["vietnamese"]


def is_family(word: str) -> bool:
    """Tell whether a word is an Arabic family name that we know."""
    return fold(word).removeprefix("ال") in _listed("family")


def _is_near(word: str) -> bool:
    return len(word) > 2 and any(distance <= _ALIKE for distance, *_ in _near(word)[:1])


@cache
def _listed(group: str) -> dict[str, str]:
    pairs = (pair.split() for pair in words("ar", "names")[group].split(","))
    return {fold(written): spelt for written, spelt in pairs}


@lru_cache(maxsize=4096)
def _near(word: str) -> tuple[tuple[float, str, int], ...]:
    return () if word.startswith("ال") and len(word) > 4 else tuple(candidates(word))


def _together(found: Sequence[str]) -> list[str]:
    """Join "عبد" to what follows it: together they are one name."""
    pieces: list[str] = []
    for word in found:
        if pieces and pieces[-1] in ("عبد", "وعبد"):
            pieces[-1] += word
        else:
            pieces.append(word)
    return pieces


def _known(word: str, *, first: bool) -> str:
    """Return the usual spelling of a listed name or particle, or nothing."""
    folded = fold(word)
    if not first and word in JOINED:
        return JOINED[word]
    order = ("given", "family") if first else ("family", "given")
    article = folded.startswith("ال") and len(folded) > 4
    bare = [
        _listed(group)[folded[2:]] for group in ("family", "given") if folded[2:] in _listed(group)
    ]
    if article and bare and not first:
        return f"al-{bare[0]}"
    for group in order:
        if folded in _listed(group):
            return _listed(group)[folded]
    if article and bare:
        return f"al-{bare[0]}"
    if folded.startswith("عبدال"):
        return "abdul-" + _by_rule(word[5:], own=True)
    return JOINED.get(word, "")


def _of_one_language(pieces: Sequence[str]) -> tuple[dict[str, str], int]:
    """Return the spellings of foreign names, and the number of the language that fits them best."""
    near = {piece: _near(piece) for piece in pieces}
    languages = sorted({language for found in near.values() for _, _, language in found})

    def best(piece: str, language: int) -> tuple[float, str]:
        own = [(d, name) for d, name, of in near[piece] if of == language]
        other = [(d + _ELSEWHERE, name) for d, name, _ in near[piece]]
        return min([*own[:1], *other[:1]], key=lambda item: item[0], default=(0.0, ""))

    if not languages:
        return {}, -1
    chosen = min(languages, key=lambda one: sum(best(piece, one)[0] for piece in near))
    return {piece: best(piece, chosen)[1] for piece in near}, chosen


def _by_rule(word: str, *, own: bool) -> str:
    """Supply the vowels of a name that nobody listed."""
    if word.startswith("ال") and len(word) > 4:
        return "al-" + _by_rule(word[2:], own=True)
    sounds = _sounds(word, own=own)
    return "".join(_with_vowels(sounds, own=own)) or "unnamed"


def _sounds(word: str, *, own: bool) -> list[tuple[str, bool]]:
    """Return the letters of a word as sounds, each with whether it is a vowel."""
    sounds: list[tuple[str, bool]] = []
    for at, letter in enumerate(word):
        following = word[at + 1 : at + 2]
        after_vowel = bool(sounds) and sounds[-1][1]
        glides = letter in "وي" and (following in set("اةىآ") or at == 0 or after_vowel)
        if letter == "ع" and (at == 0 or not (after_vowel or following in _LONG)):
            sounds.append(("a", True))
        elif letter in "اأإ" and at == 0 and following in set("وي"):
            continue  # the alef only carries the vowel
        elif letter in _LONG and not (glides and not (at == len(word) - 1 and letter == "ي")):
            plain = letter == "و" and not own
            sounds.append(("o" if plain else _LONG[letter], True))
        elif not own and letter == "ف" and after_vowel and following in _LONG:
            sounds.append(("v", False))
        elif not own and letter == "ش" and sounds and sounds[-1] == ("t", False):
            sounds[-1] = ("ch", False)
        elif not own and letter in _LOOSELY:
            sounds.append((_LOOSELY[letter], False))
        elif _LETTERS.get(letter):
            sounds.append((_LETTERS[letter], False))
    return sounds


def _flows(sounds: Sequence[tuple[str, bool]], at: int) -> bool:
    """Tell whether a consonant of a foreign name is spoken with the one before it: tr, st, nd."""
    before, sound = sounds[at - 1][0], sounds[at][0]
    liquid = sound in ("r", "l") and before in ("b", "d", "f", "g", "k", "t")
    hissing = before == "s" and sound in ("t", "k", "l", "m", "n")
    closing = before in ("n", "r", "l") and sound in ("d", "t", "k", "g", "s")
    return (liquid and at < len(sounds) - 1) or hissing or (closing and at == len(sounds) - 1)


def _with_vowels(sounds: Sequence[tuple[str, bool]], *, own: bool) -> list[str]:
    """Put a short vowel where two or three consonants meet and cannot be spoken together."""
    out: list[str] = []
    run = 0  # consonants spoken since the last vowel
    long_a = False
    for at, (sound, vowel) in enumerate(sounds):
        if vowel:
            run, long_a = 0, sound == "a"
            out.append(sound)
            continue
        last = at == len(sounds) - 1
        begins = at == run and at > 0
        if run and not own and _flows(sounds, at):
            run -= 1
        crowded = run == 2 or (run == 1 and ((begins and own) or (last and at > run)))
        if run and crowded:
            out.append("i" if own and long_a else "a" if own else "e")
            run, long_a = 0, False
        out.append(sound)
        run += 1
    return out
