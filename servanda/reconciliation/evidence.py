"""What observers and contradictions say of a promise by a day (definitions 20, 23 and 24).

Observation is not verification: an alleged refusal decides nothing, a disputed one makes the promise
contested. Only what was observed or verified can make a promise broken or kept.
"""

from dataclasses import dataclass
from datetime import date

from servanda.reconciliation.case import Case
from servanda.reconciliation.equation import Equation
from servanda.records import Observation

DECIDING = frozenset({"observed", "verified"})
VERDICTS = frozenset({"met", "not-met", "refused"})

# Contradictions about the promise's figure or its maker; a date, an identifier or a list of names in
# doubt does not say that the promise was or was not fulfilled.
ABOUT_THE_FIGURE = frozenset({"amount", "count"})
ABOUT_THE_PROMISE = ABOUT_THE_FIGURE | {"attribution"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The observations that count by a day: the last verdict, what contests it, and any no-access."""

    verdict: Observation | None
    refused: Observation | None
    contested: Observation | None
    no_access: Observation | None


SILENCE = Evidence(verdict=None, refused=None, contested=None, no_access=None)


def evidence(case: Case, today: date) -> Evidence:
    """Return what observers had said by the end of `today`.

    A deciding verdict settles what was contested or out of reach before it, and the later of two
    verdicts stands; a refusal stands until the promise is observed as met.
    """
    if not case.observations:
        return SILENCE
    seen = [o for o in case.observations if o.date.latest <= today]
    seen.sort(key=lambda o: (o.date.latest, o.id))
    verdict = contested = no_access = refused = None
    for told in seen:
        if told.kind in VERDICTS and told.verification in DECIDING:
            verdict, contested, no_access = told, None, None
            refused = told if told.kind == "refused" else refused
        elif told.kind == "contested" or _disputed(told):
            contested = told
        elif told.kind == "no-access" or told.verification == "access-denied":
            no_access = told
    if verdict is not None and verdict.kind == "met":
        refused = None
    return Evidence(verdict=verdict, refused=refused, contested=contested, no_access=no_access)


def _disputed(told: Observation) -> bool:
    return told.kind in VERDICTS and told.verification == "disputed"


def doubted(case: Case, found: Equation | None) -> bool:
    """Tell whether an open contradiction leaves the promise itself in doubt (definition 24).

    A difference of figures that a declared preference has decided is no doubt: the rival count
    stands beside the one used (definitions 16 and 17).
    """
    if not case.contradictions:
        return False
    subject = f"promise:{case.promise.id}"
    decided = found is not None and bool(found.basis)
    kinds = ABOUT_THE_PROMISE - ABOUT_THE_FIGURE if decided else ABOUT_THE_PROMISE
    return any(c.subject == subject and c.kind in kinds for c in case.contradictions)


def delivery_doubted(case: Case, today: date) -> bool:
    """Tell whether an open contradiction leaves a delivery known by `today` in doubt."""
    if not case.contradictions:
        return False
    known = {f"delivery:{d.id}" for _, d in case.deliveries if d.date.latest <= today}
    return any(c.subject in known for c in case.contradictions)
