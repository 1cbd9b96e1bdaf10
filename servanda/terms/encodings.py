"""Which encoding a text was saved in, told from its bytes: the one place that knows.

A byte order mark decides; then the zeros of UTF-16 and UTF-32; else, for what is not UTF-8, the Windows
code page whose usual letters the bytes give most of. Worked example:

    marked("Việt Nam".encode("utf-16"))     # "utf-16-le"
    wide("Norway".encode("utf-16-be"))      # "utf-16-be"
    code_page("قطر".encode("cp1256"))       # "cp1256"

How sure one must be that something is UTF-8 is asked differently of an article and of the first rows
of a table; that stays with them.
"""

import codecs
import re
from unicodedata import normalize

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
    "cp1252": "éèêëàâçîïôöûùüñóíáúãõäßøåæœðþýìòÉÈÀÇÑÓÍÁÚÖÜÐÞÝ’“”–«»°",
    "cp1250": "ąćęłńśźżěščřžýůďťňőűșțăîâđáéíóúôäöüŁŚŻŠČŘŽĐÁÉÍÓÚ",
    "cp1251": "оеаинтсрвлкмдпуяызьбгчйхжюшцщэфъіїєґОСПРКМНАВДТ",
    "cp1256": "اليمنورتبدةسعحفكقهجشأطصخإذئزغءىضثؤظآپچژگ،؛",
    "cp1258": "ăâêôơưđàáèéíóùúĂÂÊÔƠƯĐÀÁ\u0300\u0301\u0303\u0309\u0323",
}
TONES = "\u0300\u0301\u0303\u0309\u0323"
LATIN = ("cp1252", "cp1250", "cp1258")  # whose words have letters of ASCII too
LOOKED_AT = 100_000  # bytes whose letters are weighed
_HIGH = re.compile(rb"[\x80-\xff]")
_WORD = re.compile(rb"[A-Za-z]*[\x80-\xff][A-Za-z\x80-\xff]*")
_LETTER = re.compile(rb"[A-Za-z]")


def marked(head: bytes) -> str:
    """Return the codec that a byte order mark names, "" without one."""
    return next((name for mark, name in MARKS if head.startswith(mark)), "")


def wide(head: bytes) -> str:
    """Return the codec of text of two or four bytes a letter without a mark, "" for all else."""
    if len(head) < 4 or b"\0" not in head:
        return ""
    even, odd = head[0::2].count(0) / len(head[0::2]), head[1::2].count(0) / len(head[1::2])
    if max(even, odd) < 0.3 or min(even, odd) > 0.9:
        return ""
    size = "32" if min(even, odd) > 0.3 else "16"
    guess = f"utf-{size}-{'le' if odd > even else 'be'}"
    return guess if _reads(head, guess) else ""


def _reads(head: bytes, encoding: str) -> bool:
    """Tell whether the bytes are letters in that encoding: a program has zeros too, and is no text."""
    try:
        text = codecs.getincrementaldecoder(encoding)().decode(head)  # the head may cut a letter
    except UnicodeDecodeError:
        return False
    return all(c.isprintable() or c.isspace() or c == "\ufeff" for c in text)


def code_page(sample: bytes) -> str:
    """Return the likeliest of the older encodings for bytes that are not UTF-8.

    A word of Cyrillic or Arabic has no letter of ASCII; in one of Latin letters some are nearly always.
    """
    sample = sample[:LOOKED_AT]
    high, words = b"".join(_HIGH.findall(sample)), _WORD.findall(sample)
    mixed = sum(_LETTER.search(word) is not None for word in words)
    likeness = {page: _likeness(high, page) for page in USUAL}
    likeness["cp1258"] = _vietnamese(sample)
    return max(LATIN if 2 * mixed > len(words) else USUAL, key=lambda page: likeness[page])


def _likeness(high: bytes, page: str) -> int:
    """Return how many of the bytes beyond ASCII are usual letters of a code page."""
    return sum(letter in USUAL[page] for letter in high.decode(page, "replace"))


def _vietnamese(sample: bytes) -> int:
    """Return the same of cp1258, where a tone stands behind its vowel: one that does counts twice.

    One that stands behind no vowel is a letter of another code page, such as the last of "lunedì".
    """
    text = sample.decode("cp1258", "replace")
    usual = sum(letter in USUAL["cp1258"] for letter in text)
    tones = sum(letter in TONES for letter in text)
    alone = sum(letter in TONES for letter in normalize("NFC", text))
    return usual + tones - 4 * alone
