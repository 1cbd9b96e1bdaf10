"""A language is added by a folder and one line: an invented folder of Esperanto, in its own process."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from servanda.extraction.lexicon import PLACE

# The files of docs/how-to/add-a-language.md, as few words as its steps ask for.
FIRST = {
    "language": 'function = ["la", "de", "kaj", "en", "al", "por", "estas", "ne", "ke", "kun"]',
    "sentences": 'abbreviations = ["d-ro"]',
    "page": 'chrome = ["ensaluti"]\nlabel = ["novaĵoj"]',
    "identifiers": 'resolution = ["rezolucio"]\nnumber = ["n-ro"]\nbody = []',
    "dates": """
to = ["ĝis"]
and = ["kaj"]
day_lead = ["la"]
year_lead = []
edge = ["fino de"]
born = ["naskita en"]
small_months = true
[months]
"5" = ["majo"]
"9" = ["septembro"]
[quarters]
[halves]
[relative_days]
[relative_months]
[relative_years]
"1" = ["venontjare"]
""",
    "amounts": """
thousands = "."
at_most = ["ĝis"]
[multipliers]
"1000000" = ["milionojn"]
[digits]
"2" = ["du"]
[currencies]
USD = ["da dolaroj"]
[units]
soldier = ["soldatojn", "soldatoj"]
""",
    "parties": '[names]\n"country:MW" = ["Malavion"]\n"org:united-nations" = ["UN"]',
}
# The second half: who says and promises what.
SECOND = {
    "people": 'titles = ["Ministro"]\naddress = []\nsays = ["diris"]\nbodies = []\nno_name = []',
    "statements": """
says = ["diris"]
that = ["ke"]
finite = ["sendos", "estas"]
heads = ["ministro"]
offices = ["ministro"]
""",
    "promises": """
[cues.commit]
modality = "pledge"
strength = 3
spoken = true
phrases = ["promesis", "sendos"]
[cues.nominal]
modality = "pledge"
strength = 3
phrases = []
[cues.listed]
modality = "pledge"
strength = 3
phrases = []
[wording]
negation = ["ne"]
fine_after_cue = []
firm = ["sendos"]
amounts_not_promised = ["year"]
[subject]
adverbs = ["jam"]
and = ["kaj"]
actors = ["registaro"]
goes_on = ["kaj"]
[pronouns]
we = ["ni"]
[clause]
ends = [", sed"]
conditions = ["se"]
due = ["en"]
beneficiary = ["al", "por"]
[kinds]
personnel = ["soldatojn"]
""",
}
TEXT = (
    "La registaro de la lando estas kun ni. Norvegujo sendos ĝis 1.300 soldatojn al Malavio en majo "
    "2026. Norvegujo promesis 2 milionojn da dolaroj por la UN kaj ne por Malavion."
)
_RUN = """
import json, sys
from pathlib import Path
from servanda.terms import languages
languages.READ = (*languages.READ, "eo")
from servanda.extraction import lexicon
lexicon.PLACE = Path(sys.argv[1])
from servanda.extraction.reading import read
from servanda.extraction.reading_json import as_json
print(json.dumps(as_json(read(sys.argv[2], published="2026-02-21"))))
"""


def read_with(folder: Path, text: str) -> dict[str, list[dict[str, object]]]:
    """Read a text in a process of its own, which knows the folder's languages."""
    command = [sys.executable, "-c", _RUN, str(folder), text]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    found: dict[str, list[dict[str, object]]] = json.loads(done.stdout)
    return found


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Copy the languages we have, and add one."""
    shutil.copytree(Path(str(PLACE)), tmp_path / "lexicon")
    own = tmp_path / "lexicon" / "eo"
    own.mkdir()
    for name, words in FIRST.items():
        (own / f"{name}.toml").write_text(words, encoding="utf-8")
    return tmp_path / "lexicon"


def test_words_of_numbers_dates_and_names_come_first(folder: Path) -> None:
    made = read_with(folder, TEXT)
    assert made["document"]["language"] == "eo"
    assert [(d["quote"], d["value"]) for d in made["dates"]] == [("majo 2026", "2026-05")]
    amounts = [(a["quote"], a["unit"], a["value"], a["maximum"]) for a in made["amounts"]]
    assert amounts == [
        ("1.300 soldatojn", "soldier", 1300, 1300),
        ("2 milionojn da dolaroj", "USD", 2000000, None),
    ]
    parties = {party["id"] for party in made["parties"]}
    assert parties == {"country:NO", "country:MW", "org:united-nations"}
    assert made["promises"] == made["statements"] == []


def test_promises_and_statements_come_second(folder: Path) -> None:
    for name, words in SECOND.items():
        (folder / "eo" / f"{name}.toml").write_text(words, encoding="utf-8")
    made = read_with(folder, TEXT + " Ministro Anna Berg diris ke la vojo estas longa.")
    promises = [(p["quote"], p["obligor"], p["modality"], p["due"]) for p in made["promises"]]
    assert promises == [
        (
            "Norvegujo sendos ĝis 1.300 soldatojn al Malavio en majo 2026",
            ["country:NO"],
            "pledge",
            "2026-05",
        ),
        (
            "Norvegujo promesis 2 milionojn da dolaroj por la UN kaj ne por Malavion",
            ["country:NO"],
            "pledge",
            None,
        ),
    ]
    said = [(s["quote"], s["speaker"]) for s in made["statements"]]
    assert said == [("la vojo estas longa", "person:anna-berg")]
