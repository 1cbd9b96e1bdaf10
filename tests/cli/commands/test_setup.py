"""`servanda setup`: once, twice, and two at the same time."""

import subprocess
import sys

from tests.cli.conftest import environment, servanda


def test_two_at_once_and_again(tmp_path):
    home = tmp_path / "home"
    command = [sys.executable, "-m", "servanda", "setup"]
    running = [
        subprocess.Popen(
            command, env=environment(home), stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        for _ in range(2)
    ]
    for one in running:
        out, err = one.communicate(timeout=120)
        assert (one.returncode, err) == (0, b"")
        assert out.decode() == f"Servanda is set up in {home}\n"
    assert servanda(home, "plan", "new", "drill", "--title-en", "T").code == 0
    assert servanda(home, "setup").code == 0
    assert servanda(home, "plan", "list").out == "drill\topen\treal\tT\n"


def test_a_home_that_cannot_be_written(tmp_path):
    (tmp_path / "file").write_text("")
    done = servanda(tmp_path / "file" / "home", "setup")
    assert (done.code, done.out) == (1, "")
    assert done.line.endswith("set SERVANDA_HOME to a folder of yours")


def test_static_files_of_a_newer_version_are_gathered_again(tmp_path):
    home = tmp_path / "home"
    assert servanda(home, "setup").code == 0
    manifest = home / "static" / "staticfiles.json"
    before = manifest.read_text()
    manifest.write_text(before.replace("css/register.css", "css/of-an-older-version.css"))
    ask = "from servanda.cli.framework import wake; wake(); "
    ask += "from servanda.cli.commands.setup import gather; gather()"
    done = subprocess.run([sys.executable, "-c", ask], env=environment(home), check=False)
    assert done.returncode == 0
    assert '"css/register.css"' in manifest.read_text()
