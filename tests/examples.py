"""How many examples of a costly property are drawn: a few every time, many where there is time."""

import os

SOAK = os.environ.get("HYPOTHESIS_PROFILE") == "explore"  # `make soak`


def examples(few: int) -> int:
    """Return so many, and forty times as many in a soak."""
    return 40 * few if SOAK else few
