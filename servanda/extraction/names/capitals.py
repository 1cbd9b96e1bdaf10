"""Seats of government that stand for their state: "Tokyo has earmarked", "Oslo's pledge", "الرياض".

A capital is a town first, so it counts only where it acts: in front of a word of promising or saying, or
in front of what only a state has ("'s pledge"); behind such a verb where the language says verbs first;
never behind "in" or "from".

>>> [(c.party, c.start) for c in find_capitals("In Oslo, Tokyo promised aid.", [], language="en")]
[('country:JP', 9)]
"""

import re
from collections.abc import Sequence
from functools import cache

from servanda.extraction.lexicon import words
from servanda.extraction.names.untitled import overlaps
from servanda.extraction.scene import Named
from servanda.terms.countries import seats
from servanda.terms.folding import either

_NEXT = re.compile(r"[\s,]*([^\W\d_][\w'’-]*)(?:\s+([^\W\d_][\w'’-]*))?(?:\s+([^\W\d_][\w'’-]*))?")
_LAST = re.compile(r"([^\W\d_][\w'’-]*)[ \u00a0]+\Z")
_JOINED = re.compile(r"\s(?:and|và)\s")
_INSERTED = re.compile(r",\s[^,;.\n]{2,60},(?=\s)")  # "Amman, for its part, pledged"
_ROUND = 40  # characters around a name in which it shows whether it acts


def find_capitals(text: str, named: Sequence[Named], *, language: str) -> list[Named]:
    """Return the capitals that act for their state, and share no word with what is named already."""
    pattern = _pattern(language)
    if pattern is None:
        return []
    taken = sorted((name.start, name.end) for name in named)
    found: list[Named] = []
    for match in pattern.finditer(text):
        start, end = match.span("name")
        # "القاهرة والخرطوم", "Hanoi and Seoul": joined to one that acts.
        joined = bool(found) and text[found[-1].end : start] in (" و", " and ", " và ")
        acts = joined or _acts(text, start, end, language)
        if acts and not overlaps(taken, start, end):
            found.append(Named(start, end, f"country:{seats(language)[match['name']]}"))
    return found


def _acts(text: str, start: int, end: int, language: str) -> bool:
    """Tell a capital that says or promises something from one where something happens."""
    rule = words(language, "parties")["seats"]
    last = _LAST.search(text, max(0, start - _ROUND), start)
    before = last.group(1).lower() if last else ""
    seated = rule.get("seated")  # "the government in Riga"
    if seated and re.search(seated, text[max(0, start - _ROUND) : start]):
        return True
    if before in rule["not_after"]:
        return False
    bare = before.lstrip(rule.get("clitics", "")) if before not in _verbs(language) else before
    if rule.get("verb_first") and (bare in _verbs(language) or _is_future(before, language)):
        return True
    led = before in rule.get("led_by", ())  # "Phía Seoul bày tỏ"
    if last and last.group(1)[:1].isupper() and not (led or rule.get("verb_first")):
        return False  # a surname, or a part of a longer name
    told = re.compile(rule.get("time", "(?!)")).match(text, end)
    end = told.end() if told else end
    following = text[end : end + _ROUND]
    owned = re.match(r"['’]s?\s+([a-z]+)(?:\s+([a-z]+))?", following)
    if owned:
        return not set(rule.get("owns", ())).isdisjoint(owned.groups())
    joined, pattern = _JOINED.match(text, end), _pattern(language)
    beside = pattern.match(text, joined.end()) if joined and pattern else None
    if beside:  # "Hanoi and Seoul agreed"
        following = text[beside.end() : beside.end() + _ROUND]
    if before in rule.get("objects_of", ()) or (before == "on" and following.startswith(" to ")):
        return True  # "the text obliges Kinshasa", "called on Cairo to"
    inserted = _INSERTED.match(text, end)
    if inserted and _verb_follows(text[inserted.end() : inserted.end() + _ROUND], language):
        said = inserted.group()
        return bool(language != "en" or " its " in said or said[2:-1] in rule["inserted"])
    shares = rule.get("shares")  # "Riyadh will give $2 million, Doha the same"
    joined_on = text[max(0, start - 2) : start] in (", ", "; ") or before in rule.get("joins", ())
    if shares and joined_on and re.match(shares, following):
        return True
    return _verb_follows(following, language)


def _verb_follows(following: str, language: str) -> bool:
    """Tell whether a word of promising or saying comes next, adverbs passed over."""
    rule = words(language, "parties")["seats"]
    for _ in range(5):
        match = _NEXT.match(following)
        if match is None:
            return False
        ahead = [word.lower() for word in match.groups() if word]
        if any(" ".join(ahead[:count]) in _verbs(language) for count in range(1, len(ahead) + 1)):
            return True
        if _is_future(ahead[0], language):
            return True
        if ahead[0] not in rule["adverbs"]:
            return False
        following = following[match.end(1) :]
    return False


def _is_future(word: str, language: str) -> bool:
    """Tell a verb that its form puts into the future: "ستمول"."""
    return bool(re.match(words(language, "parties")["seats"].get("future", "(?!)"), word))


@cache
def _verbs(language: str) -> frozenset[str]:
    """Return the words of promising and saying, as far as they are plain phrases of three words."""
    said = words(language, "statements")
    found = {*said.get("says", ()), *said.get("reports", ())}
    for cue in words(language, "promises").get("cues", {}).values():
        if cue.get("in_list"):
            continue  # "Vienna hosts" says where
        found |= {phrase for phrase in cue.get("phrases", ()) if len(phrase.split()) <= 3}
    return frozenset(found | set(words(language, "parties")["seats"]["verbs"]))


@cache
def _pattern(language: str) -> re.Pattern[str] | None:
    names = either(seats(language))
    if not names or "seats" not in words(language, "parties"):
        return None
    lead = r"(?<!\w)[وف]?" if language == "ar" else r"(?<!\w)"
    return re.compile(rf"{lead}(?P<name>{names})(?!\w)")
