"""Cutting a JSON file into its records, by byte, without loading it.

A published JSON file is an envelope around one long list (`data.flows`, `releases`, `projects`) or
has a record on each line. The scan keeps the way to where it stands, nothing else: a file of any size
needs the memory of its largest record. Worked example:

    list(cut_json(BytesIO(b'{"flows": [{"id": 1}, {"id": 2}]}'), {("flows", "*")}))
    # two pieces, at bytes 11 and 22; the way () wants each object that stands on its own line

What stands between records and is none, a record that never ends, one larger than LIMIT: findings.
A file of two or four bytes a letter is cut too: its pieces are its own bytes.
"""

import json
import re
from collections.abc import Callable, Collection, Generator, Iterator
from decimal import Decimal
from typing import Any, BinaryIO

from servanda.records import Finding, Level
from servanda.records.bulk import Piece
from servanda.standards.json_text import LETTER, Narrowed, narrow, text_of, wide_of

BLOCK = 1 << 20  # bytes read at a time
LIMIT = 64 << 20  # bytes of one record; what is larger is skipped with a finding
DEEP = 64  # containers around a record; an envelope is three or four
DIGITS = 60  # of a number; nobody means more, and int() of a million digits takes minutes

Way = tuple[str, ...]

_REST = re.compile(rb'[^"\\]*(?:\\.[^"\\]*)*', re.DOTALL)  # of a string, after its opening quote
# Inside a record only brackets matter, and a quotation mark that does not close in this block. All
# before it is one match, possessive, so that nothing is tried twice.
_INSIDE = re.compile(rb'(?:[^"{}\[\]]++|"(?:[^"\\]++|\\.)*+")*+(["{}\[\]])', re.DOTALL)
_OUTSIDE = re.compile(rb'["{}\[\],:]|[^\s"{}\[\],:]+')

_ODD = re.compile(rb"NaN|Infinity|[-+.0-9eE]{%d}" % (DIGITS + 1))


def cut_json(stream: BinaryIO, wanted: Collection[Way]) -> Iterator[Piece | Finding]:
    """Yield each object that stands at a wanted way ("*" for any place in a list); never raise."""
    block = stream.read(2 * LETTER)
    if encoding := wide_of(block):
        yield from _cut_wide(Narrowed(stream, encoding), wanted)
        return
    scan = _Scan(wanted)
    while block:
        yield from scan.feed(block)
        block = stream.read(BLOCK)
    yield from scan.end()


def _cut_wide(narrowed: Narrowed, wanted: Collection[Way]) -> Iterator[Piece | Finding]:
    """Cut a file of wide letters as UTF-8; a piece has the file's own bytes, and its place there."""
    scan = _Scan(wanted, narrowed.place)
    for block in narrowed.blocks():
        for one in scan.feed(block):
            if isinstance(one, Piece):
                content = narrowed.widened(one.content)
                one = Piece(narrowed.place(one.offset), len(content), content)
            yield one
    yield from scan.end()


class _Scan:
    """Where the scan stands: the containers around it, or how deep it is inside a record."""

    def __init__(self, wanted: Collection[Way], place: Callable[[int], int] = int) -> None:
        self.wanted = frozenset(wanted)
        self.place = place  # of a byte that was fed, in the file
        self.way: list[str] = []  # the key of each open container, "*" inside a list
        self.lists: list[bool] = []
        self.beyond = 0  # containers opened below DEEP: counted, not followed
        self.key = b""
        self.base = 0  # offset of the block's first byte
        self.inside = 0  # depth inside a record, 0 outside
        self.begun = 0
        self.held: list[bytes] = []
        self.size = 0
        self.quoted = False
        self.escaped = False
        self.word = b""

    def feed(self, block: bytes) -> Iterator[Piece | Finding]:
        """Scan one more block."""
        at = 3 if self.base == 0 and block.startswith(b"\xef\xbb\xbf") else 0
        since = 0  # where, in this block, the record that is open goes on
        while at < len(block):
            if self.quoted:
                at = self._string(block, at)
                continue
            token = _INSIDE.match(block, at) if self.inside else _OUTSIDE.search(block, at)
            if token is None:
                break
            at = token.end()
            if block[at - 1 : at] == b'"':
                self.quoted, self.word = True, b""
            elif self.inside:
                since = yield from self._within(token, block, since)
            elif token[0] == b"{" and self._wanted():
                self.inside, self.begun, since = 1, self.base + token.start(), token.start()
                self.held, self.size = [], 0
            else:
                yield from self._around(token)
        if self.inside:
            self._hold(block[since:])
        self.base += len(block)

    def end(self) -> Iterator[Finding]:
        """Say what was left open."""
        if self.inside:
            yield _finding(
                "json.record.truncated",
                f"the file ends inside the record that begins at byte {self.place(self.begun)}",
                self.place(self.begun),
                "Fetch the file again: the records before it were read.",
            )
        elif self.way or self.quoted:
            yield _finding(
                "json.truncated",
                "the file ends before its brackets are closed",
                self.place(self.base),
                "Fetch the file again: the records before its end were read.",
            )

    def _string(self, block: bytes, at: int) -> int:
        """Return where the string that is open ends in this block."""
        if self.escaped:
            self.escaped, at = False, at + 1
        rest = _REST.match(block, at)
        stop = rest.end() if rest else at
        if not self.inside and len(self.word) < 256:
            self.word += block[at : min(stop, at + 256)]
        if stop == len(block):
            return stop
        if block[stop : stop + 1] == b'"':
            self.quoted = False
        else:  # a backslash that ends the block
            self.escaped = True
        return stop + 1

    def _within(
        self, token: re.Match[bytes], block: bytes, since: int
    ) -> Generator[Piece | Finding, None, int]:
        """Go up or down inside a record; yield it where it closes, and return what was used."""
        self.inside += 1 if token[1] in b"{[" else -1
        if self.inside:
            return since
        self._hold(block[since : token.end()])
        if self.size > LIMIT:
            begun = self.place(self.begun)
            yield _finding(
                "json.record.too-large",
                f"the record at byte {begun} has {self.size} bytes, more than {LIMIT}",
                begun,
                "Ask the publisher to split it.",
            )
        else:
            yield Piece(self.begun, self.size, b"".join(self.held))
        self.held = []
        return token.end()

    def _hold(self, part: bytes) -> None:
        self.size += len(part)
        if self.size > LIMIT:
            self.held = []
        else:
            self.held.append(part)

    def _wanted(self) -> bool:
        """Tell whether what begins here is a record: its way without the root."""
        return not self.beyond and (*self.way, self._step())[1:] in self.wanted

    def _step(self) -> str:
        if not self.lists:
            return ""
        return "*" if self.lists[-1] else self.key.decode("utf-8", "replace")

    def _around(self, token: re.Match[bytes]) -> Iterator[Finding]:
        """Follow the envelope: its containers, its keys, and what stands where a record should."""
        mark = token[0]
        if mark in (b"{", b"["):
            if len(self.way) < DEEP:
                self.way.append(self._step())
                self.lists.append(mark == b"[")
            else:
                self.beyond += 1
        elif mark in (b"}", b"]"):
            if self.beyond:
                self.beyond -= 1
            elif self.way:
                self.way.pop()
                self.lists.pop()
        elif mark == b":":
            self.key = self.word
        elif mark != b"," and self.way and self._wanted():
            yield _finding(
                "json.not-a-record",
                f"{mark[:40].decode('utf-8', 'replace')!r} stands where a record should",
                self.place(self.base + token.start()),
                "It was passed over; ask the publisher what it means.",
            )


def load_record(
    content: bytes, mended: Callable[[str], object] = str, *, page: str = ""
) -> dict[str, Any]:
    """Parse one record, numbers as Decimal; ValueError says in words what is wrong with it.

    NaN, Infinity and a number that is too long become an `Odd`, which is no amount: the rest is kept.
    `mended` hears what had to be done to read it: line ends and tabs inside a text are taken as they are,
    and bytes that are not UTF-8 by the likeliest code page. `page` is that of its file, which said so.
    """
    try:
        try:
            found = json.loads(content, **_NUMBERS)
        except UnicodeDecodeError as fault:
            said, taken = text_of(content, page)
            found = _loosely(said, mended)
            if taken != page:
                mended(f"byte {fault.start} of it is not UTF-8; it was read as {taken}")
        except json.JSONDecodeError:
            found = _loosely(text_of(content)[0], mended)
    except RecursionError:
        raise ValueError("it is nested too deeply to be read") from None
    if not isinstance(found, dict):
        raise ValueError("it is not an object")
    return found


def _loosely(said: str, mended: Callable[[str], object]) -> Any:
    """Return what a record says; control characters inside its texts are told, all else is a ValueError."""
    try:
        return json.loads(said, **_NUMBERS)
    except json.JSONDecodeError as fault:
        try:
            found = json.loads(said, strict=False, **_NUMBERS)
        except json.JSONDecodeError:
            raise ValueError(f"it is not JSON: {fault.msg} at character {fault.pos}") from None
    mended("a text holds line ends, tabs or the like, which JSON wants escaped")
    return found


class Odd(str):
    """What stands where a number should, in words: `NaN`, `a number of 5000 characters`."""


def _number(digits: str) -> Decimal | Odd:
    return Decimal(digits) if len(digits) <= DIGITS else too_long(digits)


def too_long(digits: str) -> Odd:
    """Return the words that stand for a number of more than DIGITS characters."""
    return Odd(f"a number of {len(digits)} characters")


_NUMBERS: dict[str, Any] = {
    "parse_float": _number,
    "parse_int": _number,
    "parse_constant": Odd,
}


def odd_numbers(content: bytes, found: Any) -> Iterator[tuple[str, Odd]]:
    """Yield what is no number in a record, with the pointer to it; `content` is the record's bytes."""
    held: list[tuple[str, Any]] = [("", found)] if _ODD.search(narrow(content)) else []
    while held:
        way, one = held.pop()
        if isinstance(one, Odd):
            yield way, one
        elif isinstance(one, dict | list):
            pairs = one.items() if isinstance(one, dict) else enumerate(one)
            held += [(f"{way}/{key}", inner) for key, inner in reversed([*pairs])]


def _finding(code: str, message: str, offset: int, advice: str) -> Finding:
    return Finding(
        level=Level.ERROR, code=code, message=message, where=f"byte {offset}", advice=advice
    )
