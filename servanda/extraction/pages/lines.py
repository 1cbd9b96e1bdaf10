"""One line of a page: what it looks like, and its weight for and against being the article.

Running text has length, end punctuation, inner commas and small words; menus are rows of capitals
without a comma; dialogs and footers have words of their own (lexicon/<language>/page.toml).
"""

import re
from dataclasses import dataclass
from enum import Enum
from functools import cache, lru_cache
from itertools import pairwise

from servanda.extraction.language import function_words
from servanda.extraction.lexicon import LANGUAGES, words
from servanda.extraction.view import View
from servanda.terms.folding import either

_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
_END = re.compile(r"[.!?…:;؟。](?:[\"”’»')\]/.]{0,4})$|[.,!?؟،][\"”»]$|[\"”»]$")
_INNER = re.compile(r"[,،;.:؛–] |[\"“«]| - ")
_BULLET = re.compile(r"^(?:[•●▪◦*·‣+–—-]|\d{1,2}[.)])\s")
_STAMP = re.compile(
    r"^\W*(?:[^\W\d]+[ .]*){0,3},?\s*\d{1,2}[-/.]\d{1,2}[-/.]\d{4}\b.{0,30}$|^\d{1,2}:\d{2}\b.{0,40}$"
)
_DATED = re.compile(  # "19 February 2026", "Monday, 3 March, 2026 at 10:05", "March 25, 2026", "5 أبريل، 2026"
    r"^\W*(?:[^\W\d]+[ .,،:]*){0,3}(?:\d{1,2}(?:st|nd|rd|th)? [^\W\d]{3,12}[/,،. ]{1,3}(?:[^\W\d]{3,12} )?|[A-Z][a-z]{2,8} \d{1,2}, )\d{4}\b.{0,30}$"
)
_FIGURE = re.compile(r"\d")
_TAIL = 8  # code points at a line's end that tell whether it ends a sentence
_TOKEN = re.compile(r"\w+(?:[-'’.]\w+)*")
_PARTED = re.compile(r"[,،;:؛]")
_DIALOG = 60  # words of the longest line of a dialog
_CLOSING = 20  # words of the longest line that closes an article
_INITIALS = re.compile(r"^(?:[^\W\d_]\.\s?){2,4}(?:\(.{2,40}\))?$|^[^\W\d_](?: [^\W\d_]){1,3}$")
_SHORT, _LONG = 8, 40
_HEADLINE = 40  # words of the longest title or lead without a full stop
_RUN = 4  # small words in a row, more than a label of a menu has
_BYLINE = 160  # code points of the longest byline
_SENTENCE = 6  # words from which on a line with a full stop names no author
_LOOK = 4_000  # code points of a line that are judged
# Written one for the other: "اقرأ أيضا" has as many spellings as papers.
_ALIKE = str.maketrans("أإآٱىة", "اااايه")
_ARABIC = re.compile(r"[\u0622-\u0649]")
_LATIN = re.compile(r"[A-Za-z]")


class Kind(Enum):
    """What a line looks like on its own."""

    PROSE = "prose"
    TITLE = "title"
    BYLINE = "byline"
    CAPTION = "caption"
    RELATED_MARK = "related mark"
    LABEL = "label"
    MENU = "menu"
    CLOSING = "closing"
    CHROME = "chrome"


@dataclass(slots=True)
class Line:
    """A line trimmed of white space; `zone` is chrome until the page says better.

    `furniture` shows that a page stands around the text; `spoken` that small words or commas occur,
    `asked` that it is a question, `announces` that it ends with a colon, `parted` that it has one or
    a comma inside.
    """

    start: int
    end: int
    kind: Kind
    words: int
    weight: float
    furniture: bool
    spoken: bool = False
    asked: bool = False
    announces: bool = False
    parted: bool = False
    zone: str = "chrome"


@dataclass(slots=True)
class _Seen:
    """A line as it is judged, whatever the language: its words, both in small letters too; `inner`: a mark within."""

    text: str
    low: str
    tokens: list[str]
    small: list[str]
    inner: bool


@dataclass(frozen=True, slots=True)
class _Words:
    """The page words of the languages in question, as patterns and sets."""

    chrome: re.Pattern[str]
    dialog: tuple[str, ...]
    closing: re.Pattern[str]
    label: frozenset[str]
    line: re.Pattern[str]
    related: frozenset[str]
    inline: tuple[str, ...]
    caption: re.Pattern[str]
    byline: re.Pattern[str]
    credit: re.Pattern[str]
    function: frozenset[str]
    joined: tuple[str, ...]  # particles written onto words, as a headline has and a label has not
    script: re.Pattern[str] | None


@cache
def _page_words(language: str) -> _Words:
    chosen = [words(code, "page") for code in ((language,) if language else LANGUAGES)]

    def gather(name: str) -> list[str]:
        return [_alike(entry) for pack in chosen for entry in pack.get(name, ())]

    chrome = either(gather("chrome")) or r"(?!)"
    caption = [either(gather("caption")) or r"(?!)"]
    caption += [f"{entry}$" for entry in gather("caption_end")]
    byline = "|".join(gather("byline")) or r"(?!)"
    return _Words(
        chrome=re.compile(rf"(?<!\w)(?:{chrome})(?!\w)"),
        dialog=tuple(gather("dialog")),
        closing=re.compile(rf"^(?:{'|'.join(gather('closing')) or r'(?!)'})\W*$", re.I),
        label=frozenset(gather("label")),
        line=re.compile(rf"^(?:{'|'.join(gather('line')) or r'(?!)'})\W*$", re.I),
        related=frozenset(gather("related")),
        inline=tuple(gather("related_inline")),
        caption=re.compile("|".join(caption) or r"(?!)", re.I),
        byline=re.compile(rf"^(?:{byline})\W*$|^.{{1,25}}\((?:{byline})\)\W*$", re.I),
        credit=re.compile(rf"^(?:{'|'.join(gather('credit')) or r'(?!)'})\W*$", re.I),
        function=frozenset(map(_alike, (*function_words(language), *gather("small")))),
        joined=tuple(gather("joined")) or ("\0",),
        script=None if not language else _ARABIC if language == "ar" else _LATIN,
    )


def lines(text: str, start: int, language: str) -> list[Line]:
    """Return the non-blank lines from `start` on, each judged."""
    pack = _page_words(language if language in LANGUAGES else "")
    made = [_line(seen, place, pack) for place, seen in _cut(text, start)]
    for (above, _), (line, seen) in pairwise(zip(made, _cut(text, start), strict=True)):
        if line.words <= _SHORT and pack.credit.match(seen[1].text):
            # "Trucks wait at the gate." above "AFP / Ann Lee": the words below a picture
            line.kind = Kind.CAPTION
            above.kind = Kind.CAPTION if above.kind is Kind.PROSE else above.kind
    return made


@lru_cache(maxsize=1)  # a page whose language is not plain is judged twice
def _cut(text: str, start: int) -> list[tuple[tuple[int, int], _Seen]]:
    """Return the non-blank lines from `start` on: the place of each, and what is judged of it."""
    made = []
    for found in _LINE.finditer(text, start):
        stripped = found.group().strip(" \t\u00a0\u200b\u200f\u200e\ufeff\f\v")
        if stripped:
            first = found.start() + found.group().index(stripped)
            made.append(((first, first + len(stripped)), _seen(stripped)))
    return made


def kind_of(line: str, language: str) -> Kind:
    """Return what a line looks like, to those who have it from elsewhere than a plain text."""
    return _kind(_seen(line), _page_words(language if language in LANGUAGES else ""))


def _seen(line: str) -> _Seen:
    """Return the beginning of a line as it is judged."""
    text = _alike(View(line[:_LOOK]).text.strip())
    tokens = _TOKEN.findall(text)
    low = text.lower()
    return _Seen(text, low, tokens, [token.lower() for token in tokens], bool(_INNER.search(text)))


def _alike(entry: str) -> str:
    """Write letters that the Arabic press takes one for the other as one."""
    return entry.translate(_ALIKE) if _ARABIC.search(entry) else entry


def _line(seen: _Seen, place: tuple[int, int], pack: _Words) -> Line:
    kind = _kind(seen, pack)
    weight, furniture = _weight(seen, kind, pack)
    return Line(
        *place,
        kind,
        len(seen.tokens),
        weight,
        furniture,
        seen.inner or not pack.function.isdisjoint(seen.small),
        seen.text.endswith(("?", "؟")),
        seen.text.endswith(":"),
        bool(_PARTED.search(seen.text)),
    )


def _kind(seen: _Seen, pack: _Words) -> Kind:
    text, size = seen.text, len(seen.tokens)
    bare = seen.low.strip(" :•-–—>»«")
    if size <= _CLOSING and pack.closing.match(text):
        return Kind.CLOSING
    if bare in pack.related or (size < 30 and seen.low.startswith(pack.inline)):
        return Kind.RELATED_MARK
    if bare in pack.label or (size <= _CLOSING and pack.line.match(text)):
        return Kind.CHROME
    if size >= _SHORT and pack.script and not pack.script.search(text):
        return Kind.CAPTION  # in other letters than its page: what an agency wrote below a picture
    ended = bool(_END.search(text, max(0, len(text) - _TAIL)))
    if _is_chrome(seen, size, ended, pack):
        return Kind.CHROME
    if size <= 70 and pack.caption.search(text):
        return Kind.CAPTION
    if size <= 16 and len(text) <= _BYLINE and _is_byline(text, size, pack):
        return Kind.BYLINE
    if (ended and size >= 4) or size > _HEADLINE or _BULLET.match(text):
        return Kind.PROSE
    if _is_menu(seen, pack):
        return Kind.MENU
    return Kind.TITLE if size >= 3 else Kind.LABEL


def _is_byline(seen: str, size: int, pack: _Words) -> bool:
    """Tell a line of names, places and times from a title, and from a sentence: "By May Chad will pay."."""
    figured = _FIGURE.search(seen) is not None
    if _INITIALS.match(seen) or (figured and _STAMP.match(seen)):
        return True
    if figured and size <= _SHORT + 4 and _DATED.match(seen):
        return True
    sentence = size >= _SENTENCE and seen.endswith((".", "!", "?", "؟"))
    return not sentence and bool(pack.byline.match(seen))


def _is_chrome(seen: _Seen, size: int, ended: bool, pack: _Words) -> bool:
    """Tell a line of the page's own from prose that happens to hold one of its words."""
    if size <= _DIALOG:
        low = seen.low
        for entry in pack.dialog:
            if entry in low:
                return True
    words_found = pack.chrome.findall(seen.text[:600].lower())
    if ended and size > _HEADLINE:
        words_found = sorted(set(words_found))  # "tài khoản X ... và tài khoản Facebook": one topic
    cues = len(words_found)
    if not cues or (cues == 1 and ended and pack.caption.search(seen.text)):
        return False
    if size <= 12 or cues >= 3:
        return cues * (40 if cues >= 3 else 12) >= size and not (ended and size > 8 and cues < 2)
    return (cues > 1 and cues * 15 >= size) if ended else cues * 30 >= size


def _is_menu(seen: _Seen, pack: _Words) -> bool:
    """Tell a row of labels: long, no punctuation, capitals throughout, hardly a small word."""
    tokens = seen.tokens
    if len(tokens) < 15 or seen.inner or _goes_along(tokens):
        return False
    small = sum(word in pack.function or word.startswith(pack.joined) for word in seen.small)
    capitals = sum(token[0].isupper() for token in tokens)
    arabic = any("\u0600" <= token[0] <= "\u06ff" for token in tokens)
    return small < len(tokens) * 0.08 and (arabic or capitals >= len(tokens) * 0.2)


def _goes_along(tokens: list[str]) -> bool:
    """Tell a headline of many syllables, which goes along in small letters, from a row of labels."""
    if len(tokens) > _HEADLINE or not any(token[0].isupper() for token in tokens):
        return False
    pieces = re.split("C", "".join("C" if token[0].isupper() else "s" for token in tokens))
    return sum(len(piece) for piece in pieces if len(piece) >= _RUN) >= len(tokens) / 4


def _weight(seen: _Seen, kind: Kind, pack: _Words) -> tuple[float, bool]:
    """Return the weight for the article, and whether the line shows that there is a page around."""
    size = len(seen.tokens)
    if kind in (Kind.CHROME, Kind.MENU, Kind.CLOSING):
        return -1.5 - min(size, 20) / 10, True
    if kind in (Kind.CAPTION, Kind.RELATED_MARK, Kind.BYLINE):
        return -0.2, kind is Kind.RELATED_MARK
    if kind is Kind.LABEL:
        return -0.4, False
    if kind is Kind.PROSE:
        return 0.3 + min(size, _LONG) / 10 + (0.5 if seen.inner else 0), False
    small = sum(map(pack.function.__contains__, seen.small))
    return (0.5 if size >= _SHORT and small >= 2 else -0.3), False
