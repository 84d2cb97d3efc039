"""The results as a page of Markdown, for people. Measures nothing."""

from collections.abc import Iterable, Mapping, Sequence

from benchmarks.bench import Sizes
from benchmarks.library import USERS
from benchmarks.pairs import Spread
from benchmarks.rows import ROWS, Form, Result, verdict

Peak = tuple[str, float, float]
"""A tool, the most MiB of one of its processes, and of all of them together."""

_METHOD = """\
- All of it is one run on one machine. What a row compares ran in turns (A B A B …), what is \
short after a round that does not count. A ratio is that of a pair; a row shows the median of all \
pairs and, in brackets, the lowest and the highest. Absolute times mean nothing and are not shown.
- "processor" is the same ratio by time of the processor (user and system, with all that the \
command started). A browser's processes tell theirs to nobody.
- "met" is judged by the median.
- The four handouts are the sample library's, in English. Distinct handouts are made up by \
`benchmarks/library.py`: an article each, of the sample's shape and size, no two alike; ten of \
them have one section in common.
- Peers print the product's own page: one HTML file with its pictures and styles in it. \
The `weasyprint` command gets the variant (PDF/A-2a) and the options that the product uses; pandoc \
the same file and the style sheet; Chromium the same file; typst the same words and pictures as \
markup of its own, plainly styled, as PDF/UA-1.
- Loops run over {loop} of the pages, and count for each. "Chromium, warm" is one browser that \
prints all pages over its DevTools pipe, its start included; "typst, one process" is the same \
with Typst's Python package.
- "Warm" renderings are taken inside one process, garbage collected before each.
- A merge counts whole: the command's start, its preparation, and each copy on disk. "Each \
further copy" is what {copies} take beyond {few}.
- The library of {many} was built by two workers. Memory is what the kernel says each 0.2 s \
(resident, shared pages counted for each process); flat compares its largest worker in the second \
half of the time with that in the first.
- "One section edited": the section is shared by {users} handouts, which are rebuilt; the row is \
the command's time less {users} warm renderings.
- No network: the browser is told to resolve no names.
"""


def page(
    results: Iterable[Result],
    peaks: Sequence[Peak],
    *,
    machine: Mapping[str, str],
    tools: Iterable[str],
    sizes: Sizes,
) -> str:
    """Write the whole page."""
    parts = [
        "# Benchmarks\n\nWritten by `make bench`.\n",
        _table(
            ("what", "median (lowest to highest)", "processor", "must be", "aim", "met"),
            [_cells(one, sizes) for one in results],
        ),
    ]
    if peaks:
        rows = [(name, f"{one:.0f} MiB", f"{all_:.0f} MiB") for name, one, all_ in peaks]
        head = ("memory of one cold PDF", "largest process", "all, shared pages counted once")
        parts += [_table(head, rows)]
    parts += [
        "## Machine\n",
        "".join(f"- {name}: {text}\n" for name, text in machine.items()),
        "".join(f"- {text}\n" for text in sorted(set(tools))),
        "## Method\n",
        _METHOD.format(loop=sizes.loop, **_counts(sizes)),
    ]
    return "\n".join(parts)


def line(result: Result, sizes: Sizes) -> str:
    """Write a result for the terminal."""
    what, value, cpu, must, aim, met = _cells(result, sizes)
    bounds = f"must {must}, aim {aim}: {met}" if must else ""
    return "  ".join(filter(None, (f"{value:32}", f"cpu {cpu}" if cpu else "", what, bounds)))


def _cells(result: Result, sizes: Sizes) -> tuple[str, ...]:
    row = ROWS[result.row]
    what = row.what.format(**_counts(sizes))
    value = f"not measured: {result.absent}" if result.is_ours else result.absent
    if result.value is not None:
        value = _spread(result.value, row.form)
    return (
        f"{what} ({result.note})" if result.note else what,
        value,
        "" if result.cpu is None else row.form(result.cpu.middle),
        "" if row.must is None else row.form(row.must),
        "" if row.aim is None else row.form(row.aim),
        verdict(result),
    )


def _counts(sizes: Sizes) -> Mapping[str, str]:
    """Give the numbers that texts speak of."""
    counts = {
        "many": sizes.many,
        "batch": sizes.batch,
        "copies": sizes.copies,
        "few": sizes.few,
        "users": USERS,
    }
    return {name: f"{count:,}" for name, count in counts.items()}


def _spread(value: Spread, form: Form) -> str:
    middle = form(value.middle)
    if value.low == value.high:
        return middle
    return f"{middle} ({form(value.low)} to {form(value.high)})"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    # A bar would end its cell.
    lines = [
        " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in row) for row in rows
    ]
    return (
        "\n".join(
            f"| {one} |" for one in (" | ".join(head), " | ".join("---" for _ in head), *lines)
        )
        + "\n"
    )
