"""The renderer's log as findings, at the words that they concern."""

import logging

import pytest

from handoutkit.findings import Severity
from handoutkit.model.handout import Handout, NumberedNote
from handoutkit.render.pdf.log import kept_log, page_findings
from tests.builders import (
    at,
    bullets,
    disclaimer,
    figure,
    handout,
    image,
    inlines,
    listed_reference,
    note,
    paragraph,
    section,
    statement,
    strong,
    text,
)
from tests.render.rendering import PLACE, pdf

# No font has what is for private use.
NO_GLYPH = "\ue000"
LOGGER = logging.getLogger("weasyprint")


def test_a_character_that_no_font_has_is_an_error_at_its_word() -> None:
    made = handout(
        section(
            "rest", paragraph("fine", line=5), paragraph(strong(text(f"a {NO_GLYPH} b", line=8)))
        )
    )
    (found,) = pdf(made).findings
    assert (found.code, found.severity) == ("PAGE-001", Severity.ERROR)
    assert found.place == at(8)
    assert "(U+E000)" in found.message
    assert "font" in found.hint


def test_each_character_that_no_font_has_is_told_once() -> None:
    made = handout(section("rest", paragraph(f"{NO_GLYPH}{NO_GLYPH}\ue001", line=5)))
    messages = sorted(one.message for one in pdf(made).findings)
    assert [message.split()[-1] for message in messages] == ["(U+E000)", "(U+E001)"]


def test_a_character_outside_the_articles_is_told_at_the_condition() -> None:
    assert [one.place for one in pdf(handout(title=f"a {NO_GLYPH}")).findings] == [PLACE]


def missing(record_character: str = NO_GLYPH) -> logging.LogRecord:
    message = ".notdef glyph rendered for Unicode string unsupported by fonts: %r (U+%04X)"
    arguments = (record_character, ord(record_character))
    return LOGGER.makeRecord("weasyprint", logging.WARNING, "", 0, message, arguments, None)


def said(level: int, message: str) -> logging.LogRecord:
    return LOGGER.makeRecord("weasyprint", level, "", 0, message, (), None)


@pytest.mark.parametrize(
    "made",
    [
        handout(section("rest", bullets(bullets(paragraph(NO_GLYPH, line=9))))),
        handout(section("rest", figure("a.svg", caption=inlines(NO_GLYPH, line=9)))),
        handout(section("rest", heading=inlines(NO_GLYPH, line=9))),
        handout(notes=(NumberedNote(number=1, note=note("a", paragraph(NO_GLYPH, line=9))),)),
        handout(disclaimers=(disclaimer("general", paragraph(NO_GLYPH, line=9)),)),
        handout(statements=(statement(paragraph(NO_GLYPH, line=9)),)),
        handout(references=(listed_reference(1, "a", strong(text(NO_GLYPH, line=9))),)),
    ],
    ids=["list", "caption", "heading", "note", "disclaimer", "statement", "reference"],
)
def test_a_missing_character_is_found_in(made: Handout) -> None:
    (found,) = page_findings([missing()], [], made, PLACE)
    assert found.place == at(9)


@pytest.mark.parametrize(
    ("level", "message", "code", "severity"),
    [
        (logging.ERROR, "Failed to load image at 'a'", "PAGE-002", Severity.ERROR),
        (logging.ERROR, "Failed to load stylesheet at 'a'", "PAGE-002", Severity.ERROR),
        (logging.WARNING, "Failed to render SVG image a", "PAGE-002", Severity.ERROR),
        (logging.WARNING, "Ignored `colour: red`", "PAGE-004", Severity.WARNING),
        (logging.ERROR, "No anchor #a for internal URI", "PAGE-005", Severity.ERROR),
    ],
)
def test_what_the_renderer_says_is_told(
    level: int, message: str, code: str, severity: Severity
) -> None:
    (found,) = page_findings([said(level, message)], [], handout(), PLACE)
    assert (found.code, found.severity, found.place) == (code, severity, PLACE)
    assert message in found.message


def test_what_was_refused_is_told() -> None:
    (found,) = page_findings([], ["http://example.org/a"], handout(), PLACE)
    assert (found.code, found.place) == ("PAGE-003", PLACE)
    assert "http://example.org/a" in found.message


def test_the_same_is_told_once() -> None:
    records = [said(logging.WARNING, "Ignored `a`")] * 3
    assert len(page_findings(records, ["x", "x"], handout(), PLACE)) == 2


def test_an_image_that_is_no_image_is_an_error() -> None:
    broken = image("a.svg", b"<svg")
    rendered = pdf(handout(section("rest", figure(broken.path)), images=(broken,)))
    assert [one.code for one in rendered.findings] == ["PAGE-002"]


def test_a_style_that_is_ignored_is_a_warning() -> None:
    rendered = pdf(handout(), css="p { colour: red; }")
    assert [(one.code, one.severity) for one in rendered.findings] == [
        ("PAGE-004", Severity.WARNING)
    ]


def test_a_link_that_leads_nowhere_is_an_error() -> None:
    rendered = pdf(
        handout(), change=lambda page: page.replace("<body>", '<body><a href="#no">x</a>')
    )
    assert [(one.code, one.severity) for one in rendered.findings] == [("PAGE-005", Severity.ERROR)]


def test_a_handout_without_faults_has_no_findings() -> None:
    assert pdf(handout()).findings == ()


def test_warnings_are_kept_and_printed_by_nobody(caplog: pytest.LogCaptureFixture) -> None:
    with kept_log() as records:
        LOGGER.warning("a %s", "warning")
        LOGGER.info("not of interest")
    assert [one.getMessage() for one in records] == ["a warning"]
    assert caplog.records == []


def test_the_log_is_as_it_was_afterwards() -> None:
    before = (list(LOGGER.handlers), LOGGER.propagate)
    with pytest.raises(ZeroDivisionError), kept_log():
        raise ZeroDivisionError
    assert (list(LOGGER.handlers), LOGGER.propagate) == before
