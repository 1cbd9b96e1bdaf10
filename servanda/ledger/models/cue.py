"""Table of cues: the words of a workspace, as people corrected them."""

from servanda.ledger.models.fields import written
from servanda.ledger.models.kept import Kept


class Cue(Kept):
    """See `records.Cue`."""

    # What was said
    words = written()
    language = written()
    marks = written()
