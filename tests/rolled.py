"""What is made of a snapshot is made once of the same rows, for the tests of rooms that only ask it.

The tests of `flows` itself make everything anew. All that the files are made of stands in their key: the
parts of every table, what the stages of its standard mean, and what is known of rates and names.
"""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest

from servanda.flows import candidate_index, rollups
from servanda.flows.candidate_layout import Terms
from servanda.flows.rates import Rates
from servanda.flows.snapshot import Snapshot

_KEPT: dict[str, Path] = {}


@pytest.fixture(scope="module", autouse=True)
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Copy a roll-up, or the files that matching asks, where the same were made before."""
    make, lay = rollups.make, candidate_index._lay

    def once(key: object, folder: Path, made: Callable[[Path], None], *, told: str) -> None:
        if not told:  # nobody can say that it is the same
            return made(folder)
        if repr(key) not in _KEPT:
            kept = tmp_path_factory.mktemp("kept")
            made(kept)
            _KEPT[repr(key)] = kept
        copytree(_KEPT[repr(key)], folder, dirs_exist_ok=True)

    def rolled(snapshot: Snapshot, folder: Path, name: str, *, rates: Rates, currency: str) -> None:
        make_into = partial(make, snapshot, name=name, rates=rates, currency=currency)
        once((_rows(snapshot), name, rates.mark, currency), folder, make_into, told=rates.mark)

    def laid(snapshot: Snapshot, folder: Path, terms: Terms) -> None:
        key = (_rows(snapshot), terms.mark, terms.common, terms.stages)
        once(key, folder, partial(lay, snapshot, terms=terms), told=terms.mark)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(rollups, "make", rolled)
        patch.setattr(candidate_index, "_lay", laid)
        yield


def _rows(snapshot: Snapshot) -> tuple[Any, ...]:
    manifest = snapshot.manifest
    parts = [(name, [one.sha256 for one in table.parts]) for name, table in manifest.tables.items()]
    return sorted(parts), manifest.semantics, manifest.whole
