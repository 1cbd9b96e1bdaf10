"""How firmly something was promised, and what kind of thing: definition 19 of the ledger.

0 mention; 1 may, will study, can take part; 2 ready, willing, within our means; 3 will do; 4 with a
quantity or a date; 5 a signed or legal act. "Việt Nam sẽ nghiên cứu ..." is 1 for all its "sẽ".
"""

import re
from functools import cache

from servanda.extraction.grammar.sayings import phrase
from servanda.extraction.lexicon import shape, words
from servanda.extraction.promises.clauses import Cue, cue_group
from servanda.records.amount import Amount
from servanda.records.when import When

_COUNT = 24  # code points before a verb in which a bare number is looked for
_FEW_WORDS = 26  # characters behind the cue in which the verb stands


@cache
def _wording(language: str, key: str) -> re.Pattern[str]:
    listed = phrase(tuple(words(language, "promises")["wording"].get(key, ())))
    return re.compile(rf"(?<!\w)(?:{listed})(?!\w)")


@cache
def kind_pattern(language: str, key: str) -> re.Pattern[str]:
    """Return the nouns of a kind: people, goods or money."""
    listed = phrase(tuple(words(language, "promises")["kinds"].get(key, ())))
    clitics = words(language, "promises").get("noun_clitics", "")
    clitic = f"(?:[{clitics}]?(?:ال)?|لل)" if clitics else ""
    return re.compile(rf"(?:(?<!\w){clitic}|(?=[$€]))(?:{listed})(?:(?!\w)|(?<=[$€]))")


@cache
def _acts(language: str) -> re.Pattern[str]:
    lexicon = words(language, "promises")
    adverbs = lexicon["subject"]["adverbs"]
    acts = lexicon.get("second", {}).get("acts", ())
    listed = phrase(tuple(act for act in acts if act not in adverbs))
    return re.compile(rf"(?<!\w)(?:{listed})(?!\w)")


def grade(
    folded: str, cue: Cue, end: int, *, language: str, measured: tuple[Amount | None, When | None]
) -> int:
    """Return the strength of wording of a clause from its cue to its end."""
    base = int(cue_group(language, cue.group)["strength"])
    verb = _wording(language, "weak").search(folded, cue.start, min(end, cue.end + _FEW_WORDS))
    acts = verb and _acts(language).search(folded, cue.end, verb.start())
    if base in (2, 3) and verb and verb.start() <= cue.end + _FEW_WORDS // 2 and not acts:
        return 1  # but "sẽ cử đoàn khảo sát" sends somebody
    if base >= 2 and _wording(language, "within_means").search(folded, cue.start, end):
        return 2
    if base == 3 and any(measured):
        return 4
    return base


def modality(group_modality: str, strength: int) -> str:
    """Return pledge, intent, request, agreement or past_delivery: a weak pledge is an intent."""
    if group_modality == "wish":
        return "intent"
    return "intent" if group_modality == "pledge" and strength <= 2 else group_modality


def is_legal(folded: str, within: tuple[int, int], *, language: str) -> bool:
    """Tell whether a clause names a legal act, without which signing is no promise."""
    return bool(_wording(language, "legal").search(folded, *within))


def has_contents(folded: str, within: tuple[int, int], *, language: str, measured: bool) -> bool:
    """Tell whether a clause says what is signed: a text alone, signed somewhere, promises nothing."""
    if not is_legal(folded, within, language=language):
        return False
    contents = words(language, "promises")["wording"].get("contents", "")
    return measured or not contents or bool(re.compile(contents).search(folded, *within))


def is_under_text(before: str, *, language: str) -> bool:
    """Tell whether a clause says what a signed text lays down: "Under the agreement, ..."."""
    more = words(language, "promises")["wording"].get("under_text_pattern", "(?!)")
    return bool(_wording(language, "under_text").search(before) or re.search(more, before))


def is_agreed(before: str, *, language: str) -> bool:
    """Tell whether a clause is what was agreed: "agreed that Peru would"."""
    listed = phrase(tuple(words(language, "promises")["wording"].get("agreed_that", ())))
    return bool(re.compile(rf"(?<!\w)(?:{listed})\s+(?:the )?\Z").search(before))


def is_counted(folded: str, start: int, end: int, *, language: str, sort: str = "sums") -> bool:
    """Tell whether a clause has a sum, even in "kroner" of no known state, or another `sort`."""
    listed = words(language, "promises")["wording"].get(sort)
    return bool(listed and re.compile(listed).search(folded, start, end))


def is_tangible(
    folded: str,
    start: int,
    end: int,
    *,
    language: str,
    kinds: tuple[str, ...] = ("personnel", "in_kind", "money", "place"),
) -> bool:
    """Tell whether a clause names money, people, goods or a place that opens, without which a delivery is none."""
    return any(kind_pattern(language, kind).search(folded, start, end) for kind in kinds)


def counts(folded: str, cue: Cue, end: int, *, language: str, measured: bool) -> bool:
    """Tell whether a cue that needs a quantity, a thing or a legal act has one before `end`."""
    group = cue_group(language, cue.group)
    if group.get("tells_enough") or (group.get("may_go_on") and cue.end == cue.start):
        return True  # a second verb has the first one's word
    before = folded[max(0, cue.start - _COUNT) : cue.start]
    if group.get("work") and re.search(
        r"\d[\d,.]*(?: (?:of (?:them|these)|more|others))? \Z", before
    ):
        return True  # "20 were handed back"
    again = shape(language, "promises", "said_again").pattern
    if re.search(rf"(?<!\w)(?:{again})\Z", before):
        return True  # "all of it was paid"
    thing = group["modality"] == "past_delivery" or group.get("needs_thing")
    if thing or group.get("needs_amount"):
        sort = "numbers" if group.get("needs_thing") else "sums"
        measured = measured or is_counted(folded, cue.end, end, language=language, sort=sort)
        return measured or (bool(thing) and is_tangible(folded, cue.end, end, language=language))
    within = (cue.start, end)
    if group.get("needs_legal") and not is_legal(folded, within, language=language):
        return False
    if group.get("needs_contents"):
        return has_contents(folded, within, language=language, measured=measured)
    return True
