"""A PDF with a text layer: its lines put together into paragraphs again.

The file is read by PDFium in a process of its own (pdf_pages) that may use 1 GiB of memory and 20
seconds of the processor: what asks for more is refused. A scanned page has no text and is named.
"""

import json
import os
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from servanda.extraction.carriers.findings import fault, warning
from servanda.extraction.carriers.paragraphs import joined, tidy, width
from servanda.extraction.carriers.protocol import Carried
from servanda.records.finding import Finding

NAME = "pdf"
VERSION = "2"
MEDIA_TYPE = "application/pdf"
SUFFIXES: tuple[str, ...] = (".pdf",)
MAX_BYTES = 100_000_000
WAIT = 40  # seconds on the clock, on a machine that does other things too
_READER = os.path.join(os.path.dirname(__file__), "pdf_pages.py")
_JUNK_TITLE = re.compile(
    r"^(?:microsoft|untitled|document\d*$|slide)|\.(?:docx?|pdf|indd|qxd)$", re.I
)
_FOLIO = re.compile(
    r"^\W*(?:(?:page|trang|صفحة)\s*)?\d{1,4}(?:\s*(?:/|of|trên|من)\s*\d{1,4})?\W*$", re.I
)
_EDGE = 2  # lines at the top and the foot of a page that may be a running head
_FEW = 3  # pages with the same line before it counts as one


def sniff(head: bytes, filename: str) -> bool:
    """Tell a PDF by its mark, which may stand a little behind the beginning."""
    return b"%PDF-" in head[:1024]


def unwrap(content: bytes, filename: str) -> Iterator[Carried | Finding]:
    """Yield the text of a PDF."""
    if len(content) > MAX_BYTES:
        message = f"the PDF has {len(content) / 1e6:.0f} MB and the limit is 100 MB"
        yield fault("pdf.too-large", message, "Print the pages in question to a PDF of their own.")
        return
    found = _asked(content)
    if found["fault"]:
        yield _refusal(found["fault"])
        return
    pages: list[str] = [tidy(page) for page in found["pages"]]
    if not any(char.isalpha() for page in pages for char in page):
        advice = "Recognise its text with an OCR program first, or take a note about it."
        yield fault("pdf.no-text", "the PDF holds no text; it is a scan or a picture", advice)
        return
    yield from _doubts(content, pages, found["more"])
    title = " ".join(str(found["title"]).split())[:500]
    yield Carried(
        text=text_of(pages),
        title="" if _JUNK_TITLE.search(title) else title,
        published=_day(found["made"]),
        dated_by_file=True,
        library=found["library"],
    )


def _asked(content: bytes) -> dict[str, Any]:
    """Return what the reading process says; `{"fault": ...}` when it could not end well."""
    import subprocess  # not before a PDF is at hand: reading a text file needs none of it

    command = [sys.executable, "-I", _READER]
    try:
        done = subprocess.run(  # noqa: S603 - our own program; the file comes by its input
            command, input=content, capture_output=True, timeout=WAIT, check=False
        )
        found = json.loads(done.stdout) if done.returncode == 0 else None
    except subprocess.TimeoutExpired:
        return {"fault": "heavy"}
    except (OSError, ValueError, RecursionError):
        return {"fault": "broken"}
    if isinstance(found, dict):
        return found | {"fault": {"memory": "heavy"}.get(found["fault"], found["fault"])}
    # It met one of its limits, by its signal or by its last words, or the file broke it.
    stopped = done.returncode in (-9, -24) or b"MemoryError" in done.stderr
    return {"fault": "heavy" if stopped else "broken"}


def _refusal(reason: str) -> Finding:
    if reason == "password":
        advice = "Open it with its password and print it to a PDF without one."
        return fault("pdf.encrypted", "the PDF is locked with a password", advice)
    if reason == "heavy":
        message = "the PDF asks for more memory or time than a document needs"
        return fault("pdf.too-heavy", message, "Print it to a new PDF, or save it as text.")
    message = "the PDF is damaged and cannot be opened"
    return fault("pdf.broken", message, "Get the file again, or print it to a new PDF.")


def _doubts(content: bytes, pages: Sequence[str], more: int) -> Iterator[Finding]:
    """Yield what may be missing from the text."""
    empty = [n for n, page in enumerate(pages, 1) if not any(c.isalpha() for c in page)]
    if empty:
        named = ", ".join(map(str, empty[:10])) + (" ..." if len(empty) > 10 else "")
        advice = "Look at these pages; a scan must have its text recognised first."
        message = f"{len(empty)} of {len(pages)} pages hold no text"
        yield warning("pdf.pages-without-text", message, advice, where=f"pages {named}")
    if more:
        message = f"only the first {len(pages)} pages were read, {more} were not"
        yield warning("pdf.too-long", message, "Cut the PDF into parts.")
    if b"%%EOF" not in content[-2048:]:
        message = "the PDF breaks off: its end is missing"
        yield warning("pdf.cut-off", message, "Get the file again, and look whether it is whole.")


def text_of(pages: Sequence[str]) -> str:
    """Return the pages as one text: paragraphs whole, running heads and page numbers left out."""
    split = [page.split("\n") for page in pages]
    heads = _running_heads(split)
    lines = [
        line
        for page in split
        for at, line in enumerate(page)
        if not (_at_edge(at, page) and (_key(line) in heads or _FOLIO.match(line)))
    ]
    return tidy("\n".join(joined(lines, width(lines))))


def _running_heads(pages: Sequence[Sequence[str]]) -> set[str]:
    """Return the lines that stand at the edge of many pages, whatever their numbers."""
    seen = Counter(
        key
        for page in pages
        for key in {_key(line) for at, line in enumerate(page) if _at_edge(at, page)}
    )
    return {key for key, count in seen.items() if key and count >= max(_FEW, len(pages) * 0.4)}


def _at_edge(at: int, page: Sequence[str]) -> bool:
    return at < _EDGE or at >= len(page) - _EDGE


def _key(line: str) -> str:
    return re.sub(r"\d+", "#", " ".join(line.split()))


def _day(made: object) -> str:
    """Return the day of a PDF's own date, `D:20260221...`."""
    from servanda.extraction.carriers.metadata import day_of  # a plain text has none

    found = re.match(r"(?:D:)?(\d{4})(\d{2})(\d{2})", str(made))
    return day_of("-".join(found.groups())) if found else day_of(made)
