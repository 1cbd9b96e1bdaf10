"""How much: a number with its unit, its bounds kept apart from its value.

"up to 8,000 soldiers" has a maximum and no minimum; "more than 7 billion" a minimum and no maximum
(definitions 10 and 11). Worked example: `Amount(unit="soldier", maximum=Decimal(8000))`.
"""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A quantity of `unit`: an ISO 4217 code for money, else a singular English noun.

    `value` is the figure given as such; `minimum` and `maximum` are bounds given in words or as a
    range; `approximate` marks "about". At least one of the three numbers is present.
    """

    unit: str
    value: Decimal | None = None
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    approximate: bool = False

    def __post_init__(self) -> None:
        """Refuse an amount without a number, without a unit, or with NaN or crossed bounds."""
        value, least, most = self.value, self.minimum, self.maximum
        if least is None and most is None and value is not None and self.unit and value.is_finite():
            return  # nearly every amount is one figure, and a ledger has a hundred thousand
        numbers = [n for n in (value, least, most) if n is not None]
        if not numbers or not self.unit:
            raise ValueError("an amount needs a unit and a value, a minimum or a maximum")
        for number in numbers:
            if not number.is_finite():
                raise ValueError("an amount is a finite number")
        if least is not None and most is not None and least > most:
            raise ValueError("the minimum is larger than the maximum")

    @property
    def floor(self) -> Decimal | None:
        """What was promised at the least: the value, else the minimum; None for a bare ceiling."""
        return self.value if self.value is not None else self.minimum

    @property
    def figure(self) -> Decimal:
        """The one number to reckon with: value, else minimum, else maximum (see `bound`)."""
        if self.value is not None:
            return self.value
        bound = self.minimum if self.minimum is not None else self.maximum
        assert bound is not None, "an amount has a number"
        return bound

    @property
    def bound(self) -> str:
        """How `figure` is to be read: `exact`, `at-least` or `up-to`."""
        if self.value is not None:
            return "exact"
        return "at-least" if self.minimum is not None else "up-to"

    @property
    def is_money(self) -> bool:
        """Tell whether the unit is a currency (three capitals, ISO 4217)."""
        return len(self.unit) == 3 and self.unit.isascii() and self.unit.isupper()
