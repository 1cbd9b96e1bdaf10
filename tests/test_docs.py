"""The documentation holds: links lead somewhere, commands parse, and the references are whole."""

import argparse
import json
import re
import shlex
from collections.abc import Iterator
from contextlib import redirect_stderr
from functools import cache
from importlib import import_module
from io import StringIO
from pathlib import Path

import pytest

from servanda.cli import main
from servanda.cli.dispatch import COMMANDS
from tests.pages import DOCS, ROOT, SPAN, pages, prose, servanda_words, shell_commands, table_keys

LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#+ (.+)$", re.M)
SYNOPSIS = re.compile(r"[\[\]|…]|\.\.\.|(?<![\w/-])[A-Z]{3,}(?![\w-])")  # FILE..., [--json], a|b
OPTION = re.compile(r"--[a-z][a-z-]*")
KINDS = ("tutorials", "how-to", "reference", "explanation", "decisions")
NAMES = [str(page.relative_to(ROOT)) for page in pages()]


@cache
def parser(name: str) -> argparse.ArgumentParser:
    """Return the real parser of a command."""
    made = argparse.ArgumentParser(prog=name, allow_abbrev=False)
    import_module(f"servanda.cli.commands.{name}").add_arguments(made)
    return made


def actions(name: str) -> Iterator[argparse.Action]:
    """Yield every option and word of a command, those of its verbs too."""
    waiting = [parser(name)]
    while waiting:
        for action in waiting.pop()._actions:
            if isinstance(action, argparse._SubParsersAction):
                waiting += action.choices.values()
            yield action


def anchors(page: Path) -> set[str]:
    """Return the names that headings give to places of a page, as GitHub makes them."""
    heads = (re.sub(r"[`*]", "", head).lower() for head in HEADING.findall(prose(page)))
    return {re.sub(r"[^\w\- ]", "", head).replace(" ", "-") for head in heads}


@pytest.mark.parametrize("name", NAMES)
def test_every_link_leads_somewhere(name: str) -> None:
    page = ROOT / name
    lost = []
    for link in LINK.findall(prose(page)):
        path, _, place = link.partition("#")
        if re.match(r"[a-z]+:", link):
            continue
        target = (page.parent / path).resolve() if path else page
        if not target.exists() or (place and place not in anchors(target)):
            lost.append(link)
    assert lost == []


def told(page: Path) -> Iterator[list[str]]:
    """Yield the words of every `servanda ...` of a page, in blocks and in running text."""
    spans = [s for s in SPAN.findall(prose(page)) if re.match(r"\S*servanda [a-z-]", s)]
    for command in [*shell_commands(page), *spans]:
        if SYNOPSIS.search(command) and command in spans:
            command = " ".join(w for w in re.split(r"[\[\]|…\s]+", command) if w)
        words = servanda_words(command)
        if words:
            yield words


@cache
def options(name: str) -> set[str]:
    """Return every option of a command."""
    return {option for action in actions(name) for option in action.option_strings}


@pytest.mark.parametrize("page", NAMES)
def test_every_command_told_is_a_command(page: str) -> None:
    for words in told(ROOT / page):
        assert words[0] in (*COMMANDS, "COMMAND", "--help"), f"there is no {words[0]}"
        if words[0] in COMMANDS:
            unknown = {w for w in words if OPTION.fullmatch(w)} - options(words[0])
            assert unknown == set(), f"servanda {words[0]} has no {', '.join(unknown)}"


def whole(page: Path) -> Iterator[list[str]]:
    """Yield the commands that a reader would copy: those of shell blocks."""
    yield from filter(None, map(servanda_words, shell_commands(page)))


@pytest.mark.parametrize("page", NAMES)
def test_every_command_to_copy_parses(page: str) -> None:
    for words in whole(ROOT / page):
        complaint = StringIO()
        try:
            with redirect_stderr(complaint):
                parser(words[0]).parse_args(words[1:])
        except SystemExit as end:
            pytest.fail(f"servanda {shlex.join(words)}: {end.code} {complaint.getvalue()}")


def test_commands_are_told() -> None:
    """The two above looked at something."""
    assert sum(len(list(told(page))) for page in pages()) > 100
    assert sum(len(list(whole(page))) for page in pages()) > 50


@pytest.mark.parametrize("name", COMMANDS)
def test_the_examples_of_help_parse(name: str) -> None:
    text = import_module(f"servanda.cli.commands.{name}").EXAMPLES.replace("\\\n", " ")
    examples = [servanda_words(re.sub(r"\s{3,}\(.*\)$", "", line)) for line in text.splitlines()]
    told = [words for words in examples[1:] if words]
    assert told, f"servanda {name} --help shows no example"
    for words in told:
        assert words[0] == name
        parser(name).parse_args(words[1:])


def section(name: str) -> str:
    """Return what the reference of commands says of one command."""
    text = (DOCS / "reference" / "commands.md").read_text(encoding="utf-8")
    return text.partition(f"\n## servanda {name}\n")[2].partition("\n## ")[0]


@pytest.mark.parametrize("name", COMMANDS)
def test_the_reference_names_every_option(name: str) -> None:
    """Options, choices and what stands without a dash are those of the parser, no more and no less."""
    said = section(name)
    assert said, f"commands.md has no servanda {name}"
    options, words = set(), set()
    for action in actions(name):
        options |= {o for o in action.option_strings if o not in ("-h", "--help")}
        words |= {str(choice) for choice in action.choices or ()}
        if not action.option_strings and not action.choices:
            metavar = action.metavar or action.dest.upper()
            words |= set(str(metavar).split("|"))
    assert {option for option in options if option not in said} == set()
    assert set(OPTION.findall(said)) <= options | {"--help"}
    assert {word for word in words if not re.search(rf"\b{re.escape(word)}\b", said)} == set()


def keys_printed(capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, object]:
    """Return the object that a command prints."""
    main(list(words))
    found = json.loads(capsys.readouterr().out)
    assert isinstance(found, dict)
    return found


PAGE = (
    "date 2026-02-21\nHarbour talks\n\nOfficials met in Port Ada on 19 February 2026. "
    "Minister Mara Quill said that she will send 500 soldiers by 30 June 2026. "
    "The council adopted resolution 9903 on 17 November 2025.\n"
)


def test_reading_prints_what_the_reference_says(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = DOCS / "reference" / "json.md"
    (tmp_path / "page.txt").write_text(PAGE, encoding="utf-8")
    found = keys_printed(capsys, "read", str(tmp_path / "page.txt"), "--json")
    assert table_keys(page, "servanda read") == list(found)
    for name in ("document", *(n for n in found if n not in ("document", "article"))):
        one = found[name] if name == "document" else next(iter(found[name] or [{}]))  # type: ignore[arg-type]
        assert name == "findings" or one, f"nothing was read under {name}"
        listed = table_keys(page, f"Keys of {name}")
        assert not one or set(listed) == set(one), name


def test_comparing_prints_what_the_reference_says(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = DOCS / "reference" / "json.md"
    body = "The council adopted resolution {} on the harbour after two days of talks in Port Ada."
    rest = "Its members asked the engineers for a plan of the works before the end of the winter."
    files = []
    for name, number in (("one", "9903"), ("two", "9930"), ("three", "9903")):
        path = tmp_path / f"{name}.txt"
        text = "Nothing here is shared with the others at all, said the old man by the sea."
        text = text if name == "three" else f"{body.format(number)} {rest}"
        path.write_text(f"date 2026-02-21\nHarbour talks in Port Ada\n\n{text}\n", encoding="utf-8")
        files.append(str(path))
    found = keys_printed(capsys, "compare", *files, "--json")
    assert table_keys(page, "servanda compare") == list(found)
    for name in ("reprints", "contradictions"):
        one = found[name][0]  # type: ignore[index]
        assert set(table_keys(page, f"Keys of {name}")) == set(one), name
    assert found["stories"] == [files[:2]], "a story has two files or more"


def test_the_index_lists_every_page_under_its_kind() -> None:
    text = (DOCS / "index.md").read_text(encoding="utf-8")
    linked = {(DOCS / link.partition("#")[0]).resolve() for link in LINK.findall(text)}
    kept = {page.resolve() for page in DOCS.rglob("*.md")} - {(DOCS / "index.md").resolve()}
    assert kept - linked == set()
    assert {page.parent.name for page in kept} == set(KINDS)


@pytest.mark.parametrize("name", sorted(p.name for p in (DOCS / "decisions").glob("*.md")))
def test_a_decision_is_dated_and_short(name: str) -> None:
    text = (DOCS / "decisions" / name).read_text(encoding="utf-8")
    dated = re.match(r"\d{4}-\d{2}-\d{2}", name)
    assert dated
    assert f"\n{dated[0]}\n" in text
    assert "**Decision.**" in text
    assert "**Why.**" in text
    assert text.count("\n") <= 40
