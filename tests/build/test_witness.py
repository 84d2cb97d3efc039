"""What was read counts, also where a file is changed while it is read, and changed back."""

import shutil
from collections.abc import Callable, Container, Iterable
from contextlib import suppress
from pathlib import Path

import pytest

from handoutkit.build.ahead import Ahead, Taken
from handoutkit.build.request import BuildRequest
from handoutkit.build.run import build
from handoutkit.build.snapshot import read_snapshot
from handoutkit.build.sources import read_sources
from handoutkit.errors import LibraryUnreadable
from handoutkit.project import shipped_styles
from tests.build.changes import CHANGES, change, edited, page, pages, said
from tests.build.tiny import FILES, GENERAL, INSOMNIA, SETTINGS, SLEEP, WALKING, edit

PASSING = {
    name: CHANGES[name]
    for name in ("a reference", "a picture", "a recipe", "settings", "no article")
} | {
    "another dose": edited(SLEEP, "Rest is good", "Rest 200 hours"),
    "no disclaimer": {GENERAL: None},
    "another disclaimer": {"handouts/disclaimers/more.md": FILES[GENERAL]},
}


class Surprised(Ahead):
    """Looks at a library; when it has its digests, something happens to it."""

    def __init__(self, library: Path, surprise: Callable[[], None]) -> None:
        super().__init__(str(library), str(library / "build"))
        self.surprise = surprise

    def digests(
        self, out: str, standing: Iterable[str], wanted: Container[str]
    ) -> tuple[Taken, dict[str, str]]:
        found = super().digests(out, standing, wanted)
        self.surprise()
        return found


@pytest.mark.parametrize("name", PASSING)
@pytest.mark.parametrize("is_first", [True, False], ids=["first", "again"])
def test_what_was_read_and_changed_back_leaves_nothing(
    name: str, is_first: bool, library: Path, tmp_path: Path
) -> None:
    """A file is saved between the taking of its digest and its reading, and changed back then."""
    before, fresh = tmp_path / "before", tmp_path / "fresh"
    if is_first:
        shutil.rmtree(library / "build")
    else:
        edit(library, WALKING, FILES[WALKING].replace("little", "lot"))
        edit(library, SETTINGS, FILES[SETTINGS].replace("Hill", "Lake"))
    shutil.copytree(library / "handouts", before)
    shutil.copytree(before, fresh / "handouts")

    def surprise() -> None:
        change(library, PASSING[name])

    with suppress(LibraryUnreadable):
        request = BuildRequest(out=library / "build", formats=("html",))
        build(library, request, lambda _: None, Surprised(library, surprise))
    shutil.rmtree(library / "handouts")
    shutil.copytree(before, library / "handouts")
    assert said(page(library)) == said(page(fresh))
    assert pages(library).items() >= pages(fresh).items()


@pytest.mark.parametrize("text", [None, "name: ["], ids=["gone", "broken"])
def test_a_condition_that_goes_while_it_is_built_is_not_built(
    text: str | None, library: Path
) -> None:
    """What is asked for was known before: it is read when the plan is made."""
    (library / "build/en/insomnia.html").unlink()
    shutil.rmtree(library / "build/.recall")

    def surprise() -> None:
        change(library, {INSOMNIA: text})

    request = BuildRequest(out=library / "build", formats=("html",))
    report = build(library, request, lambda _: None, Surprised(library, surprise))
    told = {one.path: str(one.state) for one in report.outputs}
    assert told.pop("en/insomnia.html", "stopped") == "stopped"
    assert told == {"en/back-pain.html": "kept"}


@pytest.mark.parametrize("is_new", [True, False], ids=["new", "another"])
@pytest.mark.parametrize(
    "path", ["tokens.css", "templates/page.html.jinja", "citations/vancouver.csl"]
)
def test_styles_that_were_read_and_changed_back_leave_nothing(
    path: str, is_new: bool, library: Path, tmp_path: Path
) -> None:
    """A style is saved between the taking of its digest and its reading, and changed back then."""
    shipped, style = shipped_styles() / path, library / "styles" / path
    if not is_new:
        edit(library, f"styles/{path}", shipped.read_text())
    change(library, CHANGES["a section"])
    fresh = tmp_path / "fresh"
    shutil.copytree(library, fresh, ignore=shutil.ignore_patterns("build"))

    def surprise() -> None:
        text = shipped.read_text().replace("#1c2326", "#1c2327")
        text = text.replace("<body", '<body class="odd"')
        text = text.replace('variable="publisher"', 'variable="note"')
        edit(library, f"styles/{path}", text)

    request = BuildRequest(out=library / "build", formats=("html",))
    build(library, request, lambda _: None, Surprised(library, surprise))
    if is_new:
        style.unlink()
    else:
        edit(library, f"styles/{path}", shipped.read_text())
    assert said(page(library)) == said(page(fresh))
    assert pages(library) == pages(fresh)


def test_what_nobody_disturbed_was_read_as_its_digests_told(library: Path) -> None:
    (library / "handouts/__pycache__").mkdir()
    (library / "handouts/disclaimers/.hidden.md").write_text("mine")
    (library / "handouts/articles/linked").symlink_to("sleep")
    (library / "styles/__pycache__").mkdir(parents=True)
    edit(library, "styles/__pycache__/old.css", "")
    edit(library, "styles/parts/.hidden.css", "")
    edit(library, "styles/parts/__pycache__/old.css", "")
    (library / "styles/parts/linked").symlink_to("..")
    (library / "styles/around").symlink_to(".")
    change(library, CHANGES["an article without any file"])
    for root in (library, Path(__file__).parents[2]):
        assert read_sources(root).snapshot == read_snapshot(root)
