"""The tables of reading: what is kept aside of real press is measured where it exists, and never shown."""

from collections import Counter, defaultdict
from pathlib import Path

import pytest

from bench import reading

TEXT = "On Monday Wollstan pledged 7 tents. On Monday Torvia sent 9 pumps.\n"
LABELS = """
[[passage]]
file = "one.txt"
lang = "en"
published = "2026-02-17"
amounts = [["7 tents", "tent", 7], ["9 pumps", "pump", 8]]
dates = [["Monday", "2026-02-16"], ["Monday#2", "2026-02-16"]]
"""


@pytest.fixture
def labelled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return labels, one of them wrong, of a text kept beside them; nothing else is measured."""
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "one.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "labels.toml").write_text(LABELS, encoding="utf-8")
    for half in ("tuned", "aside"):
        monkeypatch.setattr(reading, half, lambda language: [])
    monkeypatch.setattr(reading, "PRESS", tmp_path / "real")
    for name in ("SERVANDA_PRESS_LABELS", "SERVANDA_REAL_LABELS"):
        monkeypatch.setenv(name, str(tmp_path / "absent.toml"))
    monkeypatch.setattr("sys.argv", ["reading.py", "--show", "--language", "en"])
    return tmp_path / "labels.toml"


@pytest.mark.parametrize(
    ("variable", "title", "shown"),
    [
        ("SERVANDA_PRESS_LABELS", "real articles", True),
        ("SERVANDA_REAL_LABELS", "real press, kept aside", False),
    ],
)
def test_real_press_kept_aside_is_measured_and_not_shown(
    labelled: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    *,
    variable: str,
    title: str,
    shown: bool,
) -> None:
    monkeypatch.setenv(variable, str(labelled))
    reading.main()
    printed = capsys.readouterr().out
    (row,) = (line for line in printed.splitlines() if line.startswith("amounts   "))
    assert f"\n{title} " in printed
    assert "0.50 0.50 0.50 (2)" in row
    assert ("missed" in printed) == shown


@pytest.mark.usefixtures("labelled")
def test_without_labels_there_is_no_table(capsys: pytest.CaptureFixture[str]) -> None:
    reading.main()
    assert "real" not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "start"), [("Monday", 3), ("Monday#1", 3), ("Monday#2", 39), ("tents", 29)]
)
def test_a_label_may_name_the_second_place(words: str, start: int) -> None:
    assert reading.spot(TEXT, words) == (start, start + len(words.partition("#")[0]))


def test_a_place_that_is_not_there_is_a_fault() -> None:
    with pytest.raises(ValueError, match="substring not found"):
        reading.spot(TEXT, "Monday#3")


def test_who_is_found_and_spelt_otherwise_is_told_from_who_is_not_found() -> None:
    wanted = {"person:ana-ruiz", "person:haitham-al-qasim"}
    found = {"person:haitham-al-qassem", "person:juan-paz"}
    spelt = reading.in_labels_spelling(wanted, found)
    assert spelt == {"person:haitham-al-qasim", "person:juan-paz"}


def test_who_speaks_is_told_apart_from_how_he_is_spelt() -> None:
    label = {"quote": "", "speaker": "person:haitham-al-qasim"}
    tally: reading.Tally = defaultdict(Counter)
    for speaker in ("person:haitham-al-qassem", "person:juan-paz", None):
        reading.fields(tally, "promise", [(label, {"quote": "", "speaker": speaker}, 1.0)])
    assert tally["promise speaker"]["hit"] == 0
    assert tally["promise speaker, however spelt"]["hit"] == 1
    assert tally["promise speaker, however spelt"]["missed"] == 2
