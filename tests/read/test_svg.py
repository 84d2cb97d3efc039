"""Drawings: refused where they are more than drawings, each time at the element's place."""

import base64
import io
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from handoutkit.codes import BAD_IMAGE, LARGE_IMAGE, UNSAFE_SVG
from handoutkit.findings import Finding, Place
from handoutkit.read.svg import MAX_DEPTH, MAX_ELEMENTS, read_svg

SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"


def drawing(inside: str, attributes: str = 'viewBox="0 0 20 10"') -> bytes:
    head = f'<svg xmlns="{SVG}" xmlns:xlink="{XLINK}" {attributes}>\n<title>x</title>\n'
    return f"{head}{inside}\n</svg>\n".encode()


def found(data: bytes) -> tuple[Finding, ...]:
    outcome = read_svg(data, "f.svg")
    assert (outcome.value is None) == bool(outcome.findings)
    return outcome.findings


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        '<rect onload="alert(1)"/>',
        '<rect ONCLICK="alert(1)"/>',
        "<foreignObject/>",
        '<iframe xmlns="http://www.w3.org/1999/xhtml" src="x"/>',
        '<h:script xmlns:h="http://www.w3.org/1999/xhtml"/>',
        '<animate attributeName="href"/>',
        '<set attributeName="href" to="javascript:alert(1)"/>',
        "<flowRoot>not drawn by browsers</flowRoot>",
        '<a href="https://example.org/"/>',
        '<a xlink:href="javascript:alert(1)"/>',
        '<a href=" java&#10;script:alert(1)"/>',
        '<image href="photo.png"/>',
        '<image href="file:///etc/passwd"/>',
        '<image href="data:image/svg+xml;base64,PHN2Zy8+"/>',
        '<use href="other.svg#a"/>',
        '<use href=""/>',
        '<rect fill="url(https://example.org/#a)"/>',
        '<rect fill="url( &quot;https://example.org/#a&quot; )"/>',
        '<rect style="fill:URL(//example.org/p)"/>',
        '<rect style="fill:url(//example.org/p"/>',
        '<rect style="fill:u\\72l(//example.org/p)"/>',
        '<rect fill="u\\72l(//example.org/p)"/>',
        '<rect style="background:image-set(&quot;https://example.org&quot;)"/>',
        '<style>@import "https://example.org/a.css";</style>',
        "<style>@\\69mport 'https://example.org/a.css';</style>",
        "<style>@font-face{font-family:x;src:url(https://example.org/f)}</style>",
        "<style>rect{fill:url('https://example.org/p')}</style>",
        "<style><![CDATA[rect{fill:url(https://example.org/p)}]]></style>",
        '<g xml:base="https://example.org/"/>',
        '<?xml-stylesheet href="https://example.org/a.css"?>',
    ],
)
def test_what_is_more_than_a_drawing_is_refused_where_it_stands(inside: str) -> None:
    findings = found(drawing(inside))

    assert findings
    for finding in findings:
        assert finding.code == UNSAFE_SVG.id
        assert finding.place.line == 3
        assert finding.hint


@pytest.mark.parametrize(
    "inside",
    [
        '<defs><linearGradient id="a"/></defs><rect fill="url(#a)" style="stroke: url(\'#a\')"/>',
        '<g id="b"><path d="M0 0"/></g><use href="#b"/><use xlink:href="#b"/>',
        "<style>.a { fill: #0b5c6b } @media print { .a { fill: black } }</style>",
        '<text x="1" y="2">url(https://example.org) and onclick=</text>',
        '<metadata><r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/></metadata>',
        '<rect transform="translate(1 2) rotate(3)"/>',
        '<a href="#b"><rect id="b"/></a>',
        '<g id="a\\b" aria-label="write to us@example.org (or call)"/>',
        "<!-- <script/> -->",
    ],
)
def test_what_is_only_a_drawing_is_drawn(inside: str) -> None:
    assert read_svg(drawing(inside), "f.svg").value == (20, 10)


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ('width="20" height="10"', (20, 10)),
        ('width="20.4px" height="9.6"', (21, 10)),
        ('width="1in" height="2.54cm"', (96, 96)),
        ('width="100%" height="auto" viewBox="0,0 30,15"', (30, 15)),
        ('width="60" viewBox="0 0 30 15"', (60, 30)),
        ('height="60" viewBox="0 0 30 15"', (120, 60)),
    ],
)
def test_the_size_is_told_by_the_root(attributes: str, size: tuple[int, int]) -> None:
    assert read_svg(drawing("", attributes), "f.svg").value == size


@pytest.mark.parametrize(
    "attributes",
    [
        "",
        'width="20"',
        'width="0" height="10"',
        'width="-1" height="10"',
        'width="1e999" height="10"',
        'width="1e9" height="10"',
        'viewBox="0 0 30"',
        'viewBox="0 0 0 15"',
        'viewBox="0 0 nan 15"',
        'viewBox="a b c d"',
    ],
)
def test_a_drawing_without_size_is_refused(attributes: str) -> None:
    (finding,) = found(drawing("", attributes))

    assert (finding.code, finding.place) == (BAD_IMAGE.id, Place("f.svg", 1, 1))


@pytest.mark.parametrize(
    ("data", "code", "line", "column"),
    [
        (b"", BAD_IMAGE, 1, 1),
        (b"<svg>", BAD_IMAGE, 1, 1),
        (b"<html/>", BAD_IMAGE, 1, 1),
        (drawing("<g>"), BAD_IMAGE, 4, 3),
        (drawing("").replace(b"<title>", b"<title/><desc>", 1), BAD_IMAGE, 2, 18),
        (drawing("&nothing;"), BAD_IMAGE, 3, 1),
        (b'<?xml version="1.0" encoding="iso-8859-1"?>' + drawing(""), BAD_IMAGE, 1, 1),
        (drawing("\xe9").decode().encode("latin-1"), BAD_IMAGE, 3, 1),
        (b"\n<!DOCTYPE svg>\n" + drawing(""), UNSAFE_SVG, 2, 1),
        (b"\n  <!DOCTYPE svg [<!ENTITY a 'b'>]>\n" + drawing("&a;"), UNSAFE_SVG, 2, 3),
    ],
)
def test_what_is_no_drawing_is_told_where_it_goes_wrong(
    data: bytes, code: object, line: int, column: int
) -> None:
    finding = found(data)[0]

    assert finding.code == getattr(code, "id", None)
    assert finding.place == Place("f.svg", line, column)


def test_columns_count_characters() -> None:
    (finding,) = found(drawing("<text>é日😀</text><script/>"))

    assert finding.place == Place("f.svg", 3, 17)


def test_a_byte_order_mark_does_no_harm() -> None:
    assert read_svg(b"\xef\xbb\xbf" + drawing(""), "f.svg").value == (20, 10)


@pytest.mark.parametrize("inside", ["<g/>" * MAX_ELEMENTS, "<g>" * MAX_DEPTH + "</g>" * MAX_DEPTH])
def test_a_drawing_of_too_many_parts_is_refused(inside: str) -> None:
    (finding,) = found(drawing(inside))

    assert finding.code == UNSAFE_SVG.id


def chain(length: int, times: int) -> str:
    parts = (f'<g id="u{n}">' + f'<use href="#u{n + 1}"/>' * times + "</g>" for n in range(length))
    return "".join(parts) + f'<rect id="u{length}"/>'


def patterns(length: int, times: int) -> str:
    parts = (
        f'<pattern id="u{n}">' + f'<rect fill="url(#u{n + 1})"/>' * times + "</pattern>"
        for n in range(length)
    )
    return "".join(parts) + f'<pattern id="u{length}"/>'


@pytest.mark.parametrize(
    "inside",
    [
        '<g id="a"><use href="#a"/></g>',
        '<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>',
        '<pattern id="a"><rect fill="url(#a)"/></pattern>',
        chain(5, 12),
        chain(60, 1),
        chain(100, 20),
        patterns(5, 12),
    ],
)
def test_a_drawing_that_uses_its_parts_without_end_is_refused_at_once(inside: str) -> None:
    started = time.perf_counter()

    codes = [finding.code for finding in found(drawing(inside))]

    assert codes == [UNSAFE_SVG.id]
    assert time.perf_counter() - started < 2


def test_a_drawing_may_use_its_parts() -> None:
    assert read_svg(drawing(chain(3, 10)), "f.svg").value == (20, 10)


def embedded(data: bytes, kind: str) -> bytes:
    encoded = base64.b64encode(data).decode()
    return drawing(f'<image href="data:image/{kind};base64,{encoded}"/>')


def raster(form: str, size: tuple[int, int] = (8, 8), mode: str = "1") -> bytes:
    out = io.BytesIO()
    Image.new(mode, size).save(out, form)
    return out.getvalue()


def test_an_image_inside_a_drawing_is_looked_at_too() -> None:
    assert found(embedded(raster("PNG"), "png")) == ()
    assert found(embedded(raster("JPEG", mode="L"), "jpeg")) == ()
    (another_kind,) = found(embedded(raster("JPEG", mode="L"), "png"))
    assert another_kind.code == BAD_IMAGE.id
    (broken,) = found(drawing('<image href="data:image/png;base64,a"/>'))
    assert broken.code == BAD_IMAGE.id
    (in_a_style,) = found(drawing("<style>a{fill:url(data:image/png;base64,AAAA)}</style>"))
    assert in_a_style.code == BAD_IMAGE.id
    (too_large,) = found(embedded(raster("PNG", (8000, 6000)), "png"))
    assert (too_large.code, too_large.place) == (LARGE_IMAGE.id, Place("f.svg", 3, 1))


@given(st.text(alphabet="<>/=\"'&;:#ghsv () x\n", max_size=60))
def test_whatever_is_drawn_is_read_or_told(inside: str) -> None:
    outcome = read_svg(drawing(inside), "f.svg")

    assert outcome.value is not None or outcome.findings
