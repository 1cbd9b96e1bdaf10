"""Table of contradictions."""

from django.db import models

from servanda.ledger.models.fields import flag, names, written
from servanda.ledger.models.kept import Kept


class Contradiction(Kept):
    """See `records.Contradiction`. The subject is `kind:id`, of any kind, so no foreign key."""

    # What was said
    title_vi = written()
    title_en = written()
    title_ar = written()
    kind = written()
    values = names()
    hard = flag(default=True)
    subject = written(index=True)

    # What a person decided
    state = written()
    decision_vi = written()
    decision_en = written()
    decision_ar = written()

    class Meta(Kept.Meta):
        """The queue asks by state."""

        indexes = [
            models.Index(fields=["plan", "withdrawn", "state"], name="contradiction_by_state")
        ]
