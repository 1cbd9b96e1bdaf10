"""Vendored files are what they say they are, and pages ask no other host."""

import json
import re
from hashlib import sha256
from pathlib import Path

import servanda

STATIC = Path(servanda.__file__).parent / "static"
VENDOR = STATIC / "vendor"


def test_every_vendored_file_has_its_hash_and_every_folder_its_licence() -> None:
    listed = json.loads((VENDOR / "vendor.json").read_text(encoding="utf-8"))
    assert {one["folder"] for one in listed} == {p.name for p in VENDOR.iterdir() if p.is_dir()}
    for one in listed:
        folder = VENDOR / one["folder"]
        assert one["folder"].endswith(one["version"])
        found = {p.name: sha256(p.read_bytes()).hexdigest() for p in folder.iterdir()}
        assert found == one["files"]
        assert any("LICENSE" in name or "OFL" in name for name in found)
        assert one["licence"] in ("MIT", "OFL-1.1")


def test_no_style_or_template_names_another_host() -> None:
    package = STATIC.parent
    files = [*STATIC.rglob("*.css"), *package.rglob("*.html"), *STATIC.rglob("*.js")]
    for path in files:
        text = path.read_text(encoding="utf-8")
        for found in re.findall(r"(?:src|url|href)\s*[=(]\s*[\"']?(https?:)?//[^\"')]+", text):
            raise AssertionError(f"{path.name} asks another host: {found}")


def test_our_own_sheets_use_logical_properties_alone() -> None:
    banned = re.compile(
        r"(?<![\w-])(?:margin|padding|border)-(?:left|right|top|bottom)\b"
        r"|(?<![\w-])(?:left|right|float)\s*:|text-align:\s*(?:left|right)"
    )
    for path in (STATIC / "css").glob("*.css"):
        assert not banned.findall(path.read_text(encoding="utf-8")), path.name


def test_what_a_first_page_fetches_is_small() -> None:
    """Fonts travel as they are, sheets compressed; 150 kB less 45 for the page itself."""
    import gzip

    sheets = [*(STATIC / "css").glob("*.css"), *VENDOR.rglob("*.css")]
    size = sum(len(gzip.compress(p.read_bytes())) for p in sheets)
    size += sum(p.stat().st_size for p in VENDOR.rglob("*.woff2"))
    assert size < 110_000
