"""Texts and files that went wrong on their way: cut, doubled, joined, put together of pieces, in any wrapping.

Everything is drawn from a number, so that a number found to fail makes the same input again. A folder of
real texts named by SERVANDA_FUZZ_TEXTS joins the invented ones; nothing of it is kept.
"""

import base64
import os
import quopri
import re
import tomllib
import unicodedata
from collections.abc import Callable
from pathlib import Path
from random import Random

from tests.extraction.carriers.making import docx, eml, parts, pdf, zip_of

SAMPLES = Path(__file__).resolve().parents[1] / "samples"
LARGE = 20_000  # characters of a harmed text, most of the time
ODD = (
    "\u202e", "\u200f", "\u2067", "\ufeff", "\x00", "\r\n", "\t|\t", "٤٥ مليون", "…", "“", "”", "((", "- Hỏi:",
    "9" * 400, "1.2.3,4-5/6", "31/2/2026", "2026-02-30", "a\u0301\u0301\u0323", "ﷺ", "🕊️", "date 2026-99-99",
    "Đăng nhập", "Xem thêm", "A" * 900, "… , ، ;" * 60, "said " * 80, "Ông " * 80, "resolution " * 40,
    "ﻻ", "nghị quyết số", "theo", "و" * 300, "5 tỷ " * 50, "và " * 200, "³⁄₄", "①", "൧൨ triệu", "Ⅳ", "²",
    "\u2028", "\x85", "\x0b", "\u00a0" * 30, "İ", "ß", "ǆ", "ﬁ", "ال" * 90, "، إن " * 60, "1447 هـ", "٣١/٢/١٤٤٧",
    "from 1 to ", "between ", "99999999999999999999999 USD", "1e999", "-0", "½", "0/0/0000", "29/2/2027", "quý IX/9999",
)  # fmt: skip


def _samples() -> list[str]:
    """Return invented texts: of articles compared, and of passages that are tuned on."""
    compared = [
        document["text"]
        for path in sorted((SAMPLES / "compare").glob("*.toml"))
        for document in tomllib.loads(path.read_text(encoding="utf-8"))["document"]
    ]
    tuned = [p for p in (SAMPLES / "reading").glob("*.toml") if not re.search(r"^..-aside", p.name)]
    read = [
        passage["text"]
        for path in sorted(tuned)
        for passage in tomllib.loads(path.read_text(encoding="utf-8"))["passage"]
    ]
    return compared + read


def _named() -> list[str]:
    """Return the texts of the folder that the environment names, none by default."""
    folder = os.environ.get("SERVANDA_FUZZ_TEXTS", "")
    return [p.read_text(encoding="utf-8") for p in sorted(Path(folder).glob("*.txt"))] * bool(
        folder
    )


REAL = _named()
TEXTS = _samples() + REAL
PIECES = sorted({line.strip() for text in TEXTS for line in text.splitlines() if line.strip()})
CARRIED = [path.read_bytes() for path in sorted((SAMPLES / "carriers").iterdir())]


def text_of(number: int) -> str:
    """Return a text that went wrong in up to eight ways."""
    chance = Random(number)
    text = chance.choice(REAL if REAL and chance.random() < 0.4 else TEXTS)
    for _ in range(chance.randrange(9)):
        text = chance.choice(HARMS)(text, chance)
        if len(text) > LARGE and chance.random() < 0.98:
            text = text[:LARGE]
    return text.encode("utf-8", "ignore").decode()


def alike(number: int) -> list[str]:
    """Return up to five tellings of one text, each changed a little, so that they share and differ."""
    chance = Random(number)
    text = text_of(chance.randrange(1 << 32))[:LARGE]
    told = [text]
    for _ in range(chance.randrange(5)):
        other = text
        for _ in range(chance.randrange(6)):
            other = chance.choice(SLIPS)(other, chance)
        told.append(other[:LARGE])
    return told


def file_of(number: int) -> tuple[str, bytes]:
    """Return a name and the bytes of a file: a harmed text in some wrapping, its bytes harmed at times."""
    chance = Random(number)
    if chance.random() < 0.1:
        content, ending = chance.choice(CARRIED), "bin"
    else:
        ending = chance.choice(list(WRAPPED))
        content = WRAPPED[ending](text_of(chance.randrange(1 << 32)), chance)
    for _ in range(chance.choice((0, 0, 0, 1, 2, 6))):
        content = _bytes(content, chance)
    named = ending if chance.random() < 0.9 else chance.choice([*WRAPPED, "TXT", ""])
    return f"{number}.{named}", content


def _span(text: str, chance: Random, most: int = 400) -> tuple[int, int]:
    start = chance.randrange(len(text) + 1)
    return start, min(len(text), start + chance.randrange(most))


def _cut(text: str, chance: Random) -> str:
    start, end = _span(text, chance)
    return text[:start] + text[end:]


def _double(text: str, chance: Random) -> str:
    start, end = _span(text, chance)
    times = chance.choice((2, 2, 3, 40, 400))
    return text[:start] + text[start:end] * times + text[end:]


def _move(text: str, chance: Random) -> str:
    start, end = _span(text, chance)
    piece, rest = text[start:end], text[:start] + text[end:]
    at = chance.randrange(len(rest) + 1)
    return rest[:at] + piece + rest[at:]


def _put_in(text: str, chance: Random) -> str:
    at = chance.randrange(len(text) + 1)
    piece = chance.choice(ODD if chance.random() < 0.6 else PIECES)
    return text[:at] + piece + text[at:]


def _repeat_word(text: str, chance: Random) -> str:
    words = text.split() or ["a"]
    word = chance.choice(words) + chance.choice((" ", ", ", "", "\n", ". ", " và ", " and ", " و"))
    at = chance.randrange(len(text) + 1)
    return text[:at] + word * chance.choice((5, 50, 500, 3000)) + text[at:]


def _splice(text: str, chance: Random) -> str:
    other = chance.choice(TEXTS)
    return text[: chance.randrange(len(text) + 1)] + other[chance.randrange(len(other) + 1) :]


def _separate(text: str, chance: Random) -> str:
    marks = (
        ("\n", " "),
        (" ", "\n"),
        (" ", ""),
        (" ", "\u00a0"),
        (".", ""),
        (",", "،"),
        ("\n", "\r\n"),
    )
    before, after = chance.choice(marks)
    return text.replace(before, after)


def _spell(text: str, chance: Random) -> str:
    form = chance.choice(("NFD", "NFKC", "NFKD", "upper", "lower", "title", "swap"))
    changed: dict[str, Callable[[], str]] = {
        "upper": text.upper, "lower": text.lower, "title": text.title, "swap": text.swapcase,
    }  # fmt: skip
    return changed[form]() if form in changed else unicodedata.normalize(form, text)  # type: ignore[arg-type]


def _digits(text: str, chance: Random) -> str:
    kind = chance.choice(("٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", "०१२३४५६७८९", "0123456789", "9999999999"))
    return text.translate(str.maketrans("0123456789", kind))


def _figure(text: str, chance: Random) -> str:
    found = list(re.finditer(r"\d+", text))
    if not found:
        return text
    one = chance.choice(found)
    other = chance.choice(
        ("0", "00", "31", "13", "2026", "99999999999", "1.5", str(chance.randrange(4000)))
    )
    return text[: one.start()] + other + text[one.end() :]


def _swap(text: str, chance: Random) -> str:
    words = text.split(" ")
    first, second = chance.randrange(len(words)), chance.randrange(len(words))
    words[first], words[second] = words[second], words[first]
    return " ".join(words)


HARMS: tuple[Callable[[str, Random], str], ...] = (
    *(_cut, _double, _move, _put_in, _put_in, _repeat_word, _splice),
    *(_separate, _spell, _digits, _figure, _swap),
)
SLIPS: tuple[Callable[[str, Random], str], ...] = (_figure, _figure, _swap, _cut, _put_in, _move)


def _bytes(content: bytes, chance: Random) -> bytes:
    at = chance.randrange(len(content) + 1)
    end = at + chance.randrange(64)
    return chance.choice(
        (
            content[:at],
            content[:at] + content[end:],
            content[:at] + content[at:end] * 20 + content[end:],
            content[:at] + chance.randbytes(8) + content[at + 8 :],
            content[:at] + bytes(end - at) + content[end:],
        )
    )


def _plain(text: str, chance: Random) -> bytes:
    encoding = chance.choice(
        ("utf-8", "utf-8", "utf-8-sig", "utf-16", "cp1258", "cp1256", "utf-32")
    )
    return text.encode(encoding, "replace")


def _page(text: str, chance: Random) -> bytes:
    tags = (
        "p",
        "div",
        "li",
        "td",
        "h1",
        "section",
        "nav",
        "table",
        "script",
        "blockquote",
        "b",
        "figure",
    )
    body = "".join(
        f"<{tag}>{line}" + chance.choice((f"</{tag}>", f"</{tag}>", "", "<br>"))
        for line in text.splitlines()
        for tag in (chance.choice(tags) if chance.random() < 0.3 else "p",)
    )
    deep = "<div>" * chance.choice((0, 0, 0, 3, 300, 3000))
    head = (
        '<meta charset="utf-8"><meta property="article:published_time" content="2026-02-30"><title>'
    )
    return f"<html><head>{head}{text[:60]}</title></head><body>{deep}{body}</body></html>".encode()


def _document(text: str, chance: Random) -> bytes:
    kept = re.sub(r"[^\t -\ud7ff]", "", text) if chance.random() < 0.8 else text
    escaped = kept.replace("&", "&amp;").replace("<", "&lt;")
    return docx(
        *escaped.split("\n"), title=escaped[:40], day=chance.choice(("", "2026-02-20", "x"))
    )


def _printed(text: str, chance: Random) -> bytes:
    kept = "".join(char for char in text[:6000] if "\x1f" < char < "\ud800")
    lines = re.findall(r".{1,80}(?:\s|$)|.{1,80}", kept)
    pages = [lines[at : at + 45] for at in range(0, len(lines), 45)]
    return pdf(*pages, title=kept[:40], made=chance.choice(("", "D:20260220", "D:99999999")))


def _letter(text: str, chance: Random) -> bytes:
    coded = {
        "base64": base64.encodebytes, "quoted-printable": quopri.encodestring, "8bit": bytes, "x-none": bytes,
    }  # fmt: skip
    coding = chance.choice(list(coded))
    kind = chance.choice(
        ("text/plain; charset=utf-8", "text/html; charset=windows-1258", "text/plain")
    )
    part = f"Content-Type: {kind}\r\nContent-Transfer-Encoding: {coding}\r\n\r\n".encode()
    part += coded[coding](text.encode())
    multi, body = parts(
        *[part] * chance.choice((1, 1, 2)), kind=chance.choice(("mixed", "alternative"))
    )
    subject = text[:50].replace("\n", " ").replace("\r", " ")
    return eml(
        body,
        f"Subject: {subject}",
        "From: a@example.org",
        "Date: Fri, 30 Feb 2026 25:00:00 +0900",
        multi,
    )


def _archive(text: str, chance: Random) -> bytes:
    kinds = [kind for kind in WRAPPED if kind not in ("pdf", "zip")]
    inside = {
        f"{n}/{chance.choice(('a', '..', 'ä', 'x' * 200))}.{kind}": WRAPPED[kind](
            text[: 4000 + n], chance
        )
        for n in range(chance.randrange(4))
        for kind in (chance.choice(kinds),)
    }
    return zip_of({**inside})


WRAPPED: dict[str, Callable[[str, Random], bytes]] = {
    "txt": _plain, "html": _page, "docx": _document, "eml": _letter, "zip": _archive, "pdf": _printed,
}  # fmt: skip
