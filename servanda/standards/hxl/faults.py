"""What is wrong with one row of a table, said beside its rows."""

from servanda.records import Finding, Level
from servanda.records.bulk import Rows


class Faults:
    """Adds findings about the record `key` to its rows."""

    def __init__(self, key: int, rows: Rows) -> None:
        self.key, self.rows = key, rows

    def unreadable(self, why: str) -> None:
        """Say that nothing of the row could be read."""
        self._say(_error("row.unreadable", f"the row is not read: {why}", "Look at its raw form."))

    def header(self) -> None:
        """Say that the row is the header again."""
        advice = "Nothing is to be done: it is no activity."
        self._say(
            _note("row.header", "the headings or tags stand again; the row is left out", advice)
        )

    def total(self) -> None:
        """Say that the row adds up others."""
        advice = "Nothing is to be done: it is no activity."
        self._say(_note("row.total", "the row adds up others; it is left out", advice))

    def nothing(self) -> None:
        """Say that the row names no activity."""
        advice = "Look at its raw form: it may be a remark below the table."
        self._say(_error("row.nothing", "the row says neither who nor what nor where", advice))

    def ragged(self, cells: int, width: int) -> None:
        """Say that a row has more cells than the table has columns."""
        message = f"the row has {cells} cells and the table {width} columns"
        self._say(_warning("row.ragged", message, "Quote a cell that holds the delimiter."))

    def reversed(self) -> None:
        """Say that a row ends before it starts."""
        advice = "Look whether the day or the month comes first; the mapping's `how` says it."
        self._say(_warning("date.reversed", "the activity ends before it starts", advice))

    def date(self, said: str, heading: str) -> None:
        """Say that a cell is no date."""
        advice = "The day stays blank; the raw record has the words."
        self._say(_warning("date.unread", f"{said[:40]!r} is no date", advice), heading)

    def coordinate(self, said: str, heading: str) -> None:
        """Say that a cell is no coordinate."""
        message = f"{said[:40]!r} is no coordinate in degrees"
        self._say(_warning("geo.unread", message, "It is left out."), heading)

    def amount(self, said: str, heading: str) -> None:
        """Say that a cell is no amount."""
        message = f"{said[:40]!r} is no amount"
        self._say(_error("value.unread", message, "It is no flow; the raw record has it."), heading)

    def currency(self, said: str, heading: str) -> None:
        """Say that an amount has no currency."""
        message = f"{said[:40]!r} has no currency"
        advice = "It is no flow; name the currency in the mapping's `settings`, or in the tag: #value+usd."
        self._say(_error("value.no-currency", message, advice), heading)

    def _say(self, finding: Finding, path: str = "") -> None:
        self.rows.find(self.key, finding, path=path)


def _error(code: str, message: str, advice: str) -> Finding:
    return Finding(level=Level.ERROR, code=f"hxl.{code}", message=message, advice=advice)


def _warning(code: str, message: str, advice: str) -> Finding:
    return Finding(level=Level.WARNING, code=f"hxl.{code}", message=message, advice=advice)


def _note(code: str, message: str, advice: str) -> Finding:
    return Finding(level=Level.NOTE, code=f"hxl.{code}", message=message, advice=advice)
