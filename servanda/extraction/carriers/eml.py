"""A message, or a page saved as one: subject, sender, day, the words, and the files attached.

The words are the plain text, else the HTML. Attachments are documents of their own, as a rule with
better words than the message around them. Formats: RFC 5322, RFC 2045, RFC 2557 (MHTML).
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from servanda.extraction.carriers.encodings import decoded
from servanda.extraction.carriers.findings import fault, warning
from servanda.extraction.carriers.paragraphs import is_wrapped, joined, tidy, width
from servanda.extraction.carriers.protocol import Carried, Enclosed
from servanda.records.finding import Finding

if TYPE_CHECKING:
    from email.message import Message

NAME = "eml"
VERSION = "2"
MEDIA_TYPE = "message/rfc822"
SUFFIXES: tuple[str, ...] = (".eml", ".mht", ".mhtml")
MAX_BYTES = 100_000_000
MOST_PARTS = 1_000
_HEADERS = re.compile(
    rb"\A(?:From [^\n]{1,200}\n)?(?:[\w-]{2,60}:[^\n]{0,2000}\r?\n(?:[ \t][^\n]{0,2000}\r?\n)*){2,}"
)
_TELLING = re.compile(
    rb"^(?:MIME-Version|Message-ID|Received|Return-Path|Delivered-To):", re.I | re.M
)
_QUOTED = re.compile(r"^>")


def sniff(head: bytes, filename: str) -> bool:
    """Tell a message by its name, or by headers that only a message has."""
    block = _HEADERS.match(head)
    if filename.lower().endswith(SUFFIXES):
        return bool(re.match(rb"\A(?:\xef\xbb\xbf)?\s*(?:From [^\n]*\n)?[\w-]{2,60}:", head))
    return bool(block and _TELLING.search(block.group()))


def unwrap(content: bytes, filename: str) -> Iterator[Carried | Enclosed | Finding]:
    """Yield the message, then what is attached to it."""
    import email

    if len(content) > MAX_BYTES:
        message = f"the message has {len(content) / 1e6:.0f} MB and the limit is 100 MB"
        yield fault("eml.too-large", message, "Save the attachments, and take those.")
        return
    try:
        found = email.message_from_bytes(content)
        parts = _parts(found)
    except (RecursionError, ValueError, LookupError, AttributeError, TypeError, AssertionError):
        message = "the message is built in a way that cannot be followed"
        yield fault("eml.broken", message, "Save its words as a text file.")
        return
    yield from _doubts(parts)
    carried = _message(found, parts)
    if carried:
        yield carried
    enclosed = list(_enclosed(parts))
    if not carried and not enclosed:
        yield fault("eml.no-text", "the message holds no words", "Open it and save its text.")
    yield from enclosed


def _parts(found: "Message") -> list["Message"]:
    """Return the parts that are no containers; a message inside a message stays whole."""
    parts: list[Message] = []
    waiting = [found]
    while waiting and len(parts) < MOST_PARTS:
        one = waiting.pop(0)
        inner = one.get_payload() if one.is_multipart() else None
        if isinstance(inner, list) and one.get_content_maintype() == "multipart":
            waiting = [part for part in inner if not isinstance(part, str)] + waiting
        else:
            parts.append(one)
    return parts


def _doubts(parts: list["Message"]) -> Iterator[Finding]:
    for number, part in enumerate(parts, 1):
        _bytes(part)  # decoding is what finds the damage
        damage = sorted({type(defect).__name__ for defect in part.defects})
        if damage:
            message = f"a part is damaged: {', '.join(damage)}"
            advice = "Compare the text with the message in a mail program."
            yield warning("eml.damaged", message, advice, where=f"part {number}")


def _message(found: "Message", parts: list["Message"]) -> Carried | None:
    """Return the message's own words under its subject."""
    from servanda.extraction.carriers.html import page

    subject = _header(found, "subject")
    body = [part for part in parts if not _is_attached(part)]
    texts = [_text(part) for part in body if part.get_content_type() != "text/html"]
    plain = "\n\n".join(filter(None, (_unwrapped(text) for text in texts)))
    shown = None
    if not any(char.isalpha() for char in plain):
        pages = (page(_text(part)) for part in body if part.get_content_type() == "text/html")
        shown = next((one for one in pages if one), None)
        plain = shown.text if shown else ""
    if not any(char.isalpha() for char in plain):
        return None
    text = plain if not subject or subject in plain[:1000] else f"{subject}\n\n{plain}"
    return Carried(
        text=tidy(text),
        title=subject or (shown.title if shown else ""),
        outlet=(shown.outlet if shown else "") or _sender(found),
        language=shown.language if shown else "",
        published=(shown.published if shown else "") or _day(found),
        address=shown.address if shown else "",
        library=shown.library if shown else "",
    )


def _is_attached(part: "Message") -> bool:
    disposition = str(part.get("content-disposition") or "").strip().lower()
    return disposition.startswith("attachment") or (
        # What says that it has parts and has none is its words.
        part.get_content_maintype() not in ("text", "multipart")
    )


def _enclosed(parts: list["Message"]) -> Iterator[Enclosed]:
    """Yield the files of a message; a message inside it is a file of its own."""
    for number, part in enumerate(parts, 1):
        if not _is_attached(part):
            continue
        inner = part.get_payload()
        if part.get_content_maintype() == "message" and isinstance(inner, list) and inner:
            if content := _flat(inner[0]):
                yield Enclosed(filename=f"message-{number}.eml", content=content)
        elif content := _bytes(part):
            yield Enclosed(filename=_filename(part) or f"part-{number}", content=content)


def _flat(message: object) -> bytes:
    try:
        content: bytes = message.as_bytes()  # type: ignore[attr-defined]
        return content
    except (ValueError, LookupError, AttributeError, TypeError, RecursionError):
        return b""


def _bytes(part: "Message") -> bytes:
    try:
        content = part.get_payload(decode=True)
    except (ValueError, LookupError, AttributeError, TypeError, AssertionError):
        return b""
    return content if isinstance(content, bytes) else b""


def _text(part: "Message") -> str:
    """Return the words of a part, in the encoding it names or the likeliest."""
    try:
        declared = part.get_content_charset() or ""
    except (ValueError, LookupError, AttributeError, TypeError):
        declared = ""
    return decoded(_bytes(part), declared).text or ""


def _unwrapped(text: str) -> str:
    """Return a message's text with paragraphs whole, where its lines were broken at an edge."""
    lines = [line for line in tidy(text).split("\n") if not _QUOTED.match(line)]
    return "\n".join(joined(lines, width(lines)) if is_wrapped(lines) else lines)


def _header(found: "Message", name: str) -> str:
    """Return a header in letters, on one line; "" where there is none."""
    from email.errors import MessageError
    from email.header import decode_header

    raw = found.get(name)
    if raw is None:
        return ""
    try:
        pieces = decode_header(str(raw))
    except (MessageError, ValueError, LookupError):
        return " ".join(str(raw).split())[:500]
    words = (
        piece if isinstance(piece, str) else decoded(piece, charset or "").text or ""
        for piece, charset in pieces
    )
    return " ".join(tidy("".join(words)).split())[:500]


def _sender(found: "Message") -> str:
    from email.utils import parseaddr

    try:
        name, address = parseaddr(_header(found, "from"))
    except (RecursionError, ValueError, IndexError):  # ten thousand brackets are no sender
        return ""
    return name or address.rpartition("@")[2]


def _day(found: "Message") -> str:
    """Return the day on which the message was sent, in the sender's own zone."""
    from email.utils import parsedate_tz

    try:
        parsed = parsedate_tz(_header(found, "date"))
    except (ValueError, IndexError, TypeError, OverflowError):
        return ""
    from servanda.extraction.carriers.metadata import day_of

    return day_of("{:04}-{:02}-{:02}".format(*parsed[:3])) if parsed else ""


def _filename(part: "Message") -> str:
    try:
        return str(part.get_filename() or "")
    except (ValueError, LookupError, AttributeError, TypeError):
        return ""
