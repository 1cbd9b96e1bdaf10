"""How the words for what is given look: counted, a sum, a team, the rest, relief from nobody knows whom.

What is asked here is asked of folded text alone; who gives is told in `givers`.
"""

import re
from collections.abc import Mapping
from typing import Any

from servanda.extraction.grammar.noun_phrases import listed
from servanda.extraction.lexicon import shape, words
from servanda.extraction.promises.clauses import Cue, cue_group
from servanda.extraction.promises.strength import is_tangible


def follows(folded: str, cue: Cue, language: str) -> bool:
    """Tell what comes behind what was given: "a second batch is to follow"."""
    follows = words(language, "promises").get("passive", {}).get("rest_follows", "(?!)")
    return re.compile(follows).match(folded, cue.end) is not None


def is_team(folded: str, at: tuple[int, int], language: str) -> bool:
    """Tell people who are sent and were spoken of before: "đoàn", "đội cứu hộ này"."""
    team = words(language, "promises").get("passive", {}).get("team", "(?!)")
    return re.compile(rf"(?:{team})\s*").fullmatch(folded, *at) is not None


def is_unbound(folded: str, cue: Cue, language: str) -> bool:
    """Tell a passive whose sum is promised though nobody is named: "$2 million will be provided"."""
    shape = words(language, "promises").get("passive", {}).get("given_sum", "(?!)")
    group = cue_group(language, cue.group)
    told = group.get("may_be_passive") and re.compile(shape).match(folded, cue.end)
    return bool(group.get("unbound") or told)


def is_aid(folded: str, what: tuple[int, int], group: Mapping[str, Any]) -> bool:
    """Tell relief that arrives from nobody knows whom: "370 trucks of aid entered the strip"."""
    aid = group.get("of_aid") or group.get("unowned")
    return bool(aid) and re.compile(rf"(?<!\w)(?:{aid})").search(folded, *what) is not None


def is_fund(folded: str, at: tuple[int, int], language: str) -> bool:
    """Tell a sum that was spoken of: "số tiền này", "quỹ", "khoản viện trợ"."""
    funds = words(language, "promises").get("passive", {}).get("funds", "(?!)")
    return re.compile(funds).match(folded, *at) is not None


def are_sent(folded: str, cue: Cue, language: str) -> bool:
    """Tell what is said of counted things and people alone: "ten trucks will be sent"."""
    sent = words(language, "promises").get("passive", {}).get("sent", "(?!)")
    return re.compile(sent).match(folded, cue.end) is not None


def are_things(folded: str, at: tuple[int, int], language: str) -> bool:
    """Tell goods and people that are sent, numbered or not, where a language needs no number."""
    unnumbered = words(language, "promises").get("passive", {}).get("sent_things", "")
    things = (isinstance(unnumbered, str) and unnumbered) or "(?!)"
    listed_so = re.compile(rf"(?<!\w)(?:{things})(?!\w)").search(folded, *at) is not None
    counted = are_counted_alone(folded, at, language)
    tangible = bool(unnumbered) and is_tangible(folded, *at, language=language)
    return listed_so or counted or tangible


def are_counted_alone(folded: str, at: tuple[int, int], language: str) -> bool:
    """Tell a number of things or people who were spoken of: "only 12", "another 300 of them"."""
    return shape(language, "promises", "bare_count").fullmatch(folded, *at) is not None


def is_denied(folded: str, start: int, language: str) -> bool:
    """Tell whether nothing is given: "no Polish soldier would be sent"."""
    denied = words(language, "promises").get("passive", {}).get("denied", "(?!)")
    return re.compile(denied).match(folded, start) is not None


def are_others(what: str, language: str) -> bool:
    """Tell those without a name who gain from what a speaker gives: "each family will get"."""
    others = words(language, "promises").get("passive", {}).get("others", "(?!)")
    return re.match(others, what) is not None


def is_rest(what: str, language: str) -> bool:
    """Tell what is left, or comes first, of what was promised before: "the other two"."""
    rest = words(language, "promises").get("passive", {}).get("rest")
    return bool(rest and re.compile(rf"(?:{rest})(?:\s|$)").match(what))


def only_adverbs(what: str, language: str) -> bool:
    """Tell whether what is given is not said again: "sau đó"."""
    adverbs = rf"(?:(?:{listed(language, 'adverbs')})\s+)+"
    again = words(language, "promises").get("passive", {}).get("owner_of")
    return bool(again) and re.fullmatch(adverbs, what) is not None


def is_said_again(folded: str, at: tuple[int, int], language: str) -> bool:
    """Tell what was promised a sentence before: "they will be handed over", "half of it had arrived"."""
    return shape(language, "promises", "said_again").fullmatch(folded, *at) is not None
