"""Finding the names of a list in a text: the longest name wins, whole words only, in one pass.

>>> found = find_names("Bộ trưởng Ngoại giao Mỹ", index({"Mỹ": "country:US"}), language="vi")
>>> [(name.start, name.party) for name in found]
[(21, 'country:US')]
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from servanda.extraction.lexicon import words
from servanda.extraction.scene import Named
from servanda.terms.folding import fold

_WORD = re.compile(r"[^\W_]+")
# Arabic writes "and", "so", "in", "to", "as" onto the next word; "to the" swallows an alef.
_CLITICS = (("وال", "ال"), ("بال", "ال"), ("فال", "ال"), ("كال", "ال"), ("لل", "ال"))
_SHORT_CLITICS = ("و", "ف", "ب", "ل", "ك")


@dataclass(frozen=True, slots=True)
class Entry:
    """A name of the list; `written` is its spelling, kept to tell "US" from "us"."""

    folded: str
    written: str
    party: str


Index = Mapping[str, tuple[Entry, ...]]


def index(spellings: Mapping[str, str]) -> Index:
    """Sort names under their first word, the longest first."""
    by_word: dict[str, list[Entry]] = defaultdict(list)
    for written, party in spellings.items():
        folded = fold(written)
        first = _WORD.search(folded)
        if first:
            by_word[first.group()].append(Entry(folded, written, party))
    return {w: tuple(sorted(e, key=lambda x: -len(x.folded))) for w, e in by_word.items()}


def find_names(text: str, listed: Index, *, language: str) -> list[Named]:
    """Return the names of the list that stand in the text, in order and without overlap."""
    folded, reach, plain = fold(text), 0, language != "ar"
    found: list[Named] = []
    for word in _WORD.finditer(folded):
        # Nearly every word begins no name: leave as early as possible.
        if word.start() < reach or (plain and word.group() not in listed):
            continue
        for start, entry in _candidates(word, listed, language):
            end = _fits(text, folded, start, entry)
            if end and _right_company(text, start, end, language):
                found.append(Named(start, end, entry.party))
                reach = end
                break
    return found


def _candidates(word: re.Match[str], listed: Index, language: str) -> Iterator[tuple[int, Entry]]:
    yield from ((word.start(), entry) for entry in listed.get(word.group(), ()))
    if language != "ar":
        return
    for offset, bare in _bare(word.group()):
        yield from ((word.start() + offset, entry) for entry in listed.get(bare, ()))


def _bare(word: str) -> Iterator[tuple[int, str]]:
    """Take the particles off an Arabic word: "وللسعودية" may be "السعودية"."""
    if word[0] in _SHORT_CLITICS and len(word) > 3:
        yield 1, word[1:]
        if word[1] in _SHORT_CLITICS and len(word) > 4:
            yield 2, word[2:]
    for written, article in _CLITICS[-1:]:
        for offset in (0, 1):
            if word.startswith(written, offset) and (offset == 0 or word[0] in "وف"):
                yield offset, article + word[offset + 2 :]


def _fits(text: str, folded: str, start: int, entry: Entry) -> int:
    """Return where the name ends when it stands here whole and rightly written, else 0."""
    end = start + len(entry.folded)
    # "للسعودية": the alef of the article is not written.
    swallowed = "لل" + entry.folded[2:] if entry.folded.startswith("ال") else entry.folded
    if not folded.startswith((entry.folded, swallowed), start):
        return 0
    if end < len(text) and text[end - 1].isalnum() and (text[end].isalnum() or text[end] == "_"):
        return 0
    piece, written = text[start:end], entry.written
    if written.isupper() and len(written) <= 6:
        return end if piece == written else 0
    if written[0].isupper() and not piece[0].isupper():
        return 0
    return end


def _right_company(text: str, start: int, end: int, language: str) -> bool:
    """Tell "Mỹ" the country from "châu Mỹ", "Mỹ Đình" and a person called Mỹ."""
    rules = words(language, "parties").get("ambiguous", {})
    rule = rules.get(text[start:end])
    if rule is None:
        return True
    before = text[max(0, start - 24) : start]
    after = text[end : end + 24].lstrip(" ")
    if any(fold(before).rstrip().endswith(fold(w)) for w in rule.get("not_after", ())):
        return False
    if any(after.startswith(w) for w in rule.get("not_before", ())):
        return False
    left = re.search(r"([^\W\d_]\S*) $", before)
    if left is None or left.group(1)[-1] in '.!?:”"':
        return "first_before" not in rule or bool(re.match(rule["first_before"], after))
    capital = left.group(1)[0].isupper() and left.group(1) not in rule.get("fine_after", ())
    return not (capital and rule.get("given_name"))
