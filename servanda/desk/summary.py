"""A proposal in one line: what was read, in the words of the page's language.

A promise of 10 billion dollars by country:US reads "pledge of money, United States, at least ..., due
2026-06"; the template puts the parts together.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from servanda.actions.adoption import PROMISE_KINDS, amount_of, decoded
from servanda.desk.parties import names
from servanda.records import Amount, When
from servanda.terms.words import codes, label

SHORT = 80  # characters of one account in a line
PARTY = re.compile(r"(country|territory|org|person):\S")
FIRST_STRONG, LEFT_TO_RIGHT, POP = (
    "\u2068",
    "\u2066",
    "\u2069",
)  # one account in a line of another script
GROUPS = {"promise": "promise.kind", "occasion": "occasion.kind", "statement": "statement.kind"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """`what` the kind within its kind, `who` names, and the figures that were read.

    `how`: what a sentence laid out as a promise tells of that is no pledge: a delivery, a request.
    `unbound`: a promise, and nobody is named who must act; who spoke is another matter.
    """

    what: str = ""
    how: str = ""
    who: tuple[str, ...] = ()
    amount: Amount | None = None
    when: When | None = None
    strength: int | None = None
    note: str = ""
    unbound: bool = False


def summarise(proposals: Sequence[Any], language: str) -> Sequence[Any]:
    """Give each proposal its `summary`; one query for each plan among them."""
    read = {p.key: decoded(p.values) for p in proposals}
    for plan in {p.plan_id for p in proposals}:
        own = [p for p in proposals if p.plan_id == plan]
        wanted = [party for p in own for party in _ids(p.kind, read[p.key])]
        wanted += [v for p in own for v in _told(p.kind, read[p.key]) if PARTY.match(v)]
        known = names(plan, wanted, language, documents={p.document_id for p in own})
        for proposal in own:
            values = read[proposal.key]
            proposal.summary = summary(proposal.kind, values, known, language)
    return proposals


def summary(
    kind: str, values: Mapping[str, Any], known: Mapping[str, str], language: str
) -> Summary:
    """Return one reading in short; what cannot be read is left out."""
    group = GROUPS.get(kind)
    code = str(values.get("kind") or "")
    strength = values.get("strength")
    how = _how(kind, values, language)
    code = PROMISE_KINDS.get(code, code)
    code = "" if how and code == "pledge" else code  # money that came is no "pledge of money"
    return Summary(
        what=label(group, code, language) if group and code else "",
        how=how,
        who=tuple(known.get(party, party) for party in _ids(kind, values)),
        amount=_amount(kind, values),
        when=_when(values.get("due") or values.get("date") or _dated(kind, values)),
        strength=int(strength) if kind == "promise" and str(strength).isdigit() else None,
        note=_note(kind, values, known, language),
        unbound=kind == "promise" and not _ids(kind, values),
    )


def _how(kind: str, values: Mapping[str, Any], language: str) -> str:
    """Return the modality of what is read as a promise, "" for a pledge."""
    modality = str(values.get("modality") or "pledge") if kind == "promise" else "pledge"
    known = modality in codes("promise.modality")
    return label("promise.modality", modality, language) if known and modality != "pledge" else ""


def _told(kind: str, values: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the accounts of a contradiction."""
    return tuple(str(v) for v in values.get("values") or ()) if kind == "contradiction" else ()


def _ids(kind: str, values: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the parties to name: who must act, who spoke, who was there, who it is."""
    if kind == "party":
        return (str(values.get("id") or ""),)
    if kind == "contradiction":
        return ()
    fields = ("obligors", "obligor") if kind == "promise" else ("parties", "speaker")
    for name in fields:
        given = values.get(name)
        if given:
            return (given,) if isinstance(given, str) else tuple(str(party) for party in given)
    return ()


def _from_where_they_differ(told: Sequence[str]) -> list[str]:
    """Return long accounts without the words with which all of them begin."""
    columns = enumerate(zip(*told, strict=False))
    shortest = min((len(one) for one in told), default=0)
    same = next((at for at, letters in columns if len(set(letters)) > 1), shortest)
    alike = told[0][: same - 1] if told else ""
    start = alike.rfind(" ") if same > SHORT // 2 and len(told) > 1 else 0
    return [f"…{one[start:]}" if start > 0 else one for one in told]


def _short(value: str, known: Mapping[str, str], language: str) -> str:
    """Return one of two accounts in few words, a party by its name, set apart where lines turn."""
    told = known.get(value, value)
    told = f"{told[:SHORT].rstrip()}…" if len(told) > SHORT else told
    if language != "ar" and not any("\u0590" <= char <= "\u08ff" for char in told):
        return told
    mark = FIRST_STRONG if any(char.isalpha() for char in told) else LEFT_TO_RIGHT
    return f"{mark}{told}{POP}"


def _amount(kind: str, values: Mapping[str, Any]) -> Amount | None:
    given = values if kind == "amount" else values.get("amount")
    try:
        return amount_of(given)
    except ValueError:
        return None


def _dated(kind: str, values: Mapping[str, Any]) -> Any:
    return values.get("value") if kind == "date" else None


def _when(value: Any) -> When | None:
    """Return a date, or None for what is none."""
    if not value:
        return None
    try:
        when = When(str(value))
        return when if when.earliest <= when.latest else None
    except ValueError:
        return None


def _note(kind: str, values: Mapping[str, Any], known: Mapping[str, str], language: str) -> str:
    if kind == "identifier":
        return str(values.get("value") or "")
    if kind == "contradiction":
        given = _from_where_they_differ(_told(kind, values))
        told = " ≠ ".join(_short(value, known, language) for value in given)
        words = label("contradiction.kind", str(values.get("kind") or ""), language)
        return f"{words}: {told}" if told else words
    return ""
