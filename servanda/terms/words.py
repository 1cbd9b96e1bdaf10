"""Labels of every code in Vietnamese, English and Arabic, from `codes.toml` and `reasons.toml`.

`label("promise.kind", "in-kind", "vi")` is what a page prints for a code; a code without words is a
fault of ours, found by the tests, and prints as itself.
"""

import tomllib
from functools import cache, lru_cache

from servanda.terms.kept import kept
from servanda.terms.languages import FALLBACK

# Files of words; a group stands in one of them only.
FILES = ("codes.toml", "reasons.toml", "flows.toml")


@cache
def _lists() -> dict[str, dict[str, dict[str, str]]]:
    found: dict[str, dict[str, dict[str, str]]] = {}
    for name in FILES:
        found |= tomllib.loads(kept(name))
    return found


def codes(group: str) -> tuple[str, ...]:
    """Return the codes of a list in their order; KeyError for a list that does not exist."""
    return tuple(_lists()[group])


def groups() -> tuple[str, ...]:
    """Return the names of all code lists."""
    return tuple(_lists())


def label(group: str, code: str, language: str = "en", **details: str) -> str:
    """Return the words for a code, with `{name}` filled from `details`."""
    words = _words(group, code, language)
    if words is None:
        return code
    return words.format(**details) if details else words


@lru_cache(maxsize=4096)  # a page or a list says the same few codes thousands of times
def _words(group: str, code: str, language: str) -> str | None:
    words = _lists().get(group, {}).get(code, {})
    return next((words[c] for c in (language, *FALLBACK) if words.get(c)), None)
