"""The whole files of a ZIP that lost its end: each is told by the header before it.

A ZIP lists its files at its end, so one that was cut off on its way lists none. The header of each file
still says how it is packed, and what is unpacked whole is known by its checksum. The last one, which was
cut, is none.
"""

import struct
import zlib
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zipfile import ZipInfo

_HEADER = struct.Struct("<4sHHHHHIIIHH")
_MARK, _DESCRIBED = b"PK\x03\x04", b"PK\x07\x08"
_SUMS_FOLLOW, _UTF8 = 0x08, 0x800
_STORED, _DEFLATED = 0, 8


def salvage(content: bytes, most: Callable[[int], int]) -> Iterator[tuple["ZipInfo", bytes | None]]:
    """Yield each file with its bytes, None for those that are not whole or larger than may be.

    `most` says how many bytes so many packed ones may unpack to.
    """
    from zipfile import ZipInfo

    place = 0
    while len(content) - place >= _HEADER.size and content.startswith(_MARK, place):
        _, _, flags, method, _, _, checksum, packed, size, name, extra = _HEADER.unpack_from(
            content, place
        )
        start = place + _HEADER.size + name + extra
        written = content[place + _HEADER.size : place + _HEADER.size + name]
        member = ZipInfo(written.decode("utf-8" if flags & _UTF8 else "cp437", "replace") or "?")
        member.flag_bits, member.compress_size, member.file_size = flags, packed, size
        follows = bool(flags & _SUMS_FOLLOW)
        data, end = _unpacked(content, start, method, None if follows else packed, most)
        if follows and data is not None:
            checksum, end = _described(content, end)
            member.compress_size, member.file_size = end - start, len(data)
        whole = data is not None and not flags & 1 and zlib.crc32(data) == checksum
        yield member, data if whole else None
        if end <= place:
            return
        place = end


def _unpacked(
    content: bytes, start: int, method: int, packed: int | None, most: Callable[[int], int]
) -> tuple[bytes | None, int]:
    """Return the bytes of a file and where it ends; (None, -1) where nobody can tell."""
    end = -1 if packed is None else start + packed
    if method == _STORED:
        kept = 0 <= end <= len(content) and end - start <= most(end - start)
        return (content[start:end] if kept else None), end
    if method != _DEFLATED:
        return None, end
    reader = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        piece = memoryview(content)[start : end if end >= 0 else None]
        data = reader.decompress(piece, most(len(piece)))
    except zlib.error:
        return None, end
    if not reader.eof:
        return None, end
    return data, end if end >= 0 else len(content) - len(reader.unused_data)


def _described(content: bytes, place: int) -> tuple[int, int]:
    """Return the checksum that stands behind a file, and where what describes it ends."""
    marked = content.startswith(_DESCRIBED, place)
    start = place + 4 * marked
    checksum = int.from_bytes(content[start : start + 4], "little")
    return checksum, start + 12
