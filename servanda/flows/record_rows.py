"""What a snapshot holds of one record: the places where it stands, and its rows in each table.

None of them raises where nothing is held of a record; OSError when part files are gone.
"""

from servanda.flows.apart import asked
from servanda.flows.asking import Line, ask
from servanda.flows.snapshot import Snapshot

LARGEST_KEY = 2**63 - 1  # a key is a column of 64 bits, with its sign

_PLACES = """
SELECT file, "offset", length, hash, content, wins, reason, winner, place FROM {source}
WHERE record = $1 ORDER BY wins DESC, place DESC
"""
_MEMBERS = """
SELECT file, max(place) AS last FROM {source} WHERE winner = $1 AND reason = 'merged'
GROUP BY file ORDER BY last DESC
"""
_ROWS = "SELECT * EXCLUDE (record) FROM TABLE WHERE record = $1 ORDER BY ORDERED LIMIT $2"
_ORDER = {"flow": "ref", "share": "ref, kind, vocabulary, code"}


@asked
def places(snapshot: Snapshot, record: int) -> list[Line]:
    """Return where a record stands, the place that counts first, then the latest; [] where nowhere."""
    return ask(snapshot, _PLACES, [record]) if 0 <= record <= LARGEST_KEY else []


@asked
def gathered_from(snapshot: Snapshot, record: int) -> list[str]:
    """Return the files, by SHA-256 and the latest first, whose pieces were merged into a record."""
    return [str(row["file"]) for row in ask(snapshot, _MEMBERS, [record])]


@asked
def rows(snapshot: Snapshot, table: str, *, record: int, most: int) -> list[Line]:
    """Return the rows of a record in a table, `most` of them at the most, without the column of its key."""
    question = _ROWS.replace("TABLE", f"{{{table}}}").replace("ORDERED", _ORDER.get(table, "1"))
    return ask(snapshot, question, [record, most])
