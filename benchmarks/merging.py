"""Copies of one handout for many people, beside a full rendering of each."""

import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks import product
from benchmarks.bench import Bench, command_side, warm_side
from benchmarks.pairs import Side, ToolFailed, in_turns
from benchmarks.rows import Result
from benchmarks.single import compared

CONDITION = "migraine"


def merging(bench: Bench) -> Iterator[Result]:
    """Merge into PDFs and into EPUBs, few and very many."""
    for kind, full in (("pdf", "ours"), ("epub", "epub")):
        sides = {
            "copies": _merge(bench, kind, bench.sizes.copies),
            "few": _merge(bench, kind, bench.sizes.few),
            "full": warm_side(bench.sample, full),
        }
        taken = in_turns(sides, bench.sizes.batches, before=0)
        for name, row in (("copies", f"merge-{kind}"), ("few", f"merge-{kind}-few")):
            count = bench.sizes.copies if name == "copies" else bench.sizes.few
            each = [sample.each(count) for sample in taken[name]]
            yield compared(row, each, taken["full"])


def _merge(bench: Bench, kind: str, count: int) -> Side:
    people = bench.root / f"people-{count}.csv"
    product.write_people(people, count)
    to: list[Path] = []

    def command() -> Sequence[str | Path]:
        for folder in to:
            _check(folder, kind, count)
            shutil.rmtree(folder)
        to[:] = [bench.fresh()]
        return product.merge(bench.sample, CONDITION, people, to[0], kind)

    return command_side(command)


def _check(folder: Path, kind: str, count: int) -> None:
    """See that the merge before this one made all that it was asked for."""
    made = sum(1 for _ in folder.rglob(f"*.{kind}"))
    if made != count:
        raise ToolFailed(f"handout merge made {made} copies of {count}")
