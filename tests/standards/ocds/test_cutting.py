"""A process is a record of all its releases in a file, in whatever shape the file is; nothing is lost."""

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.standards import ocds, recognise_bulk
from servanda.standards.ocds import cutting
from servanda.standards.ocds.cutting import (
    context_of,
    is_package,
    is_record,
    ocid_of,
    releases_and_records,
)
from tests.standards.ocds.samples import OCID, PROCESS, package, pieces, records, release

OTHER = release(4, ocid="ocds-abc123-2")
LINES = b"\n".join(json.dumps(one).encode() for one in (*PROCESS, OTHER))

SHAPES = {
    "package": package(*PROCESS, OTHER),
    "api": json.dumps({"results": [*PROCESS, OTHER], "next": None}).encode(),
    "list": json.dumps([*PROCESS, OTHER]).encode(),
    "lines": LINES,
    "packages on lines": package(*PROCESS).replace(b"\n", b"") + b"\n" + package(OTHER),
    "list of packages": b"[" + package(*PROCESS) + b"," + package(OTHER) + b"]",
    "with a mark": b"\xef\xbb\xbf" + package(*PROCESS, OTHER),
}


@pytest.mark.parametrize("content", SHAPES.values(), ids=SHAPES)
def test_releases_of_one_process_are_one_piece_in_every_shape(content):
    found, findings = pieces(content)
    assert not findings
    assert recognise_bulk(content[:4096], "x.json") is ocds
    first, second = found
    held = json.loads(first.content)
    assert held == {"ocid": OCID, "releases": list(PROCESS)}
    assert first.length == 0
    assert second.length
    assert json.loads(second.content) == OTHER


@pytest.mark.parametrize("shape", ["list of packages", "packages on lines"])
def test_a_package_among_others_that_is_cut_off_gives_what_it_has(shape):
    content = SHAPES[shape]
    (first, second), _ = pieces(content)
    behind = second.offset + second.length
    kept, findings = pieces(content[: behind + 1])
    assert [one.content for one in kept] == [first.content, second.content]
    assert findings
    kept, findings = pieces(content[: behind - 1])
    assert [one.content for one in kept] == [first.content]
    assert findings


def test_a_list_of_packages_and_releases_has_both():
    mixed = b"[" + package(*PROCESS) + b"," + json.dumps(OTHER).encode() + b"]"
    found, findings = pieces(mixed)
    assert not findings
    assert [json.loads(one.content).get("ocid") for one in found] == [OCID, OTHER["ocid"]]


def test_releases_keep_their_very_bytes():
    content = b'{"releases":[{"ocid":"a", "n":1.0},{"ocid" : "a","n":1e0 }],"uri":"x"}'
    [one], _ = pieces(content)
    assert (
        one.content == b'{"ocid": "a","releases":[{"ocid":"a", "n":1.0},{"ocid" : "a","n":1e0 }]}'
    )
    assert one.offset == content.index(b'{"ocid"')


def test_the_same_release_again_is_merged_once_and_said():
    [one], [finding] = pieces(package(PROCESS[0], PROCESS[0]))
    assert json.loads(one.content) == PROCESS[0]
    assert one.length
    assert finding.code == "ocds.release.again"


def test_releases_without_an_ocid_are_processes_by_themselves():
    nameless = [{"id": "1", "tag": []}, {"id": "2", "tag": []}]
    assert len(pieces(package(*nameless))[0]) == 2


def test_records_stand_as_they_are():
    given = {"ocid": OCID, "releases": list(PROCESS), "compiledRelease": PROCESS[0]}
    [one], _ = pieces(records(given))
    assert json.loads(one.content) == given
    assert one.length


def test_a_process_that_is_too_large_is_not_merged(monkeypatch):
    monkeypatch.setattr(cutting, "LIMIT", 100)
    found, [finding] = pieces(package(*PROCESS))
    assert len(found) == 3
    assert finding.code == "ocds.process.too-large"


@pytest.mark.parametrize(
    ("content", "ocid"),
    [
        (b'{"ocid": "a"}', "a"),
        (b'{"x": {"ocid": "b"}, "ocid": "a"}', "a"),
        (b'{"ocid": "\\u0061"}', "a"),
        (b'{"ocid": null}', ""),
        (b'{"id": "ocid"}', ""),
        (b'{"ocid": "\\q"}', ""),
    ],
)
def test_the_process_of_a_release(content, ocid):
    assert ocid_of(content) == ocid


def test_a_key_deep_inside_makes_no_record_and_no_package():
    assert not is_record(b'{"ocid": "a", "x": {"releases": []}}')
    assert is_record(b'{"ocid": "a", "releases": []}')
    assert not is_package(b'{"ocid": "a", "uri": "b", "releases": []}')
    assert is_package(b'{"uri": "b", "releases": []}')


@pytest.mark.parametrize(
    ("content", "version"),
    [
        (package(), "1.1"),
        (b'{"uri": "x", "releases": []}', "1.0"),
        (LINES, ""),
        (b"[]", ""),
    ],
)
def test_a_package_without_a_version_is_of_1_0(content, version):
    assert json.loads(context_of(io.BytesIO(content)))["version"] == version


def test_releases_by_themselves_for_checking():
    stream = io.BytesIO(package(*PROCESS))
    assert len(list(releases_and_records(stream, context_of(stream)))) == 3


@given(st.integers(0, 4000))
def test_a_file_cut_off_anywhere_keeps_what_is_whole(size):
    content = package(*PROCESS, OTHER)[:size]
    found, findings = pieces(content)
    whole = len(package(*PROCESS, OTHER))
    assert findings or size >= whole or not content
    for one in found:
        assert json.loads(one.content)


@given(st.binary(max_size=80))
def test_noise_is_cut_without_raising(noise):
    pieces(b'{"releases": [{"ocid": "a"},' + noise)
    pieces(noise)
