"""Every table of the domain, a file a noun; `TABLES` maps each kind of record to its table."""

from servanda.ledger.models.condition import Condition
from servanda.ledger.models.contradiction import Contradiction
from servanda.ledger.models.count import Count
from servanda.ledger.models.cue import Cue
from servanda.ledger.models.dataset import Dataset, Snapshot
from servanda.ledger.models.delivery import Delivery
from servanda.ledger.models.document import Document
from servanda.ledger.models.entry import Entry
from servanda.ledger.models.evidence import Evidence
from servanda.ledger.models.folded import Folded
from servanda.ledger.models.instrument import Direction, Instrument
from servanda.ledger.models.kept import Lifecycle
from servanda.ledger.models.match import Match
from servanda.ledger.models.milestone import Milestone
from servanda.ledger.models.observation import Observation
from servanda.ledger.models.occasion import Occasion
from servanda.ledger.models.original import Original
from servanda.ledger.models.pairing import Pairing
from servanda.ledger.models.party import Party
from servanda.ledger.models.plan import Plan
from servanda.ledger.models.promise import Involvement, Promise
from servanda.ledger.models.proposal import Proposal
from servanda.ledger.models.provision import Provision
from servanda.ledger.models.reprint import Reprint
from servanda.ledger.models.revision import Revision
from servanda.ledger.models.standing import Standing
from servanda.ledger.models.statement import Statement
from servanda.ledger.models.tally import Tally
from servanda.records import KINDS

# Name of each kind -> its table; a table bears the name of its record.
TABLES: dict[str, type[Lifecycle]] = {
    name: globals()[record.__name__] for name, record in KINDS.items()
}

__all__ = [
    "TABLES",
    "Condition",
    "Contradiction",
    "Count",
    "Cue",
    "Dataset",
    "Delivery",
    "Direction",
    "Document",
    "Entry",
    "Evidence",
    "Folded",
    "Instrument",
    "Involvement",
    "Match",
    "Milestone",
    "Observation",
    "Occasion",
    "Original",
    "Pairing",
    "Party",
    "Plan",
    "Promise",
    "Proposal",
    "Provision",
    "Reprint",
    "Revision",
    "Snapshot",
    "Standing",
    "Statement",
    "Tally",
]
