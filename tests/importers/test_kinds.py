"""Kinds of files: the content decides, then the name; everything else is told what it is."""

import json
import time
from io import BytesIO
from zipfile import ZipFile

import pytest

from handoutkit.codes import FOREIGN_UNREADABLE
from handoutkit.importers.kinds import kind_of, refusal


def archive(*names: str) -> bytes:
    data = BytesIO()
    with ZipFile(data, "w") as zip_file:
        for name in names:
            zip_file.writestr(name, "x")
    return data.getvalue()


DOCX = archive("[Content_Types].xml", "word/document.xml")
MEDLINE = "\nPMID- 123\nTI  - A title\n"
RIS = "TY  - JOUR\nTI  - A title\nER  - \n"
BIBTEX = "% from a manager\n@article{key,\n title={A title}\n}\n"
CSL = json.dumps([{"id": "a", "type": "book", "title": "A title"}])
PAGE = "<!DOCTYPE html><html><body><p>Take care.</p></body></html>"


@pytest.mark.parametrize(
    ("data", "path", "what"),
    [
        (b"", "f.txt", "empty"),
        (b"\xef\xbb\xbf\r\n", "f.md", "empty"),
        (archive("xl/workbook.xml", "[Content_Types].xml"), "f.docx", "Excel"),
        (archive("ppt/presentation.xml"), "f.pptx", "PowerPoint"),
        (archive("mimetype", "content.xml"), "f.odt", "OpenDocument"),
        (archive("mimetype", "META-INF/container.xml"), "f.epub", "EPUB"),
        (archive("a.txt"), "f.zip", "archive"),
        (DOCX[:60], "f.docx", "broken archive"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500, "f.doc", "Word 97"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "f.docx",
            "encrypted",
        ),
        (b"%PDF-1.7\n%\xe2\xe3", "f.txt", "PDF"),
        (b"{\\rtf1\\ansi Hello}", "f.txt", "RTF"),
        (b"\x89PNG\r\n\x1a\n\0\0", "f.html", "picture"),
        (b"BM\x36\0\0\0", "f.txt", "picture"),
        (b"MZ\x90\0\x03", "f.docx", "program"),
        (b'{"a": 1}', "f.json", "no references"),
        (b"[" * 100_000, "f.json", "no references"),
        (b"%0 Journal Article\n%A Smith\n", "f.txt", "EndNote"),
        (b'<?xml version="1.0"?><records/>', "f.xml", "XML"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"/>', "f.svg", "picture"),
        (b"a,b\n1,2\n", "f.csv", "table"),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related;\n\n<html>", "f.mht", "one file"),
        (b"\x00\x01\x02\x03" * 30, "f.txt", "no text"),
    ],
)
def test_what_is_not_imported_is_told_what_it_is(data: bytes, path: str, what: str) -> None:
    assert kind_of(data, path) is None
    finding = refusal(data, path)
    assert finding.code == FOREIGN_UNREADABLE.id
    assert what in finding.message
    assert finding.hint


@pytest.mark.parametrize(
    ("data", "path", "kind"),
    [
        (DOCX, "f.docx", "docx"),
        (DOCX, "f.zip", "docx"),
        (archive("word/document2.xml"), "f", "docx"),
        (PAGE.encode(), "f.html", "html"),
        (PAGE.encode(), "f.txt", "html"),
        (PAGE.encode("utf-16"), "f.txt", "html"),
        (b"<!-- saved -->\n" + PAGE.encode(), "f.md", "html"),
        (b"<p>A fragment</p>", "f.txt", "html"),
        (b"<p>A fragment</p>", "f.md", "markdown"),
        (b"No marks at all, 3 < 4.", "f.html", "text"),
        (b"A text < that > is plain.", "f.txt", "text"),
        (b"<3 is a heart, and no element.", "f.txt", "text"),
        (b"BMI is what the doctor asks for.", "f.txt", "text"),
        (b"MZ is a file too.", "f", "text"),
        (b"#1 reason\n#2 reason\n", "f.txt", "text"),
        (b"# Title\n\n## Part\n\nText.\n", "f.txt", "markdown"),
        (b"---\ntitle: A\n---\nText.\n", "f", "markdown"),
        (b"---\n\nA line across the page begins this text.\n", "f.txt", "text"),
        (b"Text.", "F.MD", "markdown"),
        (b'{\n "title": "A"\n}\n\nText.', "f.md", "markdown"),
        (MEDLINE.encode(), "f.txt", "bibliography"),
        (RIS.encode("utf-8-sig"), "f.txt", "bibliography"),
        (BIBTEX.encode(), "f.txt", "bibliography"),
        (CSL.encode(), "f.json", "bibliography"),
        (CSL.encode(), "f", "bibliography"),
        (b"Exported.\n" * 200 + RIS.encode(), "f.ris", "bibliography"),
        (b"An article.\n" * 200 + RIS.encode(), "f.txt", "text"),
        (b"Ask @doctor{x}, or write to a@book.org\n", "f.txt", "text"),
        (b"PMID: 123 is a number.", "f.txt", "text"),
        (b"[1] Smith. A title.", "f.txt", "text"),
    ],
)
def test_the_content_decides_and_then_the_name(data: bytes, path: str, kind: str) -> None:
    assert kind_of(data, path) == kind


@pytest.mark.parametrize("bait", ["<!-- ", "<!--a-->", "@ ", "{ ", "---\n", "# ", "\t", '"type"'])
def test_telling_kinds_takes_time_that_grows_with_the_text_only(bait: str) -> None:
    data = (bait * 200_000)[:200_000].encode()
    start = time.perf_counter()
    for suffix in ("txt", "html", "bib", "json", "md"):
        kind_of(data, f"f.{suffix}")
    assert time.perf_counter() - start < 1.5
