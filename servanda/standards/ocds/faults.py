"""What is wrong with a process, said so that it can be mended: one place for the words of each finding."""

from typing import Any

from servanda.records import Finding, Level
from servanda.records.bulk import Rows
from servanda.standards.contracting import amount, day, part, parts, stated, text


class Faults:
    """Adds findings about the record `key` to its rows."""

    def __init__(self, key: int, rows: Rows) -> None:
        self.key, self.rows = key, rows

    def number(self, path: str, said: str) -> None:
        """Say that something stands where a number should."""
        message = f"{said} is not a number in JSON"
        advice = "The rest of the process is kept; ask the publisher."
        self._say(error("ocds.process.bad-number", message, advice), path)

    def mended(self, done: str) -> None:
        """Say what had to be done to read the process."""
        message = f"the process is not well-formed: {done}"
        advice = "It was read whole; tell the publisher: other programs may refuse it."
        self._say(warning("ocds.process.mended", message, advice), "")

    def unreadable(self, why: str) -> None:
        """Say that nothing of the process could be read."""
        message = f"the process is not read: {why}"
        self._say(error("ocds.process.unreadable", message, "Look at its raw form."), "")

    def no_ocid(self) -> None:
        """Say that nothing names the process."""
        advice = "Ask the publisher: its releases cannot be put together."
        self._say(
            error("ocds.process.no-ocid", "nothing says which process this is", advice), "/ocid"
        )

    def no_date(self, number: int, whole: int) -> None:
        """Say that releases cannot be put into an order."""
        message = f"{number} of {whole} releases have no date, and are merged before all others"
        advice = (
            "Ask the publisher for the dates: a later release replaces what an earlier one said."
        )
        self._say(warning("ocds.release.no-date", message, advice), "/releases")

    def unmergeable(self, why: str) -> None:
        """Say that releases contradict each other's structure."""
        message = f"its releases cannot be merged, and the last one stands alone: {why}"
        advice = "Compare the releases: a field is an object in one and something else in another."
        self._say(error("ocds.process.unmergeable", message, advice), "/releases")

    def linked(self) -> None:
        """Say that a record only links to its releases."""
        message = "the record links to its releases, and has no compiled release"
        advice = "Take the releases themselves: nothing is fetched."
        self._say(warning("ocds.record.linked", message, advice), "/releases")

    def empty(self) -> None:
        """Say that a record has nothing in it."""
        message = "the record has neither releases nor a compiled release"
        self._say(error("ocds.record.empty", message, "Ask the publisher for them."), "")

    def of_values(self, release: dict[str, Any]) -> None:
        """Find amounts that are none, and dates that no calendar has, where flows are made of them."""
        for path, value in _values(release):
            if not stated(value):
                continue
            if amount(value.get("amount")) is None:
                message = f"{text(value.get('amount'))[:40]!r} is no amount"
                advice = "It is left out of totals; ask the publisher."
                self._say(error("ocds.value.bad-amount", message, advice), f"{path}/amount")
            elif not text(value.get("currency")):
                advice = "It is left out of totals; ask the publisher."
                message = "the amount has no currency"
                self._say(error("ocds.value.no-currency", message, advice), f"{path}/currency")
        for path, given in _dates(release):
            if text(given) and day(given) is None:
                message = f"{text(given)[:40]!r} is no date"
                advice = "Write it as 2020-05-13T00:00:00Z."
                self._say(warning("ocds.date.bad", message, advice), path)

    def coordinates(self) -> None:
        """Say that a place's coordinates lie nowhere."""
        message = "coordinates that are no longitude and latitude"
        advice = "Longitude stands first, then latitude."
        self._say(warning("ocds.location.bad-point", message, advice), "")

    def _say(self, finding: Finding, path: str) -> None:
        self.rows.find(self.key, finding, path=path)


def _values(release: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    found = [
        ("/planning/budget/amount", part(release, "planning", "budget", "amount")),
        ("/tender/value", part(release, "tender", "value")),
    ]
    for name in ("awards", "contracts"):
        for number, one in enumerate(parts(release, name)):
            found.append((f"/{name}/{number}/value", part(one, "value")))
            paid = parts(part(one, "implementation"), "transactions")
            way = f"/{name}/{number}/implementation/transactions"
            found += [
                (f"{way}/{n}/value", part(t, "value") or part(t, "amount"))
                for n, t in enumerate(paid)
            ]
    return found


def _dates(release: dict[str, Any]) -> list[tuple[str, Any]]:
    found = [
        (f"/awards/{n}/date", one.get("date")) for n, one in enumerate(parts(release, "awards"))
    ]
    for number, one in enumerate(parts(release, "contracts")):
        found.append((f"/contracts/{number}/dateSigned", one.get("dateSigned")))
        for n, paid in enumerate(parts(part(one, "implementation"), "transactions")):
            way = f"/contracts/{number}/implementation/transactions/{n}/date"
            found.append((way, paid.get("date")))
    return found


def too_large(ocid: str, releases: int, offset: int) -> Finding:
    """Say that a process has more releases than are merged."""
    return error(
        "ocds.process.too-large",
        f"the {releases} releases of {ocid} have more than 64 MiB together and are not merged",
        "The latest of them counts alone; ask the publisher for a record.",
        where=f"byte {offset}",
    )


def repeated(ocid: str, offset: int) -> Finding:
    """Say that the same release stands in a file again."""
    return Finding(
        level=Level.NOTE,
        code="ocds.release.again",
        message=f"the same release of {ocid} stands in the file again",
        where=f"byte {offset}",
        advice="It is merged once: nothing is lost.",
    )


def error(code: str, message: str, advice: str, *, where: str = "") -> Finding:
    """Return a finding of what keeps something out."""
    return Finding(level=Level.ERROR, code=code, message=message, where=where, advice=advice)


def warning(code: str, message: str, advice: str, *, where: str = "") -> Finding:
    """Return a finding of what is to be looked at."""
    return Finding(level=Level.WARNING, code=code, message=message, where=where, advice=advice)
