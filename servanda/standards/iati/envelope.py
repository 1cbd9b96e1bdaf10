"""What an IATI file says before its first record: encoding, kind, version, language, namespaces.

`read_envelope(b'<iati-activities version="2.03">...')` has the kind "activities", the tag
"iati-activity" and the version "2.03". A file that must not be read says why in `refusal`: a document
type, an encoding that cannot be cut, a version before 2.01, a root that is none of IATI's.
https://iatistandard.org/en/iati-standard/203/activity-standard/iati-activities/
"""

import codecs
import json
import re
from dataclasses import dataclass, field
from html import unescape

from servanda.records import Finding
from servanda.standards.iati.faults import error, note, shown, warning

HEAD = 1 << 20  # bytes in which the root has to begin; longer comments before it are not IATI
READ = ("2.01", "2.02", "2.03")
RECORDS = {"activities": "iati-activity", "organisations": "iati-organisation"}

# The root of a file, and a record that stands alone: 2.03 has nothing else.
_ROOTS = {
    "iati-activities": "activities",
    "iati-activity": "activities",
    "iati-organisations": "organisations",
    "iati-organisation": "organisations",
    "registry-record": "registry",
    "registry-records": "registry",
}
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"<\0\0\0", "utf-32-le"),
    (b"\0\0\0<", "utf-32-be"),
    (b"<\0", "utf-16-le"),
    (b"\0<", "utf-16-be"),
)
# Encodings in which the byte "<" may be part of another character, or where "<" is another byte.
_UNCUT = re.compile(r"utf-?7|utf-?32|iso-?2022|hz|cp037|cp273|cp424|cp500|cp875|cp1026|cp1140")
_DECLARED = re.compile(r"""\s*<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._:-]{1,40})["']""")
_BEFORE = re.compile(r"(?:\s++|<!--.*?-->|<\?.*?\?>)*+", re.DOTALL)
_TAG = re.compile(r"""<([^\s<>/="'!?]++)((?:[^<>"']++|"[^"<]*+"|'[^'<]*+')*+)>""")
_ATTRIBUTE = re.compile(r"""([^\s=<>"'/]++)\s*=\s*(?:"([^"]*)"|'([^']*)')""")


@dataclass(frozen=True, slots=True, kw_only=True)
class Envelope:
    """What stands around the records; `begins` is the byte after the root's start tag."""

    kind: str = ""
    tag: str = ""  # of a record, with the file's own prefix
    version: str = ""
    encoding: str = "utf-8"
    language: str = ""
    namespaces: dict[str, str] = field(default_factory=dict)  # prefix ("" for the default) -> URI
    attributes: dict[str, str] = field(default_factory=dict)  # of the root, but its namespaces
    begins: int = 0
    endless: bool = False  # there is no end tag of a root to come
    refusal: Finding | None = None
    findings: tuple[Finding, ...] = ()

    @property
    def plain(self) -> bool:
        """Tell whether records can be found as bytes: one byte a letter, and names as they are."""
        wide = self.encoding.startswith("utf-16")
        return not (wide or ":" in self.tag or "" in self.namespaces)

    def as_context(self) -> bytes:
        """Return what the records need to be read, the same for the same meaning."""
        said = {
            "encoding": self.encoding,
            "kind": self.kind,
            "language": self.language,
            "namespaces": self.namespaces,
            "version": self.version,
        }
        return json.dumps(said, sort_keys=True, ensure_ascii=True).encode()


def of_context(context: bytes) -> Envelope:
    """Return the envelope that a context was made of; never raise."""
    try:
        return Envelope(**json.loads(context))
    except (ValueError, TypeError):
        return Envelope(kind="activities")


def read_envelope(head: bytes) -> Envelope:
    """Read the beginning of a file (its first HEAD bytes, or all of it); never raise."""
    encoding, findings = _encoding(head)
    if _UNCUT.search(encoding):
        return Envelope(encoding=encoding, refusal=_unreadable(encoding))
    wide = encoding.startswith("utf-16")
    # One character a byte, so that places in the text are places in the file.
    text = head.decode(encoding, "replace") if wide else head.decode("latin-1")
    at = 3 if head.startswith(codecs.BOM_UTF8) else 1 if text.startswith("\ufeff") else 0
    before = _BEFORE.match(text, at)
    at = before.end() if before else at
    if text[at : at + 9].upper() == "<!DOCTYPE":
        return Envelope(encoding=encoding, refusal=_doctype())
    root = _TAG.match(text, at)
    kind = _ROOTS.get(root[1].rpartition(":")[2], "") if root else ""
    if root is None or not kind:
        return Envelope(encoding=encoding, refusal=_rootless(head, root[1] if root else ""))
    begins = len(text[: root.end()].encode(encoding, "replace")) if wide else root.end()
    return _described(root, kind, encoding=encoding, begins=begins, findings=findings)


def _described(
    root: re.Match[str], kind: str, *, encoding: str, begins: int, findings: list[Finding]
) -> Envelope:
    attributes = _attributes(root[2], encoding)
    prefix, _, name = root[1].rpartition(":")
    tag = RECORDS.get(kind, "")
    if name == tag:  # a record without a file around it
        begins = root.start()
        findings.append(_bare(tag))
    version = attributes.get("version", "").strip()
    refusal = _refused(version, kind)
    if not refusal and kind != "registry":
        findings += _versions(version)
    return Envelope(
        kind=kind,
        tag=f"{prefix}:{tag}" if prefix else tag,
        version=version,
        encoding=encoding,
        language=attributes.get("xml:lang", "").strip() if name != tag else "",
        namespaces=_namespaces(attributes) if name != tag else {},
        attributes={k: v for k, v in attributes.items() if k.partition(":")[0] != "xmlns"},
        begins=begins,
        endless=name == tag or root[2].endswith("/"),
        refusal=refusal,
        findings=tuple(findings),
    )


def _encoding(head: bytes) -> tuple[str, list[Finding]]:
    """Return the encoding that the bytes are in, and what is wrong with the declared one."""
    marked = next((name for mark, name in _MARKS if head.startswith(mark)), "")
    if marked and marked != "utf-8":
        return marked, []
    found = _DECLARED.match(
        head[3:1024].decode("latin-1") if marked else head[:1024].decode("latin-1")
    )
    declared = found[1] if found else "utf-8"
    try:
        name = codecs.lookup(declared).name
        "<".encode(name)
    except (LookupError, UnicodeError, ValueError):
        return "utf-8", [_misdeclared(declared)]
    if name.startswith(("utf-16", "utf-32")) or (marked and name != "utf-8"):
        return "utf-8", [_misdeclared(declared)]
    return ("utf-8" if name in ("ascii", "utf-8-sig") else name), []


def _attributes(text: str, encoding: str) -> dict[str, str]:
    wide = encoding.startswith("utf-16")
    right = text if wide else text.encode("latin-1").decode(encoding, "replace")
    return {name: unescape(a or b) for name, a, b in _ATTRIBUTE.findall(right)}


def _namespaces(attributes: dict[str, str]) -> dict[str, str]:
    declared = {"": attributes["xmlns"]} if attributes.get("xmlns") else {}
    named = {k[6:]: v for k, v in attributes.items() if k.startswith("xmlns:") and v}
    return declared | dict(sorted(named.items()))


def _refused(version: str, kind: str) -> Finding | None:
    if kind == "registry":
        return error(
            "iati.root.unknown",
            "this is a registry record: it tells where data is, and has none",
            advice="Take the file that it names.",
        )
    if not re.fullmatch(r"1(\.0?[0-9])?", version):
        return None
    return error(
        "iati.version.refused",
        f"the file is of version {version} of the standard; 2.01, 2.02 and 2.03 are read",
        where="/@version",
        advice="Ask the publisher for version 2.03: versions 1.0x were withdrawn.",
    )


def _versions(version: str) -> list[Finding]:
    if version in READ:
        return []
    said = (
        f"version {shown(version)} of the standard is not known"
        if version
        else "no version is stated"
    )
    return [
        warning(
            "iati.version.unknown",
            f"{said}; the file is read as 2.03",
            where="/@version",
            advice='Write version="2.03" in the root.',
        )
    ]


def _misdeclared(declared: str) -> Finding:
    return warning(
        "iati.encoding.wrong",
        f"the file declares the encoding {declared}, which its bytes are not in; read as UTF-8",
        where="line 1",
        advice="Correct the first line of the file.",
    )


def _unreadable(encoding: str) -> Finding:
    return error(
        "iati.encoding.unread",
        f"a file in {encoding} cannot be cut into records",
        where="line 1",
        advice=f"Convert it: iconv -f {encoding} -t utf-8 FILE, and declare UTF-8.",
    )


def _doctype() -> Finding:
    return error(
        "iati.doctype.refused",
        "the file has a document type declaration",
        advice="Remove the <!DOCTYPE ...>: IATI has none, and entities could be anything.",
    )


def _rootless(head: bytes, name: str) -> Finding:
    said = f"its root is <{name[:60]}>" if name else "it has no root element"
    return error(
        "iati.root.unknown",
        f"the file is not IATI: {said if head.strip() else 'it is empty'}",
        advice="A file begins with <iati-activities> or <iati-organisations>.",
    )


def _bare(tag: str) -> Finding:
    return note(
        "iati.root.bare",
        f"<{tag}> stands alone, with no file around it",
        advice="Put it into the root element, which states the version.",
    )
