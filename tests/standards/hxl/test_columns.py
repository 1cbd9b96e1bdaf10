"""Columns by tag, by guess and by a person; of real tables as their publishers tagged them."""

import io
import json
from dataclasses import replace

import pytest

from servanda.standards.column_mapping import pack, unpack
from servanda.standards.hxl.columns import (
    LOOKED_AT,
    is_tagged,
    proposed,
    read_table,
    reading_of,
    with_mapping,
)
from servanda.standards.numbered_rows import numbered, row_of
from tests.standards.hxl.samples import NAMES, OTHER, REAL, ROW, TAGS, saved

# What a person reads in the real files: heading (or tag), what the column means, who says so.
EXPECTED = {
    "whowhatwhere_3w_as_of_may_2021.xlsx": [
        "Mantika:#adm2+name:tag", "P_CODE:#adm2+code+v_pcodes:tag",
        "Sector Short name:#sector+cluster+code:tag", "Partner:#org+acronym:tag",
        "Implementing partner:#org+impl+name:tag", "Activity:#activity:tag",
    ],
    "whowhatwhere_3w_car_mar2022.xlsx": [
        "PREFECTURE:#adm1+name:tag", "PCODE1:#adm1+code:tag", "SOUSPREFECTURE:#adm2+name:tag",
        "PCODE2:#adm2+code:tag", "SECTEUR:#sector:tag", "ACTEUR:#org+name:tag",
        "Description_Acteur:#org+desc:guess", "TYPE_ORG:#org+type:guess",
    ],
    "whowhatwhere_3w_tcd_oct2021.xlsx": [
        "Pcode1:#adm1+code:tag", "Province:#adm1+name:tag", "Cluster:#sector:tag",
        "Acronyme:#org+acronym:tag", "Nom de l'organisation:#org+name:tag",
        "Type d'organisation:#org+type:tag",
    ],
    "whowhatwhere_ss_20220520_3w_op_january_march_2022.xlsx": [
        "#org+reporting:#org+reporting:tag", "#org+reporting+name:#org+reporting+name:tag",
        "#org+reporting+type:#org+reporting+type:tag", "Name:#sector:guess",
        "#adm1+name:#adm1+name:tag", "#adm1+code:#adm1+code:tag", "#adm2+name:#adm2+name:tag",
        "#adm2+code:#adm2+code:tag", "#date:#date:tag",
    ],
    "whowhatwhere_sudan_3w_2021.xlsx": [
        "State:#adm1+name:tag", "Locality:#adm2+name:tag", "Sector/ Intervention:#sector:tag",
        "Org. Type:#org+type:tag", "Org. Implementing Activities:#org:tag",
    ],
    "whowhatwhere_345w_guatemala.csv": [
        "ID:#meta+id:guess", "FECHA DE REPORTE:#date+reported:guess",
        "PROJECT NAME:#project:guess", "PROJECT CODE:#project+code:guess",
        "ORGANIZACIÓN DONANTE:#org+funding:guess", "ORGANIZACIÓN IMPLEMENTADORA:#org+name:tag",
        "TIPO DE ORGANIZACIÓN IMPLEMENTADORA:#org+impl+type:guess", "PAÍS:#adm0+name:tag",
        "Country code:#adm0+code:tag", "PCODE1:#adm1+pcode:tag", "ADMIN 1:#adm1+name:tag",
        "PCODE2:#adm2+pcode:tag", "ADMIN 2:#adm2+name:tag", "PCODE3:#adm3+code:guess",
        "ADMIN 3:#adm3:guess", "TIPO DE LUGAR:#loc+type:guess", "NOMBRE DEL LUGAR:#loc:guess",
        "SECTOR / CLUSTER:#sector+name:tag", "ÁREA DE RESPONSABILIDAD O GRUPO:#subsector:guess",
        "ACT ID:#activity+code:guess", "ACTIVIDAD:#activity:guess",
        "DESCRIPCIÓN DE LA ACTIVIDAD:#activity+desc:guess", "DESCRIPCIÓN:#description:guess",
        "COSTO ESTIMADO:#value+planned:guess", "FECHA DE INICIO:#date+start:guess",
        "FECHA DE FINALIZACIÓN:#date+end:guess", "ESTADO:#status:guess",
        "TIPO DE RECURSO:#modality:guess", "VULNERABLE GROUP:#beneficiary:guess",
        "PERSONAS ALCANZADAS:#reached+total:tag",
    ],
}  # fmt: skip
# Where a header stands in them, and where data begins.
PLACES = {"whowhatwhere_ss_20220520_3w_op_january_march_2022.xlsx": (0, 2)}


def real(name):
    if not (REAL / name).is_file():
        pytest.skip(f"the real table {name} is not here")
    return (REAL / name).open("rb")


@pytest.mark.parametrize("name", EXPECTED)
def test_real_tables_are_read_as_a_person_reads_them(name):
    with real(name) as stream:
        found = read_table(stream, name)
    assert (found.layout.row, found.layout.first) == PLACES.get(name, (1, 3))
    used = [f"{one.heading}:{one.use}:{one.by}" for one in found.columns if one.use]
    assert used == EXPECTED[name]


@pytest.mark.parametrize("name", EXPECTED)
def test_headings_alone_say_what_their_publishers_tagged(name):
    """With the row of tags left out, the guess names the same subject and level for each column."""
    with real(name) as stream:
        found = read_table(stream, name)
        pieces = [one for one in numbered(stream, found.layout) if hasattr(one, "content")]
    rows = [row_of(one.content)[1] for one in pieces[:LOOKED_AT]]
    blind = reading_of(replace(found.layout, tags=()), rows)
    for tagged, guessed in zip(found.columns, blind.columns, strict=True):
        if tagged.by == "tag" and not tagged.heading.startswith("#"):
            assert guessed.use.partition("+")[0] == tagged.use.partition("+")[0], tagged.heading


def test_a_tagged_table_needs_nobody():
    found = read_table(io.BytesIO(saved([NAMES, TAGS, ROW, OTHER])), "3w.csv")
    assert [one.use for one in found.columns] == TAGS
    assert proposed(found) == []
    assert is_tagged(found)


def test_an_untagged_table_is_proposed():
    found = read_table(io.BytesIO(saved([NAMES, ROW, OTHER])), "3w.csv")
    assert [one.use for one in found.columns] == [
        *("#org+funding", "#org+impl", "#sector", "#adm1+code", "#adm1", "#activity", "#status"),
        *("#date+start", "#value"),
    ]
    assert len(proposed(found)) == len(NAMES)
    assert not is_tagged(found)
    assert found.settings == {"currency of Cost (USD)": "USD"}


def mapping(use, **more):
    return json.dumps(
        {"accepted": True, "columns": [{"heading": "Donor", "use": use}], **more}
    ).encode()


def test_a_person_s_mapping():
    context = pack(read_table(io.BytesIO(saved([NAMES, ROW, OTHER])), "3w.csv"))
    given = json.dumps(
        {
            "accepted": True,
            "columns": [
                {"heading": "Donor", "use": "#Org +Prog"},
                {"heading": "Gone", "use": "#org"},
            ],
        }
    ).encode()
    found = unpack(with_mapping(context, given))
    assert found.columns[0].use == "#org+prog"
    assert found.settings["absent"] == ["Gone"]
    assert proposed(found) == []


def test_a_mapping_that_is_no_hashtag():
    context = pack(read_table(io.BytesIO(saved([NAMES, ROW, OTHER])), "3w.csv"))
    with pytest.raises(ValueError, match="no hashtag"):
        with_mapping(context, mapping("donor"))


def test_the_columns_of_a_semicolon_table_have_decimal_commas():
    rows = [
        ["Organisation", "Secteur", "Région", "Montant (EUR)"],
        ["A", "Santé", "Nord", "1.500"],
        ["B", "EHA", "Sud", "2.000"],
    ]
    found = read_table(io.BytesIO(saved(rows, ";")), "3w.csv")
    assert found.columns[3].how == ","
