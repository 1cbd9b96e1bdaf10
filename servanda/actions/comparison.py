"""A new document held against the texts kept: reprints, and accounts that differ.

Reading and reconciliation do not know each other; here the one's finds become the other's input.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256
from typing import TYPE_CHECKING

from servanda.extraction.reading import Reading, read
from servanda.extraction.version import VERSION
from servanda.reconciliation.compare import Comparison, Told, compare
from servanda.records import Anchor, Document, Proposal, Reprint
from servanda.records.columns import canonical

if TYPE_CHECKING:
    from servanda.reconciliation.contradictions import Found

WINDOW = timedelta(days=45)  # a wire story is reprinted within days; six weeks is generous
