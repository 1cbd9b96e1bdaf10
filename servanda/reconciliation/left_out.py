"""What a figure does not take in, and why: counted and shown, never dropped in silence."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

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


def gather(rows: Iterable[tuple[str, str, Amount | None]]) -> tuple[LeftOut, ...]:
    """Gather (reason, id, amount) into one `LeftOut` a reason, in alphabetical order."""
    ids: dict[str, list[str]] = defaultdict(list)
    sums: dict[str, dict[str, Decimal]] = defaultdict(lambda: defaultdict(Decimal))
    for reason, row, amount in rows:
        ids[reason].append(row)
        if amount is not None:
            sums[reason][amount.unit] += amount.figure
    return tuple(
        LeftOut(
            reason=reason,
            rows=tuple(sorted(ids[reason])),
            amounts=tuple(Amount(unit=u, value=v) for u, v in sorted(sums[reason].items())),
        )
        for reason in sorted(ids)
    )
