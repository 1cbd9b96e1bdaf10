"""The words for what is accepted together: a button for each kind, and what it did.

"Accept the 12 parties", then "12 parties accepted"; each kind has its own sentence, because numerals
bend the nouns of Arabic.
"""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from servanda.actions.review import TOGETHER


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """One button of the inbox: a kind, its words, and the proposals that it accepts."""

    kind: str
    words: str
    rows: list[Any]


def offers(proposals: list[Any]) -> list[Offer]:
    """Return a button for each kind of a document's waiting proposals that may go together."""
    found = {kind: [p for p in proposals if p.kind == kind] for kind in TOGETHER}
    return [
        Offer(kind=kind, words=button(kind, len(rows)), rows=rows)
        for kind, rows in found.items()
        if rows
    ]


def button(kind: str, number: int) -> str:
    """Return what the button of a kind says."""
    words = {
        "party": ngettext("Accept %(number)s party", "Accept the %(number)s parties", number),
        "amount": ngettext("Accept %(number)s amount", "Accept the %(number)s amounts", number),
        "identifier": ngettext(
            "Accept %(number)s identifier", "Accept the %(number)s identifiers", number
        ),
        "date": ngettext("Accept %(number)s date", "Accept the %(number)s dates", number),
    }
    return words[kind] % {"number": number}


def accepted(kind: str, number: int) -> str:
    """Return what was done, or that nothing of the kind was left to do."""
    if not number:
        return _("Nothing of this kind waits in the document any more; nothing was changed.")
    words = {
        "party": ngettext("%(number)s party accepted", "%(number)s parties accepted", number),
        "amount": ngettext("%(number)s amount accepted", "%(number)s amounts accepted", number),
        "identifier": ngettext(
            "%(number)s identifier accepted", "%(number)s identifiers accepted", number
        ),
        "date": ngettext("%(number)s date accepted", "%(number)s dates accepted", number),
    }
    return words[kind] % {"number": number}
