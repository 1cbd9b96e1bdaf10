"""Files named on the command line: whole, or refused by name before they fill the memory."""

import os
import pickle
import threading

import pytest

from servanda.cli import files
from servanda.cli.faults import Fault
from servanda.cli.files import LARGEST, Unopened, content, documents_in, listed, opened
from tests.extraction.carriers.making import zip_of


def test_bytes_and_text(one):
    (found,) = opened(str(one))
    assert content(str(one)).decode() == found.carried.text
    assert found.extractor == ""


def test_a_folder(tmp_path):
    with pytest.raises(Fault, match=r"is a folder; name the files in it, as .*/\*\.txt"):
        content(f"{tmp_path}/")


def test_a_file_that_is_gone(tmp_path):
    with pytest.raises(FileNotFoundError):
        content(str(tmp_path / "gone.txt"))


def test_a_file_out_of_all_measure(tmp_path):
    path = tmp_path / "big.txt"
    with path.open("wb") as out:
        out.truncate(LARGEST + 1)
    with pytest.raises(Fault, match="is larger than 256 MB; split it"):
        content(str(path))


def test_what_never_ends_is_cut_off():
    with pytest.raises(Fault, match="is larger than 256 MB"):
        content("/dev/zero")


def test_a_pipe_is_a_file_too(tmp_path):
    path = tmp_path / "pipe"
    os.mkfifo(path)
    writing = threading.Thread(target=path.write_bytes, args=(b"piped",))
    writing.start()
    assert content(str(path)) == b"piped"
    writing.join()


def test_the_fault_of_a_file_without_a_document_names_it(tmp_path):
    (tmp_path / "x.txt").write_bytes(b"")
    with pytest.raises(Unopened, match=r"x\.txt: the file is empty\. Save") as caught:
        opened(str(tmp_path / "x.txt"))
    assert caught.value.finding.code == "carrier.empty"
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)


def test_what_is_wrong_beside_a_document_comes_with_it(tmp_path):
    path = tmp_path / "a.zip"
    path.write_bytes(zip_of({"one.txt": "Ten boats.", "../two.txt": "No."}))
    (found,) = opened(str(path))
    assert [finding.code for finding in found.findings] == ["carrier.zip.unsafe-path"]


def test_a_folder_is_gone_through_in_order(tmp_path):
    for name in ("b.txt", "a/z.HTML", "a/page_files/x.js", ".hidden/c.txt", ".d.txt", "e.pdf"):
        place = tmp_path / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text("x")
    (tmp_path / "link.txt").symlink_to(tmp_path / "b.txt")
    names = [path.removeprefix(f"{tmp_path}/") for path in documents_in(str(tmp_path))]
    assert names == ["a/z.HTML", "b.txt", "e.pdf"]
    assert listed([str(tmp_path / "b.txt"), str(tmp_path)])[0].endswith("b.txt")


def test_a_folder_without_documents_or_with_too_many(tmp_path, monkeypatch):
    with pytest.raises(Fault, match="holds no documents"):
        listed([str(tmp_path)])
    monkeypatch.setattr(files, "MOST", 1)
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("x")
    with pytest.raises(Fault, match="holds more than 1 documents"):
        listed([str(tmp_path)])
