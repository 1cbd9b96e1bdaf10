"""Documents that tell one story: half of the shorter text stands in the other (definition 24).

Worked example: an item of 20 sentences repeats 14 of an interview's 40: one story, one source. An
analysis that shares two sentences with both is a source of its own. A translation is a copy too.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from servanda.reconciliation.reprints import Pair
from servanda.reconciliation.told import Told

SHARED_FROM = 0.5  # part of the shorter text, by characters of its sentences


def stories(documents: Sequence[Told], pairs: Iterable[Pair]) -> tuple[tuple[str, ...], ...]:
    """Return the groups of files that carry one story, two or more each, in their given order."""
    order = {document.file: at for at, document in enumerate(documents)}
    size = {d.file: sum(end - start for start, end in d.sentences) for d in documents}
    root = {file: file for file in order}
    pairs = list(pairs)
    for pair in pairs:
        if pair.relation == "translation":
            root[_top(root, pair.a.file)] = _top(root, pair.b.file)
    for (a, b), (in_a, in_b) in _covered(pairs).items():
        shorter, shared = (a, in_a) if size[a] <= size[b] else (b, in_b)
        if size[shorter] and shared / size[shorter] >= SHARED_FROM:
            root[_top(root, a)] = _top(root, b)
    groups: dict[str, list[str]] = defaultdict(list)
    for file in order:
        groups[_top(root, file)].append(file)
    return tuple(tuple(group) for group in groups.values() if len(group) > 1)


def _covered(pairs: Iterable[Pair]) -> dict[tuple[str, str], tuple[float, float]]:
    """Return, for each two files, the characters of each that the other repeats.

    A sentence repeated in part counts by the part shared, and once, by its best pair.
    """
    best: dict[tuple[str, str], tuple[dict[int, float], dict[int, float]]] = {}
    for pair in pairs:
        in_a, in_b = best.setdefault((pair.a.file, pair.b.file), ({}, {}))
        for told, found in ((pair.a, in_a), (pair.b, in_b)):
            shared = (told.end - told.start) * (
                1 if pair.relation != "partial" else pair.containment
            )
            found[told.start] = max(found.get(told.start, 0), shared)
    return {files: (sum(a.values()), sum(b.values())) for files, (a, b) in best.items()}


def _top(root: dict[str, str], file: str) -> str:
    """Return the file that stands for a group, shortening the way to it."""
    while root[file] != file:
        root[file] = root[root[file]]
        file = root[file]
    return file
