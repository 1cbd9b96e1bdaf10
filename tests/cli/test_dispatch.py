"""Every command is found, explains itself with examples, and ends with 0, 1 or 2."""

import subprocess
import sys

import pytest

from servanda import __version__
from servanda.cli import dispatch
from servanda.cli.dispatch import COMMANDS, main
from servanda.cli.faults import Fault
from tests.cli.conftest import environment


@pytest.mark.parametrize("command", COMMANDS)
def test_help_has_examples(command, capsys):
    assert main([command, "--help"]) == 0
    told = capsys.readouterr()
    assert f"usage: servanda {command}" in told.out
    assert f"examples:\n  servanda {command}" in told.out or f" servanda {command}" in told.out
    assert told.err == ""


def test_the_overview_lists_every_command(capsys):
    assert main(["--help"]) == 0
    out = capsys.readouterr().out
    assert all(f"  {command}" in out and line in out for command, line in COMMANDS.items())
    assert main([]) == 2
    assert "usage: servanda COMMAND" in capsys.readouterr().err
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"servanda {__version__}\n"


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (["stats"], "servanda: there is no command 'stats'; see servanda --help"),
        (["status", "--nope"], "unrecognized arguments: --nope; see servanda status --help"),
        (["status", "--as-of", "31/2"], "'31/2' is not a day; write it as 2026-06-30"),
        (["status", "--as-of", "2026-02-31"], "'2026-02-31' is not a day"),
        (["read"], "the following arguments are required: file"),
        (["read", "x", "--date", "2026-02-31"], "'2026-02-31' is not a date"),
        (["read", "x", "--lang", "fr"], "invalid choice: 'fr'"),
        (["compare", "x", "x"], "the same file is named twice"),
        (["serve", "--port", "0"], "a port is a number from 1 to 65535"),
        (["serve", "--port", "http"], "invalid port value: 'http'"),
        (["serve", "--workers", "0"], "workers are a number from 1 to 64"),
        (["package", "export", "only-one"], "export takes a plan and a path"),
    ],
)
def test_words_that_are_off_are_code_2_and_one_line(words, line, capsys):
    assert main(words) == 2
    told = capsys.readouterr()
    assert told.out == ""
    (said,) = told.err.strip().splitlines()
    assert said.startswith("servanda")
    assert line in said


@pytest.mark.parametrize(
    ("fault", "code", "line"),
    [
        (Fault("the ink is out; fill it"), 1, "servanda: the ink is out; fill it"),
        (KeyboardInterrupt(), 1, "servanda: stopped; what was finished before is kept whole"),
        (
            ZeroDivisionError("by nought"),
            1,
            "should not have happened (ZeroDivisionError: by nought)",
        ),
    ],
)
def test_how_a_command_ends(fault, code, line, capsys, monkeypatch):
    def fall(words):
        raise fault

    monkeypatch.setattr(dispatch, "_main", fall)
    assert main(["status"]) == code
    err = capsys.readouterr().err
    assert line in err
    assert err.count("\n") == 1


def test_a_fault_of_ours_shows_itself_when_asked(monkeypatch):
    def fall(words):
        raise ZeroDivisionError

    monkeypatch.setattr(dispatch, "_main", fall)
    monkeypatch.setenv("SERVANDA_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        main(["status"])


@pytest.mark.parametrize("words", [["--help"], ["take", "--help"]])
def test_a_reader_who_leaves_early_is_no_fault(tmp_path, words):
    command = [sys.executable, "-m", "servanda", *words]
    running = subprocess.Popen(
        command, env=environment(tmp_path), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    running.stdout.close()
    assert running.stderr.read() == b""
    assert running.wait(30) == 0
    running.stderr.close()


def test_utf8_whatever_the_locale(tmp_path, one):
    done = subprocess.run(
        [sys.executable, "-m", "servanda", "read", str(one)],
        env=environment(tmp_path, LC_ALL="C", PYTHONIOENCODING="latin-1", PYTHONUTF8="0"),
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "thung lũng Hạ" in done.stdout.decode("utf-8")
