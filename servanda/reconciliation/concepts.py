"""What the press says of an amount, and who acts: the words around it, by language (concepts.toml).

Worked example: "The United States pledged to provide about $300 million" says `give` of the sum, and the
one who acts is country:US. "Donors at the conference in Accra pledged $300 million" is no country's: who
stands behind "at" or "in" does not act, and many together are DONORS.
"""

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from servanda.reconciliation.told import AmountTold, PartyTold, Spanned, Told
from servanda.terms.folding import fold

DONORS = "donors"  # many together: their sum is that of the meeting
WINDOW = 60  # code points between an amount and the word that says what is said of it

# Behind these a name says where, for whom or from whom: it does not act.
_NOT_ACTING = {
    "en": r"\b(?:in|at|to|for|of|from|on|with|into|towards?|across|between|among|against|about|over)\s+"
    r"(?:the\s+)?(?:[\w.]+-\w+\s+)?\Z",
    "vi": r"(?:tại|ở|cho|của|tới|đến|từ|với|trong|về|vào|giữa|chống)\s+(?:nước\s+)?\Z",
    "ar": r"(?:(?<!\w)(?:في|إلى|من|عن|على|مع|بين|ضد|لدى|تجاه)\s+|(?<!\w)و?(?:ب|ل|لل))[\"«“]?\Z",
}
_JOINED = re.compile(r"\s*(?:,|،|\band\b|\bvà\b|و)\s*(?:the\s+)?\Z")
_MANY = {
    "en": r"donors?|participants|members?|countries|nations|states|allies|governments|the world|community|conference"
    r"|summit|meeting|attendees",
    "vi": r"(?:các |những |nhiều )?(?:nhà tài trợ|nước|quốc gia|thành viên|bên)|cộng đồng quốc tế|hội nghị",
    "ar": r"(?:ال)?مانح(?:ون|ين|ة)|الدول|دول|دوله|المشارك(?:ون|ين)|(?:ال)?موتمر|المجتمع الدولي|المساهم(?:ون|ين)|الاعضاء",
}
_SUM = {  # the sum of many, whoever gathered it
    "en": r"pledges (?:of|worth)|in pledges|pledges (?:had |have |has )?(?:total|reach|amount|came to)\w*"
    r"|(?:pledged|committed|raised) a total",
    "vi": r"tổng số tiền|tổng cộng",
    "ar": r"تعهدات",
}
# Right behind the amount: whose it is, or who did it.
_OF = re.compile(r"\s+(?:của|from|by)\s+(?:the\s+)?")
_BY = re.compile(r"\bby\s+(?:the\s+)?\Z")
_SHARE = re.compile(r"\s+(?:pledge|contribution|commitment|donation|grant)")
_PASSIVE = re.compile(
    r"\s+(?:ha[dsve]+|was|were)\s+(?:been\s+)?(?:pledged|committed|raised|promised)\b"
)
_AND = re.compile(r"\s*(?:and|và|و)\s*")


def concept(document: Told, told: AmountTold, sentence: tuple[int, int]) -> str:
    """Return what is said of an amount: the nearest concept of its sentence; empty for none."""
    return nearest(_cues(document.language), document.text, told, within=sentence)


def nearest(cues: re.Pattern[str], text: str, told: Spanned, *, within: tuple[int, int]) -> str:
    """Return the name of the cue nearest to a place of a sentence; empty where none is near."""
    start, end = max(within[0], told.start - WINDOW), min(within[1], told.end + WINDOW)
    best = ("", WINDOW + 1)
    for found in cues.finditer(fold(text[start:end])):
        at, last = start + found.start(), start + found.end()
        far = max(at - told.end, told.start - last, 0)
        if far < best[1] and found.lastgroup:
            best = (found.lastgroup, far)
    return best[0]


def concepts(document: Told, start: int, end: int) -> frozenset[str]:
    """Return all that is said between two places."""
    found = _cues(document.language).finditer(fold(document.text[start:end]))
    return frozenset(one.lastgroup for one in found if one.lastgroup)


def agent(document: Told, told: AmountTold, sentence: tuple[int, int]) -> str:
    """Return who gives, sends or needs: a country or body, DONORS for many; empty for nobody named."""
    start, end = sentence
    inside = [p for p in document.parties if start <= p.start and p.end <= end and _is_body(p)]
    behind = _behind(document, told, [p for p in inside if p.start >= told.end], end=end)
    if behind:
        return behind
    acting = [p for p in inside if p.end <= told.start and _acts(document, p, inside)]
    last = max(acting, key=lambda p: p.start, default=None)
    first = last.end if last else start
    before = document.text[first : told.start]
    for many in _many(document.language).finditer(fold(before)):
        if many["sum"] or not _not_acting(document.language).search(before[: many.start()]):
            return DONORS
    return last.party if last else ""


def _behind(document: Told, told: AmountTold, later: list[PartyTold], *, end: int) -> str:
    """Return who is said behind an amount: "was given by Peru", "a $5 million Peru pledge"."""
    owned = _OF.match(document.text, told.end, end)
    if owned and _many(document.language).match(fold(document.text[owned.end() : end])):
        return DONORS
    for party in later[:2]:
        gap = document.text[told.end : party.start]
        share = not gap.strip() and _SHARE.match(document.text, party.end, end)
        if not (share or _BY.search(gap) or (owned and owned.end() == party.start)):
            continue
        joined = _AND.match(document.text, party.end, end)
        others = joined and _many(document.language).match(fold(document.text[joined.end() : end]))
        return DONORS if others else party.party
    return DONORS if _PASSIVE.match(document.text, told.end, end) else ""


def _is_body(party: PartyTold) -> bool:
    return party.party.startswith(("country:", "org:"))


def _acts(document: Told, party: PartyTold, inside: list[PartyTold]) -> bool:
    """Tell whether a name is no place, receiver or source: one joined to such a name is none either."""
    for _ in range(len(inside)):
        head = document.text[max(0, party.start - 24) : party.start]
        if _not_acting(document.language).search(head):
            return False
        if not _JOINED.search(head):
            return True
        joined = [p for p in inside if p.end < party.start and party.start - p.end < 8]
        if not joined:
            return True
        party = max(joined, key=lambda p: p.start)
    return True


@cache
def _not_acting(language: str) -> re.Pattern[str]:
    return re.compile(_NOT_ACTING.get(language, r"(?!)"), re.I)


@cache
def _many(language: str) -> re.Pattern[str]:
    many, whole = _MANY.get(language, r"(?!)"), _SUM.get(language, r"(?!)")
    return re.compile(rf"(?<!\w)[ول]?(?:{many}|(?P<sum>{whole}))(?!\w)")


def cue_pattern(packs: Mapping[str, Mapping[str, Sequence[str]]], language: str) -> re.Pattern[str]:
    """Return the pattern of the cues of a language, each group named by what it says."""
    parts = [
        f"(?P<{name}>{'|'.join(re.escape(fold(cue)) for cue in pack[language])})"
        for name, pack in packs.items()
        if language in pack
    ]
    return re.compile(r"(?<!\w)[وفبل]?(?:" + "|".join(parts) + ")" if parts else r"(?!)")


@cache
def _cues(language: str) -> re.Pattern[str]:
    packs = tomllib.loads(Path(__file__).with_name("concepts.toml").read_text(encoding="utf-8"))
    return cue_pattern(packs, language)
