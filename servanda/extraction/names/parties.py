"""Who is in a text: countries, territories and bodies by name, people by name, office or reference.

>>> found = find_parties(View("Mỹ và FIFA gửi Gaza."), [], language="vi")
>>> [party.id for party in found]
['country:US', 'org:fifa', 'territory:gaza']
"""

import re
from bisect import bisect_right
from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import cache

from servanda.extraction.lexicon import words
from servanda.extraction.mentions import PartyFound, PartyMention, Sentence
from servanda.extraction.names.bodies import find_bodies
from servanda.extraction.names.capitals import find_capitals
from servanda.extraction.names.listed import Index, find_names, index
from servanda.extraction.names.offices import is_own_name
from servanda.extraction.names.people import find_people
from servanda.extraction.names.romanisation import (
    WORD,
    is_family,
    is_firmly_foreign,
    is_given,
    is_own_given,
)
from servanda.extraction.names.untitled import overlaps
from servanda.extraction.names.whom import Person
from servanda.extraction.scene import Named
from servanda.extraction.view import View
from servanda.terms import countries, officials, register
from servanda.terms.folding import fold

_DOUBLED = "\u0651"  # the mark of a doubled letter
_SULTANATE = re.compile(r"سلطنة|السلطنة|مسقط|العماني")
_JORDAN = re.compile(r"(?<!\w)(?:[وفبل]{0,2}الأردن|لل?أردن|[الو]{0,3}أردني)")
_CLOSED = re.compile(r" (?:إن|أن|بأن)(?!\w)|[،,.:]")  # right behind a name
_UNION, _ITS_SEAT = "org:european-union", "country:BE"


@cache
def _listed(language: str) -> Index:
    """Return all names of a language; English ones too, which the press uses in any language."""
    spelt: dict[str, str] = {}
    if language != "ar":
        spelt |= countries.spellings("en") | register.spellings("en")
    spelt |= countries.demonyms(language)
    if language == "ar":
        spelt |= _indefinite()
    spelt |= countries.spellings(language) | register.spellings(language) | _own(language)
    # Names meet the text as the view writes it: "عُمان" without its vowel mark.
    seen = View("\n".join(spelt)).text.split("\n")
    return index(dict(zip(seen, spelt.values(), strict=True)))


def _is_surname(text: str, name: Named) -> bool:
    """Tell the "روسي" of Marco Rossi from what is Russian: a given name stands before it."""
    word = text[name.start : name.end]
    before = WORD.findall(text, max(0, name.start - 16), name.start)
    if not before or not text.endswith(f"{before[-1]} ", 0, name.start):
        return False
    if word in _indefinite():
        return is_given(before[-1]) and not word.endswith("ة")  # "هبة يابانية"
    # "سهير المصري" is a person, "سهير المصرية" hardly one.
    adjective = word.startswith("ال") and word in countries.demonyms("ar")
    return adjective and is_own_given(before[-1]) and is_family(word)


def _is_called_on(text: str, name: Named) -> bool:
    """Tell a public person's name that is a part of somebody else's: "بدر عبد العاطي السيد"."""
    if not name.party.startswith("person:"):
        return False
    before = WORD.findall(text, max(0, name.start - 16), name.start)
    alone = " " not in text[name.start : name.end]
    if alone and before and text.endswith(f"{before[-1]} ", 0, name.start):
        first = before[-1]
        noun = first.endswith("ة") or first[0] in "وبفلك"  # "زيارة ترامب"
        if not noun and is_firmly_foreign(first, first=True):
            return True  # "هانا ترامب" is not the president
    if not text.startswith(" ", name.end):
        return False
    word = WORD.match(text, name.end + 1)
    if word is None or not _CLOSED.match(text, word.end()):
        return False
    family = is_family(word.group()) and word.group().startswith("ال")
    return word.group() in ("الله", "الدين") or (
        family and word.group() not in countries.demonyms("ar")
    )


def _is_amman(view: View, name: Named) -> bool:
    """Tell the capital of Jordan, "عمّان", from the sultanate, which is written so without its marks."""
    if view.text[name.start : name.end] != "عمان":
        return False
    start, end = view.origin(name.start, name.end)
    told = _SULTANATE.search(view.text)
    return _DOUBLED in view.kept[start:end] or bool(not told and _JORDAN.search(view.text))


@cache
def _indefinite() -> dict[str, str]:
    """Return the forms of countries' adjectives that rule makes: "شركة ألمانية", "خبراء يابانيون"."""
    words_of_else = frozenset(words("ar", "parties")["no_adjective"])
    found: dict[str, str] = {}
    for word, party in countries.demonyms("ar").items():
        bare = word.removeprefix("ال")
        if bare not in (word, *words_of_else):
            found |= dict.fromkeys((bare, f"{bare}ا") if bare.endswith("ي") else (bare,), party)
        if word.endswith("ي") and " " not in word:
            several = (f"{form}{end}" for form in {word, bare} for end in ("ون", "ين", "ان"))
            found |= dict.fromkeys(several, party)
    # "سلوفينيا" is the country, not somebody Slovenian in the accusative.
    return {word: party for word, party in found.items() if word not in countries.spellings("ar")}


def _own(language: str) -> dict[str, str]:
    """Return the names that the language's own folder gives by id, as written -> id."""
    named: dict[str, list[str]] = words(language, "parties").get("names", {})
    return {name: party for party, names in named.items() for name in names}


def find_parties(
    view: View, sentences: Sequence[Sentence], *, language: str, offices: Collection[str] = ()
) -> list[PartyFound]:
    """Return the parties in order of first mention; only mentions inside the sentences count.

    `offices` are those that people kept beside the lexicon's.
    """
    named = find_names(view.text, _listed(language), language=language)
    named = _with_officials(view.text, named, language)
    outlets = words(language, "parties").get("outlets_alike", ())
    named = [n for n in named if not _is_outlet(view.text, n, outlets)]
    if language == "ar":
        # For Arabic alone, so that no other language waits for it.
        from servanda.extraction.names.other_spellings import spelt_otherwise

        named += spelt_otherwise(view.text, named)
        named = [n for n in named if not _is_surname(view.text, n) and not _is_amman(view, n)]
        named = [n for n in named if not _is_called_on(view.text, n)]
    named = _without_owners(view.text, named, language)
    bodies = find_bodies(view.text, named, language=language)
    around = sorted((n.start, n.end) for n in bodies)
    named = [*(n for n in named if not overlaps(around, n.start, n.end)), *bodies]
    named += _ministries_of_home(view.text, named, language)
    named += _of_the_union(named, find_capitals(view.text, named, language=language))
    named.sort(key=lambda name: name.start)
    people = find_people(view.text, named, language=language, offices=offices)
    surnames = {(p.end - len(p.name), p.end) for p in people if p.name}
    bodies = [n for n in named if n.party[:7] != "person:" and (n.start, n.end) not in surnames]
    by_party: dict[str, list[Named]] = {}
    for name in sorted([*bodies, *people], key=lambda n: (n.start, -n.end)):
        by_party.setdefault(name.party, []).append(name)
    kept = _Inside(sentences)
    found = (
        _found(view, party, names, kept=kept, language=language)
        for party, names in by_party.items()
    )
    return [party for party in found if party.mentions]


def _without_owners(text: str, named: Sequence[Named], language: str) -> list[Named]:
    """Leave out whose a body is in its own name: "Cơ quan Cứu trợ của Liên hợp quốc (UNRWA)" names one body."""
    nouns = words(language, "parties").get("owned_nouns")
    if not nouns:
        return list(named)
    bodies = {n.start: n.party for n in named if n.party.startswith("org:")}
    inside: list[tuple[int, int, str]] = []
    for match in re.finditer(rf"(?<!\w)(?:{nouns}) [^,.;:()\n]{{3,110}} \((?=[A-Z])", text):
        if match.end() in bodies:
            inside.append((match.start(), match.end(), bodies[match.end()]))
    owners = {
        n
        for n in named
        for start, end, party in inside
        if start < n.start < end and n.party.startswith("org:") and n.party != party
        if text.endswith(" của ", 0, n.start)
    }
    return [n for n in named if n not in owners]


def _ministries_of_home(text: str, named: Sequence[Named], language: str) -> list[Named]:
    """Return where the home press names a ministry without its country: "theo Bộ Ngoại giao, ..."."""
    found: list[Named] = []
    for ministry, party in words(language, "parties").get("of_home", {}).items():
        whose = ((n, register.speaks_for(n.party) or n.party) for n in named)
        states = [replace(n, party=of) for n, of in whose if of.startswith("country:")]
        for match in re.finditer(rf"(?<!\w){ministry}(?!\w)", text):
            end = match.end()
            others = [n for n in named if not n.party.startswith("person:")]
            owned = any(n.start in (end + 1, end + 5) for n in others)  # "... Nga", "... của Nga"
            taken = any(n.start < end and match.start() < n.end for n in named)
            if not owned and not taken and _is_at_home(text, (match.start(), end), states, party):
                found.append(Named(match.start(), end, party))
    return found


def _is_at_home(text: str, span: tuple[int, int], states: Sequence[Named], party: str) -> bool:
    """Tell whose a ministry is: its holder's name shows it, else the country named last before it."""
    home = register.speaks_for(party)
    seated = text.endswith(("trụ sở ", "thường kỳ của "), 0, span[0])
    if is_own_name(text, span[1] + 1, "vi") or (seated and any(n.party == home for n in states)):
        return True
    before = [n.party for n in sorted(states, key=lambda n: n.end) if n.end <= span[0]][-1:]
    behind = [n.party for n in sorted(states, key=lambda n: n.start) if n.start >= span[1]][:1]
    return (before or behind) == [home]


def _is_outlet(text: str, name: Named, outlets: Sequence[str]) -> bool:
    """Tell the paper before a dash at the head of a line from the body with its letters: "(PLO)- "."""
    if text[name.start : name.end] not in outlets:
        return False
    head = text[max(0, name.start - 2) : name.start].rpartition("\n")[2].strip()
    return head in ("", "(") and re.match(r"\)?\s?[-–—]", text[name.end : name.end + 4]) is not None


def _of_the_union(named: Sequence[Named], seats: Sequence[Named]) -> list[Named]:
    """Let Brussels act for the European Union where it is named and Belgium is not."""
    parties = {name.party for name in named}
    if _UNION not in parties or _ITS_SEAT in parties:
        return list(seats)
    return [replace(n, party=_UNION) if n.party == _ITS_SEAT else n for n in seats]


def _with_officials(text: str, named: Sequence[Named], language: str) -> list[Named]:
    """Add the persons of the wider register; the longer name wins where two share a place."""
    listed = index(officials.standing_in(text, language))
    found = find_names(text, listed, language=language) if listed else []
    taken = [(n.start, n.end) for n in named]
    kept = [n for n in found if not any(s <= n.start and n.end <= e for s, e in taken)]
    over = [(n.start, n.end) for n in kept]
    return [*(n for n in named if not overlaps(over, n.start, n.end)), *kept]


class _Inside:
    """Whether a span lies in one of the sentences; all spans do when there are no sentences."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        """Keep the sentences in order."""
        self._starts = [s.start for s in sentences]
        self._ends = [s.end for s in sentences]

    def __call__(self, start: int, end: int) -> bool:
        """Tell whether a sentence holds the span."""
        at = bisect_right(self._starts, start) - 1
        return not self._starts or (at >= 0 and end <= self._ends[at])


def _found(
    view: View, party: str, names: Sequence[Named], *, kept: _Inside, language: str
) -> PartyFound:
    mentions = tuple(
        mention
        for mention in (_mention(view, name) for name in names)
        if kept(mention.start, mention.end)
    )
    return PartyFound(
        id=party, kind=register.kind(party), name=_fullest(view, names, language), mentions=mentions
    )


def _mention(view: View, name: Named) -> PartyMention:
    start, end = view.origin(name.start, name.end)
    rule = name.rule if isinstance(name, Person) else "parties.register"
    return PartyMention(
        start=start, end=end, quote=view.kept[start:end], rule=rule, party=name.party
    )


def _fullest(view: View, names: Sequence[Named], language: str) -> str:
    """Return the longest form in the text: of a person without the office, of no country "Emirati"."""
    forms = [n.name if isinstance(n, Person) else view.text[n.start : n.end] for n in names]
    if register.kind(names[0].party) == "country":
        forms = [form for form in forms if fold(form) in _proper(language)]
    if not any(forms):
        return register.party_name(names[0].party, language)
    return max(forms, key=len)


@cache
def _proper(language: str) -> frozenset[str]:
    listed = (countries.names(language), countries.names("en"), map(fold, _own(language)))
    return frozenset(name for names in listed for name in names)
