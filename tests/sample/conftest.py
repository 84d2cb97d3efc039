"""Two libraries, built once for each test process: the sample, and one of the whole grammar."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from handoutkit.assemble.assemble import assemble
from handoutkit.assemble.citations import CiteprocEngine
from handoutkit.build.request import BuildReport, BuildRequest
from handoutkit.build.run import build
from handoutkit.build.sources import read_sources
from handoutkit.model.handout import Handout

ROOT = Path(__file__).parents[2]
GRAMMAR = ROOT / "tests/cases/grammar"


@dataclass(frozen=True)
class Built:
    """What was built, where it lies, and the handouts it was built from, as `en/migraine`."""

    out: Path
    report: BuildReport
    handouts: Mapping[str, Handout]

    def files(self, suffix: str) -> list[Path]:
        return sorted(self.out.glob(f"*/*.{suffix}"))


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build the library of this repository."""
    return built(ROOT, tmp_path_factory.mktemp("sample"))


@pytest.fixture(scope="session")
def grammar(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build the library that uses every word of the grammar, in two languages, on letter paper."""
    return built(GRAMMAR, tmp_path_factory.mktemp("grammar"))


def built(root: Path, out: Path) -> Built:
    report = build(root, BuildRequest(out=out), lambda *_: None)
    sources = read_sources(root)
    handouts = {
        f"{lang.value}/{name}": assemble(
            condition,
            lang.value,
            sources.library,
            lambda tag: CiteprocEngine(sources.citation_style, tag),
        ).value
        for name, condition in sources.library.conditions.items()
        for lang in sources.library.settings.languages
    }
    return Built(out, report, {name: one for name, one in handouts.items() if one is not None})
