"""People named once more by name alone: "Lee" after "Ann Lee", a public person's last name.

A Vietnamese is not called by the family name alone; an Arabic word that is a name too is one where its
bearer says something.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Protocol

from servanda.extraction.lexicon import words
from servanda.extraction.names.listed import find_names, index
from servanda.extraction.names.person_names import last_name
from servanda.extraction.names.romanisation import JOINED, WORD, is_own_given
from servanda.extraction.names.untitled import is_namesake, overlaps
from servanda.extraction.scene import Named
from servanda.terms.register import known_alone, speaks_for, spellings

_SHORT = 3  # letters of a first name that is too short to be known by itself
_TELLING = 5  # letters that a last name needs to be known by itself


class Met(Protocol):
    """A place where a person is named, with the name written there."""

    @property
    def start(self) -> int:
        """Return where the mention begins."""

    @property
    def end(self) -> int:
        """Return where the mention ends."""

    @property
    def party(self) -> str:
        """Return who is meant."""

    @property
    def name(self) -> str:
        """Return the name written there, empty for an office alone."""


def named_again(
    text: str, people: Sequence[Met], public: Sequence[Named], *, language: str
) -> list[Named]:
    """Find the people once more by name alone, foreign last names too; `public` are registered."""
    met = [(p.name, p.party) for p in people if " " in p.name]
    met += [(text[n.start : n.end], n.party) for n in public if " " in text[n.start : n.end]]
    taken = sorted((p.start, p.end) for p in people)
    spelt = _spelt(met, language)
    named = find_names(text, index(spelt), language=language)
    if language == "ar":
        firsts = find_names(text, index(_by_first_names(met, spelt)), language=language)
        named += [n for n in firsts if _called_by_first(text, n)]
    if behind := words(language, "people").get("first_says"):
        firsts = find_names(text, index(_only_firsts(met, spelt)), language=language)
        named += [n for n in firsts if re.compile(behind).match(text, n.end)]
    found: list[Named] = []
    for n in sorted([*public, *named], key=lambda n: (n.start, -n.end)):
        inside = bool(found) and n.start < found[-1].end
        if not inside and not overlaps(taken, n.start, n.end) and _meant(text, n, language):
            found.append(n)
    return found


def bearers(text: str, named: Sequence[Named], *, language: str) -> list[Named]:
    """Return the registered persons who stand in a text, without those after whom something is called."""
    people = [n for n in named if n.party.startswith("person:")]
    if language != "ar":
        return people
    return [n for n in people if not is_namesake(text, n.start)]


def _spelt(met: Sequence[tuple[str, str]], language: str) -> dict[str, str]:
    """Return full and last names of those met; a Vietnamese is not called by the last name alone."""
    family = words(language, "people").get("family_names", ())
    home = words("vi", "people")["home"]
    spelt = _known_alone(language) | dict(met)
    for name, party in met:
        first, *_, last = name.split()
        if words(language, "people").get("by_first_name") and len(first) > _SHORT:
            spelt.setdefault(first, party)
        own = first in family or speaks_for(party) == home
        if not own and (language != "ar" or (len(last) > 2 and last not in _no_last_names())):
            spelt.setdefault(last, party)
        if not own and last_name(name) != last:
            spelt.setdefault(last_name(name), party)
    return spelt


def _only_firsts(met: Sequence[tuple[str, str]], spelt: Mapping[str, str]) -> dict[str, str]:
    """Return the first names of those met that are nobody else's: "Ban" of Ban Ki-moon."""
    found: dict[str, str] = {}
    for name, party in met:
        found[name.split()[0]] = party if found.get(name.split()[0], party) == party else ""
    return {first: party for first, party in found.items() if party and first not in spelt}


def _by_first_names(met: Sequence[tuple[str, str]], spelt: Mapping[str, str]) -> dict[str, str]:
    """Return the first names of those met in Arabic: they are meant before what their bearers say."""
    found: dict[str, str] = {}
    for name, party in met:
        first = name.split()[0]
        if len(first) > _SHORT and first not in spelt and first not in JOINED:
            found.setdefault(first, party)
    return found


@cache
def _no_last_names() -> frozenset[str]:
    """Return the Arabic words that end a name of a king and are none: "عبد الله الثاني"."""
    return frozenset(words("ar", "people")["ordinals"])


@cache
def _known_alone(language: str) -> dict[str, str]:
    """Return the last names of those of the register who are known by it alone."""
    home = words("vi", "people")["home"]
    return {
        name.split()[-1]: party
        for name, party in spellings(language).items()
        if party.startswith("person:") and known_alone(party) and speaks_for(party) != home
        if language != "ar" and len(name.split()[-1]) >= _TELLING
    }


def _meant(text: str, name: Named, language: str) -> bool:
    """Tell whether an Arabic word that is a family name too is meant as one: "وأضاف كريم أن"."""
    if language != "ar" or text[name.start : name.end] not in words("ar", "people")["ordinary"]:
        return True
    return _says_before(text, name)


def _called_by_first(text: str, name: Named) -> bool:
    """Tell whether a first name stands for a person met: who is known by it, or says something."""
    by_first = words("ar", "people")["called_by_first_name"]
    if speaks_for(name.party).partition(":")[2] in by_first or _says_before(text, name):
        return True
    return not is_own_given(text[name.start : name.end])


def _says_before(text: str, name: Named) -> bool:
    before = WORD.findall(text, max(0, name.start - 16), name.start)
    return bool(before) and before[-1].lstrip("وف") in words("ar", "people")["says"]
