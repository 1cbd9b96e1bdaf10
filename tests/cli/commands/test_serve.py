"""`servanda serve`: the port is held before anything starts, and handed to gunicorn."""

import socket

import pytest

from servanda.cli.commands import serve as module
from servanda.cli.commands.serve import hold, serve
from servanda.cli.faults import Fault


@pytest.fixture
def taken():
    """A port that somebody listens on."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield other.getsockname()[1]


def test_a_port_in_use(run, taken):
    done = run("serve", "--port", taken)
    assert (done.code, done.out) == (1, "")
    assert done.line.startswith(
        f"servanda: cannot listen on 127.0.0.1:{taken} (Address already in use)"
    )
    assert f"choose another port, as PORT={taken + 10}" in done.line or "PORT=8010" in done.line


@pytest.mark.parametrize("host", ["no.such.host.invalid", "203.0.113.7"])
def test_an_address_that_is_not_ours(host):
    with pytest.raises(Fault, match=f"cannot listen on {host}:8123"):
        hold(host, 8123)


def test_what_is_held_nobody_else_gets():
    with hold("127.0.0.1", 0) as held:
        number = held.getsockname()[1]
        with pytest.raises(Fault, match="already in use"):
            hold("127.0.0.1", number)


def test_gunicorn_inherits_the_socket(monkeypatch):
    called = []
    monkeypatch.setattr(module.os, "execv", lambda program, words: called.append(words))
    with hold("127.0.0.1", 0) as held:
        serve(held, workers=3)
        assert held.get_inheritable()
        (words,) = called
        assert f"fd://{held.fileno()}" in words
        assert words[words.index("--workers") + 1] == "3"
        assert words[words.index("--timeout") + 1] == "30"


def test_a_request_may_wait_for_a_second_proposer(settings) -> None:
    assert module.patience() == 30
    settings.PROPOSER = settings.PROPOSER | {"url": "http://127.0.0.1:9/v1"}
    assert module.patience() == 3600
