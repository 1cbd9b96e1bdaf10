"""The bytes as they were taken, under their hash."""

from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pytest

from servanda.flows import sources
from servanda.flows.beside import Beside
from servanda.flows.sources import alike, begin, clean, finish, keep


def test_the_same_bytes_are_kept_once(tmp_path: Path) -> None:
    told: list[int] = []
    content = b"x" * 3_000_000
    first = keep(BytesIO(content), tmp_path, told.append)
    assert first.sha256 == sha256(content).hexdigest()
    assert (first.size, first.new, sum(told)) == (3_000_000, True, 3_000_000)
    assert not keep(BytesIO(content), tmp_path).new
    assert [path.name for path in (tmp_path / "sources").iterdir()] == [first.sha256]


def test_what_was_not_finished_is_removed(tmp_path: Path) -> None:
    kept = keep(BytesIO(b"a"), tmp_path)
    other = keep(BytesIO(b"b"), tmp_path)
    (tmp_path / "sources" / "x.copy").touch()
    clean(tmp_path)
    assert len(list((tmp_path / "sources").iterdir())) == 2
    clean(tmp_path, {kept.sha256})
    assert [path.name for path in (tmp_path / "sources").iterdir()] == [kept.sha256]
    assert other.new


@pytest.mark.parametrize("waits", [1000, sources.WAITS])
def test_a_copy_can_be_read_before_its_hash_is_known(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, waits: int
) -> None:
    """From a file, by the kernel; from bytes in memory, block by block; it has a name that stays after."""
    monkeypatch.setattr(sources, "WAITS", waits)
    given = tmp_path / "given"
    given.write_bytes(b"x" * 3_000_000)
    told: list[int] = []
    with Beside() as beside:
        with given.open("rb") as stream:
            copy = begin(stream, tmp_path, beside, told.append)
        assert copy.name.endswith(".copy")
        assert (copy.path.read_bytes(), sum(told)) == (given.read_bytes(), 3_000_000)
        kept = finish(copy, beside)
        assert (tmp_path / "sources" / kept.sha256).read_bytes() == given.read_bytes()
        again = begin(BytesIO(given.read_bytes()), tmp_path, beside)
        assert alike(tmp_path, kept.sha256, again)
        again.drop()
        other = begin(BytesIO(b"y" * 3_000_000), tmp_path, beside)
        assert not alike(tmp_path, kept.sha256, other)
        assert not alike(tmp_path, "0" * 64, other)
        with given.open("rb") as stream:
            assert not finish(begin(stream, tmp_path, beside), beside).new
        other.drop()
    assert [path.name for path in (tmp_path / "sources").iterdir()] == [kept.sha256]


@pytest.mark.parametrize("large", [False, True])
def test_a_file_that_cannot_be_read_leaves_no_copy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, large: bool
) -> None:
    """Nor does one whose hash was being made already."""
    monkeypatch.setattr(sources, "WAITS", 10)
    blocks = [b"x" * 20] if large else []

    class Broken(BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            if blocks:
                return blocks.pop()
            raise OSError("the disk is gone")

    with Beside() as beside, pytest.raises(OSError, match="gone"):
        begin(Broken(), tmp_path, beside)
    assert list((tmp_path / "sources").iterdir()) == []
