"""Every kind of record that is kept, by its name, in an order in which each reference points back."""

from servanda.records.condition import Condition
from servanda.records.contradiction import Contradiction
from servanda.records.count import Count
from servanda.records.cue import Cue
from servanda.records.delivery import Delivery
from servanda.records.document import Document
from servanda.records.instrument import Direction, Instrument
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

Record = (
    Plan
    | Document
    | Party
    | Cue
    | Instrument
    | Direction
    | Provision
    | Occasion
    | Statement
    | Promise
    | Count
    | Revision
    | Condition
    | Milestone
    | Observation
    | Delivery
    | Match
    | Contradiction
    | Reprint
    | Proposal
)

# Name of each kind -> its record, in an order in which every reference points backwards.
KINDS: dict[str, type[Record]] = {
    "plan": Plan,
    "document": Document,
    "party": Party,
    "cue": Cue,
    "instrument": Instrument,
    "direction": Direction,
    "provision": Provision,
    "occasion": Occasion,
    "statement": Statement,
    "promise": Promise,
    "count": Count,
    "revision": Revision,
    "condition": Condition,
    "milestone": Milestone,
    "observation": Observation,
    "delivery": Delivery,
    "match": Match,
    "contradiction": Contradiction,
    "reprint": Reprint,
    "proposal": Proposal,
}

NAMES: dict[type[Record], str] = {kind: name for name, kind in KINDS.items()}
