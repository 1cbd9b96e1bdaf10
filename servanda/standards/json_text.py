"""JSON that is not UTF-8, which it has to be: read all the same, with its places in the file.

Two or four bytes a letter are told by a byte order mark or by the zeros of the first letters, which are
ASCII in any JSON; such a file is cut as UTF-8, and each place is counted back into its own bytes. Of
one byte a letter nothing says which code page it is: the likeliest of the file is taken, for what is
not UTF-8 alone, and said. Worked example:

    wide_of('{"id": 1}'.encode("utf-16-le"))           # "utf-16-le"
    narrow('{"id": 1}'.encode("utf-16-le"))            # b'{"id": 1}'
    page_of(BytesIO('{"a": "Côte"}'.encode("cp1252")))  # "cp1252"

https://www.rfc-editor.org/rfc/rfc8259#section-8.1
"""

import codecs
import json
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from typing import BinaryIO

from servanda.records import Finding, Level
from servanda.standards.encodings import decoded, encoding_of
from servanda.terms.encodings import code_page, marked

BLOCK = 1 << 18  # bytes read at a time
SAMPLE = 1 << 18  # bytes in which a code page is looked for
LETTER = 4  # bytes of the widest letter

_UTF8_MARK = codecs.BOM_UTF8


def wide_of(head: bytes) -> str:
    """Return the codec of JSON of two or four bytes a letter, "" for all other."""
    if found := marked(head):
        return "" if found == "utf-8" else found
    if b"\0" not in head[:LETTER]:
        return ""
    found = json.detect_encoding(head[:LETTER])
    return found if found.startswith(("utf-16-", "utf-32-")) else ""


def narrow(content: bytes) -> bytes:
    """Return JSON of wide letters as UTF-8, without a letter that is cut off; any other as it is."""
    encoding = wide_of(content[: 2 * LETTER])
    if not encoding:
        return content
    try:
        text = codecs.getincrementaldecoder(encoding)("surrogatepass").decode(content)
    except UnicodeDecodeError:
        return content
    return text.encode("utf-8", "surrogatepass")


def beginning(head: bytes) -> bytes:
    """Return the first bytes of a file as UTF-8, without mark and blanks before its first letter."""
    return narrow(head).removeprefix(_UTF8_MARK).lstrip()


def page_of(stream: BinaryIO) -> str:
    """Return the likeliest code page of a file that is not UTF-8, "" for one that is, or is wide."""
    stream.seek(0)
    sample = stream.read(SAMPLE)
    if sample.isascii() or wide_of(sample[: 2 * LETTER]):
        return ""
    found, guessed = encoding_of(sample)
    return found if guessed else ""


def text_of(content: bytes, page: str = "") -> tuple[str, str]:
    """Return the text of a record, and the code page that was taken for what is not UTF-8, "" if none."""
    try:
        return narrow(content).decode("utf-8", "surrogatepass"), ""
    except UnicodeDecodeError:
        page = page or code_page(content)
        return decoded(content, page), page


def keys_again(content: bytes | str) -> Iterator[Finding]:
    """Say which keys stand twice in one object of a record; nothing of what is no JSON."""
    found: dict[str, None] = {}

    def heard(pairs: list[tuple[str, object]]) -> None:
        if len(pairs) > 1:
            counted = Counter(key for key, _ in pairs)
            found.update(dict.fromkeys(key for key, n in counted.items() if n > 1))

    with suppress(ValueError, RecursionError):
        json.loads(content, object_pairs_hook=heard, parse_int=str)
    for key in found:
        yield Finding(
            level=Level.WARNING,
            code="json.key.again",
            message=f"the key {key[:60]!r} stands twice in one object; the last one is read",
            advice="Ask the publisher which of the two is meant.",
        )


def encoding_findings(stream: BinaryIO) -> Iterator[Finding]:
    """Yield that a file is not UTF-8, and how it was read; the stream is left somewhere else."""
    stream.seek(0)
    if encoding := wide_of(stream.read(2 * LETTER)):
        said = f"the file is {encoding.upper()}, and JSON has to be UTF-8"
        advice = "It was read whole; tell the publisher: other programs may refuse it."
    elif page := page_of(stream):
        said = f"the file is not UTF-8, as JSON has to be; what is not was read as {page}"
        advice = "Look at names with letters beyond a to z; ask the publisher for UTF-8."
    else:
        return
    yield Finding(level=Level.WARNING, code="json.encoding", message=said, advice=advice)


class Narrowed:
    """A file of wide letters read as UTF-8: its blocks, and each place in them back in the file."""

    def __init__(self, stream: BinaryIO, encoding: str) -> None:
        self.stream, self.encoding = stream, encoding
        self.narrow, self.wide = [0], [0]  # where each block begins, in UTF-8 and in the file
        self.held: tuple[int, bytes] = (-1, b"")  # the block that was counted in last
        self.broken = False

    def blocks(self) -> Iterator[bytes]:
        """Yield the file as UTF-8; what follows a number that is no letter is left out."""
        decoder = codecs.getincrementaldecoder(self.encoding)("surrogatepass")
        at = 0
        while True:
            self.stream.seek(at)
            block = self.stream.read(BLOCK)
            at += len(block)
            try:
                text = decoder.decode(block)
            except UnicodeDecodeError:
                self.broken = True
                return
            if not block:
                return
            found = text.encode("utf-8", "surrogatepass")
            self.narrow.append(self.narrow[-1] + len(found))
            self.wide.append(self.wide[-1] + len(self.widened(found)))
            yield found

    def place(self, offset: int) -> int:
        """Return the byte in the file of a byte of the UTF-8 that was yielded."""
        nth = min(bisect_right(self.narrow, offset), len(self.narrow) - 1) - 1
        if nth < 0:
            return 0
        if self.held[0] != nth:
            self.stream.seek(self.wide[nth])
            block = self.stream.read(self.wide[nth + 1] - self.wide[nth])
            text = block.decode(self.encoding, "surrogatepass")
            self.held = (nth, text.encode("utf-8", "surrogatepass"))
        return self.wide[nth] + len(self.widened(self.held[1][: offset - self.narrow[nth]]))

    def widened(self, content: bytes) -> bytes:
        """Return UTF-8 as the bytes of the file that it came from."""
        return content.decode("utf-8", "surrogatepass").encode(self.encoding, "surrogatepass")
