"""A contradiction as found: the values that differ and the words they stand in (definition 24)."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from servanda.reconciliation.told import Quotation


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Accounts that differ. `kind`: identifier, date, amount, count or attribution.

    `values` are in alphabetical order, dates as ISO 8601; `quotations` in the order of the documents.
    `hard` is False where both can be true: a time zone, a range that contains the day.
    """

    kind: str
    values: tuple[str, ...]
    quotations: tuple[Quotation, ...]
    hard: bool = True


def merged(found: Iterable[Found]) -> tuple[Found, ...]:
    """Gather finds of one kind with the same values into one, every quotation once.

    Nothing is decided by how many say so: the number of quotations is no vote.
    """
    kept: dict[tuple[str, tuple[str, ...]], Found] = {}
    for one in found:
        earlier = kept.get((one.kind, one.values))
        if earlier is None:
            kept[one.kind, one.values] = one
            continue
        quotations = tuple(dict.fromkeys((*earlier.quotations, *one.quotations)))
        hard = earlier.hard or one.hard
        kept[one.kind, one.values] = replace(earlier, quotations=quotations, hard=hard)
    return tuple(kept.values())
