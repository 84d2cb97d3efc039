"""Lines are broken late."""

import pytest
from weasyprint import HTML
from weasyprint.formatting_structure.boxes import LineBox, TextBox

from handoutkit.render.pdf.stream import Box
from handoutkit.render.pdf.tags import boxes_in
from handoutkit.render.pdf.wrapping import words_broken_last

FIRST = "These numbers come from the National Institutes of Health"
PAGE = (
    '<style>@page {{ size: 900px }} p {{ width: {width}pt; font: 18pt "Noto Sans" }}</style>'
    "<p>" + FIRST + ' <span>[<a href="#x">1</a>]</span>. The total counts your food.</p>'
)


NOTED = "Write down what a short break does to the belly at the weekend."
NOTED_PAGE = PAGE.split("<p>", maxsplit=1)[0] + f"<p>{NOTED}&#160;<span>[note 1]</span></p>"


def lines(width: int, page: str = PAGE) -> list[str]:
    with words_broken_last():
        document = HTML(string=page.format(width=width)).render()
    body: Box = document.pages[0]._page_box
    return [
        "".join(one.text for one in boxes_in(line) if isinstance(one, TextBox))
        for line in boxes_in(body)
        if isinstance(line, LineBox)
    ]


@pytest.mark.parametrize("width", range(496, 516, 2))
def test_a_line_takes_all_words_that_fit_where_only_the_last_space_does_not(width: int) -> None:
    first = lines(width)[0]
    assert FIRST.startswith(first.strip()) or first.startswith(FIRST)
    assert len(first) > len("These numbers come from the National")


@pytest.mark.parametrize("width", range(550, 640, 3))
def test_a_mark_that_does_not_fit_takes_one_word_along(width: int) -> None:
    first, *others = lines(width, NOTED_PAGE)
    assert len(first) > len("Write down what a short break does to the belly")
    assert " ".join(" ".join((first, *others)).split()) == f"{NOTED} [note 1]"
