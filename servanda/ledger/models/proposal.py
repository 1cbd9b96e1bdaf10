"""Table of proposals: never public."""

from django.db import models

from servanda.ledger.models.fields import reference, written
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

    class Meta(Kept.Meta):
        """The inbox asks by state."""

        indexes = [models.Index(fields=["plan", "withdrawn", "state"], name="proposal_by_state")]
