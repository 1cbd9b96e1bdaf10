"""The text of a file that lies in this folder, and the table of one.

Read by its path: the library for files inside packages takes longer to load than the files.
"""

import os
from typing import Any

from servanda.terms.made import table

_HERE = os.path.dirname(__file__)


def kept(name: str) -> str:
    """Return the text of a file of words by its name; FileNotFoundError when there is none."""
    with open(os.path.join(_HERE, name), encoding="utf-8") as file:
        return file.read()


def kept_table(name: str) -> dict[str, Any]:
    """Return a table of words (TOML) by its name; FileNotFoundError when there is none."""
    return table(os.path.join(_HERE, name))
