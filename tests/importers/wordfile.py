"""Word files written part by part, as Word, LibreOffice and others write them."""

import io
import zipfile
from collections.abc import Mapping

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_NAMES = (
    f'xmlns:w="{_WORD}" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_PARTS = {"styles": "styles", "numbering": "numbering", "footnotes": "footnotes"}
_PARTS |= {"endnotes": "endnotes", "comments": "comments", "header1": "header"}


def paragraph(text: str, style: str = "", properties: str = "", run: str = "") -> str:
    """Write a paragraph; `properties` and `run` are XML that says how it looks."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    words = f'<w:r><w:rPr>{run}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{words}</w:p>"


def item(text: str, number: int, level: int = 0) -> str:
    """Write an item of a list."""
    return paragraph(
        text, properties=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    )


def style(identifier: str, name: str, based: str = "", properties: str = "") -> str:
    """Write a paragraph style."""
    on = f'<w:basedOn w:val="{based}"/>' if based else ""
    named = f'<w:name w:val="{name}"/>'
    return f'<w:style w:type="paragraph" w:styleId="{identifier}">{named}{on}{properties}</w:style>'


def word_file(
    body: str,
    *,
    relations: str = "",
    files: Mapping[str, bytes] | None = None,
    title: str = "",
    parts: Mapping[str, str] | None = None,
) -> bytes:
    """Write a file; `parts` are the contents of styles, numbering, footnotes and others."""
    made = {"word/document.xml": _part("document", f"<w:body>{body}</w:body>")}
    links, kinds = relations, ""
    for name, content in (parts or {}).items():
        kind = _PARTS[name]
        made[f"word/{name}.xml"] = _part("hdr" if kind == "header" else kind, content)
        links += f'<Relationship Id="{name}" Type="{_OFFICE}/{kind}" Target="{name}.xml"/>'
        kinds += _override(f"/word/{name}.xml", f"wordprocessingml.{kind}+xml")
    made["word/_rels/document.xml.rels"] = _relations(links)
    made["[Content_Types].xml"] = (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="png" ContentType="image/png"/>'
        '<Default Extension="wmf" ContentType="image/x-wmf"/>'
        + _override("/word/document.xml", "wordprocessingml.document.main+xml")
        + _override("/docProps/core.xml", "", "application/vnd.openxmlformats-package.core-")
        + f"{kinds}</Types>"
    )
    core = f"{_PACKAGE}/relationships/metadata/core-properties"
    made["_rels/.rels"] = _relations(
        f'<Relationship Id="d" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
        f'<Relationship Id="c" Type="{core}" Target="docProps/core.xml"/>'
    )
    made["docProps/core.xml"] = (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{title}</dc:title><dc:creator>Someone</dc:creator>"
        "<dc:language>es-ES</dc:language>"
        '<dcterms:modified xsi:type="dcterms:W3CDTF">2024-05-06T07:08:09Z</dcterms:modified>'
        "</cp:coreProperties>"
    )
    result = io.BytesIO()
    with zipfile.ZipFile(result, "w") as archive:
        for name, text in made.items():
            archive.writestr(name, text)
        for name, data in (files or {}).items():
            archive.writestr(name, data)
    return result.getvalue()


def _part(name: str, content: str) -> str:
    return f"<w:{name} {_NAMES}>{content}</w:{name}>"


def _override(name: str, kind: str, before: str = "") -> str:
    full = f"application/vnd.openxmlformats-officedocument.{kind}"
    kind = f"{before}properties+xml" if before else full
    return f'<Override PartName="{name}" ContentType="{kind}"/>'


def _relations(inner: str) -> str:
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{inner}</Relationships>'
