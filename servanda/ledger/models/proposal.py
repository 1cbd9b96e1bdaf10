"""Table of proposals: never public."""

from django.db import models

from servanda.ledger.models.fields import optional, reference, written
from servanda.ledger.models.kept import Kept


class Proposal(Kept):
    """See `records.Proposal`. The result is `kind:id`, of any kind, so no foreign key."""

    # What was read
    kind = written()
    values = written()

    # Provenance
    document = reference("ledger.Document", "proposals", "document")
    rule = written()
    version = written()

    # What a person decided
    state = written()
    result = written()
    note = written()

    # Where the same words were read first
    copy_of = optional("ledger.Proposal", "copies", "copy_of")

    class Meta(Kept.Meta):
        """The inbox asks by state."""

        indexes = [models.Index(fields=["plan", "withdrawn", "state"], name="proposal_by_state")]
