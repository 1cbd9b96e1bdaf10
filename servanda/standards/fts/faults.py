"""What is wrong with one flow, said beside its rows.

{"id": "1", "amountUSD": 10, "status": "given"}  # fts.flow.unknown-status, fts.flow.no-boundary
"""

from decimal import Decimal
from typing import Any

from servanda.records import Finding, Level
from servanda.records.bulk import Rows
from servanda.standards.fts.values import amount, day, decimal, text

STATUSES = ("pledge", "commitment", "paid")
KNOWN = {
    "onBoundary": ("single", "shared"),
    "boundary": ("incoming", "internal", "outgoing"),
    "contributionType": ("financial", "in kind"),
    "flowType": ("standard", "parked", "pass through", "carryover"),
}
DATES = ("date", "decisionDate", "firstReportedDate", "createdAt", "updatedAt")
TOLERANCE = Decimal("0.01")  # of the amount, by which a conversion may differ


class Faults:
    """Adds findings about the record `key` to its rows."""

    def __init__(self, key: int, rows: Rows) -> None:
        self.key, self.rows = key, rows

    def of_flow(self, flow: dict[str, Any]) -> None:
        """Find what is wrong with the fields of a flow."""
        if not text(flow.get("id")):
            advice = "Ask the publisher: it cannot be followed."
            self._say(_error("no-id", "the flow has no id", advice), "id")
        self._amounts(flow)
        self._status(text(flow.get("status")).casefold())
        self._words(flow)
        for name in DATES:
            if (said := text(flow.get(name))) and day(said) is None:
                message = f"{said[:40]!r} is no date"
                self._say(_warning("bad-date", message, "Write it as 2020-05-13."), name)

    def ragged(self, why: str) -> None:
        """Say that a row of the table has too many or too few cells."""
        self._say(
            _warning("ragged", why, "Quote a cell that holds a comma; check the columns."), ""
        )

    def written(self, path: str, said: str, read: str) -> None:
        """Say how an amount that is not written plainly was read."""
        message = f"{said[:40]!r} was read as the amount {read}"
        advice = "Write amounts as 1234567.50, without marks between thousands."
        self._say(_warning("amount-written", message, advice), path)

    def number(self, path: str, said: str) -> None:
        """Say that something stands where a number should."""
        message = f"{said} is not a number in JSON"
        advice = "The rest of the flow is kept; ask the publisher."
        self._say(_error("bad-number", message, advice), path)

    def mended(self, done: str) -> None:
        """Say what had to be done to read the flow."""
        message = f"the flow is not well-formed: {done}"
        advice = "It was read whole; tell the publisher: other programs may refuse it."
        self._say(_warning("mended", message, advice), "")

    def unreadable(self, why: str) -> None:
        """Say that nothing of the flow could be read."""
        self._say(_error("unreadable", f"the flow is not read: {why}", "Look at its raw form."), "")

    def _status(self, status: str) -> None:
        advice = "It counts in no total of a stage."
        if not status:
            self._say(_error("no-status", "the flow has no status", advice), "status")
        elif status not in STATUSES:
            message = f"{status[:40]!r} is no status of FTS: " + ", ".join(STATUSES)
            self._say(_error("unknown-status", message, advice), "status")

    def _amounts(self, flow: dict[str, Any]) -> None:
        advice = "It is left out of totals; ask the publisher."
        for name in ("amountUSD", "originalAmount", "exchangeRate"):
            if (said := text(flow.get(name))) and amount(said) is None:
                self._say(_error("bad-amount", f"{said[:40]!r} is no amount", advice), name)
        if not text(flow.get("amountUSD")):
            message = "the flow has no amount in US dollars"
            self._say(_error("no-amount", message, advice), "amountUSD")
        dollars, original, rate = (
            decimal(flow.get(name)) for name in ("amountUSD", "originalAmount", "exchangeRate")
        )
        if dollars is None or original is None or not rate:
            return
        # The rate is in units of the currency for one dollar; small sums are rounded to the dollar.
        expected = original / rate
        if abs(expected - dollars) > max(TOLERANCE * abs(dollars), Decimal(1)):
            message = (
                f"{original} at {rate} for a dollar is {expected:.0f} US dollars, not {dollars}"
            )
            advice = "The publisher's conversion is kept; ask which of the three is wrong."
            self._say(_warning("exchange-rate", message, advice), "amountUSD")

    def _words(self, flow: dict[str, Any]) -> None:
        for name, known in KNOWN.items():
            said = text(flow.get(name)).casefold()
            if said and said not in known:
                message = f"{said[:40]!r} is none of " + ", ".join(known)
                self._say(_warning("unknown-value", message, "It is kept as published."), name)
        if not text(flow.get("boundary")):
            message = "nothing says whether the flow comes in or stays inside"
            advice = "It counts in no headline; ask the service by a place, year or plan."
            self._say(_warning("no-boundary", message, advice), "boundary")

    def _say(self, finding: Finding, path: str) -> None:
        self.rows.find(self.key, finding, path=path)


def _error(code: str, message: str, advice: str) -> Finding:
    return Finding(level=Level.ERROR, code=f"fts.flow.{code}", message=message, advice=advice)


def _warning(code: str, message: str, advice: str) -> Finding:
    return Finding(level=Level.WARNING, code=f"fts.flow.{code}", message=message, advice=advice)
