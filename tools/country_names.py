"""Write servanda/terms/cldr.json: the names of regions in CLDR, for the languages that are read most.

    python tools/country_names.py

Opening Babel's data takes as long as reading an article; the names alone take a few milliseconds.
A test holds the file to Babel, so run this when Babel is raised.
"""

import json
from pathlib import Path

from babel import Locale

LANGUAGES = ("vi", "en", "ar")
PLACE = Path(__file__).resolve().parent.parent / "servanda" / "terms" / "cldr.json"


def regions(language: str) -> dict[str, str]:
    """Return ISO 3166-1 alpha-2 code -> name."""
    named = Locale.parse(language).territories
    return {code: name for code, name in sorted(named.items()) if len(code) == 2}


if __name__ == "__main__":
    found = {language: regions(language) for language in LANGUAGES}
    PLACE.write_text(json.dumps(found, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
