"""Where in a record, as its publisher wrote it, a flow stands: the words that a delivery rests on.

Worked example: of an activity in XML the second `<transaction>...</transaction>` that says 1000 on that
day; of a flow in JSON `"amountUSD": 118868`, or the smallest object around it that is short; of a row of a
sheet the row. A place is code points into the text, end exclusive.
"""

import re
from collections.abc import Iterator

from servanda.records.columns import plain_decimal
from servanda.records.pairing import Candidate

LONGEST = 1_200  # code points of a quotation; a longer one is cut to the figure and what names it
_ELEMENT = re.compile(r"<([\w:.-]+)\b[^<>]*>")
_GROUP = r"[,.'’\u00a0\u202f ]?"


def quotation(text: str, candidate: Candidate) -> tuple[int, int]:
    """Return the place of the flow's own words; of its identifier, else of its beginning, if none."""
    figures = [*_figures(text, candidate)]
    if text.lstrip()[:1] == "<":
        found = [_transaction(text, at) for at in figures]
        places = [one for one in found if one] or [_element(text, at) for at in figures]
    else:
        places = [_object(text, at) for at in figures]
    if places:
        return max(places, key=lambda place: (_fits(text[slice(*place)], candidate), -place[0]))
    at = text.find(candidate.activity) if candidate.activity else -1
    if at >= 0:
        return at, at + len(candidate.activity)
    whole = text.strip()[:LONGEST]
    start = text.find(whole)
    return start, start + len(whole)


def _figures(text: str, candidate: Candidate) -> Iterator[tuple[int, int]]:
    """Yield the places of the flow's amounts, the published one before its conversion."""
    for amount in (candidate.amount, candidate.converted):
        if amount is None:
            continue
        whole, _, rest = plain_decimal(amount).partition(".")
        digits = _GROUP.join(map(re.escape, _threes(whole)))
        behind = rf"[.,]{rest}0*" if rest else r"(?:[.,]0+)?"
        pattern = re.compile(rf"(?<![\d.,]){digits}{behind}(?![\d]|[.,]\d)")
        yield from (one.span() for one in pattern.finditer(text))


def _threes(whole: str) -> list[str]:
    first = len(whole) % 3 or 3
    return [whole[:first], *(whole[n : n + 3] for n in range(first, len(whole), 3))]


def _transaction(text: str, at: tuple[int, int]) -> tuple[int, int] | None:
    """Return the transaction, budget or disbursement in XML around a figure."""
    for name in ("transaction", "planned-disbursement", "budget"):
        start = max(text.rfind(f"<{name} ", 0, at[0]), text.rfind(f"<{name}>", 0, at[0]))
        close = text.find(f"</{name}>", at[1])
        if start < 0 or close < 0 or text.find(f"</{name}>", start, at[0]) >= 0:
            continue
        end = close + len(f"</{name}>")
        if end - start <= LONGEST:
            return start, end
    return None


def _element(text: str, at: tuple[int, int]) -> tuple[int, int]:
    """Return the element of XML whose text or attribute the figure is."""
    start = text.rfind("<", 0, at[0])
    found = _ELEMENT.match(text, start) if start >= 0 else None
    if not found:
        return at
    close = text.find(f"</{found[1]}>", at[1])
    end = close + len(found[1]) + 3 if close >= 0 else found.end()
    return (start, end) if at[1] <= end <= start + LONGEST else at


def _object(text: str, at: tuple[int, int]) -> tuple[int, int]:
    """Return the smallest object or list of JSON around the figure, when it is short; else its member."""
    start, depth = at[0], 0
    while start > 0 and at[1] - start < LONGEST:
        start -= 1
        if text[start] in "}]":
            depth += 1
        elif text[start] in "{[":
            if not depth:
                end = _closing(text, start)
                return (start, end) if at[1] <= end <= start + LONGEST else _member(text, at)
            depth -= 1
    return _member(text, at)


def _closing(text: str, start: int) -> int:
    depth = 0
    for end in range(start, min(len(text), start + LONGEST + 1)):
        depth += (text[end] in "{[") - (text[end] in "}]")
        if not depth:
            return end + 1
    return -1


def _member(text: str, at: tuple[int, int]) -> tuple[int, int]:
    found = re.search(r"\"[^\"\n]{1,60}\"\s*:\s*\"?\Z", text[max(0, at[0] - 80) : at[0]])
    return (at[0] - len(found[0]), at[1]) if found else at


def _fits(words: str, candidate: Candidate) -> int:
    """Return how many other things of the flow stand in the words: its day, its ends, its currency."""
    day = candidate.day.isoformat() if candidate.day else ""
    ends = (candidate.provider, candidate.receiver)
    told = (day, candidate.provider_name, candidate.receiver_name, candidate.currency, *ends)
    return sum(1 for one in told if one and one in words)
