"""The words that reading knows: one folder a language, one file a subject, all of it data.

>>> words("vi", "amounts")["units"]["aircraft"]
['máy bay', 'phi cơ']
"""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

LANGUAGES = ("vi", "en", "ar")


@cache
def words(language: str, subject: str) -> dict[str, Any]:
    """Return the words of a subject in a language; {} for a language or subject without a file."""
    if language not in LANGUAGES:
        return {}
    place = files("servanda.extraction.lexicon").joinpath(language, f"{subject}.toml")
    if not place.is_file():
        return {}
    return tomllib.loads(place.read_text(encoding="utf-8"))
