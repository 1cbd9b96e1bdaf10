"""Whether one rule of an IATI ruleset holds of one element.

Each function is one rule of the specification, and true when it holds or cannot be asked, as when a
date is missing. https://github.com/IATI/IATI-Rulesets/blob/version-2.03/SPEC.rst
"""

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import Any

from lxml import etree

from servanda.standards.iati.reading import LANGUAGE
from servanda.standards.iati.values import day

_EPOCH = date(1970, 1, 1).toordinal()
_FUTURE = ("NOW", "TODAY")  # what a rule writes for the day on which it is asked
# What one_or_all means by "currency": every element that has an amount.
_MONEY = (".//value", ".//forecast", ".//loan-status")


@lru_cache(maxsize=1024)
def compiled(path: str) -> Any:
    """Return an XPath, ready to be asked; XPathError for what is none."""
    return etree.XPath(path, smart_strings=False)


class Asked:
    """One case of a rule, asked of one element."""

    def __init__(self, element: Any, case: dict[str, Any], today: date | None) -> None:
        """Take the element, the case, and the day that counts as now."""
        self.element, self.case, self.today = element, case, today

    def nodes(self, key: str = "paths") -> list[Any]:
        """Return all that the paths of a key lead to."""
        return [node for path in self.case.get(key, ()) for node in self._at(path)]

    def values(self, paths: Sequence[str] | None = None) -> list[str]:
        """Return the texts of what paths (those of the case) lead to."""
        wanted = self.case.get("paths", ()) if paths is None else paths
        return [_text(node) for path in wanted for node in self._at(path)]

    def days(self, path: str) -> list[int]:
        """Return the days that a path leads to, in days since 1970-01-01; what is no day is left."""
        if path in _FUTURE:
            return [self.today.toordinal() - _EPOCH] if self.today else []
        found = [day(text) for text in self.values([path])]
        return [one for one in found if one is not None]

    def truth(self, expression: str) -> bool:
        """Return whether an XPath is true of the element."""
        return bool(compiled(f"boolean({expression})")(self.element))

    def _at(self, path: str) -> list[Any]:
        found = compiled(path)(self.element)
        return found if isinstance(found, list) else [str(found)]


def _text(node: Any) -> str:
    return node if isinstance(node, str) else "".join(node.itertext())


def dependent(asked: Asked) -> bool:
    """All of the paths lead somewhere, or none."""
    found = [bool(asked.values([path])) for path in asked.case["paths"]]
    return all(found) or not any(found)


def only_one_of(asked: Asked) -> bool:
    """Beside what excludes it there is nothing of the paths; else exactly one."""
    return len(asked.nodes()) == (0 if asked.nodes("excluded") else 1)


def one_or_all(asked: Asked) -> bool:
    """The element says it once for all, or each part says it for itself."""
    if asked.values([asked.case["one"]]):
        return True
    wanted, element = asked.case["all"], asked.element
    if wanted == "lang":
        return all(LANGUAGE in one.attrib for one in element.iter("narrative"))
    if wanted == "currency":
        parts = [one for path in _MONEY for one in element.findall(path)]
        return all("currency" in one.attrib for one in parts)
    return all(one.find(wanted) is not None for one in element.findall("transaction"))


def sums(asked: Asked) -> bool:
    """What the paths lead to adds up to `sum`; nothing adds up to anything."""
    values = asked.values()
    try:
        total = sum(map(Decimal, values), Decimal())
    except InvalidOperation:
        return False
    return not values or total == Decimal(str(asked.case["sum"]))


def date_order(asked: Asked) -> bool:
    """No day of `less` is after one of `more`."""
    less, more = asked.days(asked.case["less"]), asked.days(asked.case["more"])
    return not less or not more or max(less) <= min(more)


def date_now(asked: Asked) -> bool:
    """The day is not after today."""
    now = asked.days("NOW")
    return not now or all(one <= now[0] for one in asked.days(asked.case["date"]))


def time_limit(asked: Asked) -> bool:
    """From start to end is a year at most."""
    starts, ends = asked.days(asked.case["start"]), asked.days(asked.case["end"])
    return all(end <= _a_year_on(start) for start, end in zip(starts, ends, strict=False))


def _a_year_on(start: int) -> int:
    day_ = date.fromordinal(start + _EPOCH)
    if day_.year == date.max.year:
        return date.max.toordinal() - _EPOCH
    last = (day_.month, day_.day) == (2, 29)
    after = date(day_.year + 1, 3, 1) if last else day_.replace(year=day_.year + 1)
    return after.toordinal() - _EPOCH


def between_dates(asked: Asked) -> bool:
    """The day is in the period."""
    starts, ends = asked.days(asked.case["start"]), asked.days(asked.case["end"])
    if not starts or not ends:
        return True
    return all(starts[0] <= one <= ends[0] for one in asked.days(asked.case["date"]))


def regex_matches(asked: Asked) -> bool:
    """The pattern is found in each text."""
    return all(_pattern(asked.case["regex"]).search(text) for text in asked.values())


def regex_no_matches(asked: Asked) -> bool:
    """The pattern is found in no text."""
    return not any(_pattern(asked.case["regex"]).search(text) for text in asked.values())


@lru_cache(maxsize=256)
def _pattern(text: str) -> re.Pattern[str]:
    try:
        return re.compile(text)
    except re.error as fault:
        raise ValueError(str(fault)) from None


def starts_with(asked: Asked) -> bool:
    """Each text begins with one of the prefixes; registered ones are not known here."""
    case = asked.case
    if "idCondition" in case or case.get("prefix") == ["ORG-ID-PREFIX"]:
        return True
    prefixes = asked.values(case.get("prefix") or [case["start"]])
    heads = tuple(prefix.strip() + case.get("separator", "") for prefix in prefixes)
    return not prefixes or all(text.strip().startswith(heads) for text in asked.values())


def unique(asked: Asked) -> bool:
    """No text stands twice."""
    values = asked.values()
    return len(set(values)) == len(values)


def if_then(asked: Asked) -> bool:
    """If one is true, so is the other."""
    return not asked.truth(asked.case["if"]) or asked.truth(asked.case["then"])


def in_range(asked: Asked) -> bool:
    """Each is a number from `min` to `max`."""
    low, high = asked.case.get("min"), asked.case.get("max")
    try:
        numbers = [Decimal(text) for text in asked.values()]
        return all(
            (low is None or one >= Decimal(str(low)))
            and (high is None or one <= Decimal(str(high)))
            for one in numbers
        )
    except InvalidOperation:
        return False


def no_spaces(asked: Asked) -> bool:
    """No text begins or ends with white space."""
    return all(text == text.strip() for text in asked.values())
