"""Files named on the command line: whole, or refused by name before they fill the memory."""

import os
import threading

import pytest

from servanda.cli.faults import Fault
from servanda.cli.files import LARGEST, content, text


def test_bytes_and_text(one):
    assert content(str(one)).decode() == text(str(one))


def test_a_folder(tmp_path):
    with pytest.raises(Fault, match=r"is a folder; name the files in it, as .*/\*\.txt"):
        content(f"{tmp_path}/")


def test_a_file_that_is_gone(tmp_path):
    with pytest.raises(FileNotFoundError):
        content(str(tmp_path / "gone.txt"))


def test_a_hundred_megabytes(tmp_path):
    path = tmp_path / "big.txt"
    with path.open("wb") as out:
        out.truncate(LARGEST + 1)
    with pytest.raises(Fault, match="is larger than 64 MB; split it"):
        content(str(path))


def test_what_never_ends_is_cut_off():
    with pytest.raises(Fault, match="is larger than 64 MB"):
        content("/dev/zero")


def test_a_pipe_is_a_file_too(tmp_path):
    path = tmp_path / "pipe"
    os.mkfifo(path)
    writing = threading.Thread(target=path.write_bytes, args=(b"piped",))
    writing.start()
    assert content(str(path)) == b"piped"
    writing.join()


def test_text_names_the_file_that_is_none(tmp_path):
    (tmp_path / "x.txt").write_bytes(b"")
    with pytest.raises(Fault, match=r"x\.txt: the file is empty; save"):
        text(str(tmp_path / "x.txt"))
