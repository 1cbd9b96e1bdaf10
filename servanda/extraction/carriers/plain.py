"""Plain text as it was saved: UTF-8 to the letter, older encodings with a word about it.

UTF-8 is kept as it is, a byte order mark included, so that the text's bytes are the file's.
"""

from collections.abc import Iterator

from servanda.extraction.carriers.encodings import Decoded, decoded
from servanda.extraction.carriers.findings import fault, note, warning
from servanda.extraction.carriers.protocol import Carried
from servanda.records.finding import Finding

NAME = "text"
VERSION = "1"
MEDIA_TYPE = "text/plain"
SUFFIXES: tuple[str, ...] = (".txt", ".text", ".md")
MAX_BYTES = 20_000_000
_MAGIC = (
    (b"%PDF", "a damaged PDF file"), (b"PK\x03\x04", "a damaged ZIP archive or office document"),
    (b"\x89PNG", "a picture"), (b"\xff\xd8\xff", "a picture"), (b"GIF8", "a picture"),
    (b"RIFF", "a picture or a recording"), (b"ID3", "a recording"),
    (b"\xd0\xcf\x11\xe0", "an old or locked office document"), (b"{\\rtf", "an RTF document"),
    (b"\x1f\x8b", "a compressed file"), (b"Rar!", "a RAR archive"), (b"7z\xbc\xaf", "a 7z archive"),
    (b"SQLite format 3", "a database"),
)  # fmt: skip


def sniff(head: bytes, filename: str) -> bool:
    """Tell a text by its name; whatever no other carrier knows is tried as a text as well."""
    return filename.lower().endswith(SUFFIXES)


def unwrap(content: bytes, filename: str) -> Iterator[Carried | Finding]:
    """Yield the text of the bytes, or why they are none."""
    if not content.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        yield fault("empty", "the file is empty", "Save the text of the article into it.")
        return
    if len(content) > MAX_BYTES:
        size = len(content) / 1e6
        message = f"the file has {size:.0f} MB and the limit is {MAX_BYTES // 10**6} MB"
        yield fault("text.too-large", message, "Cut it into one file for each article.")
        return
    for magic, name in _MAGIC:
        if content.startswith(magic):
            advice = "Save its words as a PDF, DOCX, HTML or text file."
            yield fault("unknown", f"this is {name}, not a document that can be read", advice)
            return
    found = decoded(content)
    if found.text is None or not any(char.isalnum() for char in found.text):
        advice = "Save its words as a UTF-8 text file."
        yield fault("unknown", "this is a binary file, not text", advice)
        return
    yield from _doubts(found, len(content))
    yield Carried(text=found.text.replace("\x00", ""))


def _doubts(found: Decoded, size: int) -> Iterator[Finding]:
    """Yield what had to be supposed to make letters of the bytes."""
    if found.cut:
        message = "the file ends inside a letter: it was cut off"
        advice = "Get the whole file, if there is more of it."
        yield warning("text.cut-off", message, advice, where=f"byte {size}")
    if found.broken:
        message = f"{found.broken} places are not in {found.encoding}; each is marked \ufffd"
        yield warning("text.broken", message, "Compare the quotations with the original.")
    if found.encoding.startswith("UTF-16") or found.encoding.startswith("UTF-32"):
        message = f"the text is in {found.encoding}; it was turned into UTF-8"
        yield note("text.encoding", message, "Nothing is to be done.")
    elif found.encoding != "UTF-8":
        old = found.encoding
        advice = f"If letters are wrong: iconv -f {old.upper()} -t UTF-8 old.txt > new.txt"
        yield warning("text.legacy", f"not UTF-8: it was read as {old}", advice)
