"""What is wrong with a project, said so that it can be mended: one place for the words of each finding."""

from collections.abc import Iterator
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
        advice = "The rest of the project is kept; ask the publisher."
        self._say(error("oc4ids.project.bad-number", message, advice), path)

    def mended(self, done: str) -> None:
        """Say what had to be done to read the project."""
        message = f"the project is not well-formed: {done}"
        advice = "It was read whole; tell the publisher: other programs may refuse it."
        self._say(warning("oc4ids.project.mended", message, advice), "")

    def unreadable(self, why: str) -> None:
        """Say that nothing of the project could be read."""
        message = f"the project is not read: {why}"
        self._say(error("oc4ids.project.unreadable", message, "Look at its raw form."), "")

    def no_id(self) -> None:
        """Say that nothing names the project."""
        message, advice = "the project has no id", "Ask the publisher: it cannot be followed."
        self._say(error("oc4ids.project.no-id", message, advice), "/id")

    def breakdown(self, whole: str, sum_: str, currency: str) -> None:
        """Say that the parts of a budget are more than the whole."""
        message = f"the parts of the budget make {sum_} {currency}, the whole is {whole}"
        advice = "The parts are kept; ask the publisher which is wrong."
        self._say(warning("oc4ids.budget.exceeded", message, advice), "/budget/budgetBreakdowns/0")

    def modification(self, path: str) -> None:
        """Say that a modification states a value that nothing goes before."""
        message = "a modification of the value states only what it was or only what it became"
        advice = "It is left out of totals; ask the publisher for both values."
        self._say(warning("oc4ids.modification.half", message, advice), path)

    def coordinates(self) -> None:
        """Say that a place's coordinates lie nowhere."""
        message = "coordinates that are no longitude and latitude"
        advice = "Longitude stands first, then latitude."
        self._say(warning("oc4ids.location.bad-point", message, advice), "/locations")

    def of_values(self, project: dict[str, Any]) -> None:
        """Find amounts that are none, and dates that no calendar has, where flows are made of them."""
        for path, owner, name in _values(project):
            value = part(owner, name)
            advice = "It is left out of totals; ask the publisher."
            if not stated(value):
                continue
            if amount(value.get("amount")) is None:
                message = f"{text(value.get('amount'))[:40]!r} is no amount"
                self._say(
                    error("oc4ids.value.bad-amount", message, advice), f"{path}/{name}/amount"
                )
            elif not text(value.get("currency")):
                message = "the amount has no currency"
                self._say(
                    error("oc4ids.value.no-currency", message, advice), f"{path}/{name}/currency"
                )
        for path, owner, _ in _values(project):
            for name in ("approvalDate", "date"):
                if text(owner.get(name)) and day(owner.get(name)) is None:
                    message = f"{text(owner.get(name))[:40]!r} is no date"
                    advice = "Write it as 2020-05-13T00:00:00Z."
                    self._say(warning("oc4ids.date.bad", message, advice), f"{path}/{name}")

    def _say(self, finding: Finding, path: str) -> None:
        self.rows.find(self.key, finding, path=path)


def _values(project: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Yield the place and owner of each value that a flow is made of, and its name there."""
    budget = part(project, "budget")
    yield "/budget", budget, "amount"
    for b, breakdown in enumerate(parts(budget, "budgetBreakdowns")):
        for n, line in enumerate(parts(breakdown, "budgetBreakdown")):
            yield f"/budget/budgetBreakdowns/{b}/budgetBreakdown/{n}", line, "amount"
    for n, one in enumerate(parts(budget, "finance")):
        yield f"/budget/finance/{n}", one, "value"
    for n, one in enumerate(parts(project, "transactions")):
        yield f"/transactions/{n}", one, "value"
    for n, process in enumerate(parts(project, "contractingProcesses")):
        summary, way = part(process, "summary"), f"/contractingProcesses/{n}/summary"
        yield f"{way}/tender", part(summary, "tender"), "costEstimate"
        yield way, summary, "contractValue"
        yield way, summary, "finalValue"
        for name in ("transactions", "finance"):
            for t, one in enumerate(parts(summary, name)):
                yield f"{way}/{name}/{t}", one, "value"


def error(code: str, message: str, advice: str, *, where: str = "") -> Finding:
    """Return a finding of what keeps something out."""
    return Finding(level=Level.ERROR, code=code, message=message, where=where, advice=advice)


def warning(code: str, message: str, advice: str, *, where: str = "") -> Finding:
    """Return a finding of what is to be looked at."""
    return Finding(level=Level.WARNING, code=code, message=message, where=where, advice=advice)
