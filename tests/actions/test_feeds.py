"""The operator's file of feeds: what may be fetched, and nothing else."""

from pathlib import Path

import pytest

from servanda.actions.feeds import Held, State, feeds_of, read_state, write_state
from servanda.actions.refusals import Refused


def test_no_file_is_no_feed(tmp_path: Path) -> None:
    assert feeds_of(tmp_path / "feeds.toml") == []


def test_a_feed_allows_the_hosts_of_its_addresses(tmp_path: Path) -> None:
    path = tmp_path / "feeds.toml"
    path.write_text(
        '[a]\nkind = "list"\naddresses = ["https://One.example/x"]\nhosts = ["Two.example"]\nevery = 7'
    )
    (feed,) = feeds_of(path)
    assert (feed.dataset, feed.kind, feed.every) == ("a", "list", 7)
    assert feed.hosts == {"one.example", "two.example"}


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("[a", "cannot be read"),
        ('["../a"]\naddresses = ["https://x.example"]', "dataset's name"),
        ("a = 1", "dataset's name"),
        ('[a]\naddress = ["https://x.example"]', "'address'"),
        ('[a]\naddresses = "https://x.example"', "lists of text"),
        ("[a]\naddresses = []", "wants addresses"),
        ('[a]\naddresses = ["https://x.example"]\nkind = "ftp"', "a kind"),
        ('[a]\naddresses = ["https://x.example"]\nevery = -1', "days"),
        ('[a]\naddresses = ["http://[x"]', "an address that is none"),
    ],
)
def test_a_file_that_is_off(tmp_path: Path, text: str, why: str) -> None:
    path = tmp_path / "feeds.toml"
    path.write_text(text)
    with pytest.raises(Refused, match=why):
        feeds_of(path)


def test_the_state_is_read_as_written(tmp_path: Path) -> None:
    state = State(addresses={"https://x.example": Held(file="x", etag='"1"')}, pending=False)
    write_state(tmp_path, state)
    assert read_state(tmp_path) == state


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"addresses": {"a": {"new": 1}}}', "\0"])
def test_a_state_that_is_off_is_none(tmp_path: Path, text: str) -> None:
    (tmp_path / "state.json").write_text(text)
    assert read_state(tmp_path) == State()
