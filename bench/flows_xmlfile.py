"""Writes the activities of a made-up dataset with `lxml.xmlfile`: what `flows_export.py` holds ours against."""

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

from servanda.flows.snapshot import Snapshot


def by_xmlfile(snapshot: Snapshot, path: Path) -> None:
    """Write the same activities from the same rows with lxml.xmlfile."""
    from lxml import etree

    with snapshot.connect() as con, etree.xmlfile(str(path), encoding="utf-8") as out:
        tables = {}
        for table in ("activity", "participant", "share", "location", "flow"):
            given = con.cursor().execute(f"SELECT * FROM {table} ORDER BY record")
            names = [column[0] for column in given.description or ()]
            tables[table] = groupby(_rows(given, names), key=lambda row: row["record"])
        # Every record of this dataset has rows in all tables but `location`.
        spots = next(tables["location"], None)
        with out.element("iati-activities", version="2.03"):
            for record, rows in tables["activity"]:
                parts = {
                    one: list(next(tables[one])[1]) for one in ("participant", "share", "flow")
                }
                parts["location"] = []
                if spots and spots[0] == record:
                    parts["location"] = list(spots[1])
                    spots = next(tables["location"], None)
                _activity(out, next(iter(rows)), parts)


def _rows(given: Any, names: list[str]) -> Iterator[dict[str, Any]]:
    while batch := given.fetchmany(4_096):
        for row in batch:
            yield dict(zip(names, row, strict=True))


def _activity(out: Any, row: dict[str, Any], parts: dict[str, list[dict[str, Any]]]) -> None:
    given = {"default-currency": row["currency"], "hierarchy": str(row["hierarchy"])}
    given["{http://www.w3.org/XML/1998/namespace}lang"] = row["language"]
    with out.element("iati-activity", given):
        with out.element("iati-identifier"):
            out.write(row["id"])
        with out.element("reporting-org", ref=row["reporter"], type="10"):
            _narrative(out, row["reporter_name"])
        for tag, words in (("title", row["title"]), ("description", "")):
            with out.element(tag):
                _narrative(out, words)
        for one in parts["participant"]:
            with out.element("participating-org", ref=one["party"], role="1", type=one["type"]):
                _narrative(out, one["name"])
        with out.element("activity-status", code=row["status"]):
            pass
        for kind, day in (("1", row["starts"]), ("3", row["ends"])):
            with out.element("activity-date", {"iso-date": day.isoformat(), "type": kind}):
                pass
        for one in parts["share"]:
            tag = "sector" if one["kind"] == "sector" else "recipient-country"
            stated = {"percentage": f"{one['stated']:f}"} if one["stated"] is not None else {}
            with out.element(tag, code=one["code"], **stated):
                pass
        for one in parts["location"]:
            with out.element("location"):
                with out.element("name"):
                    _narrative(out, one["name"])
                with out.element("point"), out.element("pos"):
                    out.write(f"{one['latitude']} {one['longitude']}")
        for one in parts["flow"]:
            _transaction(out, one)


def _transaction(out: Any, one: dict[str, Any]) -> None:
    with out.element("transaction", ref=one["ref"]):
        with out.element("transaction-type", code=one["type"]):
            pass
        with out.element("transaction-date", {"iso-date": one["decided"].isoformat()}):
            pass
        valued = {"currency": one["currency"], "value-date": one["valued"].isoformat()}
        with out.element("value", valued):
            out.write(f"{one['amount']:f}".rstrip("0").rstrip("."))
        with out.element("provider-org", ref=one["provider"]):
            _narrative(out, one["provider_name"])
        if one["receiver_activity"]:
            with out.element("receiver-org", {"receiver-activity-id": one["receiver_activity"]}):
                pass


def _narrative(out: Any, words: str) -> None:
    with out.element("narrative"):
        out.write(words)
