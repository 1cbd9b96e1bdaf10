"""Headings in five languages, and the values that settle what a heading leaves open."""

import pytest

from servanda.standards.hxl.guessing import LEAST, guess, guesses

HEADINGS = {
    "Organisation": "#org",
    "Implementing Partner": "#org+impl",
    "Donor": "#org+funding",
    "Lead agency": "#org+prog",
    "Org. type": "#org+type",
    "Reporting organization": "#org+reporting",
    "Sector": "#sector",
    "Sub-sector": "#subsector",
    "Admin 1": "#adm1",
    "Admin2 Pcode": "#adm2+code",
    "District": "#adm2",
    "Governorate": "#adm1",
    "Activity description": "#activity+desc",
    "Activity status": "#status",
    "Start date": "#date+start",
    "End date": "#date+end",
    "Beneficiaries reached": "#reached",
    "Budget (USD)": "#value+budget",
    "Partenaire d'exécution": "#org+impl",
    "Bailleur": "#org+funding",
    "Nom de l'organisation": "#org",
    "Type d'organisation": "#org+type",
    "Secteur": "#sector",
    "Région": "#adm1",
    "Sous-préfecture": "#adm2",
    "Activités": "#activity",
    "Statut": "#status",
    "Date de début": "#date+start",
    "Date de fin": "#date+end",
    "Personnes ciblées": "#targeted",
    "Organización implementadora": "#org+impl",
    "Donante": "#org+funding",
    "Municipio": "#adm2",
    "Departamento": "#adm1",
    "Fecha de inicio": "#date+start",
    "Fecha de finalización": "#date+end",
    "Actividad": "#activity",
    "Personas alcanzadas": "#reached",
    "المنظمة": "#org",
    "الجهة المانحة": "#org+funding",
    "الشريك المنفذ": "#org+impl",
    "القطاع": "#sector",
    "المحافظة": "#adm1",
    "المديرية": "#adm2",
    "النشاط": "#activity",
    "تاريخ البدء": "#date+start",
    "تاريخ الانتهاء": "#date+end",
    "الحالة": "#status",
    "عدد المستفيدين": "#reached",
    "Tổ chức": "#org",
    "Nhà tài trợ": "#org+funding",
    "Đơn vị thực hiện": "#org+impl",
    "Lĩnh vực": "#sector",
    "Tỉnh": "#adm1",
    "Huyện": "#adm2",
    "Xã": "#adm3",
    "Hoạt động": "#activity",
    "Ngày bắt đầu": "#date+start",
    "Ngày kết thúc": "#date+end",
    "Trạng thái": "#status",
}
SPECIMENS = {
    "#adm2+code": ["XX0101"],
    "#date+start": ["2024-05-01"],
    "#date+end": ["2024-05-01"],
    "#reached": ["120"],
    "#targeted": ["1 000"],
    "#value+budget": ["1,000"],
}


@pytest.mark.parametrize("heading", HEADINGS)
def test_headings(heading):
    expected = HEADINGS[heading]
    found = guess(heading, SPECIMENS.get(expected, ["Some words", "Others"]))
    assert found.tag == expected
    assert found.sure >= LEAST


@pytest.mark.parametrize(
    "heading",
    [
        "Unit",
        "Comments",
        "Contact person",
        "Email",
        "Femmes",
        "Niñas menor de 5 años",
        "#adm1+name",
        "",
        "42",
    ],
)
def test_what_is_not_guessed(heading):
    assert guess(heading, ["x", "y"]).tag == ""


@pytest.mark.parametrize(
    ("heading", "cells", "expected"),
    [
        ("Estado", ["En ejecución", "Finalizada"], "#status"),
        ("Estado", [f"Estado número {at}x" for at in "abcdefghij"], "#adm1"),
        ("Name", ["CCCM", "Education", "WASH"], "#sector"),
        ("", ["Ongoing", "Completed", "Ongoing"], "#status"),
        ("Organisation", ["12", "14", "9"], ""),
        ("Beneficiaries reached", ["many", "some"], ""),
        ("Date", ["soon", "later"], "#date"),
        ("Province", ["XX01", "XX02"], "#adm1+code"),
    ],
)
def test_values_decide(heading, cells, expected):
    assert guess(heading, cells).tag == expected


def test_a_code_is_of_the_area_beside_it_and_no_level_stands_twice():
    columns = [["North"], ["XX0101"], ["Region"], ["East"]]
    found = guesses(["District", "P_CODE", "Province", "Region"], columns)
    assert [one.tag for one in found] == ["#adm2", "#adm2+code", "#adm1", "#adm3"]


def test_one_sector_alone():
    found = guesses(["Cluster", "Sector name"], [["Health"], ["Health"]])
    assert [one.tag for one in found] == ["#sector", ""]
