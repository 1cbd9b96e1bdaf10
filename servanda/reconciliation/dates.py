"""Whether two dates can both be right for one thing.

Worked examples: 17 and 18 November differ by a day, and New York's evening is Hanoi's morning: soft.
18 to 20 February contains 19 February: soft. February 2026 and 19 February 2026 agree: one is only
less precise. 17 and 27 November cannot both be right: hard.
"""

from datetime import timedelta

from servanda.records import When

AGREE, SOFT, HARD = "agree", "soft", "hard"

_DAY = timedelta(days=1)


def compare_dates(a: When, b: When) -> str:
    """Return `agree`, `soft` (both can be true) or `hard` (they cannot)."""
    if a.iso == b.iso:
        return AGREE
    meet = a.earliest <= b.latest and b.earliest <= a.latest
    if meet:
        return SOFT if "/" in a.iso or "/" in b.iso else AGREE
    apart = min(abs(a.earliest - b.latest), abs(b.earliest - a.latest))
    days = a.earliest == a.latest and b.earliest == b.latest
    return SOFT if days and apart <= _DAY else HARD
