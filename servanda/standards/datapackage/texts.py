"""The documents of a package: each row of documents.csv with the text file that it names."""

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256

from servanda.records import Document, Finding
from servanda.records.columns import from_columns
from servanda.standards.datapackage.packing import FOLDER
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
    digest = sha256(content).hexdigest()
    if row.values["id"] not in (None, digest):
        yield fault(
            "document.sha256",
            f"{path} is not the text that was kept: its SHA-256 is {digest}",
            f"{row.where}:id",
            "Restore the text, or empty the id if the new text is meant.",
        )
        return
    text = _decoded(content)
    if text is None:
        yield fault("document.encoding", f"{path} is not UTF-8 text", where, "Save it as UTF-8.")
        return
    library.texts[digest] = text
    for name in {path, path.removeprefix(FOLDER)}:
        library.names[name] = digest
    filename = row.values["filename"]
    yield from_columns(
        Document,
        row.values
        | {"plan": plan, "id": digest, "text": text}
        | {"filename": posixpath.basename(path) if filename is None else filename},
    )


def unlisted(files: Mapping[str, bytes], library: Library) -> Iterator[Finding]:
    """Yield a warning for each text file that no row names."""
    for path in sorted(files):
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
