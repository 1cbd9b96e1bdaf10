"""A record: its rows, and its bytes as they are, never executed."""

import pytest
from django.conf import settings
from django.test import Client

from servanda.portal.views import record
from tests.portal import published


def test_its_rows_and_its_places(toys: str, stranger: Client) -> None:
    key = published.key_of("A0")
    body = stranger.get(f"/en/datasets/{toys}/records/{key}/").content.decode()
    assert "<code>amount</code>" in body
    assert "<bdi>0.5</bdi>" in body
    assert "checked: these are the bytes that were read" in body
    assert "a.jsonl" in body
    assert f'href="/en/datasets/{toys}/records/{key}/raw/1/"' in body


def test_raw_bytes_are_plain_text_that_nothing_runs(toys: str, stranger: Client) -> None:
    key = published.key_of(published.HOSTILE)
    response = stranger.get(f"/en/datasets/{toys}/records/{key}/raw/1/")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert published.HOSTILE.encode() in response.content
    assert response.content.startswith(b'{"id"')
    assert stranger.get(f"/en/datasets/{toys}/records/{key}/raw/2/").status_code == 404
    assert stranger.get(f"/en/datasets/{toys}/records/{key}/raw/0/").status_code == 404


def test_a_large_record_is_sent_piece_by_piece(
    toys: str, stranger: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = published.key_of("A0")
    whole = stranger.get(f"/en/datasets/{toys}/records/{key}/raw/1/").content
    monkeypatch.setattr(record, "CHECKED", 10)
    monkeypatch.setattr(record, "BLOCK", 7)
    response = stranger.get(f"/en/datasets/{toys}/records/{key}/raw/1/")
    assert b"".join(response.streaming_content) == whole  # type: ignore[attr-defined]
    body = stranger.get(f"/en/datasets/{toys}/records/{key}/").content.decode()
    assert "too large to be checked" in body


def test_bytes_that_were_changed_say_so(toys: str, stranger: Client) -> None:
    key = published.key_of("A0")
    for path in (settings.FLOWS / toys / "sources").iterdir():
        path.write_bytes(path.read_bytes().replace(b"100", b"900"))
    body = stranger.get(f"/en/datasets/{toys}/records/{key}/").content.decode()
    assert "These are not the bytes that were read" in body


def test_a_record_that_lost_names_the_one_that_counts(toys: str, stranger: Client) -> None:
    (lost,) = [row for row in published.places() if not row["wins"]]
    body = stranger.get(f"/en/datasets/{toys}/records/{lost['record']}/").content.decode()
    assert "does not count" in body
    assert f'href="/en/datasets/{toys}/records/{published.key_of("A1")}/"' in body


def test_sources_that_are_gone(toys: str, stranger: Client) -> None:
    key = published.key_of("A0")
    for path in (settings.FLOWS / toys / "sources").iterdir():
        path.unlink()
    assert stranger.get(f"/en/datasets/{toys}/records/{key}/").status_code == 404
