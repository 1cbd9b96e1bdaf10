"""Words that people found to mark something, kept for a plan's readings from then on."""

from dataclasses import dataclass

from servanda.records.anchor import Anchor


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """Words of one language, and what they mark.

    `marks` is pledge, intent, request, agreement or past_delivery, the modality of a promise; refusal,
    where what is said is not promised; or office, which a person holds.

    `evidence` is where a person saw them, when it was in a kept document; who kept them and when
    stands in the journal.
    """

    plan: str
    id: str
    words: str
    language: str
    marks: str
    evidence: tuple[Anchor, ...] = ()
