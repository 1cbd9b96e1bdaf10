"""Whatever was published can be kept; what had to be mended is said; the same rows, the same bytes."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.flows import parts
from servanda.flows.parts import PartWriter, to_arrow
from servanda.records.bulk import Rows
from tests.flows.built import row_of

MENDED = [
    ("description", "a\ud800b\udfff", "a\ufffdb\ufffd", "flows.text.surrogate"),
    ("description", "a\0b", "a\0b", ""),
    ("currency", "\udcff", "\ufffd", "flows.text.surrogate"),
    ("amount", "-1000.5", Decimal("-1000.500000"), ""),
    ("amount", None, None, ""),
    ("amount", "0.1234567", Decimal("0.123457"), "flows.number.rounded"),
    ("amount", "9" * 32, Decimal("9" * 32 + ".000000"), ""),
    ("amount", "9" * 33, None, "flows.value.unkeepable"),
    ("amount", "NaN", None, "flows.value.unkeepable"),
    ("amount", "1 000", None, "flows.value.unkeepable"),
    ("amount", "\ud800", None, "flows.value.unkeepable"),
    ("decided", 2**40, None, "flows.value.unkeepable"),
    ("decided", 3_000_000, None, "flows.value.unkeepable"),
    ("single", "yes", None, "flows.value.unkeepable"),
]


@pytest.mark.parametrize(("column", "value", "kept", "code"), MENDED)
def test_values_are_kept_or_mended(column: str, value: Any, kept: Any, code: str) -> None:
    rows = Rows()
    rows.add("flow", row_of("flow", record=1, ref="1"))
    rows.add("flow", row_of("flow", record=2, ref="1", **{column: value}))
    tables = to_arrow(rows)
    assert tables["flow"][column].to_pylist()[1] == kept
    found = tables["finding"].to_pylist() if "finding" in tables else []
    assert [(one["record"], one["code"]) for one in found] == ([(2, code)] if code else [])


@given(st.text(st.characters(exclude_categories=())), st.text())
def test_any_text_is_kept(odd: str, amount: str) -> None:
    rows = Rows()
    rows.add("flow", row_of("flow", record=1, description=odd, currency=odd, amount=amount))
    found = to_arrow(rows)["flow"].to_pylist()[0]
    clean = "".join("\ufffd" if "\ud800" <= one <= "\udfff" else one for one in odd)
    assert found["description"] == found["currency"] == clean


def write(folder: Path, rows: Rows) -> PartWriter:
    writer = PartWriter(folder / "1", "00000")
    writer.add(rows)
    return writer


def test_the_same_rows_are_the_same_bytes(tmp_path: Path) -> None:
    rows = Rows()
    for key in range(1000):
        rows.add("flow", row_of("flow", record=key, currency=f"C{key % 7}", amount=str(key)))
    parts = [write(tmp_path / name, rows).close()["flow"] for name in ("a", "b")]
    assert parts[0] == parts[1]
    assert parts[0].path == "flow/00000.parquet"
    assert pq.read_table(tmp_path / "a" / "1" / parts[0].path).num_rows == 1000


def test_nothing_has_its_name_before_it_is_whole(tmp_path: Path) -> None:
    rows = Rows()
    rows.add("flow", row_of("flow", record=1))
    writer = write(tmp_path, rows)
    assert not list(tmp_path.rglob("*.parquet"))
    writer.close()
    assert len(list(tmp_path.rglob("*"))) == 3


def test_memory_is_given_back_when_much_was_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two small parts for once, however many writers wrote them; asked for nothing else, at once."""
    times: list[int] = []

    class Pool:
        def release_unused(self) -> None:
            times.append(1)

    monkeypatch.setattr(parts.pa, "default_memory_pool", Pool)
    rows = Rows()
    rows.add("flow", row_of("flow", record=1, ref="1"))
    size = to_arrow(rows)["flow"].nbytes
    monkeypatch.setattr(parts, "RELIEF", 2 * size)
    monkeypatch.setattr(parts, "_unrelieved", [0])
    told = []
    for number in range(4):
        writer = PartWriter(tmp_path, f"{number}")
        writer.add(rows)
        writer.close()
        told.append(len(times))
    assert told == [0, 1, 1, 2]
    parts.relieve()
    assert len(times) == 3
