"""Pages for one press each: a style sheet and pages that ask for one thing in several ways."""

from dataclasses import dataclass
from pathlib import Path

CASES = Path(__file__).parents[3] / "cases" / "kept"
_SHEET_ENDS = "\n</style>\n"
_NEXT = "\n<!-- next -->\n"
_ROOT = '<!DOCTYPE html><html lang="en"><title>Case</title>'


@dataclass(frozen=True, slots=True)
class Case:
    """A style sheet and the pages that are printed with it."""

    name: str
    css: str
    pages: tuple[str, ...]


def case(path: Path) -> Case:
    """Read a file: a style sheet, then pages with a comment between them."""
    css, _, body = path.read_text(encoding="utf-8").partition(_SHEET_ENDS)
    pages = body.removesuffix("\n").split(_NEXT)
    return Case(
        path.stem,
        css.removeprefix("<style>\n"),
        tuple(one if one.startswith("<html") else _ROOT + one for one in pages),
    )


EACH = tuple(case(path) for path in sorted(CASES.glob("*.html")))
