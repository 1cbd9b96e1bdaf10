"""The pages of datasets: what is held, totals, findings with their places, duplicates, records."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from servanda.flows import readiness
from servanda.ledger.models import Dataset
from servanda.standards import BULK, bulk
from servanda.terms.words import label
from tests.portal import published

LANGUAGES = ["vi", "en", "ar"]


def paths(name: str) -> list[str]:
    """Return every page of a dataset."""
    key = published.key_of("A0")
    inner = ("", "records/", "records/?q=A", f"records/{key}/", "findings/flows.duplicate/")
    inner += ("rows/", "rows/?reason=any", "rows/?party=-", "duplicates/", "rows/?page=9")
    return ["datasets/", *(f"datasets/{name}/{one}" for one in inner)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_page_in_each_language(toys: str, stranger: Client, language: str) -> None:
    for path in paths(toys):
        response = stranger.get(f"/{language}/{path}")
        body = response.content.decode()
        assert response.status_code == 200, path
        direction = "rtl" if language == "ar" else "ltr"
        assert f'<html lang="{language}" dir="{direction}">' in body
        assert not response.cookies
        assert "script-src 'self'" in response["Content-Security-Policy"]
        assert not re.search(r'\sstyle="|<style|<script(?! src)|\son\w+="', body), path
        assert body.count("<h1") == 1
        ids = re.findall(r'\sid="([^"]+)"', body)
        assert len(ids) == len(set(ids)), path
        for table in re.findall(r"<table.*?</table>", body, re.DOTALL):
            assert "<caption" in table
            assert all("scope=" in head for head in re.findall(r"<th[^e].*?>", table))


def test_the_list_says_how_fresh_and_how_faulty(toys: str, stranger: Client) -> None:
    Dataset.objects.update(every=1)
    past = Dataset.objects.get().checked_at - timedelta(days=9000)
    Dataset.objects.update(checked_at=past, failure="the server answers 500")
    body = stranger.get("/en/datasets/").content.decode()
    assert "last attempt failed" in body
    assert "expected every day" in body
    assert re.search(r'#findings">\d+</a>', body)
    assert "the server answers 500" in stranger.get(f"/en/datasets/{toys}/").content.decode()


@pytest.mark.parametrize(
    ("why", "told"),
    [
        ("IO Error: /var/x: No space left on device", "the disk is full"),
        ("Out of Memory Error", "too little memory"),
        (readiness.KILLED, "the process was ended"),
        ("Invalid Input", "the desk says why"),
    ],
)
def test_figures_that_could_not_be_worked_out(
    toys: str, stranger: Client, settings: Any, why: str, told: str
) -> None:
    """What sort of reason it is, and never a path of the machine."""
    folder = settings.FLOWS / toys / Dataset.objects.get().current.number
    held = readiness.hold(folder)
    assert held is not None
    pages = ["/en/datasets/", f"/en/datasets/{toys}/"]
    assert "being worked out" in stranger.get(pages[0]).content.decode()
    held.close()
    readiness.fail(folder, why)
    for page in pages:
        body = stranger.get(page).content.decode()
        assert told in body
        assert "/var/x" not in body
    readiness.ready(folder)


def test_each_standard_has_its_name() -> None:
    codes = {bulk(one).NAME for one in BULK}
    assert {one for one in codes if label("flows.standard", one) == one} == set()


def test_nothing_is_held_yet(db: None, stranger: Client) -> None:
    assert "No dataset is held yet" in stranger.get("/en/datasets/").content.decode()


def test_a_dataset_names_the_duplicate_that_counts(toys: str, stranger: Client) -> None:
    body = stranger.get(f"/en/datasets/{toys}/").content.decode().replace("\u00a0", " ")
    assert "112 USD" in body
    assert "One place does not count, because another does" in body
    winner = published.key_of("A1")
    assert f'<a href="/en/datasets/{toys}/records/{winner}/"><bdi>b.jsonl</bdi>' in body


def test_a_finding_lists_its_places(toys: str, stranger: Client) -> None:
    address = f"/en/datasets/{toys}/findings/flows.duplicate/"
    assert f'href="{address}"' in stranger.get(f"/en/datasets/{toys}/").content.decode()
    body = stranger.get(address).content.decode()
    assert ".jsonl" in body
    assert stranger.get(f"/en/datasets/{toys}/findings/no.such/").status_code == 404


@pytest.mark.parametrize(
    ("query", "count"), [("", 3), ("?q=A1", 1), ("?q=zzz", 0), ("?q=%00'", 0), ("?page=9", 0)]
)
def test_records_are_found(toys: str, stranger: Client, query: str, count: int) -> None:
    body = stranger.get(f"/en/datasets/{toys}/records/{query}").content.decode()
    assert len(re.findall(rf'href="/en/datasets/{toys}/records/\d+/"', body)) == count


def test_what_others_wrote_is_never_markup(toys: str, stranger: Client) -> None:
    for path in paths(toys):
        assert published.HOSTILE not in stranger.get(f"/en/{path}").content.decode()


def test_what_is_not_there(toys: str, stranger: Client) -> None:
    for path in ("nothing/", "nothing/records/", f"{toys}/records/1/", f"{toys}/records/{10**30}/"):
        assert stranger.get(f"/en/datasets/{path}").status_code == 404


def test_files_that_are_gone(
    toys: str, stranger: Client, settings: object, tmp_path: object
) -> None:
    settings.FLOWS = f"{tmp_path}/elsewhere"  # type: ignore[attr-defined]
    assert "its files are not in their place" in stranger.get("/en/datasets/").content.decode()
    assert stranger.get(f"/en/datasets/{toys}/").status_code == 404


def test_a_sample_says_so_on_every_page(toys: str, stranger: Client) -> None:
    assert not any(
        "worked sample" in stranger.get(f"/en/{p}").content.decode() for p in paths(toys)
    )
    Dataset.objects.filter(key=toys).update(nature="sample")
    for path in paths(toys)[1:]:
        assert "This dataset is a worked sample" in stranger.get(f"/en/{path}").content.decode(), (
            path
        )
    assert "· sample" in stranger.get("/en/datasets/").content.decode()
