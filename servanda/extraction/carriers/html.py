"""A saved web page: the article's own lines, and what the page says of itself.

Furniture goes by its element, role or name; the part with the most running text is the article; its
blocks become lines. What is left of menus between the lines is known by its looks when the text is
read (extraction.pages.cleaning). Worked example: `<nav>Home</nav><article><h1>Aid</h1><p>It sails.</p></article>`
gives the text "Aid\\n\\nIt sails."
"""

import re
from collections.abc import Iterator

from servanda.extraction.carriers.encodings import decoded
from servanda.extraction.carriers.findings import fault, warning
from servanda.extraction.carriers.protocol import Carried
from servanda.records.finding import Finding

NAME = "html"
VERSION = "2"
MEDIA_TYPE = "text/html"
SUFFIXES: tuple[str, ...] = (".html", ".htm", ".xhtml")
MAX_BYTES = 20_000_000
_OPENING = re.compile(
    rb"\A(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title|article|div|p)\b",
    re.I | re.S,
)
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,30})", re.I)


def sniff(head: bytes, filename: str) -> bool:
    """Tell a page by its first element, or by its name when it begins with a mark."""
    plain = head.replace(b"\x00", b"") if head.startswith((b"\xff\xfe", b"\xfe\xff")) else head
    if _OPENING.match(plain.removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")):
        return True
    return filename.lower().endswith(SUFFIXES) and b"<" in plain


def unwrap(content: bytes, filename: str) -> Iterator[Carried | Finding]:
    """Yield the article of a page."""
    if len(content) > MAX_BYTES:
        size = f"the page has {len(content) / 1e6:.0f} MB and the limit is 20 MB"
        yield fault("html.too-large", size, "Save the article alone.")
        return
    declared = _CHARSET.search(content[:8192])
    found = decoded(content, declared.group(1).decode("ascii") if declared else "")
    if found.text is None:
        yield fault("html.broken", "the page is no text", "Save the page anew from the browser.")
        return
    carried = page(found.text)
    if carried is None:
        advice = "Save the page again once it shows its text, or copy the text into a text file."
        yield fault("html.no-text", "the page holds no words", advice)
        return
    if found.broken or found.cut:
        message = (
            f"the page is not all in {found.encoding}; what could not be read is marked \ufffd"
        )
        yield warning("html.encoding", message, "Compare the quotations with the page itself.")
    if not _is_whole(found.text):
        message = "the page breaks off: its end is missing"
        yield warning(
            "html.cut-off", message, "Save the page anew, and look whether the text is whole."
        )
    yield carried


def page(text: str) -> Carried | None:
    """Return what a page carries; None where it has no words."""
    from lxml import etree, html  # not before a page is at hand: half of the start-up time

    from servanda.extraction.carriers.article import article_text
    from servanda.extraction.carriers.metadata import metadata, settled
    from servanda.extraction.carriers.paragraphs import without_junk
    from servanda.extraction.carriers.shown_days import shown_day

    parser = html.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=False
    )
    try:
        cleaned = without_junk(text).encode("utf-8", "replace")
        root = html.document_fromstring(cleaned, parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return None
    about = metadata(root)
    shown = shown_day(root, title=about.title, language=about.language)
    words = article_text(root, title=about.title, language=about.language)
    if not any(char.isalpha() for char in words):
        return None
    return Carried(
        text=words,
        title=about.title,
        outlet=about.outlet,
        language=about.language,
        published=settled(about, shown),
        address=about.address,
        library=f"lxml {etree.__version__}",
    )


def _is_whole(text: str) -> bool:
    """Tell whether a page that opens its elements also closes them."""
    end = text[-20_000:].lower()
    return "<html" not in text[:20_000].lower() or "</html" in end or "</body" in end
