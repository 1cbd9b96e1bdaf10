"""Who must act: the subject of a promise, apart from who said it.

"Lực lượng quân đội và công an của chúng ta có thể ..." binds the country of the speaker; "Pakistan
và Ai Cập sẽ ..." binds both; "chuyến công tác này sẽ ..." binds nobody, for a journey cannot act.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from servanda.extraction.grammar.named_of_groups import named_of_group, stance_of
from servanda.extraction.grammar.noun_phrases import (
    acting_phrase,
    hangs,
    listed,
    phrase_start,
    proper_phrase,
)
from servanda.extraction.grammar.pronouns import (
    Stage,
    Subject,
    named_alike,
    resolve_pronoun,
)
from servanda.extraction.grammar.sayings import phrase
from servanda.extraction.grammar.subject_heads import (
    behind_comma,
    far_head,
    is_group,
)
from servanda.extraction.lexicon import words
from servanda.extraction.promises.candidates import (
    NEAR,
    Candidate,
    candidates_in,
    chain_of,
    listed_under,
    resolve_all,
    subject_begins,
)
from servanda.extraction.promises.unsaid import unsaid_subject
from servanda.extraction.scene import Scene
from servanda.terms.register import kind

_PARTICIPLE = re.compile(r"\w+ing\b")
_CLOSE = 60  # how far a joining word and adverbs before a verb may reach


@cache
def _follows(language: str) -> bool:
    return bool(words(language, "promises").get("subject", {}).get("heads_follow"))


@cache
def _gap(language: str) -> re.Pattern[str]:
    """Return what may stand between subject and cue: adverbs, a bracket, an insertion, a head noun."""
    adverbs, actors = (listed(language, k) for k in ("adverbs", "actors"))
    when = words(language, "promises").get("subject", {}).get("when", "(?!)")
    hung = rf"(?!(?:{listed(language, 'relatives')}|said|says)(?!\w))"
    of_what = rf"(?:\s+(?:{listed(language, 'of')}|in|on|at|to)(?:\s+{hung}[\w'.-]+){{1,6}}?)?"
    heads = (
        rf"|(?:'s\s+)?(?:[\w-]+\s+){{0,3}}?(?:{actors})(?!\w){of_what}"
        if _follows(language)
        else ""
    )
    return re.compile(
        rf"(?:'s(?=\s)|[\s\"«“]|\([^)]{{0,40}}\)|,(?:[^,;]|,(?=\d)){{1,90}},|\s[-–]\s[^-–;:\n]{{3,90}}\s[-–](?=\s)|(?:{adverbs})(?!\w)|(?<!\w)(?:{when})(?!\w){heads})*"
    )


def find_subject(scene: Scene, cue: int, stage: Stage) -> Subject | None:
    """Return who acts in the clause of a cue whose subject comes first, or nobody."""
    told = _ourselves(scene, cue, stage) or named_of_group(scene, cue, stage)
    if head := told or stance_of(scene, cue, stage) or far_head(scene, cue, stage):
        return head
    candidates = candidates_in(scene, max(stage.left, cue - NEAR), cue, stage.language)
    for position in range(len(candidates) - 1, max(-1, len(candidates) - 4), -1):
        candidate = candidates[position]
        gap = _bridged(scene, candidate, cue, stage)
        itself = candidate.pronoun and _itself(stage.language).fullmatch(
            scene.folded, candidate.start, candidate.end
        )
        if itself and _gap(stage.language).fullmatch(gap):
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
            meets = _meets(stage.language).search(gap)  # "the Chad donors' conference pledged"
            return replace(listed_with, parties=()) if meets else listed_with
    return (
        _headed(scene, cue, stage)
        or _proper(scene, cue, stage)
        or _owned(scene, cue, stage)
        or unsaid_subject(scene, cue, stage)
    )


@cache
def _itself(language: str) -> re.Pattern[str]:
    return re.compile(listed_under(language, "subject", "self_opening"))


@cache
def _meets(language: str) -> re.Pattern[str]:
    """Return a meeting that ends a subject: what it is called after is not who promises there."""
    return re.compile(rf"\s(?:{listed(language, 'meetings')})\s\Z")


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


@cache
def _besides(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{listed(language, 'besides')})(?!\w)")


def _bridged(scene: Scene, candidate: Candidate, cue: int, stage: Stage) -> str:
    """Return what stands between a subject and its verb, without the marks that belong to the subject."""
    gap = scene.folded[candidate.end : cue]
    clitics = words(stage.language, "promises").get("clitics", "")
    if ", " in scene.text(candidate.start, candidate.end):
        gap = gap.removeprefix(",")  # "Peru's president, Ana Ruiz, promised"
    if gap.strip() == "," and _besides(stage.language).search(
        scene.folded, stage.left, candidate.start
    ):
        gap = " "  # "Peru, together with Chile and Cuba, will"
    if gap.startswith(":"):
        line = scene.folded.rfind("\n", 0, candidate.start) + 1
        opens = not scene.folded[line : candidate.start].strip(" *•-–—+")
        gap = gap[1:] if opens else gap  # "- Peru: has sent 40 doctors"
    if partner := words(stage.language, "promises")["subject"].get("partner"):
        gap = re.sub(partner, " ", gap)  # "Peru và hãng tàu Nordlys (Na Uy) đã ký"
    if clitics and gap[-2:-1].isspace() and gap[-1:] in clitics:
        gap = gap[:-1]  # "أما قطر فسوف"
    return gap


def _listed_with(
    scene: Scene, candidates: Sequence[Candidate], cue: int, stage: Stage
) -> Subject | None:
    """Return the last party with those listed before it, if a clause can begin there."""
    chain = chain_of(scene, candidates, stage.language)
    # "ở Gaza, Việt Nam mong muốn": what looks like a list may be two clauses.
    if len(chain) > 1 and 0 <= stage.promised_at < chain[0].start <= stage.promised_at + 1:
        return None  # "kêu gọi Chile và Togo gửi 30 tấn gạo": both are asked
    apart = len(chain) > 1 and (
        stage.elided is not None or "," in scene.folded[chain[-2].end : chain[-1].start]
    )
    goes = bool(_PARTICIPLE.match(scene.folded, cue))
    later = chain[behind_comma(scene, [(c.start, c.end) for c in chain]) :]
    for chained in (chain, chain[-1:]) if apart else (chain, later):
        start = subject_begins(scene, chained[0].start, stage, goes=goes)
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
    we = listed_under(stage.language, "pronouns", "we")
    left = max(stage.left, cue - NEAR)
    if scene.folded[cue - 2 : cue - 1] != ",":
        return None
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
    stranger = words(stage.language, "promises")["subject"].get("names_are_strangers", False)
    seat = single and not stranger  # "Stockholm will pay"
    known = resolve_pronoun(scene, "same", found[0], stage) if seat or stage.speaker else ()
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
    chain = chain_of(scene, candidates, stage.language)
    if subject_begins(scene, chain[0].start, stage) is None:
        return None
    return Subject(cue, cue, resolve_all(scene, chain, stage))


def _headed(scene: Scene, cue: int, stage: Stage) -> Subject | None:
    """Take a body without a name for the subject: "the government", "a second contingent"."""
    found = acting_phrase(scene.folded, stage.left, cue, language=stage.language)
    if found is None:
        return None
    if _meets(stage.language).search(scene.folded, found[0], cue):
        return Subject(*found, ())
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
    if not parties and _at_home(stage.language).match(scene.folded, *found):
        parties = stage.home  # "Bộ Quốc phòng cử 80 quân nhân", where no state was named
    stateless = re.compile(_stateless(stage.language)).match(scene.folded, *found)
    if stateless and not named:  # "under the deal that Peru brokered, the movement is to"
        parties = tuple(party for party in parties if kind(party) != "country")
    return Subject(*found, parties)


@cache
def _at_home(language: str) -> re.Pattern[str]:
    """Return the bodies of a state that are of the press's own where the text names no other."""
    return re.compile(words(language, "promises")["subject"].get("at_home", "(?!)"))


def _stateless(language: str) -> str:
    """Return the nouns of bodies that are no state's."""
    nouns: str = words(language, "promises")["subject"].get("stateless", "(?!)")
    return nouns
