"""What `servanda read` loads and opens before and while it reads: the floor under its start-up.

No clock: what it may load is named, what it opens is weighed. A library that slips onto this way costs
every reader of every article.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import servanda

ROOT = Path(servanda.__file__).parent
TEXTS = {
    "vi": "Ngày 19/2/2026, Bộ trưởng Ngoại giao Lê Hoài Trung cho biết Việt Nam sẽ đóng góp 5 triệu USD.",
    "en": "On 19 February 2026 Norway's minister said that Norway will give $5 million to Gaza by June.",
    "ar": "وقال وزير الخارجية في 19 فبراير 2026 إن قطر ستقدم 5 ملايين دولار إلى غزة قبل نهاية يونيو.",
}
# Of other languages: what tells languages apart, where their sentences and identifiers end, and names.
SHARED = {"language", "page", "sentences", "identifiers", "people", "names"}
MOST_WORDS = 0.65  # of the bytes of all words, most in Arabic; a reader of all would open over 0.8
MOST_MODULES = (
    132  # of our own; a folder's `__init__` that only says what it holds costs next to nothing
)
_FOLDER = 300  # bytes of such an `__init__`
MOST_PATTERNS = 200_000  # characters: .25 of the .6 s when made anew; merge before raising
NEVER = {
    *("django", "rich", "lxml", "babel", "httpx", "rapidfuzz", "pypdfium2", "pyarrow", "duckdb"),
    *("asyncio", "concurrent", "ctypes", "email", "http", "logging", "multiprocessing", "pathlib"),
    *(
        "pickle",
        "random",
        "shutil",
        "sqlite3",
        "subprocess",
        "tempfile",
        "urllib",
        "xml",
        "zipfile",
    ),
}
ROOMS = {"cli", "extraction", "records", "terms"}
_RUN = """
import json, os, sys
import re._compiler
before, opened, patterns, make = set(sys.modules), [], [], re._compiler.compile
def hear(event, given):
    if event == "open" and isinstance(given[0], str) and not given[0].endswith((".py", ".pyc")):
        opened.append(given[0])
sys.addaudithook(hear)
def made(pattern, flags=0):
    patterns.append(len(pattern))
    return make(pattern, flags)
re._compiler.compile = made
from servanda.cli.dispatch import main
from servanda.terms import made as beforehand
beforehand.FILE = ""  # as if nothing had been made beforehand
sys.stdout = open(os.devnull, "w")
code = main(["read", sys.argv[1], "--json"])
json.dump([code, sorted(set(sys.modules) - before), opened, sum(patterns)], sys.__stdout__)
"""
_PATTERNS = """
import os, sys
import re._compiler
patterns, make = [], re._compiler.compile
def made(pattern, flags=0):
    patterns.append(repr(pattern))
    return make(pattern, flags)
re._compiler.compile = made
from servanda.cli.dispatch import main
from servanda.terms import made as beforehand
beforehand.FILE = ""
sys.stdout = open(os.devnull, "w")
main(["read", sys.argv[1], "--json"])
print(*sorted(patterns), sep=chr(10), file=sys.__stdout__)
"""


@pytest.fixture(scope="module", params=sorted(TEXTS))
def run(request, tmp_path_factory) -> tuple[str, list[str], list[Path], int]:
    """Read a short text in a process of its own; return its language, modules, files, patterns."""
    path = tmp_path_factory.mktemp("read") / "short.txt"
    path.write_text(TEXTS[request.param], encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", _RUN, str(path)], capture_output=True, text=True, check=True
    )
    code, modules, opened, patterns = json.loads(done.stdout)
    assert code == 0
    ours = [Path(one) for one in opened if Path(one).is_relative_to(ROOT)]
    return request.param, modules, ours, patterns


def test_no_library_that_reading_does_not_need_is_loaded(run) -> None:
    assert NEVER.isdisjoint(name.partition(".")[0] for name in run[1])
    assert {"importlib.metadata", "importlib.resources"}.isdisjoint(run[1])


def test_of_our_own_only_the_rooms_of_reading_are_loaded(run) -> None:
    ours = [name.split(".") for name in run[1] if name.startswith("servanda")]
    assert {name[1] for name in ours if len(name) > 1} == ROOMS
    files = [ROOT.joinpath(*name[1:], "__init__.py") for name in ours]
    folders = [file for file in files if file.is_file() and file.stat().st_size <= _FOLDER]
    assert len(ours) - len(folders) <= MOST_MODULES


def test_only_the_words_of_its_language_are_opened_and_each_once(run) -> None:
    language, _, opened, _ = run
    assert len(opened) == len(set(opened))
    others = [p for p in opened if p.parent.parent.name == "lexicon" and p.parent.name != language]
    assert {path.stem for path in others} <= SHARED
    every = sum(path.stat().st_size for path in ROOT.rglob("*.toml"))
    assert sum(path.stat().st_size for path in opened) < MOST_WORDS * every


def test_the_patterns_of_a_language_stay_within_their_measure(run) -> None:
    assert 10_000 < run[3] < MOST_PATTERNS


def test_patterns_are_the_same_in_every_process(tmp_path) -> None:
    """Else those made beforehand are of no use: sets are in another order in each process."""
    for language, text in TEXTS.items():
        path = tmp_path / f"{language}.txt"
        path.write_text(text, encoding="utf-8")
        made = [
            subprocess.run(
                [sys.executable, "-c", _PATTERNS, str(path)],
                env={**os.environ, "PYTHONHASHSEED": seed},
                capture_output=True,
                check=True,
            ).stdout
            for seed in ("1", "2")
        ]
        assert len(made[0]) > 10_000
        assert made[0] == made[1]
