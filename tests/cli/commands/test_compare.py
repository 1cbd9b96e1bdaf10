"""`servanda compare`: reprints, stories and contradictions of files, without a database."""

import json

from servanda.cli.dispatch import main
from tests.actions.articles import FIRST, SECOND


def test_the_object_is_stable(one, two, capsys):
    assert main(["compare", str(one), str(two), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert set(found) == {"reprints", "stories", "contradictions"}
    texts = {str(one): FIRST, str(two): SECOND}
    assert len(found["reprints"]) == 3
    for pair in found["reprints"]:
        assert set(pair) == {"a", "b", "relation", "first", "credited"}
        for side in (pair["a"], pair["b"]):
            assert texts[side["file"]][side["start"] : side["end"]] == side["quote"]
    assert found["stories"] == [[str(one), str(two)]]
    (contradiction,) = found["contradictions"]
    assert set(contradiction) == {"kind", "values", "quotations", "hard"}
    assert (contradiction["kind"], contradiction["values"]) == ("identifier", ["7002", "7020"])
    assert [q["quote"] for q in contradiction["quotations"]] == [
        "Nghị quyết 7002",
        "Nghị quyết 7020",
    ]


def test_for_people(one, two, capsys):
    assert main(["compare", str(one), str(two)]) == 0
    out = capsys.readouterr().out
    assert "3 reprinted sentences in 1 stories" in out
    assert "identifier: 7002 ≠ 7020" in out


def test_one_document_has_nothing_to_differ_from(one, capsys):
    assert main(["compare", str(one), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {
        "reprints": [],
        "stories": [],
        "contradictions": [],
    }


def test_a_file_that_cannot_be_read_is_named(one, tmp_path, capsys):
    (tmp_path / "bad.txt").write_bytes(b"\xff\xfe\x00")
    assert main(["compare", str(tmp_path / "bad.txt")]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    (line,) = told.err.strip().splitlines()
    assert "bad.txt: " in line


def test_one_of_several_that_cannot_be_read_does_not_stop_the_rest(one, two, tmp_path, capsys):
    bad = tmp_path / "bad.txt"
    bad.write_bytes(b"\xff\xfe\x00")
    assert main(["compare", str(one), str(bad), str(two), "--json"]) == 1
    told = capsys.readouterr()
    assert json.loads(told.out)["stories"] == [[str(one), str(two)]]
    (line,) = (one for one in told.err.splitlines() if "bad.txt" in one)
    assert "bad.txt: error: " in line  # and nothing about a text that there is not


def test_a_warning_of_one_is_heard(one, tmp_path, capsys):
    path = tmp_path / "odd.txt"
    path.write_text(
        "Ngày 31/2/2026, Việt Nam sẽ gửi 50 bác sĩ đến thung lũng Hạ.\n", encoding="utf-8"
    )
    assert main(["compare", str(one), str(path), "--json"]) == 1
    told = capsys.readouterr()
    assert json.loads(told.out)["reprints"] == []
    assert "odd.txt: warning: no such day" in told.err
