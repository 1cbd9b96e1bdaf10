"""Lists of names that two reports of one event, each in its own words, give differently (definition 24).

Worked example: "Peru, Chile and Cuba signed in Lima on 7 April" and "the accord that Peru, Chile and Haiti
signed on 7 April": lists of one length, all names but one the same, the same said of both: hard. A longer
list and a shorter one may both be true.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from servanda.reconciliation.concepts import concepts
from servanda.reconciliation.credits import published
from servanda.reconciliation.crowds import around, pairs, said_of
from servanda.reconciliation.events import Events, meet, of_one_day, shared
from servanda.reconciliation.found import Found
from servanda.reconciliation.names import Listed, differing_names, lists
from servanda.reconciliation.told import Told

LEAST = 2  # names and figures that both documents have beside those of the lists

Place = tuple[Told, Listed]


def listings(
    documents: Sequence[Told], one_story: Iterable[Sequence[str]], *, known: Events | None = None
) -> Iterator[Found]:
    """Yield the lists that differ in one name."""
    events = known or Events()
    story = {file: number for number, files in enumerate(one_story) for file in files}
    groups: dict[tuple[str, int], list[Place]] = defaultdict(list)
    for document in documents:
        for listed in lists(document, 0, len(document.text)):
            if listed.whole and all(name.startswith("country:") for name in listed.names):
                sentence = document.sentence(listed.start, listed.end)
                for said in sorted(concepts(document, *sentence)):
                    groups[said, len(listed.names)].append((document, listed))
    for group in groups.values():
        for one, other in pairs(
            group, lambda place: _meeting(place[0], events), lambda place: place[1].names
        ):
            files = one[0].file, other[0].file
            if files[0] == files[1] or story.get(files[0], -1) == story.get(files[1], -2):
                continue
            if len(set(one[1].names) - set(other[1].names)) == 1 and _one_event(one, other, events):
                yield from differing_names(one, other)


def _meeting(document: Told, events: Events) -> Iterator[int]:
    """Yield the days on which another list of the same may stand, as ordinals."""
    yield from said_of(events.of(document).days)
    yield from around(published(document))


def _one_event(one: Place, other: Place, events: Events) -> bool:
    (a, first), (b, second) = one, other
    if not meet(events.of(a).days, events.of(b).days) and not of_one_day(a, b):
        return False
    listed = {*first.names, *second.names}
    told = {
        document.text[p.start : p.end]
        for document in (a, b)
        for p in document.parties
        if p.party in listed
    }
    names, figures = shared(*(events.of(document).without(listed | told) for document in (a, b)))
    return names + figures >= LEAST
