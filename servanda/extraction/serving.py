"""Whom a person serves where Arabic says it with a noun, or behind the name.

"الرئيس التنفيذي للصندوق سلطان القحطاني" serves the fund that was named before; "بيتر أوكيلو، ممثل منظمة
الصحة العالمية" the body behind his office.
"""

import re
from functools import cache

from servanda.extraction.lexicon import words
from servanda.extraction.pronouns import named_alike
from servanda.extraction.sayings import phrase
from servanda.extraction.scene import Named, Scene
from servanda.terms.folding import fold
from servanda.terms.register import kind

_FAR = 90  # code points between a name and whom an office behind it serves


@cache
def _noun(language: str) -> re.Pattern[str]:
    """Return a noun for a body with its article, "to the" written onto it or not: "للصندوق"."""
    listed = words(language, "statements").get("body_nouns", ())
    bare = [fold(noun).removeprefix("ال") for noun in listed]
    return re.compile(rf"(?<!\w)(?:ب?ال|لل)(?P<noun>{phrase(tuple(bare))})(?!\w)")


@cache
def _office(language: str) -> re.Pattern[str]:
    titles = phrase(tuple(map(fold, words(language, "people").get("titles", ()))))
    return re.compile(rf"[،,]\s(?:{titles})(?!\w)(?:\s\w+){{0,4}}?\s(?:ل|ب|ال)?")


def serves(scene: Scene, name: Named, *, language: str) -> str:
    """Return the state or body that a person serves; "" where the words do not show it."""
    if not words(language, "statements").get("verb_first"):
        return ""
    noun = _noun(language).search(scene.folded, name.start, name.end)
    if noun and (body := named_alike(scene, *noun.span("noun"))):
        return body
    for other in scene.outer(name.end, name.end + _FAR)[:1]:
        office = _office(language).fullmatch(scene.folded, name.end, other.start)
        if office and kind(other.party) in ("country", "org"):
            return other.party
    return ""
