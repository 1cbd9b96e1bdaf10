"""What the rooms below the desk say to a person: the words of every refusal and finding, from the code.

A message is looked up where it is made: the text itself, or the variable that holds it in the same
function. What is filled in stands as `{}`.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2] / "servanda"
MAKERS = {"Refused", "Unknown", "Forbidden", "Unkept", "Finding", "fault", "warning", "note"}
# Who makes findings from a code and words, besides, in the readers of published data.
FROM_CODE = {"error", "_error", "_warning", "_note", "_fault", "_finding"}
# The rooms whose words reach the desk: what its actions call.
FILES = (
    *(
        f"actions/{name}.py"
        for name in (
            *("actor", "adoption", "asking", "copies", "corrections", "cues", "decide", "fields"),
            *("identity", "keeping", "matching", "matching_evidence", "reconcile", "review"),
            *("second", "take"),
        )
    ),
    *("ledger/checks.py", "ledger/store.py", "ledger/standings.py"),
    *("extraction/carried.py", "extraction/reading_findings.py", "extraction/second/findings.py"),
)


def files() -> list[Path]:
    """Return the modules, those of the carriers included."""
    carriers = sorted((ROOT / "extraction/carriers").glob("*.py"))
    return [*(ROOT / name for name in FILES), *carriers]


def published() -> list[Path]:
    """Return the modules that find what is wrong with published data."""
    standards = (
        one for one in (ROOT / "standards").rglob("*.py") if "datapackage" not in one.parts
    )
    taking = (ROOT / f"actions/dataset_{name}.py" for name in ("intake", "jobs"))
    return [*sorted(standards), *sorted((ROOT / "flows").glob("*.py")), *taking]


def sayings(path: Path) -> Iterator[tuple[int, str]]:
    """Yield the line and the words of all that a module says to people."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for function in (n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef)):
        held: dict[str, list[ast.expr]] = {}
        for name, value in (*_held(tree.body), *_held(list(ast.walk(function)))):
            held.setdefault(name, []).append(value)
        for call in (n for n in ast.walk(function) if isinstance(n, ast.Call)):
            if _name(call.func) in MAKERS | FROM_CODE:
                for words in _spoken(call, held):
                    yield call.lineno, words


def _name(func: ast.expr) -> str:
    return func.id if isinstance(func, ast.Name) else ""


def _held(body: list) -> Iterator[tuple[str, ast.expr]]:
    for node in body:
        if isinstance(node, ast.Assign):
            for target in node.targets:
                if isinstance(target, ast.Name):
                    yield target.id, node.value
                elif isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple):
                    yield from (
                        (one.id, value)
                        for one, value in zip(target.elts, node.value.elts, strict=True)
                        if isinstance(one, ast.Name)
                    )


def _spoken(call: ast.Call, held: dict[str, list[ast.expr]]) -> Iterator[str]:
    """Yield the words that a call is given, without codes, kinds and places."""
    name = _name(call.func)
    skipped = (
        1 if name in FROM_CODE else {"fault": 1, "warning": 1, "note": 1, "Unkept": 2}.get(name, 0)
    )
    given = [*call.args[skipped:], *(k.value for k in call.keywords if k.arg in _WORDS)]
    for node in given:
        for words in _texts(node, held):
            if words.replace("{}", "").strip(" .:"):
                yield words


_WORDS = ("message", "advice")


def _texts(node: ast.expr, held: dict[str, list[ast.expr]]) -> list[str]:
    if isinstance(node, ast.Constant):
        return [node.value] if isinstance(node.value, str) else []
    if isinstance(node, ast.JoinedStr):
        return ["".join(str(p.value) if isinstance(p, ast.Constant) else "{}" for p in node.values)]
    if isinstance(node, ast.BinOp):
        return [a + b for a in _texts(node.left, held) for b in _texts(node.right, held)]
    if isinstance(node, ast.IfExp):
        return _texts(node.body, held) + _texts(node.orelse, held)
    if isinstance(node, ast.Subscript):
        return _texts(node.value, held)
    if isinstance(node, ast.Name) and node.id in held:
        rest = {name: value for name, value in held.items() if name != node.id}
        return [text for one in held[node.id] for text in _texts(one, rest)]
    return []
