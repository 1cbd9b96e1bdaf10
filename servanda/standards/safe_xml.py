"""XML from strangers: parsed without network, entities, document types or bottomless nesting.

`parse(b"<a>1</a>")` is an element; what is not well-formed is a `BadXml` that says where. A document
type is refused whatever it holds: no published standard needs one, and every known trick begins
with one. Nesting stops at 256 levels and a text at 10 MB (libxml2's own bounds).
"""

from functools import cache
from typing import Any

from lxml import etree

# What libxml2 is asked for: https://lxml.de/api/lxml.etree.XMLParser-class.html
_OPTIONS: dict[str, Any] = {
    "resolve_entities": False,
    "load_dtd": False,
    "no_network": True,
    "huge_tree": False,
    "remove_comments": True,
    "remove_pis": True,
    "remove_blank_text": True,  # white space between elements: fewer nodes, the same data
    "collect_ids": False,
}


class BadXml(ValueError):
    """What is wrong with a document, and in which of its lines (from 1)."""

    def __init__(self, message: str, line: int = 1) -> None:
        """Say what and where."""
        super().__init__(message)
        self.line = line


@cache
def _parser(encoding: str, recover: bool) -> Any:
    return etree.XMLParser(**_OPTIONS, encoding=encoding or None, recover=recover)


def parse(content: bytes, *, encoding: str = "", recover: bool = False) -> Any:
    """Return the root element; raise BadXml for what is not well-formed or has a document type.

    `encoding` overrules what the document declares. With `recover` what can be read is returned.
    """
    try:
        root = etree.fromstring(content, _parser(encoding, recover))
    except etree.XMLSyntaxError as fault:
        raise BadXml(_words(fault), _line(fault)) from None
    except (LookupError, ValueError) as fault:  # an encoding nobody knows
        raise BadXml(str(fault)) from None
    if root is None:
        raise BadXml("nothing of it can be read")
    if root.getroottree().docinfo.doctype:
        raise BadXml("it has a document type declaration, which is refused")
    return root


def _words(fault: Any) -> str:
    """Return the first line of libxml2's complaint, without the place, which is said apart."""
    return str(fault.msg or "it is not well-formed").partition(", line ")[0].splitlines()[0]


def _line(fault: Any) -> int:
    return int(fault.position[0] or 1) if fault.position else 1
