"""Facets beside the list: counts, chosen values, chips."""

from servanda.portal.facets import chips, choice_title, facets
from servanda.portal.filters import Filters, apply


def test_a_facet_leaves_its_own_filter_open(plan: str) -> None:
    filters = Filters(plan=plan, chosen={"kind": "policy"})
    made = {facet.name: facet for facet in facets(filters)[0]}
    assert {c.value: c.count for c in made["kind"].choices} == {
        "pledge": 2,
        "personnel": 1,
        "policy": 2,
    }
    assert {c.value: c.count for c in made["scope"].choices} == {"plan": 1, "outside": 1}
    assert next(c for c in made["kind"].choices if c.chosen).address == "?"


def test_each_count_is_the_number_of_rows(plan: str) -> None:
    for facet in facets(Filters(plan=plan))[0]:
        for choice in facet.choices:
            chosen = Filters(plan=plan, chosen={facet.name: choice.value})
            assert apply(chosen).count() == choice.count, (facet.name, choice.value)


def test_parts_stand_under_their_direction(plan: str) -> None:
    direction = next(f for f in facets(Filters(plan=plan))[0] if f.name == "direction")
    assert [(c.value, c.part, c.count) for c in direction.choices] == [
        ("calm", False, 1),
        ("rebuild", False, 2),
        ("water", True, 1),
    ]


def test_chips_name_the_filter_and_take_it_away(plan: str) -> None:
    filters = Filters(plan=plan, chosen={"counted": "pledged", "status": "none"}, query="x")
    assert [(c["title"], c["address"]) for c in chips(filters)] == [
        ("pledged", "?status=none&q=x"),
        ("not calculated", "?counted=pledged&q=x"),
        ("x", "?status=none&counted=pledged"),
    ]
    assert choice_title(plan, "obligor", "org:upper-council") == "Upper council"
