"""Packages on disk: folder and ZIP hold the same files; what is not a package is refused."""

import io
import zipfile

import pytest

from servanda.actions import package_files
from servanda.actions.package_files import files_in, write_to
from servanda.actions.refusals import Refused

FILES = {
    "datapackage.json": b'{"resources": [{"path": "plan.csv"}, {"path": "documents.csv"}]}',
    "plan.csv": b"id\ndrill\n",
    "documents.csv": b"path\ndocuments/a.txt\n",
    "documents/a.txt": "Một ghi chú.\n".encode(),
}


@pytest.mark.parametrize("name", ["package", "deep/er/package", "package.zip", "deep/package.zip"])
def test_what_is_written_is_read_again(tmp_path, name):
    write_to(tmp_path / name, FILES)
    assert files_in(tmp_path / name) == FILES
    assert not [p for p in tmp_path.rglob(".*") if p.is_file()], "something was left beside"


def test_the_same_files_make_the_same_zip(tmp_path):
    for name in ("a.zip", "b.zip"):
        write_to(tmp_path / name, FILES)
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()


def test_writing_again_takes_away_what_is_gone_and_nothing_else(tmp_path):
    root = tmp_path / "package"
    write_to(root, FILES)
    mine = {
        "README.md": "mine",
        "documents/draft.txt": "mine",
        "sheets/own.csv": "mine",
        ".git/x": "mine",
    }
    for name, text in mine.items():
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_text(text)
    less = {k: v for k, v in FILES.items() if k != "documents/a.txt"}
    less["datapackage.json"] = b'{"resources": []}'
    write_to(root, less)
    assert not (root / "documents/a.txt").exists()
    assert all((root / name).read_text() == text for name, text in mine.items())


def test_hidden_files_and_links_are_no_part_of_it(tmp_path):
    root = tmp_path / "package"
    write_to(root, FILES)
    (root / ".git").mkdir()
    (root / ".git" / "x.csv").write_text("hidden")
    (root / ".DS_Store").write_text("hidden")
    (root / "passwords.csv").symlink_to("/etc/passwd")
    (root / "documents" / "etc").symlink_to("/etc")
    assert files_in(root) == FILES


@pytest.mark.parametrize(
    ("prepare", "words"),
    [
        (lambda place: None, "there is no"),
        (lambda place: place.mkdir(), "holds no datapackage.json. Name the folder"),
        (lambda place: place.write_text("hello"), "the ZIP file cannot be read"),
        (lambda place: place.write_bytes(b"PK\x03\x04 cut off"), "the ZIP file cannot be read"),
    ],
    ids=["missing", "empty folder", "text", "broken zip"],
)
def test_what_is_no_package(tmp_path, prepare, words):
    place = tmp_path / "x"
    prepare(place)
    with pytest.raises(Refused) as caught:
        files_in(place)
    assert words in str(caught.value)


def test_a_zip_that_leads_out_of_its_folder_is_refused_whole(tmp_path):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("datapackage.json", "{}")
        archive.writestr("../evil.csv", "x")
    (tmp_path / "x.zip").write_bytes(buffer.getvalue())
    with pytest.raises(Refused, match="leads out of the package"):
        files_in(tmp_path / "x.zip")


def test_a_folder_of_absurd_size(tmp_path, monkeypatch):
    monkeypatch.setattr(package_files, "LARGEST", 10)
    write_to(tmp_path / "p", {"datapackage.json": b"{}" * 10})
    with pytest.raises(Refused, match="holds more than"):
        files_in(tmp_path / "p")


def test_where_a_package_is_not_written(tmp_path):
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "letter.txt").write_text("mine")
    (tmp_path / "file").write_text("mine")
    (tmp_path / "folder.zip").mkdir()
    (tmp_path / "odd").mkdir()
    (tmp_path / "odd" / "datapackage.json").write_text("no json")
    for name, words in {
        "other": "holds other files. Name a new folder",
        "file": "is a file. Name a folder",
        "folder.zip": "is a folder. Name a file",
        "odd": "cannot be read. Mend it",
    }.items():
        with pytest.raises(Refused) as caught:
            write_to(tmp_path / name, FILES)
        assert words in str(caught.value)
    assert (tmp_path / "other" / "letter.txt").read_text() == "mine"


def test_a_disk_that_fills_up_leaves_the_old_file(tmp_path, monkeypatch):
    write_to(tmp_path / "p", FILES)

    def full(*names):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(package_files.os, "replace", full)
    with pytest.raises(OSError, match="No space left"):
        write_to(tmp_path / "p", FILES | {"plan.csv": b"new"})
    assert files_in(tmp_path / "p") == FILES
    assert not list((tmp_path / "p").glob(".*"))
