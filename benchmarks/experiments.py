"""All that is measured, and the rows that each piece of it answers."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeAlias

from benchmarks import merging
from benchmarks.batches import batches, books
from benchmarks.bench import Bench
from benchmarks.pairs import ToolFailed
from benchmarks.rows import Result
from benchmarks.single import cold, starting, warm
from benchmarks.thousand import edit, memory, nothing

Experiment: TypeAlias = Callable[[Bench], Iterator[Result]]

EXPERIMENTS: Mapping[Experiment, Sequence[str]] = {
    starting: ("help",),
    cold: ("cold", "cold-pandoc", "cold-chromium", "cold-typst", "cold-epub"),
    warm: ("warm", "warm-shared"),
    batches: ("batch", "workers", "workers-chromium", "workers-typst"),
    books: ("epub",),
    merging.pages: ("merge-pdf", "merge-pdf-few"),
    merging.books: ("merge-epub", "merge-epub-whole", "merge-epub-few"),
    memory: ("memory", "memory-flat"),
    nothing: ("no-op",),
    edit: ("edit", "edit-alone"),
}


def results_of(
    bench: Bench, experiments: Mapping[Experiment, Sequence[str]], only: Sequence[str] = ()
) -> Iterator[Result]:
    """Give the result of each row as it comes; with `only`, of these and of their neighbours.

    What cannot be measured is told row by row, and costs no other experiment.
    """
    for experiment, rows in experiments.items():
        if only and not set(only) & set(rows):
            continue
        told: set[str] = set()
        try:
            for result in experiment(bench):
                told.add(result.row)
                yield result
        except ToolFailed as error:
            for row in rows:
                if row not in told:
                    yield Result(row=row, absent=str(error), is_ours=True)
