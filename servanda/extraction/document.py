"""A file's bytes as text, and what its head says: date, outlet, agency, headline.

The text is exactly what was kept: `decode(content).encode() == content`, a byte order mark included.
What is no UTF-8 text is refused with the reason and what to do.
"""

import codecs
import re
from collections.abc import Sequence
from dataclasses import dataclass

from servanda.extraction.dates import find_dates
from servanda.extraction.lexicon import LANGUAGES, words
from servanda.extraction.mentions import Zone
from servanda.extraction.page import CAPTURE
from servanda.extraction.view import View
from servanda.records.when import When

MAX_BYTES = 20_000_000
_MAGIC = (
    (b"%PDF", "a PDF file"), (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x89PNG", "a picture"), (b"\xff\xd8\xff", "a picture"), (b"GIF8", "a picture"),
    (b"\xd0\xcf\x11\xe0", "an old office document"), (b"{\\rtf", "an RTF document"),
    (b"\x1f\x8b", "a compressed file"), (b"SQLite format 3", "a database"),
)  # fmt: skip
_VIETNAMESE_BYTES = frozenset(b"\xf0\xfd\xf5\xcc\xd2\xec\xde\xf2\xe3")
_DATELINE = re.compile(r"\A[^()\n]{0,60}\(([^()\n\d]{2,20})\)\s*[-–—]")


class Undecodable(ValueError):
    """The bytes are no text that can be read; the message says why and what to do."""


def decode(content: bytes) -> str:
    """Return the text of the bytes; Undecodable says what they are instead."""
    if not content.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        raise Undecodable("the file is empty; save the text of the article into it")
    if len(content) > MAX_BYTES:
        size = len(content) / 1e6
        raise Undecodable(
            f"the file has {size:.0f} MB and the limit is {MAX_BYTES // 10**6} MB; "
            "cut it into one file for each article"
        )
    for magic, name in _MAGIC:
        if content.startswith(magic):
            raise Undecodable(f"this is {name}, not text; save its words as a UTF-8 text file")
    wide = _wide(content[:4096])
    if wide:
        raise _advised(f"the text is in {wide}, not UTF-8", wide)
    if b"\x00" in content:
        raise Undecodable("this is a binary file, not text; save its words as a UTF-8 text file")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as fault:
        guess = _guess(content)
        raise _advised(f"not UTF-8 at byte {fault.start}: it looks like {guess}", guess) from fault


def _advised(reason: str, encoding: str) -> Undecodable:
    return Undecodable(
        f"{reason}; convert it: iconv -f {encoding.upper()} -t UTF-8 old.txt > new.txt"
    )


def _wide(head: bytes) -> str:
    """Return the name of an encoding of two or four bytes a letter, by its mark or its zeros."""
    if head.startswith((b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff")):
        return "UTF-32"
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "UTF-16"
    if len(head) < 4:
        return ""
    even, odd = head[0::2].count(0) / len(head[0::2]), head[1::2].count(0) / len(head[1::2])
    if max(even, odd) < 0.3 or min(even, odd) > 0.9:
        return ""
    size = "32" if min(even, odd) > 0.3 else "16"
    guess = f"UTF-{size}{'LE' if odd > even else 'BE'}"
    return guess if _reads(head, guess) else ""


def _reads(head: bytes, encoding: str) -> bool:
    """Tell whether the bytes are letters in that encoding: a program has zeros too, and is no text."""
    try:
        text = codecs.getincrementaldecoder(encoding)().decode(head)  # the head may cut a letter
    except UnicodeDecodeError:
        return False
    return all(c.isprintable() or c.isspace() or c == "\ufeff" for c in text)


def _guess(content: bytes) -> str:
    """Return the likeliest older encoding of the languages we read."""
    sample = content[:50_000]
    high = [byte for byte in sample if byte >= 0x80]
    letters = [byte for byte in sample if byte >= 0x80 or chr(byte).isalpha()]
    if len(high) > len(letters) * 0.6:
        return "windows-1256"
    own = sum(byte in _VIETNAMESE_BYTES for byte in high)
    return "windows-1258" if own > len(high) * 0.4 else "windows-1252"


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What the head of an article says; `agency` is the one credited, as in "Theo TTXVN"."""

    published: When | None
    outlet: str
    agency: str
    headline: str


def facts(view: View, zones: Sequence[Zone], *, language: str, published: str = "") -> Facts:
    """Return the head's facts; a `published` given by the caller goes before the text's own."""
    headline = next((view.kept[z.start : z.end] for z in zones if z.kind == "headline"), "")
    agency = _agency(view, zones, language)
    return Facts(
        published=When(published) if published else _published(view, zones, language),
        outlet=_outlet(view, language) or agency,
        agency=agency,
        headline=headline,
    )


def _published(view: View, zones: Sequence[Zone], language: str) -> When | None:
    """Return the date of the capture, else a full date in the byline or the dateline."""
    capture = CAPTURE.match(view.kept)
    if capture:
        try:
            return When(capture.group(1))
        except ValueError:
            return None
    for zone in [zone for zone in zones if zone.kind == "byline"]:
        for found in _full_dates(view.kept[zone.start : zone.end], language):
            return found
    first = next((zone for zone in zones if zone.kind == "body"), None)
    if first:
        head = view.kept[first.start : min(first.end, first.start + 80)]
        line = re.match(r"[^\n(—–]{3,60}(?=\s*\(|\s[—–-]{1,2}\s)", head)
        for found in _full_dates(line.group(), language) if line else ():
            return found
    return None


def _full_dates(text: str, language: str) -> list[When]:
    dates = find_dates(View(text), published=None, language=language)
    return [date.value for date in dates if len(date.value.iso) == 10]


def _agency(view: View, zones: Sequence[Zone], language: str) -> str:
    """Return the agency named in a byline or in brackets at the head of the text."""
    patterns = [p for code in _packs(language) for p in words(code, "page").get("agency", ())]
    for zone in zones:
        text = view.kept[zone.start : zone.end][:300]
        if zone.kind == "byline":
            for pattern in patterns:
                found = re.search(pattern, text, re.I)
                if found:
                    return found.group(1).strip()
    first = next((zone for zone in zones if zone.kind == "body"), None)
    found = _DATELINE.match(view.kept[first.start : first.start + 100]) if first else None
    return found.group(1).strip() if found else ""


def _outlet(view: View, language: str) -> str:
    """Return the name that a paper gives itself."""
    for code in _packs(language):
        for pattern in words(code, "page").get("outlet", ()):
            found = re.search(pattern, view.text[:200_000])
            if found:
                return found.group(1).strip()
    return ""


def _packs(language: str) -> tuple[str, ...]:
    return (language,) if language in LANGUAGES else LANGUAGES
