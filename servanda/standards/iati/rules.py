"""IATI rulesets: JSON that says, in XPath, what must hold of a file; and the engine that asks.

`breaches(ruleset, root, today=...)` yields each element at which a rule does not hold. The names of the
rules and their keys: https://github.com/IATI/IATI-Rulesets/blob/version-2.03/SPEC.rst

Two things cannot be asked here: whether an identifier is in the registry (`idCondition`: such a prefix
rule is passed over, such a pattern asked of everybody), and, without `today`, what is in the future.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from lxml import etree

from servanda.standards.iati import predicates
from servanda.standards.iati.predicates import Asked

Case = dict[str, Any]

# Rule -> whether it holds of an element.
_RULES: dict[str, Callable[[Asked], bool]] = {
    "no_more_than_one": lambda asked: len(asked.nodes()) <= 1,
    "atleast_one": lambda asked: len(asked.nodes()) >= 1,
    "dependent": predicates.dependent,
    "only_one_of": predicates.only_one_of,
    "one_or_all": predicates.one_or_all,
    "sum": predicates.sums,
    "strict_sum": predicates.sums,
    "date_order": predicates.date_order,
    "date_now": predicates.date_now,
    "time_limit": predicates.time_limit,
    "between_dates": predicates.between_dates,
    "regex_matches": predicates.regex_matches,
    "regex_no_matches": predicates.regex_no_matches,
    "startswith": predicates.starts_with,
    "unique": predicates.unique,
    "if_then": predicates.if_then,
    "range": predicates.in_range,
    "no_spaces": predicates.no_spaces,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Breach:
    """A rule that does not hold of an element, and what the ruleset says about it."""

    rule: str
    element: Any
    case: Case


def breaches(ruleset: dict[str, Any], root: Any, *, today: date | None) -> Iterator[Breach]:
    """Yield what does not hold; a rule that is not known, or not well put, is passed over."""
    for context, rules in ruleset.items():
        elements = _select(root, context)
        for rule, told in rules.items() if elements and isinstance(rules, dict) else ():
            for case in told.get("cases", ()):
                for element in elements:
                    yield from _asked(rule, case, element, today=today)


def _select(root: Any, path: str) -> list[Any]:
    try:
        found = predicates.compiled(path)(root.getroottree())
    except etree.XPathError:
        return []
    return found if isinstance(found, list) else []


def _asked(rule: str, case: Case, element: Any, *, today: date | None) -> Iterator[Breach]:
    if rule == "loop":
        yield from _looped(case, element, today=today)
        return
    holds = _RULES.get(rule)
    if holds is None:
        return
    asked = Asked(element, case, today)
    try:
        condition = case.get("condition")
        if condition and not asked.truth(condition):
            return
        if not holds(asked):
            yield Breach(rule=rule, element=element, case=case)
    except (etree.XPathError, KeyError, TypeError, ValueError):
        return


def _looped(case: Case, element: Any, *, today: date | None) -> Iterator[Breach]:
    """Ask the rules of a loop once for each value; "$1" stands for it in the keys of `subs`."""
    try:
        values = dict.fromkeys(Asked(element, case, today).values([case["foreach"]]))
    except (etree.XPathError, KeyError):
        return
    for value in values:
        for rule, told in case.get("do", {}).items():
            for inner in told.get("cases", ()):
                filled = {
                    key: _filled(part, value) if key in case.get("subs", ()) else part
                    for key, part in inner.items()
                }
                yield from _asked(rule, filled, element, today=today)


def _filled(part: Any, value: str) -> Any:
    """Put a value in the place of "$1"; one that would end the quotation is left out of the question."""
    if isinstance(part, list):
        return [_filled(one, value) for one in part]
    return part.replace("$1", value.replace("'", "\N{RIGHT SINGLE QUOTATION MARK}"))
