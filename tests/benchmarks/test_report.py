"""What is written says what was measured, against its bounds, and makes nothing up."""

import platform
from collections.abc import Iterator, Mapping, Sequence

import pytest

from benchmarks.bench import QUICK, Bench
from benchmarks.experiments import EXPERIMENTS, Experiment, results_of
from benchmarks.machine import machine
from benchmarks.pairs import Spread, ToolFailed, spread
from benchmarks.report import line, page
from benchmarks.rows import ROWS, Result, verdict
from benchmarks.single import missing


def written(*results: Result) -> str:
    return page(results, [], machine={"processor": "one"}, tools=["pandoc 3"], sizes=QUICK)


@pytest.mark.parametrize(
    ("value", "said"), [(0.85, "yes, and the aim"), (0.86, "yes"), (1.0, "yes"), (1.01, "NO")]
)
def test_the_median_is_held_against_the_bounds(value: float, said: str) -> None:
    assert verdict(Result(row="cold", value=Spread(value, 0.1, 9))) == said


def test_what_is_not_there_has_no_figure() -> None:
    result = missing("workers-typst", "typst")
    (row,) = (one for one in written(result).splitlines() if "typst, one process" in one[:80])
    cells = [cell.strip() for cell in row.strip("|").split("|")]
    assert cells[1].startswith("typst is not there")
    assert cells[2:] == ["", "2.40x", "2.00x", "not there"]


def test_what_the_product_could_not_do_is_no_missing_peer() -> None:
    result = Result(row="merge-pdf", absent="`handout` ended with 2", is_ours=True)
    assert "not measured: `handout` ended with 2" in written(result)
    assert verdict(result) == "not measured"


def test_a_value_stands_with_its_spread_and_its_bounds() -> None:
    result = Result(row="merge-pdf", value=Spread(1 / 430, 1 / 500, 1 / 390))
    assert "| 1/430 (1/500 to 1/390) |  | 1/200 | 1/400 | yes, and the aim |" in written(result)
    assert "merge of 60 PDFs" in line(result, QUICK)


def test_an_overhead_is_told_in_percent() -> None:
    result = Result(row="warm", value=spread([1.042]))
    assert "| +4.2 % |  | +12.0 % | +5.0 % | yes, and the aim |" in written(result)


def test_a_row_without_bounds_is_not_judged() -> None:
    assert verdict(Result(row="cold-typst", value=spread([9]))) == ""


def test_each_row_is_measured_once() -> None:
    assert sorted(row for rows in EXPERIMENTS.values() for row in rows) == sorted(ROWS)


def test_what_fails_costs_no_other_row(bench: Bench) -> None:
    def broken(_: Bench) -> Iterator[Result]:
        yield Result(row="cold", value=spread([1]))
        raise ToolFailed("it broke")

    def sound(_: Bench) -> Iterator[Result]:
        yield Result(row="help", value=spread([3]))

    experiments: Mapping[Experiment, Sequence[str]] = {
        broken: ("cold", "cold-epub"),
        sound: ("help",),
    }
    found = {one.row: one for one in results_of(bench, experiments)}
    assert found.keys() == {"cold", "cold-epub", "help"}
    assert found["cold-epub"].is_ours
    assert "it broke" in found["cold-epub"].absent
    assert [one.row for one in results_of(bench, experiments, ["help"])] == ["help"]


def test_the_machine_is_described_and_not_named() -> None:
    said = " ".join(machine().values())
    assert "cores" in said
    assert "GiB" in said
    assert len(platform.node()) < 4 or platform.node() not in said
