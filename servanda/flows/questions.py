"""What may be asked of the flows of a dataset, and what is asked when nothing is said.

The measure that nobody names is the publisher's own headline. Stages that overlap, or that mean
different things, are never added: a question for such a sum is refused with what to ask instead
(definition 5). Worked example:

    settled(Question(by="party"), semantics_of_fts)
    # stages ("commitment", "disbursement"), boundary "incoming", only what lies on it alone
"""

from dataclasses import dataclass, replace
from datetime import date

from servanda.records.bulk import STAGES, Semantics

BY = ("party", "pillar", "sector", "place", "month", "stage")
BOUNDARIES = ("incoming", "internal", "outgoing", "none")
NONE = "none"  # the boundary of flows that state none
DOLLARS = "USD"  # what totals are in when neither the question nor the publisher says


class QuestionFault(Exception):
    """A question that has no honest answer: what is wrong with it, and what to ask instead."""

    def __init__(self, message: str, advice: str) -> None:
        """Keep what is wrong and what to ask instead apart."""
        super().__init__(message)
        self.message, self.advice = message, advice


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What is asked; "" and () mean what the publisher means.

    `party`, `place` and `sector` are codes that a flow must have; `since` and `as_of` bound the day
    that governs it, both included.
    """

    by: str = ""
    stages: tuple[str, ...] = ()
    boundary: str = ""
    since: date | None = None
    as_of: date | None = None
    currency: str = ""
    party: str = ""
    place: str = ""
    sector: str = ""

    @property
    def bounded(self) -> str:
        """Return the boundary as rows have it: "" for none."""
        return "" if self.boundary == NONE else self.boundary

    @property
    def narrowed(self) -> bool:
        """Tell whether only flows of a party, place or sector are asked for."""
        return bool(self.party or self.place or self.sector)


def settled(question: Question, semantics: Semantics) -> Question:
    """Fill in what was not said; QuestionFault when the answer could not be a number."""
    if question.by and question.by not in BY:
        raise QuestionFault(f"nothing is grouped by {question.by!r}", f"Use one of {_or(BY)}.")
    return replace(
        question,
        stages=_stages(question.stages, semantics),
        boundary=_boundary(question.boundary, semantics),
        currency=_currency(question.currency),
    )


def _stages(asked: tuple[str, ...], semantics: Semantics) -> tuple[str, ...]:
    headline = semantics.headline
    if unknown := [one for one in asked if one not in STAGES]:
        raise QuestionFault(f"{unknown[0]!r} is no stage", f"The stages: {', '.join(STAGES)}.")
    if len(set(asked)) < 2 or set(asked) <= set(headline):
        return tuple(dict.fromkeys(asked or headline))
    why = "overlap" if semantics.kind == "cumulative" else "are not of one kind"
    raise QuestionFault(
        f"{' and '.join(asked)} {why}, so their sum would not be an amount of money",
        f"Ask for one of them, for the publisher's own sum of {' and '.join(headline)},"
        " or for all apart with --by stage.",
    )


def _boundary(asked: str, semantics: Semantics) -> str:
    if not asked:
        return semantics.boundary
    if asked not in BOUNDARIES:
        raise QuestionFault(f"{asked!r} is no boundary", f"Use one of {_or(BOUNDARIES)}.")
    if not semantics.boundary:
        raise QuestionFault("the standard of this dataset has no boundary", "Leave --boundary out.")
    return asked


def _currency(asked: str) -> str:
    code = asked.strip().upper()
    if code and not (len(code) == 3 and code.isascii() and code.isalpha()):
        raise QuestionFault(f"{asked!r} is no currency", "Use a code of ISO 4217, such as EUR.")
    return code or DOLLARS


def _or(words: tuple[str, ...]) -> str:
    return f"{', '.join(words[:-1])} or {words[-1]}"
