"""Directions with their parts and promises."""

from servanda.portal.board import board
from servanda.portal.outline import outline


def test_directions_stand_in_order_with_parts_and_promises(
    plan: str, django_assert_max_num_queries: object
) -> None:
    board(plan)  # read once in the life of a process, and kept up
    with django_assert_max_num_queries(5):  # type: ignore[operator]
        calm, rebuild = outline(plan)
    assert (calm.title.en, calm.count) == ("Calm the valley", 1)
    assert (rebuild.count, [line.id for line in rebuild.lines]) == (2, ["whole", "part"])
    assert [(part.title.en, part.count) for part in rebuild.parts] == [("Water", 1)]
    assert rebuild.address.endswith("?direction=rebuild")
