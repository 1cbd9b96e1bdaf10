"""The reasons of a pairing in words, in the reader's language."""

from collections.abc import Mapping

from servanda.records.pairing import Pairing
from servanda.terms.register import party_name
from servanda.terms.words import label


def reasons(
    pairing: Pairing, language: str, *, names: Mapping[str, str] | None = None
) -> list[str]:
    """Return one line for each ground, in their order; other reports of the flow at the end.

    `names` are those of the plan's own parties, by their ids; they go before ours.
    """
    told = []
    for ground in pairing.grounds:
        details = dict(ground.details)
        if "party" in details:
            party = details["party"]
            details["party"] = (names or {}).get(party) or party_name(party, language)
        code = ground.code
        if "count" in details and code != "amount-sum":
            told.append(label("match.reason", "several", language, count=details["count"]))
        told.append(
            label("match.reason", code, language, **details) if details else _bare(code, language)
        )
    for twin in pairing.twins:
        name = twin.reporter_name or twin.reporter
        told.append(label("match.reason", "second-report", language, name=name))
    return told


def _bare(code: str, language: str) -> str:
    return label("match.reason", code, language)
