"""The clause of a promise: the words that may make one, and how far it reaches.

>>> [(cue.group, cue.start) for cue in find_cues("mỹ sẽ gửi gạo", (0, 13), language="vi")]
[('will', 3)]
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from typing import Any

from servanda.extraction.grammar.noun_phrases import phrase_start
from servanda.extraction.grammar.sayings import phrase
from servanda.extraction.lexicon import words
from servanda.extraction.scene import Scene
from servanda.terms.folding import either, fold

_LED = 60  # how far before a verb the words begin behind which alone it promises
_SECOND = 240  # how far before a noun the first of its list may stand
_NAME = 24  # letters of a name in quotation marks
_INSERTED = re.compile(r"[,،][^,،.;؛\n]{3,60}[,،]\s|\s[-–—]\s[^-–—.;\n]{3,90}\s[-–—]\s")
_WORTH = 6  # how many phrases two helpers must share to be written once
_OPENING = re.compile(r"[\s\"“«'(–—-]*")


@dataclass(frozen=True, slots=True)
class Cue:
    """Words such as "sẽ" or "agreed to", and the group of the lexicon they belong to.

    `kept` marks words that a person of the workspace added.
    """

    start: int
    end: int
    group: str
    kept: bool = False


def cue_group(language: str, group: str) -> dict[str, Any]:
    """Return what the lexicon says of a group of cues: modality, strength, marks."""
    found: dict[str, Any] = words(language, "promises")["cues"][group]
    return found


@cache
def _groups(language: str) -> dict[str, str]:
    """Return folded phrase -> group."""
    cues = words(language, "promises").get("cues", {})
    return {fold(p): name for name, group in cues.items() for p in group.get("phrases", ())}


def _group(language: str, word: str) -> str:
    """Return the group of a phrase, which may hold an adverb behind its first word."""
    groups = _groups(language)
    first, _, rest = word.partition(" ")
    if word in groups:
        return groups[word]
    one = rest.partition(" ")[2]  # "have also pledged", "have between them pledged"
    return groups.get(f"{first} {one}") or groups[f"{first} {one.partition(' ')[2]}"]


def _listed(language: str) -> str:
    """Return the phrases by their first words: a pattern half as long as a plain list of them."""
    inserts = words(language, "promises").get("inserts", {})
    helpers = frozenset(inserts.get("behind", ()))
    more = f"|{inserts['pattern']}" if "pattern" in inserts else ""
    adverb = rf"(?:(?:{phrase(tuple(inserts.get('words', ())))}{more})\ )?"
    rests: dict[str, list[str]] = {}
    for entry in (e for e in _groups(language) if e[0] != "'"):
        first, _, rest = entry.partition(" ")
        rests.setdefault(first, []).append(rest)
    shared = _shared(rests, tuple(inserts.get("behind", ())))
    shapes = []
    for first, behind in [*(r for r in rests.items() if r[1]), *shared.items()]:
        longer = phrase(tuple(rest for rest in behind if rest))
        tail = rf"\ {adverb if helpers.intersection(first.split('|')) else ''}(?:{longer})"
        alone = "" in behind
        shape = f"(?:{tail})?" if alone else tail
        head = f"(?:{first})" if "|" in first else re.escape(first)
        shapes.append(head + (shape if longer != "(?!)" else ""))
    return "|".join(shapes)


def _shared(rests: dict[str, list[str]], helpers: tuple[str, ...]) -> dict[str, list[str]]:
    """Take out of the phrases behind two helpers what they share, to be written once: "is ready", "are ready".

    What is taken goes behind what is left: a phrase that goes on with more words than one left stays with it.
    """
    shared: dict[str, list[str]] = {}
    for one, other in pairwise(helpers):
        both = [rest for rest in rests.get(one, ()) if rest in rests.get(other, ())]
        left = {rest for h in (one, other) for rest in rests.get(h, ()) if rest not in both}
        both = [rest for rest in both if not any(f"{rest} ".startswith(f"{x} ") for x in left)]
        if "" in left or len(both) < _WORTH:
            continue
        shared[f"{one}|{other}"] = both
        for helper in (one, other):
            rests[helper] = [rest for rest in rests[helper] if rest not in both]
    return shared


@cache
def _cue_pattern(language: str) -> re.Pattern[str]:
    cues = words(language, "promises").get("cues", {})
    shapes, first = (
        [
            rf"(?P<{name}>{group['pattern']})"
            for name, group in cues.items()
            if "pattern" in group and bool(group.get("first")) is early
        ]
        for early in (False, True)
    )
    short = phrase(tuple(p for p in _groups(language) if p[0] == "'"))
    clitics = words(language, "promises").get("clitics", "")
    clitic = f"[{clitics}]?" if clitics else ""
    either = "|".join([*first, f"(?P<listed>{_listed(language)})", *shapes])
    return re.compile(rf"(?:(?<![\w']){clitic}(?:{either})|(?P<short>{short}))(?!\w)")


@cache
def _not_cues(language: str) -> frozenset[str]:
    groups = words(language, "promises").get("cues", {}).values()
    return frozenset(fold(word) for group in groups for word in group.get("not", ()))


def find_cues(folded: str, between: tuple[int, int], *, language: str) -> Iterator[Cue]:
    """Go through the cues between two places of a folded text."""
    if not words(language, "promises"):
        return
    for found in _cue_pattern(language).finditer(folded, *between):
        kind = found.lastgroup or "listed"
        word = found.group(kind)
        if _is_condition(folded, found.start(), word, language=language):
            continue
        if kind in ("listed", "short"):
            yield Cue(found.start(kind), found.end(), _group(language, word))
        elif _is_led(folded, found.start(), kind, language=language) and word not in _not_cues(
            language
        ):
            yield Cue(found.start(kind), found.end(), kind)


def _is_led(folded: str, start: int, group: str, *, language: str) -> bool:
    """Tell whether a verb stands behind the words that it needs, if any: "phía Peru lo thiết bị"."""
    only = cue_group(language, group).get("only_behind")
    left = folded[max(0, start - _LED) : start]
    return not only or re.search(rf"(?:{only})\Z", left) is not None


def _is_condition(folded: str, start: int, word: str, *, language: str) -> bool:
    """Tell ", provided the truce holds" from "they provided tents"."""
    listed = words(language, "promises")["clause"]["conditions"]
    return word in listed and folded[max(0, start - 2) : start].strip() == ","


@cache
def _ends(language: str) -> re.Pattern[str]:
    listed = words(language, "promises")["clause"]["ends"]
    whole = either(fold(e) for e in listed if e[-1].isalpha()) or "(?!)"
    marks = either(fold(e) for e in listed if not e[-1].isalpha()) or "(?!)"
    ends = rf"(?:{whole})(?!\w)|{marks}"
    attribution = words(language, "promises")["clause"].get("attribution", "(?!)")
    kept = words(language, "promises")["clause"].get("ends_not_before", ())
    unless = f"(?!{'|'.join(re.escape(fold(k)) for k in kept)})" if kept else ""
    more = words(language, "promises")["clause"].get("ends_pattern", "(?!)")
    return re.compile(rf"(?:{ends}){unless}|[\"”»]\s*[,،]|[,،]\s*[\"”»]|{attribution}|{more}")


@cache
def _aside(language: str) -> re.Pattern[str]:
    """Return an attribution between commas within a clause."""
    asides = words(language, "promises")["clause"].get("asides", "(?!)")
    return re.compile(rf"[,،]\s(?:{asides})[,،]\s")


@cache
def _dash_joins(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    nouns = phrase(tuple(words(language, "promises")["clause"].get("dash_joins", ())))
    return re.compile(rf"(?<!\w)(?:{nouns})\Z"), re.compile(rf"(?:{nouns})(?!\w)")


def _is_joint(folded: str, end: re.Match[str], language: str) -> bool:
    """Tell a dash between two nouns of one phrase: "kinh tế - thương mại"."""
    if end.group().strip() not in ("-", "–", "—"):
        return False
    before, behind = _dash_joins(language)
    left = folded[max(0, end.start() - 20) : end.start()]
    if left[-1:].isdigit() and folded[end.end() : end.end() + 1].isdigit():
        return True  # "giai đoạn 2026 - 2027"
    return bool(before.search(left) and behind.match(folded, end.end()))


def _closes_name(folded: str, start: int, end: re.Match[str]) -> bool:
    """Tell the end of a name in quotation marks within the clause: "with the agency “FAO”, a project"."""
    left = folded[max(start, end.start() - _NAME) : end.start()]
    opens = max(map(left.rfind, '"“«'))
    return end.group()[0] in '"”»' and left[:opens].endswith(" ") and left.count(" ", opens) <= 1


@lru_cache(maxsize=64)  # asked of one promise by several rules
def clause_end(folded: str, start: int, limit: int, *, language: str) -> int:
    """Return where the clause that goes on from `start` ends, `limit` at the latest."""
    found = _ends(language).search(folded, start, limit)
    while found and (_is_joint(folded, found, language) or _closes_name(folded, start, found)):
        found = _ends(language).search(folded, found.end(), limit)
    aside = _aside(language)
    while found and (inserted := aside.match(folded, found.start(), limit)):
        # "تستقبل بلاده، على حد قوله، 200 متدرب": whose words they are stands within the clause
        found = _ends(language).search(folded, inserted.end(), limit)
    if found and not folded[start : found.start()].strip():
        # "تعتزم اليابان، بحسب مصادر، إيفاد": an insertion, and what is promised behind it
        # "đã đồng ý - qua trung gian của Peru - trao trả": so does one between dashes
        inserted = _INSERTED.match(folded, found.start(), limit)
        found = _ends(language).search(folded, inserted.end(), limit) if inserted else found
    end = found.start() if found else limit
    while end > start and folded[end - 1] in " \t\n.,;:،؛!…\"”“»«'/":
        end -= 1
    return end


@cache
def _conditions(language: str) -> re.Pattern[str]:
    listed = phrase(tuple(words(language, "promises")["clause"]["conditions"]))
    return re.compile(rf"(?<!\w)[وف]?(?P<words>(?:{listed})(?!\w)[^,،;.؛]*)")


def find_condition(
    folded: str, clause: tuple[int, int], sentence: tuple[int, int], *, language: str
) -> tuple[int, int]:
    """Return the condition inside a clause, or at the head of its sentence before it."""
    inside = _conditions(language).search(folded, *clause)
    head = phrase_start(folded, sentence[0], max(clause[0] - 2, sentence[0]), language=language)
    places = (sentence[0], _OPENING.match(folded, sentence[0]).end(), head)  # type: ignore[union-attr]
    ahead = next(
        (f for p in places if (f := _conditions(language).match(folded, p, clause[0]))), None
    )
    found = inside or (ahead if ahead and folded[ahead.end() : ahead.end() + 1] in ",،" else None)
    if found is None:
        return 0, 0
    return found.start("words"), found.start("words") + len(found["words"].rstrip())


@cache
def _negation(language: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    wording = words(language, "promises")["wording"]
    no, fine = (phrase(tuple(wording[k])) for k in ("negation", "fine_after_cue"))
    clitics = words(language, "promises").get("clitics", "")
    clitic = f"[{clitics}]?" if clitics else ""
    behind = phrase((*wording["negation"], *wording.get("negation_after", ())))
    adverbs = phrase(tuple(words(language, "promises")["subject"]["adverbs"]))
    return (
        re.compile(rf"(?:(?<!\w){clitic}(?:{no})|n't)\s+(?:(?:{adverbs})\s+){{0,8}}\Z"),
        re.compile(rf"\s*(?:(?:{adverbs})\s+){{0,8}}(?:{behind}|n't|'t)(?!\w)"),
        re.compile(rf"\s*(?:(?:{adverbs})\s+)?(?:{fine})(?!\w)"),
    )


def is_refused(folded: str, cue: Cue, *, language: str) -> bool:
    """Tell whether a cue is denied: "sẽ không", "will not", "لن"."""
    before, after, fine = _negation(language)
    if before.search(folded[max(0, cue.start - 40) : cue.start]):
        return True
    denied = words(language, "promises")["wording"].get("denied_object")
    if denied and re.compile(denied).match(folded, cue.end):
        return True  # "will play no part", "pledged nothing"
    if cue_group(language, cue.group).get("may_refrain"):
        # "undertook not to fill the reservoir"
        refrains = words(language, "promises")["wording"].get("refrains", "(?!)")
        if re.compile(refrains).match(folded, cue.start):
            return False
    return bool(after.match(folded, cue.end)) and not fine.match(folded, cue.end)


@cache
def _nouns_alike(language: str) -> tuple[re.Pattern[str], re.Pattern[str]] | None:
    lexicon = words(language, "promises")["wording"].get("nouns_alike")
    if not lexicon:
        return None
    nouns, before = (phrase(tuple(lexicon[key])) for key in ("nouns", "behind"))
    return re.compile(nouns), re.compile(rf"(?:(?<!\w)|(?='))(?:{before})\s\Z")


def is_passive(folded: str, cue: Cue, *, language: str) -> bool:
    """Tell a verb that is a passive form by the word before it: "is financed", "encouraged by"."""
    behind = cue_group(language, cue.group).get("not_behind")
    left = folded[max(0, cue.start - 12) : cue.start]
    return bool(behind) and re.compile(rf"(?<!\w){behind}\Z").search(left) is not None


def is_noun(folded: str, cue: Cue, *, language: str) -> bool:
    """Tell a noun that is written like a verb, by the preposition before it: "عن تعهد بيروت"."""
    alike = _nouns_alike(language)
    if alike is None or not alike[0].fullmatch(folded, cue.start, cue.end):
        return False
    if alike[1].search(folded[max(0, cue.start - 12) : cue.start]):
        return True
    # "في دفع الرواتب، وصرف المخصصات": the second of two nouns
    lexicon = words(language, "promises")["wording"]["nouns_alike"]
    if not re.fullmatch(lexicon.get("joined", "(?!)"), folded[cue.start : cue.end]):
        return False
    left = folded[max(0, cue.start - _SECOND) : cue.start]
    return left.endswith("و") and re.search(lexicon["listed"], left[:-1]) is not None


@cache
def _events(language: str) -> re.Pattern[str]:
    wording, subject = (words(language, "promises").get(k, {}) for k in ("wording", "subject"))
    events, adverbs = phrase(tuple(wording.get("events", ()))), phrase(tuple(subject["adverbs"]))
    more = wording.get("events_pattern", "(?!)")
    return re.compile(rf"\s+(?:(?:{adverbs})\s+){{0,8}}(?:{events}|{more})(?!\w)")


def is_event(folded: str, cue: Cue, *, language: str) -> bool:
    """Tell what happens from what is done: "will take place", "will visit", "will be held"."""
    if cue_group(language, cue.group).get("is_deed"):
        return False  # "ستبقى غانا إلى جانب توغو"
    of_cue = words(language, "promises")["wording"].get("event_cue")
    if of_cue and re.fullmatch(of_cue, folded[cue.start : cue.end]):
        return True
    held = words(language, "promises")["wording"].get("event_behind")
    if held and re.compile(held).match(folded, cue.end):
        return True  # "من المقرر أن يزور"
    if not cue_group(language, cue.group).get("may_be_event"):
        return False
    wording = words(language, "promises")["wording"]
    acts = wording.get("acts_all_the_same")
    firm = folded[cue.start : cue.end] in wording.get("firm", ())
    if acts and firm and re.compile(acts).match(folded, cue.end):
        return "would have" in folded[cue.start : cue.end + 6]  # a wish about the past
    return bool(_events(language).match(folded, cue.end))


@cache
def _adverbs(language: str) -> re.Pattern[str]:
    adverbs = phrase(tuple(words(language, "promises")["subject"]["adverbs"]))
    return re.compile(rf"\s+(?:(?:{adverbs})\s+){{0,8}}")


def exists(folded: str, place: int, *, language: str) -> bool:
    """Tell what is to be there from what somebody does: "sẽ có nhiều tiền", nobody named before it."""
    there = words(language, "promises")["wording"].get("existential", "(?!)")
    return re.compile(there).match(folded, place) is not None


def stands_close(folded: str, end: int, cue: Cue, *, language: str) -> bool:
    """Tell whether nothing but adverbs stands between the end of a cue and the next one."""
    return bool(_adverbs(language).fullmatch(folded, end, cue.start))


@cache
def _finite_verb(language: str) -> re.Pattern[str] | None:
    finite = words(language, "promises")["clause"].get("finite")
    return re.compile(finite) if finite else None


def before_next(scene: Scene, start: int, end: int, language: str) -> int:
    """Return where another's clause begins behind "and": "... and Peru has put two on standby"."""
    finite = _finite_verb(language)
    if finite is None:
        return end
    joins = tuple(words(language, "promises")["clause"].get("next", (" and ", " but ")))
    named = scene.outer(start, end)
    for name in named:
        left = scene.folded[start : name.start].removesuffix("the ")
        joined = next((join for join in joins if left.endswith(join)), "")
        if joined and "next" in words(language, "promises")["clause"]:
            # "kêu gọi Thụy Điển và Đan Mạch gửi": a list
            joined = "" if any(n.end == name.start - len(joined) for n in named) else joined
        if joined and finite.match(scene.folded, name.end, end):
            return start + len(left) - len(joined)
    return end


def without_joint(folded: str, start: int, end: int, language: str) -> int:
    """Leave out the joining word at the end of a clause that the next promise has cut off."""
    lexicon = words(language, "promises")
    joints = (*lexicon["subject"]["goes_on"], *lexicon["wording"].get("linkers", ()))
    clause = folded[start:end].rstrip().removesuffix(lexicon["wording"].get("article", "\0"))
    for joint in sorted(map(fold, joints), key=len, reverse=True):
        if clause.endswith(f" {joint}"):
            return start + len(clause[: -len(joint)].rstrip(" ,;،"))
    return start + len(clause.rstrip(" ,;،"))
