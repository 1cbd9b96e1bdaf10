"""Many documents held against each other: which of them are read, and by how many processes.

Up to `ALL_READ` documents are all read. Of more, each is first cut at its full stops and looked at for
identifiers alone; then those are read that share words with another, or figures with one of another
language. What shares nothing with any has nothing to differ from, identifiers apart.
"""

import os
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain, combinations
from typing import Any

from servanda.extraction.identifiers import find_identifiers
from servanda.extraction.reading import read
from servanda.extraction.view import View
from servanda.reconciliation.compare import Comparison, compare
from servanda.reconciliation.reprints import sharing
from servanda.reconciliation.shingles import prints
from servanda.reconciliation.told import IdentifierTold, Told, told
from servanda.records.finding import Finding
from servanda.records.undisturbed import undisturbed

ALL_READ = 300
ALONE = 60  # documents that one process reads before another would have started
CHUNK = 40
LEAST_FIGURES = 4  # rare numbers that documents of two scripts must share to be read
RARE = 12  # documents that hold a number, from which it is not rare

_CUT = re.compile(r"[^\s][^\n]*?(?:[.!?…؟]+[\"”»)]*(?=\s|$)|(?=\n|$))")
_NUMBERED = re.compile(r"resolution|nghị quyết|nghị\s|قرار|s/res", re.I)
_FIGURE = re.compile(r"(?<![\w.,])\d{2,}(?:[.,]\d+)*(?!\w)")

Findings = tuple[Finding, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A document to compare: its name, its words, and what is known of it from elsewhere."""

    file: str
    text: str
    language: str = ""
    published: str = ""
    findings: Findings = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """The comparison, and the findings of each file that was read."""

    comparison: Comparison
    findings: dict[str, Findings]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Outline:
    """A document before it is read: its sentences, its identifiers, and its numbers as digits."""

    source: Source
    told: Told
    figures: frozenset[str]


Opener = Callable[[str], Iterable[Source]]
Mapped = Callable[..., Iterator[Any]]


def compared(names: Sequence[str], opener: Opener) -> Compared:
    """Hold the documents of files against each other; `opener` is a function of a module.

    What `opener` raises is raised here.
    """
    with _mapped(len(names)) as mapped:
        if len(names) <= ALL_READ:
            return _held(chain.from_iterable(mapped(partial(_opened, opener), names)))
        outlines = list(chain.from_iterable(mapped(partial(_outlined, opener), names)))
        with undisturbed():
            wanted = sharing([o.told for o in outlines]) | _sharing_figures(outlines)
        sources = [o.source for o in outlines if o.source.file in wanted]
        known = _read_each(sources, mapped)
    return _held(known.get(o.told.file, (o.told, o.source.findings)) for o in outlines)


def _held(documents: Iterable[tuple[Told, Findings]]) -> Compared:
    known = list(documents)
    findings = {document.file: found for document, found in known}
    with undisturbed():
        return Compared(comparison=compare([one for one, _ in known]), findings=findings)


def _opened(opener: Opener, name: str) -> list[tuple[Told, Findings]]:
    return [_read(source) for source in opener(name)]


def _read(source: Source) -> tuple[Told, Findings]:
    """Read a document for all that comparing needs; of one that could not be opened, why is enough."""
    if source.findings and not source.text:
        return Told(file=source.file, text="", sentences=()), source.findings
    reading = read(
        source.text, language=source.language, published=source.published, promises=False
    )
    document = told(source.file, source.text, reading)
    document = replace(document, prints=prints(document.text, document.sentences))
    return document, (*source.findings, *reading.findings)


def _read_each(sources: Iterable[Source], mapped: Mapped) -> dict[str, tuple[Told, Findings]]:
    """Return what each file says; texts that are the same to the letter are read once."""
    same: dict[Source, list[Source]] = defaultdict(list)
    for source in sources:
        same[replace(source, file="", findings=())].append(source)
    known = {}
    for alike, (document, found) in zip(same.values(), mapped(_read, same), strict=True):
        for one in alike:
            known[one.file] = replace(document, file=one.file), (*one.findings, *found)
    return known


def _outlined(opener: Opener, name: str) -> list[_Outline]:
    """Cut the documents of a file at full stops, menus and all, and find their numbers."""
    return [_outline(source) for source in opener(name)]


def _outline(source: Source) -> _Outline:
    text = source.text
    spans = tuple(found.span() for found in _CUT.finditer(text))
    numbered = find_identifiers(View(text), language="") if _NUMBERED.search(text) else []
    document = Told(
        file=source.file,
        text=text,
        sentences=spans,
        prints=prints(text, spans),
        identifiers=tuple(
            IdentifierTold(start=i.start, end=i.end, kind=i.kind, value=i.value) for i in numbered
        ),
    )
    figures = frozenset(re.sub(r"\D", "", found) for found in _FIGURE.findall(text))
    return _Outline(source=source, told=document, figures=figures)


def _sharing_figures(outlines: Sequence[_Outline]) -> set[str]:
    """Return the files that share enough rare numbers with another: two tellings, perhaps."""
    holders: dict[str, list[int]] = defaultdict(list)
    for number, outline in enumerate(outlines):
        for figure in outline.figures:
            holders[figure].append(number)
    shared: Counter[tuple[int, int]] = Counter()
    for held in holders.values():
        if len(held) < RARE:
            shared.update(combinations(held, 2))
    enough = [pair for pair, count in shared.items() if count >= LEAST_FIGURES]
    return {outlines[number].told.file for pair in enough for number in pair}


@contextmanager
def _mapped(count: int) -> Iterator[Mapped]:
    """Yield a function that maps in order: in this process, or in one for each processor."""
    processors = (
        len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    )
    if count < ALONE or (processors or 1) < 2:
        yield map
        return
    with ProcessPoolExecutor(max_workers=processors) as pool:
        yield partial(pool.map, chunksize=CHUNK)
