"""What is saved is noticed, what editors leave beside it is not; pages come before the layout."""

import sys
from collections.abc import Iterator
from pathlib import Path
from queue import SimpleQueue
from threading import Thread

import pytest

from handoutkit.build.request import BuildReport, BuildRequest
from handoutkit.build.watching import changes, is_passing, rebuild
from handoutkit.errors import DependencyMissing
from tests.build.tiny import FILES, SLEEP, WALKING, edit, run_build, states, write_library

PAGE, SHEET = "en/insomnia.html", "en/insomnia.pdf"
SAVED = FILES[SLEEP].replace("Rest is good", "Rest is best")
UNPRINTABLE = FILES[SLEEP].replace("Rest is good", "Rest is \ue000 good")


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return write_library(tmp_path / "library")


def noticed(batches: Iterator[frozenset[str]]) -> frozenset[str]:
    """Give the next batch, and wait for none that does not come."""
    found: SimpleQueue[frozenset[str]] = SimpleQueue()
    Thread(target=lambda: found.put(next(batches)), daemon=True).start()
    return found.get(timeout=20)


@pytest.fixture
def batches(library: Path) -> Iterator[Iterator[frozenset[str]]]:
    """What is changed in the library, from now on."""
    found = changes(library, debounce=50)
    assert next(found) == frozenset()
    yield found
    found.close()  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "name",
    [
        ".article.md.swp",
        ".article.md.swx",
        "article.md~",
        "#article.md#",
        ".#article.md",
        "4913",
        ".~lock.article.md#",
        "article.md.tmp",
        ".DS_Store",
        ".handout-article.md.x1",
        ".goutputstream-A1B2C3",
    ],
)
def test_what_editors_put_beside_a_file_is_passing(name: str) -> None:
    assert is_passing(f"/library/handouts/articles/sleep/{name}")


@pytest.mark.parametrize("name", ["article.md", "4913.md", ".moon.svg", "a~b.md", "tmp.yaml"])
def test_what_is_read_is_not_passing(name: str) -> None:
    assert not is_passing(f"/library/handouts/articles/sleep/{name}")


def test_a_saved_file_is_noticed_and_a_swap_file_is_not(
    library: Path, batches: Iterator[frozenset[str]]
) -> None:
    edit(library, "handouts/articles/sleep/.article.md.swp", "swap")
    edit(library, "build/en/insomnia.html", "built")
    edit(library, SLEEP, SAVED)
    assert noticed(batches) == {SLEEP}


def test_what_is_saved_while_nobody_asks_is_not_missed(
    library: Path, batches: Iterator[frozenset[str]]
) -> None:
    edit(library, SLEEP, SAVED)
    edit(library, WALKING, FILES[WALKING])
    assert noticed(batches) == {SLEEP, WALKING}


def test_a_styles_folder_that_is_made_later_is_watched(
    library: Path, batches: Iterator[frozenset[str]]
) -> None:
    edit(library, "styles/tokens.css", "/* ours */")
    assert noticed(batches) == {"styles"}
    edit(library, "styles/tokens.css", "/* ours too */")
    assert noticed(batches) == {"styles/tokens.css"}


def test_a_folder_that_another_one_takes_the_place_of_is_watched(
    library: Path, batches: Iterator[frozenset[str]]
) -> None:
    (library / "handouts").rename(library / "old")
    write_library(library)
    while "handouts" not in noticed(batches):
        pass
    edit(library, SLEEP, SAVED)
    assert noticed(batches) == {SLEEP}


def test_without_watchfiles_the_extra_is_named(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "watchfiles", None)
    with pytest.raises(DependencyMissing) as told:
        next(changes(library))
    assert "handoutkit[watch]" in told.value.remedy


def rebuilt(library: Path, seen: list[tuple[int, bytes, bytes]]) -> BuildReport:
    """Rebuild, and note how many pages came first, and what then stood there."""
    out = library / "build"

    def drafted(pages: int) -> None:
        seen.append((pages, (out / PAGE).read_bytes(), (out / SHEET).read_bytes()))

    return rebuild(library, BuildRequest(out=out), drafted, lambda *_: None)


def test_a_page_is_there_before_its_sheet_and_is_what_a_build_makes(library: Path) -> None:
    run_build(library)
    old = (library / "build" / SHEET).read_bytes()
    edit(library, SLEEP, SAVED)
    seen: list[tuple[int, bytes, bytes]] = []
    report = rebuilt(library, seen)
    ((pages, page, sheet),) = seen
    assert (pages, sheet) == (1, old)
    assert b"Rest is best" in page
    assert page == (library / "build" / PAGE).read_bytes()
    assert {path for path, state in states(report).items() if state == "built"} == {
        PAGE,
        SHEET,
        "en/insomnia.epub",
    }
    assert set(states(run_build(library)).values()) == {"kept"}


def test_a_page_that_the_layout_stops_is_taken_away_again(library: Path) -> None:
    run_build(library)
    edit(library, SLEEP, UNPRINTABLE)
    seen: list[tuple[int, bytes, bytes]] = []
    report = rebuilt(library, seen)
    assert len(seen) == 1
    assert states(report)[PAGE] == "stopped"
    assert not (library / "build" / PAGE).exists()
    assert [one.code for one in report.findings] == ["PAGE-008"]


def test_pages_that_nobody_has_confirmed_do_not_outlive_an_interrupt(library: Path) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    request = BuildRequest(out=library / "build")
    with pytest.raises(KeyboardInterrupt):
        rebuild(library, request, lambda _: None, interrupt)
    assert not list((library / "build").rglob("*.html"))


def test_what_nothing_was_changed_in_is_not_drafted(library: Path) -> None:
    run_build(library)
    seen: list[tuple[int, bytes, bytes]] = []
    assert set(states(rebuilt(library, seen)).values()) == {"kept"}
    assert seen == []
