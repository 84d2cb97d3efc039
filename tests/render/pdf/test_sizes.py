"""Letters that are too small to be read are told, with the picture they stand in."""

from handoutkit.model.library import Image
from handoutkit.render.pdf.document import render_pdf
from handoutkit.render.pdf.sizes import size_findings
from handoutkit.render.styles import layered_sheet
from tests.builders import figure, handout, paragraph, section
from tests.render.rendering import PLACE, SHIPPED, printed

PICTURE = "handouts/articles/sleep/images/words.svg"
# As wide as 400 pixels: 300 pt.
WORDS = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="100" viewBox="0 0 800 200">'
    '<title>Words</title><g {group}><text x="10" y="90" font-size="{size}" '
    'font-family="Noto Sans">Words</text></g></svg>'
)


def told(size: int, smallest: float, group: str = "") -> list[str]:
    """Say what is told of a picture whose letters have 0.375 pt for each of their units."""
    svg = WORDS.format(size=size, group=group).encode()
    shown = Image(path=PICTURE, media_type="image/svg+xml", width=400, height=100, data=svg)
    made = handout(section("rest", paragraph("Rest."), figure(PICTURE)), images=(shown,))
    rendered = render_pdf(
        printed(made),
        layered_sheet(SHIPPED, "print", {}),
        handout=made,
        images={PICTURE: shown},
        place=PLACE,
        smallest=smallest,
    )
    return [f"{one.code} {one.place.path}: {one.message}" for one in rendered.findings]


def test_small_letters_of_a_picture_are_told_at_the_picture() -> None:
    (said,) = told(20, 9)
    assert said.startswith("PAGE-009 handouts/articles/sleep/article.md: the image ")
    assert "letters of 7.5 pt" in said


def test_large_letters_of_a_picture_are_not_told() -> None:
    assert told(40, 9) == []


def test_a_larger_limit_tells_more() -> None:
    assert len(told(32, 14)) == 2  # and the page's own furniture of 9 pt


def test_letters_in_a_group_that_is_half_seen_through_are_measured_too() -> None:
    (said,) = told(20, 9, 'opacity="0.5" transform="scale(0.5)"')
    assert "letters of 3.75 pt" in said


def test_what_is_no_picture_is_told_of_the_page() -> None:
    (said,) = size_findings([("", 12), ("", 8.5)], 9, handout(section("rest")), PLACE)
    assert (said.place, said.message.split(" on ")[0]) == (PLACE, "the page has letters of 8.5 pt")


def test_a_size_that_was_rounded_is_not_told() -> None:
    assert not [*size_findings([("", 8.96)], 9, handout(section("rest")), PLACE)]
