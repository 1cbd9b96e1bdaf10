"""The official schemas and rulesets found in a folder, and nothing fetched."""

from pathlib import Path

from servanda.standards.iati.schemas import schema, standard_ruleset
from tests.standards.iati.built import NEEDS_SHARED, SHARED


def test_an_empty_folder_has_none(tmp_path: Path) -> None:
    assert schema("activities", tmp_path) is None
    assert standard_ruleset(tmp_path) is None
    assert schema("no such kind", tmp_path) is None


def test_what_cannot_be_used_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "rulesets").mkdir()
    (tmp_path / "rulesets" / "standard.json").write_text("[]")
    (tmp_path / "iati-activities-schema.xsd").write_text("<no")
    assert schema("activities", tmp_path) is None
    assert standard_ruleset(tmp_path) is None


@NEEDS_SHARED
def test_the_official_ones() -> None:
    assert all(schema(kind, SHARED) is not None for kind in ("activities", "organisations"))
    ruleset = standard_ruleset(SHARED)
    assert ruleset
    assert "/iati-activities/iati-activity" in ruleset
