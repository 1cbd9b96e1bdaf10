"""The house inspects itself: floors, sizes, mirrored tests, and that nothing is left undocumented."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from tests.sources import finding_codes

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "servanda"
MODULES = sorted(p for p in PACKAGE.rglob("*.py") if "migrations" not in p.parts)
FILE_LINES, FUNCTION_LINES, PARAMETERS, POSITIONAL = 400, 40, 5, 2


def tracked() -> list[Path]:
    """Return every file that git keeps, or every file of the tree outside git."""
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False, text=True
    )
    names = [n for n in listed.stdout.split("\0") if n]
    return [ROOT / n for n in names if (ROOT / n).is_file()]


def test_the_floors_hold() -> None:
    command = [str(Path(sys.executable).parent / "lint-imports")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def test_sizes() -> None:
    """A file, its functions and their parameters keep their measure; a file says what it is."""
    assert [fault for path in MODULES for fault in beyond_measure(path)] == []


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def beyond_measure(path: Path) -> Iterator[str]:
    text = path.read_text(encoding="utf-8")
    if text.count("\n") > FILE_LINES:
        yield f"{path} has more than {FILE_LINES} lines"
    tree = tree_of(path)
    if text.strip() and not ast.get_docstring(tree):
        yield f"{path} does not say what it is"
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            if length > FUNCTION_LINES:
                yield f"{path}:{node.lineno} {node.name}: {length} lines"
            given = node.args
            names = [
                a.arg for a in (*given.posonlyargs, *given.args) if a.arg not in ("self", "cls")
            ]
            total = len(names) + len(given.kwonlyargs)
            if total > PARAMETERS:
                yield f"{path}:{node.lineno} {node.name}: {total} parameters"


# Packages of small modules that one test holds together. Records share theirs only as far as they
# are bare shapes: a record that does something has a test of its own.
SHARED = {
    "ledger/models": "ledger/test_models.py",
    "standards/datapackage": "standards/test_datapackage.py",
}
SHAPES = {"records": "records/test_records.py"}
UNMIRRORED = ("__init__.py", "__main__.py", "apps.py")


def has_code(path: Path) -> bool:
    """Tell whether a module defines anything; one that only names things needs no test."""
    defined = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    return any(isinstance(node, defined) for node in tree_of(path).body)


def is_shape(path: Path) -> bool:
    """Tell whether a module has no function and no method: nothing but fields."""
    return not any(isinstance(node, ast.FunctionDef) for node in ast.walk(tree_of(path)))


def mirrors(inside: Path) -> list[Path]:
    """Return where the test of a module may stand: at its mirror, or shared by its package."""
    room = inside.parent.as_posix()
    shared = [SHARED[room]] if room in SHARED else []
    if room in SHAPES and is_shape(PACKAGE / inside):
        shared.append(SHAPES[room])
    own = inside.parent / f"test_{inside.name}"
    return [ROOT / "tests" / place for place in (own, *map(Path, shared))]


def holds_tests(path: Path) -> bool:
    """Tell whether a file is there and defines a test, so that an empty mirror does not count."""
    return path.is_file() and bool(re.search(r"^\s*def test_", path.read_text("utf-8"), re.M))


def test_every_module_has_its_test() -> None:
    """`servanda/<room>/<module>.py` is held by `tests/<room>/test_<module>.py`."""
    missing = []
    for path in MODULES:
        inside = path.relative_to(PACKAGE)
        if path.name in UNMIRRORED or not has_code(path):
            continue
        if not any(holds_tests(place) for place in mirrors(inside)):
            missing.append(inside.as_posix())
    assert not missing, f"no test mirrors: {', '.join(missing)}"


def test_forbidden_names() -> None:
    banned = {"utils", "helpers", "common", "manager", "base", "misc"}
    found = [p for p in PACKAGE.rglob("*") if p.stem in banned and p.suffix != ".html"]
    assert not found


def documented(page: str) -> str:
    return (ROOT / "docs" / "reference" / page).read_text(encoding="utf-8")


def test_every_command_is_documented() -> None:
    from servanda.cli.dispatch import COMMANDS

    page = documented("commands.md")
    assert [name for name in COMMANDS if f"## servanda {name}" not in page] == []


def test_every_setting_is_documented() -> None:
    source = (PACKAGE / "settings.py").read_text(encoding="utf-8")
    names = set(re.findall(r"environ\.get\(\s*\"(\w+)\"", source))
    page = documented("settings.md")
    assert names, "no settings found: has settings.py changed its way of asking?"
    assert sorted(n for n in names if f"`{n}`" not in page) == []


def test_every_finding_is_documented() -> None:
    """Each code has a row with its level; `findings.md` leaves those of packages to `package.md`."""
    codes = finding_codes(MODULES)
    rooms = {code.partition(".")[0] for code in codes}
    assert rooms == {
        "read",
        "carrier",
        "proposer",
        "package",
        "oc4ids",
        "ocds",
        "journal",
        "reconciliation",
        "flows",
        "json",
        "sheet",
        "fts",
        "iati",
        "hxl",
        "pledges",
    }, rooms
    rows = dict(re.findall(r"^\| `([a-z.0-9-]+)` \| (\w+) \|", documented("findings.md"), re.M))
    rows |= dict(
        re.findall(r"^\| `(package\.[a-z.0-9-]+)` \| (\w+) \|", documented("package.md"), re.M)
    )
    levels = {code: " or ".join(sorted(found)) for code, found in codes.items()}
    assert {code: rows.get(code) for code in sorted(levels)} == levels
    assert sorted(rows.keys() - levels.keys()) == [], "no source yields these"


def test_every_standard_is_documented() -> None:
    from servanda.standards import READERS

    pages = "".join(p.read_text(encoding="utf-8") for p in (ROOT / "docs/reference").glob("*.md"))
    assert [s.NAME for s in READERS if s.NAME not in pages] == []


SECRET = re.compile(
    r"-----BEGIN [A-Z ]*PRIVATE KEY|AKIA[0-9A-Z]{16}|/(?:work|root|home)/[a-z]|"
    + "|".join(("pypi" + r"\.org", "pythonhosted" + r"\.org", "npmjs" + r"\.(?:org|com)"))
)


def test_nothing_private_is_kept() -> None:
    found = []
    for path in tracked():
        if path.suffix in (".woff2", ".png", ".ico") or path == Path(__file__).resolve():
            continue
        hit = SECRET.search(path.read_text(encoding="utf-8", errors="replace"))
        if hit:
            found.append(f"{path.relative_to(ROOT)}: {hit.group()}")
    assert not found


def test_no_work_is_put_off() -> None:
    marks = ("TO" + "DO", "FIX" + "ME", "XX" + "X:")
    found = [p for p in MODULES if any(m in p.read_text(encoding="utf-8") for m in marks)]
    assert not found
