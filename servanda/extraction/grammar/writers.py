"""Whose own words a whole text is: a speech or a letter that is printed, told above it or signed below.

"Text of the letter from President Ana Quispe to ..." tells it before, "Yours sincerely" behind; a
heading that only has a noun for a speech in it, or a name in the last line, does where the text is in
the first person. And from which state's capital a report is sent, and whom an
envoy does not serve.

>>> writer_line("Remarks by Ana Quispe in Lima", "en")
True
"""

import re
from collections.abc import Mapping
from functools import cache

from servanda.extraction.grammar.sayings import finite
from servanda.extraction.lexicon import shape, words
from servanda.extraction.scene import Named, Scene
from servanda.terms.countries import seats
from servanda.terms.folding import fold
from servanda.terms.register import kind

_TITLE = 700  # letters at the head of a text in which it says whose words it is
_NAMED = 200  # letters behind that in which he is named, or behind the close of a letter
_HEADING = 200  # letters of the longest heading
_LINES = 3  # lines at the head that may name who speaks
_SIGNED = 90  # letters of the line that signs a letter
_FEWEST = 2  # words of the first person that show whose text it is
_PLACED = 400  # letters of a text in which its place stands
_SENT = 90  # letters of an office and a preposition before where somebody is sent
_OFFICE = 40  # letters before a name in which its office may stand
# "عمّان (بترا) - ", "AMMAN, 20 November (Reuters) - "
_PLACE = re.compile(
    r"(?:\A|\n)\s*(?P<place>[^\W\d_][^\n().,،:؛/–—-]{1,30}?)\s*(?:[,،/ ][^\n()–—-]{1,30})?(?:\([^()\n]{2,24}\))?\s*[-–—:]\s"
)
_QUOTED = re.compile(r"[“\"«][^”\"»\n]*[”\"»]")


def writer(scene: Scene, *, language: str) -> tuple[int, str]:
    """Return from where a text is somebody's own, and whose."""
    told = words(language, "promises").get("letters", {})
    lead = re.compile(rf"(?:\A|\n)[ \t]*(?:{told.get('lead', '(?!)')})").search(
        scene.folded, 0, _TITLE
    )
    if lead:
        line = scene.folded.find("\n", lead.end())
        end = line if line >= 0 else len(scene.folded)
        if found := _who(scene, lead.end(), min(end, lead.end() + _NAMED)):
            return end, found
    close = re.compile(rf"\n[ \t]*(?:{told.get('close', '(?!)')})[^\n]{{0,40}}\n")
    last = max(0, len(scene.folded) - 2 * _NAMED)
    if (signed := close.search(scene.folded, last)) and (
        found := _who(scene, signed.end(), signed.end() + _NAMED)
    ):
        return 0, found
    return _in_first_person(scene, language)


def _in_first_person(scene: Scene, language: str) -> tuple[int, str]:
    """Return whose text it is by its heading or its last line, where it says "I" and "we" of itself."""
    first = words(language, "promises").get("letters", {}).get("first")
    plain = _QUOTED.sub("", scene.folded)
    if not first or len(re.findall(rf"(?<!\w)(?:{first})(?!\w)", plain)) < _FEWEST:
        return 0, ""
    end = 0
    for line in list(re.finditer(r"[^\n]*\S[^\n]*", scene.folded[:_TITLE]))[:_LINES]:
        if len(line.group()) > _HEADING:
            break
        if writer_line(line.group(), language) and (found := _who(scene, *line.span())):
            return line.end(), found
        end = end or line.end()
    text = scene.folded.rstrip()
    last = text.rfind("\n") + 1
    named = scene.outer(last, len(text)) if last > 0 and len(text) - last < _SIGNED else ()
    signs = bool(named) and named[0].start == last and named[0].party.startswith("person:")
    if signs and finite(language).search(scene.folded, named[0].end, len(text)):
        return 0, ""  # "Ana Quispe is a former observer" tells of whoever wrote an opinion
    return (end, named[0].party) if signs else (0, "")


def writer_line(line: str, language: str) -> bool:
    """Tell a heading with a noun for a speech or a letter, or a by-line."""
    return _heading(language).search(line.lower()) is not None


@cache
def _heading(language: str) -> re.Pattern[str]:
    noun = words(language, "promises").get("letters", {}).get("heading", "(?!)")
    return re.compile(rf"(?<!\w)(?:{noun})(?!\w)")


def _who(scene: Scene, start: int, end: int) -> str:
    """Return the first person named between two places."""
    return next((n.party for n in scene.outer(start, end) if n.party.startswith("person:")), "")


def at_home(scene: Scene, language: str) -> dict[str, str]:
    """Give those in office of no stated country the one whose capital a report comes from: "عمّان - قال الوزير"."""
    home = home_of(scene, language)
    office = shape(language, "promises", "state_office")
    gift = shape(language, "promises", "whose_gift")
    own, told = dict[str, str](), list[str]()
    for name in scene.named if home else ():
        given = gift.search(scene.folded, max(0, name.start - _OFFICE), name.start)
        if kind(name.party) == "country" and not given:
            told.append(name.party)
        near = scene.folded[max(0, name.start - _OFFICE) : name.end]
        if kind(name.party) == "person" and office.search(near) and not told:
            own[name.party] = home
    return own


def home_of(scene: Scene, language: str) -> str:
    """Return the country whose capital a report comes from, empty where it does not tell."""
    place = _PLACE.search(scene.view.text, 0, _PLACED)
    place = place or shape(language, "promises", "sent_from").search(scene.view.text, 0, _PLACED)
    home = _seats(language).get(fold(place["place"]), "") if place else ""
    return f"country:{home}" if home else ""


def told_in(scene: Scene, place: int, language: str) -> str:
    """Return the country in whose capital a sentence tells something: "وفي رام الله، أعلنت الوزارة"."""
    begin = max(0, place - _OFFICE - _NAMED // 4)
    told = shape(language, "promises", "told_in").search(scene.folded, begin, place)
    home = _seats(language).get(told["place"], "") if told else ""
    return f"country:{home}" if home else ""


def is_served(scene: Scene, name: Named, language: str) -> bool:
    """Tell whom somebody serves from another person and from where he is sent: "السفير لدى ليبيا"."""
    sent = shape(language, "promises", "sent_to")
    return kind(name.party) != "person" and not sent.search(
        scene.folded, max(0, name.start - _SENT), name.start
    )


@cache
def _seats(language: str) -> Mapping[str, str]:
    return {fold(place): code for place, code in seats(language).items()}
