"""What the machine read and a person has yet to decide: never public."""

from dataclasses import dataclass
from typing import ClassVar

from servanda.records.anchor import Anchor


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A proposed record of `kind`, anchored to the words it came from.

    `values` is canonical JSON of the fields as read (the item of `servanda read`); `rule` and
    `version` say which reader found it. `state`: proposed, accepted, amended, rejected. `result` is
    `kind:id` of the record it became; `note` the reviewer's reason. `evidence` begins with the words
    themselves. `copy_of` is the proposal first read from a copy of the same story that says the same
    (definition 24); it is empty for that one itself.
    """

    # Columns that came later: left out of the fingerprint when empty, so that old ones stay good.
    later: ClassVar[tuple[str, ...]] = ("copy_of",)
    plan: str
    id: str
    document: str
    kind: str
    values: str
    rule: str
    version: str
    state: str = "proposed"
    result: str = ""
    note: str = ""
    copy_of: str = ""
    evidence: tuple[Anchor, ...] = ()
