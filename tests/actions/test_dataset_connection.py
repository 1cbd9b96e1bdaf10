"""A connection is made when it is asked for, and closed at the end."""

from pathlib import Path

import duckdb
import pytest

from servanda.actions.dataset_connection import Connection
from servanda.flows.drafts import begin


def test_it_is_made_when_it_is_asked_for_and_closed_at_the_end(tmp_path: Path) -> None:
    draft = begin(tmp_path, current="")
    with Connection(draft) as made:
        con = made.con
        assert made.con is con
        setting = con.execute("SELECT current_setting('temp_directory')").fetchone()
        assert setting == (str(draft.spill),)
    with pytest.raises(duckdb.ConnectionException, match="closed"):
        con.execute("SELECT 1")


def test_one_that_nobody_asks_for_is_not_made(tmp_path: Path) -> None:
    draft = begin(tmp_path, current="")
    with Connection(draft) as made:
        pass
    assert made.made is None
    assert not draft.spill.exists()
