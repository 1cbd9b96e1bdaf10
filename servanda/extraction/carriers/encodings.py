"""Bytes as text: UTF-8, UTF-16 and UTF-32, and the older encodings of the languages that are read.

What is not UTF-8 is read all the same where there is no doubt, and said in a finding; `Decoded.text`
is None for bytes that are no text.

>>> decoded("Việt Nam".encode("utf-16")).encoding
'UTF-16'
"""

import codecs
from dataclasses import dataclass

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
    if found := _wide(content[:4096]):
        return _as(content, found)
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
    if b"\x00" not in head and head[:2] not in (b"\xff\xfe", b"\xfe\xff"):
        return ""
    from servanda.terms.encodings import marked, wide  # few texts need them

    if found := marked(head):
        return "" if found == "utf-8" else found[:6].upper()
    name = wide(head).upper()
    return f"{name[:6]}{name[7:]}"


def _guess(content: bytes) -> str:
    """Return the likeliest older encoding."""
    from servanda.terms.encodings import code_page

    return code_page(content).replace("cp", "windows-")
