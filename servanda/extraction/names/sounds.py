"""Which public person a name in Latin script means that is written otherwise than the register writes it.

Papers spell one man "Mohammed", "Muhammad" and "Mohamad", write out his second name or leave it out, or call
him Mike. Two names are one where first and last sound alike and nothing between them differs. A
Vietnamese is told by all syllables, so none is looked for here.

>>> sound("Muhammad") == sound("Mohammed"), bearer_alike("William Jefferson Clinton")
(True, 'person:bill-clinton')
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import cache

from servanda.extraction.lexicon import words
from servanda.terms.folding import fold
from servanda.terms.officials import listed
from servanda.terms.register import aliases

_PIECE = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*\.?")
_ARTICLE = re.compile(r"\b(?:al|el|as|ash|ad|an|ar|at|az)-(?=\w)|\b(?:al|el) (?=\w)")
_SERVANT = re.compile(
    r"\babd(?:[aeou]l)?[ -](?=\w)|\babd[aeou]l(?=\w{3})"
)  # "Abdel Fattah", "Abdulfattah"
_VIETNAMESE = frozenset(
    [
        "nguyen",
        "nguyễn",
        "tran",
        "trần",
        "le",
        "lê",
        "pham",
        "phạm",
        "hoang",
        "hoàng",
        "huynh",
        "huỳnh",
        "phan",
        "vu",
        "vũ",
        "vo",
        "võ",
        "dang",
        "đặng",
        "bui",
        "bùi",
        "do",
        "đỗ",
        "ho",
        "hồ",
        "ngo",
        "ngô",
        "duong",
        "dương",
        "ly",
        "lý",
        "dinh",
        "đinh",
        "truong",
        "trương",
        "luong",
        "lương",
        "to",
        "tô",
    ]
)
# Families of Korea and China, behind which a vowel parts one person from another: "Park Jun", "Park Jin".
_SYLLABIC = frozenset(
    [
        "kim",
        "park",
        "pak",
        "choi",
        "choe",
        "jung",
        "jeong",
        "chung",
        "kang",
        "yoon",
        "yun",
        "cho",
        "han",
        "shin",
        "lee",
        "li",
        "wang",
        "zhang",
        "chen",
        "liu",
        "yang",
        "zhao",
        "wu",
        "zhou",
        "xu",
        "sun",
        "ma",
        "zhu",
        "hu",
        "guo",
        "he",
        "lin",
        "gao",
        "luo",
    ]
)
_JOINS = frozenset({"bin", "ibn", "ben", "de", "da", "von", "van", "der", "abu", "abou"})
# Letters that papers take one for the other; two in a row count once, and all vowels but the first are one.
_SAME = tuple(
    pair.split("=")
    for pair in [
        "tsch=c",
        "tch=c",
        "sch=s",
        "sh=s",
        "ch=k",
        "kh=k",
        "gh=g",
        "ph=f",
        "th=t",
        "dh=d",
        "dj=j",
        "zh=j",
        "ck=k",
        "cz=c",
        "q=k",
        "x=ks",
        "w=v",
        "z=s",
        "ya=ia",
        "yu=iu",
        "yo=io",
        "ou=u",
        "oo=u",
        "ee=i",
        "ei=i",
        "ey=i",
        "ie=i",
        "y=i",
    ]
)
_DOUBLED = re.compile(r"(.)\1+")
_VOWELS = re.compile(r"[aeiou]+")
_BEGINNINGS = ("aeiouyâáäéèíïóöøúüı", "kcqxç", "szjdtšžşđ", "fpvw")
_LEAST = 5  # letters of two sounds together, below which names are alike by chance


@cache
def sound(word: str) -> str:
    """Return how a word of a name sounds: its consonants, and a dot for each vowel between them."""
    plain = unicodedata.normalize("NFD", fold(word)).encode("ascii", "ignore").decode().lower()
    plain = re.sub(r"[^a-z]", "", plain)
    for written, heard in _SAME:
        plain = plain.replace(written, heard)
    plain = _DOUBLED.sub(r"\1", re.sub(r"(?<=\w)h(?![aeiou])", "", plain))
    first, rest = plain[:1], plain[1:]
    first = "." if first in tuple("aeiou") else first
    return first + _VOWELS.sub(".", rest).rstrip(".")


def bearer_alike(name: str) -> str:
    """Return the person of the registers whose name is, or sounds like, this one; or nothing."""
    wanted = _pieces(name)
    if len(wanted) < 2 or wanted[0] in _VIETNAMESE or wanted[0] in _SYLLABIC:
        return ""
    middle = _between(wanted)
    found = {
        party
        for party, pieces in _near().get(_family(wanted[-1]), ())
        if _is_one(wanted, pieces) and _goes_with(middle, _between(pieces))
    }
    return found.pop() if len(found) == 1 else ""


def _is_one(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """Tell whether first and last names are the same, or sound the same for long enough."""
    if ours[-1] == theirs[-1] and ours[0] == theirs[0]:
        return True
    last = sound(ours[-1])
    if last != sound(theirs[-1]):
        return False
    first = _called(ours[0])
    return first == _called(theirs[0]) and len((first + last).replace(".", "")) >= _LEAST


@cache
def _near() -> dict[str, list[tuple[str, Sequence[str]]]]:
    """Return persons with their names in pieces, by what their last names may begin with."""
    found: dict[str, list[tuple[str, Sequence[str]]]] = {}
    short = ((name, party) for name, party in aliases("en").items() if party.startswith("person:"))
    for name, party in (*short, *((name, party) for name, party, _ in listed("en"))):
        pieces = _pieces(name)
        if len(pieces) > 1 and pieces[0] not in _VIETNAMESE:
            found.setdefault(_family(pieces[-1]), []).append((party, pieces))
    return found


def _family(word: str) -> str:
    """Return the first of the letters that sound alike at the beginning of a name."""
    return next((letters[0] for letters in _BEGINNINGS if word[0] in letters), word[0])


def _pieces(name: str) -> Sequence[str]:
    return _PIECE.findall(_ARTICLE.sub("", _SERVANT.sub("abd", fold(name))))


def _called(first: str) -> str:
    """Return the sound of a first name, of a short one that of the whole: "Mike" is "Michael"."""
    return sound(_whole().get(first, first))


@cache
def _whole() -> dict[str, str]:
    pairs = (entry.split(" = ") for entry in words("en", "people").get("short_names", ()))
    return {short: whole for whole, shorts in pairs for short in shorts.split(", ")}


def _between(pieces: Sequence[str]) -> frozenset[str]:
    """Return the sounds of the middle names; initials and particles say nothing."""
    return frozenset(
        sound(one) for one in pieces[1:-1] if len(one.rstrip(".")) > 1 and one not in _JOINS
    )


def _goes_with(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    return ours <= theirs or theirs <= ours
