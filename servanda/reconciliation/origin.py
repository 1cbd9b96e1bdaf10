"""Where an equation starts: the promise's own words, or a count by a reporter the plan prefers.

Worked example: a donor announced 212; the World Bank later counted 277. With the declared preference
("org:world-bank",) the equation starts at 277 from the day of that count, at 212 before it and
without the preference. Both are shown, with the difference, and nothing averages them (definitions
16 and 17).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from servanda.reconciliation.case import Case
from servanda.records import Amount, Count, When


@dataclass(frozen=True, slots=True, kw_only=True)
class Rival:
    """A figure that was not used: whose (empty for the promise's own words), and how far off.

    `difference` is this figure minus the one used, None where the units differ.
    """

    reporter: str
    amount: Amount
    date: When | None
    difference: Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """The amount that the equation starts from, and who gave it.

    `counted` is the day of the count, None where the promise's own words are used.
    """

    amount: Amount
    reporter: str = ""
    counted: date | None = None
    rivals: tuple[Rival, ...] = ()

    @property
    def figure(self) -> Decimal:
        """The number to reckon with."""
        return self.amount.figure

    @property
    def unit(self) -> str:
        """The equation's currency or unit: that of the figure used."""
        return self.amount.unit

    @property
    def bound(self) -> str:
        """How the figure is to be read."""
        return self.amount.bound


def known(when: When | None, today: date) -> bool:
    """Tell whether a dated fact was known by the end of `today`; an undated one always was."""
    return when is None or when.latest <= today


def origin(case: Case, *, today: date, preference: Sequence[str] = ()) -> Origin | None:
    """Return where the equation starts on that day; None where no figure may be used.

    A promise that names no figure takes a sole reporter's count; rivals need a preference.
    """
    own = case.promise.amount
    if not case.counts:
        return None if own is None else Origin(amount=own)
    counts = _latest_counts(case.counts, today)
    chosen = next((counts[reporter] for reporter in preference if reporter in counts), None)
    if chosen is None and own is None and len(counts) == 1:
        chosen = next(iter(counts.values()))
    if chosen is None and own is None:
        return None
    used = chosen.amount if chosen else own
    assert used is not None
    beside: list[tuple[str, Amount, When | None]] = []
    if chosen is not None and own is not None:
        beside.append(("", own, case.promise.stated))
    beside += [(c.reporter, c.amount, c.date) for c in counts.values() if c is not chosen]
    return Origin(
        amount=used,
        reporter=chosen.reporter if chosen else "",
        counted=chosen.date.latest if chosen else None,
        rivals=tuple(_rival(told, used) for told in beside),
    )


def _rival(told: tuple[str, Amount, When | None], used: Amount) -> Rival:
    reporter, amount, day = told
    same = amount.unit == used.unit
    return Rival(
        reporter=reporter,
        amount=amount,
        date=day,
        difference=amount.figure - used.figure if same else None,
    )


def _latest_counts(counts: Sequence[Count], today: date) -> dict[str, Count]:
    """Return each reporter's last count known by `today`, reporters in alphabetical order."""
    found: dict[str, Count] = {}
    for count in sorted(counts, key=lambda c: (c.reporter, c.date.latest, c.id)):
        if count.date.latest <= today:
            found[count.reporter] = count
    return found
