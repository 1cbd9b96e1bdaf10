"""Read one document, without a database, and print what it says.

Offsets are Unicode code points into the file's text as decoded, end exclusive; every item quotes the
words it was read from.
"""

import argparse
import json
import sys

from servanda.cli.days import when
from servanda.cli.files import text
from servanda.cli.findings import tell

EXAMPLES = """examples:
  servanda read article.txt
  servanda read article.txt --json
  servanda read article.txt --json --lang vi --date 2026-02-21
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's words."""
    parser.add_argument("file", help="a text file in UTF-8")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--lang", default="", choices=["vi", "en", "ar"], help="its language")
    parser.add_argument("--date", type=when, metavar="YYYY-MM-DD", help="published when")


def run(options: argparse.Namespace) -> int:
    """Print the reading."""
    from servanda.extraction.reading import read
    from servanda.extraction.reading_json import as_json

    reading = read(text(options.file), language=options.lang, published=options.date or "")
    found = as_json(reading)
    if options.json:
        json.dump(found, sys.stdout, ensure_ascii=False, indent=1)
        print()
    else:
        _print(found)
    return 1 if tell(reading.findings, file=options.file) else 0


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
