"""The text of one IATI record as XML reads it, and the words in it, without a parser.

`text_of(b"<a>1 &lt; 2</a>")` is the text; None for what lxml has to look at: another encoding, characters
that XML does not have, entities that it does not know.
"""

import re

from servanda.standards.iati.reading import GLUED

LARGEST = 4 << 20  # bytes of a record; a larger one may hold a text that libxml2 refuses
REFERENCE = re.compile(r"&(?:#x([0-9A-Fa-f]{1,6})|#([0-9]{1,7})|(amp|lt|gt|quot|apos));")
_CONTROL = bytes({*range(32)} - {9, 10, 13})
_AMPERSAND = re.compile(r"&(?!(?:amp|lt|gt|quot|apos|#x[0-9A-Fa-f]{1,6}|#[0-9]{1,7});)")
_NAMELESS = re.compile(rb"&(?!(?:amp|lt|gt|quot|apos);)")
_NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}


def text_of(content: bytes) -> str | None:
    """Return the text of a record in UTF-8, None where lxml has to look at it."""
    if len(content) > LARGEST or (b"]" in content and b"]]>" in content):
        return None
    if len(content.translate(None, _CONTROL)) != len(content):
        return None
    try:
        text = content.decode()
    except UnicodeDecodeError:
        return None
    if "\r" in text:
        text = text.replace("\r\n", "\n")
        if "\r" in text:
            return None
    if "\ufffe" in text or "\uffff" in text:
        return None
    # Of references that have no name there are few: they are sought as bytes, in one pass.
    if b"&" in content and _NAMELESS.search(content):
        return None if _AMPERSAND.search(text) or not _all_allowed(text) else text
    return text


def _all_allowed(text: str) -> bool:
    """Tell whether all that is written as a number may stand in XML."""
    numbers = {(wide, number) for wide, number, _ in REFERENCE.findall(text) if wide or number}
    return all(_allowed(int(wide, 16) if wide else int(number)) for wide, number in numbers)


# https://www.w3.org/TR/xml/#charsets
def _allowed(number: int) -> bool:
    return (
        number in (9, 10, 13)
        or 0x20 <= number <= 0xD7FF
        or 0xE000 <= number <= 0xFFFD
        or 0x10000 <= number <= 0x10FFFF
    )


def _meant(found: re.Match[str]) -> str:
    wide, number, name = found.groups()
    return _NAMED[name] if name else chr(int(wide, 16) if wide else int(number))


def plain(text: str) -> str:
    """Return text with its references resolved."""
    return REFERENCE.sub(_meant, text) if "&" in text else text


def words(text: str) -> str | None:
    """Return a narrative in one line, as `Record.words` does; None where that would be a finding."""
    if "&" in text:
        text = REFERENCE.sub(_meant, text)
    if "\n" in text or "  " in text or "\t" in text or "\xa0" in text:
        text = " ".join(text.split())
    if "gt" in text and GLUED.search(text):
        return None
    return text.strip()
