"""Which published flow is what came of a promise: a score from 0 to 1 and its reasons in words.

Worked example: "8.5 million dollars from Indonesia for the port of Gaza by June" and a payment of
8,472,113 USD on 3 May by "Indonesia, Government of" under "Gaza port rehabilitation": the payer is the
promisor (name), the amounts agree when rounded, the day lies in the window, both titles say Gaza and
port. What is not said on one side weighs nothing, and makes the rest less certain. A score judges
nothing: a person confirms (definitions 16 and 25).
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from servanda.reconciliation.matching_measures import amount_part, date_part
from servanda.reconciliation.matching_parties import around
from servanda.reconciliation.matching_words import (
    Weigh,
    comparable,
    runs_of,
    shared,
    spelt,
    weight,
)
from servanda.records.pairing import Candidate, Ground, Pairing, Sought, read

LIKELY = 0.84  # a pairing of this score that leads the next one clearly is shown as likely
LEAD = 0.04
LEAST = 0.35  # below this a pairing is not worth anybody's time
MOST = 5  # pairings proposed for a promise, beside those that were decided

WEIGHTS = {
    "party": 0.25,
    "amount": 0.29,
    "date": 0.09,
    "words": 0.27,
    "receiver": 0.05,
    "place": 0.05,
}
_UNSURE = 0.6  # of a score that rests on little: 1 when everything is known

_ODD = 0.95  # of all that could be known: what an odd figure that agrees to the digit says

Part = tuple[float | None, Ground | None]


def pairings(
    sought: Sought, candidates: Iterable[Candidate], *, weigh: Weigh = weight
) -> list[Pairing]:
    """Return the best pairings of a promise, best first; other reports of one flow as twins.

    `weigh` says what a word of a title tells: the more, the fewer titles have it.
    """
    scored = [score(sought, candidate, weigh=weigh) for candidate in candidates]
    scored = [one for one in scored if one.score >= LEAST]
    scored.sort(key=lambda one: (-one.score, one.candidate.mark))
    return _with_twins(scored)[: MOST + sought.decided]


def score(sought: Sought, candidate: Candidate, *, weigh: Weigh = weight) -> Pairing:
    """Return the pairing of one candidate."""
    parts: dict[str, Part] = {
        "party": _party(sought, candidate),
        "amount": amount_part(sought, candidate),
        "date": date_part(sought, candidate),
        "words": _words(sought, candidate, weigh),
        "receiver": _receiver(sought, candidate),
        "place": _place(sought, candidate),
    }
    told = total = 0.0
    for name, (part, _) in parts.items():
        if part is not None:
            told += WEIGHTS[name]
            total += WEIGHTS[name] * part
    certain = max(told, _ODD) if parts["amount"][0] == 1.0 and _odd(sought) else told
    made = (total / told) * (_UNSURE + (1 - _UNSURE) * certain) if told else 0.0
    grounds = [ground for _, ground in parts.values() if ground]
    if identifier := named_in(candidate.activity, sought.said):
        made = max(made, 0.9 if parts["party"][0] != 0.0 else made)
        grounds.insert(0, Ground(code="identifier", details=(("identifier", identifier),)))
    return Pairing(
        promise=sought.promise, candidate=candidate, score=round(made, 3), grounds=tuple(grounds)
    )


def _odd(sought: Sought) -> bool:
    """Tell whether the promised figure has four digits or more before its noughts."""
    return sought.amount is not None and len(str(int(sought.amount.figure)).rstrip("0")) >= 4


def _party(sought: Sought, candidate: Candidate) -> Part:
    if not sought.parties:
        return None, None
    name = candidate.provider_name or candidate.provider
    if candidate.provider_party in sought.parties:
        told = (("name", name or candidate.provider_party), ("party", candidate.provider_party))
        return 1.0, Ground(code="party", details=told)
    if not name and not candidate.provider_party:
        return None, Ground(code="party-missing")
    return 0.0, Ground(code="party-other", details=(("name", name),))


def _receiver(sought: Sought, candidate: Candidate) -> Part:
    if not sought.receivers or not candidate.receiver_party:
        return None, None
    name = candidate.receiver_name or candidate.receiver_party
    if candidate.receiver_party in sought.receivers:
        return 1.0, Ground(code="receiver", details=(("name", name),))
    return 0.35, None


def _place(sought: Sought, candidate: Candidate) -> Part:
    if not sought.places or not candidate.place_party:
        return None, None
    if set(around(candidate.place_party)) & set(sought.places):
        return 1.0, Ground(code="place", details=(("place", candidate.place),))
    return 0.0, Ground(code="place-other", details=(("place", candidate.place),))


def _words(sought: Sought, candidate: Candidate, weigh: Weigh) -> Part:
    runs = _read(candidate)
    # Who pays is weighed by itself: a name that is in every title of a donor tells nothing more.
    # So is a place: it is weighed by itself, and in every title of a plan.
    apart = [f"={party}" for party in (*sought.parties, *sought.receivers, *sought.places)]
    ours = sought.words.difference(apart)
    theirs = frozenset([says for says, _ in runs]).difference(apart)
    if not comparable(ours, theirs):
        return None, None
    part, both = shared(ours, theirs, weigh)
    if not both:
        return 0.1, None
    return part, Ground(code="words", details=(("words", ", ".join(spelt(runs, both))),))


def _read(candidate: Candidate) -> list[tuple[str, str]]:
    """Return (what it says, as it is spelt) of the words of title and sector."""
    if candidate.read:
        return read(candidate.read)
    return [*runs_of(candidate.title), *runs_of(candidate.sector)]


def named_in(identifier: str, said: str) -> str:
    """Return an identifier of a published record when the promise's own words name it, else "".

    It must stand by itself and be long enough to be no accident; mere digits need FTS before them.
    """
    if len(identifier) < 5:
        return ""
    folded, wanted = said.casefold(), identifier.casefold()
    at = folded.find(wanted)
    while at >= 0:
        end = at + len(wanted)
        alone = not _joined(folded[at - 1 : at]) and not _goes_on(folded, end)
        if alone and (not identifier.isdigit() or _by_name(folded[max(0, at - 24) : at])):
            return identifier
        at = folded.find(wanted, at + 1)
    return ""


def _joined(beside: str) -> bool:
    return beside.isalnum() or beside in ("-", "/", "_", ".") if beside else False


def _goes_on(text: str, at: int) -> bool:
    """Tell whether an identifier goes on at `at`; a full stop ends a sentence, not an identifier."""
    beside, after = text[at : at + 1], text[at + 1 : at + 2]
    return beside.isalnum() or (beside in ("-", "/", "_", ".") and after.isalnum())


def _by_name(before: str) -> bool:
    return "fts" in before and not any(c.isdigit() for c in before[before.rfind("fts") :])


def _with_twins(scored: Sequence[Pairing]) -> list[Pairing]:
    """Put reports of one flow by its two ends together, the donor's first (definition 16)."""
    kept: list[Pairing] = []
    for one in scored:
        at = next((n for n, held in enumerate(kept) if _twin(held.candidate, one.candidate)), None)
        if at is None:
            kept.append(one)
        else:
            kept[at] = replace(kept[at], twins=(*kept[at].twins, one.candidate))
    return kept


_ENDS = frozenset({"incoming"})


def _twin(a: Candidate, b: Candidate) -> bool:
    """Tell whether two flows are one, told by its two ends: other reporters, one sum, near days."""
    if a.members or b.members or (a.stage in _ENDS) == (b.stage in _ENDS):
        return False
    if (a.reporter or a.reporter_name) == (b.reporter or b.reporter_name):
        return False
    if a.provider_party != b.provider_party or not a.worth or not b.worth:
        return False
    if a.measure != b.measure or abs(a.worth - b.worth) > 0.01 * a.worth:
        return False
    if a.receiver_party and b.receiver_party and a.receiver_party != b.receiver_party:
        return False
    return a.day is not None and b.day is not None and abs((a.day - b.day).days) <= 31


def likely(found: Sequence[Pairing]) -> bool:
    """Tell whether the first pairing is likely, and clearly before the second."""
    if not found or found[0].score < LIKELY:
        return False
    return len(found) == 1 or found[0].score - found[1].score >= LEAD
