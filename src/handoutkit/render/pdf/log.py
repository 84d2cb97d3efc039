"""WeasyPrint's log as findings. It says only there that a glyph or an image is missing."""

import logging
import re
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager

from handoutkit import codes
from handoutkit.findings import Finding, Place
from handoutkit.model.handout import Handout
from handoutkit.model.person import repeats
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
    records: Iterable[logging.LogRecord],
    refused: Iterable[str],
    handout: Handout,
    place: Place,
    private: Collection[str] = (),
) -> tuple[Finding, ...]:
    """Say what the renderer complained of, at the words concerned if they are known.

    Nothing of the `private` texts is repeated.
    """
    findings = [_finding(record, handout, place, private) for record in records]
    findings += [
        codes.REFUSED_FETCH.at(
            place,
            f"the page asked for {_discreet(url, private)}, which is outside the library",
            "Use files of the library only.",
        )
        for url in refused
    ]
    return tuple(dict.fromkeys(findings))


def _finding(
    record: logging.LogRecord, handout: Handout, place: Place, private: Collection[str]
) -> Finding:
    message = record.getMessage()
    if _GLYPH.match(message) and isinstance(record.args, tuple):
        return _missing_glyph(str(record.args[0]), handout, place, private)
    message = _discreet(message, private)
    if _IMAGE.match(record.getMessage()):
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


def _discreet(message: str, private: Collection[str]) -> str:
    return "(it repeats what the copy says of its person)" if repeats(message, private) else message


def _missing_glyph(
    character: str, handout: Handout, place: Place, private: Collection[str]
) -> Finding:
    written = place_of(character, handout)
    is_private = written is None and any(character in text for text in private)
    return codes.MISSING_GLYPH.at(
        written or place,
        "no installed font has a character that the copy says of its person"
        if is_private
        else f'no installed font has the character "{character}" (U+{ord(character):04X})',
        "Install a font that has it (Debian: fonts-noto-core, fonts-noto-cjk), or reword.",
    )
