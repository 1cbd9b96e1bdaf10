"""Who stands at the head of a clause, where its subject does: "she" goes back to such a one.

>>> bool(_LEAD.search("it rained. retired teacher "))
True
"""

import re

from servanda.extraction.lexicon import words
from servanda.extraction.scene import Named, Scene

_LEAD = re.compile(r"(?:\A|[.!?”\"\n;]\s?)(?:[a-z'’-]+ ){0,3}(?P<last>[a-z'’-]+) \Z")
# "Libya's own ambassador, Ann Lee, spoke": what stands before an office at the head of a sentence.
_OWNED = re.compile(
    r"(?:\A|[.!?”\"\n;]\s?)(?:the|an?|its|their|his|her|our|(?:[\w.-]+ ){0,2}[\w.-]+['’]s?)"
    r"(?: (?:own|new|former|then|chief|deputy|top|senior|acting|longtime|local|veteran|young|old))* \Z"
)
_LONGEST_LEAD = 50  # letters of "retired teacher" before a name


def stands_first(scene: Scene, name: Named) -> bool:
    """Tell whether a name stands where a subject does: at the head of a clause, words behind it."""
    left = scene.folded[max(0, name.start - 7) : name.start].removesuffix("the ").rstrip(" \"“'")
    right = scene.text(name.end, name.end + 4)
    begins = not left or left[-1] in ",;:.!?–—-\n" or _led_by_role(scene, name)
    return begins and bool(re.match(r"['’]?s? [^\W\d_]|, ", right))


def _led_by_role(scene: Scene, name: Named) -> bool:
    """Tell a person behind a noun for one at the head of a sentence: "Retired teacher Ann Lee, who"."""
    if not name.party.startswith("person:"):
        return False
    near = max(0, name.start - _LONGEST_LEAD)
    if _OWNED.search(scene.folded, near, name.start):
        return True
    lead = _LEAD.search(scene.folded, near, name.start)
    roles = words("en", "people")["roles"], words("en", "people")["professions"]
    return lead is not None and any(lead["last"] in listed_ for listed_ in roles)
