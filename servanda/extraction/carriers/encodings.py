"""Bytes as text: UTF-8, UTF-16 and UTF-32, and the older encodings of the languages that are read.

What is not UTF-8 is read all the same where there is no doubt, and said in a finding; `Decoded.text`
is None for bytes that are no text.

>>> decoded("Việt Nam".encode("utf-16")).encoding
'UTF-16'
"""

import codecs
from dataclasses import dataclass

_VIETNAMESE_BYTES = frozenset(b"\xf0\xfd\xf5\xcc\xd2\xec\xde\xf2\xe3")
_FEW = 0.02  # share of the letters beyond ASCII that may be broken in a text that is UTF-8


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """A text, its encoding, and how many places were not in it; `cut` when it ends inside a letter."""

    text: str | None
    encoding: str
    broken: int = 0
    cut: bool = False


def decoded(content: bytes, declared: str = "") -> Decoded:
    """Return the text of the bytes; an encoding that was declared is tried after UTF-8."""
    wide = _wide(content[:4096])
    if wide:
        return _as(content, wide)
    if b"\x00" in content:
        return Decoded(text=None, encoding="")
    try:
        return Decoded(text=content.decode("utf-8"), encoding="UTF-8")
    except UnicodeDecodeError as fault:
        if fault.start >= len(content) - 3 and fault.reason == "unexpected end of data":
            text = content[: fault.start].decode("utf-8")
            if not text.isascii():
                return Decoded(text=text, encoding="UTF-8", cut=True)
    return _nearly(content) or _declared(content, declared) or _as(content, _guess(content))


def _as(content: bytes, encoding: str) -> Decoded:
    text = content.decode(encoding, errors="replace")
    broken = text.count("\ufffd")
    return Decoded(text=text.removeprefix("\ufeff"), encoding=encoding, broken=broken)


def _nearly(content: bytes) -> Decoded | None:
    """Return a text that is UTF-8 but for a few places."""
    text = content.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    beyond = sum(not char.isascii() for char in text)
    if broken > max(beyond * _FEW, 1) or beyond < broken * 3:
        return None
    return Decoded(text=text, encoding="UTF-8", broken=broken)


def _declared(content: bytes, declared: str) -> Decoded | None:
    try:
        name = codecs.lookup(declared.strip()[:40]).name if declared.strip() else ""
        if not name or name in ("utf-8", "ascii", "idna", "punycode", "undefined"):
            return None
        return _as(content, "windows-1252" if name == "iso8859-1" else declared.strip())
    except (LookupError, ValueError, TypeError, AttributeError):
        return None


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
