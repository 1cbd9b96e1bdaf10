"""What is written as IATI is valid, and read again gives the same rows."""

import io
import re
from decimal import Decimal

import pytest
from lxml import etree

from bench import flows_snapshots
from servanda.flows import export_iati
from servanda.flows.export_iati import write_iati
from servanda.records.bulk import TABLES, Piece, Rows
from servanda.standards import iati
from servanda.standards.iati.schemas import schema
from tests.flows.built import build

ODD = """<iati-activities version="2.03"><iati-activity xml:lang="vi" default-currency="EUR"
 hierarchy="2" humanitarian="true" last-updated-datetime="2026-02-19T10:00:00Z">
<iati-identifier>XM-1-&lt;A&amp;B&gt;</iati-identifier>
<reporting-org ref="XM-1" type="10" secondary-reporter="0"><narrative>Tổ chức "một" &lt;&amp;</narrative></reporting-org>
<title><narrative>العنوان</narrative></title><description><narrative>Words</narrative></description>
<participating-org ref="XM-1" role="1" type="10" activity-id="X&quot;1"/><participating-org role="4"><narrative>P</narrative></participating-org>
<activity-status code="2"/><activity-date iso-date="2026-01-01" type="2"/><activity-date iso-date="2027-01-01" type="4"/>
<recipient-country code="PS" percentage="60.5"/><recipient-region code="89" vocabulary="1" percentage="39.5"/>
<location><location-id vocabulary="G1" code="281133"/><name><narrative>Gaza</narrative></name>
<point srsName="x"><pos>31.5017 34.4668</pos></point></location>
<sector vocabulary="1" code="72010" percentage="50"/><sector vocabulary="1" code="72040" percentage="50"/>
<sector vocabulary="99" code="P1"><narrative>Pillar</narrative></sector>
<humanitarian-scope type="1" vocabulary="1-2" code="OT"><narrative>E</narrative></humanitarian-scope>
<budget type="1"><period-start iso-date="2026-01-01"/><period-end iso-date="2026-12-31"/><value value-date="2026-01-01">-5.25</value></budget>
<planned-disbursement><period-start iso-date="2026-05-01"/><value currency="USD" value-date="2026-05-01">7</value>
<receiver-org ref="R" receiver-activity-id="R-1"/></planned-disbursement>
<transaction ref="a&amp;1"><transaction-type code="3"/><transaction-date iso-date="2026-02-19"/>
<value currency="USD" value-date="2026-02-20">1000.000001</value><description><narrative>for &lt;p&gt;</narrative></description>
<receiver-org><narrative>R</narrative></receiver-org><sector vocabulary="1" code="72010"/><recipient-country code="JO"/>
<finance-type code="421"/></transaction>
<transaction><transaction-type code="11"/><transaction-date iso-date="2026-02-19"/><value value-date="2026-02-20">3</value>
<provider-org provider-activity-id="Q-1"/></transaction>
<related-activity ref="XM-1-C" type="2"/></iati-activity></iati-activities>"""


def read(content: bytes) -> Rows:
    rows, stream = Rows(), io.BytesIO(content)
    context = iati.context(stream, "a.xml")
    for piece in iati.cut(stream, context):
        if isinstance(piece, Piece):
            iati.extract(piece.content, context, rows)
    return rows


def said(rows: Rows) -> dict[str, list[tuple[str, ...]]]:
    """Return the rows by table, in an order of their own, with the identifier for the key."""
    names = {row[0]: row[1] for row in rows.tables["activity"]}
    found = {}
    for table, columns in TABLES.items():
        kinds = list(columns.values())[1:]
        found[table] = sorted(
            (names.get(row[0], ""), *(_cell(*one) for one in zip(kinds, row[1:], strict=True)))
            for row in rows.tables.get(table, [])
        )
    return {table: given for table, given in found.items() if table != "finding"}


def _cell(kind: str, value: object) -> str:
    number = kind in ("amount", "percent") and value is not None
    return str(Decimal(str(value)).normalize() if number else value)


@pytest.mark.parametrize("name", ["odd", "good.xml", "bad.xml", "ordinary.xml"])
def test_the_same_rows(name, tmp_path, request):
    samples = request.config.rootpath / "tests" / "samples" / "iati"
    content = ODD.encode() if name == "odd" else (samples / name).read_bytes()
    given = read(content)
    path = tmp_path / "out.xml"
    activities, others = write_iati(build(given, tmp_path), path)
    assert (activities, others) == (len(given.tables["activity"]), 0)
    again = read(path.read_bytes())
    if name != "bad.xml":  # what a level that is none becomes, IATI cannot say
        assert said(again) == said(given)
    if (xsd := schema("activities", None)) is not None and name != "bad.xml":
        xsd.assertValid(etree.parse(str(path)))
    assert sorted(one.name for one in tmp_path.iterdir()) == ["out.xml", "toy"]


def test_an_organisation_is_no_activity(tmp_path, request):
    content = (request.config.rootpath / "tests/samples/iati/organisation.xml").read_bytes()
    given = read(content)
    found = write_iati(build(given, tmp_path), tmp_path / "out.xml")
    assert found == (0, len(given.tables["activity"]))


def test_what_no_xml_can_hold(tmp_path):
    rows = read(ODD.encode())
    rows.tables["activity"][0] = (
        *rows.tables["activity"][0][:5],
        "a\0b\x0b\uffffc\t",
        *rows.tables["activity"][0][6:],
    )
    path = tmp_path / "out.xml"
    write_iati(build(rows, tmp_path), path)
    assert etree.parse(str(path)).findtext(".//title/narrative") == "a\ufffdb\ufffd\ufffdc\t"


QUESTIONS = flows_snapshots.questions


def with_own_sectors(first: int, last: int) -> dict[str, str]:
    """Return what makes the rows of a dataset whose transactions have two sectors each."""
    found = QUESTIONS(first, last)
    found[
        "share"
    ] = f"""SELECT record, ref, 'sector' AS kind, '1' AS vocabulary, '7201' || k AS code,
        50 AS percent, 50 AS stated FROM ({found["flow"]}) JOIN range(2) AS r (k) ON stage <> 'budget'"""
    return found


@pytest.mark.parametrize("own", [False, True])
def test_memory_does_not_grow_with_the_dataset(own, tmp_path, monkeypatch):
    monkeypatch.setattr(export_iati, "MEMORY", "48MB")
    with monkeypatch.context() as patched:
        made = with_own_sectors if own else QUESTIONS
        patched.setattr(flows_snapshots, "questions", made)
        snapshot = flows_snapshots.generate(tmp_path, 20_000)
    path = tmp_path / "out.xml"
    assert write_iati(snapshot, path) == (20_000, 0)
    text = path.read_text(encoding="utf-8")
    found = re.findall("<iati-identifier>ACT-([0-9]+)<", text)
    assert found == [str(number) for number in range(20_000)]
    sectors = re.search("<transaction .*?</transaction>", text, re.DOTALL)
    assert sectors
    assert sectors[0].count("<sector ") == (2 if own else 0)
