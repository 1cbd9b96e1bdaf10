"""Who acts, and what each role may do to the ledger."""

from dataclasses import dataclass

from servanda.actions.refusals import Forbidden

SECRETARY, CONTRIBUTOR = "secretary", "contributor"

# Verb -> roles that may use it. Implementers and monitors read; their own entries come with forms.
MAY: dict[str, frozenset[str]] = {
    "take": frozenset({SECRETARY, CONTRIBUTOR}),
    "review": frozenset({SECRETARY}),
    "correct": frozenset({SECRETARY}),
    "decide": frozenset({SECRETARY}),
    "record": frozenset({SECRETARY}),
    "withdraw": frozenset({SECRETARY}),
    "reconcile": frozenset({SECRETARY}),
    "import": frozenset({SECRETARY}),
    "match": frozenset({SECRETARY}),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Somebody who acts: `id` is a pseudonym that may stand in the journal (`user:3`, `cli`)."""

    id: str
    role: str


COMMAND_LINE = Actor(id="cli", role=SECRETARY)  # whoever can run the command owns the files


def require(actor: Actor, verb: str) -> None:
    """Raise Forbidden unless the actor's role may use the verb."""
    if actor.role not in MAY[verb]:
        raise Forbidden(
            f"a {actor.role or 'stranger'} may not {verb}",
            "Ask a secretary to do it, or to change your role.",
        )
