"""Table of revisions."""

from servanda.ledger.models.fields import flag, number, reference, written
from servanda.ledger.models.kept import Kept


class Revision(Kept):
    """See `records.Revision`."""

    # What was said
    promise = reference("ledger.Promise", "revisions", "promise")
    kind = written()
    date = written()
    amount_value = number()
    amount_minimum = number()
    amount_maximum = number()
    amount_unit = written()
    amount_approximate = flag()
    title_vi = written()
    title_en = written()
    title_ar = written()
