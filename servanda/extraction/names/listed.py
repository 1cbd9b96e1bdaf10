"""Finding the names of a list in a text: the longest name wins, whole words only, in one pass.

>>> found = find_names("Bộ trưởng Ngoại giao Mỹ", index({"Mỹ": "country:US"}), language="vi")
>>> [(name.start, name.party) for name in found]
[(21, 'country:US')]
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from servanda.extraction.lexicon import words
from servanda.extraction.scene import Named
from servanda.terms.folding import fold, folded_words

_WORD = re.compile(r"[^\W_]+")
# Arabic writes "and", "so", "in", "to", "as" onto the next word; "to the" swallows an alef.
_CLITICS = (("وال", "ال"), ("بال", "ال"), ("فال", "ال"), ("كال", "ال"), ("لل", "ال"))
# The word right before a name, and the marks between them.
_LAST_WORD = re.compile(r"([^\W\d_][^\s,;()\"“”«»]*?)([,;:.!?…()\"“”«»–-]*)\s*\Z")
_WORDS = frozenset({"WHO", "US", "CARE", "AU"})  # bodies that are words too
_STOPS = frozenset('.!?:…”"')
_SHORT_CLITICS = ("و", "ف", "ب", "ل", "ك")


class Entry(NamedTuple):
    """A name of the list; `written` is its spelling, kept to tell "US" from "us"."""

    folded: str
    written: str
    party: str


class Listed(NamedTuple):
    """The names that have one first word, the longest first, and all ways in which one of them may stand."""

    starts: tuple[str, ...]
    entries: tuple[Entry, ...]


Index = Mapping[str, Listed]


def index(spellings: Mapping[str, str]) -> Index:
    """Sort names under their first word, the longest first."""
    by_word: dict[str, list[Entry]] = defaultdict(list)
    # Folded in one piece: thousands of names, and each letter stays in its place.
    low = fold("\n".join(spellings)).split("\n") if spellings else []
    for (written, party), folded in zip(spellings.items(), low, strict=True):
        first = _WORD.search(folded)
        if first:
            by_word[first.group()].append(Entry(folded, written, party))
    return {word: _listed(entries) for word, entries in by_word.items()}


def _listed(entries: list[Entry]) -> Listed:
    entries.sort(key=lambda entry: -len(entry.folded))
    starts = [entry.folded for entry in entries]
    # "للسعودية": the alef of the article is not written.
    starts += [f"لل{one[2:]}" for one in starts if one.startswith("ال")]
    return Listed(tuple(starts), tuple(entries))


def find_names(text: str, listed: Index, *, language: str) -> list[Named]:
    """Return the names of the list that stand in the text, in order and without overlap."""
    (folded, places), reach = folded_words(text), 0
    leading = _leading(places, listed, language)
    found: list[Named] = []
    # Nearly every word begins no name: only the places of those that may are gone through.
    for place, begun in sorted((at, word) for word in leading for at in places[word]):
        if place < reach:
            continue
        for offset, names in leading[begun]:
            # Most names share no more than their first word with what stands here.
            if folded.startswith(names.starts, place + offset):
                named = _standing((text, folded), place + offset, names.entries, language)
                if named is not None:
                    found.append(named)
                    reach = named.end
                    break
    return found


def _standing(
    texts: tuple[str, str], start: int, entries: Sequence[Entry], language: str
) -> Named | None:
    """Return the first of the names that stands at a place; `texts`: as it is, and folded."""
    text, folded = texts
    for entry in entries:
        end = _fits(text, folded, start, entry)
        if not end or not _right_company(text, start, end, language):
            continue
        if entry.party.startswith("country:") and _of_currency(text, start, end, language):
            continue
        return Named(start, end, entry.party)
    return None


def _leading(
    spoken: Mapping[str, Sequence[int]], listed: Index, language: str
) -> dict[str, list[tuple[int, Listed]]]:
    """Return those of the words that may begin a name, each with the names and how far into it."""
    found = {word: [(0, listed[word])] for word in spoken.keys() & listed.keys()}
    for word in spoken if language == "ar" else ():
        if word[0] in _SHORT_CLITICS:
            bare = [(at, listed[name]) for at, name in _bare(word) if name in listed]
            if bare:
                found[word] = found.get(word, []) + bare
    return found


@lru_cache(maxsize=4096)  # the same words come again and again, and are looked up in several lists
def _bare(word: str) -> tuple[tuple[int, str], ...]:
    """Take the particles off an Arabic word: "وللسعودية" may be "السعودية"."""
    found: list[tuple[int, str]] = []
    if word[0] in _SHORT_CLITICS and len(word) > 3:
        found.append((1, word[1:]))
        if word[1] in _SHORT_CLITICS and len(word) > 4:
            found.append((2, word[2:]))
    for written, article in _CLITICS[-1:]:
        for offset in (0, 1):
            if word.startswith(written, offset) and (offset == 0 or word[0] in "وف"):
                found.append((offset, article + word[offset + 2 :]))
    return tuple(found)


def _fits(text: str, folded: str, start: int, entry: Entry) -> int:
    """Return where the name ends when it stands here whole and rightly written, else 0."""
    end = start + len(entry.folded)
    # "للسعودية": the alef of the article is not written.
    if not folded.startswith(entry.folded, start) and (
        entry.folded[:2] != "ال" or not folded.startswith("لل" + entry.folded[2:], start)
    ):
        return 0
    if end < len(text) and text[end - 1].isalnum() and (text[end].isalnum() or text[end] == "_"):
        return 0
    piece, written = text[start:end], entry.written
    if written.isupper() and len(written) <= 6:
        shouted = piece in _WORDS and _is_shouted(text, start, end)
        return end if piece == written and not shouted else 0
    if written[0].isupper() and not piece[0].isupper():
        return 0
    return end


def _is_shouted(text: str, start: int, end: int) -> bool:
    """Tell whether the whole line is in capitals: "WHO PROMISED WHAT" names no body."""
    first, last = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    line = text[first : last if last >= 0 else len(text)]
    return len(line) > end - start and line.upper() == line


def _right_company(text: str, start: int, end: int, language: str) -> bool:
    """Tell "Mỹ" the country from "châu Mỹ", "Mỹ Đình" and a person called Mỹ."""
    rules = words(language, "parties").get("ambiguous", {})
    rule = rules.get(text[start:end])
    if rule is None:
        return True
    before, after = text[max(0, start - 24) : start], text[end : end + 24].lstrip(" ")
    left = _LAST_WORD.search(before)
    word, mark = (left.group(1), left.group(2)) if left else ("", "")
    if not mark and word and fold(f" {before}").rstrip().endswith(_led(rule, "not_after")):
        return False
    if after.startswith(tuple(rule.get("not_before", ()))):
        return False
    if "never_before" in rule and re.match(rule["never_before"], after):
        return False
    if not word or mark[-1:] in _STOPS:
        return "first_before" not in rule or bool(re.match(rule["first_before"], after))
    if mark or not rule.get("given_name"):
        return True  # "Trung Quốc, Nga, Cuba": behind a comma nobody's given name
    fine = (*rule.get("fine_after", ()), *words(language, "parties").get("fine_first", ()))
    capital = word[0].isupper() and (word not in fine or _is_named(before, word, language))
    return not capital and word.lower() not in words(language, "people").get("called", ())


def _is_named(before: str, word: str, language: str) -> bool:
    """Tell whether a family name stands before the word before: "Đỗ Việt Đức" is nobody's state."""
    first, _, _ = before.rstrip().removesuffix(word).rstrip().rpartition(" ")
    family = before.rstrip().removesuffix(word).rstrip()[len(first) :].strip()
    return family in words(language, "people").get("family_names", ())


def _of_currency(text: str, start: int, end: int, language: str) -> bool:
    """Tell whether a country only names a currency: "đô la Mỹ", "US dollars", "دولار أمريكي"."""
    before, after = _currencies(language)
    ahead = text[max(0, start - 12) : start].lower()
    return ahead.endswith(before) or text[end : end + 10].startswith(after)


@cache
def _currencies(language: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what stands before and behind a country that only names a currency."""
    lexicon = words(language, "parties")
    joined = lexicon.get("joined_after", ())  # "the French-speaking states"
    after = (f" {word}" for word in lexicon.get("currency_after", ()))
    before = tuple(f"{word} " for word in lexicon.get("currency_before", ()))
    return before, ("$", "€", "£", *joined, *after)


def _led(rule: Mapping[str, Sequence[str]], key: str) -> tuple[str, ...]:
    """Return the words of a rule as they end a stretch of folded text."""
    return tuple(f" {fold(word)}" for word in rule.get(key, ())) or ("\0",)
