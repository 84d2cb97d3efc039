"""However a library was edited and built in parts, a build of all is one from nothing."""

from pathlib import Path
from random import Random

import pytest

from tests.build.walking import Drafting, begin, built, changed, copied, disturbed


def walk(root: Path, seed: int, steps: int) -> None:
    random = Random(seed)
    begin(root)
    told = []
    for _ in range(steps):
        told += [changed(root, random) for _ in range(random.choice([1, 1, 2]))]
        told += [disturbed(root, random) for _ in range(random.choice([0, 1, 1, 2]))]
        if random.random() < 0.6:
            fresh = copied(root, root.parent / "fresh")
            whole = built(fresh, fresh / "build")
            grown = built(root, root / "build")
            story = "\n".join(("", f"seed {seed}", *told[-12:]))
            assert grown.said == whole.said, story
            assert grown.states == whole.states, story
            assert grown.pages == whole.pages, story
            if whole.states:
                assert grown.manifest.outputs == whole.manifest.outputs, story
                assert grown.judged_as(whole) == whole.manifest.handouts, story
                assert grown.manifest.reading == whole.manifest.reading, story
            told.append("built")


@pytest.mark.parametrize("seed", range(2))
def test_a_walk(seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("handoutkit.build.crew.Crew", Drafting)
    walk(tmp_path / "library", seed, 15)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(2, 32))
def test_a_long_walk(seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("handoutkit.build.crew.Crew", Drafting)
    walk(tmp_path / "library", seed, 40)
