"""HXL hashtags: what one says, and which columns belong together.

    tag("#org +impl +name")  # Tag("org", frozenset({"impl", "name"}))

https://hxlstandard.org/standard/1-1final/dictionary/
"""

import re
from dataclasses import dataclass
from functools import lru_cache

_TAG = re.compile(r"\s*#([A-Za-z][A-Za-z0-9_]*)((?:\s*\+\s*[A-Za-z0-9_-]+)*)\s*\Z")

# Attributes that name an organisation's role, in the words of IATI; others stay as published.
ROLES = {
    **dict.fromkeys(("funding", "funder", "donor"), "funding"),
    **dict.fromkeys(("impl", "implementing", "implementer", "ip"), "implementing"),
    **dict.fromkeys(("prog", "programming", "programme"), "extending"),
    **dict.fromkeys(("lead", "accountable"), "accountable"),
    **dict.fromkeys(("reporting", "reporter"), "reporting"),
}
# Attributes that name the stage of a value of money.
STAGES = {
    **dict.fromkeys(("pledge", "pledged", "pledges"), "pledge"),
    **dict.fromkeys(("commitment", "committed", "commit"), "commitment"),
    **dict.fromkeys(("allocated", "allocation"), "allocation"),
    **dict.fromkeys(("paid", "disbursed", "disbursement", "transaction"), "disbursement"),
    **dict.fromkeys(("spent", "expended", "expenditure", "spend"), "expenditure"),
    **dict.fromkeys(("budget", "budgeted"), "budget"),
    **dict.fromkeys(("planned", "estimated"), "planned"),
}
FACETS = ("code", "acronym", "type", "name", "lat", "lon")


@dataclass(frozen=True, slots=True)
class Tag:
    """A hashtag without its sign, and its attributes."""

    name: str
    attributes: frozenset[str]

    @property
    def facet(self) -> str:
        """Return what the column tells of its subject: a code, a name, a type, or "" as such."""
        if self.attributes & {"pcode", "pcodes", "v_pcodes", "v_pcode", "id"}:
            return "code"
        return next((one for one in FACETS if one in self.attributes), "")

    @property
    def role(self) -> str:
        """Return an organisation's role, "organisation" where the tag says none."""
        return next((ROLES[one] for one in sorted(self.attributes) if one in ROLES), "organisation")

    @property
    def stage(self) -> str:
        """Return the stage of a value, "other" where the tag says none."""
        return next((STAGES[one] for one in sorted(self.attributes) if one in STAGES), "other")

    @property
    def level(self) -> int:
        """Return the level of an administrative area, -1 for everything else."""
        return int(self.name[3:]) if re.match(r"adm[0-5]\Z", self.name) else -1


@lru_cache(maxsize=4096)
def tag(text: str) -> Tag | None:
    """Return a hashtag as it is written, None for what is none."""
    found = _TAG.match(text)
    if found is None:
        return None
    attributes = (one.strip().casefold() for one in found[2].split("+"))
    name = found[1].casefold()
    if name == "country":  # https://hxlstandard.org/standard/1-0final/: older than #adm0
        name = "adm0"
    return Tag(name, frozenset(filter(None, attributes)))


def canonical(text: str) -> str:
    """Return a hashtag without blanks, its attributes as they stand: "#org+impl"; "" for none."""
    return "".join(text.split()).casefold() if tag(text) else ""
