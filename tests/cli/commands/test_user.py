"""`servanda user`: logins with a role, and passwords that are never shown twice."""

import pytest

from servanda.accounts.models import User
from servanda.cli.commands import user as module


def test_a_login_with_a_made_password(run):
    done = run("user", "minh", "--role", "contributor", "--generate")
    name, word = done.out.split()
    assert (done.code, name) == (0, "minh")
    kept = User.objects.get(username="minh")
    assert kept.role == "contributor"
    assert kept.check_password(word)
    assert word not in kept.password


def test_a_password_that_is_asked_for(run, monkeypatch):
    monkeypatch.setattr(module.sys.stdin, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(module.getpass, "getpass", lambda prompt: "a long enough phrase")
    assert run("user", "lan", "--role", "secretary").code == 0
    assert User.objects.get(username="lan").check_password("a long enough phrase")
    answers = iter(["a long enough phrase", "another long phrase"])
    monkeypatch.setattr(module.getpass, "getpass", lambda prompt: next(answers))
    assert "the two passwords differ; nothing was changed" in run("user", "lan").line
    monkeypatch.setattr(module.getpass, "getpass", lambda prompt: "short")
    assert run("user", "lan").code == 1
    assert User.objects.get(username="lan").check_password("a long enough phrase")


def test_a_new_role_leaves_the_password(run):
    word = run("user", "minh", "--role", "contributor", "--generate").out.split()[1]
    assert run("user", "minh", "--role", "monitor").out == "minh  monitor\n"
    kept = User.objects.get(username="minh")
    assert kept.role == "monitor"
    assert kept.check_password(word)


def test_the_list(run):
    run("user", "b", "--role", "monitor", "--generate")
    run("user", "a", "--role", "secretary", "--generate")
    assert run("user", "--list").out == "a\tsecretary\nb\tmonitor\n"


@pytest.mark.parametrize(
    ("words", "code", "line"),
    [
        ([], 2, "name the login, or use --list"),
        (["new"], 2, "new is new: give a role with --role secretary|contributor"),
        (["new", "--role", "king"], 2, "invalid choice: 'king'"),
        (
            ["new", "--role", "monitor"],
            1,
            "there is no terminal to ask for a password on; use --generate",
        ),
        (["a b/c", "--role", "monitor", "--generate"], 1, "valid username"),
    ],
)
def test_what_is_off_makes_nobody(run, monkeypatch, words, code, line):
    monkeypatch.setattr(module.sys.stdin, "isatty", lambda: False, raising=False)
    done = run("user", *words)
    assert done.code == code
    assert line in done.line
    assert not User.objects.exists()
