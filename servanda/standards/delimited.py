r"""Rows of a delimited text file (CSV), each with its place in bytes, in whatever way it was saved.

Encoding and delimiter are found, not assumed; a row is cut without being split into cells, so that a
file of any size needs the memory of its longest row. Worked example:

    dialect = dialect_of(b"a;b\n1;2\n")                    # utf-8, ";", "\n"
    [row.offset for row in cut_rows(stream, dialect)]       # 0, 4
    cells_of(b"1;\"x;y\"", dialect)                         # ["1", "x;y"]

Follows https://www.rfc-editor.org/rfc/rfc4180; what breaks it is a finding, and the row is still read.
"""

import codecs
import re
from collections import Counter, deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import BinaryIO

from servanda.records import Finding, Level
from servanda.standards.encodings import decoded, encoding_of

SAMPLE = 1 << 18  # bytes of the beginning that are looked at
BLOCK = 1 << 18  # bytes read at a time
LIMIT = 32 << 20  # bytes of one row
UNCLOSED = 20  # quotes that never close: after so many, a row is a line
DELIMITERS = ",;\t|"
WIDE = ("utf-16", "utf-32")


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialect:
    """How a file was saved: `newline` is a line feed or a lone carriage return.

    `width` is how many cells most rows have; `guessed` is true for an encoding that nothing states.
    """

    encoding: str = "utf-8"
    delimiter: str = ","
    newline: str = "\n"
    width: int = 1
    guessed: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number from 1 (blank ones count), its first byte, its bytes without line end."""

    number: int
    offset: int
    content: bytes


def dialect_of(sample: bytes) -> Dialect:
    """Find how a file was saved from its first SAMPLE bytes; never raise."""
    encoding, guessed = encoding_of(sample)
    text = decoded(sample, encoding).lstrip("\ufeff").replace("\0", "")
    newline = "\n" if "\n" in text or "\r" not in text else "\r"
    stated = text[4:5] if text[:4].lower() == "sep=" else ""  # Excel's own first line
    marks = stated if stated and stated in DELIMITERS else DELIMITERS
    lines = [line for line in text.split(newline)[:200] if line.strip()]
    if len(sample) >= SAMPLE and len(lines) > 1:
        lines.pop()  # cut off in the middle
    scores = {mark: _evenness(lines, mark) for mark in marks}
    delimiter = max(marks, key=lambda mark: scores[mark][0])
    return Dialect(
        encoding=encoding,
        delimiter=delimiter,
        newline=newline,
        width=scores[delimiter][1],
        guessed=guessed,
    )


def _evenness(lines: list[str], delimiter: str) -> tuple[float, int]:
    """Return how evenly a delimiter divides the lines, and into how many cells."""
    widths = Counter(len(split(line[:100_000], delimiter)) for line in lines)
    several = [(count, width) for width, count in widths.items() if width > 1]
    if not several:
        return 0.0, 1
    _, width = max(several)
    # What divides every line into two is worth more than what divides one line into nine.
    return widths[width] / len(lines) * (1 + min(width, 50) / 100), width


@cache
def _cell(delimiter: str) -> re.Pattern[str]:
    mark = re.escape(delimiter)
    return re.compile(rf'\s*+"((?:[^"]++|"")*+)"([^{mark}]*+)({mark}|\Z)|([^{mark}]*+)({mark}|\Z)')


def split(text: str, delimiter: str) -> list[str]:
    """Return the cells of one row; a quote that does not close is a character like any other."""
    if '"' not in text:
        return text.split(delimiter)
    cells, at, cell = [], 0, _cell(delimiter)
    while found := cell.match(text, at):
        if found[1] is None:
            cells.append(found[4])
            last = not found[5]
        else:
            cells.append(found[1].replace('""', '"') + found[2].rstrip())
            last = not found[3]
        at = found.end()
        if last:
            break
    return cells


def cells_of(content: bytes, dialect: Dialect) -> list[str]:
    """Return the cells of a row's bytes, without NUL; never raise."""
    text = decoded(content, dialect.encoding)
    if "\0" in text:
        text = text.replace("\0", "")
    return split(text, dialect.delimiter)


def cut_rows(stream: BinaryIO, dialect: Dialect) -> Iterator[Row | Finding]:
    """Yield each row that is not blank, in order, and what is wrong with how it is written."""
    yield from _Cutter(dialect).cut(_lines(stream, dialect))


class _Cutter:
    """Joins lines into rows where a quoted cell goes over several of them."""

    def __init__(self, dialect: Dialect) -> None:
        self.dialect = dialect
        mark = re.escape(dialect.delimiter.encode())
        whole = rb' *+"(?:[^"]++|"")*+"[^%b]*+|(?! *")[^%b]*+' % (mark, mark)
        self.complete = re.compile(rb"(?:(?:%b)%b)*+(?:%b)" % (whole, mark, whole))
        self.closing = re.compile(rb'(?:[^"]++|"")*+"')
        self.after = re.compile(rb"[ \r]*+(?:(%b)|\Z)" % mark)
        self.blank = b" \t\r\n\0" + dialect.delimiter.encode()
        self.newline = dialect.newline.encode()
        self.wide = dialect.encoding.startswith(WIDE)
        self.number = self.unclosed = 0
        self.nul = False

    def cut(self, lines: Iterator[tuple[int, bytes]]) -> Iterator[Row | Finding]:
        """Yield rows and findings."""
        waiting: deque[tuple[int, bytes]] = deque()
        while True:
            first = waiting.popleft() if waiting else next(lines, None)
            if first is None:
                return
            offset, line = first
            if len(line) > LIMIT:
                self.number += 1
                yield _too_large(self.number, offset)
            elif self._is_ordinary(line):
                self.number += 1
                line = line.rstrip(b"\r")
                if line.strip(self.blank):
                    yield Row(self.number, offset, line)
            elif b'"' not in line or self.complete.fullmatch(line) or self.unclosed >= UNCLOSED:
                yield from self._row(offset, line)
            elif joined := self._join(line, lines, waiting):
                yield from self._row(offset, joined)
            else:
                self.unclosed += 1
                yield self._never_closed()
                yield from self._row(offset, line)

    def _is_ordinary(self, line: bytes) -> bool:
        """Tell whether a line is a row by itself of which there is nothing to say, as most are."""
        plain = line.isascii() and b'"' not in line and b"\0" not in line
        return plain and not self.wide and b"\r" not in line.rstrip(b"\r")

    def _join(
        self, line: bytes, lines: Iterator[tuple[int, bytes]], waiting: deque[tuple[int, bytes]]
    ) -> bytes:
        """Return the row that goes on over the next lines; b"", and all of them wait, if none closes."""
        held, size = [line], len(line)
        taken: list[tuple[int, bytes]] = []
        while size <= LIMIT:
            following = waiting.popleft() if waiting else next(lines, None)
            if following is None:
                break
            taken.append(following)
            held.append(following[1])
            size += len(following[1]) + 1
            closed = self._closes(following[1])
            if closed:
                return self.newline.join(held)
            if closed is None:
                break
        waiting.extendleft(reversed(taken))
        return b""

    def _closes(self, line: bytes) -> bool | None:
        """Tell whether a row whose cell is open ends with this line; None: it is no closing quote."""
        at = 0
        while found := self.closing.match(line, at):
            after = self.after.match(line, found.end())
            if after is None:
                return None
            if not after[1] or self.complete.fullmatch(line, after.end()):
                return True
            # Another cell opens on this line and stays open: find its quote.
            at = self._reopened(line, after.end())
        return False

    def _reopened(self, line: bytes, at: int) -> int:
        mark = self.dialect.delimiter.encode()
        opening = re.compile(rb'(?:\A|%b) *+"' % re.escape(mark))
        # The last cell that opens is the one that stays open.
        places = [found.end() for found in opening.finditer(line[at - 1 :])]
        return at - 1 + places[-1] if places else len(line)

    def _row(self, offset: int, content: bytes) -> Iterator[Row | Finding]:
        for start, part in self._parts(content):
            self.number += 1
            if not part.strip(self.blank):
                continue
            if b"\0" in part and not self.nul:
                self.nul = True
                yield _warning("nul", f"row {self.number} has NUL characters; they are left out")
            if self.dialect.encoding == "utf-8" and not part.isascii() and not _is_utf8(part):
                yield _warning(
                    "row.encoding",
                    f"row {self.number} is not UTF-8 like the rest; it was read as windows-1252",
                )
            if self.wide:
                start, part = len(self._own(content[:start])), self._own(part)
            yield Row(self.number, offset + start, part)

    def _own(self, part: bytes) -> bytes:
        return widened(part, self.dialect.encoding)

    def _parts(self, content: bytes) -> list[tuple[int, bytes]]:
        """Return the row; several when each part between lone carriage returns is a whole row."""
        content = content.rstrip(b"\r")
        if b"\r" not in content or self.dialect.width < 2:
            return [(0, content)]
        parts = content.split(b"\r")
        if not all(map(self._is_whole, parts)):
            return [(0, content)]
        starts = [sum(len(part) + 1 for part in parts[:place]) for place in range(len(parts))]
        return list(zip(starts, parts, strict=True))

    def _is_whole(self, part: bytes) -> bool:
        """Tell whether a part of a row has as many cells as most rows, and no quote that is open."""
        if b'"' not in part:
            return part.count(self.dialect.delimiter.encode()) == self.dialect.width - 1
        complete = self.complete.fullmatch(part) is not None
        return complete and len(cells_of(part, self.dialect)) == self.dialect.width

    def _never_closed(self) -> Finding:
        rest = "; from here on a row is a line" if self.unclosed == UNCLOSED else ""
        return _warning(
            "quote.unclosed",
            f"a quote in row {self.number + 1} never closes; its line is a row{rest}",
        )


def _lines(stream: BinaryIO, dialect: Dialect) -> Iterator[tuple[int, bytes]]:
    """Yield (offset, bytes without newline) of each line, as UTF-8 where the file is UTF-16 or -32."""
    wide = dialect.encoding.startswith(WIDE)

    def widely(part: bytes) -> int:
        return len(widened(part, dialect.encoding))

    measure: Callable[[bytes], int] = widely if wide else len
    blocks = _narrow(stream, dialect.encoding) if wide else _blocks(stream)
    newline, offset = dialect.newline.encode(), 0
    step = measure(newline)
    for line, size in _split_lines(blocks, newline, measure):
        bom = 3 if not offset and line.startswith(codecs.BOM_UTF8) else 0
        yield offset + measure(line[:bom]), line[bom:]
        offset += size + step


def widened(content: bytes, encoding: str) -> bytes:
    """Return UTF-8 bytes in the wide encoding that they came from."""
    return content.decode("utf-8", "surrogatepass").encode(encoding, "surrogatepass")


def _split_lines(
    blocks: Iterator[bytes], newline: bytes, measure: Callable[[bytes], int]
) -> Iterator[tuple[bytes, int]]:
    """Yield lines and their size in the file; of one beyond LIMIT, only a beginning beyond LIMIT."""
    held: list[bytes] = []
    size = length = 0
    for block in blocks:
        first, *rest = block.split(newline)
        if size <= LIMIT:
            held.append(first)
        size, length = size + len(first), length + measure(first)
        if rest:
            yield b"".join(held), length
            yield from ((line, measure(line)) for line in rest[:-1])
            held, size, length = [rest[-1]], len(rest[-1]), measure(rest[-1])
    if size:
        yield b"".join(held), length


def _blocks(stream: BinaryIO) -> Iterator[bytes]:
    while block := stream.read(BLOCK):
        yield block


def _narrow(stream: BinaryIO, encoding: str) -> Iterator[bytes]:
    decoder = codecs.getincrementaldecoder(encoding)("surrogatepass")
    while block := stream.read(BLOCK):
        try:
            yield decoder.decode(block).encode("utf-8", "surrogatepass")
        except UnicodeDecodeError:  # UTF-32 with numbers that are no character: nothing is sure now
            return


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _warning(code: str, message: str) -> Finding:
    return Finding(
        level=Level.WARNING,
        code=f"sheet.{code}",
        message=message,
        advice="Look at the row in the file; save the file again as CSV in UTF-8.",
    )


def _too_large(number: int, offset: int) -> Finding:
    return Finding(
        level=Level.ERROR,
        code="sheet.row.too-large",
        message=f"row {number} has more than {LIMIT} bytes; it is passed over",
        where=f"byte {offset}",
        advice="Check that the file is a table and that its lines end.",
    )
