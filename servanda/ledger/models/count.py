"""Table of rival counts."""

from servanda.ledger.models.fields import flag, number, reference, written
from servanda.ledger.models.kept import Kept


class Count(Kept):
    """See `records.Count`. The reporter is a party's typed id, see `Party`."""

    # What was said
    promise = reference("ledger.Promise", "counts", "promise")
    reporter = written()
    amount_value = number()
    amount_minimum = number()
    amount_maximum = number()
    amount_unit = written()
    amount_approximate = flag()
    date = written()
    scope_vi = written()
    scope_en = written()
    scope_ar = written()
