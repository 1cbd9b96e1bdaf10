"""Numbers of resolutions, and numbers that are none."""

import pytest

from servanda.extraction.identifiers import find_identifiers
from servanda.extraction.view import View


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("vi", "theo Nghị quyết 2803 thì", [("Nghị quyết 2803", "2803")]),
        ("vi", "nghị quyết số 2803 (2025) của", [("nghị quyết số 2803 (2025)", "2803")]),
        (
            "vi",
            "Nghị quyết của Hội đồng Bảo an số 2720.",
            [("Nghị quyết của Hội đồng Bảo an số 2720", "2720")],
        ),
        ("vi", "Nghị quyết Đại hội XIII, Nghị quyết 57-NQ/TW, Nghị quyết số 12/NQ-CP", []),
        (
            "en",
            "resolution 2803 (2025) and S/RES/2720",
            [("resolution 2803 (2025)", "2803"), ("S/RES/2720", "2720")],
        ),
        (
            "en",
            "UNSCR 2803, resolutions 242 and 338",
            [("UNSCR 2803", "2803"), ("resolutions 242", "242"), ("338", "338")],
        ),
        ("en", "a resolution of 12 articles, resolution 12345", []),
        (
            "en",
            "its resolutions 242 (1967) of 22 November 1967, 338 (1973) of 22 October and\n340 (1973);\n\n3. Requests",
            [("resolutions 242 (1967)", "242"), ("338 (1973)", "338"), ("340 (1973)", "340")],
        ),
        ("en", "2 (1946). Resolution of 30 January 1946\n\nThe", [("2 (1946)", "2")]),
        ("en", "General Assembly resolutions 1514 (XV) and 2248 (ES-V), resolution 377 A (V)", []),
        (
            "ar",
            "رحب بالقرار 2803، وقرار مجلس الأمن رقم ٢٧٢٠",
            [("القرار 2803", "2803"), ("قرار مجلس الأمن رقم ٢٧٢٠", "2720")],
        ),
    ],
)
def test_identifiers(language: str, text: str, expected: list[tuple[str, str]]) -> None:
    found = find_identifiers(View(text), language=language)
    assert [(i.quote, i.value) for i in found] == expected
    assert all(text[i.start : i.end] == i.quote and i.kind == "resolution" for i in found)
