"""A message: its words, its head, its files, and what a broken mail program writes."""

import base64

import pytest

from servanda.extraction.carriers.eml import sniff, unwrap
from servanda.extraction.carriers.protocol import Carried, Enclosed
from servanda.records import Finding
from tests.extraction.carriers.making import eml, parts

WORDS = "Nước Alpha sẽ gửi 300 lều bạt đến thung lũng Hạ."
FROM = "From: =?utf-8?q?H=C3=A3ng_V=C3=AD_D=E1=BB=A5?= <desk@example.org>"
HEAD = (FROM, "Subject: =?utf-8?b?TOG7gXUgYuG6oXQ=?=", "Date: Mon, 2 Mar 2026 23:30:00 +0700")


def found(content: bytes) -> tuple[Carried | None, list[Enclosed], list[str]]:
    items = list(unwrap(content, "x.eml"))
    texts = [item for item in items if isinstance(item, Carried)]
    enclosed = [item for item in items if isinstance(item, Enclosed)]
    codes = [item.code for item in items if isinstance(item, Finding)]
    return (texts[0] if texts else None), enclosed, codes


def text(content: bytes) -> str:
    carried, _, _ = found(content)
    assert carried is not None
    return carried.text


def test_the_head() -> None:
    carried, enclosed, codes = found(
        eml(WORDS.encode(), *HEAD, "Content-Type: text/plain; charset=utf-8")
    )
    assert carried is not None
    assert (enclosed, codes) == ([], [])
    assert carried.text == f"Lều bạt\n\n{WORDS}"
    assert (carried.title, carried.outlet, carried.published) == (
        "Lều bạt",
        "Hãng Ví Dụ",
        "2026-03-02",
    )


@pytest.mark.parametrize(
    ("kind", "encoding"),
    [
        ("", "utf-8"),
        ("Content-Type: text/plain", "utf-8"),
        ("Content-Type: text/plain; charset=no-such", "utf-8"),
        ("Content-Type: text/plain; charset=us-ascii", "utf-8"),
        ("Content-Type: text/plain; charset=utf-16", "utf-16"),
    ],
)
def test_without_a_charset_or_with_a_wrong_one(kind: str, encoding: str) -> None:
    heads = (*HEAD, kind) if kind else HEAD
    assert WORDS in text(eml(WORDS.encode(encoding), *heads))


def test_plain_text_goes_before_the_page() -> None:
    page = b"Content-Type: text/html\r\n\r\n<p>Another telling of it.</p>"
    plain = b"Content-Type: text/plain; charset=utf-8\r\n\r\n" + WORDS.encode()
    kind, body = parts(plain, page, kind="alternative")
    assert text(eml(body, *HEAD, kind)).endswith(WORDS)
    kind, body = parts(page, kind="alternative")
    assert text(eml(body, *HEAD, kind)).endswith("Another telling of it.")


def test_attachments_are_files_of_their_own() -> None:
    plain = b"Content-Type: text/plain\r\n\r\nSee the files."
    note = base64.encodebytes(WORDS.encode())
    attached = (
        b"Content-Disposition: attachment; filename*=utf-8''l%E1%BB%81u.txt\r\n"
        b"Content-Transfer-Encoding: base64\r\n\r\n" + note
    )
    inner = b"Content-Type: message/rfc822\r\n\r\nSubject: Inner\r\n\r\nInner words."
    kind, body = parts(plain, attached, inner)
    _, enclosed, codes = found(eml(body, *HEAD, kind))
    assert codes == []
    assert [one.filename for one in enclosed] == ["lều.txt", "message-3.eml"]
    assert enclosed[0].content == WORDS.encode()
    assert b"Inner words." in enclosed[1].content


def test_broken_base64_is_told() -> None:
    harmed = b"Content-Type: text/plain\r\nContent-Transfer-Encoding: base64\r\n\r\nTmF@@\r\n!x"
    kind, body = parts(b"Content-Type: text/plain\r\n\r\nThe words.", harmed)
    carried, _, codes = found(eml(body, *HEAD, kind))
    assert carried is not None
    assert "The words." in carried.text
    assert codes == ["carrier.eml.damaged"]


def test_a_part_that_never_ends_is_told() -> None:
    kind, body = parts(b"Content-Type: text/plain\r\n\r\nThe words.")
    carried, _, _ = found(eml(body[:-9], *HEAD, kind))
    assert carried is not None
    assert "The words." in carried.text


@pytest.mark.parametrize(
    "heads",
    [
        ("Subject: =?utf-8?b?@@@?=", "Date: 99 Foo 20266 99:99"),
        ("Subject: =?no-such?q?x?=", "Date: "),
        ("From: <<<>>>", "Date: Mon, 2 Mar 2026"),
        ("From: " + "(" * 5000, "Content-Type: multipart/mixed"),
        ('Content-Type: text/plain; charset="\x00"', "Content-Transfer-Encoding: x-none"),
    ],
)
def test_heads_that_make_no_sense(heads: tuple[str, ...]) -> None:
    assert "The words of it." in text(eml(b"The words of it.", *heads))


def test_parts_inside_parts_without_end() -> None:
    body = b"The words."
    for number in range(3_000):
        body = b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n%s" % (
            number,
            number,
            body,
        )
    items = list(unwrap(b"Subject: x\r\n" + body, "x.eml"))
    assert items


def test_lines_broken_by_a_mail_program_are_whole_again() -> None:
    lines = (
        "The council will send four thousand tents to the north of the valley",
        "by the end of June, its chair said on Monday, and she added that the",
        "money stands in the budget, which nobody doubts any more, whatever is",
        "said of it. The ships sail soon.",
    )
    assert text(eml("\r\n".join(lines).encode(), "Subject: Tents")) == "Tents\n\n" + " ".join(lines)


@pytest.mark.parametrize(
    ("head", "filename", "known"),
    [
        (b"From: a\r\nSubject: b\r\nMIME-Version: 1.0\r\n\r\n", "x", True),
        (b"From: a\nSubject: b\n\nwords", "x.eml", True),
        (b"From: a\nSubject: b\n\nwords", "x.txt", False),
        (b"words", "x.eml", False),
    ],
)
def test_sniff(head: bytes, filename: str, known: bool) -> None:
    assert sniff(head, filename) is known
