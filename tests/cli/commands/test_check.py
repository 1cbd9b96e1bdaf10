"""`servanda check`: exit codes and forms."""

import json
from pathlib import Path

import pytest

from servanda.cli import main

SAMPLES = Path(__file__).resolve().parents[2] / "samples" / "iati"


def test_a_good_file_is_0_and_a_bad_one_1(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(SAMPLES / "good.xml"), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["standard"], told["version"]) == ("iati", "2.03")
    assert main(["check", str(SAMPLES / "bad.xml")]) == 1
    assert "[iati.value.unusual]" in capsys.readouterr().out
    assert main(["check", str(SAMPLES / "bad.xml"), "--csv"]) == 1
    assert capsys.readouterr().out.startswith("level,code,message,line,path,advice\n")


def test_faults_of_use(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text("Prose.")
    assert main(["check", str(tmp_path / "a.txt")]) == 1
    assert main(["check", str(tmp_path / "no.xml")]) == 1
    assert main(["check", str(tmp_path)]) == 1
    monkeypatch.setenv("SERVANDA_SCHEMAS", str(tmp_path / "no"))
    assert main(["check", str(SAMPLES / "good.xml")]) == 1
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 4
    assert "SERVANDA_SCHEMAS" in lines[3]
