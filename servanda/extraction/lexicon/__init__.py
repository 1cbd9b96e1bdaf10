"""The words that reading knows: one folder a language, one file a subject, all of it data.

>>> words("vi", "amounts")["units"]["aircraft"]
['máy bay', 'phi cơ']
"""

import os
from functools import cache
from typing import Any

from servanda.terms.languages import READ
from servanda.terms.made import table, use

LANGUAGES = READ
PLACE = os.path.dirname(__file__)
use()  # whoever reads takes the patterns that are made beforehand


@cache
def words(language: str, subject: str) -> dict[str, Any]:
    """Return the words of a subject in a language; {} for a language or subject without a file."""
    if language not in LANGUAGES:
        return {}
    try:
        return table(os.path.join(PLACE, language, f"{subject}.toml"))
    except FileNotFoundError:
        return {}
