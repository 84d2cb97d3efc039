"""A process that is lost twice costs its handout, and no other."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from handoutkit.build.crew import Came, Crew
from handoutkit.build.job import prepare, task_of
from handoutkit.build.pool import Lost
from handoutkit.build.request import BuildRequest, Output
from handoutkit.build.run import build
from handoutkit.build.sources import Sources, read_sources
from handoutkit.build.tasks import RenderTask, tried
from handoutkit.errors import RenderingFailed
from tests.build.tiny import run_build, states, write_library

INSOMNIA, BACK_PAIN = "en/insomnia.html", "en/back-pain.html"


class Losing(Crew):
    """A crew that loses one handout."""

    def render(
        self, tasks: Iterator[RenderTask], most: int, sources: Sources
    ) -> Iterator[tuple[RenderTask, float, Came]]:
        for task in tasks:
            is_lost = task.name.startswith("insomnia")
            yield task, 0.0, Lost(hung=True) if is_lost else tried(task)


def test_a_lost_handout_is_told_and_the_others_are_built(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = write_library(tmp_path)
    monkeypatch.setattr("handoutkit.build.crew.Crew", Losing)
    report = run_build(root, formats=("html",))
    assert states(report) == {INSOMNIA: "failed", BACK_PAIN: "built"}
    (told,) = report.findings
    assert (told.code, told.place.path) == ("PAGE-012", "handouts/conditions/insomnia.yaml")
    assert "took too long, twice" in told.message
    monkeypatch.undo()
    assert states(run_build(root, formats=("html",))) == {INSOMNIA: "built", BACK_PAIN: "kept"}


def test_many_processes_make_the_bytes_that_one_makes(tmp_path: Path) -> None:
    root = write_library(tmp_path / "library")
    for jobs in (1, 2):
        request = BuildRequest(out=tmp_path / str(jobs), jobs=jobs)
        assert set(states(build(root, request, lambda _: None)).values()) == {"built"}
    one, two = (
        {str(path.relative_to(out)): path.read_bytes() for path in out.rglob("*") if path.is_file()}
        for out in (tmp_path / "1", tmp_path / "2")
    )
    assert one == two


def test_warming_up_loads_what_rendering_needs() -> None:
    code = (
        "import sys\nfrom handoutkit.build.tasks import warm\nwarm()\n"
        "print({'weasyprint', 'PIL', 'lxml.etree'} <= sys.modules.keys())"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert (done.stdout.strip(), done.stderr) == ("True", "")


def test_what_a_renderer_gives_up_at_travels_without_what_it_came_of(tmp_path: Path) -> None:
    root = write_library(tmp_path, {"styles/templates/chapter.xhtml.jinja": "<p>"})
    sources = read_sources(root)
    job = prepare(sources, sources.library.conditions["insomnia"], "en")
    came = tried(task_of(job, (Output("insomnia", "en", "epub"),)))
    assert isinstance(came, RenderingFailed)
    assert (came.__cause__, came.__context__, came.__traceback__) == (None, None, None)
