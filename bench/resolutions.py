"""Identifiers on texts of others: 802 resolutions of the Security Council, in English (CR-UNSC, CC0).

    python bench/resolutions.py

Prints how many headers give the number that stands in the file's name, and precision and recall of
citations. Truth for citations is the Council's own way of writing: a number of at most four digits
with its year in brackets, "1973 (2011)"; a number that we read without such a year counts as false.
"""

import re
import sys
from pathlib import Path

from servanda.extraction.identifiers import find_identifiers
from servanda.extraction.view import View

TEXTS = Path(__file__).resolve().parents[2] / "shared" / "standards" / "resolutions"
NAME = re.compile(r"S_RES_(\d+)_(\d{4})_")
CITED = re.compile(r"(?<![\d-])(?P<number>\d{1,4})\s?\((?:19|20)\d\d\)")
HEADER = 500  # characters in which a header stands


def main() -> None:
    """Read every text, and print the figures."""
    if not TEXTS.is_dir():
        sys.exit(f"no texts in {TEXTS}: nothing was measured")
    heads = texts = hit = missed = false = 0
    for path in sorted(TEXTS.glob("*.txt")):
        text = path.read_text(encoding="utf-8", errors="replace")
        own = NAME.match(path.name)
        if own is None:
            continue
        found = find_identifiers(View(text), language="en")
        texts += 1
        heads += any(int(one.value) == int(own[1]) for one in found if one.start < HEADER)
        wanted = {match.start() for match in CITED.finditer(text)}
        places = {one.start + _digits(one.quote) for one in found}
        hit += len(wanted & places)
        missed += len(wanted - places)
        false += len(places - wanted)
    precision, recall = hit / (hit + false), hit / (hit + missed)
    print(f"headers   {heads} of {texts} ({heads / texts:.3f})")
    print(f"citations {hit + missed}: precision {precision:.3f}, recall {recall:.3f}")


def _digits(quote: str) -> int:
    """Return where in a quotation its number begins."""
    found = re.search(r"\d", quote)
    return found.start() if found else 0


if __name__ == "__main__":
    main()
