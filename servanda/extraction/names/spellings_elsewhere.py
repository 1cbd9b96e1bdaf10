"""Which name of another language an Arabic word writes: "سانتوس" is "santos", "كينجي" is "kenji".

Arabic writes all consonants of a foreign name, some by a neighbour (p as b, v as f, g as gh, j or k),
and its vowels loosely. So a name of the list and an Arabic word are both written as consonant classes
in capitals with the vowels a, e, i, o between them; equal consonants make a candidate, and the
distance of the vowels ranks it. Which list is at home in a country is told here too: "مصطفى شاهين" of
Turkey is Mustafa Sahin, "يوسف العلوي" of Morocco Youssef Alaoui, of Oman Yousef al-Alawi.

>>> [name for _, name, _ in candidates("سانتوس")]
['santos']
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import islice, product

from servanda.extraction.lexicon import words

# Letters of a Latin name, the longest first, and how Arabic may write them.
_LATIN = {
    "tsch": ("TX",), "sch": ("X", "SK"), "tch": ("TX",), "cch": ("K",), "szcz": ("XTX",),
    "sh": ("X",), "ch": ("TX", "X", "K", "C"), "ck": ("K",), "cz": ("TX",), "sz": ("X", "S"),
    "ph": ("F",), "th": ("T", "Q"), "kh": ("C",), "gh": ("G", ""), "dj": ("G", "DG"), "zh": ("G",),
    "tz": ("TS",), "zz": ("TS", "S"), "qu": ("K", "Ko"), "x": ("KS",), "ng": ("NG",), "gn": ("N", "Ni", "GN"),
    "ll": ("L", "i"), "ow": ("o", "ao", "oF"), "dt": ("T",), "ij": ("ai", "i"), "ey": ("ai", "ei", "i"), "ay": ("ai",), "gio": ("Gio", "Go"), "giu": ("Go", "Gio"), "gia": ("Gia", "Ga"), "cs": ("TX", "KS"), "ou": ("o", "ao"), "au": ("ao", "o"), "ei": ("ai", "ei"),
    "ai": ("ai", "ei"), "ea": ("ia", "i"), "ee": ("i",), "oi": ("oi", "oa"), "eau": ("o",), "oo": ("o",), "ie": ("i", "ie"), "ae": ("ai", "a"),
    "ce": ("Se", "TXe", "TSe"), "ci": ("Si", "TXi", "TSi"), "cy": ("Si",), "c": ("K",), "ge": ("Ge", "Ce"),
    "gi": ("Gi", "Ci"), "j": ("G", "i", "C"), "w": ("o", "F"), "v": ("F",), "z": ("S", "TS"),
    "h": ("H", ""), "y": ("i",), "q": ("K",), "p": ("B",), "u": ("o",),
}  # fmt: skip
# French leaves the last letters of these unspoken; an h at the beginning is always written.
_LAST = {"ois": ("oa",), "oux": ("o",), "ault": ("o",), "et": ("iT", "i"), "ert": ("iRT", "iR"),
         "ard": ("aRD", "aR"), "ont": ("oNT", "oN"), "ent": ("eNT", "aN"), "ais": ("ai", "aiS"),
         "ea": ("ea",), "c": ("K", "TX"), "eaux": ("o",), "ier": ("ieR", "i"), "cier": ("SieR", "Si"), "gier": ("GieR", "Gi")}  # fmt: skip
_LATIN_LETTERS = re.compile(
    rf"(?:{'|'.join(sorted(_LAST, key=len, reverse=True))})\Z|\Ah"
    rf"|{'|'.join(sorted(_LATIN, key=len, reverse=True))}|[a-z]"
)
_DOUBLED = re.compile(r"([bdfgkmnprst])\1")
_ARABIC = (
    dict(zip("بپتطثجحهخدضذرزظسصشغفڤقكگلمن", "BBTTQGHHCDDDRSSSSXGFFKKGLMN", strict=True))
    | dict.fromkeys("اأآىةع", "a")
    | {"إ": "i", "و": "o", "ي": "i", "ئ": "i"}
)
_CLASSES = re.compile(r"[A-Z]")
_MANY_FORMS = 24
_FARTHEST, _FOR_EACH = 1.1, 0.35  # how far a name may be, and how far for each consonant
# What it costs to read a vowel of Arabic (first) as a vowel of the name, and to leave one out.
_COST = {
    "ae": 0.4,
    "ie": 0.1,
    "ia": 0.6,
    "oa": 0.9,
    "oe": 0.7,
    "ai": 0.8,
    "ao": 0.9,
    "io": 0.9,
    "oi": 0.9,
}
_UNREAD = 0.9
_UNWRITTEN = {"a": 0.4, "e": 0.1, "i": 0.4, "o": 0.5}
# The letters with which a name may begin, and end, whose first (last) sound Arabic writes so; "" is a vowel.
_BEGINS = {"": "aeiouyjw", "B": "bp", "T": "tcz", "Q": "t", "G": "gjdz", "H": "h", "C": "kcgj",
           "D": "d", "R": "r", "S": "sczx", "X": "sc", "F": "fpvw", "K": "kcqx", "L": "l", "M": "m",
           "N": "n"}  # fmt: skip
_SILENT = "tdsxz"  # French leaves them unspoken
_ENDS = {"": f"aeiouyhwrl{_SILENT}", "B": "bpe", "T": "tdhe", "Q": "he", "G": "gjehy", "H": "hae", "C": "hjge",
         "D": "de", "R": f"re{_SILENT}", "S": "szxcehi", "X": f"hszec{_SILENT}", "F": "fvweh",
         "K": f"kcqgxeh{_SILENT}", "L": f"le{_SILENT}", "M": f"meh{_SILENT}", "N": f"neh{_SILENT}"}  # fmt: skip
_Form = tuple[int, str, int, list[str]]  # the place of a name, the name, its language, its vowels
_OTHER_BEGINNING = 0.5  # names seldom begin with another vowel than Arabic writes
_RARER = 5_000  # the place in its list from which a name is one of the rarer ones
_RARE, _RARE_AND_SHORT, _SHORT_KEY = 0.08, 0.36, 2  # what that costs, with two consonants at most
_FIRST = 0.2  # an alef at the beginning carries any vowel


def candidates(word: str) -> list[tuple[float, str, int]]:
    """Return distance, name and number of its language, the nearest first, the list's order kept."""
    found: dict[tuple[str, int], tuple[float, int]] = {}
    for form in _arabic_forms(word):
        gaps = _CLASSES.split(form)
        if len(gaps) == 1:
            continue  # no consonant tells one name from another
        key = "".join(_CLASSES.findall(form))
        farthest = min(_FARTHEST, _FOR_EACH * (len(gaps) - 1)) + 0.01
        for place, name, language, spelt in _alike(key, gaps):
            distance = round(sum(map(_distance, gaps, spelt, range(len(gaps)))), 2)
            if place % 10_000 >= _RARER:
                distance += _RARE if len(key) > _SHORT_KEY else _RARE_AND_SHORT
            if distance < min(found.get((name, language), (9, 0))[0], farthest):
                found[name, language] = (distance, place)
    ranked = sorted(found.items(), key=lambda item: item[1])
    return [(distance, name, language) for (name, language), (distance, _) in ranked]


@cache
def listed_elsewhere() -> frozenset[str]:
    """Return the frequent names of other languages, in small letters."""
    return frozenset(name for names in words("ar", "names")["elsewhere"] for name in names.split())


def _arabic_forms(word: str) -> list[str]:
    word = re.sub(r"^[اأإآ](?=[وي].)", "", word)
    form = "".join(_ARABIC.get(letter, "") for letter in word)
    form = re.sub(r"([A-Z])\1", r"\1", form)
    if form.endswith("iH"):
        return [form, form[:-1]]
    return [form, f"{form[:-1]}e"] if form.endswith("H") else [form]  # "إيلزه"


def _alike(key: str, gaps: list[str]) -> Iterator[_Form]:
    """Return the names with these consonants; only those are written out that may begin and end so."""
    firsts = _BEGINS["" if gaps[0] else key[0]]
    for first, last in product(firsts, _ENDS["" if gaps[-1] else key[-1]]):
        yield from _by_consonants(first, last).get(key, ())


@cache
def _by_ends() -> dict[tuple[str, str], list[tuple[int, str, int]]]:
    """Sort the names of the lists under their first and last letter, each with its place."""
    listed: dict[tuple[str, str], list[tuple[int, str, int]]] = defaultdict(list)
    lexicon = words("ar", "names")
    for first, lists in ((0, lexicon["elsewhere"]), (_RARER, lexicon["elsewhere_more"])):
        for language, names in enumerate(lists):
            for place, name in enumerate(dict.fromkeys(names.split()), 10_000 * language + first):
                listed[name[0], name[-1]].append((place, name, language))
    return listed


@cache
def _by_consonants(first: str, last: str) -> dict[str, list[_Form]]:
    """Sort names under their consonants, with the vowels between these."""
    listed: dict[str, list[_Form]] = defaultdict(list)
    for place, name, language in _by_ends().get((first, last), ()):
        for form in _latin_forms(name):
            key = "".join(_CLASSES.findall(form))
            listed[key].append((place, name, language, _CLASSES.split(form)))
    return listed


def _latin_forms(name: str) -> set[str]:
    single = _DOUBLED.sub(r"\1", name)
    pieces = []
    for found in _LATIN_LETTERS.finditer(single):
        letters, last = found.group(), found.end() == len(single)
        listed = _LAST.get(letters) if last else None
        first_h = letters == "h" and found.start() == 0
        pieces.append(("H",) if first_h else listed or _LATIN.get(letters, (_plain(letters),)))
    return {"".join(form) for form in islice(product(*pieces), _MANY_FORMS)}


def _plain(letter: str) -> str:
    return letter if letter in "aeio" else letter.upper()


def _distance(written: str, spelt: str, place: int) -> float:
    """Weigh the vowels that Arabic writes between two consonants against those of the name."""
    written, spelt = re.sub(r"(.)\1+", r"\1", written), re.sub(r"(.)\1+", r"\1", spelt)
    if written == spelt:
        return 0.0
    if place == 0 and written == "a" and spelt:
        return _FIRST
    apart = place == 0 and "a" not in written and written[:1] != spelt[:1].replace("e", "i")
    total, left = _OTHER_BEGINNING * apart, list(spelt)
    for vowel in written:
        if vowel in left:
            left.remove(vowel)
        elif left:
            total += _COST.get(vowel + min(left, key=lambda v: _COST.get(vowel + v, 1.0)), 1.0)
            left.remove(min(left, key=lambda v: _COST.get(vowel + v, 1.0)))
        else:
            total += _UNREAD
    return total + sum(_UNWRITTEN.get(vowel, 0.4) for vowel in left)


def language_of(country: str) -> int:
    """Return the number of the list of names that are at home in a country, -1 where none is."""
    return _languages().get(country.removeprefix("country:"), -1)


def peoples_of(country: str) -> tuple[str, ...]:
    """Return the groups of Arabic names that are spelt as a country spells them, the closest first."""
    return _peoples().get(country.removeprefix("country:"), ())


@cache
def _languages() -> dict[str, int]:
    names = words("ar", "names")
    lists = [set(listed.split()) for listed in names["elsewhere"]]
    found: dict[str, int] = {}
    for shown_by, countries in names["at_home"].items():
        number = next((at for at, known in enumerate(lists) if shown_by in known), -1)
        found |= dict.fromkeys(countries.split(), number)
    return found


@cache
def _peoples() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for people, countries in words("ar", "names")["at_home_in_arabic"].items():
        for country in countries.split():
            found[country] = (*found.get(country, ()), people)
    return found
