"""Times the product beside bare WeasyPrint, both warm: `python -m benchmarks.warm LIB N SIDE…`.

Writes a list as JSON: for each round and handout the seconds of each side, of the clock and of the
processor. Sides: "ours", the product; "bare", WeasyPrint as one calls it; "shared", the same with
styles and fonts read before; "epub", the product's book alone, its pages being known.
 A child of the benchmark: it imports the program.
"""

import gc
import json
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from benchmarks.handing import Handed, Maker, handed, makers
from handoutkit.render import epub

Times = tuple[float, float]


def timed(work: Callable[[], object]) -> Times:
    """Give what a piece of work takes, of the clock and of the processor.

    What others left to the garbage collector is not on its account; what it makes itself is.
    """
    gc.collect()
    wall, cpu = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - wall, time.process_time() - cpu


def bare(one: Handed) -> None:
    """Print a page as WeasyPrint's own documentation does."""
    fonts = FontConfiguration()
    printed(one, CSS(string=one.css, font_config=fonts), fonts)


def printed(one: Handed, sheet: CSS, fonts: FontConfiguration) -> None:
    """Print a page with a style sheet that was read before."""
    HTML(string=one.page).write_pdf(stylesheets=[sheet], font_config=fonts, **one.options)


def book(maker: Maker) -> Times:
    """Give what writing the book alone takes, its pages being known."""
    taken: list[Times] = []
    write = epub.render_epub

    def listening(*arguments: object, **named: object) -> bytes:
        data: list[bytes] = []
        taken.append(timed(lambda: data.append(write(*arguments, **named))))  # type: ignore[arg-type]  # handed on as they came
        return data[0]

    epub.render_epub = listening
    try:
        maker.make("epub")
    finally:
        epub.render_epub = write
    return taken[0]


def rounds(library: Path, count: int, sides: Sequence[str]) -> list[dict[str, Times]]:
    """Time each handout of a library on some sides in turn; a round before does not count."""
    wanted = tuple(makers(library))
    pages = tuple(handed(wanted))
    fonts = FontConfiguration()
    sheet = CSS(string=pages[0].css, font_config=fonts)
    work: Mapping[str, Callable[[Maker, Handed], Times]] = {
        "ours": lambda maker, _: timed(lambda: maker.make("pdf")),
        "bare": lambda _, page: timed(lambda: bare(page)),
        "shared": lambda _, page: timed(lambda: printed(page, sheet, fonts)),
        "epub": lambda maker, _: book(maker),
    }
    taken = [
        {side: work[side](maker, page) for side in sides}
        for _ in range(count + 1)
        for maker, page in zip(wanted, pages, strict=True)
    ]
    return taken[len(wanted) :]


if __name__ == "__main__":
    json.dump(rounds(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3:]), sys.stdout)
