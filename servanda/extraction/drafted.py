"""A draft of a promise, before it is weighed: its verb or noun, who acts, what is known at its place.

>>> from servanda.extraction.clauses import Cue
>>> Cue(4, 8, "will").end
8
"""

from dataclasses import dataclass

from servanda.extraction.clauses import Cue
from servanda.extraction.pronouns import Stage, Subject


@dataclass(frozen=True, slots=True)
class Heard:
    """A statement in the view."""

    start: int
    end: int
    speaker: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A cue with its subject and its stage; `end` is set when the next one is known.

    `hangs`: in a relative clause; `passive`: the subject is what is given.
    """

    cue: Cue
    subject: Subject
    stage: Stage
    limit: int
    end: int = 0
    hangs: bool = False
    passive: bool = False


def with_words_of_their_own(drafts: list[Draft]) -> list[Draft]:
    """Leave out a verb taken for one that goes on where a cue has found it: "and undertakes to"."""
    own = {d.subject.start for d in drafts if d.cue.end > d.cue.start}
    return [d for d in drafts if d.cue.end > d.cue.start or d.subject.start not in own]
