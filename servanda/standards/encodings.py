"""Which encoding a text file was saved in, told from its first bytes.

A byte order mark or the zeros of a wide encoding decide; else UTF-8 where most lines fit; else the
likeliest code page: see `terms.encodings`. Worked example:

    encoding_of("Côte d'Ivoire".encode("cp1252"))  # ("cp1252", True): nothing in the file says so
"""

from unicodedata import normalize

from servanda.terms.encodings import code_page, marked, wide

LOOKED_AT = 4096  # bytes in which the zeros of a wide encoding are counted


def encoding_of(sample: bytes) -> tuple[str, bool]:
    """Return a codec's name, and whether it is a guess that should be said."""
    if found := marked(sample) or wide(sample[:LOOKED_AT]):
        return found, False
    lines = [line for line in sample.split(b"\n") if not line.isascii()]
    if len(lines) > 1:
        lines.pop()  # it may be cut off in the middle of a character
    broken = sum(not _decodes(line) for line in lines)
    if 2 * broken <= len(lines) and not (len(lines) == 1 and _broken_inside(lines[0])):
        return "utf-8", False
    return code_page(sample), True


def _decodes(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _broken_inside(line: bytes) -> bool:
    """Tell whether a line is no UTF-8 before its last three bytes, where a sample may be cut."""
    try:
        line.decode("utf-8")
    except UnicodeDecodeError as fault:
        return fault.start < len(line) - 3 or fault.reason != "unexpected end of data"
    return False


def decoded(content: bytes, encoding: str) -> str:
    """Return text; bytes that are not of the encoding are read as windows-1252, never raising.

    Where vowels and tones stand apart they become the letters that every other encoding has.
    """
    if encoding == "cp1258":
        return normalize("NFC", content.decode(encoding, "replace"))
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        if encoding != "utf-8":
            return content.decode(encoding, "replace")
        return content.decode("cp1252", "replace")
