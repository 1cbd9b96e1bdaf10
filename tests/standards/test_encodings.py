"""An encoding is told by a mark, by its shape, or by the letters it gives most of."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.standards.encodings import decoded, encoding_of

VI, AR = "Đồng bằng,tỉnh\nHà Nội,5\n", "الجهة المانحة,المبلغ\nقطر,500\n"
FR, RU = "Côte d'Ivoire,été\nRégion,5\n", "Организация,Сумма\nКрасный Крест,500\n"


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (VI.encode(), ("utf-8", False)),
        (VI.encode("utf-8-sig"), ("utf-8", False)),
        (VI.encode("utf-16"), ("utf-16-le", False)),
        (b"\xfe\xff" + VI.encode("utf-16-be"), ("utf-16-be", False)),
        (FR.encode("utf-16-le"), ("utf-16-le", False)),
        (FR.encode("utf-16-be"), ("utf-16-be", False)),
        (VI.encode("utf-32"), ("utf-32-le", False)),
        (FR.encode("cp1252"), ("cp1252", True)),
        (RU.encode("cp1251"), ("cp1251", True)),
        (AR.encode("cp1256"), ("cp1256", True)),
        ("Łódź,województwo śląskie\nŻory,5\n".encode("cp1250"), ("cp1250", True)),
        (VI.encode()[:-12] + b"\xc4", ("utf-8", False)),
        (b"", ("utf-8", False)),
    ],
)
def test_encodings(content: bytes, found: tuple[str, bool]) -> None:
    assert encoding_of(content) == found


@given(st.binary())
def test_any_bytes_are_decoded(content: bytes) -> None:
    encoding, _ = encoding_of(content)
    assert isinstance(decoded(content, encoding), str)
    assert decoded(b"C\xf4te", "utf-8") == "Côte"
