"""What kind of thing is promised: money, goods, people, or a policy, by definition 19's neighbours.

The bound amount says it first; then the verb ("finance the boats" is money, "spare the hospitals" a
policy); then the noun that heads the object ("police trainers" are people, "a hospital train" a
thing); then a verb of handing over, whatever is handed over ("will send boots").

>>> kind_of("peru will finance the boats", 5, 27, language="en", amount=None)
'money'
"""

import re
from functools import cache

from servanda.extraction.grammar.sayings import phrase
from servanda.extraction.lexicon import words
from servanda.extraction.promises.strength import kind_pattern
from servanda.records.amount import Amount

# Units of amounts by what they count; a unit of neither, such as a year, says nothing of the kind.
PEOPLE = frozenset(
    {"adviser", "aid worker", "battalion", "brigade", "company", "deminer", "doctor"}
    | {"engineer", "expert", "firefighter", "health worker", "inspector", "instructor"}
    | {"interpreter", "judge", "lecturer", "medic", "midwife", "monitor", "nurse", "observer"}
    | {"officer", "paramedic", "peacekeeper", "person", "pilot", "police officer", "rescuer"}
    | {"sailor", "sapper", "soldier", "specialist", "staff", "surgeon", "teacher", "team"}
    | {"technician", "trainer", "troop", "volunteer", "worker", "gendarme", "lawyer", "squad"}
    | {"accountant", "dentist", "diver", "cook", "baker", "electrician", "mechanic", "guard"}
    | {"explosives expert", "mine expert", "anaesthetist", "psychologist", "auditor"}
)
GOODS = frozenset(
    {"aircraft", "ambulance", "apartment", "armoured vehicle", "bakery", "barrel", "bed"}
    | {"blanket", "boat", "book", "bridge", "building", "bulldozer", "bus", "camp", "classroom"}
    | {"clinic", "container", "convoy", "cubic metre", "dose", "drone", "excavator", "factory"}
    | {"fire engine", "flight", "football pitch", "gallon", "generator", "gigawatt"}
    | {"gigawatt-hour", "gram", "helicopter", "home", "hospital", "house", "kilogram", "kilowatt"}
    | {"kilowatt-hour", "kit", "laboratory", "litre", "meal", "megawatt", "megawatt-hour"}
    | {"missile", "parcel", "patrol boat", "power plant", "pump", "ration", "scholarship"}
    | {"school", "set", "shell", "shelter", "ship", "solar panel", "station", "submarine", "tank"}
    | {"tent", "tonne", "tree", "truck", "university", "vehicle", "ventilator", "ward"}
    | {"warehouse", "water purifier", "water treatment station", "well", "barge"}
    | {"cattle", "ferry", "flat", "head", "helmet", "sheep", "cow", "goat", "heater", "stove"}
    | {"sewing machine", "machine", "kitchen", "turbine", "pole", "pipe", "laptop", "jacket"}
    | {"seedling", "oven", "mill", "silo", "prosthesis", "vaccine", "tanker", "locomotive", "crane"}
)
_KINDS = ("personnel", "in_kind", "money")
_RECENT = 300  # how far back the noun of a bare number is looked for


def kind_of(folded: str, start: int, end: int, *, language: str, amount: Amount | None) -> str:
    """Return money, personnel, in_kind or policy of the clause from its cue to its end."""
    unit = amount.unit if amount is not None else ""
    verb, place = _verb(folded, start, end, language)
    if amount is not None and amount.is_money:
        built = verb == "things" and _cost(language).search(folded, start, end)
        return "in_kind" if built else "policy" if verb == "trade" else "money"
    counted = amount is not None and verb == "policy" and unit in PEOPLE
    if counted and _noun(folded, start, place, language) == "personnel":
        return "personnel"  # "will provide 200 troops to support the force"
    if verb in ("money", "personnel") or (verb == "policy" and unit not in GOODS):
        return verb
    if unit in PEOPLE:
        return "personnel"
    if unit in GOODS:
        return "in_kind"
    found = _noun(folded, start, end, language) or {"things": "in_kind"}.get(verb, "")
    return found or _number(folded, start, end, language) or "policy"


def kind_of_act(
    folded: str, places: tuple[int, int, int], *, language: str, amount: Amount | None
) -> str:
    """Return the kind by what stands behind a cue, or before a verb of going: "the ship will sail".

    `places`: where the clause begins, where its cue does, where the clause ends.
    """
    start, cue, end = places
    found = kind_of(folded, cue, end, language=language, amount=amount)
    going = words(language, "promises").get("kinds", {}).get("going")
    if found == "policy" and going and re.compile(going).match(folded, cue, end):
        return kind_of(folded, start, cue, language=language, amount=None)
    return found


@cache
def _cost(language: str) -> re.Pattern[str]:
    """Return what makes a sum the price of the thing: "will build a port at a cost of $40m"."""
    return re.compile(words(language, "promises")["kinds"].get("cost", "(?!)"))


@cache
def _verbs(language: str) -> re.Pattern[str]:
    listed = words(language, "promises")["kinds"].get("verbs", {})
    ordered = (f"(?P<{kind}>{phrase(tuple(verbs))})" for kind, verbs in listed.items())
    leads = words(language, "promises")["kinds"].get("verb_leads", "")
    ending = words(language, "promises")["kinds"].get("verb_endings", "")
    return re.compile(rf"(?<!\w){leads}(?:{'|'.join(ordered) or '(?!)'}){ending}(?!\w)")


def _verb(folded: str, start: int, end: int, language: str) -> tuple[str, int]:
    """Return the class of the first verb that has one, "" for none, and where it stands."""
    found = _verbs(language).search(folded, start, end)
    return (found.lastgroup or "", found.start()) if found else ("", end)


def _noun(folded: str, start: int, end: int, language: str) -> str:
    """Return the kind of the noun that heads the object, the last of its phrase in English."""
    beside = [mark.span() for mark in _beside(language).finditer(folded, start, end)]
    found = [
        (match.start(), kind)
        for kind in _KINDS
        for match in kind_pattern(language, kind).finditer(folded, start, end)
        if not any(first <= match.start() < last for first, last in beside)
    ]
    if not found:
        return ""
    stops = words(language, "promises")["kinds"].get("object_ends")
    if not stops:
        return next(kind for kind in _KINDS if any(kind == k for _, k in found))
    first = min(found)
    stop = re.compile(stops).search(folded, first[0], end)
    return max(f for f in found if stop is None or f[0] < stop.start())[1]


@cache
def _beside(language: str) -> re.Pattern[str]:
    """Return what is no object: "tham gia các hoạt động gìn giữ hòa bình", "nhằm hỗ trợ nhân đạo"."""
    return re.compile(words(language, "promises").get("kinds", {}).get("beside", "(?!)"))


def _number(folded: str, start: int, end: int, language: str) -> str:
    """Return what a bare number counts: "as many as 8,000", where soldiers were spoken of."""
    bare = words(language, "promises")["kinds"].get("bare_number")
    if not bare or not re.compile(bare).search(folded, start, end):
        return ""
    near = (max(0, start - _RECENT), start)
    kinds = ("personnel", "in_kind")
    return next((k for k in kinds if kind_pattern(language, k).search(folded, *near)), "")
