"""Copies of one handout for many people, beside a full rendering of each."""

import shutil
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks import product
from benchmarks.bench import Bench, command_side, warm_side
from benchmarks.pairs import Side, ToolFailed, further, in_turns
from benchmarks.rows import Result
from benchmarks.single import compared

CONDITION = "migraine"


def pages(bench: Bench) -> Iterator[Result]:
    """Merge into PDFs, few and very many, each a file of its own."""
    sizes = bench.sizes
    sides = {
        "copies": _merge(bench, "pdf", sizes.copies),
        "few": _merge(bench, "pdf", sizes.few),
        "full": warm_side(bench.sample, "ours"),
    }
    taken = in_turns(sides, sizes.batches, before=0)
    for name, row, count in (
        ("copies", "merge-pdf", sizes.copies),
        ("few", "merge-pdf-few", sizes.few),
    ):
        each = [sample.each(count) for sample in taken[name]]
        yield compared(row, each, taken["full"])


def books(bench: Bench) -> Iterator[Result]:
    """Merge into EPUBs, few and very many, in one archive: making a file costs more than a copy."""
    sizes = bench.sizes
    sides = {
        "copies": _merge(bench, "epub", sizes.copies, "--zip"),
        "few": _merge(bench, "epub", sizes.few, "--zip"),
        "full": warm_side(bench.sample, "epub"),
    }
    taken = in_turns(sides, sizes.batches, before=0)
    many, few = taken["copies"], taken["few"]
    more = [
        further(large, small).each(sizes.copies - sizes.few)
        for large, small in zip(many, few, strict=True)
    ]
    yield compared("merge-epub", more, taken["full"])
    whole = [sample.each(sizes.copies) for sample in many]
    yield compared("merge-epub-whole", whole, taken["full"])
    yield compared("merge-epub-few", [sample.each(sizes.few) for sample in few], taken["full"])


def _merge(bench: Bench, kind: str, count: int, *options: str) -> Side:
    people = bench.root / f"people-{count}.csv"
    product.write_people(people, count)
    to: list[Path] = []

    def command() -> Sequence[str | Path]:
        for folder in to:
            _check(folder, kind, count)
            shutil.rmtree(folder)
        to[:] = [bench.fresh()]
        return [*product.merge(bench.sample, CONDITION, people, to[0], kind), *options]

    return command_side(command)


def _check(folder: Path, kind: str, count: int) -> None:
    """See that the merge before this one made all that it was asked for."""
    names = [path.name for path in folder.rglob("*")]
    for archive in folder.glob("*.zip"):
        with zipfile.ZipFile(archive) as opened:
            names += opened.namelist()
    made = sum(1 for name in names if name.endswith(f".{kind}"))
    if made != count:
        raise ToolFailed(f"handout merge made {made} copies of {count}")
