"""Parts of an IATI activity that repeat, read once and remembered by their text.

Sectors, places and the ends of transactions stand in a file thousands of times. A text that
is met for the first time is parsed and read by the same functions as in `activity`, so that it cannot
mean anything else; one that would be worth a finding raises Unusual, and is met as new each time.
Worked example: `TAILS['<finance-type code="110"/>']` is `("grant", ())`.
https://iatistandard.org/en/iati-standard/203/activity-standard/iati-activities/iati-activity/
"""

from collections.abc import Callable
from typing import Any, Generic, TypeVar

from servanda.records import Finding
from servanda.records.bulk import Rows
from servanda.standards.iati.activity import scope
from servanda.standards.iati.dividing import DIVIDED, divide, part
from servanda.standards.iati.money import finance_of
from servanda.standards.iati.reading import Record
from servanda.standards.iati.values import flag
from servanda.standards.safe_xml import BadXml, parse

MOST = 20_000  # texts of one kind; then all are forgotten
LONGEST = 4_000  # characters of a text that is kept

Meaning = TypeVar("Meaning")
Share = tuple[str, str, str, str, str, str | None]  # a row of `share` without record and ref
Shares = tuple[Share, ...]


class Unusual(Exception):
    """It is not read here, or not without a finding."""


class Strict(Record):
    """A record of which nothing is to be said: a finding is Unusual."""

    __slots__ = ()

    def __init__(self) -> None:
        """Begin with nothing."""
        super().__init__(None, 0, Rows())

    def find(self, finding: Finding, element: Any = None) -> None:
        """Leave it to those who say what is wrong."""
        raise Unusual


STRICT = Strict()


class Remembered(dict[str, Meaning], Generic[Meaning]):
    """What texts of one kind mean: `begin`, the text and `end` are one element."""

    def __init__(
        self, read: Callable[[Any], Meaning], *, begin: str = "", end: str = "", tag: str
    ) -> None:
        """Read a new text with `read`, once its element has the name `tag`."""
        super().__init__()
        self.read, self.begin, self.end, self.tag = read, begin, end, tag

    def __missing__(self, text: str) -> Meaning:
        try:
            element = parse(f"{self.begin}{text}{self.end}".encode(), encoding="utf-8")
        except BadXml:
            raise Unusual from None
        if element.tag != self.tag:
            raise Unusual
        found = self.read(element)
        if len(self) >= MOST:
            self.clear()
        if len(text) <= LONGEST:
            self[text] = found
        return found


def _reporter(element: Any) -> tuple[str, str, bool | None]:
    ref = element.get("ref")
    words = STRICT.words(element)
    return ref.strip() if ref else "", words, flag(element.get("secondary-reporter"))


def _scope(element: Any) -> tuple[str, str, str, str]:
    return scope(STRICT, element)


def _shares(element: Any) -> Shares:
    """Return the rows of the sectors and places in an element, without record and ref."""
    record = Strict()
    parts = [part(record, child) for child in element if child.tag in DIVIDED]
    if parts:
        divide(record, "", parts, element)
    return tuple(row[2:] for row in record.rows.tables["share"])


def _tail(element: Any) -> tuple[str | None, Shares]:
    """Return what the end of a transaction says: its finance, None for nothing, and its shares."""
    code = None
    for child in element:
        if child.tag == "finance-type" and code is None:
            code = child.get("code")
    return None if code is None else finance_of(code), _shares(element)


REPORTERS = Remembered(_reporter, tag="reporting-org")
SCOPES = Remembered(_scope, tag="humanitarian-scope")
SHARES = Remembered(_shares, begin="<all>", end="</all>", tag="all")
TAILS = Remembered(_tail, begin="<all>", end="</all>", tag="all")
