"""An Arabic name in Latin letters, as the English press usually writes it.

First the names that we know (lexicon/ar/names.toml), then the names of other languages that Arabic may
be writing, then rules that supply the vowels: an Arabic word by its pattern, a foreign one loosely.

>>> latin("فهد المطيري"), latin("كينجي تاناكا"), latin("منصور الغرابيلي")
('fahd-al-mutairi', 'kenji-tanaka', 'mansour-al-gharabili')
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from servanda.extraction.lexicon import words
from servanda.extraction.names.spellings_elsewhere import (
    candidates,
    language_of,
    listed_elsewhere,
    peoples_of,
)
from servanda.extraction.names.vowels import by_rule
from servanda.terms.folding import fold

WORD = re.compile(r"[\u0621-\u064a\u067e\u06a4\u06af]+")
JOINED = {
    "بن": "bin", "ابن": "ibn", "بنت": "bint", "منت": "mint", "آل": "al", "أبو": "abu", "ابو": "abu", "أبي": "abi",
    "أم": "umm", "ولد": "ould", "ود": "wad", "دي": "de", "فان": "van", "فون": "von", "دا": "da", "دير": "der",
    "ديل": "del", "دو": "du", "لا": "la", "ديلا": "dela", "لو": "le", "عبد": "abdul", "ماك": "mc",
}  # fmt: skip
# Letters that names from elsewhere are hardly ever written with.
_OWN_LETTERS = frozenset("عحضصطظقثذ")
_SAME = 0.15  # the distance at which a name of Arabic and of another language are one word
_EXACTLY = 0.05
_PREFIXES = frozenset("وبفلكسي")  # a word of Arabic may begin so, and a short name seldom does
_FIRMLY = 0.1  # ... and where one language spells a frequent name in its own way
_LOOSE, _LONG = 0.3, 6  # ... for a rarer name, of so many letters
_ALIKE = 0.4  # the distance at which a word is taken for a foreign name
_FOREIGN_END = re.compile(r"تش\w*[او]|\w*(?:[اي]نو|[وي]لو|[اي]رو|سكي|يتش|سون|[وي]فا|يكا|يتا)")
_SHORT = 3  # letters of a name that is too short to be told from a word in English
_ELSEWHERE = 0.3  # what it costs that a word is no name of the language of the others


@lru_cache(maxsize=4096)
def latin(name: str, home: str = "") -> str:
    """Return the name in small letters with hyphens; "" when it has no Arabic letter.

    `home` is the country whose office its bearer holds, as "country:TR", where that is known.
    """
    pieces = _together(WORD.findall(name))
    if len(pieces) > 1 and is_vietnamese(pieces[0]) and _all_vietnamese(pieces):
        return "-".join(_vietnamese(piece, first=at == 0) for at, piece in enumerate(pieces))
    # "الزياني" of Bahrain is no Maghrebi.
    people = "" if "eastern" in peoples_of(home) else _people(pieces)
    spelt = [_known(piece, first=at == 0) for at, piece in enumerate(pieces)]
    strange = [_world(piece, first=at == 0) for at, piece in enumerate(pieces)]
    unknown = [p for p, s in zip(pieces, spelt, strict=True) if not s]
    voting = {p: s for p, s in zip(pieces, strange, strict=True) if s or p in unknown}
    foreign: dict[str, str] = {}
    language = -1
    if unknown:
        firmly = any(k and not w for k, w in zip(spelt, strange, strict=True))
        foreign, language = _of_one_language(voting, firmly=firmly)
        language = language_of(home) if home and language_of(home) >= 0 else language
    worldly = any(voting[p] for p in unknown)
    letters = bool(_OWN_LETTERS & set("".join(p for p in unknown if not voting[p])))
    own = letters or not (worldly or any(foreign.get(p) for p in unknown))
    bearers = _listed(people) if people else _bearers(language)
    out: list[str] = []
    for piece, known, world in zip(pieces, spelt, strange, strict=True):
        # "لينا" is Lina, but beside a Nordic family name Lena; "حسن" beside a Turkish one Hasan.
        also = _at_home(piece, (known, world), home, first=not out) if home else ""
        also = also or (_of_people(piece, people) if people and out else "")
        also = also or (JOINED.get(piece, "") if out else "")  # "فون", not "Vaughn"
        also = (
            also
            or bearers.get(fold(piece), "")
            or _beside(piece, known, world, -1 if own else language)
        )
        elsewhere = "" if letters else foreign.get(piece)
        out.append(also or known or world or elsewhere or by_rule(piece, own=own))
    whole = "-".join(out)
    pairs = (pair.split() for pair in words("ar", "names")["pairs"].split(","))
    return next((whole.replace(a, b) for a, b in pairs if whole.endswith(a)), whole)


def _at_home(piece: str, spelt: tuple[str, str], home: str, *, first: bool) -> str:
    """Return how a name is spelt in the country of its bearer; "" for what is at home elsewhere.

    `spelt` is its spelling among the Arabic names, and among the frequent ones of the world.
    """
    for people in peoples_of(home):
        found = "" if first else _of_people(piece, people)
        if found := found or _listed(people).get(fold(piece), ""):
            return found
    number, (known, world) = language_of(home), spelt
    if number < 0:
        return ""
    if not first and fold(piece) not in _listed("world_family"):
        exact = (name for d, name, of in _near(piece) if of == number and d <= _EXACTLY)
        world = next(exact, world)  # "فويتشيك" is Wojciech, but as a family name Wojcik
    if world in _of_language(number):
        return world
    firm = fold(piece) in _listed("world_given" if first else "world_family")
    farthest = _FIRMLY if firm else _SAME if known else _ALIKE
    near = (name for d, name, of in _near(piece) if of == number and d <= farthest)
    return next(near, "")


def _beside(piece: str, known: str, world: str, language: int) -> str:
    """Return how a listed name is spelt beside names of one language; "" for one of its own."""
    if language < 0 or not (known or world):
        return ""
    if world and world in _of_language(language):
        return world
    return _exactly(piece, language) or world


def _people(pieces: Sequence[str]) -> str:
    """Return the people that the family name shows who spell names of Arabic in their own way."""
    groups = words("ar", "names")["peoples"]
    return next((g for g in groups for piece in pieces[1:] if _of_people(piece, g)), "")


def _of_people(piece: str, people: str) -> str:
    """Return how a people spells a family name of its own: "الطرابلسي" is "trabelsi", "حسيني" "hosseini"."""
    folded, family = fold(piece), _listed(f"{people}_family")
    led = _bare().get(people) if folded.startswith("ال") else None
    found = "" if led is None else family.get(folded.removeprefix("ال"), "")
    return f"{led}{found}" if found else family.get(folded, "")


@cache
def _bare() -> dict[str, str]:
    """Return the peoples who leave the article of a family name out, and what they put in its place."""
    pairs = (pair.partition(" ") for pair in words("ar", "names")["bare"].split(", "))
    return {people: led.strip() for people, _, led in pairs}


@cache
def _of_language(language: int) -> frozenset[str]:
    if language < 0:
        return frozenset()
    lexicon = words("ar", "names")
    lists = lexicon["elsewhere"][language], lexicon["elsewhere_more"][language]
    return frozenset(name for listed in lists for name in listed.split())


def _world(word: str, *, first: bool) -> str:
    """Return the spelling of a frequent name of another language, or nothing."""
    folded = fold(word)
    order = ("world_given", "world_family") if first else ("world_family", "world_given")
    return next((_listed(group)[folded] for group in order if folded in _listed(group)), "")


@cache
def _bearers(language: int) -> dict[str, str]:
    """Return how the bearers of a language spell Arabic names: Turkish "hasan", Persian "hossein"."""
    if language < 0:
        return {}
    names = words("ar", "names")["elsewhere"][language].split()
    known_by = {"erdogan": "turkish", "pezeshkian": "persian", "ndiaye": "senegalese"}
    group = next((known_by[name] for name in names if name in known_by), "")
    return _listed(group) if group else {}


def _vietnamese(piece: str, *, first: bool) -> str:
    """Return a part of a Vietnamese name in Latin letters; "" for what is none."""
    folded = fold(piece)
    if folded in _listed("vietnamese_family") and first:
        return _listed("vietnamese_family")[folded]
    if folded in _listed("vietnamese_middle"):
        return _listed("vietnamese_middle")[folded]
    return next((name for d, name, of in _near(piece) if of == _viet() and d <= _ALIKE), "")


def _all_vietnamese(pieces: Sequence[str]) -> bool:
    return len(pieces) > 2 and all(_vietnamese(p, first=at == 0) for at, p in enumerate(pieces))


@cache
def _viet() -> int:
    lists = words("ar", "names")["elsewhere"]
    return next(at for at, names in enumerate(lists) if "thuy" in names.split())


def _exactly(piece: str, language: int) -> str:
    near = (name for d, name, of in _near(piece) if of == language and d <= _SAME)
    return next(near, "")


def is_given(word: str) -> bool:
    """Tell whether a word is a given name that we know, of Arabic or of another language."""
    return fold(word) in _listed("given") or is_foreign(word)


def is_listed(word: str) -> bool:
    """Tell whether a word is any name that we know."""
    bare = fold(word).removeprefix("ال")
    return fold(word) in _listed("given") or bare in _listed("family") or is_foreign(word)


def is_own_given(word: str) -> bool:
    """Tell whether a word is an Arabic given name that we know."""
    return fold(word) in _listed("given")


def is_foreign(word: str) -> bool:
    """Tell whether a word is a name of another language."""
    return bool(_world(word, first=True)) or _is_near(word)


def is_firmly_foreign(word: str, *, first: bool) -> bool:
    """Tell whether a word writes a name of another language, listed so or letter for letter."""
    if fold(word) in _listed("world_given" if first else "world_family"):
        return len(word) >= _SHORT
    if len(word) <= _SHORT + first or word[0] in _PREFIXES or _OWN_LETTERS & set(word):
        return False
    return any(distance <= _EXACTLY for distance, *_ in _near(word)[:1])


def ends_foreign(word: str) -> bool:
    """Tell a long word that ends as names of other languages do, and no Arabic one: "تشيبولا"."""
    if word.endswith("نغ"):
        return True  # "تشونغ"
    return len(word) >= _LONG and _FOREIGN_END.fullmatch(word) is not None


def is_vietnamese(word: str) -> bool:
    """Tell whether a word is a family name of Viet Nam, which stands first."""
    return word in words("ar", "names")["vietnamese"]


def is_family(word: str) -> bool:
    """Tell whether a word is an Arabic family name that we know."""
    return fold(word).removeprefix("ال") in _listed("family")


@cache
def listed_arabic() -> frozenset[str]:
    """Return the Arabic names that we know in Latin letters, particles excepted."""
    found = {*_listed("given").values(), *_listed("family").values()}
    return frozenset(name for name in found if len(name) > _SHORT)


@cache
def given_in_latin() -> frozenset[str]:
    """Return the given names that we know in Latin letters, of Arabic and of the world."""
    found = {*_listed("given").values(), *_listed("world_given").values()}
    return frozenset(name for name in found if len(name) > _SHORT)


def _is_near(word: str) -> bool:
    if len(word) < 3 or _OWN_LETTERS & set(word):
        return False  # "صياد" is a fisherman
    frequent, farthest = listed_elsewhere(), _LOOSE if len(word) >= _LONG else _FIRMLY
    return any(
        d <= farthest or (d <= _ALIKE and name in frequent) for d, name, _ in _near(word)[:2]
    )


@cache
def _listed(group: str) -> dict[str, str]:
    pairs = (pair.split() for pair in words("ar", "names")[group].split(","))
    return {fold(written): spelt for written, spelt in pairs}


@lru_cache(maxsize=4096)
def _near(word: str) -> tuple[tuple[float, str, int], ...]:
    return () if word.startswith("ال") and len(word) > 4 else tuple(candidates(word))


def joined(name: str) -> list[str]:
    """Return the words of an Arabic name, "عبد" one with what follows it."""
    return _together(WORD.findall(name))


def _together(found: Sequence[str]) -> list[str]:
    """Join "عبد" to what follows it, and "الله" to what it follows: together they are one name."""
    pieces: list[str] = []
    for word in found:
        if pieces and (pieces[-1] in ("عبد", "وعبد") or word == "الله"):
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
    if not first and folded in _listed("family"):
        return _listed("family")[folded]
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
        return "abdul-" + by_rule(word[5:], own=True)
    return JOINED.get(word, "")


def _of_one_language(pieces: Mapping[str, str], *, firmly: bool) -> tuple[dict[str, str], int]:
    """Return the spellings of foreign names, and the number of the language that fits them best.

    `pieces` are the names with the frequent spelling of each, or "".
    """
    near = {piece: _voters(piece, world) for piece, world in pieces.items()}
    if firmly:  # beside "فهد" and "سلمى" only what is nearly the same is of another language
        near = {piece: [n for n in found if n[0] <= _SAME] for piece, found in near.items()}
    languages = sorted({language for found in near.values() for _, _, language in found})

    def best(piece: str, language: int) -> tuple[float, str]:
        own = [(d, name) for d, name, of in near[piece] if of == language]
        other = [(d + _ELSEWHERE, name) for d, name, _ in near[piece]]
        return min([*own[:1], *other[:1]], key=lambda item: item[0], default=(0.0, ""))

    if not languages:
        return {}, -1
    chosen = min(languages, key=lambda one: sum(best(piece, one)[0] for piece in near))
    return {piece: best(piece, chosen)[1] for piece in near}, chosen


def _voters(piece: str, world: str) -> list[tuple[float, str, int]]:
    """Return what a name may be in which language, its frequent spelling first."""
    count = len(words("ar", "names")["elsewhere"]) if world else 0
    firm = [(0.0, world, at) for at in range(count) if world in _of_language(at)]
    return [*firm, *_near(piece)]
