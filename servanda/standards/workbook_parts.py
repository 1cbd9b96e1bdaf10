"""The XML parts of an XLSX workbook, each read by a parser that is fed block by block.

Nothing is kept of what was read but what is asked for; a DOCTYPE is refused, so there are no
entities to expand. ECMA-376 part 1, chapter 18:
https://ecma-international.org/publications-and-standards/standards/ecma-376/
"""

import re
from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from xml.parsers import expat

CELL = 32 << 20  # characters of one cell; Excel itself allows 32,767
COLUMNS = 16_384
MERGES = 100_000
ROWS = 1_048_576

# 18.8.30: the built-in formats that show a date or a time.
DATES = {*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)}
_UNSHOWN = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
_REF = re.compile(r"([A-Z]{1,3})([0-9]{1,7})\Z")


class Part:
    """A parser of one part; subclasses say what they do at `begin`, `end` and with `text`."""

    def __init__(self) -> None:
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._begin
        self.parser.EndElementHandler = self._end
        self.parser.StartDoctypeDeclHandler = _refuse
        self.held: list[str] = []
        self.size = 0
        self.rooted = False

    def feed(self, block: bytes, *, last: bool = False) -> None:
        """Read one more block; ValueError when it is no XML that a workbook may hold."""
        try:
            self.parser.Parse(block, last)
        except expat.ExpatError as fault:
            raise ValueError(f"its XML is broken: {fault}") from None

    def listen(self) -> None:
        """Keep the text that follows."""
        self.held, self.size = [], 0
        self.parser.CharacterDataHandler = self._text

    def heard(self) -> str:
        """Return the text that was kept, and keep no more."""
        self.parser.CharacterDataHandler = None
        found, self.held = "".join(self.held), []
        return found

    def _text(self, text: str) -> None:
        self.size += len(text)
        if self.size <= CELL:
            self.held.append(text)

    def _begin(self, name: str, given: dict[str, str]) -> None:
        self.begin(name.rpartition(":")[2], given)
        if not self.rooted and ":" not in name:  # no prefixes: a call less for each element
            self.parser.StartElementHandler, self.parser.EndElementHandler = self.begin, self.end
        self.rooted = True

    def _end(self, name: str) -> None:
        self.end(name.rpartition(":")[2])

    def begin(self, name: str, given: dict[str, str]) -> None:
        """Hear that an element begins."""

    def end(self, name: str) -> None:
        """Hear that an element ends."""


def _refuse(*_: Any) -> None:
    raise ValueError("it has a DOCTYPE, which no workbook needs")


class Relations(Part):
    """Targets of relations by their id: (type's last word, target)."""

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, tuple[str, str]] = {}

    def begin(self, name: str, given: dict[str, str]) -> None:
        """Keep a relation."""
        if name == "Relationship":
            kind = given.get("Type", "").rpartition("/")[2]
            self.found[given.get("Id", "")] = (kind, given.get("Target", ""))


class Contents(Part):
    """The workbook: (name, relation, visible) of each sheet, and which day is day 0."""

    def __init__(self) -> None:
        super().__init__()
        self.sheets: list[tuple[str, str, bool]] = []
        self.from_1904 = False

    def begin(self, name: str, given: dict[str, str]) -> None:
        """Keep a sheet or the calendar."""
        if name == "sheet":
            ids = [value for key, value in given.items() if key.rpartition(":")[2] == "id"]
            shown = given.get("state", "visible") == "visible"
            self.sheets.append((given.get("name", ""), ids[0] if ids else "", shown))
        elif name == "workbookPr":
            self.from_1904 = given.get("date1904") in ("1", "true")


class Styles(Part):
    """Which cell formats show a date: `dates` holds their numbers."""

    def __init__(self) -> None:
        super().__init__()
        self.custom: dict[str, bool] = {}
        self.dates: set[str] = set()
        self.inside = False
        self.count = 0

    def begin(self, name: str, given: dict[str, str]) -> None:
        """Keep what a format shows."""
        if name == "numFmt":
            shown = _UNSHOWN.sub("", given.get("formatCode", "")[:1000]).lower()
            shows = "general" not in shown and bool(re.search("[dmyhs]", shown))
            self.custom[given.get("numFmtId", "")] = shows
        elif name == "cellXfs":
            self.inside = True
        elif name == "xf" and self.inside:
            number = given.get("numFmtId", "0")
            if self.custom.get(
                number, number.isascii() and number.isdigit() and int(number[:9]) in DATES
            ):
                self.dates.add(str(self.count))
            self.count += 1

    def end(self, name: str) -> None:
        """Leave the formats of cells."""
        if name == "cellXfs":
            self.inside = False


class Strings(Part):
    """The strings that cells point at, in order; those of phonetic runs are none."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.parts: list[str] = []
        self.aside = 0

    def begin(self, name: str, given: dict[str, str]) -> None:
        """Begin a string, or a part of one."""
        if name == "si":
            self.parts = []
        elif name == "rPh":
            self.aside += 1
        elif name == "t" and not self.aside:
            self.listen()

    def end(self, name: str) -> None:
        """Keep a string."""
        if name == "t" and not self.aside:
            self.parts.append(self.heard())
        elif name == "rPh":
            self.aside -= 1
        elif name == "si":
            self.found.append("".join(self.parts))


class Merges(Part):
    """Merged ranges: (first row, first column, last row, last column), rows and columns from 1."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[int, int, int, int]] = []

    def begin(self, name: str, given: dict[str, str]) -> None:
        """Keep a range."""
        if name == "mergeCell" and len(self.found) < MERGES:
            first, _, last = given.get("ref", "").partition(":")
            one, other = place(first), place(last)
            if one and other:
                self.found.append((*one, *other))


class Cells(Part):
    """The rows of a sheet: (number, {column: (type, style, text)}), those with a value alone."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[tuple[int, dict[int, tuple[str, str, str]]]] = []
        self.number = self.column = 0
        self.cells: dict[int, tuple[str, str, str]] = {}
        self.kind = self.style = ""
        self.value: list[str] = []
        self.bare: list[int] = []  # rows with a formula that keeps no result
        self.formula = False
        self.aside = 0

    def begin(self, name: str, given: dict[str, str]) -> None:
        """Begin a row, a cell or its value."""
        if name == "c":
            at = place(given.get("r", ""))
            self.column = at[1] if at else self.column + 1
            self.kind, self.style = given.get("t", "n"), given.get("s", "0")
            self.value, self.formula = [], False
        elif name == "v" or (name == "t" and not self.aside):
            self.listen()
        elif name == "row":
            number = given.get("r", "")
            stated = int(number) if number.isascii() and number.isdigit() and len(number) < 8 else 0
            self.number = stated or self.number + 1
            self.column, self.cells = 0, {}
        elif name == "f":
            self.formula = True
        elif name == "rPh":
            self.aside += 1

    def end(self, name: str) -> None:
        """Keep a value, a cell or a row."""
        if name == "v" or (name == "t" and not self.aside):
            self.value.append(self.heard())
        elif name == "c":
            if self.value and self.column <= COLUMNS:
                self.cells[self.column] = (self.kind, self.style, "".join(self.value))
            elif self.formula:
                self.bare.append(self.number)
        elif name == "row" and self.cells:
            self.rows.append((self.number, self.cells))
        elif name == "rPh":
            self.aside -= 1


def place(ref: str) -> tuple[int, int] | None:
    """Return row and column, from 1, of a reference such as "B7"; None when it is none."""
    found = _REF.match(ref)
    if found is None:
        return None
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - 64
    return int(found[2]), column


def number(text: str) -> str:
    """Return a number in plain digits, 15 that count as Excel shows them; other text as it is."""
    try:
        value = Decimal(format(float(text), ".15g")) if len(text) < 400 else None
    except ValueError:
        return text
    if value is None or not value.is_finite() or abs(value.adjusted()) > 40:
        return text
    plain = format(value, "f")
    return plain.rstrip("0").rstrip(".") if "." in plain else plain


def moment(text: str, *, from_1904: bool) -> str:
    """Return the day, or day and time, of a serial number in ISO 8601; a number when it is neither."""
    try:
        serial = float(text)
    except ValueError:
        return text
    if not 0 <= serial < 2_957_003:  # the year 9999, in either calendar
        return number(text)
    day, seconds = divmod(round(serial * 86_400), 86_400)
    clock = f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"
    if not day:
        return clock
    # Excel counts a 29 February 1900 that never was.
    start = date(1904, 1, 1) if from_1904 else date(1899, 12, 30 if day >= 60 else 31)
    at = (start + timedelta(days=day)).isoformat()
    return f"{at}T{clock}" if seconds else at
