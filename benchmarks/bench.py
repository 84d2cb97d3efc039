"""One run of the benchmark: how much of everything, and what several rows need, made once."""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from benchmarks import product
from benchmarks.library import write_library
from benchmarks.memory import Watched, watch
from benchmarks.pairs import Sample, Side, failure, run
from benchmarks.peers import Peer

REPOSITORY = Path(__file__).parents[1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sizes:
    """How much is made of each, and how often it is repeated."""

    batch: int = 100
    many: int = 1000
    copies: int = 10_000
    few: int = 1000
    loop: int = 6
    starts: int = 15
    singles: int = 3
    batches: int = 3
    edits: int = 3


QUICK = Sizes(batch=4, many=20, copies=60, few=20, loop=2, starts=3, singles=1, batches=1, edits=1)


@dataclass(frozen=True)
class Bench:
    """A run: its folder, which must be empty, its sizes, the peers that are here, and whom to tell.

    What is expensive is made when it is first asked for.
    """

    root: Path
    sizes: Sizes
    peers: Mapping[str, Peer]
    say: Callable[[str], None]
    _made: list[Path] = field(default_factory=list)

    def fresh(self) -> Path:
        """Give a new, empty folder."""
        path = self.root / f"made-{len(self._made)}"
        path.mkdir()
        self._made.append(path)
        return path

    @cached_property
    def sample(self) -> Path:
        """The library of the four handouts that come with the program."""
        root = self.root / "sample"
        shutil.copytree(REPOSITORY / "handouts", root / "handouts")
        return root

    @cached_property
    def batch(self) -> Path:
        """A library of many distinct handouts, not built."""
        return self.library("batch", self.sizes.batch)

    @cached_property
    def many(self) -> tuple[Path, Watched]:
        """A library of very many distinct handouts that is built; and how its building went."""
        root = self.library("many", self.sizes.many)
        self.say(f"building {self.sizes.many} handouts, and watching the memory")
        watched = watch(product.build(root, "--jobs", "2"), every=0.2)
        return root, watched

    def library(self, name: str, count: int, formats: Sequence[str] = ("pdf",)) -> Path:
        """Write a library of distinct handouts."""
        root = self.root / name
        write_library(root, count, formats=formats)
        return root

    def pages(self, library: Path) -> tuple[Path, ...]:
        """Give the print pages of a library's handouts, written for the peers when first wanted."""
        to = self.root / f"{library.name}-pages"
        if not to.exists():
            self.say(f"writing the pages of {library.name} for the peers")
            child("benchmarks.pages", library, to)
        return tuple(sorted(to.glob("*.html")))


def child(module: str, *arguments: str | Path) -> str:
    """Run a module of the benchmark in a process of its own, and give what it writes.

    Raises:
        ToolFailed: it failed, and so did the program that it imports.
    """
    command = (sys.executable, "-m", module, *arguments)
    done = subprocess.run(command, check=False, capture_output=True, text=True, cwd=REPOSITORY)
    if done.returncode:
        raise failure([module], done.returncode, done.stderr)
    return done.stdout


def warm_rounds(library: Path, count: int, *sides: str) -> list[Mapping[str, Sample]]:
    """Time the rendering of a library's handouts in one warm process; see `benchmarks.warm`."""
    taken = json.loads(child("benchmarks.warm", library, str(count), *sides))
    return [{side: Sample(*times) for side, times in one.items()} for one in taken]


def warm_side(library: Path, side: str) -> Side:
    """Give the work of rendering a handout once in a warm process: the middle of a library's."""

    def work() -> Sample:
        taken = [one[side] for one in warm_rounds(library, 1, side)]
        return sorted(taken, key=lambda one: one.wall)[len(taken) // 2]

    return work


def command_side(command: Callable[[], Sequence[str | Path]]) -> Side:
    """Give the work of running a command; what it needs is made ready before the time counts."""

    def work() -> Sample:
        ready = command()
        return run(ready)

    return work
