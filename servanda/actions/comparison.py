"""A new document held against the texts kept: reprints, and accounts that differ.

Reading and reconciliation do not know each other; here the one's finds become the other's input.
"""

from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    pass

WINDOW = timedelta(days=45)  # a wire story is reprinted within days; six weeks is generous
