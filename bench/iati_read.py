"""How fast IATI is cut and read to rows, beside `xmllint --stream` on the same file in the same rounds.

    python bench/iati_read.py FILE [--rounds 5]

Seconds of the processor, the fastest of the rounds for each side, the sides taken in turn, so that a busy
machine troubles both alike. `xmllint --stream` runs at 0.46 of libxml2's SAX2, which is the column SAX2.
"""

import argparse
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from servanda.records.bulk import Piece, Rows, key_of
from servanda.standards import iati

STREAM = 0.46  # of SAX2, as measured once for `xmllint --stream --noout`
BATCH = 300  # records whose rows are held together, about a job's


def main() -> None:
    """Print one table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    if shutil.which("xmllint") is None:
        sys.exit("xmllint is not installed: it is in libxml2-utils")
    sides: dict[str, Callable[[Path], float]] = {
        "xmllint --stream": streamed,
        "cut": cut,
        "cut and hash": hashed,
        "cut and extract": extracted,
    }
    best = dict.fromkeys(sides, float("inf"))
    for _ in range(options.rounds):
        for name, side in sides.items():
            best[name] = min(best[name], side(options.file))
    size = options.file.stat().st_size / 1e6
    print(f"{options.file.name}: {size:.1f} MB, fastest of {options.rounds}")
    print("| | MB/s | of SAX2 |\n|--|--|--|")
    for name, seconds in best.items():
        ratio = best["xmllint --stream"] / seconds * STREAM
        print(f"| {name} | {size / seconds:.1f} | {ratio:.3f} |")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"\nresident at most: {peak:.0f} MB")


def streamed(path: Path) -> float:
    """Return the processor's seconds of the reference."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(["xmllint", "--stream", "--noout", str(path)], check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def cut(path: Path) -> float:
    """Return the seconds of finding the records."""
    begun = time.process_time()
    with path.open("rb") as stream:
        for _ in iati.cut(stream, iati.context(stream, path.name)):
            pass
    return time.process_time() - begun


def hashed(path: Path) -> float:
    """Return the seconds of finding the records and naming them by their bytes."""
    begun = time.process_time()
    with path.open("rb") as stream:
        context = iati.context(stream, path.name)
        for piece in iati.cut(stream, context):
            if isinstance(piece, Piece):
                key_of(piece.content, context)
    return time.process_time() - begun


def extracted(path: Path) -> float:
    """Return the seconds from the file to rows."""
    begun, rows, count = time.process_time(), Rows(), 0
    with path.open("rb") as stream:
        context = iati.context(stream, path.name)
        for piece in iati.cut(stream, context):
            if isinstance(piece, Piece):
                iati.extract(piece.content, context, rows)
                count += 1
                if count % BATCH == 0:
                    rows = Rows()
    return time.process_time() - begun


if __name__ == "__main__":
    main()
