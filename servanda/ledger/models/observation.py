"""Table of observations."""

from servanda.ledger.models.fields import flag, number, reference, written
from servanda.ledger.models.kept import Kept


class Observation(Kept):
    """See `records.Observation`. The reporter is a party's typed id, see `Party`."""

    # What was said
    promise = reference("ledger.Promise", "observations", "promise")
    kind = written()
    date = written()
    title_vi = written()
    title_en = written()
    title_ar = written()

    # Provenance
    reporter = written()
    verification = written()

    # What was committed, where it tells of a commitment
    amount_value = number()
    amount_minimum = number()
    amount_maximum = number()
    amount_unit = written()
    amount_approximate = flag()
