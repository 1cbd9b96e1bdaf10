"""The kinds of records: each name once, each a class, and none read before it is asked for."""

import subprocess
import sys

import pytest

import servanda.records
from servanda.records.kinds import KINDS, NAMES


def test_every_kind_has_one_name() -> None:
    assert dict(zip(KINDS.values(), KINDS, strict=True)) == NAMES
    assert len(NAMES) == len(KINDS)


@pytest.mark.parametrize("name", servanda.records.__all__)
def test_what_the_package_offers_is_there(name: str) -> None:
    assert getattr(servanda.records, name) is not None


def test_a_name_that_nobody_gave_is_refused_as_any_module_would() -> None:
    with pytest.raises(AttributeError, match="no attribute 'Oath'"):
        servanda.records.Oath  # noqa: B018


def test_asking_for_one_shape_reads_no_other() -> None:
    code = (
        "import sys; from servanda.records import When;"
        "print(sorted(m for m in sys.modules if m.startswith('servanda.records.')))"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "['servanda.records.when']"
