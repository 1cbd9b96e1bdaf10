"""Rules that may confirm a pairing without a person, where the operator allows them.

`same-identifier`: the promise's own words name the published record, its payer is the promisor, what
was paid is not more than was promised, the day fits, and no other promise names that record. Whatever
is said against it, by a place, a payer or a sum, leaves it to a person. A commitment is never confirmed.
"""

from collections.abc import Mapping

from servanda.records.bulk import COMMITTED
from servanda.records.pairing import Pairing

RULES = ("same-identifier",)
_NEEDED = frozenset({"identifier", "party"})
_AGAINST = frozenset(
    {"party-other", "place-other", "amount-above", "amount-other-unit", "amount-unknown"}
    | {"date-early", "date-late", "date-missing", "amount-converted"}
)


def beyond_doubt(rule: str, pairing: Pairing, *, named: Mapping[str, int]) -> bool:
    """Tell whether the rule confirms; `named` is how many promises name each identifier."""
    if rule not in RULES or pairing.candidate.members or pairing.candidate.stage in COMMITTED:
        return False
    codes = {ground.code for ground in pairing.grounds}
    identifier = pairing.candidate.activity
    return codes >= _NEEDED and not codes & _AGAINST and named.get(identifier, 0) == 1
