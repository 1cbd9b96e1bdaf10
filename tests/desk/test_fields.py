"""Fields of forms: dates that keep their precision, lists of parties."""

import pytest
from django.core.exceptions import ValidationError
from django.http import QueryDict

from servanda.desk.fields import ManyField, ManyInput, WhenField


@pytest.mark.parametrize("iso", ["2026-06-30", "2026-06", "2026-Q2", "2026", "2026-06/2026-07", ""])
def test_a_date_keeps_its_precision(iso: str) -> None:
    assert WhenField().clean(iso) == iso


@pytest.mark.parametrize("given", ["2026-02-31", "31/2", "soon", "2027/2026", "20260630"])
def test_what_is_no_date_is_refused(given: str) -> None:
    with pytest.raises(ValidationError):
        WhenField().clean(given)


def test_parties_are_kept_in_order_each_once() -> None:
    data = QueryDict("who=country:VN&who=&who=+country:ID+&who=country:VN")
    assert ManyInput().value_from_datadict(data, {}, "who") == ["country:VN", "country:ID"]


def test_there_is_always_one_more_box() -> None:
    context = ManyInput().get_context("who", ["country:VN"], {"id": "id_who"})
    assert context["widget"]["values"] == ["country:VN", ""]
    assert ManyInput().id_for_label("id_who") == "id_who_0"


def test_nothing_is_no_change() -> None:
    field = ManyField(required=False)
    assert not field.has_changed(None, [])
    assert field.has_changed(["country:VN"], [])
    assert field.clean(None) == []
