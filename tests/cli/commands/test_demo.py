"""`servanda demo`: everything at once, again in seconds, and beside another one."""

import re
import stat
import subprocess
import sys
import urllib.request

import pytest

from tests.cli.conftest import environment, servanda
from tests.servers import free_port


def serving(home, port):
    """Start a demo and return it with what it printed up to the login."""
    running = subprocess.Popen(
        [sys.executable, "-m", "servanda", "demo", "--port", str(port)],
        env=environment(home),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    told = ""
    while "Login" not in told:
        line = running.stdout.readline()
        assert line, running.stderr.read()
        told += line
    return running, told


def test_a_demo_beside_another(tmp_path):
    home, port, other = tmp_path / "home", free_port(), free_port()
    first, told = serving(home, port)
    second = None
    try:
        assert "gaza-2014: " in told
        assert f"Portal  http://127.0.0.1:{port}/" in told
        refused = servanda(home, "demo", "--port", port)
        assert (refused.code, refused.out) == (1, "")
        assert refused.line.startswith(f"servanda: cannot listen on 127.0.0.1:{port}")
        second, again = serving(home, other)
        assert "pairs found; 12 rows are on record already, and linked" in told
        assert again.count("already here") == 4
        for number in (port, other):  # the socket listens before gunicorn does: nobody is refused
            with urllib.request.urlopen(f"http://127.0.0.1:{number}/en/", timeout=60) as page:
                assert page.status == 200
            sample = f"http://127.0.0.1:{number}/en/datasets/cairo-2014/"
            with urllib.request.urlopen(sample, timeout=60) as page:
                assert b"This dataset is a worked sample" in page.read()
        # One login for both, in a file for its owner alone.
        (word,) = set(re.findall(r"password  (\S+)", told + again))
        kept = home / "demo-login"
        assert kept.read_text() == word
        assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    finally:
        for one in filter(None, (first, second)):
            one.terminate()
            one.communicate(timeout=120)
    assert servanda(home, "verify").code == 0


def test_without_samples_the_way_is_said(run, tmp_path, settings):
    from servanda.cli.commands.demo import load_samples
    from servanda.cli.faults import Fault

    settings.HOME = tmp_path
    with pytest.raises(
        Fault, match=r"there are no workspaces in .*; name their folder with --samples"
    ):
        load_samples(str(tmp_path))


def test_a_changed_password_is_not_shown(run, tmp_path, settings):
    from servanda.accounts.models import User
    from servanda.cli.commands.demo import LOGIN, demo_password

    settings.HOME = tmp_path
    word = demo_password()
    assert demo_password() == word
    user = User.objects.get(username=LOGIN)
    user.set_password("a phrase of her own")
    user.save()
    assert demo_password() == "(changed; yours)"
    (tmp_path / "demo-login").unlink()
    assert demo_password() == "(yours)"
