"""The vowels that Arabic does not write, supplied by rule for a name that nobody listed.

An Arabic word gets them by its pattern, a foreign one loosely: where consonants cannot be spoken together.

>>> by_rule("غرابيلي", own=True), by_rule("كاغابو", own=False)
('gharabili', 'kagabo')
"""

from collections.abc import Sequence
from functools import cache

from servanda.extraction.lexicon import words

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
_LOOSELY = {"غ": "g", "ق": "k"}  # in a foreign name


@cache
def endings() -> dict[str, str]:
    """Return the endings of foreign names as Arabic writes them -> how they are spelt."""
    pairs = (pair.split() for pair in words("ar", "names")["endings"].split(","))
    return dict(pairs)


def by_rule(word: str, *, own: bool) -> str:
    """Supply the vowels of a name that nobody listed."""
    if word.startswith("ال") and len(word) > 4:
        return "al-" + by_rule(word[2:], own=True)
    ending = next((e for e in endings() if word.endswith(e) and len(word) > len(e) + 1), "")
    if ending:
        return by_rule(word.removesuffix(ending), own=own) + endings()[ending]
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
