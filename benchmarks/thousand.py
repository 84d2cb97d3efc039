"""A library of a thousand: nothing to do, one section edited, and the memory of its building."""

from collections.abc import Iterator, Sequence
from itertools import count
from pathlib import Path

from benchmarks import product
from benchmarks.bench import Bench, command_side, warm_side
from benchmarks.library import USERS, edit_shared
from benchmarks.pairs import Side, in_turns, run, spread
from benchmarks.rows import Result
from benchmarks.single import compared

_FLAT = 0.5


def nothing(bench: Bench) -> Iterator[Result]:
    """Build what is built already, beside a Python that does nothing."""
    library, _ = bench.many
    command = product.build(library)
    product.expect(command, "kept", bench.sizes.many)
    sides = {
        "ours": command_side(lambda: command),
        "empty": command_side(lambda: product.EMPTY),
    }
    taken = in_turns(sides, bench.sizes.starts)
    yield compared("no-op", taken["ours"], taken["empty"])


def memory(bench: Bench) -> Iterator[Result]:
    """Tell the largest worker of the second half of the building, and of the first."""
    _, watched = bench.many
    first, second = watched.largest_worker(0, _FLAT), watched.largest_worker(_FLAT, 1)
    note = f"all processes together {watched.together:.0f} MiB"
    yield Result(row="memory", value=spread([second]), note=note)
    yield Result(row="memory-flat", value=spread([second / first]))


def edit(bench: Bench) -> Iterator[Result]:
    """Edit a section that several handouts share, beside rendering just these."""
    library, _ = bench.many
    users = min(USERS, bench.sizes.many)
    alone = bench.library("alone", users)
    run(product.build(alone))
    numbers = count()
    for root in (library, alone):
        edit_shared(root, next(numbers))
        product.expect(product.build(root), "built", users)
    sides = {
        "ours": _edited(library, numbers),
        "alone": _edited(alone, numbers),
        "render": warm_side(alone, "ours"),
    }
    taken = in_turns(sides, bench.sizes.edits)
    renders = taken["render"]
    over = [a.wall - users * b.wall for a, b in zip(taken["ours"], renders, strict=True)]
    yield Result(row="edit", value=spread(over), note=f"{users} users")
    over = [a.wall - b.wall for a, b in zip(taken["ours"], taken["alone"], strict=True)]
    yield Result(row="edit-alone", value=spread(over))


def _edited(library: Path, numbers: Iterator[int]) -> Side:
    def command() -> Sequence[str | Path]:
        edit_shared(library, next(numbers))
        return product.build(library)

    return command_side(command)
