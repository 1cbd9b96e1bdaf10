"""Forms filled from what was read: leaving them alone changes nothing, changing a field says so."""

import json
from decimal import Decimal

import pytest
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

from servanda.actions.adoption import amount_of
from servanda.desk.forms import FORMS, PromiseForm, amended, choices, form_for
from servanda.records import Amount
from tests.desk.exercise import READINGS

DIRECTIONS = (("care", "Care for people"),)


def sent(form) -> QueryDict:
    """Return what a browser sends when nobody touches the form."""
    data: MultiValueDict = MultiValueDict()
    for bound in form:
        value = bound.value()
        if isinstance(value, list):
            data.setlist(bound.html_name, value)
        elif value is True:
            data[bound.html_name] = "on"
        elif value not in (None, False):
            data[bound.html_name] = str(value)
        elif value is None:
            data[bound.html_name] = ""
    return data


def values_of(id: str) -> dict:
    return next(read.values for read in READINGS if read.id == id)


@pytest.mark.parametrize("read", READINGS, ids=lambda r: r.id)
def test_what_is_left_alone_is_unchanged(read) -> None:
    shown = form_for(read.kind, read.values, language="vi", directions=DIRECTIONS)
    again = form_for(read.kind, read.values, sent(shown), language="vi", directions=DIRECTIONS)
    assert again.is_valid(), again.errors
    assert again.changed_data == []
    assert amended(again) == {}


def changed(kind: str, id: str, **fields) -> dict:
    shown = form_for(kind, values_of(id), language="vi", directions=DIRECTIONS)
    data = sent(shown)
    for name, value in fields.items():
        if isinstance(value, list):
            data.setlist(name, value)
        else:
            data[name] = value
    form = form_for(kind, values_of(id), data, language="vi", directions=DIRECTIONS)
    assert form.is_valid(), form.errors
    found = amended(form)
    json.dumps(found)  # goes into the journal
    return found


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"strength": "3"}, {"strength": 3}),
        ({"due": "2026-Q3"}, {"due": "2026-Q3"}),
        ({"obligors": ["country:VN", "country:ID"]}, {"obligors": ["country:VN", "country:ID"]}),
        ({"scope": "outside", "basis": "speech"}, {"scope": "outside", "basis": "speech"}),
        ({"directions": ["care"]}, {"directions": ["care"]}),
        ({"title_en": "Fifty doctors"}, {"title": {"vi": "", "en": "Fifty doctors", "ar": ""}}),
    ],
)
def test_only_what_was_changed_is_sent(fields: dict, expected: dict) -> None:
    assert changed("promise", "p-doctors", **fields) == expected


def test_an_amount_is_sent_whole() -> None:
    found = changed("promise", "p-fund", amount_value="", amount_minimum="7000000000.50")
    assert amount_of(found["amount"]) == Amount(unit="USD", minimum=Decimal("7000000000.50"))


def test_an_amount_can_be_taken_away() -> None:
    assert changed("promise", "p-fund", amount_value="", amount_unit="") == {"amount": None}


def test_the_place_of_an_occasion() -> None:
    assert changed("occasion", "p-occasion", place="Hà Nội") == {"place": "Hà Nội"}


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"amount_unit": ""}, "amount_unit"),
        ({"amount_minimum": "9", "amount_maximum": "3"}, "amount_minimum"),
        ({"amount_value": "NaN"}, "amount_value"),
        ({"amount_value": "1e400"}, "amount_value"),
        ({"strength": "6"}, "strength"),
        ({"kind": "gift"}, "kind"),
        ({"due": "31/2/2026"}, "due"),
        ({"title_vi": "a\0b"}, "title_vi"),
    ],
)
def test_what_cannot_be_kept_is_refused(fields: dict, wrong: str) -> None:
    values = values_of("p-doctors")
    data = sent(form_for("promise", values))
    data.update(fields)
    form = form_for("promise", values, data)
    assert not form.is_valid()
    assert wrong in form.errors


def test_the_scale_is_said_in_words() -> None:
    form = form_for("promise", values_of("p-doctors"))
    assert ("3", "3: will do it") in form.fields["strength"].choices
    assert form["strength"].value() == "4"


def test_a_code_that_was_read_stays_on_the_list() -> None:
    form = form_for("occasion", {"kind": "parade"})
    assert ("parade", "parade") in form.fields["kind"].choices


def test_a_plan_without_directions_asks_for_none() -> None:
    assert "directions" not in form_for("promise", values_of("p-fund")).fields


def test_seldom_changed_fields_stand_apart() -> None:
    form = form_for("promise", values_of("p-fund"))
    core = {field.name for row in form.core() for field in row}
    more = {field.name for row in form.more() for field in row}
    assert core | more == set(form.fields)
    assert "strength" in core
    assert {"title_ar", "scope", "basis"} <= more
    assert not form.more_open()


def test_parties_are_named() -> None:
    form = form_for("promise", values_of("p-doctors"))
    form.name_parties({"person:le-van-mau": "Lê Văn Mẫu"})
    assert form.fields["speaker"].named == ["Lê Văn Mẫu"]
    assert form.fields["obligors"].named == ["Vietnam"]


def test_every_form_has_words_for_its_fields() -> None:
    for kind, made in FORMS.items():
        for name, field in made.base_fields.items():
            assert field.label, (kind, name)
    assert choices("promise.finance", blank=True)[0][0] == ""
    assert "title" in PromiseForm.wordings
