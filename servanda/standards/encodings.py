"""Which encoding a text file was saved in, told from its first bytes.

A byte order mark decides; else UTF-8 where it fits; else the Windows code page whose usual letters
the bytes give most of. Worked example:

    encoding_of("Côte d'Ivoire".encode("cp1252"))  # ("cp1252", True): nothing in the file says so
"""

import codecs
import re

# The Unicode Standard, section 2.13; UTF-32's mark begins with that of UTF-16, so it comes first.
MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# The letters beyond ASCII that languages written in each code page use most.
USUAL = {
    "cp1252": "éèêëàâçîïôöûùüñóíáúãõäßøåæœÉÈÀÇÑÓÍÁÚÖÜ’“”–«»°",
    "cp1250": "ąćęłńśźżěščřžýůďťňőűșțăîâđŁŚŻŠČŘŽĐ",
    "cp1251": "оеаинтсрвлкмдпуяызьбгчйхжюшцщэфъіїєґОСПРКМНАВДТ",
    "cp1256": "اليمنورتبدةعسحفكقهجشأطصخإذئزغءىضثؤظآپچژگ،؛",
    "cp1258": "ăâêôơưđĂÂÊÔƠƯĐ\u0300\u0301\u0303\u0309\u0323",
}
_HIGH = re.compile(rb"[\x80-\xff]")


def encoding_of(sample: bytes) -> tuple[str, bool]:
    """Return a codec's name, and whether it is a guess that should be said."""
    for mark, name in MARKS:
        if sample.startswith(mark):
            return name, False
    if wide := _wide(sample):
        return wide, False
    lines = [line for line in sample.split(b"\n") if not line.isascii()]
    if len(lines) > 1:
        lines.pop()  # it may be cut off in the middle of a character
    broken = sum(not _decodes(line) for line in lines)
    if 2 * broken <= len(lines) and not (len(lines) == 1 and _broken_inside(lines[0])):
        return "utf-8", False
    return max(USUAL, key=lambda page: _likeness(sample, page)), True


def _wide(sample: bytes) -> str:
    """Return UTF-16 without a mark: every other byte of text in any Latin language is NUL."""
    even, odd = sample[0:2000:2], sample[1:2000:2]
    if len(odd) < 2:
        return ""
    nul_even, nul_odd = even.count(0) / len(even), odd.count(0) / len(odd)
    if nul_odd > 0.5 and nul_even < 0.1:
        return "utf-16-le"
    return "utf-16-be" if nul_even > 0.5 and nul_odd < 0.1 else ""


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


def _likeness(sample: bytes, page: str) -> float:
    """Return how many of the bytes beyond ASCII are usual letters of a code page, 0 to 1."""
    high = b"".join(_HIGH.findall(sample[:100_000]))
    usual = sum(letter in USUAL[page] for letter in high.decode(page, "replace"))
    # Each pair of letters beyond ASCII is rare where they are accents, and usual in other scripts.
    return usual / (len(high) or 1)


def decoded(content: bytes, encoding: str) -> str:
    """Return text; bytes that are not of the encoding are read as windows-1252, never raising."""
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        if encoding != "utf-8":
            return content.decode(encoding, "replace")
        return content.decode("cp1252", "replace")
