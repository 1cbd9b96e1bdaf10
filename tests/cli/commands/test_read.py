"""`servanda read`: one object for machines, a page for people, never a database, under a second."""

import json
import os
import subprocess
import sys
import time
from hashlib import sha256

import pytest

from servanda.cli.dispatch import main
from tests.actions.articles import FIRST, windows_1258
from tests.cli.conftest import ROOT, environment, servanda
from tests.pace import pace

CARRIERS = ROOT / "tests" / "samples" / "carriers"
PRESS = ROOT.parent / "shared" / "press"
KEYS = {
    "document": {"sha256", "characters", "language", "published", "outlet", "headline"},
    "dates": {"value"},
    "occasions": {"kind", "date", "place"},
    "amounts": {"value", "unit", "minimum", "maximum", "approximate"},
    "statements": {"kind", "speaker"},
    "promises": {
        *("modality", "strength", "kind", "speaker", "obligor"),
        *("beneficiary", "amount", "due", "condition"),
    },
    "identifiers": {"kind", "value"},
}


def test_the_object_is_stable(one, capsys):
    assert main(["read", str(one), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert set(found) == {*KEYS, "article", "parties", "findings"}
    assert set(found["document"]) == KEYS["document"]
    for name, keys in list(KEYS.items())[1:]:
        for item in found[name]:
            assert set(item) == keys | {"start", "end", "quote"}
            assert FIRST[item["start"] : item["end"]] == item["quote"]
    for party in found["parties"]:
        assert set(party) == {"id", "kind", "name", "mentions"}
        assert all(FIRST[start:end] for start, end in party["mentions"])
    assert all(FIRST[start:end].strip() for start, end in found["article"])
    assert found["promises"]
    assert found["document"]["language"] == "vi"


def test_for_people(one, capsys):
    assert main(["read", str(one), "--date", "2026-03-02", "--lang", "vi"]) == 0
    told = capsys.readouterr()
    assert "Hội nghị các nhà tài trợ thung lũng Hạ khai mạc\n  vi · 2026-03-02" in told.out
    assert "country:ID  Indonesia" in told.out
    assert told.err == ""


BAD = {
    "empty": (b"", "x.txt: the file is empty. Save the text of the article into it."),
    "binary": (bytes(range(256)) * 8, "this is a binary file, not text"),
    "pdf": (b"%PDF-1.7\n", "the PDF is damaged and cannot be opened"),
    "25 MB": ("Việt Nam sẽ đóng góp.\n".encode() * 1_000_000, "the limit is 20 MB"),
    "300 MB": (b"a" * 300_000_000, "is larger than 256 MB; split it"),
}


@pytest.mark.parametrize(("content", "words"), BAD.values(), ids=BAD)
@pytest.mark.parametrize("command", ["read", "compare"])
def test_bad_bytes_are_one_clear_line(tmp_path, capsys, command, content, words):
    path = tmp_path / "x.txt"
    path.write_bytes(content)
    assert main([command, str(path)]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    (line,) = told.err.strip().splitlines()
    assert line.startswith("servanda: ")
    assert words in line


@pytest.mark.parametrize(
    ("place", "words"),
    [("gone.txt", "there is no file"), (".", "is a folder; name the files in it")],
)
def test_bad_places(tmp_path, capsys, place, words):
    assert main(["read", str(tmp_path / place)]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    (line,) = told.err.strip().splitlines()
    assert words in line


FRENCH = "La France versera dix millions à l'hôpital et elle le fera dans les mois qui viennent.\n"
CHINESE = "中国将在六月底之前向加沙提供一千万美元的援助。\n"
IMPOSSIBLE = "Ngày 31/2/2026, Việt Nam sẽ gửi 50 bác sĩ đến thung lũng Hạ theo lời hứa.\n"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (FRENCH, "read.language-unread"),
        (CHINESE, "read.language-unread"),
        (IMPOSSIBLE, "read.date-impossible"),
    ],
)
def test_what_cannot_be_read_is_said_beside_what_can(tmp_path, capsys, text, code):
    path = tmp_path / "x.txt"
    path.write_text(text, encoding="utf-8")
    assert main(["read", str(path), "--json"]) == 1
    told = capsys.readouterr()
    assert code in {finding["code"] for finding in json.loads(told.out)["findings"]}
    (line,) = [line for line in told.err.splitlines() if code in line]
    assert line.startswith(f"servanda: {path}: warning: ")


def test_a_line_of_five_megabytes(tmp_path, capsys):
    path = tmp_path / "x.txt"
    path.write_text("Việt Nam sẽ đóng góp vào quỹ. " * 140_000, encoding="utf-8")
    assert path.stat().st_size > 5_000_000
    began = time.process_time()
    assert main(["read", str(path), "--json"]) == 1
    assert time.process_time() - began < 20
    told = capsys.readouterr()
    assert {"read.too-long", "read.long-line"} <= {
        f["code"] for f in json.loads(told.out)["findings"]
    }


@pytest.mark.parametrize("command", ["read", "compare"])
def test_reading_never_wakes_the_framework(tmp_path, one, command):
    script = (
        "import sys; from servanda.cli.dispatch import main; "
        f"code = main(['{command}', {str(one)!r}]); "
        "sys.exit(code or any(m.partition('.')[0] == 'django' for m in sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        env=environment(tmp_path / "home"),
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert not (tmp_path / "home").exists()


@pytest.mark.parametrize("name", ["analysis.txt", "interview-page.txt", "short-item.txt"])
def test_a_press_article_within_a_second(tmp_path, name):
    """Start-up included, in seconds of the processor at its usual pace: what else runs is not ours."""
    if not PRESS.is_dir():
        pytest.skip(f"no press articles in {PRESS}")
    before = os.times()
    done = servanda(tmp_path / "home", "read", PRESS / name, "--json")
    after = os.times()
    assert done.code == 0, done.err
    used = after.children_user + after.children_system
    assert used - before.children_user - before.children_system < 1 * pace()
    text = (PRESS / name).read_text(encoding="utf-8")
    promises = json.loads(done.out)["promises"]
    assert promises
    assert all(text[p["start"] : p["end"]] == p["quote"] for p in promises)


@pytest.mark.parametrize(("name", "version"), [("html", 2), ("docx", 1), ("pdf", 2)])
def test_what_came_in_another_carrier_is_printed_with_its_words(capsys, name, version):
    assert main(["read", str(CARRIERS / f"good.{name}"), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    document = found["document"]
    assert document["extractor"].startswith(f"{name} {version} (")
    text = document["text"]
    assert sha256(text.encode()).hexdigest() == document["text_sha256"]
    assert sha256((CARRIERS / f"good.{name}").read_bytes()).hexdigest() == document["sha256"]
    for kind in ("dates", "amounts", "promises"):
        assert found[kind]
        assert all(text[item["start"] : item["end"]] == item["quote"] for item in found[kind])


def test_a_file_of_several_documents_gives_a_list(capsys):
    assert main(["read", str(CARRIERS / "good.zip"), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)["documents"]
    assert [one["document"]["language"] for one in found] == ["en", "vi"]
    assert main(["read", str(CARRIERS / "good.eml")]) == 0
    assert "Thung lũng Hạ" in capsys.readouterr().out


@pytest.mark.parametrize("encoding", ["utf-16", "cp1258"])
def test_older_encodings_are_read_and_said(tmp_path, capsys, encoding):
    path = tmp_path / "x.txt"
    path.write_bytes(FIRST.encode("utf-16") if encoding == "utf-16" else windows_1258(FIRST))
    code = main(["read", str(path), "--json"])
    told = capsys.readouterr()
    assert code == (0 if encoding == "utf-16" else 1)
    assert "carrier.text." in told.err
    assert json.loads(told.out)["document"]["language"] == "vi"
