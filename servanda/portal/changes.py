"""What the lines of the journal after one of them changed, as far as a page needs to know."""

from django.db.models import Count, Sum
from django.db.models.functions import Length

from servanda.ledger.journal import changes_of
from servanda.ledger.models import Entry

MOST_LINES = 500
MOST_TEXT = 500_000  # characters of journal: what takes longer to read than to count anew
Changed = tuple[str, str]  # kind and key


def changes_after(seq: int, upto: int) -> list[list[Changed]] | None:
    """Return what each line after `seq` up to another changed; None where that is long to read."""
    lines = Entry.objects.filter(seq__gt=seq, seq__lte=upto)
    long = lines.aggregate(lines=Count("*"), text=Sum(Length("body")))
    if long["lines"] > MOST_LINES or (long["text"] or 0) > MOST_TEXT:
        return None
    return [[(change.kind, change.key) for change in changes_of(line)] for line in lines]
