"""The flows of activities that somebody names by the identifiers they were published under.

Worked example: `published(snapshot, ["XM-1"], link="document-link")` gives the flows of the activity
`XM-1` in the order of their refs, each with the number it has among its equals and the web address
that a relation of that kind gives for its activity.
"""

from collections.abc import Sequence
from typing import Any

from servanda.flows.apart import asked
from servanda.flows.snapshot import Snapshot

_FLOWS = """
SELECT a.id, a.record, a.title, a.language, coalesce(nullif(a.reporter_name, ''), a.reporter) AS said,
    f.ref, f.stage, f.amount, f.currency, f.unit, coalesce(f.valued, f.decided) AS day,
    f.provider, f.provider_name, f.receiver, f.receiver_name,
    row_number() OVER (PARTITION BY a.record, f.stage, f.amount, f.currency, f.unit, day,
        f.provider, f.provider_name, f.receiver, f.receiver_name ORDER BY f.ref) AS nth,
    (SELECT min(r.other) FROM relation AS r WHERE r.record = a.record AND r.kind = $kind
        AND starts_with(r.other, 'http')) AS address
FROM activity AS a JOIN flow AS f USING (record)
WHERE a.id IN (SELECT unnest($ids)) ORDER BY a.id, f.ref
"""


@asked
def published(
    snapshot: Snapshot, ids: Sequence[str], *, link: str
) -> dict[str, list[dict[str, Any]]]:
    """Return the flows of activities under their identifiers; one that is not held is left out."""
    with snapshot.connect() as con:
        found = con.execute(_FLOWS, {"ids": list(ids), "kind": link})
        names = [column[0] for column in found.description or ()]
        rows = [dict(zip(names, row, strict=True)) for row in found.fetchall()]
    held: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        held.setdefault(row["id"], []).append(row)
    return held
