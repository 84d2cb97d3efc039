"""One handout: how fast the command starts, one file in a process of its own, and a warm one."""

from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path

from benchmarks import product
from benchmarks.bench import Bench, command_side, warm_rounds
from benchmarks.pairs import Sample, Side, cpu_ratios, in_turns, wall_ratios
from benchmarks.rows import Result

_PEERS = {
    "cold": "weasyprint",
    "cold-pandoc": "pandoc",
    "cold-chromium": "chromium",
    "cold-typst": "typst",
}


def starting(bench: Bench) -> Iterator[Result]:
    """Ask for help, beside a Python that does nothing."""
    sides = {
        "ours": command_side(lambda: [product.HANDOUT, "--help"]),
        "empty": command_side(lambda: product.EMPTY),
    }
    taken = in_turns(sides, bench.sizes.starts)
    yield compared("help", taken["ours"], taken["empty"])


def cold(bench: Bench) -> Iterator[Result]:
    """Make one PDF of each of the four handouts, beside each peer; and one EPUB."""
    rows = {**_PEERS, "cold-epub": "pandoc-epub"}
    there = {row: name for row, name in rows.items() if name in bench.peers}
    found: dict[str, list[tuple[Sample, ...]]] = {}
    for number, page in enumerate(bench.pages(bench.sample)):
        sides = {
            "pdf": _ours(bench, page, "pdf"),
            "epub": _ours(bench, page, "epub"),
            **{name: _theirs(bench, page, name) for name in there.values()},
        }
        taken_here = in_turns(sides, bench.sizes.singles, before=int(number == 0))
        for name, samples in taken_here.items():
            found.setdefault(name, []).append(samples)
    taken = {name: (*chain(*samples),) for name, samples in found.items()}
    for row, name in rows.items():
        ours = taken["epub" if row == "cold-epub" else "pdf"]
        yield compared(row, ours, taken[name]) if row in there else missing(row, name)


def _ours(bench: Bench, page: Path, kind: str) -> Side:
    return command_side(
        lambda: product.build(
            bench.sample, page.stem, "--lang", "en", "--format", kind, "--out", bench.fresh()
        )
    )


def _theirs(bench: Bench, page: Path, name: str) -> Side:
    return lambda: bench.peers[name].make(page, bench.fresh() / f"{page.stem}.pdf")


def warm(bench: Bench) -> Iterator[Result]:
    """Lay out the four handouts again and again in one process, beside bare WeasyPrint."""
    taken = warm_rounds(bench.sample, 2 * bench.sizes.singles, "ours", "bare", "shared")
    ours = [one["ours"] for one in taken]
    yield compared("warm", ours, [one["bare"] for one in taken])
    yield compared("warm-shared", ours, [one["shared"] for one in taken])


def compared(row: str, ours: Sequence[Sample], theirs: Sequence[Sample]) -> Result:
    """Give a row's result: the ratios of each pair."""
    return Result(row=row, value=wall_ratios(ours, theirs), cpu=cpu_ratios(ours, theirs))


def missing(row: str, name: str) -> Result:
    """Give the result of a row whose peer is not there."""
    return Result(row=row, absent=f"{name} is not there; `scripts/benchmark-peers` installs it")
