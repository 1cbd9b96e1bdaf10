"""Whose name or identifier stands at the end of a published flow.

Worked example: `US-GOV-1`, "Switzerland, Government of" and "Chính phủ Thụy Sĩ" are countries:
`country:US`, `country:CH`, `country:CH`; `GB-CHC-202918` is a charity of that country, not the country.
An organisation identifier begins with the list it stands in (https://org-id.guide): `XX-GOV-` is a
government's own list, and `XX-` with digits alone the OECD's code of a bilateral agency.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cached_property
from hashlib import sha256

from servanda.reconciliation.matching_words import key_of, names
from servanda.records import Party
from servanda.terms import countries

_GOVERNMENT = re.compile(r"([A-Z]{2})-(?:GOV(?:-[\w.-]+)?|\d{1,2})")
_PLACE = re.compile(r"[A-Z]{2}")
# Lists that are no country's: multilaterals, and what IATI and others register themselves.
_NO_COUNTRY = frozenset({"XM", "XI", "XR", "AA", "ZZ"})
# Words around the name of a country that leave it the country: state organs in three languages.
_AROUND = (
    *("government of the", "government of", "gov of", "govt of", "the", "republic of"),
    *("kingdom of", "state of", "islamic republic of"),
    *("chinh phu", "nuoc", "cong hoa", "vuong quoc"),
    *("حكومة دولة", "حكومه دوله", "حكومة", "حكومه", "دولة", "دوله", "مملكة", "مملكه", "جمهورية"),
    *("جمهوريه",),
)
_BEHIND = ("government of the", "government of", "government", "govt", "the", "republic of")
# Places that are part of a territory or state under another code: what is for one is for the other.
WITHIN: Mapping[str, str] = {
    "territory:gaza": "country:PS",
    "territory:west-bank": "country:PS",
    "territory:east-jerusalem": "country:PS",
    "territory:rafah": "territory:gaza",
}


class Resolver:
    """Finds the party of a published identifier or name: the plan's own first, then the word lists."""

    def __init__(self, parties: Iterable[Party] = ()) -> None:
        """Know the names, the aliases and the identifiers of these parties besides our own lists."""
        self.parties = tuple(parties)

    @cached_property
    def _known(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for party in self.parties:
            for name in filter(None, _names(party)):
                found.setdefault(key_of(name), party.id)
            found.setdefault(key_of(party.id.partition(":")[2]), party.id)
        return found

    @cached_property
    def _codes(self) -> dict[str, str]:
        return {a.casefold(): p.id for p in self.parties for a in p.aliases}

    @cached_property
    def mark(self) -> str:
        """Return what is the same while these parties have the same names and identifiers."""
        told = sorted((one.id, *_names(one)) for one in self.parties)
        return sha256(repr(told).encode("utf-8", "surrogatepass")).hexdigest()[:16]

    def party(self, code: str, name: str) -> str:
        """Return the typed id, "" for somebody that neither the plan nor our lists name."""
        return self._by_code(code) or self._by_name(name)

    def _by_code(self, code: str) -> str:
        if not code:
            return ""
        if known := self._codes.get(code.casefold()):
            return known
        found = _GOVERNMENT.fullmatch(code.upper())
        land = found[1] if found else code if _PLACE.fullmatch(code) else ""
        if not land or land in _NO_COUNTRY:
            return ""
        party = f"country:{land}"
        return party if countries.display(party, "en") != party else ""

    def _by_name(self, name: str) -> str:
        if not name:
            return ""
        for words in _readings(name):
            party = self._known.get(words) or names().get(words)
            if party:
                return party
        return ""


def _names(party: Party) -> tuple[str, ...]:
    return (party.name.vi, party.name.en, party.name.ar, *party.aliases)


def _readings(name: str) -> Iterable[str]:
    """Yield the ways to read a name: as it stands, without what is in brackets, the organ taken off."""
    whole = key_of(name)
    yield whole
    before, _, behind = name.partition("(")
    if behind:
        yield key_of(before)
        yield key_of(behind.partition(")")[0])
    for words in dict.fromkeys((whole, key_of(before))):
        yield from _without_organ(words)


def _without_organ(words: str) -> Iterable[str]:
    for organ in map(key_of, _AROUND):
        if words.startswith(f"{organ} "):
            rest = words[len(organ) + 1 :]
            yield rest
            yield from (rest.removeprefix(f"{more} ") for more in ("the", "republic of"))
    for organ in map(key_of, _BEHIND):
        if words.endswith(f" {organ}"):
            yield words[: -len(organ) - 1]


def around(place: str) -> tuple[str, ...]:
    """Return a place with all that it lies in: Rafah, Gaza, Palestine."""
    found = [place]
    while found[-1] in WITHIN:
        found.append(WITHIN[found[-1]])
    return tuple(found)
