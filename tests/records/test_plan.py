"""A plan belongs to itself."""

from servanda.records import Plan, Wording


def test_a_plan_is_its_own_plan() -> None:
    plan = Plan(id="drill", title=Wording(en="Drill"), nature="exercise")
    assert plan.plan == plan.id
