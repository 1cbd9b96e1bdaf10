"""Collect, compile and check the words of pages, without gettext's own programs.

python tools/messages.py update    collect msgids into servanda/locale/{vi,ar}/LC_MESSAGES/django.po
python tools/messages.py compile   write the .mo files that Django reads
python tools/messages.py check     exit 1 when a string is untranslated, fuzzy or lacks a placeholder
"""

import io
import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from babel import Locale
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from servanda import __version__  # noqa: E402

PACKAGE = ROOT / "servanda"
BEGUN = datetime(2026, 1, 1, tzinfo=UTC)  # so that collecting twice writes the same bytes
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
TAG = re.compile(r"</?\w+[^<>]*>|&\w+;")
# gettext's own expressions, which Django follows. Babel's for Arabic has its last two forms the other
# way round, so it is never asked for one.
PLURALS = {
    "vi": "nplurals=1; plural=0;",
    "ar": (
        "nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 :"
        " n%100>=11 ? 4 : 5;"
    ),
}
# The forms of one number alone (0, 1 and 2 in Arabic) may say it in a word instead of a figure.
WORDED = {"vi": 0, "ar": 3}


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


def messages() -> Iterator[tuple[Any, str | None, str]]:
    """Yield every msgid in the sources (two for a plural), its context and its file."""
    for path, text in sources():
        found = extract("python", io.BytesIO(text.encode()), keywords=KEYWORDS)
        for _line, message, _comments, context in found:
            yield message, context, str(path.relative_to(ROOT))


def collected(language: str) -> Catalog:
    """Return a catalogue of every msgid in the sources, without translations."""
    catalog = Catalog(
        locale=language,
        project="Servanda",
        version=__version__,
        header_comment=f"# Servanda in {Locale.parse(language).english_name}.",
        last_translator="Servanda",
        language_team="Servanda",
        msgid_bugs_address="Servanda",
        creation_date=BEGUN,
        revision_date=BEGUN,
        charset="utf-8",
        fuzzy=False,
    )
    catalog.mime_headers = [("Plural-Forms", PLURALS[language])]
    for message, context, file in messages():
        catalog.add(message, context=context, locations=[(file, 0)])
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


def refreshed(language: str) -> Catalog:
    """Return the sources' msgids with the translations kept; those no longer used are gone."""
    fresh, old = collected(language), kept(language)
    for message in fresh:
        known = old.get(message.id, message.context) if message.id else None
        if known and known.string:
            message.string = known.string
    return fresh


def written(catalog: Catalog) -> bytes:
    """Return a catalogue as the bytes of its file."""
    buffer = io.BytesIO()
    write_po(buffer, catalog, width=100, sort_output=True, no_location=True)
    return buffer.getvalue()


def update() -> None:
    """Bring the kept catalogues up to the sources."""
    for language in TRANSLATED:
        path = place(language)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(written(refreshed(language)))


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
    found = [f"two plurals of one singular: {one!r}" for one in sorted(rivals())]
    for language in TRANSLATED:
        have = kept(language)
        if dict(have.mime_headers).get("Plural-Forms") != PLURALS[language]:
            found.append(f"{language}: other plural forms than gettext's")
        for message in collected(language):
            if message.id:
                known = have.get(message.id, message.context)
                wrong = fault(language, message.id, known)
                found += [f"{language}: {wrong}: {texts_of(message.id)[0]!r}"] if wrong else []
    return found


def rivals() -> set[str]:
    """Return the singulars with two plurals: a catalogue holds only one translation of them."""
    plurals: dict[tuple[str | None, str], set[str]] = {}
    for message, context, _file in messages():
        if isinstance(message, tuple):
            plurals.setdefault((context, message[0]), set()).add(message[1])
    return {one for (_context, one), many in plurals.items() if len(many) > 1}


def texts_of(text: Any) -> tuple[str, ...]:
    """Return the texts of a msgid or a translation: one, or one for each form."""
    return tuple(text) if isinstance(text, tuple | list) else (text or "",)


def fault(language: str, ids: Any, known: Message | None) -> str:
    """Return what is wrong with one translation, "" when nothing is."""
    if not known or known.fuzzy or not all(texts_of(known.string)):
        return "not translated"
    forms, many = texts_of(known.string), texts_of(ids)[-1]
    plural = isinstance(ids, tuple | list)
    if plural and f"nplurals={len(forms)};" not in PLURALS[language]:
        return "other number of forms"
    for at, form in enumerate(forms):
        lacking = set(HOLE.findall(many)) - set(HOLE.findall(form))
        added = set(HOLE.findall(form)) - set(HOLE.findall(many))
        if added or (lacking and not (plural and at < WORDED[language])):
            return "other placeholders"
        if sorted(TAG.findall(form)) != sorted(TAG.findall(many)):
            return "other tags"
    return ""


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
