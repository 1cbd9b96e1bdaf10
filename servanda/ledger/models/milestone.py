"""Table of milestones."""

from servanda.ledger.models.fields import flag, number, reference, written
from servanda.ledger.models.kept import Kept


class Milestone(Kept):
    """See `records.Milestone`."""

    # What was said
    promise = reference("ledger.Promise", "milestones", "promise")
    due = written()
    title_vi = written()
    title_en = written()
    title_ar = written()
    amount_value = number()
    amount_minimum = number()
    amount_maximum = number()
    amount_unit = written()
    amount_approximate = flag()
    met = written()
