"""Which findings stop which handout."""

from dataclasses import replace

import pytest

from handoutkit.build.gate import sources_of, stopping, unreadable_disclaimers
from handoutkit.codes import ALWAYS_INSERTED, BAD_IMAGE, BAD_LINK, UNKNOWN_TOPIC
from handoutkit.findings import Finding, Place, Severity
from handoutkit.model.article import Translation
from handoutkit.model.handout import NumberedNote
from tests.builders import (
    CONDITION_PATH,
    article,
    article_path,
    disclaimer,
    figure,
    finding,
    handout,
    image,
    library,
    note,
    note_mark,
    paragraph,
    reference,
    section,
    statement,
)

SLEEP = article_path("sleep")
REFERENCES = "handouts/articles/sleep/references.json"
MOON = "handouts/articles/sleep/images/moon.svg"
STAR = "handouts/articles/sleep/images/star.svg"

# Lines 1 to 9 are the article's head. Its note stands in a section that is not taken.
REST = section("rest", figure(MOON), paragraph(note_mark("a")), line=10, end=19)
TRAFFIC = section("traffic", level=3, line=25, end=29)
NOISE = section("noise", sections=(TRAFFIC,), line=20, end=29)
LIGHT = section("light", line=30, end=45)
NOTE = note("a", figure(STAR), line=40, end=42)
OF = article("sleep", REST, NOISE, LIGHT, notes=[NOTE], references=[reference("doe")])
MADE = handout(
    REST,
    TRAFFIC,
    articles=(OF,),
    statements=(statement(),),
    disclaimers=(disclaimer("general"),),
    notes=(NumberedNote(number=1, note=NOTE),),
    images=(image(MOON),),
)


def stops(found: Finding) -> bool:
    return stopping((found,), MADE, CONDITION_PATH) == (found,)


@pytest.mark.parametrize("line", [20, 22, 24, 30, 39, 43, 45])
def test_an_error_in_a_section_that_is_not_taken_does_not_stop(line: int) -> None:
    assert not stops(finding(BAD_LINK, SLEEP, line))


@pytest.mark.parametrize("line", [10, 15, 19])
def test_an_error_in_a_section_that_is_taken_stops(line: int) -> None:
    assert stops(finding(BAD_LINK, SLEEP, line))


@pytest.mark.parametrize("line", [25, 29])
def test_an_error_in_a_subsection_that_is_taken_alone_stops(line: int) -> None:
    assert stops(finding(BAD_LINK, SLEEP, line))


@pytest.mark.parametrize("line", [1, 9, 46])
def test_an_error_in_the_head_or_outside_all_sections_stops(line: int) -> None:
    assert stops(finding(UNKNOWN_TOPIC, SLEEP, line))


@pytest.mark.parametrize("line", [40, 42])
def test_an_error_in_a_note_that_is_printed_stops_wherever_the_note_is_written(line: int) -> None:
    assert stops(finding(BAD_LINK, SLEEP, line))


@pytest.mark.parametrize(
    "path",
    [
        pytest.param(REFERENCES, id="references"),
        pytest.param("handouts/disclaimers/general.md", id="disclaimer"),
        pytest.param("handouts/disclaimers/supplement.md", id="statement"),
        pytest.param(MOON, id="image"),
        pytest.param(CONDITION_PATH, id="condition"),
        pytest.param("handouts/library.yaml", id="settings"),
    ],
)
def test_an_error_stops_in(path: str) -> None:
    assert stops(finding(BAD_IMAGE, path, 77))


def test_an_error_in_an_image_that_could_not_be_used_stops() -> None:
    """The handout has no such image, but it shows one."""
    assert stops(finding(BAD_IMAGE, STAR))


def test_an_error_in_references_of_which_none_could_be_read_stops() -> None:
    made = replace(MADE, articles=(replace(OF, references={}),))
    assert stopping((finding(BAD_LINK, REFERENCES),), made, CONDITION_PATH)


@pytest.mark.parametrize(
    "path",
    [
        article_path("walking"),
        "handouts/articles/walking/references.json",
        "handouts/articles/sleep/article.es.md",
        "handouts/articles/sleep/images/sun.svg",
        "handouts/conditions/back-pain.yaml",
        "handouts/disclaimers/privacy.md",
    ],
)
def test_an_error_in_what_the_handout_does_not_use_does_not_stop(path: str) -> None:
    assert not stops(finding(BAD_LINK, path, 12))


def test_a_translation_is_made_of_its_source_s_head_as_well() -> None:
    """What is wrong there is said of the translation too, and stops it then."""
    spanish = "handouts/articles/sleep/article.es.md"
    translation = Translation(of="en", blocks={}, place=Place(spanish))
    of = replace(OF, lang="es", place=Place(spanish), translation=translation)
    made = replace(MADE, articles=(of,))
    assert SLEEP in sources_of(made, CONDITION_PATH)
    assert not stopping((finding(BAD_LINK, SLEEP, 2),), made, CONDITION_PATH)
    assert stopping((finding(BAD_LINK, spanish, 2),), made, CONDITION_PATH)


@pytest.mark.parametrize("severity", [Severity.WARNING, Severity.NOTE])
@pytest.mark.parametrize("path", [SLEEP, REFERENCES, CONDITION_PATH, "handouts/library.yaml"])
def test_warnings_and_notes_never_stop(path: str, severity: Severity) -> None:
    assert not stops(replace(finding(ALWAYS_INSERTED, path), severity=severity))


def test_all_that_stops_is_told() -> None:
    found = [finding(BAD_LINK, SLEEP, line) for line in (12, 22, 27)]
    assert stopping(found, MADE, CONDITION_PATH) == (found[0], found[2])


def test_the_sources_of_a_handout_are_its_files_once_in_order() -> None:
    assert sources_of(MADE, CONDITION_PATH) == (
        SLEEP,
        MOON,
        STAR,
        REFERENCES,
        CONDITION_PATH,
        "handouts/disclaimers/general.md",
        "handouts/disclaimers/supplement.md",
        "handouts/library.yaml",
    )


def unreadable(*paths: str, lang: str = "en") -> set[str]:
    spanish = replace(
        disclaimer("general", lang="es"), place=Place("handouts/disclaimers/general.es.md")
    )
    known = library(disclaimers=[disclaimer("supplement"), spanish], unreadable=paths)
    return set(unreadable_disclaimers(known, lang))


def test_a_disclaimer_that_cannot_be_read_is_missed() -> None:
    path = "handouts/disclaimers/general.md"
    assert unreadable(path) == {path}


def test_the_folder_of_disclaimers_that_cannot_be_read_is_missed() -> None:
    assert unreadable("handouts/disclaimers") == {"handouts/disclaimers"}


def test_a_disclaimer_that_is_readable_in_the_language_is_not_missed() -> None:
    assert unreadable("handouts/disclaimers/general.md", lang="es") == set()
    assert unreadable("handouts/disclaimers/supplement.es.md") == set()


def test_other_files_that_cannot_be_read_are_no_disclaimers() -> None:
    assert unreadable(SLEEP, CONDITION_PATH) == set()
