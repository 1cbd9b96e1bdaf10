"""From a table's row to what a page says of it: wordings, amounts, addresses."""

from functools import lru_cache
from typing import Any

from django.urls import get_script_prefix, reverse
from django.utils.translation import get_language

from servanda.ledger.models.kept import Lifecycle
from servanda.records import Amount, Wording
from servanda.terms.words import label

LANGUAGES = ("vi", "en", "ar")


def language() -> str:
    """Return the page's language."""
    return (get_language() or "en")[:2]


def wording(row: Lifecycle, name: str = "title") -> Wording:
    """Return the wording that a row keeps in three columns."""
    return Wording(**{code: getattr(row, f"{name}_{code}") for code in LANGUAGES})


def amount(row: Any, name: str = "amount") -> Amount | None:
    """Return the amount that a row keeps in five columns, None where there is none."""
    unit = getattr(row, f"{name}_unit")
    if not unit:
        return None
    return Amount(
        unit=unit,
        value=getattr(row, f"{name}_value"),
        minimum=getattr(row, f"{name}_minimum"),
        maximum=getattr(row, f"{name}_maximum"),
        approximate=getattr(row, f"{name}_approximate"),
    )


def address(name: str, plan: str, *rest: str) -> str:
    """Return the address of a portal page of a plan."""
    return _address(get_language(), get_script_prefix(), f"portal:{name}", plan, *rest)


@lru_cache(maxsize=8192)
def _address(language: str | None, prefix: str, name: str, *rest: str) -> str:
    return reverse(name, args=rest)  # the language and the prefix are those of the moment


def columns(name: str) -> tuple[str, ...]:
    """Return the three columns of a wording."""
    return tuple(f"{name}_{code}" for code in LANGUAGES)


def code_label(group: str, code: str) -> str:
    """Return the words for a code in the page's language."""
    return label(group, code, language()) if code else ""


def place_reason(code: str) -> str:
    """Return in the page's language why a place of a record does not count, "" where it does."""
    return code_label("flows.place", code)
