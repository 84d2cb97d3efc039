"""Word files: what they say, in which order and form, and that nothing outside them is opened."""

import io
import socket
import zipfile
from pathlib import Path

import pytest

from handoutkit.importers.docx import read_docx
from handoutkit.importers.passages import Source
from tests.importers.page.showing import shown
from tests.importers.wordfile import item, paragraph, style, word_file

_TEXT = paragraph("A text that is long enough to be one, and ends as texts do.")
_NUMBERING = (
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="decimal"/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/></w:lvl>'
    '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0">'
    '<w:startOverride w:val="5"/></w:lvlOverride></w:num>'
)


def _drawn(source: Source) -> list[str]:
    return shown(source).splitlines()[: -1 - len(source.findings)]


def _read(body: str, **parts: str) -> list[str]:
    return _drawn(read_docx(word_file(body, parts=parts), "file.docx"))


def _headings(body: str, styles: str = "") -> list[str]:
    drawn = _read(body, styles=styles) if styles else _read(body)
    return [line for line in drawn if line.startswith("heading")]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK\x03\x04 broken",
        word_file("<w:p>")[:-100],
        word_file("<w:p></w:q>"),
        word_file("<w:p/>").replace(b"word/document.xml", b"word/documint.xml"),
    ],
)
def test_what_is_broken_is_said(data: bytes) -> None:
    source = read_docx(data, "file.docx")
    assert source.passages == ()
    assert [one.code for one in source.findings] == ["IMP-001"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused(encoding: str) -> None:
    text = (
        '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        "<w:body><w:p><w:r><w:t>&e;</w:t></w:r></w:p></w:body></w:document>"
    )
    if encoding != "utf-8":
        text = text.replace("?>", ' encoding="utf-16"?>', 1)
    result = io.BytesIO()
    with zipfile.ZipFile(result, "w") as archive:
        archive.writestr("word/document.xml", text.encode(encoding))
    source = read_docx(result.getvalue(), "file.docx")
    assert source.passages == ()
    assert "entities" in source.findings[0].message


def _picture(relation: str, alt: str = "") -> str:
    return (
        f'<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="x" descr="{alt}"/><a:graphic>'
        f"<a:graphicData><pic:pic><pic:blipFill><a:blip {relation}/></pic:blipFill></pic:pic>"
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )


def _relation(identifier: str, target: str, mode: str = "") -> str:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
    return f'<Relationship Id="{identifier}" Type="{kind}" Target="{target}" {mode}/>'


def test_linked_pictures_open_neither_files_nor_connections(tmp_path: Path) -> None:
    secret = tmp_path / "secret.png"
    secret.write_bytes(b"secret")
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        server.setblocking(False)
        port = server.getsockname()[1]
        outside = 'TargetMode="External"'
        relations = _relation("f", secret.as_uri(), outside)
        relations += _relation("h", f"http://127.0.0.1:{port}/x.png", outside)
        body = _picture('r:link="f"') + _picture('r:link="h"') + _TEXT
        source = read_docx(word_file(body, relations=relations), "file.docx")
        with pytest.raises(BlockingIOError):
            server.accept()
    assert all(not one.picture.data for one in source.passages if one.picture)
    assert len([one for one in source.findings if "external" in one.message]) == 2


def test_pictures_keep_their_bytes_and_words() -> None:
    body = _picture('r:embed="a"', "A head") + paragraph("Figure 1", "Caption")
    body += _picture('r:embed="b"') + _TEXT
    relations = _relation("a", "media/a.png") + _relation("b", "media/b.wmf")
    files = {"word/media/a.png": b"bytes", "word/media/b.wmf": b"x"}
    data = word_file(
        body, relations=relations, files=files, parts={"styles": style("Caption", "caption")}
    )
    source = read_docx(data, "file.docx")
    found = [one.picture for one in source.passages if one.picture]
    assert [(one.data, one.alt, one.caption.plain) for one in found] == [
        (b"bytes", "A head", "Figure 1"),
        (b"", "", ""),
    ]
    assert "IMP-011" in [one.code for one in source.findings]


@pytest.mark.parametrize(
    ("title", "heading"),
    [
        (("Title", "Title"), ("Heading2", "heading 2")),
        (("Titel", "Title"), ("berschrift2", "heading 2")),
        (("Titel", "Titel"), ("berschrift2", "Überschrift 2")),
        (("Ttulo", "Title"), ("Ttulo2", "heading 2")),
        (("Titre", "Titre"), ("Titre2", "Titre 2")),
        (("X", "Title"), ("Y", "Encabezado 2")),
    ],
)
def test_styles_in_any_language(title: tuple[str, str], heading: tuple[str, str]) -> None:
    body = paragraph("T", title[0]) + paragraph("H", heading[0]) + _TEXT
    for styles in (style(*title) + style(*heading), ""):
        if styles or title[0] != "X":
            assert _headings(body, styles) == ["heading1, title: T", "heading2: H"]


def test_styles_of_ones_own_take_the_level_of_what_they_are_based_on() -> None:
    outline = '<w:pPr><w:outlineLvl w:val="{}"/></w:pPr>'
    styles = style("A", "Chapter", properties=outline.format(1)) + style("B", "My part", "A")
    styles += style("C", "Body", "A", outline.format(9)) + style("D", "heading 9")
    body = paragraph("a", "A") + paragraph("b", "B") + paragraph("c", "C") + paragraph("d", "D")
    assert _headings(body, styles) == ["heading2: a", "heading2: b", "heading6: d"]


def test_an_outline_level_makes_a_heading() -> None:
    body = paragraph("a", properties='<w:outlineLvl w:val="0"/>') + _TEXT
    body += paragraph("b", properties='<w:outlineLvl w:val="1"/>') + _TEXT
    assert _headings(body) == ["heading1, title: a", "heading2: b"]


def test_without_styles_lines_that_stand_out_are_headings() -> None:
    bold, large = "<w:b/>", '<w:b/><w:sz w:val="36"/>'
    body = paragraph("Title", run=large) + _TEXT + paragraph("One", run=bold) + _TEXT
    body += paragraph("A bold text ends with a stop.", run=bold) + _TEXT
    body += paragraph("Two", run=bold) + _TEXT
    assert _headings(body) == ["heading1, title: Title", "heading2: One", "heading2: Two"]


def test_a_text_all_bold_has_no_headings() -> None:
    assert _headings("".join(paragraph(f"Line {at}", run="<w:b/>") for at in range(9))) == []


def test_the_title_may_stand_in_the_properties_only() -> None:
    source = read_docx(word_file(_TEXT, title="A title"), "file.docx")
    assert source.origin.title == "A title"
    assert (source.origin.author, source.origin.updated) == ("Someone", "2024-05-06")
    assert source.origin.lang == "es-ES"


@pytest.mark.parametrize("title", ["Document1", "Microsoft Word - leaflet", "leaflet.docx", ""])
def test_what_programs_write_is_no_title(title: str) -> None:
    assert read_docx(word_file(_TEXT, title=title), "file.docx").origin.title == ""


def test_highest_headings_are_sections_if_the_properties_have_the_title() -> None:
    heading = style("Heading1", "heading 1")
    body = paragraph("One", "Heading1") + _TEXT + paragraph("Two", "Heading1") + _TEXT
    source = read_docx(word_file(body, title="The title", parts={"styles": heading}), "file.docx")
    assert [one.role for one in source.passages if one.kind == "heading"] == ["", ""]


def test_lists_go_on_after_a_text_and_begin_anew() -> None:
    body = item("a", 1) + item("in", 1, 1) + item("b", 1) + _TEXT + item("c", 1) + item("d", 2)
    drawn = [line for line in _read(body, numbering=_NUMBERING) if line.startswith("item")]
    assert drawn == [
        "item, depth 1, number 1: a",
        "item, depth 2: in",
        "item, depth 1, number 2: b",
        "item, depth 1, number 3: c",
        "item, depth 1, number 5: d",
    ]


def test_lists_by_style() -> None:
    styles = style("Listaconvietas", "List Bullet")
    assert _read(paragraph("a", "Listaconvietas"), styles=styles) == ["item, depth 1: a"]


def test_merged_cells_are_written_into_every_place() -> None:
    def cell(text: str, properties: str = "") -> str:
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text)}</w:tc>"

    down, goes_on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    rows = (
        cell("Drug") + cell("Dose", '<w:gridSpan w:val="2"/>'),
        cell("A", down) + cell("1 mg") + cell("2 mg"),
        cell("", goes_on) + cell("3 mg") + cell("4 mg"),
    )
    table = "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>"
    assert _read(table)[1:] == [
        "    Drug | Dose | Dose",
        "    A | 1 mg | 2 mg",
        "    A | 3 mg | 4 mg",
    ]


def test_notes_become_notes() -> None:
    body = '<w:p><w:r><w:t>Word</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
    notes = f'<w:footnote w:id="2">{paragraph("A note.")}</w:footnote>'
    assert _read(body, footnotes=notes) == ["text: Word[^1]", "note, note 1: A note."]


@pytest.mark.parametrize(
    ("run", "drawn"),
    [
        ('<w:del w:id="1"><w:r><w:delText>5 mg</w:delText></w:r></w:del>', "struck out: 5 mg"),
        ('<w:ins w:id="1"><w:r><w:t>10 mg</w:t></w:r></w:ins>', "text: a10 mg"),
        ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r>", "hidden from readers: secret"),
        ('<w:fldSimple w:instr="SEQ"><w:r><w:t>7</w:t></w:r></w:fldSimple>', "text: a7"),
        ("<w:r><w:cr/><w:t>b</w:t></w:r>", "text: a / b"),
        ('<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>', "text: a≥"),
        ("<w:r><w:rPr><w:rFonts w:ascii='Symbol'/></w:rPr><w:t>\uf0a3</w:t></w:r>", "text: a≤"),
        ("<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>", "text: ax"),
        ("<w:r><w:rPr><w:b/></w:rPr><w:t>b</w:t></w:r>", "text: a**b**"),
        (
            "<w:r><w:rPr><w:vertAlign w:val='superscript'/></w:rPr><w:t>2</w:t></w:r>",
            "text: a^2^",
        ),
    ],
)
def test_what_stands_in_a_paragraph(run: str, drawn: str) -> None:
    lines = _read(f"<w:p><w:r><w:t>a</w:t></w:r>{run}</w:p>")
    assert any(line.endswith(drawn) for line in lines), lines


@pytest.mark.parametrize("fallback", ["", "<mc:Fallback><w:pict><v:rect/></w:pict></mc:Fallback>"])
def test_words_in_a_box_are_read(fallback: str) -> None:
    box = f"<wps:wsp><wps:txbx><w:txbxContent>{paragraph('In a box')}</w:txbxContent></wps:txbx>"
    choice = f"<mc:Choice><w:drawing>{box}</wps:wsp></w:drawing></mc:Choice>"
    run = f"<w:r><mc:AlternateContent>{choice}{fallback}</mc:AlternateContent></w:r>"
    assert "text: In a box" in _read(f"<w:p>{run}</w:p>{_TEXT}")


def test_heads_of_pages_and_remarks_are_left_out() -> None:
    section = '<w:sectPr><w:headerReference w:type="default" r:id="header1"/></w:sectPr>'
    head = paragraph("Page 1") + paragraph("Do not take more than 4 g of it in 24 hours.")
    remark = f'<w:comment w:id="1">{paragraph("Check this!")}</w:comment>'
    assert _read(_TEXT + section, header1=head, comments=remark)[1:] == [
        "text, OUT the head or foot of each page: Page 1",
        "text: Do not take more than 4 g of it in 24 hours.",
        "text, OUT a remark on the text: Check this!",
    ]


def test_a_list_of_contents_is_left_out() -> None:
    styles = style("TOC1", "toc 1") + style("Heading1", "heading 1")
    drawn = _read(paragraph("One 1", "TOC1") + paragraph("One", "Heading1") + _TEXT, styles=styles)
    assert drawn[0] == "text, OUT the page's own list of contents: One 1"


def test_places_are_the_numbers_of_paragraphs() -> None:
    body = paragraph("a") + f"<w:p/>{item('b', 1)}" + paragraph("c", run="<w:b/>")
    source = read_docx(word_file(body, parts={"numbering": _NUMBERING}), "file.docx")
    assert [one.place.line for one in source.passages] == [1, 3, 4]
