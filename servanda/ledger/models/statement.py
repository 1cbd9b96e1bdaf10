"""Table of statements."""

from servanda.ledger.models.fields import written
from servanda.ledger.models.kept import Kept


class Statement(Kept):
    """See `records.Statement`. The speaker is a party's typed id, see `Party`."""

    # What was said
    kind = written()
    speaker = written(index=True)
    date = written()
