"""A person decides a contradiction: the decision says what stands and why; both quotations stay."""

from dataclasses import replace
from datetime import datetime

from servanda.actions.actor import Actor, require
from servanda.actions.keeping import all_or_nothing
from servanda.actions.reconcile import rejudge
from servanda.actions.refusals import Refused, Unknown
from servanda.ledger import journal, store
from servanda.records import Contradiction, Wording


def decide(contradiction: str, *, decision: Wording, actor: Actor, now: datetime) -> Contradiction:
    """Keep the decision on the contradiction with this key."""
    require(actor, "decide")
    if not decision:
        raise Refused("a decision needs its words", "Say which value stands, and why.")
    with all_or_nothing(plan=contradiction.partition("/")[0]):
        found = store.recall_one("contradiction", contradiction)
        if not isinstance(found, Contradiction):
            raise Unknown(f"there is no contradiction {contradiction}", "See the desk's list.")
        decided = replace(found, state="decided", decision=decision)
        changes = store.keep([decided], recorded=now)
        journal.seal("decide", f"contradiction:{contradiction}", changes, actor=actor.id, at=now)
        rejudge(decided.plan, decided.subject, today=now.date())
    return decided
