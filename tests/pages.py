"""The pages of the documentation as tests read them: code blocks, commands, links, tables."""

import re
import shlex
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
BLOCK = re.compile(r"^(?P<indent> *)```(?P<name>\w*)\n(?P<body>.*?)^(?P=indent)```$", re.M | re.S)
SPAN = re.compile(r"(?<!`)`([^`\n]+)`(?!`)")
SHELL = ("", "sh")
ASSIGNED = re.compile(r"[A-Z_]+=\S*")


@dataclass(frozen=True)
class Block:
    """A fenced block of a page without its indentation."""

    page: Path
    name: str
    body: str


def pages() -> list[Path]:
    """Return every page: those of docs/ and those that stand at the top."""
    return sorted([*DOCS.rglob("*.md"), ROOT / "README.md", ROOT / "CHANGELOG.md"])


def blocks(page: Path) -> list[Block]:
    """Return the fenced blocks of a page in order."""
    found = []
    for match in BLOCK.finditer(page.read_text(encoding="utf-8")):
        cut = len(match["indent"])
        lines = [line[cut:] for line in match["body"].splitlines()]
        found.append(Block(page=page, name=match["name"], body="\n".join(lines) + "\n"))
    return found


def prose(page: Path) -> str:
    """Return a page without its fenced blocks."""
    return BLOCK.sub("", page.read_text(encoding="utf-8"))


def shell_commands(page: Path) -> list[str]:
    """Return the commands of a page's shell blocks, continued lines joined, comments left out."""
    found = []
    for block in blocks(page):
        if block.name in SHELL:
            found += commands_of(block.body)
    return found


def commands_of(body: str) -> list[str]:
    """Return the commands of a shell block; the text of a here-document is none."""
    found, until = [], ""
    for line in body.replace("\\\n", " ").splitlines():
        if until:
            until = "" if line.strip() == until else until
            continue
        here = re.search(r"<<-?\s*'?(\w+)'?", line)
        until = here[1] if here else ""
        if line.strip() and not line.strip().startswith("#"):
            found.append(line.strip())
    return found


def servanda_words(command: str) -> list[str] | None:
    """Return the words after `servanda` of a shell command, None when it is another command."""
    words = shlex.split(command, comments=True)
    while words and (ASSIGNED.fullmatch(words[0]) or words[0] == "sudo"):
        words = words[1:]
    if not words or words[0].rpartition("/")[2] != "servanda":
        return None
    for number, word in enumerate(words):
        if word in ("|", ">", ">>", "&&", ";"):
            return words[1:number]
    return words[1:]


def table_keys(page: Path, heading: str) -> list[str]:
    """Return what stands in code in the first column of the tables below a heading."""
    text = page.read_text(encoding="utf-8")
    part = re.split(rf"^##+ {re.escape(heading)}$", text, flags=re.M)[1]
    part = re.split(r"^##+ ", part, flags=re.M)[0]
    return re.findall(r"^\| `([^`]+)` \|", part, flags=re.M)
