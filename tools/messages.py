"""Collect, compile and check the words of pages, without gettext's own programs.

python tools/messages.py update    collect msgids into servanda/locale/{vi,ar}/LC_MESSAGES/django.po
python tools/messages.py compile   write the .mo files that Django reads
python tools/messages.py check     exit 1 when a string is untranslated, fuzzy or lacks a placeholder
"""

import io
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "servanda"
TRANSLATED = ("vi", "ar")  # English is the language of the msgids
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
HOLE = re.compile(r"%\(\w+\)[sd]|\{\w*\}")


def sources() -> Iterator[tuple[Path, str]]:
    """Yield each file that holds words, as Python source; templates pass through Django first."""
    from django.conf import settings
    from django.utils.translation.template import templatize

    if not settings.configured:
        settings.configure()
    for path in sorted(PACKAGE.rglob("*.py")):
        yield path, path.read_text(encoding="utf-8")
    for path in sorted([*PACKAGE.rglob("*.html"), *PACKAGE.rglob("templates/**/*.txt")]):
        if "vendor" not in path.parts:
            yield path, templatize(path.read_text(encoding="utf-8"), origin=str(path))


def collected(language: str) -> Catalog:
    """Return a catalogue of every msgid in the sources, without translations."""
    catalog = Catalog(locale=language, project="Servanda", charset="utf-8", fuzzy=False)
    for path, text in sources():
        found = extract("python", io.BytesIO(text.encode()), keywords=KEYWORDS)
        for _line, message, _comments, context in found:
            catalog.add(message, context=context, locations=[(str(path.relative_to(ROOT)), 0)])
    return catalog


def place(language: str) -> Path:
    """Return where a language's catalogue lies."""
    return PACKAGE / "locale" / language / "LC_MESSAGES" / "django.po"


def kept(language: str) -> Catalog:
    """Return the catalogue as kept in the repository, empty where there is none."""
    path = place(language)
    if not path.exists():
        return Catalog(locale=language)
    with path.open("rb") as stream:
        return read_po(stream, locale=language)


def update() -> None:
    """Bring the kept catalogues up to the sources; translations stay, unused ones go."""
    for language in TRANSLATED:
        fresh, old = collected(language), kept(language)
        for message in fresh:
            known = old.get(message.id, message.context) if message.id else None
            if known and known.string:
                message.string = known.string
        path = place(language)
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as stream:
            write_po(stream, fresh, width=100, sort_output=True, no_location=True, omit_header=False)


def compile_all() -> None:
    """Write the binary catalogues, whole or not at all."""
    for language in TRANSLATED:
        path = place(language)
        if path.exists():
            buffer = io.BytesIO()
            write_mo(buffer, kept(language))
            beside = path.with_suffix(".mo.new")
            beside.write_bytes(buffer.getvalue())
            beside.replace(path.with_suffix(".mo"))


def faults() -> list[str]:
    """Return one line for each string that a page would show in the wrong language or break on."""
    found = []
    for language in TRANSLATED:
        have = kept(language)
        for message in collected(language):
            if not message.id:
                continue
            known = have.get(message.id, message.context)
            strings = known.string if known else ""
            forms = strings if isinstance(strings, tuple | list) else (strings,)
            ids = message.id if isinstance(message.id, tuple | list) else (message.id,)
            if not known or not all(forms) or known.fuzzy:
                found.append(f"{language}: not translated: {ids[0]!r}")
            elif any(set(HOLE.findall(form)) - set(HOLE.findall(" ".join(ids))) for form in forms):
                found.append(f"{language}: other placeholders: {ids[0]!r}")
    return found


def main() -> int:
    """Run what the command line asks for."""
    what = sys.argv[1] if len(sys.argv) == 2 else ""
    if what == "update":
        update()
    elif what == "compile":
        compile_all()
    elif what == "check":
        wrong = faults()
        print("\n".join(wrong) or "every string is translated")
        return 1 if wrong else 0
    else:
        print(__doc__)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
