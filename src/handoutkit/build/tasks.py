"""Work that any process can do, this one, a worker's or another machine's: values in, bytes out."""

from collections.abc import Mapping
from dataclasses import dataclass

from handoutkit.build.look import Look
from handoutkit.build.rendering import Rendered, render
from handoutkit.build.request import Output
from handoutkit.errors import RenderingFailed
from handoutkit.findings import Place
from handoutkit.language.catalogue import catalogue
from handoutkit.model.handout import Handout


@dataclass(frozen=True, slots=True, kw_only=True)
class RenderTask:
    """Some outputs of a handout to render; what is found without a place is at `place`."""

    handout: Handout
    outputs: tuple[Output, ...]
    look: Look
    place: Place

    @property
    def name(self) -> str:
        """Name the task as people are told of it."""
        return f"{self.handout.condition} ({self.handout.lang})"


def warm() -> None:
    """Import what rendering needs, so that the processes that come of this one have it.

    Raises:
        DependencyMissing: a library of the system is not installed.
    """
    from handoutkit.build.rendering import pdf_renderer

    pdf_renderer()


def tried(task: RenderTask) -> Mapping[Output, Rendered] | RenderingFailed:
    """Render what a task asks for; what a renderer gave up at is a value, and costs no other task.

    Raises:
        DependencyMissing: a library of the system is not installed.
    """
    try:
        return render_task(task)
    except RenderingFailed as error:
        return error


def render_task(task: RenderTask) -> Mapping[Output, Rendered]:
    """Render what a task asks for.

    Raises:
        RenderingFailed: a template is broken, or the page cannot be laid out.
        DependencyMissing: a library of the system is not installed.
    """
    words = catalogue(task.handout.lang)
    assert words is not None, "a library with a language without labels is not built"
    return render(task.handout, words, task.outputs, task.look, task.place)
