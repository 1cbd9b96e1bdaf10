"""One record of an IATI file, opened: its element, its key, and what is wrong with it as it is read.

A record that is not well-formed is mended where the mend is plain (bytes of another encoding, HTML's
names for characters, a bare "&"), else read as far as it goes; a finding says which. Findings of one
code are said at most SAID times in a record, then counted.
"""

import re
from collections import Counter
from html.entities import html5
from typing import Any

from servanda.records import Finding
from servanda.records.bulk import Rows
from servanda.standards.iati.envelope import Envelope
from servanda.standards.iati.faults import error, note, warning
from servanda.standards.safe_xml import BadXml, parse

SAID = 20
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"

_BARE = re.compile(rb"&(?!#[0-9]+;|#x[0-9A-Fa-f]+;|(?:lt|gt|amp|quot|apos);)(?:([A-Za-z0-9]+;))?")
# Halves of characters by number: XML has none, and what libxml2 makes of them is no text.
_NUMBERED = re.compile(rb"&#0*(?:([0-9]{5})|x0*([0-9A-Fa-f]{4}));")
# Markup whose "<", ">" and "&" were lost on the way: <p> became &lt;p&gt;, and that "ltpgt".
GLUED = re.compile(r"\blt/?(?:p|br|b|i|u|ul|ol|li|div|span|strong|em|h[1-6])\s?/?gt|ampnbsp|\bnbsp")


class Record:
    """What the readers of a record share: its root, where its rows go, and its defaults."""

    __slots__ = (
        *("key", "root", "rows", "flows", "said", "parts", "refs"),
        *("currency", "finance", "language", "reporter"),
        *("number", "budgets", "planned", "negative"),
    )

    def __init__(self, root: Any, key: int, rows: Rows) -> None:
        """Begin with a root; the defaults are set as they are read."""
        self.root, self.key, self.rows = root, key, rows
        self.flows = rows.tables["flow"]
        self.said: Counter[str] = Counter()
        self.parts: list[Any] = []  # sectors and places of the record itself
        self.refs: set[str] = set()  # of the transactions so far
        self.currency = self.finance = self.language = ""
        self.reporter = ("", "")  # identifier and name
        self.number = self.budgets = self.planned = self.negative = 0

    def find(self, finding: Finding, element: Any = None) -> None:
        """Add a finding at an element of the record, unless its like was said often enough."""
        self.said[finding.code] += 1
        if self.said[finding.code] > SAID:
            return
        at = self.root if element is None else element
        path = "" if element is None else self.root.getroottree().getelementpath(at)
        self.rows.find(self.key, finding, path=path, line=at.sourceline)

    def close(self) -> None:
        """Say what was only counted."""
        if self.negative:
            self.find(negative(self.negative))
        for code, times in list(self.said.items()):
            if times > SAID:
                self.find(_more(code, times - SAID))

    def words(self, element: Any) -> str:
        """Return the first narrative of an element, in one line; "" without one."""
        try:
            child = element[0]
        except (IndexError, TypeError):  # empty, or None
            return ""
        if child.tag != "narrative":
            child = element.find("narrative")
        text = child.text if child is not None else None
        if not text:
            return ""
        if "\n" in text or "  " in text or "\t" in text or "\xa0" in text:
            text = " ".join(text.split())
        if "gt" in text and GLUED.search(text):
            self.find(_glued(), child)
        words: str = text.strip()
        return words


def open_record(content: bytes, key: int, *, envelope: Envelope, rows: Rows) -> Record | None:
    """Open a record; None, with a finding among the rows, when nothing of it can be read."""
    root, findings = _root(content, envelope)
    for finding, line in findings:
        rows.find(key, finding, line=line)
    if root is None:
        return None
    if root.tag.startswith("{"):
        _without_namespace(root)
    record = Record(root, key, rows)
    record.language = root.get(LANGUAGE) or envelope.language
    return record


Said = list[tuple[Finding, int]]


def _root(content: bytes, envelope: Envelope) -> tuple[Any, Said]:
    """Return the root element, None for a hopeless one, and what had to be done for it."""
    findings: Said = []
    if envelope.encoding != "utf-8":
        content = _transcoded(content, envelope.encoding, findings)
    try:
        return _parsed(content, envelope), findings
    except BadXml as fault:
        first = fault
    try:
        mended = _mended(content)
        root = _parsed(mended, envelope)
        findings.append((_mended_record(str(first)), first.line))
    except BadXml as fault:
        try:
            root = _parsed(mended, envelope, recover=True)
        except BadXml:
            return None, [*findings, (_unreadable(str(fault)), fault.line)]
        findings.append((_broken(str(fault)), fault.line))
    return root, findings


def _parsed(content: bytes, envelope: Envelope, *, recover: bool = False) -> Any:
    """Parse a record, inside a root with its file's namespaces where there are any."""
    if not envelope.namespaces:
        return parse(content, encoding="utf-8", recover=recover)
    root = parse(wrapped(content, envelope.namespaces), encoding="utf-8", recover=recover)
    if not len(root):
        raise BadXml("nothing of it can be read")
    return root[0]


def wrapped(
    content: bytes, namespaces: dict[str, str], name: str = "file", rest: str = ""
) -> bytes:
    """Return a record (UTF-8) inside a root on the same line that declares the namespaces."""
    declared = "".join(
        f' xmlns{f":{prefix}" if prefix else ""}="{quoted(uri)}"'
        for prefix, uri in namespaces.items()
    )
    return f"<{name}{rest}{declared}>".encode("utf-8", "replace") + content + f"</{name}>".encode()


def quoted(text: str) -> str:
    """Return text as it may stand in an attribute."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")


def _without_namespace(root: Any) -> None:
    """Call the elements of the root's own namespace by their plain names."""
    space = root.tag.partition("}")[0] + "}"
    for element in root.iter():
        if isinstance(element.tag, str) and element.tag.startswith(space):
            element.tag = element.tag[len(space) :]


def _transcoded(content: bytes, encoding: str, findings: Said) -> bytes:
    """Return the record in UTF-8; a file that declares another encoding and is in UTF-8 says so."""
    # In a single-byte encoding hardly any text is UTF-8 by accident; in GBK, say, much is.
    if encoding.startswith(("iso8859", "cp125")) and not content.isascii():
        try:
            content.decode("utf-8")
        except UnicodeDecodeError:
            pass
        else:
            findings.append((_encoded(encoding, "UTF-8"), 1))
            return content
    try:
        return content.decode(encoding).encode("utf-8")
    except UnicodeError:
        findings.append((_encoded(encoding, f"{encoding}, with U+FFFD where it cannot be"), 1))
        return content.decode(encoding, "replace").encode("utf-8", "replace")


def _mended(content: bytes) -> bytes:
    """Return the record with the usual mends: its encoding, entities and halves of characters."""
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        content = content.decode("cp1252", "replace").encode("utf-8")
    return _NUMBERED.sub(_character, _BARE.sub(_entity, content))


def _character(found: re.Match[bytes]) -> bytes:
    number = int(found[1]) if found[1] else int(found[2], 16)
    return "\ufffd".encode() if 0xD800 <= number <= 0xDFFF else found[0]


def _entity(found: re.Match[bytes]) -> bytes:
    name = (found[1] or b"").decode()
    known = html5.get(name) if name else None
    return known.encode() if known else b"&amp;" + (found[1] or b"")


def _mended_record(words: str) -> Finding:
    return warning(
        "iati.record.mended",
        f"the record is not well-formed ({words}); it was mended, and read whole",
        advice="Tell the publisher: other programs may refuse the file.",
    )


def _broken(words: str) -> Finding:
    return error(
        "iati.record.broken",
        f"the record is not well-formed ({words}); what can be read of it is kept",
        advice="Tell the publisher; look at the raw record for what is missing.",
    )


def _unreadable(words: str) -> Finding:
    return error(
        "iati.record.unreadable",
        f"nothing of the record can be read: {words}",
        advice="Tell the publisher; the raw record is kept.",
    )


def _encoded(declared: str, read: str) -> Finding:
    return warning(
        "iati.record.encoding",
        f"the bytes are not in {declared}, as the file declares; read as {read}",
        advice="Correct the first line of the file.",
    )


def _glued() -> Finding:
    return note(
        "iati.text.glued",
        'the text has markup that lost its brackets, as "ltpgt" for <p>; it is kept as it stands',
        advice="Publish the text without markup.",
    )


def negative(times: int) -> Finding:
    """Return what is said of amounts below zero."""
    return note(
        "iati.value.negative",
        f"{times} amounts are below zero: taken as corrections, and added as they are",
        advice="Check that they correct something.",
    )


def _more(code: str, times: int) -> Finding:
    return note(
        "iati.record.more",
        f"{times} more findings of this record are as the {SAID} before: {code}",
        advice="servanda check FILE lists every one that the schema finds.",
    )
