"""What the sources say of themselves: every finding code that can be yielded, with its level.

Codes are read from the syntax tree: `Finding(code="read.no-date", level=Level.NOTE)`, and calls of a
function that makes findings from a code (`fault("row.ragged", ...)`, which puts `package.` before it).
A code that cannot be read from the source fails: write it out, so that it can be documented.
"""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

Levels = dict[str, set[str]]
Nodes = list[ast.AST]  # all of a tree, walked once


@dataclass(frozen=True)
class Factory:
    """A function that makes a finding from the code it is given: what it puts before, the level."""

    home: Path
    name: str
    prefix: str
    level: str


def finding_codes(paths: list[Path]) -> Levels:
    """Return code -> levels for all the sources; ValueError names a code that cannot be read."""
    trees = {p: list(ast.walk(ast.parse(p.read_text(encoding="utf-8")))) for p in paths}
    made = [factory for path, nodes in trees.items() for factory in _factories(path, nodes)]
    ends = {code for nodes in trees.values() for code in _cell_codes(nodes)}
    found: Levels = {}
    for path, nodes in trees.items():
        taken = _imported(nodes)
        known = {f.name: f for f in made if f.home == path or (f.home.stem, f.name) in taken}
        inside = {id(n) for f in _functions(nodes) if _makes(f) for n in ast.walk(f)}
        for call in _calls(nodes):
            for code, level in _codes(call, known, ends=ends, passing=id(call) in inside):
                found.setdefault(code, set()).add(level)
    return found


def _functions(nodes: Nodes) -> Iterator[ast.FunctionDef]:
    return (node for node in nodes if isinstance(node, ast.FunctionDef))


def _calls(nodes: Nodes) -> Iterator[ast.Call]:
    return (node for node in nodes if isinstance(node, ast.Call))


def _named(call: ast.Call) -> str:
    return call.func.id if isinstance(call.func, ast.Name) else ""


def _keyword(call: ast.Call, name: str) -> ast.expr | None:
    return next((k.value for k in call.keywords if k.arg == name), None)


def _makes(function: ast.FunctionDef) -> tuple[str, str] | None:
    """Return (prefix, level) of a function that hands its parameter `code` to a Finding."""
    if "code" not in [a.arg for a in function.args.args]:
        return None
    for call in _calls(list(ast.walk(function))):
        code = _keyword(call, "code")
        if _named(call) != "Finding" or code is None:
            continue
        if isinstance(code, ast.Name) and code.id == "code":
            return "", _level(call)
        if isinstance(code, ast.JoinedStr) and isinstance(code.values[0], ast.Constant):
            return str(code.values[0].value), _level(call)
    return None


def _level(call: ast.Call) -> str:
    level = _keyword(call, "level")
    if not isinstance(level, ast.Attribute):
        raise ValueError(f"line {call.lineno}: write the level of a finding out, as Level.ERROR")
    return level.attr.lower()


def _factories(path: Path, nodes: Nodes) -> Iterator[Factory]:
    for function in _functions(nodes):
        made = _makes(function)
        if made:
            yield Factory(home=path, name=function.name, prefix=made[0], level=made[1])


def _imported(nodes: Nodes) -> set[tuple[str, str]]:
    """Return what a module takes from others: the last part of their name, and the name taken."""
    taken = (node for node in nodes if isinstance(node, ast.ImportFrom) and node.module)
    return {((n.module or "").rpartition(".")[2], a.name) for n in taken for a in n.names}


def _cell_codes(nodes: Nodes) -> Iterator[str]:
    """Yield the codes that a fault of a cell ends with."""
    for call in _calls(nodes):
        if _named(call) == "CellError":
            yield str(ast.literal_eval(call.args[0]))


def _codes(
    call: ast.Call, known: dict[str, Factory], *, ends: set[str], passing: bool
) -> Iterator[tuple[str, str]]:
    name = _named(call)
    if name == "Finding" and not passing:
        code = _keyword(call, "code")
        if not (isinstance(code, ast.Constant) and isinstance(code.value, str)):
            raise ValueError(f"line {call.lineno}: write the code of a finding out")
        yield code.value, _level(call)
    elif name in known:
        made, code = known[name], call.args[0]
        for end in _ends(code, ends):
            yield f"{made.prefix}{end}", made.level


def _ends(code: ast.expr, ends: set[str]) -> list[str]:
    """Return what a factory is called with: one code, or a group's head with each code of a cell."""
    if isinstance(code, ast.Constant):
        return [str(code.value)]
    if isinstance(code, ast.JoinedStr) and len(code.values) == 2:
        head, tail = code.values
        of_cell = isinstance(tail, ast.FormattedValue) and isinstance(tail.value, ast.Attribute)
        if isinstance(head, ast.Constant) and of_cell:
            return [f"{head.value}{end}" for end in ends]
    raise ValueError(f"line {code.lineno}: write the code of a finding out")
