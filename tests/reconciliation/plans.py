"""Arbitrary plans for hypothesis: promises that are parts of each other, and deliveries they share."""

from hypothesis import strategies as st

from servanda.records import Plan, Promise, Record, Wording
from tests.reconciliation.histories import DAYS, amounts, revisions
from tests.reconciliation.making import (
    PLAN,
    contradiction,
    count,
    delivery,
    match,
    observation,
    promise,
    usd,
)

THE_PLAN = Plan(id=PLAN, title=Wording(en="Cairo"), currency="USD", preference=("org:b", "org:a"))
# Most promises count, and for the same total: else no figure would tell that a family was torn.
KINDS = (*["pledge"] * 8, "commitment", "personnel", "in-kind")
UNITS = st.sampled_from(["USD", "USD", "USD", "EUR", "soldier"])
COUNTED = st.builds(usd, st.integers(1, 999))
STAGES = (*["disbursed"] * 5, "allocated", "spent", "arrived", "departed", "delivered")


def _mostly(usual, other):
    """The one eight times of nine."""
    return st.integers(0, 8).flatmap(lambda n: other if n == 4 else usual)


@st.composite
def plans(draw) -> list[Record]:
    """Three to eight promises with all that bears on them, in no order."""
    ids = [f"p{n}" for n in range(draw(st.integers(3, 8)))]
    made = [*(_promise(draw, ids, n) for n in range(len(ids))), *_deliveries(draw, ids)]
    for one in ids:
        if draw(st.integers(0, 3)) == 0:
            day = draw(DAYS).isoformat()
            made.append(count("org:a", draw(amounts(UNITS)), day, id=f"c-{one}", promise=one))
            kind = draw(st.sampled_from(["met", "not-met", "refused", "contested"]))
            made.append(observation(kind, day, id=f"o-{one}", promise=one))
            for revised in draw(revisions()):
                made.append(_of(revised, one))
    for n, about in enumerate(draw(st.lists(st.sampled_from(["promise:p1", "delivery:d1"])))):
        made.append(contradiction(about, id=f"x{n}"))
    return draw(st.permutations(made))


def _promise(draw, ids, n):
    parent = draw(st.sampled_from(["", ids[max(n - 1, 0)], ids[0]])) if n else ""
    kind = draw(st.sampled_from(KINDS))
    return promise(
        ids[n],
        kind=kind,
        basis="contract" if kind == "commitment" else "speech",
        parent=parent,
        amount=draw(_mostly(COUNTED, st.none() | amounts(UNITS))),
        strength=draw(_mostly(st.just(4), st.just(2))),
        scope=draw(_mostly(st.just("plan"), st.just("outside"))),
        stated=draw(_mostly(st.none(), st.just("2015-06-30"))),
        due=draw(st.none() | DAYS.map(lambda day: day.isoformat())),
    )


def _deliveries(draw, ids):
    """Deliveries with up to three claims on each; one in a while is claimed and not on record."""
    made = []
    for n in range(draw(st.integers(0, 4))):
        came = draw(_mostly(COUNTED, amounts(UNITS)))
        stage, day = draw(st.sampled_from(STAGES)), draw(DAYS).isoformat()
        made.append(delivery(f"d{n}", day, came, stage=stage, reporter="org:a"))
        claims = draw(st.sampled_from([0, 1, 2, 2, 3]))
        for one in draw(st.permutations(ids))[:claims]:
            part = draw(_mostly(st.none() | st.just(came.unit), UNITS))
            claimed = part and draw(amounts(st.just(part)))
            state = draw(_mostly(st.just("confirmed"), st.just("proposed")))
            made.append(match(f"d{n}", one, amount=claimed, state=state))
    return made


def _of(revised, one):
    fields = {name: getattr(revised, name) for name in revised.__slots__ if name != "evidence"}
    return type(revised)(**fields | {"promise": one, "id": f"{one}-{revised.id}"})


@st.composite
def some_of(draw, families: dict[str, str]) -> set[str]:
    """The promises of about half of the families."""
    chosen = {name for name in sorted(set(families.values())) if draw(st.booleans())}
    return {one for one, name in families.items() if name in chosen}


def families(records) -> dict[str, str]:
    """Return promise -> the name of its family: tied by a part, or by a delivery that both claim."""
    of = {one.id: one.id for one in records if isinstance(one, Promise)}
    claims: dict[str, str] = {}
    ties = [(one.id, one.parent) for one in records if isinstance(one, Promise) and one.parent]
    for one in records:
        if hasattr(one, "delivery"):
            ties.append((claims.setdefault(one.delivery, one.promise), one.promise))
    for one, other in ties:
        old, new = of[one], of[other]
        of = {key: new if name == old else name for key, name in of.items()}
    return of
