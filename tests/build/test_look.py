"""A look is a value: what pages are made with, and nothing else."""

import pickle
from pathlib import Path

import pytest

from handoutkit.build.look import Look, look_of, templates_of, tokens_of
from handoutkit.disk import Disk, FolderDisk, LayeredDisk, MemoryDisk
from handoutkit.errors import RenderingFailed
from handoutkit.model.library import Colours
from tests.builders import settings
from tests.render.rendering import SHIPPED


def above(path: str, text: str) -> Disk:
    """Give the program's styles below a file of a library."""
    return LayeredDisk(MemoryDisk({path: text.encode()}), SHIPPED)


def test_styles_that_cannot_be_read_are_no_look(tmp_path: Path) -> None:
    outside = tmp_path / "outside.css"
    outside.write_text("")
    styles = tmp_path / "styles"
    styles.mkdir()
    (styles / "tokens.css").symlink_to(outside)
    with pytest.raises(RenderingFailed, match=r"tokens\.css"):
        look_of(FolderDisk(styles), settings())


@pytest.mark.parametrize(
    "path", ["tokens.css", "parts/own.css", "templates/print.html.jinja", "templates/own/a.txt"]
)
def test_another_sheet_or_template_is_another_look(path: str) -> None:
    look = look_of(SHIPPED, settings())
    assert look_of(above(path, "x"), settings()) != look


@pytest.mark.parametrize("path", ["citations/own.csl", "read-me.txt"])
def test_what_shapes_no_page_is_no_part_of_a_look(path: str) -> None:
    look = look_of(SHIPPED, settings())
    assert look_of(above(path, "x"), settings()) == look


@pytest.mark.parametrize(("path", "is_one"), [("templates/a.jinja", True), ("a.css", False)])
def test_templates_are_told_from_sheets(path: str, *, is_one: bool) -> None:
    known = templates_of(SHIPPED)
    assert known.is_file("templates/print.html.jinja")
    assert (templates_of(above(path, "x")) != known) is is_one
    assert templates_of(look_of(SHIPPED, settings()).styles) == known


@pytest.mark.parametrize("own", [{"paper": "letter"}, {"colours": Colours(accent="#123456")}])
def test_other_settings_are_another_look(own: dict[str, object]) -> None:
    assert look_of(SHIPPED, settings(**own)) != look_of(SHIPPED, settings())


def test_a_look_stays_equal_wherever_it_is_sent() -> None:
    look = look_of(SHIPPED, settings(colours=Colours(accent="#123456")))
    sent = pickle.loads(pickle.dumps(look))
    assert isinstance(sent, Look)
    assert sent == look
    assert len({sent, look}) == 1


def test_a_look_has_the_accent_of_the_settings() -> None:
    own = settings(colours=Colours(accent="#123456"))
    assert look_of(SHIPPED, own).tokens == tokens_of(own) == {"--accent": "#123456"}
    assert look_of(SHIPPED, settings()).tokens == {}
