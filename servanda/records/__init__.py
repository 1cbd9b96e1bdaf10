"""The shapes of everything Servanda keeps: frozen, typed, without Django, clock or network.

Every record that is kept has a `plan` and an `id` unique within that plan and kind; `evidence`
lists the anchors it rests on. A new kind of record is one file here, one line in `KINDS` (kinds) and
one in `_HOMES`, one model in the ledger.

A record's module is read when the record is first asked for: making a class takes as long as reading a
sentence, and whoever reads an article keeps none of them.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from servanda.records.amount import Amount
    from servanda.records.anchor import Anchor
    from servanda.records.condition import Condition
    from servanda.records.contradiction import Contradiction
    from servanda.records.count import Count
    from servanda.records.cue import Cue
    from servanda.records.delivery import Delivery
    from servanda.records.document import Document
    from servanda.records.finding import Finding, Level
    from servanda.records.instrument import Direction, Instrument
    from servanda.records.kinds import KINDS, NAMES, Record
    from servanda.records.match import Match
    from servanda.records.milestone import Milestone
    from servanda.records.observation import Observation
    from servanda.records.occasion import Occasion
    from servanda.records.party import Party
    from servanda.records.plan import Plan
    from servanda.records.promise import Promise
    from servanda.records.proposal import Proposal
    from servanda.records.provision import Provision
    from servanda.records.reprint import Reprint
    from servanda.records.revision import Revision
    from servanda.records.statement import Statement
    from servanda.records.status import Reason, Status
    from servanda.records.when import When
    from servanda.records.wording import Wording

# Module of this package -> the names that it gives.
_HOMES = {
    "amount": ("Amount",),
    "anchor": ("Anchor",),
    "condition": ("Condition",),
    "contradiction": ("Contradiction",),
    "count": ("Count",),
    "cue": ("Cue",),
    "delivery": ("Delivery",),
    "document": ("Document",),
    "finding": ("Finding", "Level"),
    "instrument": ("Direction", "Instrument"),
    "kinds": ("KINDS", "NAMES", "Record"),
    "match": ("Match",),
    "milestone": ("Milestone",),
    "observation": ("Observation",),
    "occasion": ("Occasion",),
    "party": ("Party",),
    "plan": ("Plan",),
    "promise": ("Promise",),
    "proposal": ("Proposal",),
    "provision": ("Provision",),
    "reprint": ("Reprint",),
    "revision": ("Revision",),
    "statement": ("Statement",),
    "status": ("Reason", "Status"),
    "when": ("When",),
    "wording": ("Wording",),
}
_HOME = {name: module for module, names in _HOMES.items() for name in names}


if not TYPE_CHECKING:

    def __getattr__(name: str) -> Any:
        """Read the module of a name that is asked for the first time."""
        if name not in _HOME:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        found = getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
        globals()[name] = found
        return found


__all__ = [
    "KINDS",
    "NAMES",
    "Amount",
    "Anchor",
    "Condition",
    "Contradiction",
    "Count",
    "Cue",
    "Delivery",
    "Direction",
    "Document",
    "Finding",
    "Instrument",
    "Level",
    "Match",
    "Milestone",
    "Observation",
    "Occasion",
    "Party",
    "Plan",
    "Promise",
    "Proposal",
    "Provision",
    "Reason",
    "Record",
    "Reprint",
    "Revision",
    "Statement",
    "Status",
    "When",
    "Wording",
]
