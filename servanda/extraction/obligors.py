"""Who must act: the subject of a promise, apart from who said it.

"Lực lượng quân đội và công an của chúng ta có thể ..." binds the country of the speaker; "Pakistan
và Ai Cập sẽ ..." binds both; "chuyến công tác này sẽ ..." binds nobody, for a journey cannot act.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from servanda.extraction.gapped import chain_at
from servanda.extraction.lexicon import words
from servanda.extraction.named_of_groups import named_of_group, stance_of
from servanda.extraction.noun_phrases import (
    acting_phrase,
    hangs,
    head_start,
    is_free,
    is_joined,
    listed,
    phrase_start,
    proper_phrase,
)
from servanda.extraction.pronouns import Stage, Subject, named_alike, resolve_pronoun, spoken_for
from servanda.extraction.sayings import phrase
from servanda.extraction.scene import Scene
from servanda.extraction.subject_heads import (
    behind_comma,
    far_head,
    is_group,
    sentence_head,
    without_initials,
)
from servanda.extraction.tellers import teller
from servanda.terms.register import kind

_PARTICIPLE = re.compile(r"\w+ing\b")
_NEAR = 300  # how far from its verb a subject, with its insertion or its list, is looked for
_CLOSE = 60  # how far a joining word and adverbs before a verb may reach


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name or a pronoun that may be a subject."""

    start: int
    end: int
    party: str
    pronoun: str


@cache
def _list(language: str, table: str, key: str) -> str:
    return phrase(tuple(words(language, "promises").get(table, {}).get(key, ())))


@cache
def _pronouns(language: str) -> re.Pattern[str]:
    kinds = words(language, "promises").get("pronouns", {})
    ordered = [f"(?P<{k}>{phrase(tuple(listed))})" for k, listed in kinds.items() if listed]
    return re.compile(rf"(?<!\w)(?:{'|'.join(ordered)})(?!\w)")


@cache
def _follows(language: str) -> bool:
    return bool(words(language, "promises").get("subject", {}).get("heads_follow"))


@cache
def _gap(language: str) -> re.Pattern[str]:
    """Return what may stand between subject and cue: adverbs, a bracket, an insertion, a head noun."""
    adverbs, actors = (listed(language, k) for k in ("adverbs", "actors"))
    when = words(language, "promises").get("subject", {}).get("when", "(?!)")
    hung = rf"(?!(?:{listed(language, 'relatives')}|said|says)(?!\w))"
    of_what = rf"(?:\s+(?:{listed(language, 'of')}|in|on|at)(?:\s+{hung}[\w'.-]+){{1,6}}?)?"
    heads = (
        rf"|(?:'s\s+)?(?:[\w-]+\s+){{0,3}}?(?:{actors})(?!\w){of_what}"
        if _follows(language)
        else ""
    )
    return re.compile(
        rf"(?:'s(?=\s)|[\s\"«“]|\([^)]{{0,40}}\)|,(?:[^,;]|,(?=\d)){{1,90}},|(?:{adverbs})(?!\w)|(?<!\w)(?:{when})(?!\w){heads})*"
    )


def find_subject(scene: Scene, cue: int, stage: Stage) -> Subject | None:
    """Return who acts in the clause of a cue whose subject comes first, or nobody."""
    told = _ourselves(scene, cue, stage) or named_of_group(scene, cue, stage)
    if head := told or stance_of(scene, cue, stage) or far_head(scene, cue, stage):
        return head
    candidates = candidates_in(scene, max(stage.left, cue - _NEAR), cue, stage.language)
    for position in range(len(candidates) - 1, max(-1, len(candidates) - 4), -1):
        candidate = candidates[position]
        gap = _bridged(scene, candidate, cue, stage)
        opens = _list(stage.language, "subject", "self_opening")
        itself = re.compile(opens).fullmatch(scene.folded, candidate.start, candidate.end)
        if candidate.pronoun and itself and _gap(stage.language).fullmatch(gap):
            if stage.elided is not None and stage.elided.parties and itself.group()[0] == "و":
                # "قالت إن كوبا ستدفع، وأنها سترسل": who was just bound goes on.
                return Subject(candidate.start, candidate.end, stage.elided.parties)
            return Subject(candidate.start, candidate.end, resolve_all(scene, [candidate], stage))
        if not _gap(stage.language).fullmatch(gap):
            if _says(stage.language).fullmatch(gap):
                return _saying(scene, candidates[: position + 1], cue, stage)
            continue
        if candidate.pronoun == "partners" and _owned_by(candidates, position):
            continue  # "ASEAN member states": theirs is the body's
        if candidate.pronoun and _contact(scene, candidate.start, stage):
            return None
        if listed_with := _listed_with(scene, candidates[: position + 1], cue, stage):
            return listed_with
    return (
        _headed(scene, cue, stage)
        or _proper(scene, cue, stage)
        or _owned(scene, cue, stage)
        or _unsaid(scene, cue, stage)
    )


def _owned_by(candidates: Sequence[Candidate], position: int) -> bool:
    """Tell whether a party stands right before a group without a name."""
    before = candidates[position - 1] if position else None
    return (
        before is not None and bool(before.party) and before.end + 1 == candidates[position].start
    )


@cache
def _contact_clause(language: str) -> tuple[re.Pattern[str], re.Pattern[str]] | None:
    shape = words(language, "promises").get("subject", {}).get("contact")
    lexicon = words(language, "statements")
    says = phrase(
        (*lexicon.get("says", ()), *lexicon.get("reports", ()), *lexicon.get("saying", ()))
    )
    return (re.compile(shape), re.compile(rf"(?<!\w)(?:{says})(?!\w)")) if shape else None


def _contact(scene: Scene, start: int, stage: Stage) -> bool:
    """Tell a clause that hangs on a noun without a word between: "the 14 schools it had pledged"."""
    patterns = _contact_clause(stage.language)
    if patterns is None:
        return False
    left = scene.folded[max(stage.left, start - _CLOSE) : start]
    return bool(patterns[0].search(left)) and not patterns[1].search(left)


def _bridged(scene: Scene, candidate: Candidate, cue: int, stage: Stage) -> str:
    """Return what stands between a subject and its verb, without the marks that belong to the subject."""
    gap = scene.folded[candidate.end : cue]
    clitics = words(stage.language, "promises").get("clitics", "")
    besides = re.compile(rf"(?<!\w)(?:{listed(stage.language, 'besides')})(?!\w)")
    if ", " in scene.text(candidate.start, candidate.end):
        gap = gap.removeprefix(",")  # "Peru's president, Ana Ruiz, promised"
    if gap.strip() == "," and besides.search(scene.folded, stage.left, candidate.start):
        gap = " "  # "Peru, together with Chile and Cuba, will"
    opens = scene.folded[: candidate.start].rstrip(" *•-–—+")[-1:] in ("", "\n")
    if opens and gap.startswith(":"):
        gap = gap[1:]  # "- Peru: has sent 40 doctors"
    if partner := words(stage.language, "promises")["subject"].get("partner"):
        gap = re.sub(partner, " ", gap)  # "Peru và hãng tàu Nordlys (Na Uy) đã ký"
    if clitics and gap[-2:-1].isspace() and gap[-1:] in clitics:
        gap = gap[:-1]  # "أما قطر فسوف"
    return gap


def _listed_with(
    scene: Scene, candidates: Sequence[Candidate], cue: int, stage: Stage
) -> Subject | None:
    """Return the last party with those listed before it, if a clause can begin there."""
    chain = _chain(scene, candidates, stage.language)
    # "ở Gaza, Việt Nam mong muốn": what looks like a list may be two clauses.
    apart = len(chain) > 1 and (
        stage.elided is not None or "," in scene.folded[chain[-2].end : chain[-1].start]
    )
    goes = bool(_PARTICIPLE.match(scene.folded, cue))
    later = chain[behind_comma(scene, [(c.start, c.end) for c in chain]) :]
    for chained in (chain, chain[-1:]) if apart else (chain, later):
        start = _begins(scene, chained[0].start, stage, goes=goes)
        if start is not None and _is_private(scene, start, chained[0].start, stage.language):
            return Subject(start, chain[-1].end, ())
        if start is not None:
            return Subject(start, chain[-1].end, resolve_all(scene, chained, stage))
    return None


def _is_private(scene: Scene, start: int, end: int, language: str) -> bool:
    """Tell a group that binds no state from the bodies of one: "một nhóm bạn trẻ Nhật Bản"."""
    private = listed(language, "private")
    return bool(re.compile(rf"(?:{private})(?!\w)").match(scene.folded, start, end))


def _is_bare(scene: Scene, at: tuple[int, int], language: str) -> bool:
    """Tell "doanh nghiệp", the firm spoken of, from "một doanh nghiệp" of which nothing is known."""
    much = rf"(?:{listed(language, 'much')})\s"
    plain = re.compile(rf"(?:{listed(language, 'private')})\s*").fullmatch(scene.folded, *at)
    return bool(plain) and not re.compile(much).match(scene.folded, *at)


def _ourselves(scene: Scene, cue: int, stage: Stage) -> Subject | None:
    """Return the list behind a solemn "we": "We, the ministers of Peru, Cuba and Chile, commit"."""
    we = _list(stage.language, "pronouns", "we")
    left = max(stage.left, cue - _NEAR)
    found = re.compile(rf"(?<!\w)(?:{we}), [^;.:]{{1,200}},\s\Z").search(scene.folded[left:cue])
    if found is None or stage.speaker:
        return None
    named = scene.outer(left + found.start(), cue)
    parties = tuple(dict.fromkeys(stage.bound(n.party) for n in named))
    return Subject(left + found.start(), cue, parties) if parties else None


def _proper(scene: Scene, cue: int, stage: Stage) -> Subject | None:
    """Take a capital, or a body that nobody knows, for the subject: "Stockholm will pay"."""
    found = proper_phrase(scene, stage.left, cue, language=stage.language)
    if found is None:
        return None
    if scene.outer(*found):
        # "Turkish Airlines" is no state; who stands behind "Kuwait Fund" is not said.
        named = scene.outer(*found)[0]
        return Subject(*found, ()) if found[0] == named.start and named.end < found[1] else None
    single = len(scene.text(*found).split()) == 1
    known = resolve_pronoun(scene, "same", found[0], stage) if single or stage.speaker else ()
    return Subject(*found, known)


def _owned(scene: Scene, cue: int, stage: Stage) -> Subject | None:
    """Take what a speaker calls his own for the subject: "our hospitals will"."""
    start = phrase_start(scene.folded, stage.left, cue, language=stage.language)
    own = listed(stage.language, "own")
    if not stage.speaker or not re.compile(rf"(?:{own})\s+\w").match(scene.folded, start, cue):
        return None
    if cue - start > _CLOSE or hangs(scene.folded[stage.left : start], language=stage.language):
        return None
    return Subject(start, cue, stage.home)


@cache
def _says(language: str) -> re.Pattern[str]:
    """Return a verb of saying between a subject and what it says of itself: "cho biết sẽ"."""
    lexicon, gap = words(language, "statements"), _gap(language).pattern
    says = phrase((*lexicon.get("says", ()), *lexicon.get("reports", ())))
    that = phrase(tuple(words(language, "promises")["subject"].get("that", ())))
    if not words(language, "promises")["subject"].get("may_say"):
        return re.compile("(?!)")
    return re.compile(rf"{gap}(?<!\w)(?:{says})(?!\w)(?:\s+(?:{that})(?!\w))?,?{gap}")


def _saying(
    scene: Scene, candidates: Sequence[Candidate], cue: int, stage: Stage
) -> Subject | None:
    """Take who says it for the subject: "Peru and Chile announced they" without the "they"."""
    chain = _chain(scene, candidates, stage.language)
    if _begins(scene, chain[0].start, stage) is None:
        return None
    return Subject(cue, cue, resolve_all(scene, chain, stage))


def _headed(scene: Scene, cue: int, stage: Stage) -> Subject | None:
    """Take a body without a name for the subject: "the government", "a second contingent"."""
    found = acting_phrase(scene.folded, stage.left, cue, language=stage.language)
    if found is None:
        return None
    named = [stage.bound(n.party) for n in scene.outer(*found) if kind(n.party) != "territory"]
    alike = named_alike(scene, *found)
    named = named[:1] or [alike] if alike else named[:1]
    if _is_private(scene, *found, stage.language) and not _is_bare(scene, found, stage.language):
        return Subject(*found, ())
    # "phía Nordlys": a name that nobody knows
    nouns = listed(stage.language, "names_of_bodies")
    body = re.compile(rf"(?:{nouns}) ").match(scene.folded, *found)
    if body and not named and scene.text(body.end(), body.end() + 1).isupper():
        return Subject(*found, ())
    if not named and is_group(scene.folded, *found, language=stage.language):
        return Subject(*found, ())
    parties = tuple(named) or resolve_pronoun(scene, "same", found[0], stage)
    return Subject(*found, parties)


def candidates_in(scene: Scene, left: int, right: int, language: str) -> Sequence[Candidate]:
    """Return names and pronouns between two places in order, a name before a pronoun inside it."""
    named = without_initials(scene.outer(left, right), scene.folded)
    found = [Candidate(n.start, n.end, n.party, "") for n in named]
    for match in _pronouns(language).finditer(scene.folded, left, right):
        if not any(c.start < match.end() and match.start() < c.end for c in found[-8:]):
            found.append(Candidate(*match.span(), "", match.lastgroup or ""))
    return sorted(found, key=lambda c: c.start)


def _chain(scene: Scene, candidates: Sequence[Candidate], language: str) -> list[Candidate]:
    """Take in the parties joined to the last one: "Qatar, Kuwait và UAE"."""
    chain = [candidates[-1]]
    for candidate in reversed(candidates[:-1]):
        gap = scene.folded[candidate.end : chain[0].start]
        if not is_joined(gap, language=language):
            break
        chain.insert(0, candidate)
    return chain


def _begins(scene: Scene, start: int, stage: Stage, *, goes: bool = False) -> int | None:
    """Return where the subject begins, its head noun included; None when it cannot be a subject."""
    begin = max(stage.left, start - _NEAR)
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
    found: list[str] = []
    for candidate in chain:
        if candidate.party:
            found.append(stage.bound(candidate.party))
            continue
        same = candidate.pronoun == "same"
        alike = named_alike(scene, candidate.start, candidate.end) if same else ""
        found += [alike] if alike else _meant(scene, candidate, stage)
    return tuple(dict.fromkeys(party for party in found if party))


@cache
def _first_verb(language: str) -> re.Pattern[str]:
    actors = listed(language, "actors")
    return re.compile(rf"(?:\A|[.:؛،\n]|\s[-–—])\s*\w+\s(?:(?:{actors})\s)?\Z")


def _acted(scene: Scene, cue: int, stage: Stage) -> Subject | None:
    """Take the subject of the sentence, behind its verb, for a verb joined on: "أعارت سويسرا ... ووافقت"."""
    begin = stage.span.start
    named = scene.outer(begin, cue)
    for position, name in enumerate(named[:2]):
        if _first_verb(stage.language).search(scene.folded[begin : name.start]):
            chain = chain_at(scene, named, position, stage.language)
            return Subject(cue, cue, tuple(dict.fromkeys(stage.bound(n.party) for n in chain)))
    return None


@cache
def _goes_on(language: str) -> re.Pattern[str]:
    joins, adverbs = (_list(language, "subject", k) for k in ("goes_on", "adverbs"))
    when = words(language, "promises").get("subject", {}).get("when", "(?!)")
    return re.compile(
        rf"(?:[,;،]\s*(?:(?:{joins})(?!\w)\s*)?|(?<!\w)(?:{joins})(?!\w)\s*|^\s*)"
        rf"(?:(?:{adverbs}|{when})(?!\w)\s*)*\Z"
    )


def _unsaid(scene: Scene, cue: int, stage: Stage) -> Subject | None:
    """Take the speaker, or the subject of the promise before, for a cue without a subject."""
    near = max(stage.left, cue - _CLOSE)
    left = ("x" if near > stage.left else "") + scene.folded[near:cue]
    if stage.says_end == cue and not stage.speaker and stage.elided is None:
        return Subject(cue, cue, ())  # "Lãnh đạo thành phố cho biết sẽ": somebody without a name
    if not _goes_on(stage.language).search(left):
        return None
    if not left.strip(" ,") or not re.search(r"\w\s+\w+\s*\Z", left):
        said = stage.left == stage.says_end
        if said and stage.speaker:
            return Subject(cue, cue, spoken_for(scene, cue, stage))
    if stage.elided is not None:
        return Subject(cue, cue, stage.elided.parties)
    verb_first = words(stage.language, "promises").get("verb_first")
    if verb_first and (acted := _acted(scene, cue, stage)):
        return acted
    stop = scene.folded.rfind(";", max(stage.left, cue - _NEAR), cue)
    begin = max(stage.left, cue - _NEAR, stop)
    for candidate in reversed(candidates_in(scene, begin, cue, stage.language)):
        verb_follows = re.match(r" [^\W\d_]", scene.text(candidate.end, candidate.end + 2))
        if verb_follows and _begins(scene, candidate.start, stage) is not None:
            return Subject(cue, cue, resolve_all(scene, [candidate], stage))
    return sentence_head(scene, cue, stage) if ";" in left else None
