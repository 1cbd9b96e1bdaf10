"""How an activity divides over sectors and places: percentages that add up to exactly 100.

Sectors divide once in each vocabulary. Countries and regions divide together: with a country at 60
and a region at 40, the two rows have 60 and 40, and neither kind alone adds up to 100. Worked example:
three sectors at 33.3 become 33.333334, 33.333333 and 33.333333, and a finding says so. Who has no
percentage takes an equal part of what the others leave. Parts are cut at six places, and what is over
goes to the largest remainders, so that nothing is lost or made.
https://iatistandard.org/en/guidance/standard-guidance/activity-thematic-focus/
"""

from collections.abc import Sequence

UNIT = 1_000_000  # parts of one per cent
WHOLE = 100 * UNIT
SLIGHT = UNIT  # a sum that is off by one per cent at most is rounding


class Part:
    """One sector, country or region: what it states, and the percentage that it gets.

    `stated` is in millionths of one per cent, `said` the same as text; None when nothing is stated.
    """

    __slots__ = ("code", "kind", "name", "percent", "said", "stated", "vocabulary")

    def __init__(self, kind: str, vocabulary: str, code: str, *, name: str = "") -> None:
        """Begin with one that states nothing."""
        self.kind, self.vocabulary, self.code, self.name = kind, vocabulary, code, name
        self.stated: int | None = None
        self.said: str | None = None
        self.percent = ""


def rebase(parts: Sequence[Part], whole: int = WHOLE) -> tuple[bool, int, int]:
    """Set the percentages of the parts so that they add up to `whole`, in millionths of a per cent.

    Returns whether what was stated had to be changed, the sum that was stated, and how many stated
    nothing.
    """
    total = missing = 0
    for part in parts:
        if part.stated is None:
            missing += 1
        else:
            total += part.stated
    if total == whole and not missing:
        for part in parts:
            part.percent = part.said or ""
        return False, total, 0
    if missing and len(parts) == 1:
        parts[0].percent = text_of(whole)
        return False, 0, 1
    weights = [part.stated or 0 for part in parts]
    if missing:
        equal = iter(_divided(max(whole - total, 0), [1] * missing))
        weights = [next(equal) if part.stated is None else part.stated for part in parts]
    if not any(weights):
        weights = [1] * len(parts)
    changed = sum(weights) != whole
    for part, share in zip(parts, _divided(whole, weights), strict=True):
        part.percent = text_of(share)
    return changed, total, missing


def _divided(whole: int, weights: Sequence[int]) -> list[int]:
    """Divide units in proportion, exactly: the largest remainders, then the first, take what is over."""
    total = sum(weights)
    parts = [whole * weight // total for weight in weights]
    order = sorted(range(len(weights)), key=lambda i: (-(whole * weights[i] % total), i))
    for index in order[: whole - sum(parts)]:
        parts[index] += 1
    return parts


def text_of(units: int) -> str:
    """Return millionths of one per cent as the tables want a percentage: "33.333334"."""
    whole, rest = divmod(units, UNIT)
    return f"{whole}.{rest:06}".rstrip("0") if rest else str(whole)


def units_of(percent: str) -> int:
    """Return a percentage (plain, six decimals at most) in millionths of one per cent."""
    whole, _, rest = percent.partition(".")
    return int(whole) * UNIT + int(rest.ljust(6, "0") if rest else 0)
