"""What a figure does not take in, and why: counted and shown, never dropped in silence."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain

from servanda.records import Amount


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """Rows left out for one `reason` (words in `terms`, list `left-out`).

    `rows` are ids; `amounts` hold one sum for each unit that the rows had a figure in.
    """

    reason: str
    rows: tuple[str, ...]
    amounts: tuple[Amount, ...] = ()

    @property
    def count(self) -> int:
        """How many rows were left out."""
        return len(self.rows)


def together(parts: Iterable[Sequence[LeftOut]]) -> tuple[LeftOut, ...]:
    """Join what several parts leave out, as if their rows had been gathered at once."""
    found: dict[str, list[LeftOut]] = defaultdict(list)
    for one in chain.from_iterable(parts):
        found[one.reason].append(one)
    return tuple(
        LeftOut(
            reason=reason,
            rows=tuple(sorted(row for one in found[reason] for row in one.rows)),
            amounts=_sums(amount for one in found[reason] for amount in one.amounts),
        )
        for reason in sorted(found)
    )


def _sums(amounts: Iterable[Amount]) -> tuple[Amount, ...]:
    """Add up what has one unit; units in alphabetical order."""
    sums: dict[str, Decimal] = defaultdict(Decimal)
    for amount in amounts:
        sums[amount.unit] += amount.figure
    return tuple(Amount(unit=unit, value=value) for unit, value in sorted(sums.items()))


def gather(rows: Iterable[tuple[str, str, Amount | None]]) -> tuple[LeftOut, ...]:
    """Gather (reason, id, amount) into one `LeftOut` a reason, in alphabetical order."""
    ids: dict[str, list[str]] = defaultdict(list)
    amounts: dict[str, list[Amount]] = defaultdict(list)
    for reason, row, amount in rows:
        ids[reason].append(row)
        if amount is not None:
            amounts[reason].append(amount)
    return tuple(
        LeftOut(reason=reason, rows=tuple(sorted(ids[reason])), amounts=_sums(amounts[reason]))
        for reason in sorted(ids)
    )
