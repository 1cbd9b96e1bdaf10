"""Who: states, territories, organisations, funds and people."""

from dataclasses import dataclass

from servanda.records.anchor import Anchor
from servanda.records.wording import Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """A party to the plan or named in it.

    `id` is typed: `country:VN`, `territory:gaza`, `org:board-of-peace`, `person:to-lam`. `role` in
    the plan: member, founding-member, observer, chair, donor, host, fund, body, other or empty.
    `of` is the party that a person or body speaks for; `office` the person's office.
    """

    plan: str
    id: str
    name: Wording
    role: str = ""
    of: str = ""
    office: Wording = Wording()
    aliases: tuple[str, ...] = ()
    evidence: tuple[Anchor, ...] = ()

    @property
    def kind(self) -> str:
        """The part of the id before the colon: country, territory, org or person."""
        return self.id.partition(":")[0]
