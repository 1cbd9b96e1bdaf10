"""A process ends without a walk of the collector, but not where DuckDB would complain of it."""

import subprocess
import sys

import pytest

RUN = """
import gc, sys
from servanda.cli import ending
ending.end_quickly()
if sys.argv[1] == "asked":
    import duckdb
    gc.freeze()
    con = duckdb.connect()
    con.execute("SELECT 1")
else:
    import atexit
    atexit.unregister(ending._end)
    ending._end()
    print(gc.get_freeze_count() > 0)
"""


@pytest.mark.parametrize(("word", "said"), [("asked", ""), ("quick", "True\n")])
def test_the_end(word: str, said: str) -> None:
    words = [sys.executable, "-c", RUN, word]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, said, "")
