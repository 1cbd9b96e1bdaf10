"""A ZIP that was cut off gives the files that came whole."""

import io
import zipfile
from collections.abc import Iterator

import pytest

from servanda.extraction.carriers import zipped
from servanda.extraction.carriers.protocol import Enclosed
from servanda.extraction.carriers.salvaged import salvage

TEXTS = {f"d/{n}.txt": f"Peru will send {n} tents. ".encode() * 40 for n in range(4)}


class _Pipe(io.RawIOBase):
    """A stream that cannot go back, so that sums stand behind each file."""

    def __init__(self) -> None:
        self.kept = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        piece = bytes(data)  # type: ignore[call-overload]
        self.kept += piece
        return len(piece)


def _packed(method: int, *, piped: bool) -> bytes:
    stream = _Pipe() if piped else io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:  # type: ignore[arg-type]
        for name, text in TEXTS.items():
            archive.writestr(name, text)
    return bytes(stream.kept) if isinstance(stream, _Pipe) else stream.getvalue()


def _taken(content: bytes) -> Iterator[tuple[str, bytes]]:
    for found in zipped.unwrap(content, "cut.zip"):
        if isinstance(found, Enclosed):
            yield found.filename, found.content


@pytest.mark.parametrize(
    ("method", "piped"),
    [(zipfile.ZIP_DEFLATED, False), (zipfile.ZIP_DEFLATED, True), (zipfile.ZIP_STORED, False)],
)
def test_files_before_the_cut_are_taken_and_no_other(method: int, piped: bool) -> None:
    content = _packed(method, piped=piped)
    ends = content.index(b"PK\x01\x02")
    for cut in range(0, len(content) - 1, 7):
        taken = dict(_taken(content[:cut]))
        assert taken.items() <= TEXTS.items()
        assert len(taken) == 4 or cut < ends


def test_the_one_that_was_cut_is_named() -> None:
    content = _packed(zipfile.ZIP_DEFLATED, piped=False)
    third = content.index(b"d/2.txt") + 20
    found = [f for f in zipped.unwrap(content[:third], "cut.zip") if not isinstance(f, Enclosed)]
    named = [(f.code, f.where) for f in found]
    assert named == [("carrier.zip.broken", ""), ("carrier.zip.member-broken", "d/2.txt")]


def test_a_path_that_leads_out_is_refused_here_too() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("../out.txt", b"no")
        archive.writestr("in.txt", b"yes")
    content = stream.getvalue()
    assert dict(_taken(content[: content.index(b"PK\x01\x02")])) == {"in.txt": b"yes"}


def test_what_unpacks_to_too_much_is_none() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("bomb.txt", bytes(300_000_000))
        archive.writestr("in.txt", b"yes")
    content = stream.getvalue()
    assert dict(_taken(content[: content.index(b"PK\x01\x02")])) == {"in.txt": b"yes"}


def test_noise_raises_nothing() -> None:
    for length in range(200):
        found = list(salvage(b"PK\x03\x04" + bytes(range(256))[:length], lambda packed: 1000))
        assert all(data is None for _, data in found)
