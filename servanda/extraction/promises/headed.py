"""Items of a list whose subject stands in the line above them, as communiqués and decisions have it.

"The ministers of Peru and Cuba:\n1. agreed to open the road" binds both; so does "Peru will:\n- lend two
ferries", where the verb of promise stands above the items too.

>>> import re
>>> bool(_LEAD_ENDS.search("Peru will:")), bool(_LEAD_ENDS.search("Peru will."))
(True, False)
>>> bool(_OPENS.match("ان وزراء مصر والاردن،")), bool(_PLURAL_ITEM.match("2- يتعهدون ب"))
(True, True)
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import islice

from servanda.extraction.grammar.noun_phrases import head_start, is_free
from servanda.extraction.grammar.pronouns import Stage, Subject, resolve_pronoun
from servanda.extraction.grammar.sayings import phrase
from servanda.extraction.lexicon import shape, words
from servanda.extraction.promises.clauses import Cue, cue_group, find_cues, is_refused
from servanda.extraction.promises.gapped import chain_at
from servanda.extraction.promises.strength import is_under_text
from servanda.extraction.scene import MANY, Named, Scene, Span
from servanda.terms.register import kind

_FAR = 2500  # how far above its items a lead may stand
# "1.", "(b)", "iv)", "ا -", and an ordinal as an adverb: "ثانيا:", "Hai là,"
_MARK = re.compile(
    r"[ \t]*(?:[-–—•*+·▪●○■□◆]|\(?(?:\d{1,2}|[a-zđ\u0621-\u064a]|[ivx]{1,4})(?:[.)]| ?[-–](?= ))"
    r"|[\u0621-\u064a]{3,6}ا ?[:،.–-]|(?i:[^\W\d_]{2,4} là|thứ [^\W\d_]{2,4})[,:](?= ))[ \t]*"
)
_LEAD_ENDS = re.compile(r"[:：,،]\s*\Z")
_DASHES = ("-", "–", "—")
_ITEMS = 40  # lines between a lead and its last item
_NEAR = 300
_BULLET = 3  # how long the mark of a list is
_LABEL = 40  # how long the label of a headline
_BESIDE = 60  # how far before its verb a name with its joining word may stand

_ITEM_MARK = 12  # letters before a verb in which the mark of its item stands
_PLURAL_ITEM = re.compile(
    r"[ \t]*(?:[-–—•*]|\(?(?:\d{1,2}|[\u0621-\u064a])[.)]?(?:\s?[-–.)])?(?=\s))?[ \t]*و?"
)
_MANY = re.compile(r"[يت]\w+ون(?!\w)|\w+وا(?!\w)")
_OPENS = re.compile(
    r"[ \t]*(?:و?ان|نحن|قرر|اتفق|اكد|اجتمع|توصل)\s[^.؛]*[،,:]\s*\Z"
    r"|[^.؛]*(?:\A|\s)ف?ان (?:ال)?(?:وزراء|قاده|روساء|اطراف|مشاركين|مجتمعين|دول|وفود|طرفين|جانبين)[^.؛،:]{0,40}[،,:]\s*\Z"
)
# "إذ يستذكرون الإعلان،", "وإدراكا منهم لأهمية": what is called to mind between the lead and its items.
_RECALLS = re.compile(
    r"[ \t]*و?(?:اذ|ادراكا|انطلاقا|ايمانا|حرصا|استنادا|اقتناعا|بعد|تاكيدا|يستذكرون)(?!\w)"
)


def item_head(scene: Scene, span: Span) -> int:
    """Return where the words of an item of a list begin, behind its mark; -1 for no item."""
    line = scene.folded.rfind("\n", 0, span.start) + 1
    mark = _MARK.match(scene.folded, line)
    return mark.end() if mark and mark.end() >= span.start else -1


def opens_line(scene: Scene, span: Span, start: int) -> bool:
    """Tell whether a headline begins here, behind a bullet or a word of whom it is: "UNRWA: Peru gives"."""
    left = scene.folded[span.start : start]
    return len(left) <= _BULLET or (len(left) <= _LABEL and left.rstrip().endswith(":"))


def heads_line(scene: Scene, cue: Cue, subject: Subject, stage: Stage) -> bool:
    """Tell whether a subject opens its headline and reaches its verb: "Peru's army to send"."""
    text, first, last = scene.folded, subject.start, cue.start
    within = shape(stage.language, "promises", "headline_subject")
    near = subject.end in (last - 1, last) or within.fullmatch(text, subject.end, last)
    other = shape(stage.language, "promises", "headline_verbs").search(text, first, last)
    return bool(near) and not other and opens_line(scene, stage.span, first)


def lead_of(scene: Scene, span: Span, *, language: str) -> tuple[int, int] | None:
    """Return the line above an item and its fellows that ends in a colon."""
    end = scene.folded.rfind("\n", 0, span.start)
    least = max(0, span.start - _FAR)
    preamble = shape(language, "promises", "preamble")
    for _ in range(_ITEMS):
        if end <= least:
            break
        start = scene.folded.rfind("\n", 0, end) + 1
        line = scene.folded[start:end]
        opens = shape(language, "promises", "solemn").match(line)
        if opens or (line.strip() and not _MARK.match(line) and not preamble.match(line)):
            return (start, end) if opens or _LEAD_ENDS.search(line) else None
        end = start - 1
    return None


def lead_parties(scene: Scene, lead: tuple[int, int], stage: Stage) -> tuple[str, ...]:
    """Return whose deeds are listed: the first names of the line that can be a subject."""
    language = stage.language
    if stage.ours and scene.folded.startswith("we,", lead[0]):
        return stage.ours
    named = scene.outer(*lead)
    them = not named or shape(language, "promises", "all_of_them").search(scene.folded, *lead)
    if them and (met := _met_above(scene, lead[0], language)):
        return tuple(dict.fromkeys(stage.bound(n.party) for n in met))
    for position, name in enumerate(named):
        left = scene.folded[max(lead[0], name.start - _NEAR) : name.start]
        free = is_free(left, language=language) or head_start(left, language=language) is not None
        if not (free or (position == 0 and _verb_leads(language).search(left))):
            continue
        chain = chain_at(scene, named, position, language)
        return tuple(dict.fromkeys(stage.bound(n.party) for n in chain))
    pronouns = words(language, "promises")["pronouns"]
    both = re.compile(rf"\s*(?:{phrase(tuple(pronouns['both']))})(?!\w)")
    if both.match(scene.folded, *lead):
        return resolve_pronoun(scene, "both", lead[0], stage)
    return ()


def lead_subject(scene: Scene, span: Span, stage: Stage) -> Subject:
    """Return whose deed an item is that names nobody: of those of the line above it."""
    lead, head = lead_of(scene, span, language=stage.language), item_head(scene, span)
    return Subject(head, head, lead_parties(scene, lead, stage) if lead else ())


@cache
def _verb_leads(language: str) -> re.Pattern[str]:
    """Return a verb, and who of a state acts, before the first name: "قرر وزراء مصر والاردن"."""
    first = words(language, "promises").get("verb_first")
    return re.compile(r"(?:\A|[،,.؛]\s*)\s*\w+\s(?:\w+\s){0,2}\Z" if first else r"(?!)")


def _met_above(scene: Scene, lead: int, language: str) -> list[Named]:
    """Return those of whom the lines above a lead without names say that they met."""
    named = scene.outer(max(0, lead - _NEAR), lead)
    chains = (chain_at(scene, named, at, language) for at in range(len(named)))
    return next((c for c in chains if len(c) > 1), []) or _hyphenated(scene, named)


def _hyphenated(scene: Scene, named: Sequence[Named]) -> list[Named]:
    """Return the first names that only dashes part: "Nhóm công tác Lào - Thái Lan - Việt Nam"."""
    found: list[Named] = []
    for name in named:
        gap = scene.folded[found[-1].end : name.start].strip() if found else ""
        if found and gap not in _DASHES:
            if len(found) > 1:
                break
            found = []
        found.append(name)
    return found if len(found) > 1 else []


@cache
def _acts(language: str) -> re.Pattern[str]:
    """Return a verb that goes on from the words above it: "send", "to send", "cử"."""
    lexicon = words(language, "promises")
    acts = phrase(tuple(lexicon.get("second", {}).get("acts", ())))
    deeds = lexicon.get("shapes", {}).get("item_deeds", "(?!)")
    return re.compile(rf"(?:(?:(?:to|sẽ) )?(?:{acts})|{deeds})(?!\w)")


def carried_down(scene: Scene, span: Span, language: str) -> Cue | None:
    """Return the cue of the line above for an item that begins with a verb: "Peru will:" - "- lend"."""
    head = item_head(scene, span)
    act = _acts(language).match(scene.folded, head, span.end) if head >= 0 else None
    if act is None or any(n.start - act.end() <= 1 for n in scene.outer(act.end(), span.end)[:1]):
        return None  # "إيفاد العراق 15 مفتشا": who acts is said
    lead = lead_of(scene, span, language=language)
    return _cue_of_lead(scene, lead, language) if lead else None


def _cue_of_lead(scene: Scene, lead: tuple[int, int], language: str) -> Cue | None:
    """Return the verb of promise of a line above items; a heading of decisions says none: "بنود الاتفاق:"."""
    cues = [c for c in find_cues(scene.folded, lead, language=language) if _promises(c, language)]
    last = cues[-1] if cues else None
    if last is None and shape(language, "promises", "heads_decisions").search(scene.folded, *lead):
        return Cue(lead[0], lead[0], "agree")
    return None if last is None or is_refused(scene.folded, last, language=language) else last


def present_item(scene: Scene, span: Span, language: str) -> Cue | None:
    """Return the plain verb with which an item tells what was agreed above it: "1) تتحمل غانا الكلفة"."""
    head = item_head(scene, span)
    plain = shape(language, "promises", "item_present")
    verb = plain.match(scene.folded, head, span.end) if head >= 0 else None
    lead = lead_of(scene, span, language=language) if verb else None
    above = _cue_of_lead(scene, lead, language) if lead else None
    return Cue(head, verb.end(), above.group) if verb and above else None


def _bound_by_text(scene: Scene, span: Span, cues: list[Cue], *, language: str) -> list[Cue]:
    """Let "must" and plain verbs bind where a text is named: "under the deal, Peru has to pay"."""
    group = words(language, "promises").get("cues", {}).get("bound_by_text")
    if not group or not is_under_text(scene.folded[span.start : span.end], language=language):
        return cues
    return [replace(c, group="bound_by_text") if c.group in group["of"] else c for c in cues]


def with_laid_down(scene: Scene, span: Span, cues: list[Cue], *, language: str) -> list[Cue]:
    """Add the plain verbs of "Theo thỏa thuận, tỉnh bố trí 20 ha", which a text lays down."""
    cues = _bound_by_text(scene, span, cues, language=language)
    if "laid_down" not in words(language, "promises").get("cues", {}):
        return cues
    near = scene.folded[span.start : span.start + _NEAR]
    under = is_under_text(near, language=language) or _thereby(scene, span, language)
    firm = [c.end for c in cues if c.group in ("will", "commit")][:1]
    item = _agreed_in_item(scene, span, language)
    told = _agreed_below(scene, span, cues, language)
    below = told or (item if item >= 0 else span.end)
    cues = [_agreed(c, language) if c.start >= below else c for c in cues]
    told = told or max(item, 0)
    if not under and not firm and not told:
        return cues
    begin = span.start if under else (told or firm[0])
    # what stands below "agreed:" is agreed
    group = "laid_down" if under or not told else "agreed_below"
    under = under or bool(told)
    more = [
        Cue(verb.start(), verb.end(), group)
        for verb in islice(_plain(language).finditer(scene.folded, begin, span.end), MANY)
        if not any(c.start <= verb.start() < c.end for c in cues)
        and (under or _in_parallel(scene, begin, verb.start(), language))
    ]
    return sorted([*cues, *more], key=lambda c: c.start)


def _agreed_below(scene: Scene, span: Span, cues: Sequence[Cue], language: str) -> int:
    """Return where the items of what several agreed begin: "Hai bên nhất trí ...: Peru rút quân, Chile"."""
    agreed = next((c.end for c in cues if c.group in ("agree", "reached_deal", "sign")), 0)
    told = shape(language, "promises", "told_below").search(scene.folded, span.start, span.end)
    colon = scene.folded.find(": ", agreed, span.end) if agreed else -1
    colon = told.end() if told else colon
    named = scene.outer(colon, min(span.end, colon + _BESIDE)) if colon > 0 else ()
    return colon + 1 if named else 0


def _agreed_in_item(scene: Scene, span: Span, language: str) -> int:
    """Return where an item begins that tells what the line above says was agreed, -1 for no such item."""
    head = item_head(scene, span)
    lead = lead_of(scene, span, language=language) if head >= 0 else None
    above = _cue_of_lead(scene, lead, language) if lead else None
    agreed = above and cue_group(language, above.group)["modality"] == "agreement"
    return head if agreed else -1


def _agreed(cue: Cue, language: str) -> Cue:
    """Return a plain verb of such an item as one of what was agreed: "2. Peru cho vay 3 triệu"."""
    plain = cue_group(language, cue.group).get("past_is_done")
    return replace(cue, group="agreed_below") if plain else cue


def _thereby(scene: Scene, span: Span, language: str) -> bool:
    """Tell "Theo đó, ..." behind a sentence that decides or promises something."""
    wording = words(language, "promises")["wording"]
    if not re.compile(wording.get("thereby", "(?!)")).match(scene.folded, span.start):
        return False
    decided = re.compile(wording.get("thereby_behind", ""))
    return decided.search(scene.folded, max(0, span.start - _NEAR), span.start) is not None


def _in_parallel(scene: Scene, begin: int, verb: int, language: str) -> bool:
    """Tell whether another acts in the same tense: "Hungary sẽ lo ..., còn Romania mở cửa"."""
    turns = phrase(tuple(words(language, "promises")["gapped"]["before"]))
    for name in scene.outer(max(begin, verb - _BESIDE), verb)[-1:]:
        left = scene.folded[max(begin, name.start - _BESIDE) : name.start]
        turned = re.search(rf"[,;] (?:{turns}) \Z", left)
        return bool(turned) and scene.folded[name.end : verb] == " "
    return False


@cache
def _plain(language: str) -> re.Pattern[str]:
    second = words(language, "promises")["second"]
    acts, none = phrase(tuple(second["acts"])), second.get("no_act", "(?!)")  # "cho biết"
    apart = second.get("no_act_behind", "")
    return re.compile(rf"(?<!\w){apart}(?!{none})(?:{acts})(?!\w)")


def _promises(cue: Cue, language: str) -> bool:
    group = cue_group(language, cue.group)
    return group["modality"] in ("pledge", "agreement", "intent") and not group.get("never")


def deciding(scene: Scene, span: Span, verb: tuple[int, int], stage: Stage) -> Subject | None:
    """Return who decides what the plural verb of an item says, None where it is no such item."""
    start, end = verb
    line = scene.folded.rfind("\n", 0, start) + 1
    if start - line > _ITEM_MARK or not _MANY.match(scene.folded, start):
        return None
    if not _PLURAL_ITEM.fullmatch(scene.folded, line, start):
        return None
    lead = _opening(scene, line)
    parties = _listed_in(scene, lead, stage) if lead else ()
    return Subject(start, end, parties) if parties else None


def _opening(scene: Scene, line: int) -> tuple[int, int] | None:
    """Return the line that opens a communiqué above its items."""
    end, least = line - 1, max(0, line - _FAR)
    for _ in range(_ITEMS):
        if end <= least:
            break
        start = scene.folded.rfind("\n", 0, end) + 1
        above = scene.folded[start:end]
        if _OPENS.match(above):
            return start, end
        item = above.rstrip().endswith(("؛", ";", "،", ",")) or not above.strip()
        if not item and not _RECALLS.match(above):
            return None
        end = start - 1
    return None


def _listed_in(scene: Scene, lead: tuple[int, int], stage: Stage) -> tuple[str, ...]:
    """Return the first states or bodies of a line with those joined to them."""
    named: list[Named] = [n for n in scene.outer(*lead) if kind(n.party) != "territory"]
    if not named:  # "فإن الوزراء:", of whom the title says who they are
        met = _met_above(scene, lead[0], stage.language)
        return tuple(dict.fromkeys(stage.bound(n.party) for n in met))
    chain = chain_at(scene, named, 0, stage.language)
    return tuple(dict.fromkeys(stage.bound(n.party) for n in chain))
