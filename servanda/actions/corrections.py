"""Corrections that people keep: other names of a plan's parties, used by reading from then on.

An alias is part of the party's record: journalled and exported with it. It is kept with a review,
or by itself, and can be taken back; what was read by it before stays as it was decided.
"""

from dataclasses import replace
from datetime import datetime

from servanda.actions.actor import Actor, require
from servanda.actions.cues import cues
from servanda.actions.keeping import all_or_nothing
from servanda.actions.refusals import Refused, Unknown
from servanda.extraction.vocabulary import Vocabulary
from servanda.ledger import journal, models, store
from servanda.records import Party
from servanda.terms.folding import fold

LONGEST = 200  # characters of a name
LEAST = 2  # a single letter names nobody


def vocabulary(plan: str) -> Vocabulary:
    """Return the names and cues that people kept in a plan; a name of two parties names neither."""
    rows = models.Party.objects.filter(plan=plan, withdrawn=False).exclude(aliases=[])
    named: dict[str, set[str]] = {}
    for party, aliases in rows.order_by("id").values_list("id", "aliases"):
        for name in aliases:
            named.setdefault(name, set()).add(party)
    names = {n: next(iter(p)) for n, p in named.items() if len(p) == 1}
    return Vocabulary(names=names, kept=cues(plan))


def keep_alias(party: str, name: str, *, actor: Actor, now: datetime) -> Party:
    """Keep another name of the party with this key; keeping it again changes nothing."""
    require(actor, "correct")
    with all_or_nothing(plan=party.partition("/")[0]):
        found = _party(party)
        corrected = with_alias(found, name)
        if corrected != found:
            _seal(corrected, {"kept": corrected.aliases[-1]}, actor=actor, now=now)
    return corrected


def drop_alias(party: str, name: str, *, actor: Actor, now: datetime) -> Party:
    """Take another name of the party with this key back; the journal still knows it."""
    require(actor, "correct")
    with all_or_nothing(plan=party.partition("/")[0]):
        found = _party(party)
        if name not in found.aliases:
            raise Refused(f"{found.id} has no other name {name!r}", "See the desk's corrections.")
        corrected = replace(found, aliases=tuple(a for a in found.aliases if a != name))
        _seal(corrected, {"withdrawn": name}, actor=actor, now=now)
    return corrected


def with_alias(party: Party, name: str) -> Party:
    """Return the party with another name; raise Refused for what can be none, or is another's."""
    plain = " ".join(name.split())
    if not LEAST <= len(plain) <= LONGEST or not any(c.isalpha() for c in plain):
        raise Refused(f"{plain[:40]!r} is no name", f"Write {LEAST} to {LONGEST} characters.")
    if fold(plain) in {fold(one) for one in party.aliases}:
        return party
    others = models.Party.objects.filter(plan=party.plan, withdrawn=False).exclude(aliases=[])
    for other, aliases in others.exclude(id=party.id).values_list("id", "aliases"):
        if fold(plain) in {fold(one) for one in aliases}:
            advice = "Withdraw it there first: a name of two parties names neither."
            raise Refused(f"{plain!r} is another name of {other}", advice)
    return replace(party, aliases=(*party.aliases, plain))


def _party(key: str) -> Party:
    found = store.recall_one("party", key)
    if not isinstance(found, Party):
        raise Unknown(f"there is no party {key}", "Accept it in the desk first.")
    return found


def _seal(party: Party, facts: dict[str, object], *, actor: Actor, now: datetime) -> None:
    changes = store.keep([party], recorded=now)
    place = f"party:{party.plan}/{party.id}"
    journal.seal("correct", place, changes, actor=actor.id, at=now, facts=facts)
