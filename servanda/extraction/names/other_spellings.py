"""Public persons whom Arabic spells in more ways than the register lists: "غاريد كوشنر", "توكاييف".

Arabic writes the consonants of a foreign name, a few by either of two letters, and its vowels as each
paper likes. So names are compared by their consonants, word by word: a name of two words or more, and a
last name that is known alone. Arabs are left out: with them the vowels part "حسن" from "حسين".

>>> [(n.party, n.end) for n in spelt_otherwise("قال غاريد كوشنير إن", [])]
[('person:jared-kushner', 16)]
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from functools import cache, lru_cache
from itertools import chain, pairwise

from servanda.extraction.names.romanisation import JOINED, WORD, is_listed, is_own_given, joined
from servanda.extraction.scene import Named
from servanda.terms.folding import fold
from servanda.terms.officials import listed, standing_in
from servanda.terms.register import aliases, speaks_for, spellings

_CONSONANTS = str.maketrans(
    dict.fromkeys("جقگ", "غ")
    | dict(zip("طثصزذڤپ", "تتسسدفب", strict=True))
    | dict.fromkeys("اويىءئؤآأإةع", None)
)
_TWICE = re.compile(r"(\w)\1")
_LAST_HE = re.compile(r"ه(?!\w)")
_OF_ARABS = re.compile(r"[عحضصظقذ]")  # hardly ever in a foreign name
_LEAST, _LEAST_ALONE = 5, 4  # consonants that tell a whole name, and a last name
_ALIKE = 0.7  # how much of two spellings is the same
_CLITICS = "وفبلك"
_ARABIC_SPOKEN = "SA AE QA KW BH OM YE IQ SY JO PS LB EG SD LY MA DZ TN MR SO DJ KM"
_ARAB = frozenset(f"country:{code}" for code in _ARABIC_SPOKEN.split())
Key = tuple[str, ...]
# Under its first word: the consonants of a name, the name, and whose it is.
Table = Mapping[str, tuple[tuple[Key, tuple[str, ...], str], ...]]


def spelt_otherwise(text: str, named: Sequence[Named]) -> list[Named]:
    """Return the persons of the register who stand in a text in another spelling; `named` are found."""
    taken = sorted((n.start, n.end) for n in named)
    tokens = list(WORD.finditer(text))
    keys = consonants("\n".join(token.group() for token in tokens)).split("\n")
    found: list[Named] = []
    known = _table()
    for at, token in enumerate(tokens):
        # Most words begin no name, neither as they stand nor without what is written onto their front.
        if keys[at] not in known and text[token.start()] not in _CLITICS:
            continue
        if found and token.start() < found[-1].end:
            continue
        for begin, first in _first(token.group(), keys[at]):
            named_here = _match(tokens, keys, at, first)
            if named_here is None:
                continue
            end, party = named_here
            start = token.start() + begin
            if not any(s < end and start < e for s, e in taken):
                found.append(Named(start, end, party))
            break
    return found


def bearer_otherwise(name: str) -> str:
    """Return who bears a name that is spelt otherwise in the register; empty for nobody listed."""
    found = spelt_otherwise(name, []) if " " in name else []
    if found and (found[0].start, found[0].end) == (0, len(name)):
        return found[0].party
    pieces = joined(fold(name))
    bearers = {p for of, p in _of_last_name(name) if _longer(pieces, of) or _mistyped(pieces, of)}
    return bearers.pop() if len(bearers) == 1 else ""


def _of_last_name(name: str) -> Iterator[tuple[list[str], str]]:
    """Yield the words of each registered name with the same last name, and whose it is."""
    last = " " + fold(name).rpartition(" ")[2]
    own = ((n, p) for n, p in aliases("ar").items() if n.endswith(last))
    for known, party in chain(own, standing_in(name, "ar").items()):
        if party.startswith("person:"):
            yield joined(fold(known)), party


def _longer(pieces: Sequence[str], known: Sequence[str]) -> bool:
    """Tell a name that has the names of fathers besides: "رشاد محمد العليمي" of "رشاد العليمي"."""
    if not 1 < len(known) < len(pieces) or (pieces[0], pieces[-1]) != (known[0], known[-1]):
        return False
    if not known[-1].startswith("ال") and is_own_given(known[-1]):
        return False  # "محمد علي مصطفى" is not "محمد مصطفى"
    rest = list(known)
    more = [piece for piece in pieces if not (rest and piece == rest[0] and rest.pop(0))]
    return not rest and all(piece in JOINED or is_own_given(piece) for piece in more)


def _mistyped(pieces: Sequence[str], known: Sequence[str]) -> bool:
    """Tell a slip in one letter, "عبد الفتاج": the word as it stands is nobody's name."""
    if len(pieces) != len(known) or len(pieces) < 2:
        return False
    [(wrong, right), *more] = [*((a, b) for a, b in zip(pieces, known, strict=True) if a != b)] or [
        ("", "")
    ]
    same = len(wrong) == len(right) >= _LEAST and not more and not is_listed(wrong)
    return same and sum(a != b for a, b in zip(wrong, right, strict=True)) == 1


def consonants(words_: str) -> str:
    """Return the consonants of words, those that are written for each other as one."""
    return _TWICE.sub(r"\1", _LAST_HE.sub("", fold(words_)).translate(_CONSONANTS))


_of_word = lru_cache(maxsize=1024)(consonants)  # the same words come again and again


def _first(word: str, key: str) -> Iterator[tuple[int, str]]:
    """Yield the word as it stands, and without what is written onto its front."""
    yield 0, key
    if word[0] in _CLITICS and len(word) > 4:
        yield 1, _of_word(word[1:])


def _match(
    tokens: Sequence[re.Match[str]], keys: Sequence[str], at: int, first: str
) -> tuple[int, str] | None:
    """Return where the longest name ends that begins here, and whose it is."""
    for key, name, party in _table().get(first, ()):
        size = len(key)
        if at + size > len(tokens) or key[1:] != tuple(keys[at + 1 : at + size]):
            continue
        pieces = tokens[at : at + size]
        string = pieces[0].string
        close = all(b.start() - a.end() == 1 for a, b in pairwise(pieces))
        written = "".join(piece.group() for piece in pieces)
        written = written[1:] if len(keys[at]) > len(first) else written  # "ولافروف"
        alike = SequenceMatcher(None, fold(written), fold("".join(name))).ratio() >= _ALIKE
        spaced = all(string[piece.end()] in " -" for piece in pieces[:-1])
        rest = zip(pieces[1:], name[1:], strict=True)
        begun = all(_begin_alike(piece.group(), known) for piece, known in rest)
        if close and alike and spaced and begun:
            return pieces[-1].end(), party
    return None


def _begin_alike(word: str, known: str) -> bool:
    """Tell words that begin with one sound: "وافولا" is no "فيالا", whatever consonants they share."""
    first, other = fold(word[0]), fold(known[0])
    return first == other or consonants(first) == consonants(other) != ""


@cache
def _table() -> Table:
    """Return the names of those who are no Arabs, the longest first; none that two persons share."""
    found: dict[Key, dict[str, tuple[str, ...]]] = defaultdict(dict)
    names = list(_foreign())
    keys = consonants("\n".join(name for name, _ in names)).split("\n")
    for (name, party), spelt in zip(names, keys, strict=True):
        pieces, key = tuple(WORD.findall(name)), tuple(spelt.replace("-", " ").split())
        least = _LEAST if len(key) > 1 else _LEAST_ALONE
        if len(key) == len(pieces) and len("".join(key)) >= least and min(map(len, key)) > 1:
            found[key][party] = pieces
    by_first: dict[str, list[tuple[Key, tuple[str, ...], str]]] = defaultdict(list)
    for key, bearers in sorted(found.items(), key=lambda item: -len(item[0])):
        if len(bearers) == 1:
            [(party, pieces)] = bearers.items()
            by_first[key[0]].append((key, pieces, party))
    return {first: tuple(rows) for first, rows in by_first.items()}


def _foreign() -> Iterator[tuple[str, str]]:
    """Yield the names of those registered who are at home where no Arabic is spoken, with their ids."""
    own = ((name, party, speaks_for(party)) for name, party in spellings("ar").items())
    people = ((name, party, of) for name, party, of in own if party.startswith("person:"))
    for name, party, of in chain(people, listed("ar")):
        if of not in _ARAB and not _OF_ARABS.search(name):
            yield name, party
