"""The sample library, built once for each test process."""

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


@dataclass(frozen=True)
class Sample:
    """What was built, where it lies, and the handouts it was built from."""

    out: Path
    report: BuildReport
    handouts: Mapping[str, Handout]

    def files(self, suffix: str) -> list[Path]:
        return sorted((self.out / "en").glob(f"*.{suffix}"))


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Sample:
    """Build the library of this repository."""
    out = tmp_path_factory.mktemp("sample")
    report = build(ROOT, BuildRequest(out=out), lambda *_: None)
    sources = read_sources(ROOT)
    handouts = {
        name: assemble(
            condition,
            "en",
            sources.library,
            lambda tag: CiteprocEngine(sources.citation_style, tag),
        ).value
        for name, condition in sources.library.conditions.items()
    }
    return Sample(out, report, {name: one for name, one in handouts.items() if one is not None})
