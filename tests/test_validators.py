"""The validators themselves: each accepts a good file and names what is wrong with bad ones."""

import zipfile
from collections.abc import Mapping
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from tests.validators import ValidatorError, epubcheck, java, qpdf, verapdf

XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF
  xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
  xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
  xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
  xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
  xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
  xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<rdf:Description rdf:about="">
  <dc:title><rdf:Alt><rdf:li xml:lang="x-default">An empty page</rdf:li></rdf:Alt></dc:title>
  <pdfaid:part>2</pdfaid:part>
  <pdfaid:conformance>A</pdfaid:conformance>
  <pdfuaid:part>1</pdfuaid:part>
  <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
    <pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
    <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
    <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
    <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
      <pdfaProperty:name>part</pdfaProperty:name>
      <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
      <pdfaProperty:category>internal</pdfaProperty:category>
      <pdfaProperty:description>The part of PDF/UA that the file meets</pdfaProperty:description>
    </rdf:li></rdf:Seq></pdfaSchema:property>
  </rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""

BOOK = {
    "mimetype": "application/epub+zip",
    "META-INF/container.xml": """<?xml version="1.0"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
  <rootfiles>
    <rootfile full-path="book.opf" media-type="application/oebps-package+xml"/>
  </rootfiles>
</container>""",
    "book.opf": """<?xml version="1.0"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id">
  <metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
    <dc:identifier id="id">urn:uuid:0b1a4a2e-62a5-4f0c-9a55-6d6c3f6c7a10</dc:identifier>
    <dc:title>A book</dc:title>
    <dc:language>en</dc:language>
    <meta property="dcterms:modified">2026-01-02T03:04:05Z</meta>
  </metadata>
  <manifest>
    <item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
  </manifest>
  <spine><itemref idref="nav"/></spine>
</package>""",
    "nav.xhtml": """<?xml version="1.0"?>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="en">
  <head><title>Contents</title></head>
  <body><nav epub:type="toc"><ol><li><a href="nav.xhtml">Contents</a></li></ol></nav></body>
</html>""",
}


def untagged_pdf(path: Path) -> Path:
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(path)
    return path


def tagged_pdf(path: Path, content: bytes = b"") -> Path:
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page()
        page.obj.Contents = pdf.make_stream(content)
        metadata = pdf.make_stream(XMP.encode(), Type=Name.Metadata, Subtype=Name.XML)
        tree = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        tree.K = pdf.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name.Document, P=tree, K=Array())
        )
        pdf.Root.update(
            {
                "/Lang": String("en"),
                "/MarkInfo": Dictionary(Marked=True),
                "/Metadata": metadata,
                "/StructTreeRoot": tree,
                "/ViewerPreferences": Dictionary(DisplayDocTitle=True),
            }
        )
        pdf.save(path)
    return path


def epub(path: Path, files: Mapping[str, str]) -> Path:
    with zipfile.ZipFile(path, "w") as book:
        for name, text in files.items():
            book.writestr(name, text)
    return path


def test_verapdf_has_all_its_rules() -> None:
    counts = verapdf.rule_counts()
    assert (counts["ua1"], counts["2a"]) == (106, 153)


def test_verapdf_judges_every_file_by_every_flavour(tmp_path: Path) -> None:
    paths = [tagged_pdf(tmp_path / "é good.pdf"), untagged_pdf(tmp_path / "bad.pdf")]
    verdicts = verapdf.validate(paths, flavours=("ua1", "2a", "2u"))
    assert len(verdicts) == 6
    assert [(v.failures, v.compliant) for v in verdicts if v.path == paths[0]] == [((), True)] * 3
    bad = {v.flavour: v for v in verdicts if v.path == paths[1]}
    assert not any(v.compliant for v in bad.values())
    assert any(failure.startswith("7.1-11 (1 times): ") for failure in bad["ua1"].failures)


def test_verapdf_does_not_accept_what_is_no_pdf(tmp_path: Path) -> None:
    path = tmp_path / "text.pdf"
    path.write_text("no PDF")
    verdicts = verapdf.validate([path, tmp_path / "absent.pdf"], flavours=("ua1",))
    assert [verdict.compliant for verdict in verdicts] == [False, False]
    assert all(verdict.failures for verdict in verdicts)


def test_qpdf_sees_the_damage_that_verapdf_passes(tmp_path: Path) -> None:
    good, damaged = tagged_pdf(tmp_path / "good.pdf"), tagged_pdf(tmp_path / "bad.pdf", b"(q")
    assert all(verdict.compliant for verdict in verapdf.validate([damaged]))
    reports = qpdf.check([good, damaged])
    assert reports[0] == qpdf.Report(good, ())
    assert reports[1].path == damaged
    assert reports[1].problems


def test_epubcheck_reports_everything_on_every_file(tmp_path: Path) -> None:
    css = '<item id="css" href="a.css" media-type="text/css"/></manifest>'
    unused = {"book.opf": BOOK["book.opf"].replace("</manifest>", css), "a.css": "p { margin: 0 }"}
    no_contents = {"nav.xhtml": BOOK["nav.xhtml"].replace("toc", "index")}
    paths = [
        epub(tmp_path / "é good.epub", BOOK),
        epub(tmp_path / "unused.epub", BOOK | unused),
        epub(tmp_path / "mimetype.epub", BOOK | {"mimetype": "text/plain"}),
        epub(tmp_path / "contents.epub", BOOK | no_contents),
        tmp_path / "absent.epub",
    ]
    reports = epubcheck.validate(paths)
    assert [report.path for report in reports] == paths
    assert [{(m.id, m.severity) for m in report.messages} for report in reports] == [
        set(),
        {("OPF-097", "USAGE")},
        {("PKG-007", "ERROR")},
        {("RSC-005", "ERROR")},
        {("PKG-018", "FATAL")},
    ]
    assert reports[1].messages[0].location == "book.opf:11:54"


def test_a_validator_without_files_is_an_error() -> None:
    for validate in (verapdf.validate, epubcheck.validate, qpdf.check):
        with pytest.raises(ValidatorError):
            validate([])


def test_an_unknown_flavour_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ValidatorError, match="no profile for the flavour ua9"):
        verapdf.validate([untagged_pdf(tmp_path / "a.pdf")], flavours=("ua9",))


def test_a_missing_tool_is_an_error(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    with pytest.raises(ValidatorError, match="no java"):
        verapdf.rule_counts()
    with pytest.raises(ValidatorError, match="no qpdf"):
        qpdf.check([tmp_path])


def test_a_missing_jar_is_an_error() -> None:
    with pytest.raises(ValidatorError, match="not installed"):
        java.find_jar("no_such_package", "a.jar")
    with pytest.raises(ValidatorError, match=r"has no absent\.jar"):
        java.find_jar("epubcheck", "absent.jar")
