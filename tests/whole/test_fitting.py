"""What is too long, too wide or too tall for a page is made to fit; what is not stays as it is."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from handoutkit.disk import FolderDisk
from handoutkit.project import shipped_styles
from handoutkit.render.pdf.document import RenderedPdf
from handoutkit.render.styles import layered_sheet
from tests.render.pdf.structure import laid_out
from tests.sample.test_files import Sheet
from tests.whole.pages import pages_of
from tests.whole.tongue import LONG_WORDS

SIDE = 56.7
NARROW = "p, table { width: %dpt } body { margin: 0; overflow-wrap: break-word }"
PRINT = "@page { size: A5; margin: 20mm }"


def read(rendered: RenderedPdf, tmp_path: Path) -> list[Sheet]:
    (tmp_path / "a.pdf").write_bytes(rendered.data)
    return pages_of(tmp_path / "a.pdf")


def printed(body: str, tmp_path: Path) -> list[Sheet]:
    """Lay out with the program's own style sheet."""
    css = layered_sheet(FolderDisk(shipped_styles()), "print", {})
    return read(laid_out(body, css + PRINT), tmp_path)


def texts(sheets: Sequence[Sheet]) -> list[str]:
    return [word.text for sheet in sheets for word in sheet.words]


@pytest.mark.parametrize(
    "inside",
    [
        "PMID: <a href='https://a.example'>33221129</a>",
        "<em>PMID: <strong>and <a href='https://a.example'>33221129</a></strong></em>",
        "<em>PMID:</em> <em>and</em> 33221129 <b>33221129</b>",
    ],
)
def test_a_word_that_fits_a_line_of_its_own_is_never_broken(inside: str, tmp_path: Path) -> None:
    for width in range(70, 130, 7):
        body = f"<p><span>A word and {inside}</span></p>"
        assert "33221129" in texts(read(laid_out(body, NARROW % width), tmp_path))


@pytest.mark.parametrize(
    "form", ["{}", "a ({}) b", "<b>{}</b>", "a <i>b <b>{}</b></i>", "a&#160;<b>{}</b>"]
)
@pytest.mark.parametrize("word", LONG_WORDS)
def test_a_word_longer_than_a_line_is_broken_and_all_there(
    form: str, word: str, tmp_path: Path
) -> None:
    sheets = read(laid_out(f"<p>{form.format(word)}</p>", NARROW % 150), tmp_path)
    assert word in "".join(texts(sheets))
    assert max(one.x_max for one in sheets[0].words) <= SIDE + 150 + 1


def table(columns: int, rows: int, cell: str = "medicine") -> str:
    row = "".join(f"<td>{cell}</td>" for _ in range(columns))
    head = "".join("<th>head</th>" for _ in range(columns))
    return (
        f"<table><caption>caption</caption><thead><tr>{head}</tr></thead>"
        f"<tbody>{f'<tr>{row}</tr>' * rows}</tbody></table>"
    )


@pytest.mark.parametrize("columns", [3, 8, 12])
def test_a_table_keeps_to_the_width_of_the_text(columns: int, tmp_path: Path) -> None:
    for sheet in printed(f"<p>Before.</p>{table(columns, 3)}", tmp_path):
        assert all(word.x_min > SIDE - 1 for word in sheet.words)
        assert all(word.x_max < sheet.width - SIDE + 1 for word in sheet.words)


def test_words_of_a_table_that_fits_are_whole(tmp_path: Path) -> None:
    assert texts(printed(table(3, 2), tmp_path)).count("medicine") == 6


@pytest.mark.parametrize("before", range(0, 24, 6))
@pytest.mark.parametrize("rows", [2, 14, 18, 20, 22, 60])
def test_no_caption_and_no_heading_is_left_behind(rows: int, before: int, tmp_path: Path) -> None:
    body = f"{'<p>Before.</p>' * before}<h2>Heading</h2>{table(3, rows)}"
    for sheet in printed(body, tmp_path):
        words = texts([sheet])
        assert ("Heading" in words) == ("caption" in words)
        assert "caption" not in words or "medicine" in words


def test_a_table_of_many_pages_begins_where_the_text_before_it_ends(tmp_path: Path) -> None:
    first = printed(f"<p>Before.</p>{table(3, 60)}", tmp_path)[0]
    assert {"Before.", "caption", "medicine"} <= set(texts([first]))


def test_a_small_table_is_kept_together(tmp_path: Path) -> None:
    first, second = printed(f"{'<p>Before.</p>' * 17}{table(3, 6)}", tmp_path)
    assert "medicine" not in texts([first])
    assert texts([second]).count("medicine") == 18


@pytest.mark.parametrize("lines", [1, 5, 9])
def test_a_foot_gets_the_room_that_it_needs(lines: int, tmp_path: Path) -> None:
    statement = f"<div class='running-foot'>{'<p>foot</p>' * lines}</div>"
    sheets = printed(f"{statement}{'<p>Body.</p>' * 60}", tmp_path)
    assert len(sheets) > 1
    for sheet in sheets:
        feet = [word for word in sheet.words if word.text == "foot"]
        assert len(feet) == lines
        assert max(word.y_max for word in feet) < sheet.height - 17
        assert max(one.y_max for one in sheet.words if one.text == "Body.") < feet[0].y_min
