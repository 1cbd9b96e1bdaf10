"""A connection is there when it is asked for, and begun as soon as all is found."""

from pathlib import Path

import duckdb
import pytest

from servanda.actions.dataset_connection import Connection
from servanda.flows.beside import Beside
from servanda.flows.drafts import begin


def test_it_is_begun_after_the_last_that_is_found_and_closed_at_the_end(tmp_path: Path) -> None:
    draft = begin(tmp_path, current="")
    with Beside() as beside, Connection(draft, beside) as made:
        found = made.after([1, 2])
        assert (next(found), next(found), made.made) == (1, 2, None)
        assert list(found) == []
        assert made.made is not None
        con = made.con
        assert con.execute("SELECT current_setting('temp_directory')").fetchone() == (
            str(draft.spill),
        )
    with pytest.raises(duckdb.ConnectionException, match="closed"):
        con.execute("SELECT 1")


def test_one_that_nobody_asks_for_is_not_made(tmp_path: Path) -> None:
    draft = begin(tmp_path, current="")
    with Beside() as beside, Connection(draft, beside) as made:
        pass
    assert made.made is None
    assert not draft.spill.exists()
