"""People told by what they are, without an office: "an opposition deputy, Ann Lee,", "economist Ann Lee".

A noun for a person stands before the name, or before the comma that leads to it; "the two presidents, Ann
Lee and Jan Berg" names two. Capitals of states and bodies are no names.

>>> text = "Her predecessor, Ann Lee, and economist Jan Berg met the envoys, Rosa Diaz and Li Wei."
>>> [text[start:end] for start, end in names_beside_roles(text, "en")]
['Ann Lee', 'Jan Berg', 'Rosa Diaz', 'Li Wei']
"""

import re
from collections.abc import Iterator
from functools import cache

from servanda.extraction.lexicon import words
from servanda.extraction.names.person_names import run_of_capitals
from servanda.terms.countries import seats
from servanda.terms.folding import either

_MANY = 4  # names behind one noun at most
_JOINED = re.compile(r",? and |, ")
_ALONE = re.compile(r"(?!['’]?s? (?:of|[A-Z]))")


def names_beside_roles(text: str, language: str) -> Iterator[tuple[int, int]]:
    """Give the places of the names that stand beside a noun for a person, in order of the nouns."""
    shapes = _shapes(language)
    if shapes is None:
        return
    role, ends = shapes
    name = run_of_capitals(language, 2)
    for found in role.finditer(text):
        several = found["role"].lower().endswith("s")
        apposed = found["comma"] is not None
        match = name.match(text, found.end())
        if match is None or not is_person(match.group(), language) or (several and not apposed):
            continue
        if not (ends if apposed else _ALONE).match(text, match.end()):
            continue
        yield match.span()
        for _ in range(_MANY if several else 0):
            joined = _JOINED.match(text, match.end())
            match = name.match(text, joined.end()) if joined else None
            if match is None or not ends.match(text, match.end()):
                break
            if not is_person(match.group(), language):
                break
            yield match.span()


def is_person(name: str, language: str) -> bool:
    """Tell a name from a capital, a body, a month and what a place begins with."""
    lexicon = words(language, "people")
    first, last = name.split()[0], name.split()[-1]
    if first == "Abu" and name.count(" ") == 1:
        return False  # a part of a longer name, or what somebody is called
    if name in seats(language) or last in lexicon["bodies"] or last in seats(language):
        return False
    return first not in lexicon["place_first"] and not name.startswith(_no_names(language))


@cache
def _no_names(language: str) -> tuple[str, ...]:
    return tuple(words(language, "people")["no_name"])


@cache
def _shapes(language: str) -> tuple[re.Pattern[str], re.Pattern[str]] | None:
    """Return a noun with what leads to a name, and what may follow a name behind a comma."""
    lexicon = words(language, "people")
    if "roles" not in lexicon:
        return None
    roles = either(lexicon["roles"])
    first = "".join(sorted({role[0] for role in lexicon["roles"]}))
    says = "|".join(lexicon["says"])
    tail = r"(?: (?:of|for|to|at|in|on|from|with) [^,.;:\n\"“”]{2,60})?"
    return (
        re.compile(
            rf"\b(?P<role>(?=[{first}{first.upper()}])(?i:{roles})s?)(?:(?P<comma>{tail}, (?:the )?)| )(?=[^\W\d_a-z])"
        ),
        re.compile(rf"(?=[,.;:)\n]|['’]s?\b| (?:and|who|{says}|{lexicon['verb_behind']})\b|\Z)"),
    )
