"""Cues that people kept for a workspace: words that mark a promise, a request, a refusal.

They stand beside the lexicon's own cues and go before those they overlap. What each may do, how firm
it is and whom it needs follows the lexicon's plainest cue of the same modality; a refusal takes the
cue that it covers, or that stands next to it.

>>> kept = find_kept("peru stumps up $5m", {"stumps up": "pledge"}, language="en")
>>> [(cue.group, cue.start, cue.end) for cue in kept]
[('commit', 5, 14)]
"""

import re
from collections.abc import Iterable, Mapping, Sequence

from servanda.extraction.grammar.sayings import phrase
from servanda.extraction.lexicon import words
from servanda.extraction.promises.clauses import Cue
from servanda.extraction.scene import MANY
from servanda.terms.folding import fold

RULE = "promises.cue"
REFUSAL, OFFICE = "refusal", "office"
# What a person says that words mark -> the lexicon's plainest group of cues, the same in each language.
GROUPS = {
    "pledge": "commit",
    "intent": "ready",
    "request": "ask",
    "agreement": "agree",
    "past_delivery": "delivered",
}
_NEAR = 40  # how far behind a refusal the cue stands that it denies
_STOP = re.compile(r"[.,،;:؛!?؟\n]")


def find_kept(folded: str, marks: Mapping[str, str], *, language: str) -> tuple[Cue, ...]:
    """Return where the kept words stand in a folded text, the longest at a place, refusals as such."""
    groups = {
        fold(said): REFUSAL if mark == REFUSAL else GROUPS[mark]
        for said, mark in marks.items()
        if mark == REFUSAL or GROUPS.get(mark) in words(language, "promises").get("cues", {})
    }
    if not groups:
        return ()
    clitics = words(language, "promises").get("clitics", "")
    clitic = f"[{clitics}]?" if clitics else ""
    shape = re.compile(rf"(?<!\w){clitic}(?P<words>{phrase(tuple(groups))})(?!\w)")
    return tuple(
        Cue(found.start("words"), found.end(), groups[found["words"]], kept=True)
        for found in shape.finditer(folded)
    )


def with_kept(
    cues: Sequence[Cue], kept: Sequence[Cue], between: tuple[int, int], *, folded: str
) -> list[Cue]:
    """Return the cues of a sentence as people have them: kept ones in, those refused out."""
    here = [one for one in kept if between[0] <= one.start and one.end <= between[1]][:MANY]
    if not here:
        return list(cues)
    own = [one for one in here if one.group != REFUSAL]
    given = sorted([*_apart(cues, own), *own], key=lambda cue: cue.start)
    for refusal in (one for one in here if one.group == REFUSAL):
        denied = _denied(given, refusal, folded)
        given = [cue for cue in given if cue not in denied]
    return given


def refuses(kept: Sequence[Cue], start: int, end: int) -> bool:
    """Tell whether a refusal that was kept stands between two places."""
    return any(one.group == REFUSAL and one.start < end and start < one.end for one in kept)


def _apart(cues: Iterable[Cue], own: Sequence[Cue]) -> list[Cue]:
    return [c for c in cues if not any(o.start < c.end and c.start < o.end for o in own)]


def _denied(cues: Sequence[Cue], refusal: Cue, folded: str) -> list[Cue]:
    """Return the cues that a refusal covers or follows at once, else the next one behind it."""
    at_once = [
        cue
        for cue in cues
        if (cue.start < refusal.end and refusal.start < cue.end)
        or (cue.end <= refusal.start and not folded[cue.end : refusal.start].strip())
    ]
    if at_once:
        return at_once
    behind = next((cue for cue in cues if refusal.end <= cue.start <= refusal.end + _NEAR), None)
    near = behind is not None and not _STOP.search(folded, refusal.end, behind.start)
    return [behind] if near and behind is not None else []
