"""Keys of outputs, and the digests they are made of."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace as altered

from handoutkit.build.keys import font_digests, output_key, page_digest
from handoutkit.build.request import Output
from handoutkit.disk import digest
from handoutkit.language.catalogue import catalogue
from handoutkit.render.view import view
from tests import builders

PDF = Output("insomnia", "en", "pdf")
HANDOUT = builders.handout()
WORDS = catalogue("en")
assert WORDS is not None
VIEW = view(HANDOUT, WORDS)
PAGE = page_digest(VIEW, HANDOUT, "around")
CLINIC = replace(HANDOUT.clinic, certifier="Hill Clinic")


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(output_key(Output("gout", "en", "pdf"), PAGE), id="condition"),
        pytest.param(output_key(Output("insomnia", "es", "pdf"), PAGE), id="language"),
        pytest.param(output_key(altered(PDF, edition="large-print"), PAGE), id="edition"),
        pytest.param(output_key(altered(PDF, paper="letter"), PAGE), id="paper"),
        pytest.param(output_key(altered(PDF, format="html"), PAGE), id="format"),
        pytest.param(output_key(PDF, "another page"), id="page"),
    ],
)
def test_the_key_changes_with_the(other: str) -> None:
    assert other != output_key(PDF, PAGE)


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(page_digest(replace(VIEW, title="Rest"), HANDOUT, "around"), id="words"),
        pytest.param(page_digest(VIEW, HANDOUT, "else"), id="styles or versions"),
        pytest.param(
            page_digest(VIEW, replace(HANDOUT, clinic=CLINIC), "around"),
            id="certifier",
        ),
        pytest.param(
            page_digest(VIEW, replace(HANDOUT, images=(builders.image("a.png"),)), "around"),
            id="images",
        ),
        pytest.param(
            page_digest(replace(VIEW, contact=("555",)), HANDOUT, "around"),
            id="content that its own template leaves out",
        ),
        pytest.param(
            page_digest(VIEW, replace(HANDOUT, date=date(2001, 2, 3)), "around"), id="date"
        ),
    ],
)
def test_the_page_is_another_with_other(other: str) -> None:
    assert other != PAGE


def test_where_all_may_be_shown_places_count() -> None:
    section = VIEW.sections[0]
    moved = altered(section.section, place=altered(section.section.place, line=99))
    other = replace(VIEW, sections=(replace(section, section=moved), *VIEW.sections[1:]))
    assert page_digest(other, HANDOUT, "around") == PAGE
    one, two = (page_digest(each, HANDOUT, "", may_show_all=True) for each in (VIEW, other))
    assert one != two


def test_a_picture_with_other_bytes_makes_another_page() -> None:
    one, two = (
        page_digest(VIEW, replace(HANDOUT, images=(builders.image("a.png", data),)), "around")
        for data in (b"one", b"two")
    )
    assert one != two


def test_fonts_have_the_digests_of_their_present_bytes(tmp_path: Path) -> None:
    font = tmp_path / "sans.ttf"
    font.write_bytes(b"glyphs")
    gone = tmp_path / "gone.ttf"
    assert font_digests([str(font), str(gone)]) == {str(font): digest(b"glyphs")}
