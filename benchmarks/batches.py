"""Many handouts at once: one process, two workers, and the peers; and books of known pages."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks import product
from benchmarks.bench import Bench, command_side
from benchmarks.pairs import Side, in_turns, run
from benchmarks.rows import Result
from benchmarks.single import compared, missing


def batches(bench: Bench) -> Iterator[Result]:
    """Make distinct PDFs by one process and by two workers, beside loops and single processes."""
    pages = bench.pages(bench.batch)
    sides: dict[str, Side] = {
        "one": _ours(bench, "1"),
        "weasyprint": _loop(bench, "weasyprint", pages),
        "two": _ours(bench, "2"),
    }
    for name in ("chromium", "typst"):
        if name in bench.peers:
            sides[name] = _all(bench, name, pages)
    taken = in_turns(sides, bench.sizes.batches, before=0)
    one = [sample.each(len(pages)) for sample in taken["one"]]
    yield compared("batch", one, taken["weasyprint"])
    yield compared("workers", taken["two"], taken["one"])
    for name in ("chromium", "typst"):
        row = f"workers-{name}"
        yield compared(row, taken["two"], taken[name]) if name in taken else missing(row, name)


def books(bench: Bench) -> Iterator[Result]:
    """Make distinct EPUBs whose PDFs are built, beside a loop of pandoc."""
    if "pandoc-epub" not in bench.peers:
        yield missing("epub", "pandoc-epub")
        return
    pages = bench.pages(bench.batch)
    library = bench.library("books", len(pages), ("pdf", "epub"))
    command = product.build(library, "--jobs", "1")
    run(command)

    def without_books() -> Sequence[str | Path]:
        for book in (library / "build").rglob("*.epub"):
            book.unlink()
        return command

    sides = {
        "ours": command_side(without_books),
        "pandoc": _loop(bench, "pandoc-epub", pages),
    }
    taken = in_turns(sides, bench.sizes.batches, before=0)
    ours = [sample.each(len(pages)) for sample in taken["ours"]]
    yield compared("epub", ours, taken["pandoc"])


def _ours(bench: Bench, jobs: str) -> Side:
    return command_side(lambda: product.build(bench.batch, "--jobs", jobs, "--out", bench.fresh()))


def _loop(bench: Bench, name: str, pages: Sequence[Path]) -> Side:
    some = pages[: bench.sizes.loop]
    return lambda: bench.peers[name].loop(some, bench.fresh())


def _all(bench: Bench, name: str, pages: Sequence[Path]) -> Side:
    return lambda: bench.peers[name].make_all(pages, bench.fresh())
