"""Who may be the subject of a promise: names and pronouns before its verb, and whom they mean.

Worked example: before "will" in "Peru and the two sides" stand the party Peru and the pronoun "both".
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from servanda.extraction.grammar.noun_phrases import hangs, head_start, is_free, is_joined
from servanda.extraction.grammar.pronouns import Stage, named_alike, resolve_pronoun
from servanda.extraction.grammar.sayings import phrase
from servanda.extraction.grammar.subject_heads import without_initials
from servanda.extraction.grammar.tellers import teller
from servanda.extraction.lexicon import words
from servanda.extraction.scene import Scene

NEAR = 300  # how far from its verb a subject, with its insertion or its list, is looked for
_CLOSE = 60  # how far behind "the two sides" their adjectives may stand


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name or a pronoun that may be a subject."""

    start: int
    end: int
    party: str
    pronoun: str


@cache
def listed_under(language: str, table: str, key: str) -> str:
    """Return the words of one list of lexicon/<language>/promises.toml as alternatives."""
    return phrase(tuple(words(language, "promises").get(table, {}).get(key, ())))


@cache
def _pronouns(language: str) -> re.Pattern[str]:
    kinds = words(language, "promises").get("pronouns", {})
    more = words(language, "promises").get("subject", {}).get("same_pattern")
    ordered = [f"(?P<{k}>{phrase(tuple(listed))})" for k, listed in kinds.items() if listed]
    if more:  # "quốc gia vùng Vịnh này": longer than any pronoun listed
        ordered.insert(0, f"(?P<said_again>{more})")
    return re.compile(rf"(?<!\w)(?:{'|'.join(ordered)})(?!\w)")


def candidates_in(scene: Scene, left: int, right: int, language: str) -> Sequence[Candidate]:
    """Return names and pronouns between two places in order, a name before a pronoun inside it."""
    named = without_initials(scene.outer(left, right), scene.folded)
    found = [Candidate(n.start, n.end, n.party, "") for n in named]
    for match in _pronouns(language).finditer(scene.folded, left, right):
        if not any(c.start < match.end() and match.start() < c.end for c in found[-8:]):
            group = match.lastgroup or ""
            if group == "state" and any(n.start == match.end() + 1 for n in named):
                continue  # "Peru và Chính phủ Chile": whose it is is said
            found.append(Candidate(*match.span(), "", "same" if group == "said_again" else group))
    return sorted(found, key=lambda c: c.start)


def chain_of(scene: Scene, candidates: Sequence[Candidate], language: str) -> list[Candidate]:
    """Take in the parties joined to the last one: "Qatar, Kuwait và UAE"."""
    chain = [candidates[-1]]
    heads = words(language, "promises").get("subject", {}).get("list_heads_line")
    for candidate in reversed(candidates[:-1]):
        gap = scene.folded[candidate.end : chain[0].start]
        if not is_joined(gap, language=language) or _is_dateline(scene, candidate, gap):
            break
        if heads and len(chain) == 1 and gap.strip() == "," and not _lists(scene, candidate.start):
            break  # "To assist Chile, Peru is": no list
        chain.insert(0, candidate)
    return chain


def _is_dateline(scene: Scene, candidate: Candidate, gap: str) -> bool:
    """Tell the place at the head of an item, "Chad - Peru has flown in", from the first of two parties."""
    opens = scene.folded[: candidate.start].rstrip(" *•")[-1:] in ("", "\n")
    return opens and gap.strip() in ("-", "–") and not candidate.pronoun


def _lists(scene: Scene, start: int) -> bool:
    """Tell whether nothing but names and commas stands before a name on its line: "Qatar, Oman to pay"."""
    line = scene.folded.rfind("\n", 0, start) + 1
    at = line
    for name in scene.outer(line, start):
        if scene.folded[at : name.start].strip(" ,"):
            return False
        at = name.end
    return not scene.folded[at:start].strip(" ,")


def subject_begins(scene: Scene, start: int, stage: Stage, *, goes: bool = False) -> int | None:
    """Return where the subject begins, its head noun included; None when it cannot be a subject."""
    begin = max(stage.left, start - NEAR)
    left, language = scene.folded[begin:start], stage.language
    if hangs(left, language=language):
        return None
    if is_free(left, language=language, goes=goes):
        return start
    head = head_start(left, language=language)
    if head is None or hangs(left[:head], language=language) or scene.named_at(begin + head):
        return None
    return begin + head


def _meant(scene: Scene, candidate: Candidate, stage: Stage) -> tuple[str, ...]:
    """Return whom a pronoun means; "we" may be told at once: "We, the ministers of Peru and Cuba"."""
    told = re.compile(r",[^,;]{1,90},").match(scene.folded, candidate.end)
    if candidate.pronoun == "we" and told and not stage.speaker:
        named = [stage.bound(n.party) for n in scene.outer(candidate.end, told.end())]
        if named:
            return tuple(named)
    if candidate.pronoun == "both" and (both := _adjectives(scene, candidate, stage)):
        return both
    places = words(stage.language, "promises").get("subject", {}).get("places_alone", "(?!)")
    if re.compile(places).fullmatch(scene.folded, candidate.start, candidate.end):
        return ()  # "the region is to pay": no body spoken of before
    if candidate.pronoun == "same" and (told_by := teller(scene, candidate.start, stage)):
        return told_by
    return resolve_pronoun(scene, candidate.pronoun, candidate.start, stage)


def _adjectives(scene: Scene, candidate: Candidate, stage: Stage) -> tuple[str, ...]:
    """Return the two whose adjectives follow "the two sides": "الطرفان المصري والأردني"."""
    behind = scene.outer(candidate.end, candidate.end + _CLOSE)[:2]
    if len(behind) < 2 or scene.folded[candidate.end : behind[0].start].strip():
        return ()
    joined = is_joined(scene.folded[behind[0].end : behind[1].start], language=stage.language)
    return tuple(stage.bound(name.party) for name in behind) if joined else ()


def resolve_all(scene: Scene, chain: Sequence[Candidate], stage: Stage) -> tuple[str, ...]:
    """Return the parties of a chain in order, each once; a pronoun as whom it means."""
    found: list[str] = []
    for candidate in chain:
        if candidate.party:
            found.append(stage.bound(candidate.party))
            continue
        same = candidate.pronoun == "same"
        alike = named_alike(scene, candidate.start, candidate.end) if same else ""
        found += [alike] if alike else _meant(scene, candidate, stage)
    return tuple(dict.fromkeys(party for party in found if party))
