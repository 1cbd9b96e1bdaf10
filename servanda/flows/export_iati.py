"""The activities of a snapshot as an IATI 2.03 file: what the snapshot holds of them, and no more.

The text of every element is put together where the rows are, column by column, kept on the disk as it
comes, and written some thousand records at a time in the order of their places, so that memory does
not grow with the dataset. Read again, the file gives the same rows, but for what a row keeps coarser than
IATI says it: finance is 110, 421 or 1100 for grant, loan and guarantee, and dates are the planned
ones. The schema wants a description, of which a snapshot holds none: it stands there empty. Worked
example:

    <transaction ref="1"><transaction-type code="3"/><transaction-date iso-date="2026-02-19"/>...

https://iatistandard.org/en/iati-standard/203/activity-standard/
"""

from collections.abc import Mapping
from pathlib import Path

import duckdb

from servanda.flows.snapshot import Snapshot, connect, quoted

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<iati-activities version="2.03">\n'
TAIL = "</iati-activities>\n"
MEMORY = "160MB"  # of DuckDB; beyond it, it goes to the disk beside the file
BATCH = 4_096  # elements written at a time
SLICE = 8_000  # records put in order at a time
# https://iatistandard.org/en/iati-standard/203/codelists/organisationrole/
_ROLES = {"funding": "1", "accountable": "2", "extending": "3", "implementing": "4"}
# https://iatistandard.org/en/iati-standard/203/codelists/relatedactivitytype/
_KINDS = {"parent": "1", "child": "2", "sibling": "3", "co-funded": "4", "third-party": "5"}
# https://iatistandard.org/en/iati-standard/203/codelists/financetype/
_FINANCE = {"grant": "110", "loan": "421", "guarantee": "1100"}
# What is no activity: an organisation has no level, and nothing is wrong with that.
_OTHERS = """hierarchy IS NULL AND record NOT IN (
    SELECT record FROM finding WHERE code = 'iati.activity.bad-hierarchy')"""


def write_iati(snapshot: Snapshot, path: Path) -> tuple[int, int]:
    """Write a file; return how many activities it has, and how many records are none."""
    spill = path.with_name(f"{path.name}.spill")
    beside = path.with_name(f"{path.name}.new")
    try:
        with connect(spill) as con, beside.open("w", encoding="utf-8", newline="") as out:
            con.execute(f"SET memory_limit = '{MEMORY}'")
            spill.mkdir(exist_ok=True)
            con.execute(f"ATTACH {quoted(str(spill / 'told.duckdb'))} AS disk")
            _lay_out(con, snapshot)
            counted = con.execute(f"SELECT count(*), count(*) FILTER ({_OTHERS}) FROM activity")
            held, others = counted.fetchall()[0]
            con.execute(_TOLD)
            out.write(HEAD)
            for first in range(0, held, SLICE):
                found = con.execute(_SLICED, (first, first + SLICE))
                while batch := found.fetchmany(BATCH):
                    out.write("".join([text for (text,) in batch]))
            out.write(TAIL)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
        if spill.is_dir():
            for left in spill.iterdir():
                left.unlink()
            spill.rmdir()
    return int(held) - int(others), int(others)


def _lay_out(con: duckdb.DuckDBPyConnection, snapshot: Snapshot) -> None:
    """Make views of the rows with their number in the table, and the order of the records."""
    for table in ("activity", "flow", "share", "participant", "relation", "location", "finding"):
        rows = f"SELECT *, row_number() OVER () AS n FROM ({snapshot.sql(table)})"
        con.execute(f"CREATE TEMP VIEW {table} AS {rows}")
    con.execute(f"""CREATE TEMP TABLE places AS
        SELECT record, row_number() OVER (ORDER BY place, record) - 1 AS rank FROM (
            SELECT s.record, min(s.place) AS place
            FROM ({snapshot.sql("source")}) AS s JOIN activity USING (record)
            WHERE NOT ({_OTHERS}) AND s.wins GROUP BY s.record)""")


def _safe(column: str) -> str:
    """Return an expression of SQL: a column as it may stand in an element or an attribute."""
    found = column
    for given, written in (("&", "&amp;"), ("<", "&lt;"), ('"', "&quot;"), (">", "&gt;")):
        found = f"replace({found}, {quoted(given)}, {quoted(written)})"
    for code in (9, 10, 13):
        found = f"replace({found}, chr({code}), '&#{code};')"
    # Most words have nothing to be written otherwise; what no XML can hold becomes U+FFFD.
    plain = f"NOT regexp_matches({column}, '[&<>\"\\x00-\\x1F\\x{{FFFE}}\\x{{FFFF}}]')"
    odd = "'[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\x{FFFE}\\x{FFFF}]'"
    return (
        f"CASE WHEN {plain} THEN {column} ELSE regexp_replace({found}, {odd}, chr(65533), 'g') END"
    )


def _attribute(name: str, column: str) -> str:
    """Return an expression: an attribute, "" where the column says nothing."""
    return f"CASE WHEN {column} <> '' THEN {quoted(f' {name}=')} || '\"' || {_safe(column)} || '\"' ELSE '' END"


def _plain(column: str) -> str:
    """Return an expression: a decimal without the zeros that say nothing."""
    return f"rtrim(rtrim({column}::VARCHAR, '0'), '.')"


def _narrative(column: str) -> str:
    return f"CASE WHEN {column} <> '' THEN '<narrative>' || {_safe(column)} || '</narrative>' ELSE '' END"


def _code(column: str, codes: Mapping[str, str]) -> str:
    """Return an expression: the code of a word; what is no word of ours is the publisher's."""
    cases = " ".join(f"WHEN {quoted(word)} THEN {quoted(code)}" for word, code in codes.items())
    return f"CASE {column} {cases} ELSE {_safe(column)} END"


def _organisation(end: str) -> str:
    """Return an expression: who gives or receives, with attributes and name."""
    return f"""'<{end}-org' || {_attribute("ref", end)}
        || {_attribute(f"{end}-activity-id", f"{end}_activity")} || '>'
        || {_narrative(f"{end}_name")} || '</{end}-org>'"""


_ENDS = {
    end: f"""CASE WHEN {end} <> '' OR {end}_name <> '' OR {end}_activity <> '' OR {needed}
        THEN {_organisation(end)} ELSE '' END"""
    for end, needed in (
        ("provider", "type NOT IN ('1', '9', '11', '13')"),
        ("receiver", "type IN ('1', '9', '11', '13')"),
    )
}
_FLAG = "CASE {} WHEN true THEN ' {}=\"1\"' WHEN false THEN ' {}=\"0\"' ELSE '' END"
_VALUE = f"""'<value' || {_attribute("currency", "currency")}
    || coalesce(' value-date="' || valued || '"', '') || '>' || coalesce({_plain("amount")}, '')
    || '</value>'"""
_ACTIVITY = f"""
SELECT record, 0 AS section, n, '<iati-activity' || {_attribute("xml:lang", "language")}
    || {_attribute("default-currency", "currency")} || {_attribute("last-updated-datetime", "updated")}
    || {_FLAG.format("humanitarian", "humanitarian", "humanitarian")}
    || coalesce(' hierarchy="' || hierarchy || '"', '') || '>\n<iati-identifier>'
    || {_safe("id")} || '</iati-identifier>\n<reporting-org ref="' || {_safe("reporter")}
    || '" type="' || {_safe("coalesce(t.type, '')")} || '"'
    || {_FLAG.format("secondary", "secondary-reporter", "secondary-reporter")} || '><narrative>'
    || {_safe("reporter_name")} || '</narrative></reporting-org>\n<title><narrative>'
    || {_safe("title")} || '</narrative></title>\n<description><narrative/></description>\n' AS text
FROM activity LEFT JOIN (SELECT record, party AS reporter, min(type) AS type FROM participant
    WHERE party <> '' GROUP BY ALL) AS t USING (record, reporter)
"""
_DATES = f"""
SELECT record, 2, n, '<activity-status code="' || {_safe("status")} || '"/>\n'
    || coalesce('<activity-date iso-date="' || starts || '" type="1"/>\n', '')
    || coalesce('<activity-date iso-date="' || ends || '" type="3"/>\n', '') FROM activity
"""
_PARTICIPANT = f"""
SELECT record, 1, n, '<participating-org role="' || {_code("role", _ROLES)} || '"'
    || {_attribute("ref", "party")} || {_attribute("type", "type")}
    || {_attribute("activity-id", "activity")} || '>' || {_narrative("name")}
    || '</participating-org>\n' FROM participant
"""
# Section, element and attributes of each kind of share.
_SHARE = f"""
SELECT record, ref, CASE kind WHEN 'place' THEN 3 WHEN 'region' THEN 4 WHEN 'sector' THEN 6 ELSE 7 END
        AS section, n,
    CASE kind WHEN 'place' THEN '<recipient-country' WHEN 'region' THEN '<recipient-region'
        WHEN 'sector' THEN '<sector' WHEN 'plan' THEN '<humanitarian-scope type="2"'
        ELSE '<humanitarian-scope type="1"' END
    || CASE WHEN kind = 'place' THEN '' ELSE {_attribute("vocabulary", "vocabulary")} END
    || ' code="' || {_safe("code")} || '"'
    || CASE WHEN kind IN ('plan', 'theme') THEN ''
        ELSE coalesce(' percentage="' || {_plain("stated")} || '"', '') END || '>'
    || {_narrative("name")}
    || CASE kind WHEN 'place' THEN '</recipient-country>\n' WHEN 'region' THEN '</recipient-region>\n'
        WHEN 'sector' THEN '</sector>\n' ELSE '</humanitarian-scope>\n' END AS text
FROM share WHERE kind IN ('place', 'region', 'sector', 'plan', 'theme')
"""
_LOCATION = f"""
SELECT record, 5, n, '<location>' || CASE WHEN code <> '' OR vocabulary <> ''
        THEN '<location-id vocabulary="' || {_safe("vocabulary")} || '" code="' || {_safe("code")}
        || '"/>' ELSE '' END
    || CASE WHEN name <> '' THEN '<name>' || {_narrative("name")} || '</name>' ELSE '' END
    || coalesce('<point srsName="http://www.opengis.net/def/crs/EPSG/0/4326"><pos>' || latitude
        || ' ' || longitude || '</pos></point>', '') || '</location>\n' FROM location
"""
_PERIOD = f"""
SELECT record, CASE stage WHEN 'budget' THEN 8 ELSE 9 END, n,
    CASE stage WHEN 'budget' THEN '<budget' ELSE '<planned-disbursement' END
    || {_attribute("type", "type")} || '>' || CASE WHEN split_part(description, '/', 1) <> ''
        THEN '<period-start iso-date="' || {_safe("split_part(description, '/', 1)")} || '"/>'
        ELSE '' END || CASE WHEN split_part(description, '/', 2) <> ''
        THEN '<period-end iso-date="' || {_safe("split_part(description, '/', 2)")} || '"/>'
        ELSE '' END || {_VALUE} || CASE stage WHEN 'budget' THEN '</budget>\n'
        ELSE {_organisation("provider")} || CASE WHEN receiver <> '' OR receiver_name <> ''
            OR receiver_activity <> '' THEN {_organisation("receiver")} ELSE '' END
        || '</planned-disbursement>\n' END
FROM flow WHERE stage IN ('budget', 'planned')
"""
# A transaction is one row, or where it has shares of its own: its head, a row for each, and its end.
_END = f"""CASE WHEN finance <> '' THEN '<finance-type code="'
        || {_code("finance", _FINANCE)} || '"/>' ELSE '' END || '</transaction>\n'"""
_OWN = "(SELECT DISTINCT record, ref FROM share WHERE ref <> '')"
_OF_FLOW = "s.record = f.record AND s.ref = f.ref"
_OTHER, _LAST = 1 << 40, 1 << 41  # beyond the number of any row
_TRANSACTION = f"""
SELECT f.record, 10 AS section, f.n, 0 AS part, '<transaction' || {_attribute("ref", "f.ref")}
    || '><transaction-type code="' || {_safe("type")} || '"/>'
    || coalesce('<transaction-date iso-date="' || decided || '"/>', '') || {_VALUE}
    || CASE WHEN description <> '' THEN '<description>' || {_narrative("description")}
        || '</description>' ELSE '' END || {_ENDS["provider"]} || {_ENDS["receiver"]}
    || CASE WHEN s.ref IS NULL THEN {_END} ELSE '' END AS text
FROM flow AS f LEFT JOIN {_OWN} AS s ON {_OF_FLOW} WHERE stage NOT IN ('budget', 'planned')
UNION ALL SELECT f.record, 10, f.n, s.n + CASE s.section WHEN 6 THEN 0 ELSE {_OTHER} END, s.text
FROM flow AS f JOIN ({_SHARE}) AS s ON {_OF_FLOW}
WHERE s.ref <> '' AND stage NOT IN ('budget', 'planned')
UNION ALL SELECT f.record, 10, f.n, {_LAST}, {_END}
FROM flow AS f JOIN {_OWN} AS s ON {_OF_FLOW} WHERE stage NOT IN ('budget', 'planned')
"""
_RELATION = f"""
SELECT record, 11, n, '<related-activity ref="' || {_safe("other")} || '" type="'
    || {_code("kind", _KINDS)} || '"/>\n' FROM relation
"""
# Rows come by table, each nearly in the order of records: a slice looks into few of their groups.
_TOLD = f"""
CREATE TABLE disk.told AS SELECT p.rank, e.section, e.n, e.part, e.text FROM (
    SELECT record, section, n, 0 AS part, text FROM (
        {_ACTIVITY} UNION ALL {_DATES} UNION ALL {_PARTICIPANT}
        UNION ALL SELECT record, section, n, text FROM ({_SHARE}) WHERE ref = ''
        UNION ALL {_LOCATION} UNION ALL {_PERIOD} UNION ALL {_RELATION}
        UNION ALL SELECT record, 12, n, '</iati-activity>\n' FROM activity
    ) UNION ALL {_TRANSACTION}
) AS e JOIN places AS p ON p.record = e.record
"""
_SLICED = "SELECT text FROM disk.told WHERE rank >= ? AND rank < ? ORDER BY rank, section, n, part"
