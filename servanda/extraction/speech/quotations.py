"""Words between quotation marks that are long enough to be somebody's speech.

A title or a single word in marks ("mạnh, độc lập") is no speech: five words are asked for, fewer of a
whole sentence that ends inside its marks. A quotation over several paragraphs opens its marks at the
head of each and closes them once; every paragraph is then a quotation of its own.

>>> text = '“We came first.\\n\\n“We shall stay as long as it takes,” he said.'
>>> [text[start:end] for start, end in find_quotations(text)]
['We came first.', 'We shall stay as long as it takes,']
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import islice

# A typewriter's mark with a stop behind it, or with a word before and a space behind, closes what was
# opened and opens nothing: a text in which one mark is missing is not read inside out.
_OPENING = r"\"(?![.,;:،؛؟!)\]])(?!(?<=[^\s\"]\")\s)"
_MARKS = re.compile(
    rf"“([^“”\n]*+)”|{_OPENING}([^\"“”\n]*+)”|{_OPENING}([^\"\n]*+)\""
    r"|«([^«»\n]*+)»|„([^„“\n]*+)“|”([^“”\n]*+)“|“([^“”\"\n]*+)\""
    r"|(?<!\w)‘([^‘\n]{12,900}?)’(?!\w)|(?<!\w)'(?=[A-Z])((?:[^'\n]|'(?=\w)){12,900}+)'(?!\w)"
)
# A paragraph that opens its marks, and whether the next one opens them again.
_OPENS = re.compile(r"^[ \t\-–—]*+([“\"«])([^\n“”\"«»]++)$(?=\n\s*+[“\"«])", re.MULTILINE)
# A paragraph that opens its marks and never closes them: a page was cut off, or a mark forgotten.
_LEFT_OPEN = re.compile(
    r"^[ \t\-–—]*+[“«\"](?=[^\n“”\"«»]*$)([^\W\d_][^\n“”\"«»]{40,}+)$", re.MULTILINE
)
_PARAGRAPH = re.compile(r"[^\s][^\n]*")
_PARAGRAPHS = 6  # of one speech, at most
_ANY_MARK = re.compile(r"[“”\"«»]")
_CLOSES = re.compile(r"[”\"»]\W{0,4}")
_ARABIC = re.compile(r"[\u0620-\u064a]")  # letters without capitals
_ENDS = (".", "!", "?", "؟", "…")
_LEAST_WORDS = 5
_LEAST_OF_A_SENTENCE = 2
_STOPS = (".", "!", "?", "؟", ",", "…", "،")
# Behind an Arabic preposition, "ب«حكم رشيد»", stands a name or what something is called.
_LED = re.compile(r"(?<!\w)[وف]?[بلك]\Z")
# A figure between marks, "«أكثر من 7 مليارات دولار»", is what was told and no speech.
_COUNTED = re.compile(
    r"(?:(?:أكثر|أقل|اكثر) من |(?:نحو|حوالي|قرابة|زهاء) )?\d[\d.,]* [\u0621-\u064a]"
)
# "” she said, “": a mark that closes, a few words and a comma, and one that opens.
_RESUMED = re.compile(r"[,?!][”\"»] [^\W\d_][^.,;:“”\"«»\n]{2,60}, [“\"«]\Z")
_FAR = 80
_MOST_CALLED = 9  # words of it

Quoted = Sequence[tuple[int, int]]


def find_quotations(text: str) -> list[tuple[int, int]]:
    """Return the spans inside the marks, in order."""
    carried = [found.span(2) for found in _OPENS.finditer(text)]
    known = {start for start, _ in carried}
    left_open = (found.span(1) for found in _LEFT_OPEN.finditer(text))
    for start, end in left_open:
        if start not in known:
            carried += [(start, end), *_to_its_mark(text, end)]
    return sorted([*carried, *_closed(text, carried)])


def _to_its_mark(text: str, place: int) -> list[tuple[int, int]]:
    """Return the paragraphs behind one that opens its marks, up to the one that closes them; else none."""
    found: list[tuple[int, int]] = []
    for line in islice(_PARAGRAPH.finditer(text, place), _PARAGRAPHS):
        marks = list(_ANY_MARK.finditer(text, *line.span()))
        if not marks:
            found.append(line.span())
        elif len(marks) == 1 and _CLOSES.fullmatch(text, marks[0].start(), line.end()):
            return [*found, (line.start(), marks[0].start())]
        else:
            break
    return []


def _closed(text: str, carried: Quoted) -> Iterator[tuple[int, int]]:
    """Yield the spans inside marks that close in their paragraph and are long enough."""
    taken = {start for start, _ in carried}
    for found in _MARKS.finditer(text):
        start, end = found.span(found.lastindex or 0)
        spaces = text.count(" ", start, end)
        whole = text[start : start + 1].isupper() and text.endswith(_STOPS, start, end)
        whole = whole or (bool(_ARABIC.match(text, start)) and text.endswith(_ENDS, start, end))
        whole = whole or _begins(text, start, end) or _resumes(text, start)
        least = _LEAST_OF_A_SENTENCE if whole else _LEAST_WORDS
        if spaces < _MOST_CALLED and _LED.search(text, max(0, start - 4), start - 1):
            continue
        if spaces < _MOST_CALLED and _COUNTED.match(text, start):
            continue
        if spaces >= least - 1 and start not in taken:
            yield start, end


def _begins(text: str, start: int, end: int) -> bool:
    """Tell whether marks stand at the head of a sentence, a comma behind them: "“Not yet”, he said"."""
    head = text[max(0, start - 3) : start - 1].rstrip(" ")
    first = not head or head[-1] in ".!?؟\n"
    return first and text[end + 1 : end + 2] in (",", "،") and text[start : start + 1].isupper()


def _resumes(text: str, start: int) -> bool:
    """Tell whether marks open again behind who speaks: "“It rained,” she said, “and snowed.”"."""
    return _RESUMED.search(text, max(0, start - _FAR), start) is not None


def around(quoted: Quoted, place: int) -> tuple[int, int] | None:
    """Return the quotation that holds a place."""
    at = bisect_right(quoted, (place, place + 10**9)) - 1
    return quoted[at] if at >= 0 and quoted[at][0] <= place < quoted[at][1] else None


def overlapping(quoted: Quoted, start: int, end: int) -> tuple[int, int] | None:
    """Return the longest quotation that shares words with a span."""
    at = bisect_right(quoted, (start, start)) - 1
    shared = []
    for first, last in quoted[max(0, at) : at + 6]:
        if min(last, end) > max(first, start):
            shared.append((first, last))
    return max(shared, key=lambda q: q[1] - q[0], default=None)


def carries_on(text: str, before: tuple[int, int], after: tuple[int, int]) -> bool:
    """Tell whether a quotation goes on in the next: marks opened again, none closed between."""
    gap = text[before[1] : after[0]]
    return "\n" in gap and not gap.strip(' \t\n\r-–—“"«') and not re.match(r"[”\"»]", gap)
