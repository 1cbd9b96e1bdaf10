"""What Python makes of our words, made beforehand: patterns and tables, kept as Python keeps compiled modules.

A command that reads one article spent half of its time on making patterns of the words of a language.
`keeping` writes them into one file beside the compiled modules (`make install` does so, by tools/made.py)
and `use` takes them from there, their code laid out to find the same sooner (pattern_layout.py). A pattern
is found by its own text and flags, a table by the size and the time of its file, and the file holds for one
build of Python alone: whatever does not fit is made anew.
"""

import marshal
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from importlib import import_module
from typing import Any

FILE = os.path.join(
    os.path.dirname(__file__), "__pycache__", f"{sys.implementation.cache_tag}.made"
)
# What imports of published data make of patterns lies apart: who reads an article needs none of it.
BULK = f"{FILE.removesuffix('.made')}.bulk.made"
_ROOT = os.path.dirname(os.path.dirname(__file__))
_DEBUG = 128  # re.DEBUG prints while a pattern is made
_LAYOUT = (
    3  # of the code of patterns (pattern_layout.py); raise it when the same pattern gets other code
)
# (pattern, flags) -> all its flags, its code, how many groups, their names by number and back.
Patterns = dict[tuple[str, int], tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]]
# A file's path from the package -> its time, its size, the table.
Tables = dict[str, tuple[int, int, bytes]]
_kept: Tables | None = None  # what `keeping` gathers


def use(path: str = "") -> None:
    """Take patterns from a file from now on, as far as it has them; another file may be used beside it."""
    path = path or FILE
    patterns, _ = _made(path)
    compiler: Any = import_module("re._compiler")
    used = getattr(compiler.compile, "made", ())
    if not patterns or path in used or _kept is not None:  # what is kept is kept whole
        return
    anew, build = compiler.compile, import_module("_sre").compile

    def known(pattern: Any, flags: int = 0) -> Any:
        found = patterns.get((pattern, int(flags))) if isinstance(pattern, str) else None
        if found is None:
            return anew(pattern, flags)
        every, code, *rest = found
        return build(pattern, every, memoryview(code).cast("I").tolist(), *rest)

    known.made, known.anew = (*used, path), anew  # type: ignore[attr-defined]
    compiler.compile = known


def is_made(path: str) -> bool:
    """Tell whether there is a file that holds for this build."""
    return bool(_made(path)[0])


def table(path: str) -> dict[str, Any]:
    """Return a table of words (TOML) by its path; FileNotFoundError when there is none."""
    status = os.stat(path)
    name = os.path.relpath(path, _ROOT)
    stamp = (status.st_mtime_ns, status.st_size)
    *known, content = _made(FILE)[1].get(name, (0, 0, b""))
    if tuple(known) == stamp and _kept is None:  # what is kept is kept whole
        return dict(marshal.loads(content))  # noqa: S302 - our own file, trusted like compiled modules
    import tomllib  # not where nothing has to be taken apart

    with open(path, encoding="utf-8") as file:
        found = tomllib.loads(file.read())
    if _kept is not None:
        _kept[name] = (*stamp, marshal.dumps(found))
    return found


@contextmanager
def keeping(path: str = FILE) -> Iterator[None]:
    """Keep every pattern that is made and every table that is taken apart until the end."""
    global _kept
    patterns: Patterns = {}
    compiler: Any = import_module("re._compiler")
    core: Any = import_module("_sre")
    before = anew = compiler.compile
    while hasattr(anew, "anew"):  # what an earlier file has is made once more
        anew = anew.anew
    tables = _kept = {}
    compiler.compile = _watched(anew, compiler, core, patterns)
    try:
        yield
    finally:
        compiler.compile, _kept = before, None
    os.makedirs(os.path.dirname(path), exist_ok=True)
    own = f"{path}.{os.getpid()}"  # two may make it at once
    with open(own, "wb") as file:
        marshal.dump((_build(), _laid_out(patterns), tables), file)
    os.replace(own, path)


def _laid_out(patterns: Patterns) -> Patterns:
    """Return the patterns with code that finds the same sooner."""
    from servanda.terms.pattern_layout import lay_out  # only where patterns are kept

    made: Patterns = {}
    for (pattern, flags), (every, _, groups, names, back) in patterns.items():
        code = b"".join(n.to_bytes(4, sys.byteorder) for n in lay_out(pattern, flags))
        made[pattern, flags] = (every, code, groups, names, back)
    return made


def _watched(
    anew: Callable[..., Any], compiler: Any, core: Any, patterns: Patterns
) -> Callable[..., Any]:
    """Return a compiler that notes what it hands to the core of `re`."""

    class Core:
        @staticmethod
        def compile(pattern: str, every: int, code: list[int], *rest: Any) -> Any:
            made.append((every, b"", *rest))
            return core.compile(pattern, every, code, *rest)

        def __getattr__(self, name: str) -> Any:
            return getattr(core, name)

    made: list[Any] = []

    def watched(pattern: Any, flags: int = 0) -> Any:
        made.clear()
        compiler._sre = Core()
        try:
            found = anew(pattern, flags)
        finally:
            compiler._sre = core
        if isinstance(pattern, str) and made and not int(flags) & _DEBUG:
            patterns[pattern, int(flags)] = made[-1]
        return found

    return watched


def _build() -> tuple[str, int, int, int]:
    """Return what tells one build of Python and of our layout from another whose patterns may differ."""
    core = import_module("_sre")
    return sys.version, core.MAGIC, core.CODESIZE, _LAYOUT


@cache
def _made(path: str) -> tuple[Patterns, Tables]:
    """Return what a file keeps; nothing where there is none, or it is of another build."""
    try:
        with open(path, "rb") as file:
            build, patterns, tables = marshal.load(file)  # noqa: S302 - as above
    except (OSError, ValueError, EOFError, TypeError):
        return {}, {}
    return (patterns, tables) if build == _build() else ({}, {})
