"""The whole plan for download: what is public, and nothing else."""

import io
import zipfile

from django.test import Client

from servanda.records import Document, Finding, Promise, Proposal
from servanda.standards import datapackage
from tests.portal import exercise


def test_the_package_holds_public_records_and_no_article(plan: str, stranger: Client) -> None:
    response = stranger.get(f"/en/plans/{plan}/package.zip")
    assert response["Content-Type"] == "application/zip"
    assert 'filename="river-valley.zip"' in response["Content-Disposition"]
    assert 'rel="license"' in response["Link"]
    content = b"".join(
        zipfile.ZipFile(io.BytesIO(response.content)).read(name)
        for name in zipfile.ZipFile(io.BytesIO(response.content)).namelist()
    ).decode()
    assert "secret first paragraph" not in content
    assert "UNREVIEWED" not in content
    assert "Nobody has accepted" not in content


def test_the_package_can_be_read_back(plan: str, stranger: Client) -> None:
    response = stranger.get(f"/en/plans/{plan}/package.zip")
    found = list(datapackage.read(io.BytesIO(response.content)))
    faults = [one for one in found if isinstance(one, Finding) and one.level == "error"]
    assert faults == []
    assert {one.id for one in found if isinstance(one, Document)} == {
        exercise.NOTE.id,
        exercise.ARABIC.id,
    }
    assert len([one for one in found if isinstance(one, Promise)]) == 5
    assert not [one for one in found if isinstance(one, Proposal)]
