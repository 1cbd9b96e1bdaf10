"""The words that reading knows: one folder a language, one file a subject, all of it data.

>>> words("vi", "amounts")["units"]["aircraft"]
['máy bay', 'phi cơ']
"""

import tomllib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from servanda.terms.languages import READ

LANGUAGES = READ
PLACE: Traversable = files("servanda.extraction.lexicon")


@cache
def words(language: str, subject: str) -> dict[str, Any]:
    """Return the words of a subject in a language; {} for a language or subject without a file."""
    if language not in LANGUAGES:
        return {}
    place = PLACE.joinpath(language, f"{subject}.toml")
    if not place.is_file():
        return {}
    return tomllib.loads(place.read_text(encoding="utf-8"))
