"""Parties by name: one query for all that a page mentions, with words for those without a row."""

from collections.abc import Iterable
from dataclasses import dataclass

from servanda.ledger.models import Party
from servanda.portal.figures import locale
from servanda.portal.rows import address, columns, language, wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A party as a page names it; `language` is the language of `name`."""

    id: str
    name: str
    language: str
    address: str


def named(plan: str, ids: Iterable[str]) -> dict[str, Named]:
    """Return typed id -> the party by name, for every id given."""
    wanted = {id for id in ids if id}
    rows = Party.objects.filter(plan=plan, id__in=wanted, withdrawn=False)
    found = {row.id: wording(row, "name") for row in rows.only("key", "id", *columns("name"))}
    made = {}
    for id in wanted:
        text, code = found[id].in_language(language()) if id in found else ("", language())
        if not text:
            text, code = _without_row(id), language()
        made[id] = Named(id=id, name=text, language=code, address=address("party", plan, id))
    return made


def pick(found: dict[str, Named], ids: Iterable[str]) -> list[Named]:
    """Return the named parties in the order of the ids."""
    return [found[id] for id in ids if id in found]


def _without_row(id: str) -> str:
    kind, _, code = id.partition(":")
    if kind == "country" and code in locale(language()).territories:
        return str(locale(language()).territories[code])
    return code.replace("-", " ").title() or id
