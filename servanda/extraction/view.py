"""A normalised view of a text, with the way back to the kept text.

Matching runs on the view; everything reported is in code points of the kept text. The view is NFC,
with the two Vietnamese ways of placing a tone made one ("hoà" becomes "hòa"), no-break spaces made
spaces, and soft hyphens, zero-width and bidi marks left out. Line breaks stay where they are.

>>> view = View("Ho\\u0300a")           # decomposed, four code points
>>> view.text, view.origin(0, 3)
('Hòa', (0, 4))
"""

import re
import unicodedata
from dataclasses import dataclass, field

# Old style marks the last vowel of oa, oe, uy ("hoà", "thuỷ"); new style the first ("hòa", "thủy").
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
_CLUSTER = re.compile("[\u0300-\u036f\u0483-\u0487\u064b-\u065f\u0670]")
_OLD_TONE = re.compile(r"(?<![qQgG])([oOuU])([àèỳáéýảẻỷãẽỹạẹỵÀÈỲÁÉÝẢẺỶÃẼỸẠẸỴ])(?![a-zA-Zà-ỹÀ-Ỹ])")


@dataclass(frozen=True, slots=True)
class View:
    """`text` is normalised; `kept` is the text as stored; offsets go back through `origin`."""

    kept: str
    text: str = field(init=False)
    _starts: list[int] | None = field(init=False)

    def __post_init__(self) -> None:
        """Build the view once; a text that is already normal costs no map."""
        text, starts = _normalise(self.kept)
        object.__setattr__(self, "text", text)
        object.__setattr__(self, "_starts", starts)

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """Return the span of the kept text behind `text[start:end]`."""
        if self._starts is None:
            return start, end
        first = self._starts[start]
        last = self._starts[end] if end < len(self._starts) else len(self.kept)
        # What the view left out at the end of a span (a bidi mark) belongs to the gap behind it.
        while last > first and _INVISIBLE.match(self.kept, last - 1):
            last -= 1
        return first, last

    def quote(self, start: int, end: int) -> str:
        """Return the kept words behind `text[start:end]`."""
        first, last = self.origin(start, end)
        return self.kept[first:last]


def _normalise(kept: str) -> tuple[str, list[int] | None]:
    plain = kept.replace("\u00a0", " ").replace("\u202f", " ")
    if _INVISIBLE.search(plain) or not unicodedata.is_normalized("NFC", plain):
        text, starts = _compose(plain)
        return _OLD_TONE.sub(_new_tone, text), starts
    return _OLD_TONE.sub(_new_tone, plain), None


def _compose(plain: str) -> tuple[str, list[int]]:
    """Compose base and marks cluster by cluster, keeping where each character began."""
    out: list[str] = []
    starts: list[int] = []
    at, size = 0, len(plain)
    while at < size:
        end = at + 1
        while end < size and _CLUSTER.match(plain, end):
            end += 1
        cluster = _INVISIBLE.sub("", unicodedata.normalize("NFC", plain[at:end]))
        out.append(cluster)
        starts.extend([at] * len(cluster))
        at = end
    return "".join(out), starts


def _new_tone(found: re.Match[str]) -> str:
    """Move the tone of "oà" onto the first vowel; the length stays two."""
    first, second = found.group(1), unicodedata.normalize("NFD", found.group(2))
    return unicodedata.normalize("NFC", first + second[1]) + second[0]
