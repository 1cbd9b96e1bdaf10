"""Where people stand without an office before them: "said John Smith", "Anna Berg, 43, a nurse".

A name is told by what stands beside it (a verb of saying, an office behind a comma) or by its words: the
family names of Viet Nam, and given and family names that we know.

>>> list(find_untitled("We wait, said Anna Berg.", [], language="en"))
[(14, 23)]
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache

from servanda.extraction.lexicon import words
from servanda.extraction.names.namesakes import is_namesake
from servanda.extraction.names.person_names import in_ascii, name_at, run_of_capitals
from servanda.extraction.names.role_names import names_beside_roles
from servanda.extraction.names.romanisation import WORD, is_given, is_listed, listed_arabic
from servanda.extraction.names.signed_names import (
    bare_lines,
    by_first_name,
    proved,
    signed,
    told,
)
from servanda.extraction.names.speaking_names import before_that, by_their_words, foreign_pairs
from servanda.extraction.names.spellings_elsewhere import listed_elsewhere
from servanda.terms.countries import seats
from servanda.terms.folding import either

_FATHER = ("أبو", "أم", "ابن", "عبد")  # begin a name by themselves
_PLACED = (" ở ", " tại ", " từ ", " đến ", " tới ", " báo ", " tờ ", " hãng ", " thành phố ", ", ")
_FATHER_BEFORE = tuple(f"{word} " for word in _FATHER)
_FAR_AHEAD = 90  # code points from a verb of saying over an office to the name behind its comma
Spans = Sequence[tuple[int, int]]
_LED = ("the ", "’s ", "'s ", "s’ ", "s' ")  # before "Emergency Relief Coordinator"
_PLACE_BEFORE = re.compile(r"\b(?:of|in|at|from|near) \Z")  # "the mayor of Port Salu said"


def find_untitled(text: str, taken: Spans, *, language: str) -> list[tuple[int, int]]:
    """Return the spans of names that share no word with `taken`, which is in order."""
    found: list[tuple[int, int]] = []
    for way in words(language, "people").get("untitled", ()):
        held = sorted([*taken, *found])
        found += [span for span in _spans(way, text, language) if not overlaps(held, *span)]
    return sorted(set(found))


@lru_cache(maxsize=3)  # of a text that is gone through twice, in as many ways as a language has
def _spans(way: str, text: str, language: str) -> Spans:
    return tuple(_WAYS[way](text, language))


def overlaps(taken: Spans, start: int, end: int) -> bool:
    """Tell whether a span shares a place with one of those in order."""
    nearest = bisect_left(taken, (end, 0))
    ends = [last for _, last in taken[max(0, nearest - 3) : nearest]]
    return max(ends, default=start) > start


def _speaking(text: str, language: str) -> Iterator[tuple[int, int]]:
    """Find names in capitals beside a verb of saying, or before their office."""
    lexicon, (behind, before) = words(language, "people"), _beside(language)
    for match in run_of_capitals(language, 2).finditer(text):
        start = match.start()
        says = behind.match(text, match.end())
        if not says or (says["apposed"] and not text.endswith(", ", 0, start)):
            led = before.search(text, max(0, start - _FAR_AHEAD), start)
            if led is None or (led["office"] and text[match.end() : match.end() + 1] not in ",.\n"):
                continue
        first, last = match.group().split()[0], match.group().split()[-1]  # "K.Berg" is one word
        if f"{first} " not in lexicon["no_name"] and _no_place(text, start, last, language):
            yield match.span()


def _listed(text: str, language: str) -> Iterator[tuple[int, int]]:
    """Find names whose first and last words are both names that we know: "Anna Berg"."""
    known = _known()
    for match in run_of_capitals(language, 2).finditer(text):
        run = match.group().split()
        # "Egypt's Hassan Fawzi", "Then Anna Berg": what leads is no part of the name.
        led = len(run) > 2 and in_ascii(run[0]) not in known
        start = match.start() + (len(run[0]) + 1 if led else 0)
        first, last = run[led], run[-1]
        listed = in_ascii(first) in known and in_ascii(last) in known
        if listed and _no_place(text, start, last, language):
            yield start, match.end()


@cache
def _known() -> frozenset[str]:
    return listed_elsewhere() | listed_arabic()


def _no_place(text: str, start: int, last: str, language: str) -> bool:
    """Tell whether capitals are neither a body by their last word nor a place by the word before."""
    place = _PLACE_BEFORE.search(text, max(0, start - 8), start)
    body = last in words(language, "people")["bodies"]
    titles = words(language, "people")["titles"]
    office = last in titles and text.endswith(_LED, 0, start)
    whole = text[start : text.find(last, start) + len(last)]  # "says Deputy Prime Minister"
    none = whole in titles or whole.startswith(_two_words(language))  # "Khan Younis"
    return not (place or body or office or none or _town(text, start, language))


@cache
def _two_words(language: str) -> tuple[str, ...]:
    return tuple(n for n in words(language, "people")["no_name"] if " " in n.rstrip())


def _town(text: str, start: int, language: str) -> bool:
    """Tell whether a capital stands there, of which something may be said: "said Addis Ababa was"."""
    ahead = re.findall(r"[\w'’-]+", text[start : start + 40])[:2]
    return bool(ahead) and (ahead[0] in seats(language) or " ".join(ahead) in seats(language))


def _of_family(text: str, language: str) -> Iterator[tuple[int, int]]:
    """Find Vietnamese by their family names, and foreign names before a verb of saying."""
    lexicon = words(language, "people")
    for match in run_of_capitals(language, 2).finditer(text):
        if " " not in match.group():
            continue  # "V.Putin"
        first = match.group().split()[0]
        inner = 0 if first in lexicon["family_names"] else _called(match.group(), lexicon)
        if inner:
            yield match.start() + inner, match.end()
        elif (_own_name if first in lexicon["family_names"] else _foreign_speaker)(
            text, match, lexicon
        ) or _with_office_behind(text, match):
            yield match.span()


def _called(run: str, lexicon: Mapping[str, Sequence[str]]) -> int:
    """Return where the name begins in "Anh Lê Văn Nam" at the head of a sentence; 0 for none."""
    first, family, *more = run.split()
    led = first.lower() in (*lexicon["called"], "anh") and family in lexicon["firm_family_names"]
    return len(first) + 1 if led and len(more) > 1 else 0


def _own_name(text: str, match: re.Match[str], lexicon: Mapping[str, Sequence[str]]) -> bool:
    family, second, *more = match.group().split()
    firm = family in lexicon["firm_family_names"] and bool(more)
    if not firm and not (second in lexicon["middle"] and more):
        return False
    before = text[max(0, match.start() - 16) : match.start()].rstrip().lower()
    named_after = before.endswith(tuple(f" {word.lower()}" for word in lexicon["named_after"]))
    return not named_after


def _foreign_speaker(text: str, match: re.Match[str], lexicon: Mapping[str, Sequence[str]]) -> bool:
    """Tell whether two or three words without Vietnamese letters stand before a verb of saying."""
    if not match.group().isascii():
        return False
    says = text.startswith(tuple(f" {verb}" for verb in lexicon["says"]), match.end())
    return says and match.group().split()[-1] not in words("en", "people")["bodies"]


def _with_office_behind(text: str, match: re.Match[str]) -> bool:
    """Tell a foreign name by the office behind its comma: "Anna Berg, giám đốc ..."."""
    name, behind = match.group(), _office_behind().match(text, match.end())
    body = name.split()[-1] in words("en", "people")["bodies"]
    led = text.endswith(_PLACED, 0, match.start())
    return name.isascii() and not (body or led) and bool(behind)


@cache
def _office_behind() -> re.Pattern[str]:
    titles = (title for title in words("vi", "people")["titles"] if " " in title)
    either = "|".join(sorted(map(re.escape, titles), key=len, reverse=True))
    return re.compile(rf", (?:\d\d tuổi|cư dân|một (?:cư dân|người dân)|(?i:{either}))(?!\w)")


def _bare_arabic_names(text: str, language: str) -> Iterator[tuple[int, int]]:
    """Find Arabic names behind a verb of saying, or before a comma and an office."""
    behind, before = _arabic_company()
    for verb in behind.finditer(text):
        end = name_at(text, verb.end(), len(text), language=language)
        first = WORD.match(text, verb.end())
        if first and end > verb.end() and (is_given(first.group()) or first.group() in _FATHER):
            yield verb.end(), end
    for comma in before.finditer(text):
        last = list(WORD.finditer(text, max(0, comma.start() - 30), comma.start()))[-3:]
        for word in last[:-1]:
            named = name_at(text, word.start(), comma.start(), language=language) == comma.start()
            led = text.endswith(_FATHER_BEFORE, 0, word.start())
            if named and not led and is_given(word.group()):
                yield word.start(), comma.start()
                break


def _arabic_pairs(text: str, language: str) -> Iterator[tuple[int, int]]:
    """Find the two names behind an office in the dual: "الوزيرتان هيروت تسفاي وزهرة عبدي"."""
    for office in _of_two().finditer(text):
        first = name_at(text, office.end(), len(text), language=language)
        if first == office.end() or not text.startswith(" و", first):
            continue
        second = name_at(text, first + 2, len(text), language=language)
        if second > first + 2:
            yield office.end(), first
            yield first + 2, second


@cache
def _of_two() -> re.Pattern[str]:
    titles = "|".join(words("ar", "people")["titles_of_two"])
    return re.compile(rf"(?<!\w)[وف]?(?:{titles}) (?:و?ال\w+ ){{0,3}}")


def _evident_arabic_names(text: str, language: str) -> Iterator[tuple[int, int]]:
    """Find names that begin with a given name which is hardly a word: "محمد البرغوثي"."""
    lexicon, reach = words(language, "people"), 0
    for word in _evident_given().finditer(text):
        first = word.start("name")
        end = name_at(text, first, len(text), language=language)
        if end <= word.end() or first < reach:
            continue
        reach = end
        before = WORD.findall(text, max(0, word.start() - 16), word.start())
        last = text[first:end].rpartition(" ")[2]
        named_after = bool(before) and before[-1].lstrip("وفبل") in lexicon["named_after"]
        articled = last.startswith("ال") and word["name"] not in lexicon["ordinary"]
        named_after = named_after or is_namesake(text, first)
        if not named_after and (is_listed(last) or articled):
            yield first, end


@cache
def _evident_given() -> re.Pattern[str]:
    given = "|".join(words("ar", "people")["evident"])
    return re.compile(rf"(?<!\w)[وفبل]?(?P<name>{given})(?!\w)(?= \w)")


@cache
def _arabic_company() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what stands before a name that speaks, and the comma and office behind one."""
    lexicon = words("ar", "people")
    more = lexicon["before_that"]
    leads = [lead for lead in more["leads"] if " " not in lead and lead not in more["according"]]
    says = "|".join((*lexicon["says"], *leads))
    titles = "|".join(lexicon["titles"])
    return re.compile(rf"(?<!\w)[وف]?(?:{says}) (?=\w)"), re.compile(rf"،(?= (?:{titles})\b)")


@cache
def _beside(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what stands behind and before a name that says something or has its office beside it."""
    lexicon = words(language, "people")
    says = either(lexicon.get("says", ())) or "(?!)"
    roles = [*lexicon["titles"], *lexicon.get("professions", ())]
    titles = either(role.lower() for role in roles)
    bodies = "|".join(lexicon.get("apposed_bodies", ())) or "(?!)"
    behind = (
        rf" (?:{says})\b|, who\b|, (?:\d\d, )?(?:the |a |an |who is )?(?:\S+ ){{0,3}}?(?:{titles})\b"
        # "Ann Lee, Lima's Water Parliamentarian, said": whatever she is, unless it is a body
        rf"|, (?:(?!(?:{bodies})\b)[^,;:.\n\"“]){{3,70}}, (?:{says})\b"
        # "its public works adviser, Dinis Mota, says"
        rf"|(?P<apposed>, (?:{says})\b)"
    )
    # "said Ann Lee", "writes the agency's auditor, Ann Lee."
    before = rf"\b(?:{says}) (?P<office>(?:the|its|their|his|her|an?|[A-Z]\w+['’]s) [^,.;:\n]{{3,60}}, )?\Z"
    return re.compile(behind), re.compile(before)


# What people.toml may name in `untitled`: how a language tells people without an office.
_WAYS = {
    "speaking": _speaking,
    "listed": _listed,
    "roles": names_beside_roles,
    "family": _of_family,
    "pairs": _arabic_pairs,
    "given": _bare_arabic_names,
    "evident": _evident_arabic_names,
    "before that": before_that,
    "by their words": by_their_words,
    "foreign pairs": foreign_pairs,
    "signed": signed,
    "proved": proved,
    "told": told,
    "first names": by_first_name,
    "bare lines": bare_lines,
}
