"""One at a time, whatever becomes of the one before."""

import os
import signal
import subprocess
import sys
import time

import pytest

from servanda.cli.alone import alone
from servanda.cli.faults import Fault
from tests.cli.conftest import ROOT

HOLD = """
import pathlib, sys, time
from servanda.cli.alone import alone
with alone(pathlib.Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


def test_a_second_one_waits_and_a_killed_holder_lets_go(tmp_path):
    lock = tmp_path / "deep" / "lock"
    command = [sys.executable, "-c", HOLD, str(lock)]
    holder = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE)
    assert holder.stdout.readline() == b"held\n"
    began = time.monotonic()
    kill = "import os, sys, time; time.sleep(0.3); os.kill(int(sys.argv[1]), 9)"
    subprocess.Popen([sys.executable, "-c", kill, str(holder.pid)])
    with alone(lock):
        assert time.monotonic() - began > 0.3
    assert holder.wait() == -signal.SIGKILL
    holder.stdout.close()
    assert oct(os.stat(lock).st_mode)[-3:] == "600"


def test_a_home_that_cannot_be_written(tmp_path):
    (tmp_path / "file").write_text("")
    with (
        pytest.raises(
            Fault, match=r"cannot be written to .* set SERVANDA_HOME to a folder of yours"
        ),
        alone(tmp_path / "file" / "home" / "lock"),
    ):
        pytest.fail("the lock was taken")
