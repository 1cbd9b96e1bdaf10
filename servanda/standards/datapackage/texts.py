"""The documents of a package: each row of documents.csv with the text file that it names."""

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256

from servanda.records import Document, Finding
from servanda.records.columns import from_columns
from servanda.standards.datapackage.packing import FOLDER, ORIGINALS
from servanda.standards.datapackage.sheets import Row, fault, warning


@dataclass(slots=True)
class Library:
    """The texts that have been read, by SHA-256, and the names that lead to them."""

    texts: dict[str, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)

    def find(self, name: str) -> str | None:
        """Return the SHA-256 of a document given by it, by path or by file name."""
        return name if name in self.texts else self.names.get(name)


def is_safe(path: str) -> bool:
    """Tell whether a path stays inside the package on every system."""
    if not path or re.search(r"[\\\0:]", path) or path.startswith("/"):
        return False
    return not {"..", ".", ""} & set(path.split("/"))


def unsafe(path: str, where: str) -> Finding:
    """Return the finding for a path that leads out of the package."""
    return fault(
        "path.unsafe",
        f"the path {path[:80]!r} leads out of the package",
        where,
        "Write a path inside the package, with forward slashes: documents/note.txt.",
    )


def document(
    row: Row, files: Mapping[str, bytes], plan: str, library: Library
) -> Iterator[Document | Finding]:
    """Yield the document of a row, and enter its text into the library."""
    path = row.values["path"]
    where = f"{row.where}:path"
    if not is_safe(path):
        yield unsafe(path, where)
        return
    content = files.get(path)
    if content is None:
        yield fault(
            "document.missing", f"there is no file {path}", where, "Add it, or its row goes."
        )
        return
    own = sha256(content).hexdigest()
    digest = _digest(row, own)
    if isinstance(digest, Finding):
        yield digest
        return
    text = _decoded(content)
    if text is None:
        yield fault("document.encoding", f"{path} is not UTF-8 text", where, "Save it as UTF-8.")
        return
    yield from _original(row, files, digest)
    library.texts[digest] = text
    for name in {path, path.removeprefix(FOLDER)}:
        library.names[name] = digest
    filename = row.values["filename"]
    yield from_columns(
        Document,
        row.values
        | {"plan": plan, "id": digest, "text": text}
        | {"text_sha256": own if row.values["extractor"] else ""}
        | {"filename": posixpath.basename(path) if filename is None else filename},
    )


def _digest(row: Row, own: str) -> str | Finding:
    """Return the document's id: the SHA-256 of its text, or of the file that this was read from."""
    extracted = bool(row.values["extractor"])
    named = "text_sha256" if extracted else "id"
    if row.values[named] not in (None, "", own):
        return fault(
            "document.sha256",
            f"{row.values['path']} is not the text that was kept: its SHA-256 is {own}",
            f"{row.where}:{named}",
            f"Restore the text, or empty the {named} if the new text is meant.",
        )
    if not extracted:
        return own
    mark = str(row.values["id"] or "")
    if re.fullmatch(r"[0-9a-f]{64}", mark):
        return mark
    return fault(
        "document.no-id",
        f"{row.values['path']} was read from other bytes, and its id does not say which",
        f"{row.where}:id",
        "Write their SHA-256, or empty the extractor if the text is its own original.",
    )


def originals(files: Mapping[str, bytes], documents: Iterable[Document]) -> dict[str, bytes]:
    """Return SHA-256 -> bytes of the files that the documents were read from, where they are right."""
    wanted = {one.id: files.get(ORIGINALS + one.id) for one in documents if one.extractor}
    return {
        mark: content
        for mark, content in wanted.items()
        if content is not None and sha256(content).hexdigest() == mark
    }


def _original(row: Row, files: Mapping[str, bytes], digest: str) -> Iterator[Finding]:
    """Warn of a text whose original is not there, or is another: nobody can compare the two."""
    if not row.values["extractor"]:
        return
    content = files.get(ORIGINALS + digest)
    if content is None or sha256(content).hexdigest() != digest:
        yield warning(
            "document.original",
            f"the file that this text was read from is not there as {ORIGINALS}{digest[:12]}...",
            f"{row.where}:extractor",
            "Put the original in, or import the package without it.",
        )


def unlisted(files: Mapping[str, bytes], library: Library) -> Iterator[Finding]:
    """Yield a warning for each text file that no row names."""
    read_from = {ORIGINALS + mark for mark in library.texts}
    for path in sorted(files):
        if path.startswith(ORIGINALS) and path not in read_from:
            yield warning(
                "original.unlisted",
                "no row of documents.csv was read from this file; it is passed over",
                path,
                "Remove it, or add the row of its text.",
            )
        if path.startswith(FOLDER) and path not in library.names:
            yield warning(
                "document.unlisted",
                "no row of documents.csv gave this file a document; it is passed over",
                path,
                "Add a row with its path, or remove it.",
            )


def _decoded(content: bytes) -> str | None:
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return None if "\0" in text else text
