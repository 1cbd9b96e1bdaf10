"""A PDF: paragraphs whole, running heads gone, and what is hostile bounded."""

import time
import zlib

import pytest

from servanda.extraction.carriers import pdf
from servanda.extraction.carriers.protocol import Carried
from servanda.records import Finding
from tests.extraction.carriers.making import pdf as made
from tests.extraction.carriers.making import pdf_of, stream

LINES = [
    "Ngày 2/3/2026, tại An Bình, Bộ trưởng cho biết nước Alpha sẽ",
    "gửi 300 lều bạt đến thung lũng Hạ trước ngày 30/6/2026.",
    "Đoàn thứ hai sẽ đi sau.",
]


def found(content: bytes) -> tuple[Carried | None, list[tuple[str, str]]]:
    items = list(pdf.unwrap(content, "x.pdf"))
    texts = [item for item in items if isinstance(item, Carried)]
    return (texts[0] if texts else None), [
        (i.code, i.where) for i in items if isinstance(i, Finding)
    ]


def test_a_vietnamese_page() -> None:
    carried, findings = found(made(LINES, title="Lều bạt", made="D:20260303080000"))
    assert findings == []
    assert carried is not None
    assert carried.text == f"{LINES[0]} {LINES[1]} {LINES[2]}" or carried.text == (
        f"{LINES[0]} {LINES[1]}\n{LINES[2]}"
    )
    assert (carried.title, carried.published) == ("Lều bạt", "2026-03-03")
    assert carried.library.startswith("pypdfium2 ")


def test_an_arabic_page_in_the_order_of_speech() -> None:
    words = "ستقدم الوزارة خيمة إلى القطاع"
    carried, _ = found(made([words[::-1]]))
    assert carried is not None
    assert carried.text == words


def test_running_heads_and_numbers_go() -> None:
    pages = [["Bản tin Ví Dụ, số 7", line, f"Trang {n} / 3"] for n, line in enumerate(LINES, 1)]
    assert pdf.text_of(["\n".join(page) for page in pages]).replace("\n", " ") == " ".join(LINES)


def test_a_page_without_text_is_named() -> None:
    carried, findings = found(made(LINES, [], LINES[:1]))
    assert carried is not None
    assert findings == [("carrier.pdf.pages-without-text", "pages 2")]


def bomb(size: int) -> bytes:
    """Return a PDF whose page unpacks to spaces without end, twice packed."""
    packed = zlib.compress(zlib.compress(b"BT /F1 12 Tf (a) Tj ET " * (size // 23), 9), 9)
    filters = b"/Filter [/FlateDecode /FlateDecode] "
    return pdf_of(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [4 0 R] /Count 1 >>",
            stream(packed, filters),
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 3 0 R >>",
        ],
        b"/Root 1 0 R",
    )


LOCKED = pdf_of(
    [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [] /Count 0 >>",
        b"<< /Filter /Standard /V 1 /R 2 /P -4 /O <"
        + b"41" * 32
        + b"> /U <"
        + b"42" * 32
        + b"> >>",
    ],
    b"/Root 1 0 R /Encrypt 3 0 R /ID [<00> <00>]",
)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"%PDF-1.7 nothing", "carrier.pdf.broken"),
        (made(LINES)[:300], "carrier.pdf.broken"),
        (LOCKED, "carrier.pdf.encrypted"),
        (made([]), "carrier.pdf.no-text"),
    ],
    ids=["empty", "cut off", "locked", "scan"],
)
def test_refused(content: bytes, code: str) -> None:
    assert found(content) == (None, [(code, "")])


def test_a_bomb_ends_within_its_bounds() -> None:
    begun = time.perf_counter()
    carried, findings = found(bomb(2_000_000_000 // 8))
    assert carried is None
    assert [code for code, _ in findings] in (
        [["carrier.pdf.too-heavy"], ["carrier.pdf.broken"], ["carrier.pdf.no-text"]]
    )
    assert time.perf_counter() - begun < pdf.WAIT + 10


def test_a_reader_that_does_not_end_is_ended(monkeypatch: pytest.MonkeyPatch, tmp_path) -> None:
    for words, code in (
        ("import os, signal; os.kill(os.getpid(), signal.SIGXCPU)", "carrier.pdf.too-heavy"),
        ("import os, signal; os.kill(os.getpid(), signal.SIGSEGV)", "carrier.pdf.broken"),
        ("raise MemoryError", "carrier.pdf.too-heavy"),
        ("print('no json')", "carrier.pdf.broken"),
        ("import time; time.sleep(60)", "carrier.pdf.too-heavy"),
    ):
        program = tmp_path / "reader.py"
        program.write_text(words)
        monkeypatch.setattr(pdf, "_READER", program)
        monkeypatch.setattr(pdf, "WAIT", 2 if "sleep" in words else pdf.WAIT)
        assert found(made(LINES)) == (None, [(code, "")])
