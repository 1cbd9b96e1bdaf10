"""Whose stance promises: the party behind the noun, and nobody where another acts."""

import pytest

from tests.extraction.prose import promises_in

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
