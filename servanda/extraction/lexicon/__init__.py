"""The words that reading knows: one folder a language, one file a subject, all of it data.

>>> words("vi", "amounts")["units"]["aircraft"]
['máy bay', 'phi cơ']
"""

import os
import re
from functools import cache
from typing import Any

from servanda.terms.languages import READ
from servanda.terms.made import table, use

LANGUAGES = READ
PLACE = os.path.dirname(__file__)
# A subject whose cues go on in a second file: what was delivered, what headlines tell, what is asked.
_BESIDE = {"promises": "deliveries"}
use()  # whoever reads takes the patterns that are made beforehand


@cache
def words(language: str, subject: str) -> dict[str, Any]:
    """Return the words of a subject in a language; {} for a language or subject without a file."""
    if language not in LANGUAGES:
        return {}
    found = _table(language, subject)
    if subject in _BESIDE:
        found = _joined(found, _table(language, _BESIDE[subject]))
    return _spelt_out(found, found["shared"]) if "shared" in found else found


@cache
def shape(language: str, subject: str, name: str) -> re.Pattern[str]:
    """Return a pattern of a subject's table of shapes, made when first asked for; nothing fits a missing one."""
    return re.compile(words(language, subject).get("shapes", {}).get(name, "(?!)"))


def _table(language: str, file: str) -> dict[str, Any]:
    """Return one file of a language as it is written; {} where there is none."""
    try:
        return table(os.path.join(PLACE, language, f"{file}.toml"))
    except FileNotFoundError:
        return {}


def _joined(found: dict[str, Any], more: dict[str, Any]) -> dict[str, Any]:
    """Return two tables as one: tables within are joined, lists go on, else the second one counts."""
    both = dict(found)
    for key, entry in more.items():
        known = found.get(key)
        if isinstance(known, dict) and isinstance(entry, dict):
            both[key] = _joined(known, entry)
        else:
            both[key] = [*known, *entry] if isinstance(known, list) else entry
    return both


def _spelt_out(entry: Any, shared: dict[str, str]) -> Any:
    """Return an entry with each pattern in the place of its name: what several patterns share."""
    if isinstance(entry, dict):
        return {key: _spelt_out(value, shared) for key, value in entry.items()}
    if isinstance(entry, str):
        for name, pattern in shared.items():
            entry = entry.replace(name, pattern)
    return entry
