"""What is known of a page before anything is laid out."""

import subprocess
import sys

import pytest

from handoutkit.build.look import look_of
from handoutkit.build.material import chapter, material, with_page
from handoutkit.build.rendering import Remembered, render, render_material
from handoutkit.build.request import Output
from handoutkit.disk import LayeredDisk, MemoryDisk
from handoutkit.errors import RenderingFailed
from handoutkit.findings import Place
from tests.builders import CONDITION_PATH, figure, handout, image, paragraph, section, settings
from tests.render.rendering import ENGLISH, SHIPPED, printed, unpacked

LOOK = look_of(SHIPPED, settings())
PLACE = Place(CONDITION_PATH)
MADE = handout(
    section("rest", paragraph("Take one."), figure("dot.png")), images=(image("dot.png"),)
)
ASKED = """
import sys
from handoutkit.build.look import look_of
from handoutkit.build.material import chapter, material, with_page
from handoutkit.build.sources import styles_of
from handoutkit.language.catalogue import Catalogue
from tests.builders import at, handout, settings
made = material(handout(), Catalogue("en", {}), look_of(styles_of(None), settings()), at())
made = with_page(made)
assert made.page and chapter(made)
print(*{"weasyprint", "pydyf", "ebooklib"} & set(sys.modules))
"""


def test_a_broken_template_makes_no_page() -> None:
    own = MemoryDisk({"templates/print.html.jinja": b"{{ view.nothing }}"})
    look = look_of(LayeredDisk(own, SHIPPED), settings())
    made = material(MADE, ENGLISH, look, PLACE)
    with pytest.raises(RenderingFailed, match=r"print\.html\.jinja"):
        with_page(made)


def test_a_page_is_that_of_the_template() -> None:
    assert with_page(material(MADE, ENGLISH, LOOK, PLACE)).page == printed(MADE)


def test_a_look_changes_the_page_by_its_templates_alone() -> None:
    own = MemoryDisk({"templates/print.html.jinja": b"own", "tokens.css": b":root {}"})
    look = look_of(LayeredDisk(own, SHIPPED), settings())
    assert with_page(material(MADE, ENGLISH, look, PLACE)).page == "own"
    assert with_page(material(MADE, ENGLISH, LOOK, PLACE)).page == printed(MADE)


def test_a_chapter_is_that_of_the_book_without_its_marks() -> None:
    made = with_page(material(MADE, ENGLISH, LOOK, PLACE))
    output = Output("insomnia", "en", "epub")
    book = render_material(made, [output])[output]
    whole = unpacked(book.data)["EPUB/handout.xhtml"].decode()
    assert "Take one." in chapter(made)
    assert "images/1.png" in chapter(made)
    assert "images/1.png" in whole
    assert "page-1" in whole
    assert "page-1" not in chapter(made)


def test_what_is_made_of_a_material_is_what_is_made_of_its_handout() -> None:
    outputs = [Output("insomnia", "en", one) for one in ("pdf", "epub", "html")]
    made = render_material(with_page(material(MADE, ENGLISH, LOOK, PLACE)), outputs)
    assert made == render(MADE, ENGLISH, outputs, LOOK, PLACE)


def test_a_book_whose_layout_is_remembered_needs_no_page() -> None:
    made = material(MADE, ENGLISH, LOOK, PLACE)
    outputs = [Output("insomnia", "en", "epub")]
    remembered = Remembered(page_map=((0, 0),), findings=(), fonts={})
    assert made.page is None
    assert render_material(made, outputs, remembered=remembered) == render_material(
        with_page(made), outputs, remembered=remembered
    )


def test_no_renderer_is_imported_for_a_material() -> None:
    asked = subprocess.run(
        [sys.executable, "-c", ASKED], capture_output=True, check=True, text=True
    )
    assert asked.stdout == "\n"
