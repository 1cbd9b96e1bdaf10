"""Quotations: the rows of evidence.csv as anchors, with their places found where none is given.

Worked example: a row with `document` note.txt, no `start` and no `end`, and an `exact` that stands in
the note once becomes the anchor of that one place; twice, or never, is a finding.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from servanda.records import Anchor, Finding
from servanda.standards.datapackage.sheets import Row, fault
from servanda.standards.datapackage.texts import Library

Subject = tuple[str, str]  # kind, id


@dataclass(slots=True)
class Quotations:
    """Anchors by the record that rests on them, in their order, and where the first row stands."""

    anchors: dict[Subject, list[tuple[int, Anchor]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    places: dict[Subject, str] = field(default_factory=dict)

    def of(self, kind: str, key: str) -> tuple[Anchor, ...]:
        """Return a record's anchors: by position, rows without one in the order of the file."""
        found = sorted(self.anchors.get((kind, key), ()), key=lambda pair: pair[0])
        return tuple(anchor for _, anchor in found)

    def orphans(self, known: set[Subject]) -> Iterator[Finding]:
        """Yield a fault for each quotation whose record did not load."""
        for subject, where in self.places.items():
            if subject not in known:
                yield fault(
                    "evidence.subject",
                    f"there is no {subject[0]} {subject[1]!r} to rest on this quotation",
                    where,
                    "Correct subject_kind and subject, or mend the record's own row.",
                )


def collect(row: Row, library: Library, into: Quotations) -> Iterator[Finding]:
    """Enter a row's anchor, or yield why it has none."""
    subject = (row.values["subject_kind"], row.values["subject"])
    into.places.setdefault(subject, row.where)
    found = _anchor(row, library)
    if isinstance(found, Finding):
        yield found
        return
    kept = into.anchors[subject]
    position = row.values["position"]
    kept.append((len(kept) if position is None else position, found))


def _anchor(row: Row, library: Library) -> Anchor | Finding:
    name, exact = row.values["document"], row.values["exact"]
    digest = library.find(name)
    if digest is None:
        return fault(
            "evidence.document",
            f"there is no document {name!r}",
            f"{row.where}:document",
            "Write the file name, the path or the SHA-256 of a document of this package.",
        )
    text = library.texts[digest]
    start, end = row.values["start"], row.values["end"]
    if start is None and end is None:
        place = _only_place(text, exact, row)
        if isinstance(place, Finding):
            return place
        start, end = place, place + len(exact)
    if start is None or end is None or start < 0 or text[start:end] != exact:
        return fault(
            "evidence.misplaced",
            f"{name} does not hold these words at {start}:{end}",
            f"{row.where}:exact",
            "Correct start and end, or empty both to have them found.",
        )
    return Anchor(document=digest, start=start, end=end, exact=exact)


def _only_place(text: str, exact: str, row: Row) -> int | Finding:
    first = text.find(exact)
    if first < 0:
        return fault(
            "evidence.absent",
            "the document does not hold these words",
            f"{row.where}:exact",
            "Copy the words from the text file, letter for letter, spaces and line ends included.",
        )
    if text.find(exact, first + 1) >= 0:
        return fault(
            "evidence.repeated",
            "the document holds these words more than once",
            f"{row.where}:exact",
            "Quote more words, or write start and end.",
        )
    return first
