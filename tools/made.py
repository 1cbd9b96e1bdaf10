"""Make beforehand what reading makes of its words: patterns and tables (servanda/terms/made.py).

`make install` runs it once, beside the compiling of the modules. It reads the passages that are tuned on
in each language, so that nearly every pattern is asked for; a pattern that is missing is made when it is.
What imports of IATI need is kept in a file of its own.

    python tools/made.py
"""

import sys
from pathlib import Path

from servanda.terms.languages import READ
from servanda.terms.made import BULK, FILE, keeping

SAMPLES = Path(__file__).resolve().parent.parent / "tests" / "samples" / "reading"


def main() -> int:
    """Read in every language, and keep what was made."""
    with keeping():
        import tomllib

        from servanda.cli.commands import compare, read  # noqa: F401 - for the patterns they make
        from servanda.extraction.carried import read_opened
        from servanda.extraction.carriers import Opened, documents
        from servanda.extraction.reading_json import as_json

        for language in READ:
            for path in sorted(SAMPLES.glob(f"{language}*.toml")):
                if path.stem == f"{language}-aside":
                    continue
                for passage in tomllib.loads(path.read_text("utf-8"))["passage"]:
                    for one in documents(passage["text"].encode(), "passage.txt"):
                        if isinstance(one, Opened):
                            as_json(read_opened(one))
    with keeping(BULK):
        from servanda.standards.iati import extracting, pieces  # noqa: F401

        extracting.make_ready()
    print(f"{Path(FILE).name}: {Path(FILE).stat().st_size / 1e6:.1f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
