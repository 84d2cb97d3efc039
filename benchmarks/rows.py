"""What is shown: each row with its bounds, and whether what was measured is within them.

Knows not how it is measured.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from benchmarks.pairs import Spread

Form: TypeAlias = Callable[[float], str]


def times(value: float) -> str:
    """Write a ratio as a factor."""
    return f"{value:.2f}x"


def percent(value: float) -> str:
    """Write what a ratio is more than one."""
    return f"{100 * (value - 1):+.1f} %"


def fraction(value: float) -> str:
    """Write a small ratio as one in so many."""
    return f"1/{1 / value:,.0f}"


def seconds(value: float) -> str:
    """Write a difference of times."""
    return f"{value:+.2f} s"


def mebibytes(value: float) -> str:
    """Write an amount of memory."""
    return f"{value:.0f} MiB"


@dataclass(frozen=True, slots=True)
class Row:
    """What is compared, how its value is written, and its bounds, where there are any."""

    what: str
    form: Form = times
    must: float | None = None
    aim: float | None = None


ROWS: Mapping[str, Row] = {
    "help": Row("`handout --help` / `python -c pass`", must=6, aim=4),
    "no-op": Row("build of {many} handouts, nothing to do / `python -c pass`", must=15, aim=10),
    "cold": Row("one cold PDF / `weasyprint` command, same HTML", must=1, aim=0.85),
    "cold-pandoc": Row("one cold PDF / pandoc with weasyprint"),
    "cold-chromium": Row("one cold PDF / Chromium, cold"),
    "cold-typst": Row("one cold PDF / typst"),
    "cold-epub": Row("one cold EPUB, page map not at hand / pandoc EPUB"),
    "warm": Row(
        "warm PDF, over a bare `HTML().write_pdf()` of the same page, styles and variant",
        percent,
        must=1.12,
        aim=1.05,
    ),
    "warm-shared": Row("the same, the bare one with styles and fonts read before", percent),
    "batch": Row(
        "{batch} distinct PDFs, one process, each / loop of the `weasyprint` command, each",
        must=0.30,
        aim=0.22,
    ),
    "workers": Row("the same, two workers / own one process", must=0.55, aim=0.52),
    "workers-chromium": Row("the same, two workers / Chromium, warm", must=1.1, aim=1.0),
    "workers-typst": Row("the same, two workers / typst, one process", must=2.4, aim=2.0),
    "epub": Row(
        "{batch} distinct EPUBs, page map at hand, each / pandoc loop, each", must=0.15, aim=0.08
    ),
    "merge-pdf": Row(
        "merge of {copies} PDFs, each copy on disk / full re-render, warm",
        fraction,
        must=1 / 200,
        aim=1 / 400,
    ),
    "merge-pdf-few": Row("the same of {few}", fraction),
    "merge-epub": Row(
        "merge of EPUBs into one archive, each further copy / full EPUB, warm",
        fraction,
        must=1 / 50,
        aim=1 / 100,
    ),
    "merge-epub-whole": Row("the same of {copies}, each / full EPUB, warm", fraction),
    "merge-epub-few": Row("the same of {few}", fraction),
    "memory": Row("largest worker, second half of {many} handouts", mebibytes, must=130, aim=110),
    "memory-flat": Row("the same / first half", must=1.05, aim=1.02),
    "edit": Row(
        "one section edited in {many} handouts, over its {users} users x one warm render",
        seconds,
        must=0.3,
        aim=0.1,
    ),
    "edit-alone": Row("the same, over the same edit in a library of these users alone", seconds),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What came of a row: its value, the same by the processor's time, a note; or why none.

    `is_ours` says that it is the product that failed, and not a peer that is not there.
    """

    row: str
    value: Spread | None = None
    cpu: Spread | None = None
    note: str = ""
    absent: str = ""
    is_ours: bool = False


def verdict(result: Result) -> str:
    """Say whether a result is within its bounds."""
    row = ROWS[result.row]
    if result.value is None:
        return "not measured" if result.is_ours else "not there"
    if row.must is None or row.aim is None:
        return ""
    if result.value.middle <= row.aim:
        return "yes, and the aim"
    return "yes" if result.value.middle <= row.must else "NO"
