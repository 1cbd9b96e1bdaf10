"""A promise and a published flow side by side, before anybody has said that one is of the other.

`Sought` is a promise as flows are looked through for it, `Candidate` a flow that may be what came of
it, `Pairing` the two together with a score and its reasons. None of them is a record of the ledger:
a person, or a rule that the operator allows, makes a Delivery and a Match of a pairing.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, fields
from datetime import date
from decimal import Decimal
from functools import cache
from operator import attrgetter, methodcaller
from typing import Any

from servanda.records.amount import Amount


def written(runs: Iterable[tuple[str, str]]) -> str:
    """Return the words of a text, given as (what they say, as it spells them), one in a line."""
    return "\n".join([f"{says}\t{spelt}" for says, spelt in runs])


def read(told: str) -> list[tuple[str, str]]:
    """Return (what it says, as the text spells it) of each word that `written` has told."""
    return [(one[0], one[2]) for one in map(_PARTED, told.split("\n"))] if told else []


_PARTED = methodcaller("partition", "\t")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """A promise as it is looked for.

    `worth` is its figure in `unit`, the currency common to all or else its own unit: to look by, never
    to add. `begins` and `ends` are the days between which a delivery is expected, `aim` the day that
    it is likeliest near. `words` are what its title says in no language (see
    `reconciliation.matching_words`), `said` all its own words, in which identifiers are looked for.
    So many pairings of it as were `decided` stand before those that are new: as many more are looked at.
    """

    promise: str
    parties: tuple[str, ...] = ()
    receivers: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    amount: Amount | None = None
    worth: float | None = None
    unit: str = ""
    begins: date | None = None
    ends: date | None = None
    aim: date | None = None
    title: str = ""  # in all languages that it has
    words: frozenset[str] = frozenset()
    said: str = ""
    decided: int = 0


class _Sent:
    """A record that goes from one process to another by the ten thousand: by its values in order."""

    __slots__ = ()

    def __reduce__(self) -> tuple[Any, ...]:
        kind: Any = type(self)
        return _received, (kind, _slots(kind)[0](self))


def _received(kind: type, values: tuple[Any, ...]) -> Any:
    made: Any = object.__new__(kind)
    for put, value in zip(_slots(kind)[1], values, strict=True):
        put(made, value)  # past the guard of what is frozen: nobody has seen it yet
    return made


@cache
def _slots(kind: Any) -> tuple[Callable[[Any], tuple[Any, ...]], list[Callable[[Any, Any], None]]]:
    """Return what takes the values of a record, and what puts each back."""
    names = [one.name for one in fields(kind)]
    return attrgetter(*names), [getattr(kind, name).__set__ for name in names]


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate(_Sent):
    """A flow, or several of one line of payments (`members`), that may be what came of a promise.

    `provider_party`, `receiver_party` and `place_party` are typed ids where the published name or
    identifier is that of a party we know. `mark` names what was published, not where it stood: it is
    the same in every snapshot that says the same. `read` is what title and sector say where somebody
    has read them already, as told by `written`.
    """

    dataset: str
    snapshot: str = ""
    record: int = 0
    ref: str = ""
    activity: str = ""
    mark: str = ""
    title: str = ""
    language: str = ""
    stage: str = ""
    amount: Decimal | None = None
    currency: str = ""
    unit: str = ""
    converted: Decimal | None = None
    converted_currency: str = ""
    worth: float | None = None
    measure: str = ""  # what `worth` is counted in
    day: date | None = None
    provider: str = ""
    provider_name: str = ""
    provider_party: str = ""
    receiver: str = ""
    receiver_name: str = ""
    receiver_party: str = ""
    reporter: str = ""
    reporter_name: str = ""
    place: str = ""
    place_party: str = ""
    sector: str = ""
    members: tuple["Candidate", ...] = ()
    read: str = field(default="", compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground(_Sent):
    """One reason for a pairing: a code of `match.reason`, and what fills its words."""

    code: str
    details: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairing(_Sent):
    """A candidate for a promise, with its score from 0 to 1 and the reasons for it.

    `twins` are other reports of the same flow (definition 16): evidence, never a second delivery.
    """

    promise: str
    candidate: Candidate
    score: float
    grounds: tuple[Ground, ...] = ()
    twins: tuple[Candidate, ...] = field(default=())
