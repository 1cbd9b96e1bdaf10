"""Seats of government by name: the capitals as each language writes them, with the code of their state.

>>> seats("en")["Oslo"]
'NO'
"""

from collections.abc import Mapping
from functools import cache

from servanda.terms.kept import kept

_LANGUAGES = ("vi", "en", "ar")  # the order of the names in a row of capitals.txt


@cache
def seats(language: str) -> Mapping[str, str]:
    """Return name -> ISO 3166-1 alpha-2 code of the state; none for a language without a column."""
    text = kept("capitals.txt")
    if language not in _LANGUAGES:
        return {}
    found = {}
    for line in text.splitlines():
        if not line.startswith("#"):
            code, *columns = (cell.strip() for cell in line.split("|"))
            for name in columns[_LANGUAGES.index(language)].split("; "):
                if name != "-":
                    found[name] = code
    return found
