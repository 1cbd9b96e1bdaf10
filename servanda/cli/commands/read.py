"""Read one document, without a database, and print what it says.

Offsets are Unicode code points into the document's text, end exclusive; every item quotes the words it
was read from. Plain text is its own text; that of a page, a PDF or a message is printed with `--json`.
"""

import argparse
import json
import sys
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from servanda.cli.days import when
from servanda.cli.ending import end_quickly
from servanda.cli.files import opened
from servanda.cli.findings import tell
from servanda.terms.languages import READ
from servanda.terms.made import use

if TYPE_CHECKING:
    from servanda.extraction.carriers import Opened

EXAMPLES = """examples:
  servanda read article.txt
  servanda read page.html --json
  servanda read article.pdf --json --lang vi --date 2026-02-21
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's words."""
    parser.add_argument(
        "file", help="a text, an HTML page, a PDF, a DOCX, an EML, or a ZIP of these"
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--lang", default="", choices=READ, help="its language")
    parser.add_argument("--date", type=when, metavar="YYYY-MM-DD", help="published when")


def run(options: argparse.Namespace) -> int:
    """Print the reading, or the readings where a file holds several documents."""
    use()
    from servanda.extraction.carried import read_opened
    from servanda.extraction.reading_json import as_json

    end_quickly()
    found: list[dict[str, Any]] = []
    grave = False
    for one in opened(options.file):
        reading = read_opened(one, language=options.lang, published=options.date or "")
        found.append(as_json(reading))
        found[-1]["document"] |= _carried(one)
        if not options.json:
            _print(found[-1])
        grave = tell(reading.findings, file=one.filename, inside=options.file) or grave
    if options.json:
        whole = found[0] if len(found) == 1 else {"documents": found}
        json.dump(whole, sys.stdout, ensure_ascii=False, indent=1)
        print()
    return 1 if grave else 0


def _carried(one: "Opened") -> dict[str, str]:
    """Return what a document that was no plain text has besides: its words, and what read them."""
    if not one.extractor:
        return {}
    text = one.carried.text
    return {
        "file": one.filename,
        "extractor": one.extractor,
        "text_sha256": sha256(text.encode()).hexdigest(),
        "address": one.carried.address,
        "text": text,
    }


def _print(found: dict[str, object]) -> None:
    document = found["document"]
    assert isinstance(document, dict)
    print(document["headline"] or "(no headline found)")
    print(f"  {document['language'] or '?'} · {document['published'] or 'no date'}", end="")
    print(f" · {document['outlet'] or 'no outlet'} · sha256 {document['sha256'][:12]}")
    for name in ("dates", "occasions", "amounts", "statements", "promises", "identifiers"):
        items = found[name]
        assert isinstance(items, list)
        print(f"\n{name}: {len(items)}")
        for item in items:
            quote = " ".join(item["quote"].split())
            print(
                f"  {item['start']}-{item['end']}  {quote if len(quote) < 110 else quote[:109] + '…'}"
            )
    parties = found["parties"]
    assert isinstance(parties, list)
    print(f"\nparties: {len(parties)}")
    for party in parties:
        print(f"  {party['id']}  {party['name']} ({len(party['mentions'])})")
