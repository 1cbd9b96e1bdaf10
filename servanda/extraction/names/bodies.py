"""Bodies that no register knows, by the noun that says what they are: "Tập đoàn Sao Mai".

Only firms and charities, whose nouns stand beside a proper name in capitals; councils, committees and
ministries are told by the register alone. The id is the whole name in ASCII.

>>> [(b.party, b.start) for b in find_bodies("Còn Tập đoàn Sao Mai thì không.", [], language="vi")]
[('org:tap-doan-sao-mai', 4)]
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from servanda.extraction.lexicon import words
from servanda.extraction.names.person_names import in_ascii, run_of_capitals, vietnamese_within
from servanda.extraction.names.told_bodies import national_societies, told_bodies
from servanda.extraction.names.untitled import overlaps
from servanda.extraction.scene import MANY, Named
from servanda.terms.folding import either

_SHORTEST = 4  # letters of a name by which a body is called alone
_ADJECTIVES = frozenset(
    {"National", "British", "Chinese", "German", "Japanese", "American", "Egyptian"}
)
_PLACE = 2  # syllables of a province or a city, at the least
_REACH = 80  # code points of a body's name and of a person behind it


def find_bodies(text: str, named: Sequence[Named], *, language: str) -> list[Named]:
    """Return the bodies named by their noun that share no word with what is named already."""
    pattern = _pattern(language)
    societies = _societies(text, named, language)
    if pattern is None:
        return societies
    taken = sorted((name.start, name.end) for name in named)
    found = []
    for match in pattern.finditer(text):
        start, end = match.span()
        end = _before_person(text, start, end) if language == "vi" else end
        if not overlaps(taken, start, end):
            found.append(Named(start, end, "org:" + in_ascii(text[start:end])))
    if language == "vi":
        found += _called_short(text, found, taken)
    found += societies
    # "the aid group Clean Wells Yemen": a country within is a part of the name.
    others = [(n.start, n.end) for n in named if not n.party.startswith("country:")]
    alone = {(n.start, n.end) for n in named}
    held = sorted([*others, *_held(found)])
    told = (
        span
        for span in told_bodies(text, language=language)
        if span not in alone and not overlaps(held, *span)
    )
    found += [Named(start, end, "org:" + in_ascii(text[start:end])) for start, end in told]
    found += [
        n for n in _institutes(text, named, language) if not overlaps(_held(found), n.start, n.end)
    ]
    return found + [n for n in _outlets(text, language) if not overlaps(taken, n.start, n.end)]


def _societies(text: str, named: Sequence[Named], language: str) -> list[Named]:
    """Return the societies of countries that no register has: it has no more of their names than "Red Cross"."""
    bodies = [(n.start, n.end) for n in named if n.party.startswith("org:")]
    found = national_societies(text, language=language)
    return [n for n in found if not any(a <= n.start and n.end <= b for a, b in bodies)]


def _held(found: Sequence[Named]) -> list[tuple[int, int]]:
    return sorted((n.start, n.end) for n in found)


def _institutes(text: str, named: Sequence[Named], language: str) -> Iterator[Named]:
    """Find funds, institutes and universities; the country that one is called by is a part of it."""
    lexicon = words(language, "parties")
    if "institutes" not in lexicon:
        return
    refused = tuple(f"{word} " for word in lexicon["no_body"] if word not in _ADJECTIVES)
    taken = _held([n for n in named if not n.party.startswith("country:")])
    for match in re.finditer(rf"\b(?:{lexicon['institutes']})(?! [A-Z])", text):
        start, end = match.span()
        while text.startswith(refused, start):
            start = text.index(" ", start) + 1
        if text[start:end].count(" ") and not overlaps(taken, start, end):
            yield Named(start, end, "org:" + in_ascii(text[start:end]))


def _outlets(text: str, language: str) -> Iterator[Named]:
    """Find newspapers and channels that report or are reported: "Gulf Times noted"."""
    pattern = _reporting(language)
    for match in pattern.finditer(text) if pattern else ():
        start, end = match.span(match.lastgroup or 0)
        yield Named(start, end, "org:" + in_ascii(text[start:end]))


@cache
def _reporting(language: str) -> re.Pattern[str] | None:
    lexicon = words(language, "parties")
    if "outlets" not in lexicon:
        return None
    refused = either(lexicon["no_body"])
    tails = "|".join(lexicon["outlets"])
    name = rf"(?!(?:{refused})\b)[A-Z]\w+(?: [A-Z]\w+)? (?:{tails})\b"
    return re.compile(
        rf"\b(?P<first>{name})(?={lexicon['reporting']})"
        rf"|\b(?:[Aa]ccording to|told|by) (?:the )?(?P<last>{name})(?! [A-Z])"
    )


def _called_short(
    text: str, found: Sequence[Named], taken: Sequence[tuple[int, int]]
) -> Iterator[Named]:
    """Find "Orion" once more behind "Công ty TNHH Orion", in one pass for all of them."""
    held = sorted([*taken, *((n.start, n.end) for n in found)])
    known: dict[str, Named] = {}
    for name in found:
        head = _heads().match(text, name.start)
        proper = text[head.end() : name.end] if head else ""
        if len(proper) >= _SHORTEST and proper not in words("vi", "people")["family_names"]:
            known.setdefault(proper, name)
    some = sorted(list(known)[:MANY], key=len, reverse=True)
    pattern = re.compile(rf"(?<!\w)(?:{either(some) or '(?!)'})(?!\w)")
    for again in pattern.finditer(text):
        start, end = again.span()
        before, behind = text[max(0, start - 12) : start], text[end : end + 2]
        part = re.search(r"[^\W\d_]+ \Z", before)
        longer = (part and part.group()[0].isupper()) or behind[1:].isupper()
        late = start >= known[again.group()].end
        if late and not longer and not overlaps(held, start, end):
            yield Named(start, end, known[again.group()].party)


def _before_person(text: str, start: int, end: int) -> int:
    """Return where a body ends whose head is named behind it: "Giám đốc Công ty Sao Mai Lê Văn Nam"."""
    head = _heads().match(text, start)
    if head is None:
        return end
    if cut := _behind_place(text, head, end):
        return cut
    then = vietnamese_within(text[head.end() : head.end() + _REACH])
    return min(end, head.end() + then - 1) if then else end


def _behind_place(text: str, head: re.Match[str], end: int) -> int:
    """Return where a place ends whose head is named behind it: "UBND TP Đà Nẵng Hồ Kỳ Vân"; 0 for nowhere."""
    if not head.group().startswith(("UBND", "HĐND", "Ủy ban nhân dân")):
        return 0
    family = words("vi", "people")["family_names"]
    pieces = list(re.finditer(r"\S+", text[head.end() : end]))
    for at, piece in enumerate(pieces[:-1]):
        if at >= _PLACE and piece.group() in family:
            return head.end() + piece.start() - 1
    return 0


@cache
def _heads() -> re.Pattern[str]:
    heads = sorted(words("vi", "parties")["head_nouns"], key=len, reverse=True)
    branches = "|".join(words("vi", "parties")["branches"])
    return re.compile(rf"(?:{'|'.join(heads)}) (?:(?:{branches})(?:, | và | ))*")


@cache
def _pattern(language: str) -> re.Pattern[str] | None:
    lexicon = words(language, "parties")
    if "tail_nouns" not in lexicon:
        return None
    heads = sorted(lexicon["head_nouns"], key=len, reverse=True)
    refused = either(lexicon["no_body"])
    branch = "|".join(sorted(lexicon.get("branches", ()), key=len, reverse=True)) or "(?!)"
    lead = rf"(?:(?:{branch})(?:, (?=(?:{branch})\b)| và | ))*"
    name = rf"(?:{lead}(?!(?:{refused})\b|(?:{branch})(?![\w ])){run_of_capitals(language).pattern}|(?:{branch})(?=[,.;)]))"
    tails = "|".join(lexicon["tail_nouns"])
    first = rf"\b(?:{'|'.join(heads)}) {name}|" if heads else ""
    word = r"[A-Z](?:[\w&]|-(?!based|led|backed|born))*"  # "the Jeddah-based Hilal Group"
    return re.compile(
        rf"{first}\b(?!(?:{refused})\b){word}(?: {word}){{0,3}} (?:{tails})\b(?! [A-Z])"
    )
