"""Whom a group binds whose members are named behind "including"."""

import pytest

from tests.extraction.prose import promises_in


@pytest.mark.parametrize(
    ("text", "obligors"),
    [
        ("Several countries, including Peru, Chile and Cuba, have pledged 40 tents.", "country:PE,country:CL,country:CU"),
        ("A coalition of nations including Peru and Chile has pledged to send tents.", "country:PE,country:CL"),
        ("Donors such as Norway pledged 40 tents.", "country:NO"),
    ],
)  # fmt: skip
def test_those_named_of_a_group_are_bound(text, obligors):
    assert [",".join(p.obligors) for p in promises_in(text, "en")] == [obligors]


def test_what_hangs_on_a_thing_binds_nobody():
    assert promises_in("The tents that nations including Peru will send are late.", "en") == []


STANCES = [
    ("Lập trường xuyên suốt của Peru là tôn trọng luật pháp và luôn sẵn sàng làm cầu nối.", "PE"),
    ("Bà Ruiz nói chủ trương của Peru luôn là hòa bình và sẵn sàng làm trung gian.", "PE"),
    ("Lập trường của Peru là Chile sẽ trả lại con tàu.", "CL"),
    ("Sách trắng nhắc tới lập trường của Peru. Đại biểu các nước sẵn sàng ra về.", ""),
]


@pytest.mark.parametrize(("text", "whose"), STANCES)
def test_a_stance_binds_whose_it_is(text, whose):
    bound = [party for promise in promises_in(text, "vi") for party in promise.obligors]
    assert bound == ([f"country:{whose}"] if whose else [])
