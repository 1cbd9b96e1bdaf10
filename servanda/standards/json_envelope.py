"""What stands around the records of a JSON file: who publishes it, by which version, in what shape.

A file is looked at by its head and its end; however large it is, this costs the same. Worked example:

    envelope_of(BytesIO(b'{"version": "1.1", "publisher": {"name": "A"}, "releases": []}'), mark="ocid")
    # Envelope(lines=False, version="1.1", publisher=("", "A"), keys=("version", "publisher", "releases"))
"""

import json
import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from io import BytesIO
from typing import Any, BinaryIO

from servanda.records.bulk import Piece
from servanda.standards.json_cut import cut_json, load_record
from servanda.standards.json_text import LETTER, beginning, narrow, page_of, wide_of

HEAD, TAIL = 1 << 20, 64 << 10  # bytes that are looked at

_TOKEN = re.compile(rb'"((?:[^"\\]++|\\.)*+)"(\s*:)?|[{}\[\]]', re.DOTALL)
_VERSION = re.compile(rb'"version"\s*:\s*"([0-9][0-9.]{0,10})"')
_PUBLISHER = re.compile(rb'"publisher"\s*:\s*(\{[^{}]*\})')


@dataclass(frozen=True, slots=True, kw_only=True)
class Envelope:
    """`lines`: each root object is a record; `publisher` is (identifier, name).

    `page` is the code page of what is not UTF-8, "" where all is.
    """

    lines: bool
    version: str
    publisher: tuple[str, str]
    keys: tuple[str, ...]
    page: str = ""

    def as_context(self) -> bytes:
        """Return it as bytes that are the same for the same meaning."""
        told = {name: value for name, value in asdict(self).items() if name != "keys"}
        if not self.page:  # as nearly always: the bytes are those of earlier versions
            del told["page"]
        return json.dumps(told, sort_keys=True, ensure_ascii=False).encode("utf-8", "replace")


def envelope_from(context: bytes) -> Envelope:
    """Return the envelope that a context tells of."""
    told = json.loads(context)
    publisher = (str(told["publisher"][0]), str(told["publisher"][1]))
    return Envelope(
        lines=told["lines"],
        version=told["version"],
        publisher=publisher,
        keys=(),
        page=told.get("page", ""),
    )


def envelope_of(stream: BinaryIO, *, mark: str, lists: tuple[str, ...] = ()) -> Envelope:
    """Return what surrounds the records; `mark` is a key that only a record has, `lists` those around."""
    stream.seek(0)
    head = stream.read(HEAD)
    tail = _tail(stream, len(head), wide_of(head[: 2 * LETTER]))
    head = narrow(head)
    keys = tuple(dict.fromkeys(root_keys(head)))
    bare = beginning(head)[:1] == b"["
    lines = not bare and mark in keys and not any(one in keys for one in lists)
    # Of a bare list and of lines nobody says who publishes them.
    silent = bare or lines
    return Envelope(
        lines=lines,
        version="" if silent else _version(head, tail, keys),
        publisher=("", "") if silent else _publisher(head, tail),
        keys=keys,
        page=page_of(stream),
    )


def _tail(stream: BinaryIO, after: int, encoding: str) -> bytes:
    """Return the last bytes of a file, behind those of its head; of wide letters, as UTF-8."""
    start = max(stream.seek(0, 2) - TAIL, after)
    stream.seek(start - start % LETTER if encoding else start)
    tail = stream.read(TAIL + LETTER)
    return tail.decode(encoding, "replace").encode() if encoding else tail


def root_keys(head: bytes) -> Iterator[str]:
    """Yield the keys of the first root object, as far as it goes."""
    depth = 0
    for token in _TOKEN.finditer(narrow(head)):
        if token[0] in (b"{", b"["):
            depth += 1
        elif token[0] in (b"}", b"]"):
            depth -= 1
            if depth <= 0:
                return
        elif token[2] and depth == 1:
            yield token[1].decode("utf-8", "replace")


def _version(head: bytes, tail: bytes, keys: tuple[str, ...]) -> str:
    found = _VERSION.search(head) if "version" in keys else _VERSION.search(tail)
    return found[1].decode() if found else ""


def _publisher(head: bytes, tail: bytes) -> tuple[str, str]:
    one = next((p for p in cut_json(BytesIO(head), {("publisher",)}) if isinstance(p, Piece)), None)
    content = one.content if one else b""
    if not content and (found := list(_PUBLISHER.finditer(tail))):
        content = found[-1][1]
    try:
        given: dict[str, Any] = load_record(content) if content else {}
    except ValueError:
        given = {}
    said = {name: str(given.get(name) or "").strip() for name in ("scheme", "uid", "name")}
    code = "-".join(filter(None, (said["scheme"], said["uid"]))) if said["uid"] else ""
    return code, said["name"]
