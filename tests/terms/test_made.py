"""What was made beforehand finds and captures as what is made anew; what does not fit is not taken."""

import marshal
import os
import re
from importlib import import_module
from pathlib import Path

import pytest

from servanda.terms import made

COMPILER = import_module("re._compiler")
PATTERNS = [
    (r"(?P<who>\w+) (?:sẽ|will) (?P<what>[a-zđ]+)(?!\d)", re.I),
    (r"(?<![\w'])[وف]?(?:سوف|لن)\s+(\w{2,9}+)|(?P<sum>\d{1,3}(?:[.,]\d{3})*)", 0),
    (r"^\s*[-–•]? ?(a|b|[^\W\d_]{3,})$", re.M | re.S),
    (r"(?#nothing)\bquý (?:I{1,3}|IV)/(?P<year>20\d\d)\b", re.X | re.I),
]
TEXT = "Na Uy sẽ gửi 300 lều\n- Peru\nسوف نرسل 1.200,5\nNorway WILL send; quý IV/2026"


@pytest.fixture
def alone(tmp_path, monkeypatch):
    """Keep into a folder of the test, and give `re` its own compiler back."""
    monkeypatch.setattr(made, "FILE", str(tmp_path / "deep" / "words.made"))
    monkeypatch.setattr(COMPILER, "compile", COMPILER.compile)
    made._made.cache_clear()
    re.purge()
    yield tmp_path
    made._made.cache_clear()
    re.purge()


def all_found() -> list[object]:
    """Return all that the patterns find, and what they are."""
    patterns = [re.compile(pattern, flags) for pattern, flags in PATTERNS]
    about = [(p.flags, p.groups, dict(p.groupindex), p.pattern) for p in patterns]
    return [*about, *[[(m.span(), m.groupdict()) for m in p.finditer(TEXT)] for p in patterns]]


def kept_of(table: Path) -> None:
    with made.keeping(made.FILE):
        all_found()
        made.table(str(table))
    re.purge()
    made._made.cache_clear()


def test_patterns_and_tables_are_the_same_as_those_made_anew(alone, monkeypatch):
    table = alone / "words.toml"
    table.write_text('[units]\ntent = ["lều", "خيمة"]\nmost = 3', encoding="utf-8")
    anew, words = all_found(), made.table(str(table))
    re.purge()
    kept_of(table)
    asked = []
    monkeypatch.setattr(COMPILER, "compile", lambda p, flags=0: asked.append(p))
    made.use()
    made.use()  # a second time changes nothing
    assert all_found() == anew
    assert asked == []
    assert made.table(str(table)) == words
    assert re.compile("unheard of") is None
    assert asked == ["unheard of"]


def test_a_second_file_is_used_beside_the_first(alone, monkeypatch):
    """In any order, each once; a file that is not there changes nothing."""
    second = str(alone / "deep" / "more.made")
    kept_of_nothing = alone / "words.toml"
    kept_of_nothing.write_text("most = 3", encoding="utf-8")
    kept_of(kept_of_nothing)
    with made.keeping(second):
        re.compile("a second (?:file|word)s?+")
    re.purge()
    made._made.cache_clear()
    asked = []
    monkeypatch.setattr(COMPILER, "compile", lambda p, flags=0: asked.append(p))
    for path in (second, str(alone / "none.made"), "", second):
        made.use(path)
    assert [made.is_made(path) for path in (second, str(alone / "none.made"))] == [True, False]
    assert re.compile("a second (?:file|word)s?+").match("a second words")
    assert all_found()
    assert asked == []


def test_what_is_kept_again_is_kept_whole(alone):
    """Whoever reads while it is kept asks for the file of before: what that has is kept all the same."""
    table = alone / "words.toml"
    table.write_text("most = 3", encoding="utf-8")
    kept_of(table)
    first = Path(made.FILE).read_bytes()
    made.use()
    with made.keeping(made.FILE):
        made.use()
        all_found()
        made.table(str(table))
    assert Path(made.FILE).read_bytes() == first


def test_a_table_that_has_changed_is_taken_apart_anew(alone):
    table = alone / "words.toml"
    table.write_text("most = 3", encoding="utf-8")
    kept_of(table)
    table.write_text("most = 40", encoding="utf-8")
    assert made.table(str(table)) == {"most": 40}
    os.remove(table)
    with pytest.raises(FileNotFoundError):
        made.table(str(table))


def test_kept_a_second_time_nothing_is_lost(alone):
    table = alone / "words.toml"
    table.write_text("most = 3", encoding="utf-8")
    for _ in range(2):
        kept_of(table)
        patterns, tables = made._made(made.FILE)
        assert (len(patterns) >= len(PATTERNS), len(tables)) == (True, 1)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x00",
        b"no marshalled words",
        marshal.dumps(3),
        marshal.dumps((("3.9", 1, 4), {}, {})),
    ],
    ids=["empty", "cut off", "broken", "a number", "of another build"],
)
def test_a_file_that_does_not_fit_is_as_none(alone, content):
    os.makedirs(os.path.dirname(made.FILE))
    Path(made.FILE).write_bytes(content)
    before = COMPILER.compile
    made.use()
    assert COMPILER.compile is before
    assert all_found()
