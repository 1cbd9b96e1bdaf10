"""Lines that the edge of a page broke, made whole again without moving a letter.

Old pages, messages and copies of PDF files break a line where the next word would not have fitted, and a
sentence goes on below. Such a break is told by that word: with it the line would be wider than the rest.
It becomes a space, so that every offset stays. Lists, menus and headlines break elsewhere.

>>> lines = ["The ships carry flour and fuel and clean water to the north", "where many families have"]
>>> lines += ["waited since the spring for bread and for seeds. The mayor", "said that the port would"]
>>> unwrapped("\\n".join([*lines, *lines, "open again in the autumn."])).count("\\n") < 4
True
"""

import re

_WIDTHS = range(50, 121)  # code points of a line that a page may break at
_LEAST = 4  # broken lines that show a page to break its lines
_SHARE = 0.6  # of the lines that end without a full stop
_SLACK = 4  # code points that such a page misses its width by, here and there
_END = re.compile(r"[.!?…:;؟۔][\"”’»')\]]{0,3}\s*\Z")
_OPENING = re.compile(r"\s*(?:[•●▪◦*·‣–—+-]\s|\(?\d{1,2}[.)]\s|\(?[a-zđ][.)]\s)")
_WORD = re.compile(r"\S+")


def unwrapped(text: str) -> str:
    """Return the text with a space in place of each line end that only the width made."""
    if text.count("\n") < _LEAST:
        return text
    breaks = _open_breaks(text)
    width = _width(breaks)
    if not width:
        return text
    letters = list(text)
    for at, shortest, longest in breaks:
        if shortest - _SLACK <= width < longest + _SLACK:
            letters[at] = " "
    return "".join(letters)


def _open_breaks(text: str) -> list[tuple[int, int, int]]:
    """Return where a line ends without a full stop, its length, and that with the next word."""
    found = []
    start = 0
    while (at := text.find("\n", start)) >= 0:
        line, begin = text[start:at].rstrip(), at + 1
        length, start = len(line), begin
        if length not in _WIDTHS or text[begin : begin + 1] in ("", "\n"):
            continue
        word = _WORD.match(text, begin, begin + max(_WIDTHS))
        if word and not _END.search(line[-6:]) and not _OPENING.match(text, begin, begin + 6):
            found.append((at, length, length + 1 + len(word.group())))
    return found


def _width(breaks: list[tuple[int, int, int]]) -> int:
    """Return the width at which most lines were broken; 0 where the page breaks none."""
    if len(breaks) < _LEAST:
        return 0
    counts = {
        width: sum(shortest <= width < longest for _, shortest, longest in breaks)
        for width in _WIDTHS
    }
    best = max(counts, key=lambda width: (counts[width], -width))
    return best if counts[best] >= max(_LEAST, _SHARE * len(breaks)) else 0
