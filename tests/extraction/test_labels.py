"""The labels by which reading is measured: each names words of its passage, and parties it lists."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

SAMPLES = Path(__file__).parent.parent / "samples" / "reading"
FILES = sorted(path.name for path in SAMPLES.glob("*.toml"))
PARTY = re.compile(r"(?:country:[A-Z]{2}|(?:org|person|territory):[a-z0-9]+(?:-[a-z0-9]+)*)$")
MODALITIES = {"pledge", "intent", "request", "agreement", "past_delivery"}
KINDS = {"money", "in_kind", "personnel", "policy"}


def passages(name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = tomllib.loads((SAMPLES / name).read_text("utf-8"))["passage"]
    return found


def words(passage: dict[str, Any]) -> list[str]:
    """Return all words that the labels of a passage name."""
    labels = [*passage["dates"], *passage["amounts"], *passage["statements"]]
    promises = passage["promises"]
    amounts = [p["amount"][0] for p in promises if p.get("amount")]
    conditions = [p["condition"] for p in promises if p.get("condition")]
    return [label[0] for label in labels] + [p["quote"] for p in promises] + amounts + conditions


def named(passage: dict[str, Any]) -> set[str]:
    """Return all parties that statements and promises name."""
    speakers = {label[1] for label in passage["statements"]}
    promises = passage["promises"]
    speakers |= {p["speaker"] for p in promises if "speaker" in p}
    sides = [
        side for p in promises for key in ("obligor", "beneficiary") for side in p.get(key, ())
    ]
    return (speakers | set(sides)) - {""}


@pytest.mark.parametrize("name", FILES)
def test_labels_are_of_their_passage(name: str) -> None:
    for passage in passages(name):
        place = f"{name} {passage['name']}"
        # "2026#2" is the second "2026" of its text.
        told = [w.split("#") for w in words(passage)]
        assert [
            w for w in told if passage["text"].count(w[0]) < int(w[-1] if w[1:] else 1)
        ] == [], place
        assert named(passage) <= set(passage["parties"]), place
        assert [p for p in passage["parties"] if not PARTY.match(p)] == [], place
        for promise in passage["promises"]:
            assert {promise.get("modality", "pledge")} <= MODALITIES, place
            assert {promise.get("kind", "money")} <= KINDS, place
            assert promise.get("strength", 0) in range(6), place
            assert (promise.get("strength") == 0) == (promise.get("modality") == "request"), place


@pytest.mark.parametrize("name", FILES)
def test_a_passage_stands_once(name: str) -> None:
    names = [passage["name"] for passage in passages(name)]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("language", [name[:2] for name in FILES if name[2:] == "-aside.toml"])
def test_what_is_kept_aside_is_nowhere_else(language: str) -> None:
    aside = {passage["text"].strip() for passage in passages(f"{language}-aside.toml")}
    others = [name for name in FILES if not name.endswith("-aside.toml") or "formerly" in name]
    assert not aside & {p["text"].strip() for name in others for p in passages(name)}
