"""A library that was built once, copied for each test, and a folder of what was worked out."""

import shutil
from pathlib import Path

import pytest

from handoutkit.build.recall import FOLDER, Entries
from tests.build.changes import page
from tests.build.tiny import write_library


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = write_library(tmp_path_factory.mktemp("built"))
    page(root)
    return root


@pytest.fixture
def library(built: Path, tmp_path: Path) -> Path:
    root = tmp_path / "library"
    shutil.copytree(built, root)
    return root


@pytest.fixture
def entries(tmp_path: Path) -> Entries:
    return Entries(tmp_path / FOLDER)
