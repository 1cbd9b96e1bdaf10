"""Which way a file is cut, and that a refused one gives nothing."""

from io import BytesIO

from servanda.records import Finding
from servanda.standards.iati.pieces import cut_file
from tests.standards.iati.built import SAMPLES, file_of


def test_a_refused_file_gives_its_reason_alone() -> None:
    old = file_of("<iati-activity/>", head='<iati-activities version="1.05">')
    (found,) = cut_file(BytesIO(old))
    assert isinstance(found, Finding)
    assert "1.05" in found.message


def test_both_kinds_of_file() -> None:
    for name, count in (("good.xml", 2), ("organisation.xml", 1)):
        with (SAMPLES / name).open("rb") as stream:
            assert len(list(cut_file(stream))) == count
