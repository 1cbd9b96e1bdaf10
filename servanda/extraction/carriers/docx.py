"""A DOCX: the paragraphs and table rows of its main part, read as a stream.

The XML is never a tree in memory, so a million empty runs are a million short calls. A document type
declaration is refused: no word processor writes one. Deleted text and repeated fallbacks are left out.
Format: https://ecma-international.org/publications-and-standards/standards/ecma-376/
"""

import io
import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from servanda.extraction.carriers.findings import fault
from servanda.extraction.carriers.paragraphs import tidy
from servanda.extraction.carriers.protocol import Carried
from servanda.extraction.carriers.zipped import unreadable
from servanda.records.finding import Finding

if TYPE_CHECKING:
    import zipfile

NAME = "docx"
VERSION = "1"
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
SUFFIXES: tuple[str, ...] = (".docx", ".docm")
MAX_XML = 200_000_000  # bytes of the main part, unpacked
MOST = 2_000_000  # elements of the main part
_MAX_CORE = 1_000_000
_CHUNK = 1 << 16
_LEFT_OUT = frozenset({"Fallback", "del", "moveFrom", "instrText", "delText", "delInstrText"})
_ADVICE = "Open it in a word processor and save it as DOCX or PDF again."


class _TooMuch(Exception):
    """The part has a document type, or more elements than any document."""


class _Words:
    """What the parser tells of the main part, as lines; a row of a table is one line."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.lines: list[str] = []
        self.parts: list[str] = []
        self.cells: list[str] = []
        self.elements = self.silent = self.rows = 0
        self.wanted = False

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Begin an element."""
        name = tag.rpartition("}")[2]
        self.elements += 1
        if self.elements > MOST:
            raise _TooMuch(f"it has more than {MOST:,} elements")
        if name in _LEFT_OUT:
            self.silent += 1
        elif name == "t":
            self.wanted = True
        elif name in ("tab", "ptab"):
            self.parts.append("\t")
        elif name in ("br", "cr"):
            self.parts.append(" " if self.rows else "\n")
        elif name == "noBreakHyphen":
            self.parts.append("-")
        elif name == "tr":
            self.rows += 1

    def end(self, tag: str) -> None:
        """End an element."""
        name = tag.rpartition("}")[2]
        if name in _LEFT_OUT:
            self.silent -= 1
        elif name == "t":
            self.wanted = False
        elif name == "p":
            self._end_paragraph()
        elif name == "tr":
            self.rows -= 1
            if not self.rows:
                self.lines.append(" | ".join(cell for cell in self.cells if cell))
                self.cells = []

    def _end_paragraph(self) -> None:
        line = "".join(self.parts).strip()
        self.parts = []
        if self.rows:
            self.cells.append(line)
        elif line:
            self.lines.append(line)

    def data(self, text: str) -> None:
        """Take words."""
        if self.wanted and not self.silent:
            self.parts.append(text)

    def doctype(self, name: str, public: str, system: str) -> None:
        """Refuse a document type: its entities may name files or multiply."""
        raise _TooMuch("it declares a document type")

    def close(self) -> str:
        """Return the text."""
        self._end_paragraph()
        return tidy("\n\n".join(self.lines))


def sniff(head: bytes, filename: str) -> bool:
    """Tell an office document by the parts that it begins with, or a ZIP file by its name."""
    if not head.startswith(b"PK\x03\x04"):
        return False
    parts = (b"[Content_Types].xml", b"word/", b"docProps/", b"_rels/.rels")
    return filename.lower().endswith(SUFFIXES) or any(part in head[:200] for part in parts)


def unwrap(content: bytes, filename: str) -> Iterator[Carried | Finding]:
    """Yield the text of the document."""
    import zipfile  # not before one is at hand: reading a text file needs none of it

    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            yield _document(archive)
    except unreadable() as error:
        yield fault("docx.broken", f"the document cannot be opened: {error}"[:200], _ADVICE)


def _document(archive: "zipfile.ZipFile") -> Carried | Finding:
    from lxml import etree

    from servanda.extraction.carriers.metadata import day_of  # a plain text has none

    names = archive.namelist()
    main = next((n for n in names if re.fullmatch(r"(?i)word/document\d*\.xml", n)), "")
    if not main:
        return fault("docx.no-document", _other(names), "Save its words as DOCX, PDF or text.")
    try:
        text = _streamed(archive, main)
    except (_TooMuch, MemoryError) as refusal:
        message = f"the document is out of all measure: {refusal}"
        return fault("docx.too-heavy", message, _ADVICE)
    except (etree.LxmlError, ValueError) as error:
        where = f"{main}: {error}"[:200]
        return fault("docx.broken", "its main part is not well-formed XML", _ADVICE, where=where)
    if not any(char.isalpha() for char in text):
        advice = "If it holds pictures of pages, have their text recognised first."
        return fault("docx.no-text", "the document holds no words", advice)
    about = _core(archive)
    return Carried(
        text=text,
        title=about.get("title", ""),
        language=about.get("language", "")[:2].lower(),
        published=day_of(about.get("created", "")),
        dated_by_file=True,
        library=f"lxml {etree.__version__}",
    )


def _other(names: list[str]) -> str:
    kinds = {
        "xl/": "a spreadsheet",
        "ppt/": "a presentation",
        "content.xml": "an OpenDocument file",
    }
    found = (kind for part, kind in kinds.items() if any(name.startswith(part) for name in names))
    return f"this is {next(found, 'an office file without a text')}: it has no word/document.xml"


def _streamed(archive: "zipfile.ZipFile", name: str) -> str:
    from lxml import etree

    if archive.getinfo(name).file_size > MAX_XML:
        raise _TooMuch(f"its text takes more than {MAX_XML // 10**6} MB")
    parser = etree.XMLParser(
        target=_Words(), resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    with archive.open(name) as stream:
        while chunk := stream.read(_CHUNK):
            parser.feed(chunk)
    return str(parser.close())


def _core(archive: "zipfile.ZipFile") -> dict[str, str]:
    """Return the core properties that matter, by name; nothing where they cannot be read."""
    from lxml import etree

    try:
        if archive.getinfo("docProps/core.xml").file_size > _MAX_CORE:
            return {}
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        root = etree.fromstring(archive.read("docProps/core.xml"), parser=parser)
    except (*unreadable(), etree.LxmlError):
        return {}
    if root.getroottree().docinfo.doctype:
        return {}
    named = (one for one in root if isinstance(one.tag, str))
    return {one.tag.rpartition("}")[2]: " ".join((one.text or "").split())[:500] for one in named}
