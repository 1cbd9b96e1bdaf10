"""A wider register of public persons, `officials.txt`: searched by its lines and opened only when asked.

The short list, `people.txt`, is taken apart for every text. This one is twice as long, and a text names
few of it: whether a name stands in a text is asked of the text, and who somebody is of the line.

>>> standing_in("Bill Clinton said so.", "en")
{'Bill Clinton': 'person:bill-clinton'}
>>> party_of("بيل كلينتون", "ar"), of_party("person:bill-clinton")["of"]
('person:bill-clinton', 'country:US')
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from servanda.terms.folding import fold, folded_words
from servanda.terms.kept import kept

_LANGUAGES = ("vi", "en", "ar")  # the order of the names in a line
_PROPER = re.compile(r"[^\W\d_a-z][\w'’.-]+ [^\W\d_a-z]|[\u0621-\u064a]{2} ")
_WORD = re.compile(r"[^\W_]+")
Row = Mapping[str, str | list[str]]


def standing_in(text: str, language: str, *, whole: bool = True) -> dict[str, str]:
    """Return the names, each with its id, of those whose last name stands in a text.

    `whole` spares the search in a text that names nobody in two words.
    """
    if language not in _LANGUAGES or (whole and not _PROPER.search(text)):
        return {}
    column = _LANGUAGES.index(language)
    listed = _last_words(column)
    near = [line for word in folded_words(text)[1] for line in listed.get(word, ())]
    return {name: line.split(" | ", 1)[0] for line in near for name in _cell(line, column)}


def party_of(name: str, language: str) -> str:
    """Return the id of the person with this name, or nothing."""
    if language not in _LANGUAGES:
        return ""
    column, wanted = _LANGUAGES.index(language), fold(name)
    place = _folded().find(wanted)
    while place >= 0:
        start = _text().rfind("\n", 0, place) + 1
        line = _text()[start : _text().find("\n", place)]
        if not line.startswith("#") and wanted in map(fold, _cell(line, column)):
            return line.split(" | ", 1)[0]
        place = _folded().find(wanted, place + 1)
    return ""


@lru_cache(maxsize=256)  # those of a text are asked about again and again
def of_party(party: str) -> Row:
    """Return the names by language, and under `of` for whom the person speaks; {} for nobody listed."""
    start = _text().find(f"\n{party} | ") + 1
    if not start or not party.startswith("person:"):
        return {}
    line = _text()[start : _text().index("\n", start)]
    cells = ((c, _cell(line, at)) for at, c in enumerate(_LANGUAGES))
    found: dict[str, str | list[str]] = {c: cell for c, cell in cells if cell}
    return found | {"of": line.split(" |")[-1].strip()}


def listed(language: str) -> Iterator[tuple[str, str, str]]:
    """Yield each name in a language with its person's id and for whom that person speaks."""
    column = _LANGUAGES.index(language)
    for line in _text().splitlines():
        if not line.startswith("#"):
            party, of = line.split(" | ", 1)[0], line.rpartition(" |")[2].strip()
            yield from ((name, party, of) for name in _cell(line, column))


def _cell(line: str, column: int) -> list[str]:
    """Return the names in one column of a line, none where it is empty; "=" is "as in the next"."""
    cells = line.split(" |")
    names = cells[1 + column].strip()
    names = cells[2 + column].strip() if names == "=" else names
    return names.split("; ") if names else []


@cache
def _text() -> str:
    return kept("officials.txt")


@cache
def _folded() -> str:
    return fold(_text())


@cache
def _last_words(column: int) -> dict[str, list[str]]:
    """Return the lines under the last word of each name that they give in a language."""
    found: dict[str, list[str]] = {}
    for low, line in zip(_folded().splitlines(), _text().splitlines(), strict=True):
        if not line.startswith("#"):
            for name in _cell(low, column):
                found.setdefault(_WORD.findall(name)[-1], []).append(line)
    return found
