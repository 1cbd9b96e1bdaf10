"""What documents come in: one module for each, all with the face that `protocol` states.

`documents(content, filename)` opens a file whatever it is and yields the documents inside, with their
bytes, their text and what made the one from the other. Adding a carrier is one module, a line here and
its samples. Nothing raises on what a file holds; what a ZIP may hold is bounded.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256

from servanda.extraction.carriers import docx, eml, html, pdf, plain, zipped
from servanda.extraction.carriers.findings import fault, inside, note, warning
from servanda.extraction.carriers.protocol import HEAD, Carried, Carrier, Enclosed
from servanda.records.finding import Finding, Level

# The type check holds each module to the face here, once.
_PDF: Carrier = pdf
_DOCX: Carrier = docx
_ZIP: Carrier = zipped
_EML: Carrier = eml
_HTML: Carrier = html
_TEXT: Carrier = plain

# In the order in which they are asked: an office document is a ZIP file too.
CARRIERS: tuple[Carrier, ...] = (_PDF, _DOCX, _ZIP, _EML, _HTML, _TEXT)

DEPTH = 3  # archives and messages inside one another
MOST = 20_000  # files inside one
MOST_BYTES = 1 << 30  # of all files inside one, unpacked
_TURNING = "\u202d\u202e"  # what makes letters stand in another order than they are kept in


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A document: its bytes and their SHA-256, its words, and `extractor`, what read the words.

    A text whose bytes are the file's own has no extractor. `filename` leads through the archives.
    """

    filename: str
    content: bytes
    sha256: str
    carried: Carried
    extractor: str
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A document that the caller holds already; its words were not read again."""

    filename: str
    sha256: str


@dataclass(slots=True)
class _Opening:
    """One call: what the caller knows, and how much has come out so far."""

    known: Callable[[str], bool]
    files: int = 0
    bytes: int = 0
    full: bool = False
    passed: Counter[str] = field(default_factory=Counter)


def recognise(head: bytes, filename: str) -> Carrier | None:
    """Return the carrier of a file that begins with `head`; None for what is not read."""
    return next((one for one in CARRIERS if one.sniff(head, filename)), None)


def documents(
    content: bytes, filename: str, *, known: Callable[[str], bool] = lambda mark: False
) -> Iterator[Opened | Known | Finding]:
    """Yield the documents of a file, one at a time, and what is wrong.

    A finding that belongs to a document comes with it; the others name the file in their place. What
    `known` tells by its SHA-256 is not read again.
    """
    opening = _Opening(known=known)
    carrier = recognise(content[:HEAD], filename) or plain
    yield from _open(content, filename, opening=opening, carrier=carrier)
    if opening.passed:
        kinds = ", ".join(f"{kind} ({n})" for kind, n in sorted(opening.passed.items()))
        message = f"passed over, being of no kind that is read: {kinds}"[:500]
        yield note("passed-over", message, "Nothing is to be done, if they are no documents.")


def _open(
    content: bytes, filename: str, *, opening: _Opening, carrier: Carrier, depth: int = 0
) -> Iterator[Opened | Known | Finding]:
    mark = sha256(content).hexdigest()
    if carrier not in (_ZIP, _EML) and opening.known(mark):
        yield Known(filename=filename, sha256=mark)
        return
    heard: list[Finding] = []
    for item in carrier.unwrap(content, filename):
        if isinstance(item, Carried):
            if carrier is _EML and opening.known(mark):
                yield Known(filename=filename, sha256=mark)
            else:
                heard += _doubts(item)
                yield _opened(item, content, filename=filename, carrier=carrier, heard=heard)
            heard = []
        elif isinstance(item, Finding):
            if item.level is Level.ERROR:
                yield inside(item, filename) if depth or item.where else item
            else:
                heard.append(item)
        else:
            yield from _inside(item, filename, opening=opening, depth=depth + 1)
            if opening.full:
                return
    yield from (inside(one, filename) for one in heard)


def _inside(
    item: Enclosed, container: str, *, opening: _Opening, depth: int
) -> Iterator[Opened | Known | Finding]:
    """Open a file inside another, as long as there is room."""
    filename = f"{container}/{item.filename}"
    opening.files += 1
    opening.bytes += len(item.content)
    if opening.files > MOST or opening.bytes > MOST_BYTES:
        opening.full = True
        message = f"more than {MOST:,} files or {MOST_BYTES >> 30} GiB inside; the rest is left"
        yield fault("too-much-inside", message, "Make several files of it.", where=filename)
        return
    carrier = recognise(item.content[:HEAD], item.filename)
    if carrier is None:
        suffix = item.filename.rpartition("/")[2].rpartition(".")[2].lower()
        named = f".{suffix}"[:12] if "." in item.filename else "without an ending"
        opening.passed[named if named.isprintable() else "?"] += 1
    elif carrier in (_ZIP, _EML) and depth >= DEPTH:
        message = f"it lies {depth} archives deep and is not opened"
        yield fault("too-deep", message, "Take it alone.", where=filename)
    else:
        yield from _open(item.content, filename, opening=opening, carrier=carrier, depth=depth)


def _opened(
    carried: Carried, content: bytes, *, filename: str, carrier: Carrier, heard: list[Finding]
) -> Opened:
    same = carrier is _TEXT and carried.text.encode() == content
    library = f" ({carried.library})" if carried.library else ""
    return Opened(
        filename=filename,
        content=content,
        sha256=sha256(content).hexdigest(),
        carried=carried,
        extractor="" if same else f"{carrier.NAME} {carrier.VERSION}{library}",
        findings=tuple(heard),
    )


def _doubts(carried: Carried) -> Iterator[Finding]:
    """Yield what may deceive the eye in a text."""
    turned = (
        [at for at, char in enumerate(carried.text) if char in _TURNING]
        if any(char in carried.text for char in _TURNING)
        else []
    )
    if turned:
        yield warning(
            "text.direction",
            f"{len(turned)} marks make letters stand in another order than they are kept in",
            "Read names and numbers there letter by letter.",
            where=f"character {turned[0]}",
        )


__all__ = [
    "CARRIERS",
    "Carried",
    "Carrier",
    "Enclosed",
    "Known",
    "Opened",
    "documents",
    "recognise",
]
