"""A process of its own that reads one PDF from its input and writes its pages as JSON.

A PDF is a program of a kind: a small file can ask for hours or for all of the memory. This process
has limits of its own, and when it is ended by them nothing else is. It imports nothing of Servanda,
so it starts quickly. What it writes: `{"fault": ""}`, or pages, title, made, language, library, more.
"""

import ctypes
import importlib.util
import json
import resource
import sys
import unicodedata
from pathlib import Path
from types import ModuleType
from typing import Any

MEMORY = 1 << 30  # bytes of address space
SECONDS = 20  # of the processor
MOST_PAGES = 2_000
MOST_TEXT = 10_000_000  # characters of all pages together
Glyph = tuple[float, float, str]  # left, right, letter
_SAME = 0.01  # points between two letters of one glyph
_RIGHT_TO_LEFT = range(0x0590, 0x0900), range(0xFB1D, 0xFE00), range(0xFE70, 0xFEFF)


def main() -> None:
    """Read, and say what was found; what cannot be read is a fault with a name."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        found = pages_of(sys.stdin.buffer.read())
    except MemoryError:
        found = {"fault": "memory"}
    json.dump(found, sys.stdout)


def pages_of(content: bytes) -> dict[str, Any]:
    """Return what the PDF holds; `{"fault": "password"}` or `"broken"` when it cannot be opened."""
    import pypdfium2 as pdfium

    try:
        file = pdfium.PdfDocument(content)
    except pdfium.PdfiumError as refusal:
        return {"fault": "password" if "password" in str(refusal).lower() else "broken"}
    about = file.get_metadata_dict()
    pages: list[str] = []
    size = 0
    for number in range(min(len(file), MOST_PAGES)):
        pages.append(_page(file, number, pdfium))
        size += len(pages[-1])
        if size > MOST_TEXT:
            break
    return {
        "fault": "",
        "pages": pages,
        "more": len(file) - len(pages),
        "title": about.get("Title", ""),
        "made": about.get("CreationDate", ""),
        "library": f"pypdfium2 {pdfium.PYPDFIUM_INFO} pdfium {pdfium.PDFIUM_INFO.build}",
    }


def _page(file: Any, number: int, pdfium: ModuleType) -> str:
    """Return a page's text, "" where it cannot be read."""
    try:
        page = file[number]
        words = page.get_textpage()
        text = str(words.get_text_bounded())
        if _is_rtl(text):
            text = "\n".join(_lines(words, pdfium.raw))
        words.close()
        page.close()
    except pdfium.PdfiumError:
        return ""
    # The mark of a hyphen at the edge of the page, in two versions of the library.
    return text.replace("\x02", "\u00ad").replace("\ufffe", "\u00ad")


def _lines(words: Any, raw: Any) -> list[str]:
    """Return the lines of a page with its right-to-left words in the order of speech."""
    visual = _beside("visual")
    lines: list[list[Glyph]] = [[]]
    box = raw.FS_RECTF()
    for at in range(words.count_chars()):
        code = raw.FPDFText_GetUnicode(words, at)
        if code in (10, 13):
            if lines[-1]:
                lines.append([])
        elif code:
            raw.FPDFText_GetLooseCharBox(words, at, ctypes.byref(box))
            lines[-1].append((box.left, max(box.right, box.left), chr(code)))
    made = ["".join(glyph[2] for glyph in line) for line in lines]
    foreign = [at for at, line in enumerate(made) if _is_rtl(line)]
    spoken = visual.ordered([_atoms(lines[at]) for at in foreign])
    for at, line in zip(foreign, spoken, strict=True):
        made[at] = line
    return made


def _is_rtl(text: str) -> bool:
    return any(ord(char) in some for char in text for some in _RIGHT_TO_LEFT)


def _atoms(line: list[Glyph]) -> list[str]:
    """Return the glyphs of a line from left to right; the library knows where the words end."""
    words: list[list[Glyph]] = [[]]
    for glyph in line:
        if glyph[2].isspace():
            words.append([])
        else:
            words[-1].append(glyph)
    placed = sorted((word for word in words if word), key=_middle)
    atoms: list[str] = []
    for word in placed:
        atoms += [" ", *_clusters(word)] if atoms else _clusters(word)
    return atoms


def _middle(word: list[Glyph]) -> float:
    return min(glyph[0] for glyph in word) + max(glyph[1] for glyph in word)


def _clusters(word: list[Glyph]) -> list[str]:
    """Return the glyphs of a word from left to right, letters at one place together."""
    atoms: list[str] = []
    before = None
    for start, _, char in sorted(word, key=lambda glyph: glyph[0]):
        if atoms and before is not None and abs(start - before) < _SAME:
            atoms[-1] = _ligature(atoms[-1], char)
        else:
            atoms.append(char)
        before = start
    return atoms


def _ligature(first: str, second: str) -> str:
    """Put the letters of one glyph in their order: a mark behind its letter, lam before the other.

    Else the library has turned them round.
    """
    if unicodedata.combining(second[0]) or first[0] == "\u0644":
        return first + second
    return second + first


def _beside(name: str) -> ModuleType:
    """Load a module of this folder by its place, for this process has no package."""
    place = Path(__file__).with_name(f"{name}.py")
    spec = importlib.util.spec_from_file_location(name, place)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    main()
