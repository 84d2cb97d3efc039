"""Lines that are filled are drawn as a full layout draws them; what cannot be is refused."""

import io

import pikepdf
import pytest

from handoutkit.render.pdf.document import render_pdf
from handoutkit.render.pdf.letters import LETTERS, alphabet_of
from handoutkit.render.pdf.master import Master
from handoutkit.render.pdf.mold import Mold
from handoutkit.render.pdf.slots import DoesNotFit
from handoutkit.render.styles import layered_sheet
from tests.builders import handout
from tests.render.rendering import PLACE, SHIPPED

LONG = "Take it with the evening meal and call us if you have diarrhea for more than two days. " * 2
PAGE = """\
<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"/><title>A title</title>
<meta name="dcterms.created" content="2026-03-04T00:00:00Z"/></head>
<body><h1>A title</h1>
<div><p>For: <b data-slot="name">{name}</b></p>
<p>Note: <span data-slot="note">{note}</span></p></div>
<p>What everybody is told, with a <a href="#x">link</a>.</p><p id="x">The end.</p>
</body></html>
"""


def molded(name: str, note: str, css: str = "", page: str = PAGE) -> Mold:
    mold = Mold(LETTERS["latin"])
    render_pdf(
        page.format(name=name, note=note),
        layered_sheet(SHIPPED, "print", {}) + css,
        handout=handout(),
        images={},
        place=PLACE,
        mold=mold,
    )
    return mold


@pytest.fixture(scope="module")
def master() -> Master:
    made = molded("Qxjzw Vbkpf", "Zmqyx Kjwvt").master
    assert made is not None
    return made


@pytest.mark.parametrize(
    "page",
    [
        PAGE.replace("data-slot", "data-other"),
        PAGE.replace(
            '<b data-slot="name">',
            '<b data-slot="name" style="opacity: 0.5; display: inline-block">',
        ),
        PAGE.replace("<p>Note", '<p style="break-before: page">Note'),
        PAGE.replace(
            '<b data-slot="name">', '<b data-slot="name" style="text-decoration: underline">'
        ),
    ],
)
def test_there_is_no_master_of_a_page_that_cannot_be_filled(page: str) -> None:
    assert molded("Qxjzw", "Zmqyx", page=page).master is None


@pytest.mark.parametrize(
    "name", ["Иван", "علي", "王小明", "\U0001f600", "e\u0301\u0302x", "Ana\u00adExample"]
)
def test_letters_that_the_file_lacks_are_refused(name: str, master: Master) -> None:
    with pytest.raises(DoesNotFit):
        master.copy({"name": name, "note": "x"})


@pytest.mark.parametrize(
    "values",
    [
        {"name": "Ana"},
        {"name": "Ana", "note": "x", "date": "y"},
        {"name": "Ana Example " * 20, "note": "x"},
        {"name": "Ana", "note": LONG},
        {"name": "A" * 200, "note": "x"},
    ],
)
def test_what_has_other_lines_is_refused(values: dict[str, str], master: Master) -> None:
    with pytest.raises(DoesNotFit):
        master.copy(values)


@pytest.mark.parametrize(
    ("name", "note"),
    [
        ("Ana Example", "Come back."),
        ("AVATAR Töpfer To Yvonne", "office fjord affluent fi fl ffi"),
        ("Łukasz O’Przykład-Ñandú", "“200–400 mg” … €"),
        ("Ștefan Ğüler ŸĄ", "a"),
    ],
)
def test_a_line_is_drawn_as_a_full_layout_draws_it(name: str, note: str, master: Master) -> None:
    full = molded(name, note)
    assert full.master is not None
    assert master.file == full.master.file
    assert master.drawn({"name": name, "note": note}) == full.drawn


def test_words_are_broken_where_a_full_layout_breaks_them(master: Master) -> None:
    full = molded("Ana Example", LONG.strip())
    assert full.master is not None
    assert full.master.lines("note", LONG.strip()) == master.lines("note", LONG.strip()) > 1
    assert full.master.drawn({"name": "Ana Example", "note": LONG.strip()}) == full.drawn


def test_styles_that_move_a_line_by_its_words_do_not_pass() -> None:
    css = "p { text-align: end }"
    first, second = molded("Qxjzw", "Zmqyx", css), molded("Hgx", "Pfv", css)
    assert first.master is not None
    assert first.master.drawn({"name": "Hgx", "note": "Pfv"}) != second.drawn


def test_words_that_stand_elsewhere_too_make_another_file() -> None:
    page = PAGE.replace("<h1>A title", "<h1>For {name}")
    first, second = molded("Qxjzw", "Zmqyx", page=page), molded("Hgxqd", "Pfvqj", page=page)
    assert first.master is not None
    assert second.master is not None
    assert first.master.file != second.master.file


def test_a_copy_says_its_words_and_no_other(master: Master) -> None:
    data = master.copy({"name": "Ana Example", "note": "Come back."})
    assert data.endswith(b"%%EOF\n")
    with pikepdf.open(io.BytesIO(data)) as opened:
        text = b"".join(
            one.read_bytes() for one in opened.objects if isinstance(one, pikepdf.Stream)
        )
    for word in ("Qxjzw", "Vbkpf"):
        assert word.encode() not in text
        assert word.encode() not in data


def test_letters_are_those_of_languages_not_of_a_batch() -> None:
    assert alphabet_of("María O’Example") == "latin"
    assert alphabet_of("Иван Ελένη Nguyễn") == "european"
    assert alphabet_of("Ana 王") is None
    assert set(LETTERS["latin"]) < set(LETTERS["european"])
