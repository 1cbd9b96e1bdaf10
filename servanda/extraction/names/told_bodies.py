"""Bodies that no register knows, told by a noun beside the name: "the airline Blue Condor", "Ahold, a grocer,".

A body also says of itself "it", as no person does: "Nord Cement said it had given".

>>> text = "The charity Water Now sent rice. Nord Cement said it would follow."
>>> [text[start:end] for start, end in told_bodies(text, language="en")]
['Water Now', 'Nord Cement']
"""

import re
from collections.abc import Iterator
from functools import cache

from servanda.extraction.lexicon import words
from servanda.extraction.names.person_names import in_ascii, run_of_capitals
from servanda.extraction.names.signed_names import first_names
from servanda.extraction.scene import Named
from servanda.terms.countries import demonyms, display, spellings

_PLACED = re.compile(r"\b(?:in|of|at|from|near|to) \Z")
_BEFORE = 40  # code points of a noun before a name


def told_bodies(text: str, *, language: str) -> Iterator[tuple[int, int]]:
    """Find the names that stand beside a noun for a firm, a charity or the like; none where no nouns are listed."""
    shapes = _shapes(language)
    if shapes is None:
        return
    before, behind, itself = shapes
    for run in run_of_capitals(language).finditer(text):
        start, end = run.span()
        led = before.search(text, max(0, start - _BEFORE), start)
        if not (led or behind.match(text, end) or itself.match(text, end)):
            continue
        opens = text[max(0, start - 2) : start].strip() in ("", ".", "”", '"')
        if not led and (_PLACED.search(text, 0, start) or (opens and " " not in run.group())):
            continue
        start = _without_lead(text, start, end)
        if start < end and _is_body(text[start:end], language, led=led is not None):
            yield start, end


def national_societies(text: str, *, language: str) -> Iterator[Named]:
    """Find the Red Cross of a country: "the Kenya Red Cross", "الهلال الأحمر النيجري"."""
    societies = words(language, "parties").get("societies")
    if societies is None:
        return
    if language == "ar":
        yield from _societies_behind(text, societies)
        return
    kinds = "|".join(societies)
    for match in re.finditer(rf"\b[A-Z]\w+(?: [A-Z]\w+)? (?:{kinds})\b", text):
        own = _owner(match.group(), kinds, language)
        if own:
            start = match.start() + match.group().index(own)
            yield Named(start, match.end(), "org:" + in_ascii(text[start : match.end()]))


def _societies_behind(text: str, societies: dict[str, str]) -> Iterator[Named]:
    """Find a society whose country stands behind it as an adjective; it is called as in English."""
    own = demonyms("ar")
    for name, called in societies.items():
        for match in re.finditer(
            rf"(?<!\w)(?:[وفبلك]|وب|ول)?(?P<all>(?:جمعية )?{name} (?P<of>ال\w+))", text
        ):
            if country := own.get(match["of"]):
                state = in_ascii(display(country, "en"))
                yield Named(match.start("all"), match.end(), f"org:{state}-{called}")


def _owner(name: str, societies: str, language: str) -> str:
    """Return the country or its adjective before the society, the longest that one knows; "" for none."""
    pieces = re.sub(rf" (?:{societies})\Z", "", name).split()
    known = {*spellings(language), *demonyms(language)}
    listed = (" ".join(pieces[at:]) for at in range(len(pieces)))
    return next((one for one in listed if one in known), "")


def _without_lead(text: str, start: int, end: int) -> int:
    """Step over the noun or article that leads a sentence: "Carmaker Nord Motors", "The Guardian"."""
    leads = words("en", "parties")["told"]["leads"]
    while (first := text[start:end].partition(" ")[0]) in leads:
        start += len(first) + 1
    return min(start, end)


def _is_body(name: str, language: str, *, led: bool) -> bool:
    """Tell a proper name from a person, an office, a day and a people."""
    lexicon = words(language, "people")
    pieces = name.split()
    offices = {title.lower() for title in lexicon["titles"]}
    first = pieces[0]
    if in_ascii(first) in first_names() and (len(pieces) > 1 or not led):
        return False
    none = f"{first} " in lexicon["no_name"] and first not in lexicon["signed"]["bodies_first"]
    return not (none or first.lower() in offices or pieces[-1].lower() in offices or len(first) < 2)


@cache
def _shapes(language: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]] | None:
    """Return what tells a body before its name, behind its comma, and as "it" behind a verb of saying."""
    told = words(language, "parties").get("told")
    if told is None:
        return None
    nouns, verbs = told["nouns"], told["says"]
    return (
        re.compile(rf"\b(?i:{nouns}) \Z"),
        re.compile(
            rf", (?:an?|the|one of the|(?:the )?[A-Z]\w+['’]s) (?:[\w'’-]+ ){{0,4}}?(?:{told['apposed']})s?\b(?!['’])"
        ),
        re.compile(told["itself"].replace("VERBS", verbs)),
    )
