"""Files, folders and archives become a list of files with names."""

import zipfile
from pathlib import Path

import pytest

from servanda.actions.dataset_files import given
from servanda.actions.refusals import Refused


def test_names_and_sizes(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    (folder / "sub").mkdir(parents=True)
    (folder / "b").write_bytes(b"bb")
    (folder / "sub" / "a").write_bytes(b"a")
    (folder / ".git").write_bytes(b"hidden")
    with zipfile.ZipFile(tmp_path / "z.zip", "w") as archive:
        archive.writestr("in/c", b"ccc")
        archive.writestr("__MACOSX/in/c", b"x")
    with zipfile.ZipFile(tmp_path / "sheet.xlsx", "w") as archive:
        archive.writestr("[Content_Types].xml", b"")
    found = given([folder, tmp_path / "z.zip", tmp_path / "sheet.xlsx"])
    listed = [(one.name, one.size) for one in found]
    assert listed[:2] == [("b", 2), ("in/c", 3)]
    assert [name for name, _ in listed[2:]] == ["sheet.xlsx", "sub/a"]
    assert [one.open().read() for one in found if one.name == "in/c"] == [b"ccc"]


def test_what_is_not_there_or_stands_twice(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "x").touch()
    (tmp_path / "x").touch()
    with pytest.raises(Refused, match="there is no file"):
        given([tmp_path / "absent"])
    with pytest.raises(Refused, match="two files are called 'x'"):
        given([tmp_path / "a", tmp_path / "x"])


def test_a_path_that_leads_out_of_an_archive_is_named_and_never_opened(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "z.zip", "w") as archive:
        archive.writestr("../../out", b"x")
        archive.writestr("in", b"yy")
    bad, good = given([tmp_path / "z.zip"])
    assert (bad.name, good.open().read()) == ("../../out", b"yy")
    with pytest.raises(OSError, match="leads out of the archive"):
        bad.open()
