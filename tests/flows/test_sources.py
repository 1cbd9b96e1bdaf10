"""The bytes as they were taken, under their hash."""

from hashlib import sha256
from io import BytesIO
from pathlib import Path

from servanda.flows.sources import clean, keep


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
