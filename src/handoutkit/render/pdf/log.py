"""WeasyPrint's log as findings. It says only there that a glyph or an image is missing."""

import logging
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from handoutkit import codes
from handoutkit.findings import Finding, Place
from handoutkit.model.handout import Handout
from handoutkit.render.places import place_of

LOGGER = "weasyprint"
_GLYPH = re.compile(r"\.notdef glyph rendered for Unicode string unsupported by fonts")
_IMAGE = re.compile(
    r"Failed to (load|render) (image|SVG image|stylesheet|inline SVG)", re.IGNORECASE
)


class _Keeper(logging.Handler):
    def __init__(self) -> None:
        super().__init__(level=logging.WARNING)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


@contextmanager
def kept_log() -> Iterator[list[logging.LogRecord]]:
    """Keep WeasyPrint's warnings and errors, and let nobody else print them."""
    logger = logging.getLogger(LOGGER)
    keeper = _Keeper()
    propagate = logger.propagate
    logger.addHandler(keeper)
    logger.propagate = False
    try:
        yield keeper.records
    finally:
        logger.removeHandler(keeper)
        logger.propagate = propagate


@contextmanager
def unheard_log() -> Iterator[None]:
    """Let nobody hear what WeasyPrint says meanwhile: it is only tried what fonts have."""
    logger = logging.getLogger(LOGGER)
    logger.addFilter(_never)
    try:
        yield
    finally:
        logger.removeFilter(_never)


def _never(_: logging.LogRecord) -> bool:
    return False


def page_findings(
    records: Iterable[logging.LogRecord], refused: Iterable[str], handout: Handout, place: Place
) -> tuple[Finding, ...]:
    """Say what the renderer complained of, at the words concerned if they are known."""
    findings = [_finding(record, handout, place) for record in records]
    findings += [
        codes.REFUSED_FETCH.at(
            place,
            f"the page asked for {url}, which is outside the library",
            "Use files of the library only.",
        )
        for url in refused
    ]
    return tuple(dict.fromkeys(findings))


def _finding(record: logging.LogRecord, handout: Handout, place: Place) -> Finding:
    message = record.getMessage()
    if _GLYPH.match(message) and isinstance(record.args, tuple):
        character, point = str(record.args[0]), record.args[1]
        return codes.MISSING_GLYPH.at(
            place_of(character, handout) or place,
            f'no installed font has the character "{character}" (U+{point:04X})',
            "Install a font that has it (Debian: fonts-noto-core, fonts-noto-cjk), or reword.",
        )
    if _IMAGE.match(message):
        return codes.MISSING_RESOURCE.at(
            place, f"the renderer says: {message}", "Mend or replace the image or style sheet."
        )
    if record.levelno >= logging.ERROR:
        return codes.RENDERER_ERROR.at(
            place, f"the renderer says: {message}", "Mend the styles or templates."
        )
    return codes.STYLE_IGNORED.at(
        place, f"the renderer says: {message}", "Mend the style sheet: what it ignores is not seen."
    )
