"""The register of organisations, territories and public persons, with their names in each language.

Patterns cannot tell where "Ủy ban Quốc gia về Quản lý Gaza" ends; a register can. It is data,
`register.toml` with the parties of the plan and two long lists, `bodies.txt` and `people.txt`, and a
reader of prose takes the longest name that it finds. `officials.txt` is searched apart (officials.py).
"""

from collections.abc import Mapping
from functools import cache
from typing import Any

from servanda.terms.countries import display
from servanda.terms.folding import fold
from servanda.terms.kept import kept, kept_table
from servanda.terms.languages import FALLBACK
from servanda.terms.officials import of_party


@cache
def _register() -> dict[str, dict[str, Any]]:
    return _rows("people.txt") | _rows("bodies.txt") | _own()


@cache
def _own() -> dict[str, dict[str, Any]]:
    return kept_table("register.toml")


def _rows(name: str) -> dict[str, dict[str, Any]]:
    """Read a long list, a line a party: a tenth of the time that as much TOML takes."""
    found: dict[str, dict[str, Any]] = {}
    for line in kept(name).splitlines():
        if not line.startswith("#"):
            party, *names, of = (cell.strip() for cell in line.split("|"))
            names[0] = names[1] if names[0] == "=" else names[0]
            listed = zip(("vi", "en", "ar"), names, strict=True)
            found[party] = {code: cell.split("; ") for code, cell in listed if cell} | {"of": of}
    return found


@cache
def spellings(language: str) -> dict[str, str]:
    """Return name as written -> id of an organisation, territory or person."""
    entries = _register().items()
    return {name: party for party, entry in entries for name in entry.get(language, ())}


@cache
def aliases(language: str) -> dict[str, str]:
    """Return folded name -> id (see `terms.folding`)."""
    return {fold(name): party for name, party in spellings(language).items()}


def kind(party: str) -> str:
    """Return country, territory, org or person."""
    return party.partition(":")[0]


def speaks_for(party: str) -> str:
    """Return the party that a person or body of the register speaks for, or nothing."""
    return str(_entry(party).get("of", ""))


def _entry(party: str) -> Mapping[str, Any]:
    return _register().get(party) or (of_party(party) if kind(party) == "person" else {})


def known_alone(party: str) -> bool:
    """Tell whether the last name of a person is enough, as for the few of the plan itself."""
    return party in _own()


def party_name(party: str, language: str) -> str:
    """Return the name to print for any id; an id that nobody registered prints as itself."""
    if kind(party) == "country":
        return display(party, language)
    entry = _entry(party)
    for candidate in (language, *FALLBACK):
        if entry.get(candidate):
            return str(entry[candidate][0])
    return party
