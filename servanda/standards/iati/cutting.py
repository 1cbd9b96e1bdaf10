"""Finding where each record of an IATI file lies, by bytes, without parsing.

A record runs from `<iati-activity` to the first `</iati-activity>`: "<" cannot stand in an attribute,
so only a comment, CDATA or an instruction can hold a false end, and a record that has one is gone
through mark by mark. Memory holds one block and one record. Worked example: in
`<iati-activities><iati-activity/><iati-activity>..</iati-activity></iati-activities>` two pieces,
the first at byte 17. What is none, never ends, or is larger than LIMIT: findings.
"""

import re
from collections.abc import Generator, Iterator
from functools import cache
from typing import BinaryIO

from servanda.records import Finding
from servanda.records.bulk import Piece
from servanda.standards.iati.envelope import Envelope
from servanda.standards.iati.faults import error, note, shown, warning

BLOCK = 1 << 20  # bytes read at a time: what was just read lies near the processor
NEAR_BLOCK = 32 << 10  # bytes read first where perhaps one record is wanted
LIMIT = 64 << 20  # bytes of one record; what is larger is passed over with a finding
STRANGE = 100  # findings about what stands between records; then one that says there are more

MORE, UNCLOSED, END, OPEN = "more", "unclosed", "end", "open"


_CLOSERS = {b"<!--": b"-->", b"<![CDATA[": b"]]>", b"<?": b"?>"}
_WHITE = re.compile(rb"\s*+")
_BETWEEN = ((b"<!--", b"-->"), (b"<?", b"?>"))
_ROOT_END = re.compile(rb"</iati-(?:activities|organisations)\s*+>")
_NEAR = 4096  # bytes that are looked at for what comes next


class Window:
    """The part of the file that is in memory: `data`, whose first byte has the offset `base`.

    The first blocks are small, and each is twice as large as the one before: often one record is wanted.
    """

    def __init__(self, stream: BinaryIO, data: bytes, base: int, block: int = 0) -> None:
        """Begin with bytes that were read already, and read `block` bytes first."""
        self.stream, self.data, self.base = stream, data, base
        self.block = block or BLOCK
        self.ended = False
        self.closed = False  # the root's end was met, or it was said that the file ends too early
        self._sought: dict[bytes, tuple[int, int]] = {}

    def grow(self, keep: int) -> bool:
        """Read on, and drop what is before `keep`; at the end of the file change nothing."""
        kept = len(self.data) - keep
        block = b"" if self.ended else self.stream.read(max(self.block, min(kept, LIMIT // 8)))
        self.block = min(2 * self.block, max(BLOCK, self.block))
        if not block:
            self.ended = True
            return False
        self.base += keep
        self.data = self.data[keep:] + block
        return True

    def back(self, offset: int) -> None:
        """Go back to a place of the file that is not in memory any more."""
        self.stream.seek(offset)
        self.data, self.base, self.ended = b"", offset, False

    def find(self, closer: bytes, at: int) -> int:
        """Return where the next closer begins, -1 where none is in memory; no byte is sought twice."""
        place = self.base + at
        first, last = self._sought.get(
            closer, (0, 0)
        )  # none begins from the first to before the last
        if not first <= place <= last:
            first = last = place
        found = self.data.find(closer, last - self.base)
        end = self.base + (found if found >= 0 else len(self.data) - len(closer) + 1)
        self._sought[closer] = first, max(end, last)
        return found


@cache
def marks_of(tag: str) -> "Marks":
    """Return the patterns of one kind of record."""
    return Marks(tag)


class Marks:
    """The patterns of one kind of record; `tag` is its name, "iati-activity" say."""

    def __init__(self, tag: str) -> None:
        """Compile them."""
        self.name = tag.encode()
        name = re.escape(self.name)
        self.open = b"<" + tag.encode()
        self.close = b"</" + tag.encode()
        self.opening = re.compile(b"<" + name + rb"(?=[\s/>])")
        self.start = re.compile(
            b"<" + name + rb"""(?:[^<>"']++|"[^"<]*+"|'[^'<]*+')*+>""", re.DOTALL
        )
        self.end = re.compile(b"</" + name + rb"\s*+>")
        self.either = re.compile(b"</" + name + rb"\s*+>|<" + name + rb"(?=[\s/>])")
        self.next = re.compile(self.opening.pattern + b"|" + _ROOT_END.pattern)
        self.careful = re.compile(rb"<!--|<!\[CDATA\[|<\?|" + self.either.pattern)


def cut_bytes(
    stream: BinaryIO, envelope: Envelope, *, begin: int = -1
) -> Iterator[Piece | Finding]:
    """Yield each record of a file that stands at its first record's place, in order.

    With `begin` it stands there, where a record has ended; what comes then is the same as ever.
    """
    marks = marks_of(envelope.tag)
    window = Window(stream, b"", envelope.begins)
    if begin >= 0:
        window = Window(stream, b"", begin, NEAR_BLOCK)
    at, strange = 0, 0
    while True:
        at, found = _next(window, marks, at)
        if found:
            strange += 1
            yield from _limited(found, strange)
            at = _sought(window, marks, at + 1)
        elif at < 0:
            if not (window.closed or envelope.endless):
                yield _unended(window.base + len(window.data))
            return
        else:
            at = yield from _record(window, marks, at)


def _limited(found: Finding, strange: int) -> Iterator[Finding]:
    """Yield the finding while there are not too many; once, that there are more."""
    if strange <= STRANGE:
        yield found
    elif strange == STRANGE + 1:
        yield _many(found.where)


def _next(window: Window, marks: Marks, at: int) -> tuple[int, Finding | None]:
    """Return where the next record begins, -1 at the end; with a finding, where something strange is."""
    while True:
        white = _WHITE.match(window.data, at)
        at = white.end() if white else at
        if len(window.data) - at < _NEAR and window.grow(at):
            at = 0
            continue
        data = window.data
        if marks.opening.match(data, at):
            return at, None
        if at >= len(data):
            return -1, None
        if root := _ROOT_END.match(data, at):
            at, window.closed = root.end(), True
            continue
        closer = next((end for begin, end in _BETWEEN if data.startswith(begin, at)), b"")
        offset, said = window.base + at, data[at : at + 60]
        if not closer or (after := _after(window, closer, at)) < 0:
            if not window.base <= offset:
                window.back(offset)
                window.grow(0)
            return offset - window.base, _junk(said, offset)
        at = after


def _after(window: Window, closer: bytes, at: int) -> int:
    """Return the place after the next `closer`, reading on; -1 when there is none in the file."""
    while (found := window.find(closer, at)) < 0:
        at = max(at, len(window.data) - len(closer))
        if not window.grow(at):
            return -1
        at = 0
    return found + len(closer)


def _sought(window: Window, marks: Marks, at: int) -> int:
    """Return where the next record or the root's end is after something strange, or the end of the file."""
    while (found := marks.next.search(window.data, at)) is None:
        at = max(at, len(window.data) - 64)
        if not window.grow(at):
            return len(window.data)
        at = 0
    return found.start()


def _record(window: Window, marks: Marks, begin: int) -> Generator[Piece | Finding, None, int]:
    """Yield the record that begins at a place; return the place after it."""
    offset = window.base + begin
    while True:
        kind, stop = _stop(window, marks, begin)
        if kind != MORE or window.ended or len(window.data) - begin > LIMIT:
            break
        if window.grow(begin):
            begin = 0
    if kind == MORE and not window.ended:
        return (yield from _oversized(window, marks, offset))
    if kind == MORE:
        window.closed = True
        yield _truncated(offset)
        return len(window.data)
    if kind == UNCLOSED:
        yield _unclosed(offset)
    elif stop - begin > LIMIT:
        yield _large(offset, stop - begin)
    else:
        if kind == OPEN:
            yield _open_ended(offset)
        yield Piece(offset, stop - begin, window.data[begin:stop])
    return stop


def _stop(window: Window, marks: Marks, begin: int) -> tuple[str, int]:
    """Return how the record ends in this window, and the place after it.

    What is sought first is near: where the next one begins. A file of nothing but beginnings is gone
    through once.
    """
    data, ended = window.data, window.ended
    tag = marks.start.match(data, begin)
    if tag and data[tag.end() - 2] == 47:  # "/>": an empty record
        return END, tag.end()
    # Mostly the tag's name comes next where the record ends, so that it is gone through once.
    near = data.find(marks.name, begin + len(marks.open)) - 2
    end = marks.end.match(data, near) if near > begin else None
    if end and not _special(data, begin, near):
        return END, end.end()
    other = data.find(marks.open, begin + 1)
    nested = marks.opening.search(data, other) if other >= 0 else None
    limit = nested.start() if nested else len(data)
    close = data.find(marks.close, begin, limit)
    end = marks.end.search(data, close, limit) if close >= 0 else None
    if end is None and nested is None and not ended:
        return MORE, begin
    ordinary = END
    if _special(data, begin, end.start() if end else limit):
        found = _carefully(window, marks, begin)
        if found[0] != MORE or not ended:
            return found
        ordinary = OPEN
    if end:
        return ordinary, end.end()
    return (UNCLOSED, nested.start()) if nested else (MORE, begin)


def _special(data: bytes, begin: int, limit: int) -> bool:
    """Tell whether "<!" or "<?" stands there: one byte is sought ten times as fast as two."""
    for mark in (b"!", b"?"):
        at = data.find(mark, begin, limit)
        while at >= 0:
            if data[at - 1] == 60:
                return True
            at = data.find(mark, at + 1, limit)
    return False


def _carefully(window: Window, marks: Marks, begin: int) -> tuple[str, int]:
    """Return how the record ends when what stands in comments and CDATA is passed over."""
    at, data = begin + 1, window.data
    while found := marks.careful.search(data, at):
        closer = _CLOSERS.get(found[0])
        if closer is None:
            return (END, found.end()) if found[0][1] == 47 else (UNCLOSED, found.start())
        at = window.find(closer, found.end()) + len(closer)
        if at < len(closer):
            return MORE, begin
    return MORE, begin


def _oversized(window: Window, marks: Marks, offset: int) -> Generator[Piece | Finding, None, int]:
    """Pass over a record that is larger than any may be; go on at its end or at the next one."""
    at = 1
    while True:
        found = marks.either.search(window.data, at)
        if found:
            stop = found.end() if found[0][1:2] == b"/" else found.start()
            yield _large(offset, window.base + stop - offset)
            return stop
        at = max(at, len(window.data) - 64)
        if not window.grow(at):
            window.closed = True
            yield _large(offset, window.base + len(window.data) - offset)
            return len(window.data)
        at = 0


def _truncated(offset: int) -> Finding:
    return error(
        "iati.record.truncated",
        f"the file ends inside the record that begins at byte {offset}",
        where=f"byte {offset}",
        advice="Fetch the file again: the records before it were read.",
    )


def _unended(size: int) -> Finding:
    return error(
        "iati.file.unended",
        f"the file ends at byte {size} without an end of its root: records may be missing",
        where=f"byte {size}",
        advice="Fetch the file again: the records before it were read.",
    )


def _unclosed(offset: int) -> Finding:
    return error(
        "iati.record.unclosed",
        f"the record at byte {offset} has no end before the next one begins; it is left out",
        where=f"byte {offset}",
        advice="Tell the publisher: an end tag is missing.",
    )


def _open_ended(offset: int) -> Finding:
    return note(
        "iati.record.open-ended",
        f"the record at byte {offset} has a comment, CDATA or instruction that nothing in the file"
        " ends; the record ends at the first tag that says so",
        where=f"byte {offset}",
        advice="Tell the publisher: what should end it is missing.",
    )


def _large(offset: int, size: int) -> Finding:
    return error(
        "iati.record.too-large",
        f"the record at byte {offset} has {size} bytes, more than {LIMIT}; it is left out",
        where=f"byte {offset}",
        advice="Ask the publisher to split it.",
    )


def _junk(found: bytes, offset: int) -> Finding:
    said = shown(" ".join(found.decode("utf-8", "replace").split()))
    return warning(
        "iati.file.between-records",
        f"{said} stands where a record should",
        where=f"byte {offset}",
        advice="It was passed over; ask the publisher what it means.",
    )


def _many(where: str) -> Finding:
    return note(
        "iati.file.more-between",
        f"from {where} on, what else stands between records is passed over without a word",
        where=where,
        advice="The file is badly broken: ask for another.",
    )
