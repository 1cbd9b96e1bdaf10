"""One published record: its rows in every table, and its very bytes, which are never executed."""

from collections.abc import Iterator
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from servanda.portal.bulk import Line, held_or_404, on_disk, snapshot_of
from servanda.portal.frame import page
from servanda.portal.pieces import contents, pieces
from servanda.portal.rows import place_reason

if TYPE_CHECKING:
    from servanda.flows.snapshot import Snapshot

MOST = 200  # rows of one table on a page
CHECKED = 8 << 20  # bytes whose hash is worked out while somebody waits
BLOCK = 1 << 20
# Bytes that others wrote: no browser may run, load or frame anything that stands in them.
SAFE = "default-src 'none'; sandbox"


@require_safe
def record(request: HttpRequest, name: str, key: int) -> HttpResponse:
    """Show the rows that a record was read into, and the places where it stands."""
    one = held_or_404(name)
    snapshot = snapshot_of(one)
    places = _places(snapshot, key)
    tables = [shown for table in _titles() if (shown := _table(snapshot, table, key))]
    activity = next((table["first"] for table in tables if table["name"] == "activity"), {})
    context = {
        "dataset": one,
        "key": key,
        "id": activity.get("id") or str(key),
        "title": activity.get("title", ""),
        "language": activity.get("language", ""),
        "tables": tables,
        "places": places,
    }
    return page(request, "record", context, tab="datasets")


@require_safe
def raw(
    request: HttpRequest, name: str, key: int, nth: int, part: int | None = None
) -> HttpResponseBase:
    """Answer with the bytes of one place of a record, or of one of its pieces, as plain text."""
    one = held_or_404(name)
    snapshot = snapshot_of(one)
    places = _places(snapshot, key)
    if not 1 <= nth <= len(places):
        raise Http404(gettext("The record does not stand in so many places."))
    place = places[nth - 1]
    if part is not None:
        found = contents(snapshot, place["content"] or b"")
        if not 1 <= part <= len(found):
            raise Http404(gettext("The record is not made of so many pieces."))
        place = {**place, "content": found[part - 1]}
    kind = "text/plain; charset=utf-8"
    response: HttpResponseBase
    if place["content"] is None:
        response = StreamingHttpResponse(_blocks(snapshot, place), content_type=kind)
    else:
        response = HttpResponse(place["content"], content_type=kind)
    response["Content-Security-Policy"] = SAFE
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Disposition"] = (
        f'inline; filename="record-{key}-{nth}{f"-{part}" if part else ""}.txt"'
    )
    return response


def _files(snapshot: "Snapshot", place: Line, key: int) -> list[str]:
    """Return the files in which pieces of a record may stand: its own, and those it was gathered of."""
    from servanda.flows.record_rows import gathered_from

    with on_disk():
        return list(dict.fromkeys([place["file"], *gathered_from(snapshot, key)]))


def _places(snapshot: "Snapshot", key: int) -> list[Line]:
    """Return where a record stands, the place that counts first; 404 where it stands nowhere."""
    from servanda.flows.record_rows import places

    with on_disk():
        rows = places(snapshot, key)
    if not rows:
        raise Http404(gettext("There is no such record in this dataset."))
    sources = {source.sha256: source for source in snapshot.manifest.sources}
    for number, row in enumerate(rows, start=1):
        source = sources.get(row["file"])
        row["nth"], row["name"] = number, source.name if source else ""
        row["why"] = place_reason(row["reason"])
        row["digest"], row["genuine"] = row["hash"].hex(), None
        if source and row["length"] <= CHECKED:
            with on_disk():
                row["content"] = row["content"] or b"".join(_blocks(snapshot, row))
            row["genuine"] = sha256(source.context + row["content"]).digest() == row["hash"]
        if not row["length"]:
            files = _files(snapshot, row, key)
            row["pieces"] = pieces(snapshot, row["content"] or b"", files)
    return rows


def _blocks(snapshot: "Snapshot", place: Line) -> Iterator[bytes]:
    """Yield the bytes of one place, piece by piece."""
    left = int(place["length"])
    with snapshot.taken(place["file"]).open("rb") as stream:
        stream.seek(place["offset"])
        while left and (block := stream.read(min(BLOCK, left))):
            left -= len(block)
            yield block


def _table(snapshot: "Snapshot", name: str, key: int) -> dict[str, Any] | None:
    """Return the rows of a record in one table, without the columns that say nothing."""
    from servanda.flows import record_rows

    with on_disk():
        rows = record_rows.rows(snapshot, name, record=key, most=MOST + 1)
    if not rows:
        return None
    columns = [c for c in rows[0] if any(row[c] not in (None, "") for row in rows)]
    cells = [[_plain(row[column]) for column in columns] for row in rows[:MOST]]
    return {
        "name": name,
        "title": _titles()[name],
        "columns": columns,
        "rows": cells,
        "more": len(rows) > MOST,
        "first": rows[0],
    }


def _plain(value: Any) -> str:
    if isinstance(value, bool):
        return gettext("yes") if value else gettext("no")
    text = "" if value is None else str(value)
    plain = text.rstrip("0").rstrip(".") if type(value).__name__ == "Decimal" else text
    return plain or text


def _titles() -> dict[str, str]:
    return {
        "activity": gettext("The record"),
        "flow": gettext("Its flows of money"),
        "share": gettext("How it divides"),
        "participant": gettext("Who takes part"),
        "relation": gettext("Records it names"),
        "location": gettext("Places"),
        "finding": gettext("What is wrong with it"),
    }
