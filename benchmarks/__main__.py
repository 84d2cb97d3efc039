"""Measure, print each result as it comes, and write `benchmarks/results.md`."""

import argparse
import shutil
import sys
import tempfile
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from benchmarks.bench import QUICK, REPOSITORY, Bench, Sizes
from benchmarks.experiments import EXPERIMENTS, results_of
from benchmarks.machine import machine
from benchmarks.peaks import peaks
from benchmarks.peers import peers
from benchmarks.report import line, page
from benchmarks.rows import ROWS

RESULTS = REPOSITORY / "benchmarks" / "results.md"
_REPEATS = ("starts", "singles", "batches", "edits")


def main() -> int:
    """Run what is asked for; 1 where the product could not do what is measured."""
    asked = _arguments()
    sizes = QUICK if asked.quick else Sizes()
    if asked.rounds:
        sizes = replace(sizes, **dict.fromkeys(_REPEATS, asked.rounds))
    found = peers(asked.peers)
    about = machine()
    root = Path(tempfile.mkdtemp(prefix="handout-bench-"))
    try:
        bench = Bench(root, sizes, found, _say)
        results = []
        for result in results_of(bench, EXPERIMENTS, asked.only):
            results.append(result)
            sys.stdout.write(f"{line(result, sizes)}\n")
            sys.stdout.flush()
        memory_peaks = [] if asked.only else peaks(bench)
    finally:
        # Where a disk is slow it would cost the next run.
        with suppress(OSError):
            shutil.rmtree(root)
    text = page(
        results,
        memory_peaks,
        machine=about,
        tools=[one.version for one in found.values()],
        sizes=sizes,
    )
    if asked.only or asked.quick:
        sys.stdout.write(f"\n{text}")
    else:
        RESULTS.write_text(text, encoding="utf-8")
        _say(f"written: {RESULTS.relative_to(REPOSITORY)}")
    return 1 if any(one.is_ours for one in results) else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument(
        "--only",
        nargs="+",
        default=(),
        choices=ROWS,
        metavar="ROW",
        help="only these, and what is measured with them: " + ", ".join(ROWS),
    )
    parser.add_argument(
        "--quick",
        action="store_true",
        help="a few of everything, to see that it works; writes no file",
    )
    parser.add_argument(
        "--rounds", type=int, default=0, metavar="N", help="as many pairs of everything"
    )
    parser.add_argument(
        "--peers",
        type=Path,
        default=REPOSITORY / ".cache" / "peers",
        metavar="DIR",
        help="where Typst's Python is",
    )
    return parser.parse_args()


def _say(text: str) -> None:
    sys.stderr.write(f"{text}\n")


if __name__ == "__main__":
    sys.exit(main())
