"""A command that was told of persons leaves no memory of it on a disk, whatever kills it."""

import resource
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import Handout


@pytest.fixture(autouse=True)
def dumps() -> Iterator[int]:
    """Allow core dumps, as far as this may be, and give how far."""
    soft, hard = resource.getrlimit(resource.RLIMIT_CORE)
    resource.setrlimit(resource.RLIMIT_CORE, (hard, hard))
    yield hard
    resource.setrlimit(resource.RLIMIT_CORE, (soft, hard))


@pytest.mark.parametrize(
    ("command", "most"),
    [
        (("build", "back-pain", "--for", "Ana Example", "--to", "to", "--format", "html"), 0),
        (("merge", "back-pain", "--csv", "people.csv", "--to", "to", "--jobs", "1"), 0),
        (("list",), None),
    ],
)
def test_only_what_knows_persons_has_no_dumps(
    command: tuple[str, ...], most: int | None, handout: Handout, library: Path, dumps: int
) -> None:
    (library / "people.csv").write_text("name\nAna Example\n")
    assert handout("-C", library, *command).code == 0
    wanted = dumps if most is None else most
    assert resource.getrlimit(resource.RLIMIT_CORE) == (wanted, dumps)
