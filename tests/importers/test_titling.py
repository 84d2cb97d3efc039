"""Which words become an article's title."""

from handoutkit.importers.titling import titled
from tests.importers.made import heading, passage, source


def test_a_source_without_a_title_says_so() -> None:
    found = titled(source(heading("1. Why"), passage("Because."), heading("How"), passage("So.")))
    assert found.title.plain == "Why"
    assert [one.code for one in found.findings] == ["IMP-032"]
    assert all(one.role != "title" for one in found.passages)


def test_a_source_without_headings_is_named_after_its_file() -> None:
    found = titled(source(passage("Only words.")))
    assert (found.title.plain, len(found.findings)) == ("sleep", 1)


def test_in_plain_text_no_heading_is_above_the_others() -> None:
    found = titled(source(heading("What is it?", 1), heading("Why"), passage("So."), form="text"))
    assert found.findings
    assert all(one.role != "title" for one in found.passages)


def test_two_highest_headings_are_no_title() -> None:
    found = titled(source(heading("A", 1), passage("x."), heading("B", 1), passage("y.")))
    assert found.findings


def test_the_reader_of_the_file_knows_best() -> None:
    found = titled(source(passage("Sleep", role="title"), heading("Why", 1), title="Other"))
    assert (found.title.plain, found.findings) == ("Sleep", ())


def test_a_line_that_says_more_than_the_title_gives_the_title_only() -> None:
    line = passage("Sleep | Hillside", role="title")
    assert titled(source(line, heading("Why"), title="Sleep")).title.plain == "Sleep"


def test_the_highest_heading_is_the_title_and_no_section() -> None:
    found = titled(source(heading("Sleep", 1), heading("Why"), passage("Because.")))
    assert found.title.plain == "Sleep"
    assert [one.role for one in found.passages] == ["title", "", ""]


def test_a_heading_with_nothing_but_a_heading_below_is_the_title() -> None:
    found = titled(source(heading("Sleep"), heading("Why"), passage("Because.")))
    assert found.title.plain == "Sleep"


def test_a_heading_that_repeats_the_title_goes() -> None:
    found = titled(source(heading("SLEEP WELL"), passage("x."), heading("Why"), title="Sleep well"))
    assert [one.role for one in found.passages] == ["title", "", ""]


def test_a_section_headed_like_the_article_stays_a_section() -> None:
    words = (heading("Ibuprofen", 1), heading("Paracetamol"), passage("500 mg."))
    found = titled(source(*words, heading("Ibuprofen"), passage("Not above 400 mg.")))
    assert [one.role for one in found.passages] == ["title", "", "", "", ""]
