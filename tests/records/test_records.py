"""Every shape: frozen, keyed, anchored, and the same again after flattening."""

from dataclasses import FrozenInstanceError, fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.records import KINDS, NAMES, Document, Level
from servanda.records.columns import anchor_rows, canonical, column_types, from_columns, to_columns
from tests.strategies import records

KIND = st.sampled_from(sorted(KINDS))


@given(KIND.flatmap(records))
def test_a_record_comes_back_from_its_row(record) -> None:
    assert from_columns(type(record), to_columns(record), record.evidence) == record


@given(KIND.flatmap(records))
def test_a_row_has_the_columns_of_its_kind_and_a_canonical_form(record) -> None:
    row = to_columns(record)
    assert list(row) == list(column_types(type(record)))
    assert canonical(row) == canonical(dict(reversed(row.items())))
    assert len(anchor_rows(record)) == len(record.evidence)


@given(KIND.flatmap(records))
def test_a_record_is_keyed_and_cannot_change(record) -> None:
    assert record.plan
    assert record.id
    with pytest.raises((FrozenInstanceError, AttributeError)):
        record.id = "other"


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_kind_says_what_it_rests_on(kind: str) -> None:
    shape = KINDS[kind]
    assert NAMES[shape] == kind
    if shape is not Document:  # a document is its own evidence
        assert "evidence" in {field.name for field in fields(shape)}


def test_levels_of_findings_are_words() -> None:
    assert [str(level) for level in Level] == ["error", "warning", "note"]
