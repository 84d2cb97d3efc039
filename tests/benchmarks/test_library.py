"""Made-up libraries: handouts that are nobody else's, and nothing to find in them."""

import re
from itertools import combinations
from pathlib import Path

import pytest

from benchmarks.library import (
    USERS,
    condition_id,
    edit_shared,
    own_article,
    shared_article,
    write_library,
)
from benchmarks.phrases import PHRASES
from handoutkit.build.request import BuildRequest, State
from handoutkit.build.run import build


def files_of(root: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(root)): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }


def test_handouts_have_hardly_a_sentence_in_common(tmp_path: Path) -> None:
    write_library(tmp_path, 3)
    texts = [(tmp_path / own_article(number)).read_text("utf-8") for number in range(3)]
    lines = [{line for line in text.split("\n") if re.search(r"\w{3}.*\.", line)} for text in texts]
    assert min(map(len, lines)) > 50
    for one, other in combinations(lines, 2):
        # What is not made up: a heading's like, the figure's last sentence.
        assert len(one & other) < 6


def test_the_same_arguments_give_the_same_files(tmp_path: Path) -> None:
    for name in ("one", "other"):
        write_library(tmp_path / name, 2, languages=("es", "en"), formats=("pdf", "epub"))
    assert files_of(tmp_path / "one") == files_of(tmp_path / "other")


def test_a_longer_library_begins_like_a_shorter_one(tmp_path: Path) -> None:
    write_library(tmp_path / "short", 2)
    write_library(tmp_path / "long", 12)
    assert files_of(tmp_path / "short").items() <= files_of(tmp_path / "long").items()


def test_a_shared_section_has_its_users_and_no_others(tmp_path: Path) -> None:
    write_library(tmp_path, USERS + 1)
    assert shared_article(0) == shared_article(USERS - 1) != shared_article(USERS)
    name = Path(shared_article(0)).parent.name
    recipes = {
        number: (tmp_path / f"handouts/conditions/{condition_id(number)}.yaml").read_text("utf-8")
        for number in range(USERS + 1)
    }
    assert [number for number, text in recipes.items() if f"{name}/" in text] == [*range(USERS)]


def test_each_language_has_each_phrase() -> None:
    (first, *others) = PHRASES.values()
    for other in others:
        for name in ("sentences", "acts", "feelings", "parts", "times", "people"):
            assert len(set(getattr(other, name))) == len(getattr(first, name)), name


@pytest.mark.parametrize("languages", [("en", "es", "ar"), ("ar",)], ids=", ".join)
def test_nothing_is_found_in_it_and_all_of_it_is_built(
    tmp_path: Path, languages: tuple[str, ...]
) -> None:
    write_library(tmp_path, 3, languages=languages, formats=("pdf",))
    request = BuildRequest(out=tmp_path / "build", conditions=(condition_id(1),))
    report = build(tmp_path, request, lambda *_: None)
    assert report.findings == ()
    assert [one.state for one in report.outputs] == [State.BUILT] * len(languages)
    assert {5, 6, 7} >= {one.pages for one in report.outputs}


def test_an_edit_changes_the_shared_section_and_nothing_else(tmp_path: Path) -> None:
    write_library(tmp_path, 1)
    seen = [files_of(tmp_path)]
    for number in (1, 2):
        edit_shared(tmp_path, number)
        seen.append(files_of(tmp_path))
        assert {path for path in seen[0] if seen[-1][path] != seen[-2][path]} == {shared_article(0)}
    before, once, twice = (one[shared_article(0)].decode().splitlines() for one in seen)
    assert [line for line in once if line not in before] == ["Edited 1 times."]
    assert [line for line in twice if line not in before] == ["Edited 2 times."]
    assert len(once) == len(twice)
