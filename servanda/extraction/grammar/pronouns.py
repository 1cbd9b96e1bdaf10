"""Whom a word stands for: "we", "the two countries", "it", and a minister of no stated country.

"Chúng tôi" binds who stands behind the speaker; "hai nước" the two that promised together; "nước này"
the nearest subject. A person binds the country or the body behind him (`Stage.bound`).
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from servanda.extraction.grammar.noun_phrases import hangs, is_free, is_joined, listed
from servanda.extraction.grammar.sayings import phrase
from servanda.extraction.grammar.writers import at_home, is_served
from servanda.extraction.lexicon import shape, words
from servanda.extraction.scene import Named, Scene, Span
from servanda.terms.press import is_press
from servanda.terms.register import kind, speaks_for

_HEADING = 600  # letters at the head of a text in which it says whose joint words it has
_DATELINE = re.compile(r"\s*(?:\([^()\n]{2,20}\)\s*)?[-–—]\s")
_NOUN = 10  # letters before a name in which a word that governs it stands
_NEAR_LIST = 50  # code points between a list and the "each" that takes it up
_TWO = 2  # "the first" and "the second" are told apart of so many
_WORD = 20  # letters in which "both countries" says what they are
_TITLE = 80  # letters of an office and of its bearer's name around whom he serves
_ARTICLE = 5  # how far behind a verb its object may begin
_NEAR = 300  # how far before its verb a party is looked for


@dataclass(frozen=True, slots=True)
class Subject:
    """An acting subject: where it begins and ends, and the parties that are bound."""

    start: int
    end: int
    parties: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Stage:
    """What is known when a subject is sought: the sentence, how far left to look, who speaks."""

    span: Span
    left: int
    speaker: str
    voices: Mapping[str, str]
    language: str
    elided: Subject | None = None
    says_end: int = -1
    latest: tuple[str, ...] = ()
    group: tuple[str, ...] = ()
    ends: int = 0
    promised_at: int = -1
    ours: tuple[str, ...] = ()
    latest_at: int = -1
    just: tuple[str, ...] = ()  # who promised last in the sentence, behind a semicolon too
    before: tuple[str, ...] = ()  # who promised last in the text, however far back

    def bound(self, party: str) -> str:
        """Return who is bound by a person's words or acts: the country or body behind the person."""
        known = self.voices.get(party)
        state = "" if known or kind(party) != "org" or "party" in party else speaks_for(party)
        return known or state or party  # a ministry acts for its state, a party for itself

    @property
    def home(self) -> tuple[str, ...]:
        """Return whom "we" means: those behind the speaker, who sign, else the home of the press."""
        if self.speaker:
            return (self.bound(self.speaker),)
        if self.ours:
            return self.ours
        home = words(self.language, "people").get("home", "")
        return (home,) if home else ()


def behind(scene: Scene, *, language: str) -> dict[str, str]:
    """Guess whom a person of no stated country serves.

    It is the country named first in the sentence before the person, else the one named last.
    """
    found: dict[str, str] = {}
    latest = first = aside = ""  # `aside`: a mere place of this sentence
    acted = False  # whether a state was named that is no mere place
    spans, begin, ends = iter(scene.spans), 0, 0
    waiting: list[str] = []
    never = words(language, "promises").get("subject", {}).get("places_never", False)
    for name in scene.named:
        if _is_dateline(scene, name) or _names_no_state(scene, name, language):
            continue  # "عمان - يعتزم الأردن": a place, and often of another name
        while name.start >= ends and (following := next(spans, None)) is not None:
            first, begin, ends = "", following.start, following.end
            latest, aside = (latest if never else aside or latest), ""
            if latest:
                waiting.clear()  # else nobody was named yet: "MS. LEE: Good afternoon."
        sort = kind(name.party)
        if sort == "country" and latest and _serves_nobody(scene, begin, name, language):
            continue
        if sort == "country" and acted and latest and _is_place(scene, name, language):
            aside = name.party
            continue  # "Chile's aid to Sudan, Ann Lee said": a place where others act
        if sort == "country" or (sort == "org" and not (latest or is_press(name.party))):
            first, latest = first or name.party, name.party
            acted = acted or not _in_place(scene, name.start, language)
            # "Chancellor Anna Weber said Germany would": nothing was named before her.
            found |= dict.fromkeys(waiting, name.party) if sort == "country" else {}
            waiting.clear()
        elif sort == "person" and latest and name.party not in found:
            found[name.party] = first or latest
            if not first and not acted:
                waiting.append(name.party)  # only places were named: "aid to Sudan"
        elif sort == "person" and name.party not in found:
            waiting.append(name.party)
    return found | at_home(scene, language)


def _in_place(scene: Scene, place: int, language: str, *, far: int = 12) -> bool:
    """Tell whether a name stands behind a preposition: "aid to Sudan"."""
    left = scene.folded[max(0, place - far) : place]
    return bool(shape(language, "promises", "in_place").search(left))


def _names_no_state(scene: Scene, name: Named, language: str) -> bool:
    """Tell a state that is nobody's own: "signed in Gabon's capital", "the former French colony".

    Nor is it the one to which somebody is sent, by his title: "رئيس البعثة إلى ليبيا نيكولا باراك".
    """
    if kind(name.party) != "country":
        return False
    gift = shape(language, "promises", "whose_gift")
    if shape(language, "promises", "no_state").match(scene.folded, name.end) or gift.search(
        scene.folded, max(0, name.start - _WORD), name.start
    ):
        return True
    return not is_served(scene, name, language) and any(
        other.start < name.start < other.end and kind(other.party) == "person"
        for other in scene.within(max(0, name.start - _TITLE), name.end + _TITLE)
    )


def _serves_nobody(scene: Scene, begin: int, name: Named, language: str) -> bool:
    """Tell a state that is governed, "المال لإعادة إعمار أوكرانيا", or stands in what somebody says.

    "“We thank Chile,” said Ann Lee" tells not whom she serves.
    """
    governed = shape(language, "promises", "governed")
    if governed.search(scene.folded, max(0, name.start - _NOUN), name.start):
        return True
    said = scene.text(max(begin, name.start - _NEAR), name.start)
    return said.count("“") > said.count("”") or said.count('"') % 2 == 1


def _is_place(scene: Scene, name: Named, language: str) -> bool:
    """Tell a place where others act from one where somebody has come to: "arrived in Dili"."""
    left = scene.folded[max(0, name.start - 30) : name.start]
    came = shape(language, "promises", "came")
    return _in_place(scene, name.start, language, far=30) and not came.search(left)


def signatories(scene: Scene, voices: Mapping[str, str], *, language: str) -> tuple[str, ...]:
    """Return who says "we" in a text of several: "We, the ministers of Peru and Cuba, met"."""
    we = phrase(tuple(words(language, "promises").get("pronouns", {}).get("we", ())))
    lead = re.compile(rf"(?:\A|\n)(?:{we}), (?P<who>[^;:\n.]{{1,300}})").search(scene.folded)
    lead = lead or shape(language, "promises", "joint_heading").search(scene.folded, 0, _HEADING)
    if lead is None:
        return ()
    named = scene.outer(lead.start("who"), lead.end("who"))
    found: list[str] = []
    for name, after in zip(named, [*named[1:], None], strict=False):
        found.append(voices.get(name.party) or name.party)
        gap = scene.folded[name.end : after.start] if after else ""
        if not is_joined(gap, language=language):
            break
    return tuple(dict.fromkeys(found)) if len(found) > 1 else ()


def _is_dateline(scene: Scene, name: Named) -> bool:
    """Tell the place at the head of a report from a party: "Amman (Reuters) - "."""
    opens = scene.folded[: name.start].rstrip(" ")[-1:] in ("", "\n")
    return opens and bool(_DATELINE.match(scene.folded, name.end))


def _listed_before(scene: Scene, place: int, stage: Stage) -> tuple[str, ...]:
    """Return those listed last, close before "each": "Qatar, Kuwait and Oman, each of which"."""
    chain: list[Named] = []
    for name in reversed(scene.outer(stage.span.start, place)):
        gap = scene.folded[name.end : chain[0].start if chain else place]
        if not (is_joined(gap, language=stage.language) if chain else len(gap) <= _NEAR_LIST):
            break
        chain.insert(0, name)
    found = dict.fromkeys(stage.bound(name.party) for name in chain)
    return tuple(found) if len(found) > 1 else ()


@cache
def _counted(language: str) -> re.Pattern[str]:
    """Return the numbers that words for a group may hold, each under its figure: "the three ministers"."""
    numbers = words(language, "promises").get("counted", {})
    told = "|".join(rf"(?P<n{figure}>{said})" for figure, said in numbers.items())
    return re.compile(rf"(?<!\w)(?:{told or '(?!)'})(?!\w)")


def _as_many(scene: Scene, place: int, stage: Stage) -> tuple[str, ...]:
    """Return those last listed who are as many as is said: "the three countries" are three."""
    told = _counted(stage.language).search(scene.folded, place, place + _WORD)
    if told is None:
        return ()
    return _last_listed(scene, place, int((told.lastgroup or "n0")[1:]), stage)


def _last_listed(scene: Scene, place: int, many: int, stage: Stage) -> tuple[str, ...]:
    """Return the last parties before a place that are listed together and are so many."""
    chain: list[Named] = []
    for name in scene.before(place):
        gap = scene.folded[name.end : chain[0].start] if chain else ""
        if chain and not is_joined(gap, language=stage.language):
            if len(chain) == many:
                break
            chain = []
        chain.insert(0, name)
    found = dict.fromkeys(stage.bound(name.party) for name in chain)
    return tuple(found) if len(chain) == many == len(found) else ()


def resolve_pronoun(scene: Scene, pronoun: str, place: int, stage: Stage) -> tuple[str, ...]:
    """Return whom "chúng ta", "hai nước" or "it" stands for."""
    if pronoun in ("we", "state"):
        return stage.home
    if pronoun == "partners":
        return ()
    signers = words(stage.language, "promises").get("subject", {}).get("signers", "(?!)")
    if stage.ours and re.compile(rf"(?:{signers})(?!\w)").match(scene.folded, place):
        return stage.ours  # "They agreed", in the joint statement of three ministers
    if pronoun in ("first", "second"):
        two = stage.group if len(stage.group) == _TWO else _last_listed(scene, place, _TWO, stage)
        return two[pronoun == "second" :][:1]
    named = (n.party for n in scene.before(place) if kind(n.party) != "territory")
    earlier = [stage.bound(party) for party in named if not is_press(party)]
    if pronoun == "each":
        listed_before = _as_many(scene, place, stage) or _listed_before(scene, place, stage)
        if listed_before or stage.group:
            return listed_before or stage.group
    if pronoun in ("each", "both"):
        return _both(scene, place, stage, earlier)
    that = listed(stage.language, "that")
    just_promised = stage.elided is not None and 0 <= stage.promised_at <= place
    link = re.compile(rf"\s*(?:{that})\s*")
    if just_promised and link.fullmatch(scene.folded, stage.promised_at, place):
        return stage.elided.parties if stage.elided else ()
    sorts = _sorts(scene, place, stage)
    if stage.speaker and not is_press(stage.speaker):
        told = _told_of(scene, place, stage) or spoken_for(scene, place, stage)
        bodies = tuple(p for p in earlier if sorts == ("org",) and kind(p) == "org")
        return told if kind(told[0]) == "org" else bodies[:1] or told
    if _unnamed(scene, place, stage):
        return ()
    earlier = [party for party in earlier if not sorts or kind(party) in sorts]
    return _topic(scene, place, stage) or tuple(earlier[:1])


def _both(scene: Scene, place: int, stage: Stage, earlier: Sequence[str]) -> tuple[str, ...]:
    """Return the two who promised last or were named last; of one alone nobody is meant."""
    states_meant = re.compile(listed(stage.language, "states")).search(
        scene.folded, place, place + _WORD
    )
    bodies_too = any(kind(party) != "country" for party in stage.group)
    if len(stage.group) == _TWO and not (states_meant and bodies_too):
        return stage.group
    states = [p for p in dict.fromkeys(earlier) if p.startswith("country:")]
    if len(states) < _TWO:
        told = {n.party for n in scene.before(place)}  # no body of which only an envoy was named
        bodies = [p for p in dict.fromkeys(earlier) if kind(p) == "org" and p in told]
        mixed = [p for p in dict.fromkeys(earlier) if kind(p) == "country" or p in bodies]
        states = bodies if len(bodies) > 1 else mixed
    return tuple(reversed(states[:_TWO])) if len(states) > 1 else ()


def _unnamed(scene: Scene, place: int, stage: Stage) -> bool:
    """Tell whether "they" are several without a name, the last ones spoken of in the sentence."""
    groups = words(stage.language, "promises").get("subject", {}).get("groups")
    many = re.compile(rf"(?:{listed(stage.language, 'many')})(?!\w)").match(scene.folded, place)
    if not groups or not many:
        return False
    near = max(stage.span.start, place - _NEAR)
    begin = max((n.end for n in scene.outer(near, place)), default=near)
    nouns = rf"(?<!\w)(?:{listed(stage.language, 'groups')})(?!\w)"
    return re.compile(nouns).search(scene.folded, begin, place) is not None


def _told_of(scene: Scene, place: int, stage: Stage) -> tuple[str, ...]:
    """Return whom a speaker tells of: "Peru has been generous, she says: it has sent"."""
    refers = listed(stage.language, "refers")
    if not re.compile(rf"(?:{refers})(?!\w)").match(scene.folded, place):
        return ()
    goes_on = scene.folded[: stage.left].rstrip(' "“«').endswith(":")
    many = re.compile(rf"(?:{listed(stage.language, 'many')})(?!\w)").match(scene.folded, place)
    far = stage.span.start if goes_on else stage.says_end if many else stage.left
    begin = max(far, place - _NEAR)
    for name in scene.outer(begin, place):
        left = scene.folded[max(begin, name.start - 60) : name.start]
        state = kind(name.party) in ("country", "org") and name.party != stage.bound(stage.speaker)
        free = is_free(left, language=stage.language) and not hangs(left, language=stage.language)
        if state and free and not scene.folded[name.end : name.end + 2].startswith("'"):
            return (name.party,)
    return ()


def _topic(scene: Scene, place: int, stage: Stage) -> tuple[str, ...]:
    """Return who is spoken of: the nearest subject of the sentence, else who promised last."""
    begin = min(stage.span.start, place)
    if own := _his_own(scene, place, stage):
        return own
    sorts = _sorts(scene, place, stage)
    for name in scene.before(place):
        since = 0 <= stage.latest_at < name.start  # "Only Bahrain hedged. It would"
        far = (stage.latest and not since) or begin - name.start > _NEAR
        if name.start < begin and not sorts and far:
            break
        if 0 <= stage.promised_at <= name.start <= stage.promised_at + _ARTICLE:
            continue  # "France promised Lebanon 100 million; it has paid": the object
        left = scene.folded[max(0, name.start - 60) : name.start]
        free = is_free(left, language=stage.language) and not hangs(left, language=stage.language)
        reports = is_press(name.party)  # "(PTI) A ship arrived. A team has treated"
        if reports or (sorts and kind(stage.bound(name.party)) not in sorts):
            continue
        if kind(name.party) != "territory" and (free or sorts):
            return _with_joined(scene, name, place, stage)
    return tuple(party for party in stage.latest if not sorts or kind(party) in sorts)


def _sorts(scene: Scene, place: int, stage: Stage) -> tuple[str, ...]:
    """Return what may be meant: by "the agency" no state, by "the government" nothing else."""
    bodies = listed(stage.language, "org_nouns")
    if re.compile(rf"(?:{bodies})(?!\w)").match(scene.folded, place):
        return ("org",)
    return ("country",) if _is_of_state(scene, place, stage) else ()


def _is_of_state(scene: Scene, place: int, stage: Stage) -> bool:
    """Tell "the government", which a firm or a charity spoken of before is not."""
    nouns = words(stage.language, "promises")["subject"].get("state_nouns", ())
    said = re.compile(rf"(?:{phrase(tuple(nouns))})(?!\w)") if nouns else None
    return said is not None and said.match(scene.folded, place) is not None


def _his_own(scene: Scene, place: int, stage: Stage) -> tuple[str, ...]:
    """Return whose "his country" is where the verb comes first: of the person last named who acts."""
    if not re.compile(rf"(?:{listed(stage.language, 'his_own')})(?!\w)").match(scene.folded, place):
        return ()
    others = re.compile(rf"(?<!\w)(?:{listed(stage.language, 'not_his')})\s\Z")
    for name in reversed(scene.outer(stage.span.start, place)):
        left = scene.folded[max(0, name.start - _NOUN) : name.start]
        if kind(name.party) == "person" and not others.search(left):
            return (stage.bound(name.party),)
    return ()


def _with_joined(scene: Scene, name: Named, place: int, stage: Stage) -> tuple[str, ...]:
    """Return a party, for "they" with those joined before it: "Peru and Cuba said they"."""
    parties, start = [stage.bound(name.party)], name.start
    many = re.compile(rf"(?:{listed(stage.language, 'many')})(?!\w)").match(scene.folded, place)
    for other in scene.before(name.start) if many else ():
        gap = scene.folded[other.end : start]
        if other.start < stage.span.start or not is_joined(gap, language=stage.language):
            break
        parties, start = [stage.bound(other.party), *parties], other.start
    return tuple(dict.fromkeys(parties))


def spoken_for(scene: Scene, place: int, stage: Stage) -> tuple[str, ...]:
    """Return whom the speaker binds: behind a person of no known country, the state just named."""
    bound = stage.bound(stage.speaker)
    if is_press(bound):  # who reports is not bound by it
        return stage.elided.parties if stage.elided else ()
    if kind(bound) == "person":
        left = max(stage.span.start, place - _NEAR)
        states = [n.party for n in scene.outer(left, place) if kind(n.party) == "country"]
        return (states[-1] if states else bound,)
    return (bound,)


def named_alike(scene: Scene, start: int, end: int) -> str:
    """Return the body whose name holds the noun: "the bank" after "the World Bank"."""
    noun = re.sub(r"^(?:the |ال)|\s+(?:này|đó)$", "", scene.folded[start:end]).strip()
    if len(noun) < 3:
        return ""
    realms = _realms().get(noun, ()) if "\u0600" <= noun[0] <= "\u06ff" else ()
    for name in scene.before(start):
        if kind(name.party) == "org" and noun in scene.folded[name.start : name.end]:
            return name.party
        if name.party.removeprefix("country:") in realms:
            return name.party
    return ""


@cache
def _realms() -> Mapping[str, Sequence[str]]:
    """Return the Arabic nouns for a state of a kind, "the kingdom", with the states of it."""
    found: Mapping[str, Sequence[str]] = words("ar", "promises")["subject"]["realms"]
    return found
