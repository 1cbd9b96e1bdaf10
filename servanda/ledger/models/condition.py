"""Table of conditions."""

from servanda.ledger.models.fields import reference, written
from servanda.ledger.models.kept import Kept


class Condition(Kept):
    """See `records.Condition`."""

    # What was said
    promise = reference("ledger.Promise", "conditions", "promise")
    title_vi = written()
    title_en = written()
    title_ar = written()
    met = written()
