"""`servanda match`: propose, list, confirm, split, reject."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.actions.conftest import PLAN, plan  # noqa: F401
from tests.actions.matched import FLOWS, flow, keep_promises, take_flows
from tests.cli.conftest import Done

Run = Callable[..., Done]


@pytest.fixture
def ready(run: Run, plan: str, settings: Any, tmp_path: Path) -> None:  # noqa: F811
    """A plan with promises, and a dataset."""
    settings.FLOWS = tmp_path / "flows"
    take_flows(tmp_path / "in")
    keep_promises()


def test_from_proposal_to_status(run: Run, ready: None) -> None:
    done = json.loads(run("match", "propose", "--plan", PLAN, "--json").out)
    assert done["new"]
    listed = json.loads(run("match", "list", "--plan", PLAN, "--json").out)["pairings"]
    clinic = next(one for one in listed if one["promise"].endswith("/clinic"))
    assert "the amounts are equal" in clinic["reasons"]
    assert clinic["key"] in run("match", "list", "--plan", PLAN, "--language", "vi").out
    assert "counts towards clinic" in run("match", "confirm", clinic["key"]).out
    found = json.loads(run("status", "--plan", PLAN, "--json").out)
    assert '"kept"' in json.dumps(found)


def test_split_and_reject(run: Run, ready: None) -> None:
    run("match", "propose", "--plan", PLAN)
    listed = json.loads(run("match", "list", "--plan", PLAN, "--json").out)["pairings"]
    port = next(one for one in listed if one["promise"].endswith("/port"))
    clinic = next(one for one in listed if one["promise"].endswith("/clinic"))
    done = run("match", "split", port["key"], "port=8000000", "school=472113")
    assert (done.code, "472113 USD" in done.out) == (0, True)
    assert run("match", "reject", clinic["key"], "--note", "another").code == 0
    listed = run("match", "list", "--promise", f"{PLAN}/clinic", "--state", "rejected").out
    assert clinic["key"] in listed


def test_a_commitment_stands_beside(run: Run, ready: None, tmp_path: Path) -> None:
    signed = flow(900004, 8_500_000, "Peru", "2026-04-02", "Khara port") | {"status": "commitment"}
    take_flows(tmp_path / "again", [*FLOWS, signed])
    run("match", "propose", "--plan", PLAN)
    listed = json.loads(run("match", "list", "--plan", PLAN, "--json").out)["pairings"]
    (one,) = (one for one in listed if one["commitment"])
    assert "adds nothing" in run("match", "list", "--plan", PLAN).out
    assert "no delivery" in run("match", "confirm", one["key"]).line
    assert "stands beside port" in run("match", "observe", one["key"]).out


@pytest.mark.parametrize(
    "words", [("split", "x~1", "port"), ("confirm", "x~1", "--amount", "much")]
)
def test_misuse(run: Run, db: None, words: tuple[str, ...]) -> None:
    assert run("match", *words).code == 2


def test_nothing_to_confirm(run: Run, db: None) -> None:
    assert "servanda match list" in run("match", "confirm", "x/y~1").line


def test_what_a_rule_confirmed_is_named_and_can_be_taken_back(run: Run, ready: None) -> None:
    done = run("match", "propose", "--plan", PLAN, "--confirm-by", "same-identifier")
    (line,) = (one for one in done.out.splitlines() if one.startswith("confirmed by"))
    assert line.startswith(f"confirmed by same-identifier: {PLAN}/port~")
    listed = run("match", "list", "--plan", PLAN, "--state", "confirmed").out
    (became,) = (one.split()[1] for one in listed.splitlines() if one.startswith("  became "))
    assert run("record", "match", "--withdraw", became, "--note", "another").code == 0
    assert "became" not in run("match", "list", "--plan", PLAN, "--state", "confirmed").out
