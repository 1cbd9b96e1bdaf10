"""Table of reprints."""

from servanda.ledger.models.fields import reference, written
from servanda.ledger.models.kept import Kept


class Reprint(Kept):
    """See `records.Reprint`."""

    # What was found
    a = reference("ledger.Document", "reprints_a", "a")
    b = reference("ledger.Document", "reprints_b", "b")
    relation = written()
