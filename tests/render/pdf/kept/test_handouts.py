"""Handouts in the shipped styles are what WeasyPrint alone makes of them, one after the other."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from handoutkit.build.job import prepare
from handoutkit.build.material import Material
from handoutkit.build.sheets import print_sheet
from handoutkit.build.sources import Sources, read_sources
from handoutkit.model.library import Edition
from tests.render.pdf.kept.twice import alone, kept, parting, press_for

ROOT = Path(__file__).parents[4]
SAMPLE, GRAMMAR = ROOT, ROOT / "tests/cases/grammar"


@cache
def sources_of(root: Path) -> Sources:
    return read_sources(root)


def made_of(sources: Sources) -> Iterator[Material]:
    """Give a library's handouts, one language after the other for each."""
    for condition in sources.library.conditions.values():
        for lang in sources.library.settings.languages:
            made = prepare(sources, condition, lang.value).made
            if made is not None:
                yield made


@pytest.mark.parametrize(
    ("root", "edition", "count"),
    [
        pytest.param(SAMPLE, "standard", 3, id="sample"),
        pytest.param(SAMPLE, "standard", 99, id="all", marks=pytest.mark.slow),
        pytest.param(SAMPLE, "large-print", 99, id="all, large print", marks=pytest.mark.slow),
        pytest.param(GRAMMAR, "standard", 99, id="grammar", marks=pytest.mark.slow),
        pytest.param(GRAMMAR, "large-print", 99, id="grammar, large print", marks=pytest.mark.slow),
    ],
)
def test_a_handout_is_the_same_after_others(root: Path, edition: Edition, count: int) -> None:
    sources = sources_of(root)
    css = print_sheet(sources.look, edition, sources.look.paper)
    press = press_for(css)
    handouts = list(made_of(sources))[:count]
    assert len({one.handout.lang for one in handouts}) > 1
    expected = [alone(one.page or "", css, one.handout.images) for one in handouts]
    for made, print_alone in [*zip(handouts, expected, strict=True), (handouts[0], expected[0])]:
        assert made.page is not None
        print_kept = kept(made.page, press, made.handout.images)
        assert parting(print_alone, print_kept) == "", made.handout.title
