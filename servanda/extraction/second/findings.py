"""What to know of a second proposer's answers: each finding with its place and what to do.

None of them takes anything from what the rules proposed.
"""

from collections.abc import Iterator, Mapping, Sequence

from servanda.extraction.second.grounding import Place
from servanda.records.finding import Finding, Level

# Why a claim was not taken, in words; the reasons of grounding, of the schema and of our readers.
REASONS = {
    "absent": "not in the text",
    "empty": "without words",
    "long": "longer than a paragraph",
    "shape": "of another shape than asked for",
    "repeated": "said twice",
    "many": "beyond what one document is weighed for",
    "unread": "in which our readers find nothing of the kind",
    "refused": "that refuse what they were taken to promise",
}


def malformed(rule: str, fault: str, blocks: Sequence[tuple[int, int]]) -> Finding:
    """Say that an answer is not the JSON asked for."""
    return Finding(
        level=Level.WARNING,
        code="proposer.reply",
        message=f"the answer of {rule} cannot be used: {fault}",
        where=f"characters {blocks[0][0]}-{blocks[-1][1]}",
        advice="check that the endpoint speaks chat completions and that the model keeps to JSON",
    )


def left_unread(rule: str, start: int) -> Finding:
    """Say that only the beginning of a document was sent."""
    return Finding(
        level=Level.NOTE,
        code="proposer.too-long",
        message=f"{rule} was asked about the beginning of the document alone; rules read all of it",
        where=f"characters {start} and on",
        advice="cut the file into one for each article",
    )


def rejected(rule: str, refused: Mapping[str, int]) -> Iterator[Finding]:
    """Say how many claims were rejected and why, in one finding."""
    listed = [f"{n} {REASONS[why]}" for why, n in refused.items() if n]
    if listed:
        yield Finding(
            level=Level.NOTE,
            code="proposer.rejected",
            message=f"claims of {rule} rejected: {', '.join(listed)}",
            advice="nothing is to be done; a model that is often rejected is of little use",
        )


def noted(rule: str, found: Sequence[Mapping[str, str]], place: Place) -> Iterator[Finding]:
    """Say in what a claim and our reading of its words differ, and where its words were doubtful."""
    where = f"characters {place.start}-{place.end}"
    said = [f"{m['field']}: {m['claimed']}" for m in found if m["code"] == "disagrees"]
    if said:
        yield Finding(
            level=Level.NOTE,
            code="proposer.disagrees",
            message=f"{rule} has {'; '.join(said)}; what our rules read stands",
            where=where,
            advice="decide beside the words",
        )
    codes = {mark["code"]: mark["claimed"] for mark in found}
    if "ambiguous" in codes:
        yield Finding(
            level=Level.NOTE,
            code="proposer.ambiguous",
            message=f"the words stand {codes['ambiguous']} times in the passage; the first is taken",
            where=where,
            advice="check that this place is the one meant",
        )
    if "approximate" in codes:
        yield Finding(
            level=Level.NOTE,
            code="proposer.approximate",
            message=f"{rule} quoted in other words; those of the text stand",
            where=where,
            advice="read the words themselves before deciding",
        )
