"""Files of every kind, made by hand, so that a test says what is in them byte for byte."""

import io
import zipfile
from collections.abc import Sequence

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
CORE = (
    '<cp:coreProperties xmlns:cp="c" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:dcterms="http://purl.org/dc/terms/"><dc:title>{title}</dc:title>'
    "<dcterms:created>{day}T08:00:00Z</dcterms:created></cp:coreProperties>"
)


def zipped(**files: str | bytes) -> bytes:
    """Return a ZIP; two low lines in a name are a stroke, three are a full stop."""
    named = {
        name.replace("___", ".").replace("__", "/"): content for name, content in files.items()
    }
    return zip_of(named)


def zip_of(files: dict[str, str | bytes]) -> bytes:
    """Return a ZIP of files by path."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            member = zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0))
            member.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(member, content)
    return out.getvalue()


def docx(*paragraphs: str, title: str = "", day: str = "", xml: str = "") -> bytes:
    """Return a DOCX of paragraphs, or of a main part given as XML."""
    body = "".join(f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>" for words in paragraphs)
    main = xml or f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
    files: dict[str, str | bytes] = {"[Content_Types].xml": "<Types/>", "word/document.xml": main}
    if title or day:
        files["docProps/core.xml"] = CORE.format(title=title, day=day)
    return zip_of(files)


def pdf(*pages: Sequence[str], title: str = "", made: str = "") -> bytes:
    """Return a PDF whose pages are lines of text, in one font that maps each code to its letter.

    A line is drawn from left to right as it is given: Arabic must be given as it is seen.
    """
    cmap = (
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /A def\n"
        b"1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
        + b"2 beginbfrange <0000> <7FFF> <0000> <8000> <FFFF> <8000> endbfrange\n"
        + b"endcmap end end"
    )
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"",  # the pages, once their numbers are known
        b"<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H"
        b" /DescendantFonts [4 0 R] /ToUnicode 5 0 R >>",
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /A /DW 500"
        b" /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>",
        stream(cmap),
        f"<< /Title <FEFF{title.encode('utf-16-be').hex()}> /CreationDate ({made}) >>".encode(),
    ]
    kids = []
    for lines in pages:
        drawn = "".join(
            f"1 0 0 1 72 {770 - 16 * at} Tm <{line.encode('utf-16-be').hex()}> Tj "
            for at, line in enumerate(lines)
        )
        objects.append(stream(f"BT /F1 12 Tf {drawn}ET".encode()))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R"
            b" /Resources << /Font << /F1 3 0 R >> >> >>" % len(objects)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), len(kids))
    return pdf_of(objects, b"/Root 1 0 R /Info 6 0 R")


def stream(content: bytes, more: bytes = b"") -> bytes:
    """Return a stream object."""
    return b"<< /Length %d %s>>\nstream\n%s\nendstream" % (len(content), more, content)


def pdf_of(objects: Sequence[bytes], trailer: bytes) -> bytes:
    """Return a PDF of numbered objects."""
    out = b"%PDF-1.7\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    end = b"trailer << /Size %d %s >>\nstartxref\n%d\n%%%%EOF\n"
    return out + head + table + end % (len(objects) + 1, trailer, len(out))


def eml(body: bytes, *headers: str) -> bytes:
    """Return a message with these headers and a body as it stands."""
    return "\r\n".join([*headers, "", ""]).encode() + body


def parts(*some: bytes, kind: str = "mixed") -> tuple[str, bytes]:
    """Return the header and the body of a message of several parts."""
    body = b"".join(b"--cut\r\n" + part + b"\r\n" for part in some) + b"--cut--\r\n"
    return f"Content-Type: multipart/{kind}; boundary=cut", body
