"""Where releases and records lie, of one file or of all of a dataset: on disk while they are cut.

It goes when it is closed. Worked example: with releases of `ocds-1` at bytes 10 and 90 of file 0, and at
byte 5 of file 1, `groups(0)` gives `("ocds-1", [(10, 40), (90, 60)])`, and `spread()` all three.
"""

import json
import sqlite3
from collections.abc import Iterator
from itertools import groupby
from typing import BinaryIO

from servanda.records.bulk import Piece

_SPREAD = """
SELECT mark, file, start, length FROM place WHERE mark IN (SELECT mark FROM place WHERE mark <> ''
    GROUP BY mark HAVING count(DISTINCT file) > 1 AND min(whole) = 0) ORDER BY mark, file, start
"""
# A release without a process is a process by itself.
_GROUPS = """
SELECT mark, start, length, CASE mark WHEN '' THEN start
    ELSE min(start) OVER (PARTITION BY mark) END AS first
FROM place WHERE file = ? AND NOT whole ORDER BY first, start
"""


class Index:
    """Places by process, each in a file that has a number."""

    def __init__(self) -> None:
        """Begin with none."""
        self.held = sqlite3.connect("")
        self.held.execute(
            "CREATE TABLE place (mark TEXT, file INTEGER, start INTEGER, length INTEGER, whole INTEGER)"
        )
        self.files: set[int] = set()

    def begin(self, file: int) -> None:
        """Go on with a file; what was told of it before is forgotten."""
        if file in self.files:
            self.held.execute("DELETE FROM place WHERE file = ?", (file,))
        self.files.add(file)

    def add(self, file: int, ocid: str, piece: Piece, *, whole: bool = False) -> None:
        """Keep where a release, or a `whole` record, lies; "" is the process of one that names none."""
        row = (ocid, file, piece.offset, piece.length, whole)
        self.held.execute("INSERT INTO place VALUES (?, ?, ?, ?, ?)", row)

    def groups(self, file: int) -> Iterator[tuple[str, list[tuple[int, int]]]]:
        """Yield each process of a file with the places of its releases, in the order of the file."""
        rows = self.held.execute(_GROUPS, (file,))
        for (ocid, _), found in groupby(rows, key=lambda row: (str(row[0]), int(row[3]))):
            yield ocid, [(start, length) for _, start, length, _ in found]

    def spread(self) -> Iterator[tuple[str, list[tuple[int, int, int]]]]:
        """Yield each process that lies in several files, not in records alone: (file, start, length)."""
        for ocid, found in groupby(self.held.execute(_SPREAD), key=lambda row: str(row[0])):
            yield ocid, [(file, start, length) for _, file, start, length in found]

    def write(self, file: int, out: BinaryIO) -> None:
        """Write the places of a file, a line each, and at the end how many there are."""
        rows = self.held.execute(
            "SELECT mark, start, length, whole FROM place WHERE file = ? ORDER BY rowid", (file,)
        )
        count = 0
        for row in rows:
            out.write(json.dumps(row).encode() + b"\n")
            count += 1
        out.write(json.dumps({"places": count}).encode() + b"\n")

    def read(self, file: int, held: BinaryIO) -> bool:
        """Take the places of a file as they were written; tell whether they are all there, else take none."""
        self.begin(file)
        count = 0
        try:
            for line in held:
                found = json.loads(line)
                if isinstance(found, dict):
                    if found["places"] == count and not held.read(1):
                        return True
                    break
                mark, start, length, whole = found
                row = (str(mark), file, int(start), int(length), bool(whole))
                self.held.execute("INSERT INTO place VALUES (?, ?, ?, ?, ?)", row)
                count += 1
        except (ValueError, TypeError, KeyError):
            pass
        self.begin(file)
        self.files.discard(file)
        return False

    def close(self) -> None:
        """Let it go."""
        self.held.close()
