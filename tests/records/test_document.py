"""A document's text is the one its hashes speak of, whatever it came in."""

from hashlib import sha256

import pytest

from servanda.records import Document

TEXT = "Ba trăm lều bạt."
OWN = sha256(TEXT.encode()).hexdigest()
OTHER = sha256(b"<p>Ba</p>").hexdigest()


@pytest.mark.parametrize(
    ("mark", "text_sha256", "extractor", "right"),
    [
        (OWN, "", "", True),
        (OTHER, "", "", False),
        (OWN, OWN, "", False),
        (OTHER, OWN, "html 1", True),
        (OTHER, OTHER, "html 1", False),
        (OTHER, "", "html 1", False),
    ],
)
def test_it_has_its_words(mark, text_sha256, extractor, right):
    document = Document(
        plan="p",
        id=mark,
        text=TEXT,
        filename="x",
        text_sha256=text_sha256,
        extractor=extractor,
    )
    assert document.has_its_words is right
